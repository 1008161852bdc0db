internal import CNcurses

/// Standard error while the screen is up: a message there would be drawn over the screen and vanish with it, so it goes
/// to a file, whose name is told afterwards.
struct ErrorLog {
    let path: String
    private let log: Int32
    /// Standard error as it was.
    let errorOutput: Int32
    private var sizeBefore: off_t = 0

    /// Nil where standard error is no terminal, and is left alone, or where no file can be written.
    /// - Parameter refused: is given the places where something else stands than a file of one's own.
    init?(path wanted: String?, refused: inout [String]) {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        let candidates = [wanted, Self.statePath, "\(Self.temporaryDirectory)/adjoint-\(getuid()).log"].compactMap {
            $0
        }
        for path in candidates {
            Self.makeDirectories(for: path)
            let descriptor = open_log(path)
            guard descriptor >= 0 else {
                if Self.isTaken(path) { refused.append(path) }
                continue
            }
            let copy = private_copy(STDERR_FILENO)
            guard copy >= 0 else { close(descriptor); return nil }
            (self.path, log, errorOutput) = (path, descriptor, copy)
            return
        }
        return nil
    }

    /// `$XDG_STATE_HOME/adjoint/adjoint.log`, the directory being `~/.local/state` by default (XDG Base Directory
    /// Specification 0.8), where there is a home directory.
    private static var statePath: String? {
        let state = environment("XDG_STATE_HOME")
        if state.hasPrefix("/") { return "\(state)/adjoint/adjoint.log" }
        let home = environment("HOME")
        return home.hasPrefix("/") && access(home, F_OK) == 0 ? "\(home)/.local/state/adjoint/adjoint.log" : nil
    }

    /// Whether something stands at a path, a link by itself.
    private static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static var temporaryDirectory: String {
        let directory = environment("TMPDIR")
        return directory.hasPrefix("/") ? directory : "/tmp"
    }

    private static func makeDirectories(for path: String) {
        for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
            mkdir(String(decoding: path.utf8.prefix(index), as: UTF8.self), 0o700)
        }
    }

    /// Sends standard error to the log.
    mutating func begin() {
        sizeBefore = lseek(log, 0, SEEK_END)
        dup2(log, STDERR_FILENO)
    }

    /// Sends standard error where it went before, and names the log there if it has grown.
    func end() {
        dup2(errorOutput, STDERR_FILENO)
        guard lseek(log, 0, SEEK_END) > sizeBefore else { return }
        Self.tell("there are messages in \(path)")
    }

    /// Says on standard error where no log is kept.
    static func tell(refused paths: [String]) {
        for path in paths { tell("\(path) is not a file of your own, so no log is kept there") }
    }

    private static func tell(_ words: String) {
        let line = Array("adjoint: \(words)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }

    func discard() {
        close(log)
        close(errorOutput)
    }
}
