package import Algebra
package import Autodiff

/// A step-through of a graph.
package struct Walk: Sendable {
    /// What the student fills in; the rest is shown.
    package enum Fill: String, Sendable, CaseIterable {
        case values, partials, contributions, adjoints, updates
    }
    /// What an entry may be.
    package enum Entries: String, Sendable, CaseIterable { case numeric, symbolic, both }
    /// When the student learns what is right: at every step, or at the end, with follow-through.
    package enum Feedback: String, Sendable, CaseIterable { case step, end }
    /// Who says which node is visited next: the walk, or the student, in any order in which every node comes after its
    /// consumers.
    package enum Order: String, Sendable, CaseIterable { case given, student }
    /// The name of the graph.
    package var graph: String
    /// In the order of the card, each once.
    package var fill: [Fill]
    /// The learning rate of the updates, above 0.
    package var rate = 0.1
    /// Pull or push.
    package var method: SweepMethod
    /// Numeric by default where the graph has numbers, else symbolic.
    package var entries: Entries
    /// After each step by default.
    package var feedback: Feedback
    /// Given by default. The student's goes with a pull only: the running sums of a push follow from its order.
    package var order: Order
    /// The node to differentiate, where it is not the graph's output.
    package var output: Symbol?
    /// The variables whose adjoints are asked for; empty for all.
    package var wrt: [Symbol]
    /// How derivatives are laid out here; nil as everywhere on the card.
    package var layout: Layout?
    /// Whether a message about a wrong shape may name the right one.
    package var revealsShape = false
    /// Which inputs are drawn anew, for `vary:`.
    package var variation: Variation?
    package init(
        graph: String, fill: [Fill] = [.contributions, .adjoints], method: SweepMethod = .pull,
        entries: Entries = .numeric, feedback: Feedback = .step, order: Order = .given, output: Symbol? = nil,
        wrt: [Symbol] = []
    ) {
        self.graph = graph
        self.fill = fill
        self.method = method
        self.entries = entries
        self.feedback = feedback
        self.order = order
        self.output = output
        self.wrt = wrt
    }
}

extension Walk: AnswerKey {
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph, layout: layout, variation: variation) }

    /// The keys that a block `walk` may have.
    static let keys: [BlockKey] = [
        .graph, .fill, .rate, .method, .entries, .feedback, .order, .output, .wrt, .layout, .revealShape, .vary,
        .points,
    ]

    /// The walk of a block `walk`; nil where it has a fault.
    static func read(
        _ code: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions,
        _ findings: inout Findings
    ) -> Walk? {
        let faults = findings.count
        guard let block = AnswerBlock(code, source, graphs, conventions, owner: .walk, known: keys, &findings)
        else { return nil }
        let keys = block.keys
        var walk = Walk(graph: "")
        let fill = keys[.fill]?.choices(of: Fill.self, for: BlockKey.fill.name, &findings)
        if let fill, !fill.isEmpty { walk.fill = fill }
        walk.rate = keys[.rate].flatMap { $0.positiveNumber(for: BlockKey.rate.name, &findings) } ?? walk.rate
        walk.method = keys.word(.method, &findings) ?? walk.method
        walk.feedback = keys.word(.feedback, &findings) ?? walk.feedback
        walk.order = keys.word(.order, &findings) ?? walk.order
        walk.layout = block.conventions.layout
        walk.revealsShape = block.conventions.revealsShape
        let entries: Entries? = keys.word(.entries, &findings)
        if walk.order == .student, walk.method == .push {
            findings.report(.studentOrderOfPush, at: keys[.order]?.offset ?? keys.start)
        }
        guard let entry = block.entry(at: keys.start, &findings), let graph = entry.graph else { return nil }
        walk.graph = entry.name
        let names = KeyExpression(source: source, entry: entry)
        walk.output = keys[.output].flatMap { value in
            value.text(for: BlockKey.output.name, as: .nodeName, &findings)
                .flatMap { names.node($0, at: value.offset, &findings) }
        }
        walk.wrt =
            keys[.wrt]?.texts(for: BlockKey.wrt.name, areNames: true, &findings)
            .compactMap { names.node($0.text, at: $0.offset, &findings) } ?? []
        block.check(entries, isNumeric: graph.hasNumbers, at: keys[.entries]?.offset, graph: entry.name, &findings)
        walk.entries = entries ?? (graph.hasNumbers ? .numeric : .symbolic)
        walk.variation = block.variation(over: entry, &findings)
        if let rate = keys[.rate], !walk.fill.contains(.updates) {
            findings.report(.rateWithoutUpdates, at: rate.offset)
        }
        if walk.fill.contains(.updates), !graph.nodes.contains(where: { $0.kind == .parameter && $0.value != nil }) {
            findings.report(.nothingToUpdate(graph: entry.name), at: keys.offset(of: .fill))
        }
        guard findings.count == faults else { return nil }
        if let obstacle = walk.obstacle(on: graph) {
            findings.report(.unwalkable(obstacle, graph: entry.name), at: keys[.graph]?.offset ?? keys.start)
            return nil
        }
        return walk
    }
}

extension BlockKey {
    fileprivate static let fill: BlockKey = "fill"
    fileprivate static let method: BlockKey = "method"
    fileprivate static let feedback: BlockKey = "feedback"
    fileprivate static let output: BlockKey = "output"
    fileprivate static let wrt: BlockKey = "wrt"
}
