import Canvas
import Essentials
import Synchronization
import Tutor

/// What a command that takes long says meanwhile: one line of standard error that is painted over, and wiped at the end.
/// Nothing in the first second, and nothing where standard error is no terminal.
final class ProgressLine: Sendable {
    private struct State {
        var text: String
        /// What stands on the terminal now.
        var painted: String?
        var isOver = false
    }
    private let state: Mutex<State>
    /// Nil where there is no terminal.
    private let paint: (@Sendable (String) -> Void)?

    /// In microseconds: how long a command may take without saying so, and how often it says something else.
    private static let (patience, pace): (UInt32, UInt32) = (1_000_000, 100_000)
    /// Back to the first column, and erase to the end of the line.
    private static let wiping = "\r\u{1B}[K"

    /// - Parameter paint: writes to the terminal; nil where there is none.
    init(_ text: String, paint: (@Sendable (String) -> Void)? = ProgressLine.standardError) {
        state = Mutex(State(text: text))
        self.paint = paint
    }

    /// Does some work, and says what it is where that takes long.
    static func during<Result, Fault: Error>(
        _ text: String, _ work: (ProgressLine) throws(Fault) -> Result
    ) throws(Fault) -> Result {
        let line = ProgressLine(text)
        line.begin()
        defer { line.end() }
        return try work(line)
    }

    private func begin() {
        guard paint != nil else { return }
        do {
            try BackgroundThread.start { [self] in
                usleep(Self.patience)
                while show() { usleep(Self.pace) }
            }
        } catch {
            // Where no thread can be had, the work is done all the same, and nothing is said of it.
        }
    }

    /// Says something else from now on.
    func say(_ text: String) { state.withLock { $0.text = text } }

    /// How far it is: `checking 312 of 1,000: lattice.md`.
    func say(_ work: String, _ done: Int, of total: Int, _ thing: String) {
        say("\(work) \(Figure.grouped(done)) of \(Figure.grouped(total)): \(thing)")
    }

    /// Paints what is to be said, unless it stands there already; false at the end.
    func show() -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            show(&state)
            return true
        }
    }

    private func show(_ state: inout State) {
        guard state.text != state.painted else { return }
        let line = TerminalText(state.text).text.replacing("\n", with: " ").replacing("\t", with: " ")
        paint?(Self.wiping + line.truncated(to: Self.columns - 1))
        state.painted = state.text
    }

    /// Writes something else to the terminal: the line makes way for it, and stands below it then.
    func makingWay(_ writing: () throws -> Void) rethrows {
        try state.withLock { state in
            let isShown = state.painted != nil
            wipe(&state)
            try writing()
            if isShown { show(&state) }
        }
    }

    func end() {
        state.withLock { state in
            wipe(&state)
            state.isOver = true
        }
    }

    private func wipe(_ state: inout State) {
        if state.painted != nil { paint?(Self.wiping) }
        state.painted = nil
    }

    // MARK: The terminal

    /// Writes to standard error where that is a terminal.
    static var standardError: (@Sendable (String) -> Void)? {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        // Where standard error has gone, nobody is left to see it.
        return { _ = write($0, to: STDERR_FILENO) }
    }

    /// The columns of the terminal; 80 where it does not say.
    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
