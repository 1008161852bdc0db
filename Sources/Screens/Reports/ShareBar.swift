internal import Canvas

/// A share as a bar of cells, for lines that scroll and lines that are printed. Its number stands beside it.
struct ShareBar {
    let appearance: Appearance
    let columns: Int

    /// What is more than nothing has a cell, and what is not all leaves one free.
    func text(_ share: Double) -> String {
        let share = min(1, max(0, share))
        var filled = Int((share * Double(columns)).rounded())
        if share > 0, columns > 1 { filled = max(1, filled) }
        if share < 1, columns > 1 { filled = min(columns - 1, filled) }
        // Heavy and light lines are as wide as the boxes of drawings.
        let (full, free) = appearance.isASCII ? ("#", ".") : ("━", "┄")
        return String(repeating: full, count: filled) + String(repeating: free, count: columns - filled)
    }
}
