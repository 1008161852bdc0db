import Essentials

/// How far a long reading is, as one line of standard error that is painted over; nothing where that is no terminal.
struct ReadingBar {
    private let total: Int
    private let isShown = isatty(STDERR_FILENO) == 1
    private var done = 0

    private static let columns = 40

    init(total: Int) { self.total = max(1, total) }

    /// One more is done.
    mutating func advance() {
        let before = done * 100 / total
        done += 1
        let share = done * 100 / total
        guard isShown, share != before else { return }
        let filled = done * Self.columns / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.columns - filled)
        paint("\rreading [\(bar)] \(share)%")
    }

    /// Says something in its place.
    func tell(_ line: String) {
        clear()
        adjoint.tell(line)
    }

    /// Takes it off the terminal.
    func clear() {
        // Back to the first column, and erase to the end of the line.
        if isShown { paint("\r\u{1B}[K") }
    }

    private func paint(_ text: String) {
        // Where standard error has gone, nobody is left to see it.
        _ = write(text, to: STDERR_FILENO)
    }
}
