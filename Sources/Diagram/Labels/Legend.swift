/// The labels that stand below the picture, because on their edges they would make it too wide. On the edge stands a
/// numbered mark.
struct Legend {
    struct Entry {
        let mark: String
        let label: String
        /// Columns of the label.
        let width: Int
    }
    /// By edge.
    let entries: [Int: Entry]
    private let texts: Texts
    /// Columns of the widest mark, and of the whole legend.
    private let markWidth: Int
    let width: Int

    /// Moves the labels wider than a limit below the picture.
    init(_ texts: Texts, widerThan limit: Int) {
        var entries: [Int: Entry] = [:]
        for edge in texts.labels.indices where texts.labelWidth[edge] > limit {
            let label = texts.labels[edge].joined(separator: " ")
            entries[edge] = Entry(mark: "[\(entries.count + 1)]", label: label, width: texts.oneLineWidth[edge])
        }
        self.entries = entries
        self.texts = texts
        let markWidth = entries.values.map(\.mark.count).max() ?? 0
        self.markWidth = markWidth
        width = entries.values.map { markWidth + 1 + $0.width }.max() ?? 0
    }

    /// What stands on an edge, line by line: its label or its mark.
    func lines(on edge: Int, _ direction: DiagramOptions.Direction) -> [String] {
        if let entry = entries[edge] { return [entry.mark] }
        let lines = texts.labels[edge]
        return direction == .topToBottom || lines.isEmpty ? lines : [lines.joined(separator: " ")]
    }

    /// Rows, a blank one above included.
    var height: Int { entries.isEmpty ? 0 : entries.count + 1 }

    func write(on sheet: inout Sheet, below row: Int, columns: (Character) -> Int) {
        for (place, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
            let y = row + 1 + place
            let (edge, entry) = (entry.key, entry.value)
            sheet.write(entry.mark, x: markWidth - entry.mark.count, y: y, kind: .mark, owner: edge, columns: columns)
            sheet.write(entry.label, x: markWidth + 1, y: y, kind: .label, owner: edge, columns: columns)
        }
    }
}
