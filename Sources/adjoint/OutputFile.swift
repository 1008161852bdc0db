import Foundation

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
        let place = URL(filePath: path)
        // Written beside its place and renamed, so that a full disk leaves nothing half.
        let draft = place.deletingLastPathComponent().appending(
            path: ".\(place.lastPathComponent).\(UUID().uuidString)")
        do {
            try Data(text.utf8).write(to: draft, options: .withoutOverwriting)
            if replacing {
                guard rename(draft.path, path) == 0 else { throw Failure(String(cString: strerror(errno))) }
            } else {
                try FileManager.default.moveItem(at: draft, to: place)
            }
        } catch {
            // What is left of the draft is of no use; where there is none, there is nothing to remove.
            try? FileManager.default.removeItem(at: draft)
            let reason = (error as? Failure)?.description ?? error.localizedDescription
            throw Failure("\(path): cannot be written: \(reason)")
        }
    }
}
