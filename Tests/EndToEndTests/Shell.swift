import Foundation
import ScratchFolder

/// The programs under test.
enum Program {
    /// Beside the tests in the build directory.
    case adjoint
    /// Shows events, and leaves in the way that its argument names. Optimised, as people run it: what a compiler makes of
    /// state that is shared with a signal handler is seen only then.
    case probe

    var path: String {
        get throws { try (self == .adjoint ? Self.adjointPath : Self.probePath).get() }
    }

    private static let adjointPath = Result {
        var folder = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            let program = folder.appending(path: "adjoint").path
            var isDirectory: ObjCBool = false
            if FileManager.default.fileExists(atPath: program, isDirectory: &isDirectory), !isDirectory.boolValue {
                return program
            }
        }
        throw Failure("adjoint is not built")
    }

    /// Built once in a run, which takes a moment where nothing has changed since the last one.
    private static let probePath = Result {
        let scratch = top.appending(path: ".build/terminal-probe").path
        let package = top.appending(path: "Tests/TerminalProbe").path
        let result = try Shell.run(
            try Shell.find("swift"),
            ["build", "-c", "release", "--package-path", package, "--scratch-path", scratch],
            environment: ProcessInfo.processInfo.environment, limit: 600)
        guard result.status == 0 else { throw Failure("the probe is not built: \(result.output)\(result.errors)") }
        return "\(scratch)/release/TerminalProbe"
    }

    private static let top = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The bundled cards.
    static let cards = top.appending(path: "cards").path
}

/// What a test cannot go on without.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Runs programs without a terminal.
enum Shell {
    struct Result {
        /// The exit status; 128 and the signal's number after a signal, as shells have it.
        var status: Int
        var output: String
        var errors: String
    }

    /// Runs a program to its end.
    /// - Parameters:
    ///   - environment: all of it; `PATH`, a place of its own for progress, and UTF-8 are added.
    ///   - input: what the program reads on standard input.
    ///   - limit: the seconds after which it is ended, and the test fails.
    static func run(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], input: String = "",
        in directory: URL? = nil, limit: TimeInterval = 60
    ) throws -> Result {
        let scratch = try Scratch()
        let files = ["input", "output", "errors"].map { scratch.folder.appending(path: $0).path }
        try Data(input.utf8).write(to: URL(filePath: files[0]))
        // Foundation's Process would wait for every process that a program leaves behind, such as tmux's server.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, files[1], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, files[2], O_WRONLY | O_CREAT, 0o600)
        // A shell changes the directory and becomes the program.
        let command =
            directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path, program] } ?? [program]
        // The threads of a test may have signals blocked; a program starts with all of them as usual.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        // Nobody's own progress is touched.
        let bare = ["PATH": path, "XDG_DATA_HOME": scratch.folder.path, "LANG": "C.UTF-8"]
        let variables = environment.merging(bare) { own, _ in own }.map { "\($0)=\($1)" }
        var process: pid_t = 0
        let fault = withStrings(command + arguments) { arguments in
            withStrings(variables) { posix_spawn(&process, command[0], &actions, &attributes, arguments, $0) }
        }
        guard fault == 0 else { throw Failure("\(program): \(String(cString: strerror(fault)))") }
        let status = try wait(for: process, limit: limit)
        let texts = try files[1...].map { String(decoding: try Data(contentsOf: URL(filePath: $0)), as: UTF8.self) }
        return Result(status: status, output: texts[0], errors: texts[1])
    }

    /// The exit status of a process; one that does not end in time is ended.
    private static func wait(for process: pid_t, limit: TimeInterval) throws -> Int {
        let end = Date(timeIntervalSinceNow: limit)
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard Date() < end else {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw Failure("a program has not ended within \(limit) s")
            }
            usleep(1_000)
        }
        // The low 7 bits are the signal that ended it, the next 8 its own status.
        return status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
    }

    /// C strings with a null pointer behind them.
    private static func withStrings<R>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> R
    ) rethrows -> R {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return try body(copies + [nil])
    }

    static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin" }

    /// The path of a program that `PATH` finds.
    static func find(_ name: String) throws -> String {
        for folder in path.split(separator: ":") where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)")
        {
            return "\(folder)/\(name)"
        }
        throw Failure("\(name) is not installed")
    }
}
