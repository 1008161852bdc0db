internal import Autodiff
internal import Canvas
internal import Cards
internal import Diagram
internal import Tutor

/// The drawing of a walk: laid out once with room for everything that will be known, then filled in as the walk goes on.
struct WalkPicture: Sendable {
    /// Nil where the drawing is put off.
    private var picture: GraphPicture?
    private let words: GraphWords
    /// By node, what is known of it now.
    private var known: [NodeKnowledge] = []
    /// Whether boxes too small for both say values, and not adjoints.
    private var saysValues = false
    private(set) var marks = GraphMarks()
    /// What the labels are that are shown now, for a line beside the drawing; nil where they explain themselves.
    private(set) var note: String?
    /// By node, what its box says now.
    private var texts: [Int: [String]] = [:]
    /// The room that it is laid out for.
    let room: WalkRoom

    /// The drawing in the first of these rooms in which most of it is seen, in the direction of other screens, and most is said.
    init(
        walk: WalkSession, appearance: Appearance, rooms: [WalkRoom], in window: Size,
        _ direction: inout GraphPicture.KeptDirection
    ) {
        let words = GraphWords(graph: walk.graph, evaluation: walk.graph.evaluation, appearance: appearance)
        let isLarge = DrawingEffort(of: walk.graph).isLarge
        let rooms = isLarge ? Array(rooms.prefix(1)) : rooms
        let kept = direction.direction(of: words, in: window)
        let draft = Self.draft(of: walk, words)
        var best = WalkPicture(walk, draft, room: rooms[0], kept: kept)
        for room in rooms.dropFirst() {
            let other = WalkPicture(walk, draft, room: room, kept: kept)
            if best.merit(keeping: kept) < other.merit(keeping: kept) { best = other }
        }
        self = best
    }

    /// The drawing in as many rows as it takes, outside of a window.
    init(walk: WalkSession, appearance: Appearance, width: Int) {
        let words = GraphWords(graph: walk.graph, evaluation: walk.graph.evaluation, appearance: appearance)
        let room = WalkRoom(arrangement: .above, size: Size(columns: width, rows: .max))
        self.init(walk, Self.draft(of: walk, words), room: room, kept: nil)
    }

    private static func draft(of walk: WalkSession, _ words: GraphWords) -> GraphDraft {
        // Whoever computes values or partials needs the definitions, as between vectors and matrices.
        let isAsked = walk.walk.fill.contains(.values) || walk.walk.fill.contains(.partials)
        let isHidden = walk.graph.edges.indices.contains { !walk.disclosure.showsLabel(of: $0, in: walk.graph) }
        var content = GraphPicture.Content.walk(of: walk.graph)
        if isAsked || isHidden { content.definitions = true }
        content.symbolicAdjoints = walk.isSymbolic
        content.marksOwnValues = walk.walk.feedback == .end
        return GraphDraft(words, content.andShorter)
    }

    private init(_ walk: WalkSession, _ draft: GraphDraft, room: WalkRoom, kept: DiagramOptions.Direction?) {
        self.room = room
        words = draft.words
        if !DrawingEffort(of: walk.graph).isLarge { picture = GraphPicture(draft, fitting: room.size, kept: kept) }
        update(with: walk)
    }

    /// The share of the drawing that is seen at a time, whether it has the direction of other screens, and how much it says.
    private func merit(keeping kept: DiagramOptions.Direction?) -> (seen: Double, isKept: Int, words: Int) {
        func share(_ room: Int, _ wanted: Int) -> Double { min(1, Double(room) / Double(max(1, wanted))) }
        let seen = share(room.size.columns, size.columns) * share(room.size.rows, size.rows)
        return (seen, kept == picture?.diagram.direction ? 1 : 0, -(picture?.group ?? 0))
    }

    /// Nothing where the drawing is put off.
    var size: Size { picture?.size ?? Size(columns: 0, rows: 0) }
    /// Whether the boxes have room for values.
    var showsValues: Bool { picture?.content.values ?? false }
    func box(of node: Int) -> Area { picture?.box(of: node) ?? Area(column: 0, row: 0, columns: 0, rows: 0) }
    func row(_ row: Int, columns: Range<Int>) -> [Span] { picture?.row(row, columns: columns, marks: marks) ?? [] }
    /// How many boxes there are to look at.
    var count: Int { words.graph.nodes.count }
    /// What is said in the place of a drawing that is put off.
    var absence: String? { picture == nil ? DrawingEffort(of: words.graph).sentence(way: "Ctrl-O") : nil }

    /// Shows what is known now; only boxes that changed are touched.
    mutating func update(with walk: WalkSession) {
        marks = GraphMarks()
        guard var picture else { return }
        defer { self.picture = picture }
        if saysValues != walk.isOnForwardPass {
            saysValues = walk.isOnForwardPass
            known = []
        }
        for node in walk.graph.nodes.indices {
            let knowledge = walk.knowledge(ofNode: node)
            if knowledge.isPresent { marks.present = node }
            if knowledge.adjoint != nil { marks.known.insert(node) }
            if known.indices.contains(node), known[node] == knowledge { continue }
            let text =
                saysValues && !picture.content.values && knowledge.hasAdjoint
                ? words.valueBox(
                    node, picture.content, isKnown: knowledge.value != nil,
                    ownValue: knowledge.isOwnValue ? knowledge.value : nil)
                : words.box(
                    node, picture.content, isValueKnown: knowledge.value != nil,
                    ownValue: knowledge.isOwnValue ? knowledge.value : nil,
                    adjoint: knowledge.hasAdjoint ? .some(knowledge.adjoint) : .none)
            picture.replace(linesOf: node, with: text)
            texts[node] = text
            if known.indices.contains(node) { known[node] = knowledge } else { known.append(knowledge) }
        }
        for edge in walk.graph.edges.indices {
            let knowledge = walk.knowledge(ofEdge: edge)
            if !knowledge.isShown { marks.hiddenLabels.insert(edge) }
            if knowledge.isActive { marks.stepEdges.insert(edge) }
        }
        let shownEdges = picture.parts.edges.filter { !marks.hiddenLabels.contains($0) }
        note = words.note(on: shownEdges.map { words.label($0, picture.content) })
        guard let present = walk.present else { return }
        switch walk.cells[present].quantity {
        case .localPartial(let edge), .contribution(let edge), .runningSum(let edge): marks.activeEdge = edge
        case .value, .adjoint, .update: break
        }
    }

    /// Whether a box has no room for what is known.
    var abbreviates: Bool { texts.values.contains { $0.last?.hasSuffix(words.ellipsis) == true } }

    /// Whether a box shows something of the student's own that is not marked yet, with its sign.
    var showsOwn: Bool {
        texts.contains { node, lines in known[node].own.contains { own in lines.contains { $0.hasSuffix(own) } } }
    }

    /// Every row as plain text.
    var text: [String] {
        picture?.rows(marks: marks).plainText ?? []
    }
}
