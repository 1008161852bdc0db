/// A box of a diagram.
package struct DiagramNode: Sendable {
    /// The text lines inside the box.
    package var lines: [String]
    /// Room kept free so that a later, longer text needs no new layout.
    package var minimumWidth: Int

    /// A box with its text, and the columns kept for a longer one.
    package init(lines: [String], minimumWidth: Int = 0) {
        self.lines = lines
        self.minimumWidth = minimumWidth
    }
}

/// An arrow of a diagram, between boxes given by index.
package struct DiagramEdge: Sendable {
    /// The box it leaves, by index.
    package var from: Int
    /// The box it points to, by index.
    package var to: Int
    /// What stands on the arrow; nothing for no lines. Several stand below each other: beside an arrow down the page,
    /// from the arrow down where it leads from left to right.
    package var lines: [String]

    /// An arrow between the boxes with these indices. One to or from a box that does not exist is left out.
    package init(from: Int, to: Int, lines: [String]) {
        self.from = from
        self.to = to
        self.lines = lines
    }

    /// An arrow with one line of text, or none for an empty label.
    package init(from: Int, to: Int, label: String) {
        self.init(from: from, to: to, lines: label.isEmpty ? [] : [label])
    }

    /// What stands on the arrow, in one line.
    package var label: String { lines.joined(separator: " ") }
}

/// What the boxes and arrows of a diagram say. Of several wordings for one diagram the first that fits is taken.
package struct DiagramWording: Sendable {
    /// The boxes.
    package var nodes: [DiagramNode]
    /// The arrows; they join the same boxes in every wording.
    package var edges: [DiagramEdge]
    /// Whether from left to right a box has a frame at its sides alone, and so takes fewer rows.
    package var opensBoxes: Bool

    package init(nodes: [DiagramNode], edges: [DiagramEdge], opensBoxes: Bool = false) {
        self.nodes = nodes
        self.edges = edges
        self.opensBoxes = opensBoxes
    }
}

/// How a diagram is to be drawn.
package struct DiagramOptions: Sendable {
    /// The way the layers follow each other.
    package enum Direction: String, Sendable, CaseIterable { case leftToRight = "LR", topToBottom = "TB" }
    /// The signs lines are drawn with.
    package enum Glyphs: Sendable { case unicode, ascii }
    /// The columns to fit into; nil is unlimited.
    package var width: Int?
    /// The rows to fit into; nil is unlimited.
    package var height: Int?
    /// Nil chooses the direction that fits, the preferred one first.
    package var direction: Direction?
    /// Left to right where nothing else is said.
    package var preferred = Direction.leftToRight
    /// Box lines of Unicode, or `+ - | > v < ^`.
    package var glyphs: Glyphs
    /// The columns a terminal gives a character.
    package var columns: @Sendable (Character) -> Int
    /// How a label of the legend breaks into lines of at most so many columns.
    package var wrap: @Sendable (String, Int) -> [String]

    /// Left to right in Unicode, as wide as it comes, every character one column and every label one line, where nothing
    /// else is said.
    package init(
        width: Int? = nil, height: Int? = nil, direction: Direction? = nil, glyphs: Glyphs = .unicode,
        columns: @escaping @Sendable (Character) -> Int = { _ in 1 },
        wrap: @escaping @Sendable (String, Int) -> [String] = { label, _ in [label] }
    ) {
        self.width = width
        self.height = height
        self.direction = direction
        self.glyphs = glyphs
        self.columns = columns
        self.wrap = wrap
    }
}

