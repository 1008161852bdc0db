internal import Algebra
internal import Autodiff

/// The words for misconceptions, in the names of the place. They say what rule is broken and where, and never the right
/// answer.
struct MisconceptionMessages {
    let place: ExaminedPlace

    var names: GraphNames { place.names }
    private var node: String { place.place.sum.map { names.node($0.node) } ?? "" }

    /// What is differentiated.
    private var target: Int { place.place.sum?.of ?? place.graph.output }

    /// What is swept back to a node: t̄, and where another node than the output is differentiated dz/dt, which is no adjoint.
    func swept(_ node: Int) -> String {
        guard target != place.graph.output else { return names.adjoint(node) }
        let derivative = names.total(of: target, by: node).text(names.notation)
        return node == target ? "\(derivative) = 1" : derivative
    }

    private var sweptKind: String { target == place.graph.output ? "adjoint" : "derivative" }

    func ends(_ edge: Int) -> (operand: Int, consumer: Int) { place.ends(edge) }

    /// `C, t and u`: the consumers at the ends of edges.
    private func consumers(_ edges: [Int]) -> String { names.list(edges.map { ends($0).consumer }) }

    /// - Parameter rows: the edges from one node to all of its consumers.
    func missingConsumers(of missing: [Int], among rows: [Int]) -> String {
        let parts = missing.count == 1 ? "contribution" : "contributions"
        let operand = rows.first.map { ends($0).operand }
        let node = operand.map(names.node) ?? ""
        let hasOthers = operand.map { place.graph.outgoing[$0].count > rows.count } ?? false
        return
            (hasOthers
            ? "\(names.node(target)) depends on \(node) through \(consumers(rows)): "
            : "\(node) has \(rows.count) consumers, \(consumers(rows)): ")
            + "the \(parts) through \(consumers(missing)) \(missing.count == 1 ? "is" : "are") missing."
    }

    func missingPaths(_ missing: [Path], of count: Int) -> String {
        "\(count) paths lead from \(node) to \(names.node(target)), and the sum goes over all of them: "
            + "\(missing.map(names.path).listed()) \(missing.count == 1 ? "is" : "are") missing."
    }

    /// - Parameter count: how often the consumer uses the operand.
    func missingUses(_ edge: Int, of count: Int) -> String {
        let (operand, consumer) = ends(edge)
        return
            "\(names.node(operand)) is used \(count == 2 ? "twice" : "\(count) times") in \(names.node(consumer)): what comes "
            + "back from every use is added up, and not all of it is there."
    }

    func incrementForgotten(_ edge: Int) -> String {
        let (operand, consumer) = ends(edge)
        return
            "That is what \(names.adjoint(operand)) held before: what \(names.node(consumer)) sends back is to be added."
    }

    var addContributions: String {
        "The contributions of \(consumers(place.rows)) meet at \(node): where paths meet they are added, not multiplied."
    }

    var addPaths: String {
        "Factors are multiplied along one path; where paths meet, at \(node), their products are added."
    }

    func sumAlongPath(_ edges: [Int]) -> String {
        let sums = edges.map { "\(swept(ends($0).consumer)) and \(names.localPartial($0))" }.listed()
        return "That adds \(sums): along one path factors are multiplied, and sums belong where paths meet."
    }

    func sumAlongPaths(_ paths: [Path]) -> String {
        "That adds the factors of \(paths.map(names.path).listed()): along one path they are multiplied, and sums belong "
            + "where paths meet."
    }

    func crossedPairs(_ row: Int, _ other: Int) -> String {
        func pair(_ edge: Int, _ beside: Int) -> String {
            "\(swept(ends(beside).consumer)) with \(names.localPartial(edge))"
        }
        return
            "That pairs \(pair(row, other)), and \(pair(other, row)): what arrives at a consumer goes with the partial "
            + "of its own edge."
    }

    var sharedOnce: String {
        "That multiplies the paths with each other, with what they share once: each path has all its factors, and where paths "
            + "meet, at \(node), their products are added."
    }

    /// - Parameter variable: what the derivative that is asked for is taken by.
    func valueOf(_ node: Int, by variable: Int) -> String {
        let change = "how fast \(names.node(target)) changes with \(node == variable ? "it" : names.node(variable))"
        return "That is the value of \(names.node(node)): \(change) is asked for."
    }

    func valueForAdjoint(_ edges: [Int]) -> String {
        let consumers = edges.map { ends($0).consumer }
        return
            "That has the \(edges.count == 1 ? "value" : "values") of \(names.list(consumers)): what is sent back starts "
            + "from \(consumers.map(swept).listed())."
    }

    func increment(_ edge: Int) -> String {
        let (operand, consumer) = ends(edge)
        return "What \(names.node(consumer)) sends back is added to \(names.adjoint(operand)), not multiplied with it."
    }

    func overwritten(_ edge: Int) -> String {
        let (operand, consumer) = ends(edge)
        return "\(names.adjoint(operand)) already holds what came before: "
            + "what \(names.node(consumer)) sends back is added to it and does not replace it."
    }

    func missingUpstream(_ edges: [Int]) -> String {
        let partials = edges.map(names.localPartial).listed()
        let upstream = edges.map { swept(ends($0).consumer) }.listed()
        return edges.count == 1
            ? "\(partials) alone is the local partial: a contribution has the consumer's \(sweptKind), \(upstream), as a factor too."
            : "\(partials) alone are local partials: each contribution has its consumer's \(sweptKind) as a factor too, "
                + "\(upstream)."
    }

    /// - Parameter stop: the node further on whose derivative was taken.
    func missingUpstream(from stop: Int) -> String {
        let derivative = names.total(of: stop, by: place.place.sum?.node ?? stop).text(names.notation)
        return
            "\(derivative) alone says how fast \(names.node(stop)) changes: what comes back to it, \(swept(stop)), is a factor too."
    }

    func missingLocal(_ edges: [Int]) -> String {
        let partials = edges.map(names.localPartial).listed()
        let upstream = edges.map { swept(ends($0).consumer) }.listed()
        return edges.count == 1
            ? "\(upstream) alone is what arrives at the consumer: on its way back along the edge it is multiplied by the "
                + "local partial, \(partials)."
            : "\(upstream) alone are what arrives at the consumers: on its way back each is multiplied by its local "
                + "partial, \(partials)."
    }

    func wrongSign(_ edges: [Int]) -> String {
        if case .quantity(.contribution) = place.subject { return sign }
        guard edges.count < max(place.rows.count, 2), place.rows.count > 1 || place.place.sum == nil else {
            return sign
        }
        return "The contribution through \(consumers(edges)) has the wrong sign."
    }

    var sign: String { "Look at the sign." }
}
