import Foundation
import ScratchFolder

/// A terminal of its own for one test: a private tmux server with one window, and a shell in it.
///
/// Nothing here waits for a fixed time: `wait` looks until the screen is as expected, and gives up late.
final class Tmux {
    /// How long a slow and busy machine may take to show something.
    static let patience: TimeInterval = 30

    /// The home directory of what runs in the terminal.
    let scratch: Scratch
    private let tmux: String
    private let socket: String
    private let environment: [String: String]

    /// - Parameters:
    ///   - type: what `TERM` says in the terminal.
    ///   - environment: added to a bare one: a UTF-8 locale, `PATH` and `HOME`.
    ///   - command: what runs in the terminal; a shell by default.
    init(
        columns: Int = 80, rows: Int = 24, type: String = "tmux-256color", environment: [String: String] = [:],
        command: String = "sh"
    ) throws {
        scratch = try Scratch()
        tmux = try Shell.find("tmux")
        socket = scratch.folder.appending(path: "tmux").path
        let bare = [
            "PATH": Shell.path, "HOME": scratch.folder.path, "XDG_DATA_HOME": scratch.folder.path, "LANG": "C.UTF-8",
            "PS1": "ready> ", "SHELL": "/bin/sh",
        ]
        self.environment = bare.merging(environment) { _, own in own }
        try run(
            "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "default-terminal", type, ";",
            "set", "-g", "default-size", "\(columns)x\(rows)", ";", "set", "-g", "remain-on-exit", "on", ";",
            "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command)
    }

    deinit { _ = try? run("kill-server") }

    /// Runs a tmux command and returns what it prints.
    @discardableResult
    func run(_ arguments: String...) throws -> String { try run(arguments) }

    @discardableResult
    private func run(_ arguments: [String]) throws -> String {
        let result = try Shell.run(tmux, ["-u", "-S", socket, "-f", "/dev/null"] + arguments, environment: environment)
        guard result.status == 0 else { throw Failure("tmux \(arguments.prefix(3)): \(result.errors)") }
        return result.output
    }

    // MARK: The keyboard

    /// Presses keys by the names that tmux gives them: `Enter`, `Escape`, `C-g`, `Up`, `a`.
    func press(_ keys: String...) throws { try run(["send-keys"] + keys) }

    /// Types a text.
    func type(_ text: String) throws { try run("send-keys", "-l", "--", text) }

    /// Types a command for the shell and starts it.
    func command(_ line: String) throws {
        try type(line)
        try press("Enter")
    }

    /// Sends bytes as they are, in pieces: the bytes of one piece arrive together.
    func send(_ bytes: [UInt8], together count: Int = 500) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // One tmux command line for many pieces.
            var commands: [String] = []
            while !rest.isEmpty, commands.count < 500 {
                commands += ["send-keys", "-H"] + rest.prefix(count).map { String($0, radix: 16) } + [";"]
                rest = rest.dropFirst(count)
            }
            try run(commands)
        }
    }

    // MARK: The screen

    /// The rows of the screen, without blanks at their ends.
    func screen() throws -> [String] {
        try run("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Waits until the screen is as expected.
    @discardableResult
    func wait(for what: String, until condition: ([String]) throws -> Bool) throws -> [String] {
        guard let rows = try look(for: Self.patience, until: condition) else {
            throw Failure("waited in vain for \(what) on this screen:\n" + (try screen()).joined(separator: "\n"))
        }
        return rows
    }

    /// Looks at the screen until it is as expected, at most for some seconds; nil when it never is.
    func look(for seconds: TimeInterval, until condition: ([String]) throws -> Bool) throws -> [String]? {
        let end = Date(timeIntervalSinceNow: seconds)
        while true {
            let rows = try screen()
            if try condition(rows) { return rows }
            if Date() >= end { return nil }
            usleep(10_000)
        }
    }

    /// Waits until a text stands on the screen, over whichever rows it is broken.
    @discardableResult
    func wait(for text: String) throws -> [String] {
        let words = Self.words(of: text)
        return try wait(for: "'\(text)'") { Self.words(of: $0.joined(separator: "\n")).contains(words) }
    }

    /// A text with single blanks between its words.
    private static func words(of text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func resize(columns: Int, rows: Int) throws {
        try run("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    // MARK: What a program has done to the terminal

    /// The modes that a program can set, as the terminal has them now.
    struct Modes: Equatable {
        var alternateScreen, cursor, keypad, cursorKeys, mouse, sgrMouse, insert, wrap: Bool

        /// As a shell has them.
        static let plain = Modes(
            alternateScreen: false, cursor: true, keypad: false, cursorKeys: false, mouse: false, sgrMouse: false,
            insert: false, wrap: true)
    }

    func modes() throws -> Modes {
        let names =
            ["alternate_on", "cursor_flag", "keypad_flag", "keypad_cursor_flag"]
            + ["mouse_any_flag", "mouse_sgr_flag", "insert_flag", "wrap_flag"]
        let flags = try value(names.map { "#{\($0)}" }.joined(separator: " ")).split(separator: " ").map { $0 == "1" }
        guard flags.count == names.count else { throw Failure("tmux does not tell the modes") }
        return Modes(
            alternateScreen: flags[0], cursor: flags[1], keypad: flags[2], cursorKeys: flags[3], mouse: flags[4],
            sgrMouse: flags[5], insert: flags[6], wrap: flags[7])
    }

    /// A tmux format, filled in.
    func value(_ format: String) throws -> String {
        try run("display-message", "-p", format).trimmingCharacters(in: .newlines)
    }

    /// From now on keeps what programs write to the terminal.
    func record() throws {
        try run("pipe-pane", "-o", "exec cat >> '\(scratch.folder.path)/record'")
    }

    /// What programs have written since `record`.
    func recorded() -> String { scratch.text(of: "record") ?? "" }
}
