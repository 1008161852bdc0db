/// The labels that stand below the picture, because on their edges they would make it too wide. On the edge stands a
/// numbered mark.
struct Legend {
    struct Entry {
        let mark: String
        /// The label, in more than one line where it is wider than the picture may be.
        let lines: [String]
        /// Columns of the widest line.
        let width: Int
    }
    /// By edge.
    let entries: [Int: Entry]
    /// Whether a label that stays on its edge looks like a piece of line.
    let leavesLineLikeLabels: Bool
    private let texts: Texts
    /// Columns of the widest mark, and of the whole legend.
    private let markWidth: Int
    let width: Int

    /// Moves the labels wider than a limit below the picture.
    /// - Parameter options: the columns of the picture, and how labels break into lines of the legend.
    init(_ texts: Texts, widerThan limit: Int, _ options: DiagramOptions) {
        let moved = texts.labels.indices.filter { texts.labelWidth[$0] > limit }
        let markWidth = moved.isEmpty ? 0 : "[\(moved.count)]".count
        let room = options.width.map { max(Self.leastRoom, $0 - markWidth - 1) } ?? .max
        var entries: [Int: Entry] = [:]
        for (place, edge) in moved.enumerated() {
            let label = texts.labels[edge].joined(separator: " ")
            let lines = texts.oneLineWidth[edge] > room ? options.wrap(label, room) : [label]
            let width = lines.map { $0.width(options.columns) }.max() ?? 0
            entries[edge] = Entry(mark: "[\(place + 1)]", lines: lines, width: width)
        }
        self.entries = entries
        leavesLineLikeLabels = texts.labels.indices.contains { texts.looksLikeLine[$0] && entries[$0] == nil }
        self.texts = texts
        self.markWidth = markWidth
        width = entries.values.map { markWidth + 1 + $0.width }.max() ?? 0
    }

    /// Nobody reads a formula in fewer columns.
    private static let leastRoom = 12

    /// What stands on an edge, line by line: its label or its mark.
    func lines(on edge: Int) -> [String] { entries[edge].map { [$0.mark] } ?? texts.labels[edge] }

    /// Rows, a blank one above included.
    var height: Int { entries.isEmpty ? 0 : entries.values.reduce(1) { $0 + $1.lines.count } }

    func write(on sheet: inout Sheet, below row: Int, columns: (Character) -> Int) {
        var y = row + 1
        for (edge, entry) in entries.sorted(by: { $0.key < $1.key }) {
            sheet.write(entry.mark, x: markWidth - entry.mark.count, y: y, kind: .mark, owner: edge, columns: columns)
            for line in entry.lines {
                sheet.write(line, x: markWidth + 1, y: y, kind: .label, owner: edge, columns: columns)
                y += 1
            }
        }
    }
}
