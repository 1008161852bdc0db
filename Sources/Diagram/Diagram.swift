/// A box of a diagram.
package struct DiagramNode: Sendable {
    /// The text lines inside the box.
    package var lines: [String]
    /// Room kept free so that a later, longer text needs no new layout.
    package var minimumWidth: Int
    package init(lines: [String], minimumWidth: Int = 0) {
        self.lines = lines
        self.minimumWidth = minimumWidth
    }
}

/// An arrow of a diagram, between boxes given by index.
package struct DiagramEdge: Sendable {
    package var from: Int
    package var to: Int
    package var label: String
    package init(from: Int, to: Int, label: String) {
        self.from = from
        self.to = to
        self.label = label
    }
}

/// How a diagram is to be drawn.
package struct DiagramOptions: Sendable {
    package enum Direction: String, Sendable, CaseIterable { case leftToRight = "LR", topToBottom = "TB" }
    package enum Glyphs: Sendable { case unicode, ascii }
    /// The columns to fit into; nil is unlimited.
    package var width: Int?
    /// Nil chooses the direction that fits, LR first.
    package var direction: Direction?
    package var glyphs: Glyphs
    /// The columns a terminal gives a character.
    package var columns: @Sendable (Character) -> Int

    package init(
        width: Int? = nil, direction: Direction? = nil, glyphs: Glyphs = .unicode,
        columns: @escaping @Sendable (Character) -> Int = { _ in 1 }
    ) {
        self.width = width
        self.direction = direction
        self.glyphs = glyphs
        self.columns = columns
    }
}

/// A layered drawing of a directed acyclic graph in character cells.
///
/// Invariants: every label appears exactly once and whole; no line runs through a box; two edges never share a line in
/// a way that implies an edge that is not there; the same input gives the same drawing.
package struct Diagram: Sendable {
    /// What a cell belongs to, so that a screen can style it.
    package enum Part: Hashable, Sendable {
        case empty
        case frame(node: Int)
        case text(node: Int)
        case line(edge: Int)
        case crossing(edge: Int, over: Int)
        case arrowhead(edge: Int)
        case label(edge: Int)
    }
    package struct Cell: Hashable, Sendable {
        /// Nil for the right half of a wide character.
        package var character: Character?
        package var part: Part
    }
    /// Columns and rows of the picture, its legend included.
    package let width: Int
    package let height: Int
    /// `height` rows of `width` cells.
    package let rows: [[Cell]]
    package let direction: DiagramOptions.Direction

    /// Lays the graph out and draws it. Wider than asked for only where nothing narrower was found.
    package init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions = DiagramOptions()) {
        width = 0
        height = 0
        rows = []
        direction = .leftToRight
    }

    /// The picture as lines, without blanks at the end of a line.
    package var text: String { "" }

    /// The same picture with other text in one box; the layout stays. A line too long for the box's room asks for a new
    /// layout and is refused with nil.
    package func replacing(linesOf node: Int, with lines: [String]) -> Diagram? { nil }
}
