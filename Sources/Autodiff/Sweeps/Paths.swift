package import Algebra

/// A way from a node to the output, as edge indices in forward order.
package struct Path: Hashable, Sendable {
    /// From the start to the output: indices into `Graph.edges`.
    package var edges: [Int]
    package init(edges: [Int]) { self.edges = edges }
}

extension Graph {
    /// How many paths lead from every node to the output, by node; saturates at `UInt128.max`. Counted node by node in
    /// reverse, never listed. The output has one path, the empty one.
    package var pathCounts: [UInt128] {
        var counts = [UInt128](repeating: 0, count: nodes.count)
        counts[output] = 1
        for node in nodes.indices.prefix(output).reversed() {
            counts[node] = outgoing[node].reduce(0) { $0.addingSaturating(counts[edges[$1].to]) }
        }
        return counts
    }

    /// How many paths lead from a node to the output; saturates at `UInt128.max`.
    package func pathCount(from node: Int) -> UInt128 { pathCounts[node] }

    /// All paths from a node to the output, one by one: at every fan-out the consumers in their order.
    package func paths(from node: Int) -> PathSequence { PathSequence(graph: self, start: node, target: output) }

    /// The first `limit` paths from a node to the output, or to another node, in the order of `paths(from:)`.
    package func paths(from node: Int, to target: Int? = nil, limit: Int) -> [Path] {
        Array(PathSequence(graph: self, start: node, target: target ?? output).prefix(limit))
    }

    /// The product of the local partials along a path, simplified; 1 for the empty path. Of vectors and matrices it is that of
    /// their Jacobians, in the layout of the graph: in denominator layout Wᵀ diag(1 − h²) from the start on.
    package func product(of path: Path) -> Expression {
        guard isScalar else { return matrixProduct(of: path, label(ofEdge:)).simplified(shapes: shapes) }
        let factors = path.edges.map { partial(ofEdge: $0) }
        return factors.isEmpty ? .number(.one) : Expression.apply(.multiply, factors).simplified()
    }

    /// The factors along a path of vectors and matrices, multiplied in the order that the layout of the graph asks for.
    /// - Parameter factor: an edge's, in that layout.
    package func matrixProduct(of path: Path, _ factor: (Int) -> Expression) -> Expression {
        let factors = (layout == .denominator ? path.edges : path.edges.reversed()).map(factor)
        guard let first = factors.first else { return .one }
        return factors.dropFirst().reduce(first) { product, factor in
            let isOfScalar = shape(of: product) == .scalar || shape(of: factor) == .scalar
            if !isOfScalar, case .apply(.matmul, let parts) = product { return .apply(.matmul, parts + [factor]) }
            return .apply(isOfScalar ? .multiply : .matmul, [product, factor])
        }
    }

    /// The sum of the products along several paths, simplified, in the layout of the graph.
    package func sum(of paths: [Path]) -> Expression {
        paths.count == 1
            ? product(of: paths[0]) : Expression.apply(.add, paths.map { product(of: $0) }).simplified(shapes: shapes)
    }

    /// The product of the local partials along a path at a point, nil where one of them cannot be known.
    package func product(of path: Path, in evaluation: Evaluation) -> Double? {
        var product = 1.0
        for edge in path.edges {
            guard let partial = evaluation.partials[edge] else { return nil }
            product *= partial.scalar
        }
        return product
    }
}

/// The paths from a node to another, made one at a time.
package struct PathSequence: Sequence, IteratorProtocol, Sendable {
    private let graph: Graph
    private let start: Int
    private let target: Int
    /// By node: whether it leads to the target.
    private let leadsOn: [Bool]
    /// By node of the present path, its first node first: which of its outgoing edges comes next.
    private var choices: [Int]
    /// The edges of the present path.
    private var path: [Int] = []

    init(graph: Graph, start: Int, target: Int) {
        self.graph = graph
        self.start = start
        self.target = target
        leadsOn = graph.leading(to: target)
        choices = leadsOn[start] ? [0] : []
    }

    /// The next path, in time linear in its length and the fan-outs on it.
    package mutating func next() -> Path? {
        while let choice = choices.last {
            let node = path.last.map { graph.edges[$0].to } ?? start
            if node == target {
                let found = Path(edges: path)
                stepBack()
                return found
            }
            let outgoing = graph.outgoing[node]
            guard choice < outgoing.count else {
                stepBack()
                continue
            }
            choices[choices.count - 1] += 1
            // A consumer that does not lead on would be a dead end.
            if leadsOn[graph.edges[outgoing[choice]].to] {
                path.append(outgoing[choice])
                choices.append(0)
            }
        }
        return nil
    }

    private mutating func stepBack() {
        choices.removeLast()
        if !path.isEmpty { path.removeLast() }
    }
}

extension Graph {
    /// By node: whether a path leads to a node; one leads from the node to itself.
    fileprivate func leading(to target: Int) -> [Bool] {
        guard target != output else { return reachesOutput }
        var leads = [Bool](repeating: false, count: nodes.count)
        leads[target] = true
        for node in nodes.indices.prefix(target).reversed() {
            leads[node] = outgoing[node].contains { leads[edges[$0].to] }
        }
        return leads
    }
}
