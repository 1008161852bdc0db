internal import Algebra
internal import Autodiff
internal import Cards

/// What the subscripts of a family of weights mean, as it follows from the graph: in z = w[1,3] * h[3] + … for z[1], the first
/// is the unit that the edge leads to, the second the one it comes from. Other books have it the other way round.
struct WeightConvention {
    enum End: Hashable { case operand, consumer }

    /// By subscript, where the unit's own subscript is just that one; empty where the graph does not say.
    private let ends: [End]
    /// Whose layer the weight has; nil where the graph does not say.
    private let layer: End?

    /// - Parameters:
    ///   - weight: a member of the family.
    ///   - weights: those of its graph.
    init(of weight: Symbol, in graph: Graph, _ weights: EdgeWeights) {
        let family = weights.weights.map { edge, node in
            (
                weight: graph.nodes[node].symbol, operand: graph.nodes[graph.edges[edge].from].symbol,
                consumer: graph.nodes[graph.edges[edge].to].symbol
            )
        }.filter { $0.weight.name == weight.name && $0.weight.indices.count == weight.indices.count }
        func hold(_ isSo: (_ weight: Symbol, _ operand: Symbol, _ consumer: Symbol) -> Bool) -> Bool {
            !family.isEmpty && family.allSatisfy { isSo($0.weight, $0.operand, $0.consumer) }
        }
        let orders: [[End]] = [[.consumer, .operand], [.operand, .consumer]]
        let possible = orders.filter { order in
            hold { weight, operand, consumer in
                weight.indices == order.flatMap { $0 == .consumer ? consumer.indices : operand.indices }
                    && operand.indices.count == 1 && consumer.indices.count == 1
            }
        }
        ends = possible.count == 1 ? possible[0] : []
        layer =
            weight.layer == nil
            ? nil
            : hold({ weight, _, consumer in weight.layer == consumer.layer })
                ? .consumer : hold({ weight, operand, _ in weight.layer == operand.layer }) ? .operand : nil
    }

    func end(ofIndex position: Int) -> End? { ends.indices.contains(position) ? ends[position] : nil }

    /// `the first subscript names the unit that an edge leads to`.
    func rule(ofIndex position: Int) -> String? {
        end(ofIndex: position).map { end in
            "the \(WeightConvention.ordinal(position)) subscript names the unit that an edge "
                + (end == .consumer ? "leads to" : "comes from")
        }
    }

    /// What each subscript names.
    var rules: [String] { ends.indices.compactMap(rule) }

    /// What the layer names.
    var layerRule: String? {
        layer.map {
            "the number in brackets names the layer that an edge " + ($0 == .consumer ? "leads into" : "leaves")
        }
    }

    static func ordinal(_ position: Int) -> String {
        let words = ["first", "second", "third"]
        return words.indices.contains(position) ? words[position] : "\(position + 1)th"
    }
}
