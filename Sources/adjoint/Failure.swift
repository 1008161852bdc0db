import Essentials

/// Something that keeps a command from doing its work: one clear line for standard error, and exit status 2.
struct Failure: Error, CustomStringConvertible {
    var description: String
    /// Without the file that it is about.
    let reason: String

    init(_ description: String) { (self.description, reason) = (description, description) }

    /// What the system says about the last call that failed.
    static var reasonOfSystem: String { String(cString: strerror(errno)) }

    /// About a file.
    init(_ path: String, _ reason: String) { (description, self.reason) = ("\(path): \(reason)", reason) }
}
