internal import Algebra
package import Autodiff

/// What `solve --json` and `draw --format json` tell alike of a graph's nodes and edges; names and expressions in ASCII.
package struct GraphFacts: Sendable {
    private let graph: Graph
    private let evaluation: Evaluation
    private let names: GraphNames

    /// A graph at one point; of what has no number there only the symbols are told.
    package init(_ graph: Graph, _ evaluation: Evaluation) {
        self.graph = graph
        self.evaluation = evaluation
        names = GraphNames(graph: graph, notation: .ascii)
    }

    // MARK: Nodes

    /// `h[1]`.
    package func name(ofNode node: Int) -> String { names.node(node) }

    /// `input`, `parameter`, `constant`, or the right-hand side.
    package func operation(ofNode node: Int) -> String {
        graph.nodes[node].expression?.text(.ascii) ?? kind(ofNode: node)
    }

    /// `input`, `parameter`, `constant`, `computed` or `opaque`.
    func kind(ofNode node: Int) -> String { graph.nodes[node].kindName }

    /// The names of what it is computed from, in the order in which they are written.
    package func operands(ofNode node: Int) -> [String] {
        graph.incoming[node].map { names.node(graph.edges[$0].from) }
    }

    /// The dimensions; none for a scalar.
    package func shape(ofNode node: Int) -> [Int] { graph.nodes[node].shape.dimensions }

    /// Nil where it has no number.
    package func value(ofNode node: Int) -> JSONTensor? { evaluation.values[node].map(JSONTensor.init) }

    /// In the graph's layout; nil where it has no number.
    package func adjoint(ofNode node: Int) -> JSONTensor? { laidOut(evaluation.adjoints[node]) }

    // MARK: Edges

    /// The local partial in symbols; between vectors and matrices what it is in a product, or a rule for one.
    package func expression(ofEdge edge: Int) -> String { graph.laidOut(graph.partial(ofEdge: edge)).text(.ascii) }

    /// The local partial where the consumer is a scalar, in the shape of the operand.
    package func partial(ofEdge edge: Int) -> JSONTensor? { laidOut(evaluation.partials[edge]) }

    /// What the consumer's adjoint sends back, in the shape of the operand.
    package func contribution(ofEdge edge: Int) -> JSONTensor? { laidOut(evaluation.contributions[edge]) }

    /// Between vectors: the local partial in the graph's layout, a matrix taken row by row. Nil between scalars, and where it
    /// is large.
    package func jacobian(ofEdge edge: Int) -> JSONTensor? {
        let sizes = [graph.edges[edge].from, graph.edges[edge].to].map { graph.nodes[$0].shape.count }
        guard sizes != [1, 1], sizes[0] * sizes[1] <= Self.jacobianLimit else { return nil }
        return laidOut(graph.jacobian(ofEdge: edge, in: evaluation))
    }

    /// How many elements a Jacobian may have that is listed.
    package static let jacobianLimit = 10_000

    private func laidOut(_ derivative: Tensor?) -> JSONTensor? {
        (derivative?.laidOut(in: graph.layout)).map(JSONTensor.init)
    }
}
