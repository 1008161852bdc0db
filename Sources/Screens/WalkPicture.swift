internal import Autodiff
internal import Canvas
internal import Cards
internal import Diagram
internal import Tutor

/// The drawing of a walk: laid out once with room for everything that will be known, then filled in as the walk goes on.
struct WalkPicture: Sendable {
    private var picture: GraphPicture
    private let words: GraphWords
    private let content: GraphPicture.Content
    /// What each box says now.
    private var lines: [[String]] = []
    private(set) var marks = GraphMarks()

    /// - Parameter view: the space there is.
    init(walk: WalkSession, appearance: Appearance, view: Size) {
        words = GraphWords(graph: walk.graph, evaluation: walk.graph.evaluate(), appearance: appearance)
        // Whoever computes values or partials needs the definitions.
        let isAsked = walk.walk.fill.contains(.values) || walk.walk.fill.contains(.partials)
        (picture, content) = WalkPicture.picture(words: words, definitions: isAsked, view: view)
        update(with: walk)
    }

    var size: Size { picture.size }
    func box(of node: Int) -> Area { picture.box(of: node) }
    func row(_ row: Int, columns: Range<Int>) -> [Span] { picture.row(row, columns: columns, marks: marks) }
    var count: Int { picture.graph.nodes.count }

    /// Shows what is known now; only boxes that changed are touched.
    mutating func update(with walk: WalkSession) {
        marks = GraphMarks()
        for node in walk.graph.nodes.indices {
            let known = walk.knowledge(ofNode: node)
            if known.isPresent { marks.present = node }
            if known.adjoint != nil { marks.known.insert(node) }
            let text = words.box(
                node, content, isValueKnown: known.value != nil,
                adjoint: known.hasAdjoint ? .some(known.adjoint) : .none)
            if lines.indices.contains(node), lines[node] == text { continue }
            picture.replace(linesOf: node, with: text)
            if lines.indices.contains(node) { lines[node] = text } else { lines.append(text) }
        }
        for edge in walk.graph.edges.indices {
            let known = walk.knowledge(ofEdge: edge)
            if known.partial == nil { marks.hiddenLabels.insert(edge) }
            if known.isActive { marks.stepEdges.insert(edge) }
        }
        guard let present = walk.present else { return }
        switch walk.cells[present].quantity {
        case .localPartial(let edge), .contribution(let edge), .runningSum(let edge): marks.activeEdge = edge
        case .value, .adjoint: break
        }
    }

    /// Every row as plain text.
    var text: [String] {
        picture.rows(marks: marks).plainText
    }

    /// The fullest picture that fits, else the one of which most is seen at a time.
    private static func picture(
        words: GraphWords, definitions: Bool, view: Size
    ) -> (GraphPicture, GraphPicture.Content) {
        var best: (picture: GraphPicture, content: GraphPicture.Content, seen: Double)?
        for content in contents(definitions: definitions) {
            for direction in [DiagramOptions.Direction.leftToRight, .topToBottom] {
                let picture = GraphPicture(words: words, content: content, width: view.columns, direction: direction)
                let seen = picture.size.share(seenIn: view)
                if seen >= 1 { return (picture, content) }
                // A drawing that has to be moved about may as well say everything.
                if content == contents(definitions: definitions).first, seen > best?.seen ?? -1 {
                    best = (picture, content, seen)
                }
            }
        }
        guard let best else {
            let content = GraphPicture.Content()
            return (GraphPicture(words: words, content: content, width: nil, direction: nil), content)
        }
        return (best.picture, best.content)
    }

    /// What boxes and edges say, the fullest first.
    private static func contents(definitions: Bool) -> [GraphPicture.Content] {
        var content = GraphPicture.Content(definitions: definitions, values: true, adjoints: true)
        var contents = [content]
        content.significantDigits = 4
        contents.append(content)
        content.symbolicPartials = false
        contents.append(content)
        return contents
    }
}

extension Size {
    /// How much of a drawing of this size is seen at a time, from 0 to 1.
    fileprivate func share(seenIn view: Size) -> Double {
        let columns = min(1, Double(view.columns) / Double(max(1, columns)))
        let rows = min(1, Double(view.rows) / Double(max(1, rows)))
        return columns * rows
    }
}
