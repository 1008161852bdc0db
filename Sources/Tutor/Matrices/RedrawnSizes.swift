internal import Algebra
internal import Autodiff

/// A graph with other sizes of its vectors and matrices, each class of dimensions with one of its own, so that nothing is
/// square that need not be: an answer whose shapes fit only because the example is square does not fit here.
struct RedrawnSizes: Sendable {
    let setting: MatrixSetting
    /// By size in the graph that was redrawn: the sizes that its dimensions have here.
    private let sizes: [Int: Set<Int>]

    /// How many readings of the sizes in an answer are tried.
    private static let mostReadings = 64
    /// Larger graphs are compared at the declared shapes alone.
    private static let largestGraph = 400

    /// nil where every size is decided by the graph, or where it is too large.
    init?(_ graph: Graph) {
        guard !graph.isScalar, graph.nodes.count <= Self.largestGraph else { return nil }
        let classes = DimensionClasses(graph)
        let free = classes.free
        guard !free.isEmpty else { return nil }
        var taken = classes.fixedSizes
        var chosen: [Int: Int] = [:]
        var sizes: [Int: Set<Int>] = [:]
        for fixed in taken { sizes[fixed, default: []].insert(fixed) }
        for (dimension, size) in free {
            let next = (2...).first { !taken.contains($0) && $0 != size } ?? size
            taken.insert(next)
            chosen[dimension] = next
            sizes[size, default: []].insert(next)
        }
        let definitions = graph.nodes.enumerated().map { index, node in
            let shape = classes.shape(of: index, sized: chosen)
            let keepsValue = shape == node.shape && (shape == .scalar || node.kind == .constant)
            let declared = node.expression == nil || node.isOpaque ? shape : nil
            return Definition(node.symbol, node.kind, value: keepsValue ? node.value : nil, shape: declared)
        }
        let (redrawn, _) = Graph.assemble(
            name: graph.name, definitions: definitions, output: graph.nodes[graph.output].symbol)
        guard let setting = redrawn.flatMap({ MatrixSetting($0) }) else { return nil }
        self.setting = setting
        self.sizes = sizes
    }

    /// What to say of an answer that is right at the declared shapes, and not here; nil where it is right here too, or
    /// cannot be compared.
    func fault(in answer: Expression, of graph: Graph, _ matrix: MatrixQuestion) -> String? {
        if let misfit = misfit(of: answer, over: graph, matrix) { return misfit }
        guard let key = reading(ofKey: matrix, over: graph) else { return nil }
        let answers = readings(of: answer, over: graph)
        let outcomes = answers.compactMap { reading in
            try? MatrixEquivalence(setting, layout: matrix.layout, answer: reading, key: matrix.key)
                .compare(with: key)
        }
        let isRight = outcomes.contains { $0 == .equal || $0 == .undecided }
        return isRight || outcomes.isEmpty ? nil : "It is right only because \(reason(in: graph))."
    }

    /// What to say of an answer whose shapes do not go together here, or to another shape than the key's; nil where they
    /// do.
    func misfit(of answer: Expression, over graph: Graph, _ matrix: MatrixQuestion) -> String? {
        guard let key = reading(ofKey: matrix, over: graph) else { return nil }
        let answers = readings(of: answer, over: graph)
        let isFitting = answers.contains { shape(of: $0, matrix.layout) == shape(of: key, matrix.layout) }
        return isFitting || answers.isEmpty ? nil : "Its shapes fit only because \(reason(in: graph))."
    }

    /// The key with the sizes of this setting; nil where they do not follow from it.
    private func reading(ofKey matrix: MatrixQuestion, over graph: Graph) -> Expression? {
        let keys = readings(of: matrix.key, over: graph).filter { shape(of: $0, matrix.layout) != nil }
        return keys.count == 1 ? keys[0] : nil
    }

    /// What about the example makes more go together than should.
    private func reason(in graph: Graph) -> String {
        let square = graph.nodes.indices.first { node in
            let (before, after) = (graph.nodes[node].shape, setting.graph.nodes[node].shape)
            return before.kind == .matrix && before.rows == before.columns && after.rows != after.columns
        }
        return square.map { "\(graph.nodes[$0].symbol.text(.unicode)) is square" } ?? "of the sizes here"
    }

    private func shape(of expression: Expression, _ layout: Layout) -> Shape? {
        try? expression.shape(layout: layout) { setting.graph.shapes[$0] }
    }

    /// An expression over the graph with the sizes in its `ones` and `eye` taken anew, in every way there is; empty where
    /// it is written entry by entry, which only means something at the declared shapes.
    func readings(of expression: Expression, over graph: Graph) -> [Expression] {
        guard !expression.isWrittenByEntries(over: graph) else { return [] }
        let options = expression.writtenSizes.map { size in size == 1 ? [1] : (sizes[size] ?? [size]).sorted() }
        var readings: [[Int]] = [[]]
        for option in options {
            readings = readings.flatMap { reading in option.map { reading + [$0] } }
            guard readings.count <= Self.mostReadings else { return [] }
        }
        return readings.map { expression.resized($0) }
    }
}

extension Expression {
    /// Whether it names elements, or puts a matrix together from parts.
    fileprivate func isWrittenByEntries(over graph: Graph) -> Bool {
        nodes.contains { part in
            switch part {
            case .apply(.row, _), .apply(.column, _): true
            case .symbol(let symbol), .adjoint(let symbol): graph.node(symbol) == nil
            case .derivative(let derivative):
                graph.node(derivative.of) == nil || graph.node(derivative.variable) == nil
            default: false
            }
        }
    }

    /// The dimensions of every `ones` and `eye`, as they are folded.
    fileprivate var writtenSizes: [Int] {
        var sizes: [Int] = []
        let _: Void = folded { part, _ in
            if case .apply(let operation, let dimensions) = part, operation == .ones || operation == .eye {
                sizes += dimensions.map { $0.number?.integer ?? 1 }
            }
        }
        return sizes
    }

    /// The same with other dimensions in their places.
    fileprivate func resized(_ sizes: [Int]) -> Expression {
        guard !sizes.isEmpty else { return self }
        var rest = sizes[...]
        return folded { part, operands in
            guard case .apply(let operation, _) = part else { return part }
            guard operation == .ones || operation == .eye else { return .apply(operation, operands) }
            let own = rest.prefix(operands.count)
            rest = rest.dropFirst(operands.count)
            return .apply(operation, own.map { .number(Number($0)) })
        }
    }
}
