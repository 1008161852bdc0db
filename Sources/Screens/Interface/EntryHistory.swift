internal import Canvas

/// The lines that were entered at a task, to be brought back into its field: Up goes to earlier ones, Down back to what was
/// being typed. What is changed on the way stays changed until a line is entered.
struct EntryHistory: Sendable {
    /// The lines that were entered, the earliest first.
    private var entered: [String] = []
    /// The same as they are changed now, and behind them what is being typed.
    private var lines = [""]
    private var place = 0

    /// - Parameter entered: the lines that were entered before, the earliest first.
    init(_ entered: [String] = []) {
        for line in entered { enter(line) }
    }

    /// Adds a line that was entered, and goes behind it. A blank line, and one that only repeats the last, is left out.
    mutating func enter(_ line: String) {
        if !line.allSatisfy(\.isWhitespace), line != entered.last { entered.append(line) }
        rest()
    }

    /// Goes behind the last line, as where another field is gone to.
    mutating func rest() {
        lines = entered + [""]
        place = entered.count
    }

    /// The line before the present one, or behind it; nil where there is none. One that says what the field says already is
    /// passed over.
    /// - Parameters:
    ///   - step: -1 for the line before, 1 for the line behind it.
    ///   - text: what stands in the field now.
    mutating func move(by step: Int, from text: String) -> String? {
        lines[place] = text
        var next = place + step
        while lines.indices.contains(next), lines[next] == text { next += step }
        guard lines.indices.contains(next) else { return nil }
        place = next
        return lines[next]
    }
}

extension KeyTable {
    /// Adds the keys that bring back what was entered.
    mutating func addRecall(_ action: (Int) -> Action) {
        add(action(-1), [.up], "Up", "bring back what you entered here before")
        add(action(1), [.down], "Down", "and back to what you were typing")
    }
}
