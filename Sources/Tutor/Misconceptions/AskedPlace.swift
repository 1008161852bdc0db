internal import Algebra
internal import Autodiff
internal import Equivalence

/// The place in a graph that a wrong answer was given for: what the rules of misconceptions look at.
struct AskedPlace: Sendable {
    enum Subject: Hashable, Sendable {
        case quantity(Quantity)
        /// The total derivative of a node by another: a task may ask for more than adjoints.
        case total(of: Int, by: Int)
    }

    /// One consumer u of the asked node v.
    struct Row: Sendable {
        let edge: Int
        /// u.
        let consumer: Int
        /// ū.
        let upstream: Formula
        /// ∂u/∂v.
        let localPartial: Formula
        /// ū · ∂u/∂v.
        let contribution: Formula
        /// Whether u is the output itself, so that ū is 1.
        let isSeed: Bool
    }

    let graph: Graph
    let subject: Subject
    let names: GraphNames
    /// Whether the answer was given without a ledger, so that whole paths are the student's own work.
    let isStandalone: Bool

    init(graph: Graph, subject: Subject, isStandalone: Bool, notation: Notation) {
        self.graph = graph
        // The adjoint is the total derivative of the output.
        if case .total(let of, let by) = subject, of == graph.output {
            self.subject = .quantity(.adjoint(node: by))
        } else {
            self.subject = subject
        }
        self.isStandalone = isStandalone
        names = GraphNames(graph: graph, notation: notation)
    }

    /// The node whose derivative is a sum over consumers, and the node that is differentiated; nil for other subjects.
    var sum: (node: Int, of: Int)? {
        switch subject {
        case .quantity(.adjoint(let node)): (node, graph.output)
        case .total(let of, let by): (by, of)
        default: nil
        }
    }

    /// The consumers whose contributions are summed.
    var rows: [Row] {
        guard let (node, of) = sum else { return [] }
        return graph.outgoing[node].compactMap { edge in
            graph.leads(graph.edges[edge].to, to: of) ? row(edge, of: of) : nil
        }
    }

    /// The row of one edge.
    func row(_ edge: Int) -> Row { row(edge, of: graph.output) }

    private func row(_ edge: Int, of target: Int) -> Row {
        let consumer = graph.edges[edge].to
        let isAdjoint = target == graph.output
        let upstream: Formula =
            isAdjoint ? .quantity(.adjoint(node: consumer)) : .expression(names.total(of: target, by: consumer))
        let localPartial = Formula.quantity(.localPartial(edge: edge))
        return Row(
            edge: edge, consumer: consumer, upstream: upstream, localPartial: localPartial,
            contribution: isAdjoint ? .quantity(.contribution(edge: edge)) : .product([upstream, localPartial]),
            isSeed: consumer == target)
    }

    /// push: what v̄ holds before the increment along an edge, and nil where nothing was added yet.
    func sumBefore(_ edge: Int) -> Formula? {
        let order = graph.pushOrder(at: graph.edges[edge].from).filter { graph.isSwept(edge: $0) }
        guard let place = order.firstIndex(of: edge), place > 0 else { return nil }
        return .quantity(.runningSum(edge: order[place - 1]))
    }
}

extension Graph {
    /// Whether a path leads from a node to another.
    func leads(_ node: Int, to target: Int) -> Bool {
        if target == output { return reachesOutput[node] }
        guard node <= target else { return false }
        var waiting = [target]
        var seen: Set<Int> = [target]
        while let next = waiting.popLast() {
            if next == node { return true }
            for edge in incoming[next] where edges[edge].from >= node && seen.insert(edges[edge].from).inserted {
                waiting.append(edges[edge].from)
            }
        }
        return false
    }
}
