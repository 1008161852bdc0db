internal import Algebra
internal import Autodiff

/// The place in a graph that an answer is given for.
struct AskedPlace: Sendable {
    enum Subject: Hashable, Sendable {
        case quantity(Quantity)
        /// The total derivative of a node by another: a task may ask for more than adjoints.
        case total(of: Int, by: Int)
        /// A key that is written out, in the layout of the task, and stands for no place of the graph.
        case written(Expression)
    }

    let graph: Graph
    let subject: Subject
    let names: GraphNames
    /// Whether the answer was given without a ledger, so that whole paths are the student's own work.
    let isStandalone: Bool
    /// How derivatives are laid out in the answer.
    let layout: Layout
    /// Where what is asked for is only part of the answer: the whole formula around it, w − 0.05 dJ/dw.
    var around: Expression?

    init(
        graph: Graph, subject: Subject, isStandalone: Bool, notation: Notation, layout: Layout = .denominator
    ) {
        self.graph = graph
        // The adjoint is the total derivative of the output.
        if case .total(let of, let by) = subject, of == graph.output {
            self.subject = .quantity(.adjoint(node: by))
        } else {
            self.subject = subject
        }
        self.isStandalone = isStandalone
        self.layout = layout
        names = GraphNames(graph: graph, notation: notation)
    }

    /// The same place of the graph at other values.
    func moved(to graph: Graph) -> AskedPlace {
        AskedPlace(graph: graph, subject: subject, isStandalone: isStandalone, notation: names.notation, layout: layout)
    }

    /// The node whose derivative is a sum over consumers, and the node that is differentiated; nil for other subjects.
    var sum: (node: Int, of: Int)? {
        switch subject {
        case .quantity(.adjoint(let node)): (node, graph.output)
        case .total(let of, let by): (by, of)
        default: nil
        }
    }
}

extension Graph {
    /// Whether a path leads from a node to another.
    /// - Parameter stop: a node that it does not go through.
    func leads(_ node: Int, to target: Int, avoiding stop: Int? = nil) -> Bool {
        if target == output, stop == nil { return reachesOutput[node] }
        guard node <= target else { return false }
        var waiting = [target]
        var seen = Set([target, stop].compactMap(\.self))
        while let next = waiting.popLast() {
            if next == node { return true }
            for edge in incoming[next] where edges[edge].from >= node && seen.insert(edges[edge].from).inserted {
                waiting.append(edges[edge].from)
            }
        }
        return false
    }
}
