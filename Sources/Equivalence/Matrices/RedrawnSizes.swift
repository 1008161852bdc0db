package import Algebra
package import Autodiff

/// A graph with other sizes of its vectors and matrices, each class of dimensions with one of its own, so that nothing is
/// square that need not be: an answer whose shapes fit only because the example is square does not fit here.
package struct RedrawnSizes: Sendable {
    /// Why an answer goes together, or is right, at the declared sizes alone.
    package struct Coincidence: Sendable {
        /// Whether the shapes of the answer fit by chance; if not, the shapes fit and the values agree by chance.
        package let isOfShapes: Bool
        /// A matrix that is square in the graph and need not be.
        package let square: Symbol?
    }

    private let graph: Graph
    private let key: Expression
    private let layout: Layout
    private let setting: MatrixSetting
    /// By size in the graph that was redrawn: the sizes that its dimensions have here.
    private let sizes: [Int: Set<Int>]

    /// How many readings of the sizes in an answer are tried.
    private static let mostReadings = 64
    /// Larger graphs are compared at the declared shapes alone.
    private static let largestGraph = 400

    /// Chooses other sizes; nil where every size is decided by the graph, or where it is too large.
    /// - Parameters:
    ///   - key: the right answer over the graph.
    ///   - layout: how derivatives are laid out, in the key and in answers.
    package init?(_ graph: Graph, key: Expression, layout: Layout) {
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
        self.graph = graph
        self.key = key
        self.layout = layout
        self.setting = setting
        self.sizes = sizes
    }

    /// What makes an answer right at the declared shapes that is not right here; nil where it is right here too, or cannot
    /// be compared.
    package func coincidence(in answer: Expression) -> Coincidence? {
        if let misfit = misfit(of: answer) { return misfit }
        guard let right = keyHere else { return nil }
        let outcomes = readings(of: answer).compactMap { reading in
            AnswerComparison(setting, answer: reading, layout: layout, key: key)?.compare(with: .expression(right))
        }
        let isRight = outcomes.contains { $0 == .equal || $0 == .undecided }
        return isRight || outcomes.isEmpty ? nil : Coincidence(isOfShapes: false, square: square)
    }

    /// What makes the shapes in an answer go together, and to the key's shape, at the declared sizes alone; nil where they
    /// do so here.
    package func misfit(of answer: Expression) -> Coincidence? {
        guard let right = keyHere else { return nil }
        let answers = readings(of: answer)
        let isFitting = answers.contains { shape(of: $0) == shape(of: right) }
        return isFitting || answers.isEmpty ? nil : Coincidence(isOfShapes: true, square: square)
    }

    /// The key with the sizes of this setting; nil where they do not follow from it.
    private var keyHere: Expression? {
        let keys = readings(of: key).filter { shape(of: $0) != nil }
        return keys.count == 1 ? keys[0] : nil
    }

    private var square: Symbol? {
        let square = graph.nodes.indices.first { node in
            let (before, after) = (graph.nodes[node].shape, setting.graph.nodes[node].shape)
            return before.kind == .matrix && before.rows == before.columns && after.rows != after.columns
        }
        return square.map { graph.nodes[$0].symbol }
    }

    private func shape(of expression: Expression) -> Shape? {
        try? expression.shape(layout: layout) { setting.graph.shapes[$0] }
    }

    /// An expression over the graph with the sizes in its `ones` and `eye` taken anew, in every way there is; empty where
    /// it is written entry by entry, which only means something at the declared shapes.
    func readings(of expression: Expression) -> [Expression] {
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
