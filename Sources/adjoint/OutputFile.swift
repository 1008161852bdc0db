import Essentials

/// A file that a command writes: whole, or not at all.
enum OutputFile {
    /// Writes a text.
    /// - Parameters:
    ///   - replacing: whether a file that is there gives way; only a regular file does.
    ///   - advice: what is said behind the fault that there is a file.
    static func write(_ text: String, to path: String, replacing: Bool, advice: String = "; --force replaces it") throws
    {
        var status = stat()
        let exists = lstat(path, &status) == 0
        if exists, replacing, status.st_mode & S_IFMT != S_IFREG {
            throw Failure("\(path): not a regular file, so it is not replaced")
        }
        if exists, !replacing { throw Failure("\(path): there is a file already\(advice)") }
        // Written beside its place and renamed, so that a full disk leaves nothing half.
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? path[..<path.startIndex]
        let draft = "\(folder).\(path[folder.endIndex...]).\(UUID().uuidString)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        var isDone = descriptor >= 0 && adjoint.write(text, to: descriptor)
        var reason = Failure.reasonOfSystem
        if descriptor >= 0 {
            // What a disk on the network has no room for is told when the file is closed.
            if close(descriptor) != 0, isDone { (isDone, reason) = (false, Failure.reasonOfSystem) }
            // A file that came meanwhile stays.
            if isDone, !replacing, lstat(path, &status) == 0 { (isDone, reason) = (false, "there is a file already") }
            if isDone, rename(draft, path) != 0 { (isDone, reason) = (false, Failure.reasonOfSystem) }
            if !isDone { unlink(draft) }
        }
        guard isDone else { throw Failure(path, "cannot be written: \(reason)") }
    }
}
