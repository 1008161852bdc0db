/// How generously a layout spends cells.
struct Style: Hashable, Sendable {
    let direction: DiagramOptions.Direction
    /// Blank columns between a box's frame and its text, on either side.
    let padding: Int
    /// Blank columns on either side of a label that stands in its line.
    let labelMargin: Int
    /// Blank cells between two boxes of one layer.
    let boxGap: Int

    static func steps(_ direction: DiagramOptions.Direction) -> [Style] {
        switch direction {
        case .leftToRight:
            [
                Style(direction: direction, padding: 1, labelMargin: 1, boxGap: 0),
                Style(direction: direction, padding: 1, labelMargin: 0, boxGap: 0),
                Style(direction: direction, padding: 0, labelMargin: 0, boxGap: 0),
            ]
        case .topToBottom:
            [
                Style(direction: direction, padding: 1, labelMargin: 0, boxGap: 2),
                Style(direction: direction, padding: 1, labelMargin: 0, boxGap: 1),
                Style(direction: direction, padding: 0, labelMargin: 0, boxGap: 1),
            ]
        }
    }

    /// Blank cells that stay free between two neighbours of one layer. Rows may touch, columns may not: beside a line
    /// stands its label.
    func gap(betweenBoxes: Bool) -> Int {
        switch direction {
        case .leftToRight: betweenBoxes ? boxGap : 0
        case .topToBottom: betweenBoxes ? boxGap : 1
        }
    }

    /// Blank cells between two lines that end at the same side of a box.
    var portGap: Int { direction == .leftToRight ? 0 : 1 }
}

/// The text of a component in columns and rows, measured once.
struct Measures {
    /// Columns of the widest line of every node, its room included, and its lines.
    let textWidth: [Int]
    let lineCount: [Int]
    /// Columns of the label of every edge; 0 for none.
    let labelWidth: [Int]
    /// Whether a label begins or ends like a line and so needs a blank to be told from it.
    let labelLooksLikeLine: [Bool]

    /// A box's extent across the layers as far as its text asks for it.
    func cross(of node: Int, style: Style) -> Int {
        switch style.direction {
        case .leftToRight: lineCount[node] + 2
        case .topToBottom: textWidth[node] + 2 * style.padding + 2
        }
    }

    /// A box's extent in the direction of the layers.
    func main(of node: Int, style: Style) -> Int {
        switch style.direction {
        case .leftToRight: textWidth[node] + 2 * style.padding + 2
        case .topToBottom: lineCount[node] + 2
        }
    }
}