/// A layered drawing of a directed graph in character cells: boxes, one line with one arrowhead for every edge, and
/// every edge's label in its line, beside it, or below the picture with a mark on the line.
///
/// Where many edges leave one box, they leave it as one line, a trunk, that branches.
///
/// Invariants, checked by `brokenInvariants()`: every label appears exactly once and whole; no line runs through a box;
/// no two edges share a cell but where one line crosses another at a right angle, or where they are a trunk; what has four
/// arms is a crossing and what has three a branch; the same input gives the same drawing.
///
/// An edge that closes a cycle is drawn back against the layers, an edge from a box to itself as a loop beside it.
///
/// `DiagramPlan` lays it out and `Drawing` paints it, in stages that have a folder each:
///
/// 1. `Layering`: every connected part gets its layers, and in each an order with few crossings (`Component`).
/// 2. `Labels`: texts are measured, and every label gets a place along its edge, or in the legend.
/// 3. `Placement`: vertices get places across the layers, lines as straight as there is room for (`Layout`).
/// 4. `Lines`: the ends of lines along the boxes, and their tracks between the layers.
/// 5. `Fitting`: stages 2 to 4 for ever shorter wordings in ever tighter styles, until the picture fits; a long chain goes on
///    in the next row (`Rows`).
/// 6. `Painting`: boxes, lines, then labels, into a sheet of cells.
package struct Diagram: Sendable {
    /// What a cell belongs to, so that a screen can style it.
    package enum Part: Hashable, Sendable {
        case empty
        case frame(node: Int)
        case text(node: Int)
        /// A piece of line, or the numbered mark of an edge whose label stands in the legend.
        case line(edge: Int)
        /// A piece of line that several edges of one source share, one of them named.
        case trunk(edge: Int)
        case crossing(edge: Int, over: Int)
        case arrowhead(edge: Int)
        case label(edge: Int)

        /// Whether it is of what stands on an edge.
        package var isLabel: Bool { if case .label = self { true } else { false } }
    }
    /// One column of one row.
    package struct Cell: Hashable, Sendable {
        /// Nil for the right half of a wide character.
        package var character: Character?
        /// What the cell belongs to.
        package var part: Part
    }

    /// More boxes are not drawn.
    package static let nodeLimit = 10_000
    /// More lines are not drawn.
    package static let edgeLimit = 50_000

    /// Columns of the picture, its legend included.
    package var width: Int { sheet.width }
    /// Rows of the picture, its legend included.
    package var height: Int { sheet.height }
    /// The way the layers follow each other, chosen where it was left open.
    package let direction: DiagramOptions.Direction
    /// The cells every box takes, by node.
    package let frames: [DiagramFrame]
    /// What was drawn, boxes and arrows.
    package private(set) var nodes: [DiagramNode]
    /// The arrows that were asked for, in their order.
    package let edges: [DiagramEdge]
    /// The corners of every line, by edge: from the frame of its source to the frame of its target, both included. Empty
    /// for an edge that is not drawn.
    package let routes: [[DiagramPoint]]
    /// Whether some labels stand below the picture, with numbered marks on their lines.
    package let hasLegend: Bool
    /// Whether the graph passes the limits, is too dense to be read (150 boxes, each joined to all others), or its picture
    /// would have more than fifty million cells. The picture then is one line that says so.
    package let isTooLarge: Bool

    private(set) var sheet: Sheet
    private let textRooms: [Int]
    private let glyphs: DiagramOptions.Glyphs
    private let columns: @Sendable (Character) -> Int

    /// Lays the graph out and draws it. Wider than asked for only where nothing narrower was found.
    package init(nodes: [DiagramNode], edges: [DiagramEdge], options: DiagramOptions = DiagramOptions()) {
        self.init(DiagramPlan(nodes: nodes, edges: edges, options: options))
    }

    /// Paints what is laid out.
    package init(_ plan: DiagramPlan) {
        let drawing = Drawing(plan)
        nodes = plan.nodes
        edges = plan.edges
        routes = drawing.routes
        sheet = drawing.sheet
        direction = plan.direction
        frames = drawing.frames
        hasLegend = plan.hasLegend
        isTooLarge = plan.fit == nil
        textRooms = plan.textRooms
        glyphs = plan.options.glyphs
        columns = plan.options.columns
    }

    /// `height` rows of `width` cells, made as they are asked for.
    package var rows: DiagramRows { DiagramRows(sheet: sheet, glyphs: glyphs) }

    /// One cell of the picture.
    package subscript(row row: Int, column column: Int) -> Cell { rows[row][column] }

    /// What a cell belongs to where edges share it as a trunk: the first of some edges that is one of them.
    /// - Parameter part: what the cell itself says.
    package func part(at point: DiagramPoint, _ part: Part, favouring favoured: [Int]) -> Part {
        func favourite(_ edge: Int) -> Int {
            favoured.first { edges[$0].from == edges[edge].from && routes[$0].passes(point) } ?? edge
        }
        switch part {
        case .trunk(let edge): return .trunk(edge: favourite(edge))
        case .crossing(let edge, let over): return .crossing(edge: favourite(edge), over: favourite(over))
        default: return part
        }
    }

    /// The picture as lines, without blanks at the end of a line.
    package var text: String {
        // Bytes rather than characters: a large picture has millions of cells.
        let lines = (0..<16).map { Array(String(glyphs.line(Sides(rawValue: $0))).utf8) }
        let arrowheads = (0..<16).map { Array(String(glyphs.arrowhead(Sides(rawValue: $0))).utf8) }
        let crossing = Array(String(glyphs.crossing).utf8)
        let characters = sheet.characters.map { Array(String($0).utf8) }
        func glyph(_ cell: Sheet.Cell) -> [UInt8]? {
            switch cell.kind {
            case .frame, .line, .trunk: lines[Int(cell.sides.rawValue)]
            case .arrowhead: arrowheads[Int(cell.sides.rawValue)]
            case .crossing: crossing
            case .text where cell.other >= 0, .label, .mark, .note: characters[cell.other]
            case .textContinued, .labelContinued: []
            case .empty, .text: nil
            }
        }
        var text: [UInt8] = []
        text.reserveCapacity(width * height * 3 / 2)
        for row in 0..<height {
            if row > 0 { text.append(UInt8(ascii: "\n")) }
            var end = text.count
            for column in 0..<width {
                if let bytes = glyph(sheet[column, row]) {
                    text += bytes
                    end = text.count
                } else {
                    text.append(UInt8(ascii: " "))
                }
            }
            text.removeLast(text.count - end)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes other text into one box; the layout stays. A line too long for the box's room asks for a new layout: it is
    /// refused with false, and the picture stays as it is.
    package mutating func replace(linesOf node: Int, with lines: [String]) -> Bool {
        guard !isTooLarge, frames.indices.contains(node) else { return false }
        let frame = frames[node]
        let width = lines.map { $0.width(columns) }.max() ?? 0
        guard width <= frame.width - 2, lines.count <= frame.textRows.count else { return false }
        nodes[node].lines = lines
        for y in frame.textRows {
            for x in (frame.x + 1)..<(frame.x + frame.width - 1) {
                sheet[x, y] = Sheet.Cell(kind: .text, owner: node)
            }
        }
        frame.write(lines, room: max(width, textRooms[node]), node: node, on: &sheet, columns: columns)
        return true
    }
}
