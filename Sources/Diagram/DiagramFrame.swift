/// The cells a box takes, its frame included, in columns and rows of the picture.
package struct DiagramFrame: Hashable, Sendable {
    /// The leftmost column.
    package let x: Int
    /// The topmost row.
    package let y: Int
    /// In columns, frame included.
    package let width: Int
    /// In rows, frame included.
    package let height: Int
    /// Whether the frame has sides alone.
    let isOpen: Bool

    /// The rows between the frame above and below.
    var textRows: Range<Int> { isOpen ? y..<y + height : y + 1..<y + height - 1 }

    /// Writes lines into the middle of the box, all beginning in one column.
    ///
    /// - Parameter room: the columns kept for the text; it stays where it is when a longer text takes them up.
    func write(_ lines: [String], room: Int, node: Int, on sheet: inout Sheet, columns: (Character) -> Int) {
        let left = x + (width - room) / 2
        let top = y + (height - lines.count) / 2
        for (row, line) in lines.enumerated() {
            sheet.write(line, x: left, y: top + row, kind: .text, owner: node, columns: columns)
        }
    }
}
