internal import Autodiff

/// A vector or matrix of numbers as a student gave it, with the precision each entry was written to.
struct MatrixEntry {
    private let entries: [NumberEntry]

    /// - Parameters:
    ///   - text: what was typed.
    ///   - value: what it evaluates to.
    init(text: String, value: Tensor) {
        // Of a matrix written out, each entry by itself.
        let parts = text.split { ",;&[](){}\n".contains($0) }.map(String.init)
            .filter { $0.contains { !$0.isWhitespace } }
        let isWrittenOut = parts.count == value.shape.count
        entries = value.elements.enumerated().map { index, number in
            NumberEntry(text: isWrittenOut ? parts[index] : text, value: number)
        }
    }

    /// The entries that are not the right ones, and those that are rounded to too few figures, counted from 0.
    func judged(
        by comparison: NumericComparison, against right: [Double]
    ) -> (wrong: Set<Int>, coarse: Set<Int>) {
        var wrong: Set<Int> = []
        var coarse: Set<Int> = []
        for (index, (entry, value)) in zip(entries, right).enumerated() {
            switch comparison.judge(entry, against: value) {
            case .right: break
            case .tooCoarse: coarse.insert(index)
            case .wrong: wrong.insert(index)
            }
        }
        return (wrong, coarse)
    }
}
