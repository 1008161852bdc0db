internal import Algebra
package import Autodiff

/// What a block `training` asks for: a graph, the rows of a small data set, a learning rate, and for how long.
package struct TrainingPlan: Sendable {
    /// The graph whose parameters are trained, and whose output is to become small.
    package var graph: Graph
    /// What a row gives, in the order of its numbers, by node.
    package var inputs: [Int]
    /// The rows that steps are taken for; not empty.
    package var training: [[Double]]
    /// The rows that no step uses.
    package var testing: [[Double]]
    /// The learning rate γ, above 0.
    package var rate: Double
    /// How often the training rows are gone through.
    package var epochs: Int

    /// The training from its beginning.
    package var start: Training { Training(of: graph, inputs: inputs, training: training, testing: testing) }

    /// How many epochs may be asked for.
    package static let epochRange = 1...10_000

    /// Why nothing can be trained.
    enum Obstacle { case noRows, noParameter, output, noNumber(String) }
}

extension TrainingPlan {
    /// The keys that a block `training` may have.
    static let keys: [BlockKey] = [.graph, .inputs, .train, .test, .rate, .epochs]

    /// The plan of the block `training` of a lesson; nil where there is none, or one with a fault.
    static func read(
        in lesson: [CodeBlock], _ source: SourceText, _ graphs: CardGraphs, _ findings: inout Findings
    ) -> TrainingPlan? {
        let blocks = lesson.filter { $0.kind == .training }
        for second in blocks.dropFirst() { findings.report(.secondTraining, at: second.offset) }
        guard let block = blocks.first, block.isClosed else { return nil }
        let faults = findings.count
        let plan = read(block, source, graphs, &findings)
        return findings.count == faults ? plan : nil
    }

    private static func read(
        _ block: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ findings: inout Findings
    ) -> TrainingPlan? {
        guard let keys = KeyedValues(block, source, owner: .training, known: Self.keys, &findings),
            let entry = graphs.entry(keys[.graph], at: keys.start, &findings), let graph = entry.graph
        else { return nil }
        let faults = findings.count
        let names = KeyExpression(source: source, entry: entry)
        var inputs: [Int] = []
        for (text, offset) in keys[.inputs]?.texts(for: BlockKey.inputs.name, areNames: true, &findings) ?? [] {
            guard let node = names.node(text, at: offset, &findings).flatMap({ graph.node($0) }) else { return nil }
            if graph.nodes[node].kind != .input { findings.report(.notGiven(text, graph: entry.name), at: offset) }
            inputs.append(node)
        }
        let count = inputs.reduce(0) { $0 + graph.nodes[$1].shape.count }
        var rows: [BlockKey: [[Double]]] = [:]
        for key in [BlockKey.train, .test] {
            rows[key] = keys[key]?.list(for: key.name, &findings)
                .compactMap { $0.row(of: count, for: key.name, &findings) }
        }
        let rate = keys[.rate].flatMap { $0.positiveNumber(for: BlockKey.rate.name, &findings) }
        let epochs = keys[.epochs].flatMap { $0.integer(for: BlockKey.epochs.name, in: epochRange, &findings) }
        let plan = TrainingPlan(
            graph: graph, inputs: inputs, training: rows[.train] ?? [], testing: rows[.test] ?? [], rate: rate ?? 0.1,
            epochs: epochs ?? 100)
        if findings.count == faults, let obstacle = plan.obstacle {
            findings.report(.untrainable(obstacle, graph: entry.name), at: keys.offset(of: .graph))
        }
        return plan
    }

    private var obstacle: Obstacle? {
        if training.isEmpty || inputs.isEmpty { return .noRows }
        if !graph.nodes.contains(where: { $0.kind == .parameter }) { return .noParameter }
        if graph.nodes[graph.output].shape != .scalar { return .output }
        let unknown = graph.nodes.indices.first { index in
            let node = graph.nodes[index]
            return node.isOpaque || (node.expression == nil && node.value == nil && !inputs.contains(index))
        }
        return unknown.map { .noNumber(graph.nodes[$0].symbol.text(.ascii)) }
    }
}

extension BlockKey {
    fileprivate static let inputs: BlockKey = "inputs"
    fileprivate static let train: BlockKey = "train"
    fileprivate static let test: BlockKey = "test"
    fileprivate static let epochs: BlockKey = "epochs"
}

extension YAMLValue {
    /// The numbers of a row, those in inner brackets too, in their order.
    fileprivate func row(of count: Int, for key: String, _ findings: inout Findings) -> [Double]? {
        let texts = scalars
        let numbers = texts.compactMap(Double.init).filter(\.isFinite)
        guard numbers.count == texts.count, numbers.count == count else {
            findings.report(.notARow(key: key, numbers: count), at: offset)
            return nil
        }
        return numbers
    }

    private var scalars: [String] {
        switch content {
        case .scalar(let text): [text]
        case .list(let items): items.flatMap(\.scalars)
        case .mapping: [""]
        }
    }
}
