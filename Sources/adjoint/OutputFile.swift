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
        guard make(text, at: draft), rename(draft, path) == 0 else {
            let reason = Failure.reasonOfSystem
            // What is left of the draft is of no use; where there is none, there is nothing to remove.
            unlink(draft)
            throw Failure(path, "cannot be written: \(reason)")
        }
    }

    /// Makes a new file; false where that fails, with the reason in `errno`.
    private static func make(_ text: String, at path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        let isWritten = adjoint.write(text, to: descriptor)
        let fault = errno
        // Some disks say only here that they are full.
        let isClosed = close(descriptor) == 0
        if !isWritten { errno = fault }
        return isWritten && isClosed
    }
}
