import ArgumentParser
import Canvas
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

/// Exit statuses of the commands.
enum Status {
    /// A wrong answer, or a card with errors.
    static let wrong = ExitCode(1)
    /// A command line that cannot be carried out.
    static let unusable = ExitCode(2)
    /// Ctrl-C: 128 and the number of its signal, as shells have it.
    static let interrupted = ExitCode(128 + SIGINT)
}

/// Writes a line to standard output, which may be full.
func print(_ line: String) throws { try print(TerminalText(line)) }

/// Writes a line to standard output, which may be full.
func print(_ line: TerminalText) throws {
    guard write(line.text + "\n", to: STDOUT_FILENO) else {
        throw Failure("standard output: \(Failure.reasonOfSystem)")
    }
}

/// Writes a line to standard error: what is meant for people, not for programs.
func tell(_ line: String) {
    // Where standard error has gone with its terminal, nobody is left to tell.
    _ = write(TerminalText(line).text + "\n", to: STDERR_FILENO)
}

/// Writes all of a text to a descriptor; false where that fails, with the reason in `errno`.
func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            guard count >= 0 || errno == EINTR else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
        }
        return true
    }
}

/// Runs a command's work; a failure becomes its one line and exit status 2.
func reportingFailures(_ work: () throws -> Void) throws {
    do {
        try work()
    } catch let failure as Failure {
        tell("adjoint: \(failure)")
        throw Status.unusable
    }
}
