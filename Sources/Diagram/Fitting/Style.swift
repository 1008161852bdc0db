/// How generously a layout spends cells.
struct Style: Hashable, Sendable {
    let direction: DiagramOptions.Direction
    /// Blank columns between a box's frame and its text, on either side.
    let padding: Int
    /// Blank columns on either side of a label that stands in its line, where none looks like a line.
    let labelMargin: Int
    /// Cells of line before an arrowhead that follows a turn.
    let stub: Int
    /// The share of the least possible extent across the layers that may be spent to keep lines straight: 1 / 8 for 8.
    let slack: Int?
    /// Blank cells between two lines that run along a channel. ASCII has one sign for all corners, so there two corners
    /// side by side would read as a line.
    let trackGap: Int
    /// So many lines leave a box through one port, as a trunk that branches; fewer have a port each.
    let branches: Int
    /// Whether a node stands midway between two of its kind that lead to it alone, or that it alone leads to, and not in line
    /// with one of them: that looks even, and takes some more columns.
    let standsBetween: Bool
    /// Whether the ends of lines keep a row between them, so that lines that would have to change rows with each other leave
    /// in even rows and arrive in odd ones. Left to right only.
    var isStaggered = false

    private init(
        _ direction: DiagramOptions.Direction, _ glyphs: DiagramOptions.Glyphs, padding: Int, labelMargin: Int = 0,
        stub: Int = 0, slack: Int?, branches: Int = 4, standsBetween: Bool = false
    ) {
        self.direction = direction
        self.padding = padding
        self.labelMargin = labelMargin
        self.stub = stub
        self.slack = slack
        self.branches = branches
        self.standsBetween = standsBetween
        trackGap = glyphs == .ascii ? 1 : 0
    }

    /// Most generous first.
    static func steps(_ direction: DiagramOptions.Direction, _ glyphs: DiagramOptions.Glyphs) -> [Style] {
        switch direction {
        case .leftToRight:
            [
                Style(direction, glyphs, padding: 1, labelMargin: 1, stub: 1, slack: 8, standsBetween: true),
                Style(direction, glyphs, padding: 1, slack: 8),
                Style(direction, glyphs, padding: 0, slack: 8),
                tightest(direction, glyphs),
            ]
        case .topToBottom:
            [
                Style(direction, glyphs, padding: 1, slack: 5, standsBetween: true),
                Style(direction, glyphs, padding: 1, slack: 20, standsBetween: true),
                Style(direction, glyphs, padding: 1, slack: nil),
                Style(direction, glyphs, padding: 0, slack: 20),
                Style(direction, glyphs, padding: 0, slack: nil),
                tightest(direction, glyphs),
            ]
        }
    }

    /// From left to right with every fan a trunk. Down the page without any: beside a line with a port of its own the label
    /// has two places.
    static func tightest(_ direction: DiagramOptions.Direction, _ glyphs: DiagramOptions.Glyphs) -> Style {
        switch direction {
        case .leftToRight: Style(direction, glyphs, padding: 0, slack: 8, branches: 2)
        case .topToBottom: Style(direction, glyphs, padding: 0, slack: nil, branches: .max)
        }
    }

    /// Blank cells that stay free between neighbours of one layer, and between two lines at one side of a box. Rows may
    /// touch, columns may not: beside a line stands its label.
    var gap: Int { direction == .leftToRight && !isStaggered ? 0 : 1 }

    /// The same with staggered ends of lines.
    var staggered: Style {
        var style = self
        style.isStaggered = true
        return style
    }
}
