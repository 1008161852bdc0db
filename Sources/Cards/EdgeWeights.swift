internal import Algebra
package import Autodiff

/// The weights that stand on the edges of a graph: in z = w·x + b, w is the local partial on the edge from x to z. In z = Wx + b,
/// W is what z̄ is multiplied by on its way back to x.
package struct EdgeWeights: Hashable, Sendable {
    /// By edge: the parameter or constant that is the local partial on it; edges without one are missing.
    package let weights: [Int: Int]
    /// The weights that need no box, because each of their own edges leads to a node that an edge with their name on it
    /// leads to too.
    package let withoutBox: Set<Int>

    /// The edges that weights stand on, in order.
    package var edges: [Int] { weights.keys.sorted() }

    /// The edges that a weight stands on.
    package func edges(of weight: Int) -> [Int] { edges.filter { weights[$0] == weight } }

    /// Looks for weights among the local partials of a graph.
    package init(of graph: Graph) {
        var weights: [Int: Int] = [:]
        for (index, edge) in graph.edges.enumerated() where !graph.nodes[edge.from].isWeight {
            guard let symbol = graph.factor(ofEdge: index), let node = graph.node(symbol), graph.nodes[node].isWeight
            else {
                continue
            }
            weights[index] = node
        }
        let consumers = Dictionary(grouping: weights) { $0.value }.mapValues { edges in
            Set(edges.map { graph.edges[$0.key].to })
        }
        self.weights = weights
        // Matrices keep their boxes, which say their shapes.
        guard graph.isScalar else {
            withoutBox = []
            return
        }
        withoutBox = Set(
            consumers.filter { weight, consumers in
                weight != graph.output && graph.outgoing[weight].allSatisfy { consumers.contains(graph.edges[$0].to) }
            }.keys)
    }

    /// The nodes that are nothing but a sum of what comes along edges with weights, so that a drawing that has the weights on
    /// its edges says all of it.
    package func weightedSums(in graph: Graph) -> Set<Int> {
        Set(
            graph.nodes.indices.filter { node in
                let weighted = graph.incoming[node].filter { weights[$0] != nil }
                let others = graph.incoming[node].filter { weights[$0] == nil }
                let terms: Int
                switch graph.nodes[node].expression {
                case .apply(.add, let summands): terms = summands.count
                case .apply(.multiply, _): terms = 1
                default: return false
                }
                return terms == weighted.count && others.allSatisfy { withoutBox.contains(graph.edges[$0].from) }
            })
    }

    private init() {
        weights = [:]
        withoutBox = []
    }

    /// No weight stands on an edge.
    package static let none = EdgeWeights()
}

extension Graph {
    /// Whether drawings write weights on the edges that they are the local partials of, instead of giving them boxes:
    /// `weights=edges` behind the name of the block.
    package var drawsWeightsOnEdges: Bool {
        get { self[.weightsOnEdges] }
        set { self[.weightsOnEdges] = newValue }
    }

    /// Whether the page of a task about an adjoint leaves out the local partials at that node, which are then the student's work
    /// too: `partials=asked` behind the name of the block.
    package var asksForPartials: Bool {
        get { self[.askedPartials] }
        set { self[.askedPartials] = newValue }
    }

    private subscript(_ option: GraphOption) -> Bool {
        get { wishes.contains(option.rawValue) }
        set { if newValue { wishes.insert(option.rawValue) } else { wishes.remove(option.rawValue) } }
    }

    /// The graph opened into its elements as it is drawn: opened layers are a lattice of units.
    /// - Throws: as `scalarView`.
    package func drawnElements() throws(GraphError) -> ScalarView {
        var view = try scalarView()
        view.graph.drawsWeightsOnEdges = drawsWeightsOnEdges || !isScalar
        return view
    }
}

extension Graph {
    /// The name that is the whole local partial on an edge; between vectors and matrices the one that the consumer's adjoint
    /// is multiplied by, transposed or not: Wᵀ z̄.
    fileprivate func factor(ofEdge edge: Int) -> Symbol? {
        guard !isScalar else {
            return partial(ofEdge: edge).symbol
        }
        let upstream = Expression.adjoint(nodes[edges[edge].to].symbol)
        guard case .apply(let operation, let factors) = contribution(ofEdge: edge), factors.count == 2,
            [.multiply, .matmul].contains(operation), let place = factors.firstIndex(of: upstream)
        else { return nil }
        if case .apply(.transpose, let parts) = factors[1 - place] { return parts[0].symbol }
        return factors[1 - place].symbol
    }
}

extension Expression {
    fileprivate var symbol: Symbol? { if case .symbol(let symbol) = self { symbol } else { nil } }
}

extension Node {
    /// Whether it is a number or matrix that stands on an edge.
    fileprivate var isWeight: Bool { kind == .parameter || kind == .constant }
}
