import Essentials

/// Files as the commands read them: `-` and `/dev/stdin` are standard input, and what a shell hands over as `<(…)` is read
/// like a file. Anything else that is no file is named, and nothing is waited for.
enum InputFile {
    /// No file that is read whole is larger, in bytes.
    static let limit = 1 << 24

    /// Whether a path names something that the shell has opened for the program, or the empty device.
    private static func isHandedOver(_ path: String) -> Bool {
        path == "-" || ["/dev/stdin", "/dev/null", "/dev/fd/", "/proc/"].contains { path.hasPrefix($0) }
    }

    /// A file, open for reading.
    static func open(_ path: String) throws -> OpenFile {
        path == "-" ? .standardInput : try opened(path).file
    }

    private static func opened(_ path: String) throws -> (file: OpenFile, size: Int) {
        let isHandedOver = isHandedOver(path)
        // A pipe that nobody writes to would be waited for.
        let descriptor = Essentials.open(path, O_RDONLY | O_CLOEXEC | (isHandedOver ? 0 : O_NONBLOCK))
        let fault = errno
        var status = stat()
        guard descriptor >= 0 else {
            // A socket cannot be opened.
            if stat(path, &status) == 0, let kind = kind(status.st_mode) {
                throw Failure(path, "is \(kind), not a file")
            }
            let isMissing = [ENOENT, ENOTDIR].contains(fault)
            throw isMissing ? Failure(path, "no such file") : unreadable(path, fault)
        }
        let file = OpenFile(descriptor, path: path)
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        if status.st_mode & S_IFMT == S_IFDIR { throw Failure(path, "a folder, where a file is wanted") }
        if !isHandedOver, let kind = kind(status.st_mode) { throw Failure(path, "is \(kind), not a file") }
        return (file, Int(status.st_size))
    }

    /// What stands at a path that is no file.
    private static func kind(_ mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    /// Standard input, which can be read only once, and a card is looked at twice.
    private static let standardInput = Result { try contents(of: "-") }

    /// The whole of a file.
    static func bytes(of path: String) throws -> [UInt8] {
        try ["-", "/dev/stdin"].contains(path) ? standardInput.get() : contents(of: path)
    }

    private static func contents(of path: String) throws -> [UInt8] {
        let tooLarge = Failure(path, "larger than \(limit >> 20) MiB")
        let (file, size) = path == "-" ? (.standardInput, 0) : try opened(path)
        guard size <= limit else { throw tooLarge }
        var bytes: [UInt8] = []
        while true {
            let piece = try file.piece()
            if piece.isEmpty { return bytes }
            bytes += piece
            guard bytes.count <= limit else { throw tooLarge }
        }
    }

    private static func unreadable(_ path: String, _ fault: Int32) -> Failure {
        Failure(path, "cannot be read: \(String(cString: strerror(fault)))")
    }
}
