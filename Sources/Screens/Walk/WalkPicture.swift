internal import Autodiff
internal import Canvas
internal import Cards
internal import Tutor

/// The drawing of a walk: laid out once with room for everything that will be known, then filled in as the walk goes on.
struct WalkPicture: Sendable {
    private var picture: GraphPicture
    private let words: GraphWords
    /// By node, what its box says now.
    private var known: [NodeKnowledge] = []
    private(set) var marks = GraphMarks()

    /// - Parameter view: the space there is.
    init(walk: WalkSession, appearance: Appearance, view: Size) {
        words = GraphWords(graph: walk.graph, evaluation: walk.graph.evaluation, appearance: appearance)
        // Whoever computes values or partials needs the definitions, as between vectors and matrices.
        let isAsked = walk.walk.fill.contains(.values) || walk.walk.fill.contains(.partials)
        let isHidden = walk.graph.edges.indices.contains { !walk.disclosure.showsLabel(of: $0, in: walk.graph) }
        var content = GraphPicture.Content(
            definitions: isAsked || isHidden || !walk.graph.isScalar, adjoints: true)
        content.weightedSums = true
        content.symbolicAdjoints = walk.isSymbolic
        content.marksOwnValues = walk.walk.feedback == .end
        picture = GraphPicture(
            words: words, contents: content.andShorter, fitting: view,
            preferred: GraphPicture.direction(of: words, inLessonOf: view.columns))
        update(with: walk)
    }

    var size: Size { picture.size }
    /// Whether the boxes have room for values.
    var showsValues: Bool { picture.content.values }
    func box(of node: Int) -> Area { picture.box(of: node) }
    func row(_ row: Int, columns: Range<Int>) -> [Span] { picture.row(row, columns: columns, marks: marks) }
    var count: Int { known.count }

    /// Shows what is known now; only boxes that changed are touched.
    mutating func update(with walk: WalkSession) {
        marks = GraphMarks()
        for node in walk.graph.nodes.indices {
            let knowledge = walk.knowledge(ofNode: node)
            if knowledge.isPresent { marks.present = node }
            if knowledge.adjoint != nil { marks.known.insert(node) }
            if known.indices.contains(node), known[node] == knowledge { continue }
            let text = words.box(
                node, picture.content, isValueKnown: knowledge.value != nil,
                ownValue: knowledge.isOwnValue ? knowledge.value : nil,
                adjoint: knowledge.hasAdjoint ? .some(knowledge.adjoint) : .none)
            picture.replace(linesOf: node, with: text)
            if known.indices.contains(node) { known[node] = knowledge } else { known.append(knowledge) }
        }
        for edge in walk.graph.edges.indices {
            let knowledge = walk.knowledge(ofEdge: edge)
            if !knowledge.isShown { marks.hiddenLabels.insert(edge) }
            if knowledge.isActive { marks.stepEdges.insert(edge) }
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
}
