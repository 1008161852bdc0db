package import Autodiff

/// What a student may see of one graph at one place: of every fact in its books, whether it may be shown. `OpenTasks` makes
/// it; whatever draws a graph or writes a line about it asks it.
package struct Disclosure: Hashable, Sendable {
    /// What may not be shown.
    var hidden: Set<Quantity> = []
    /// The nodes whose paths to the output are not multiplied out.
    var closedPaths: Set<Int> = []
    /// Whether nothing that a reverse sweep finds may be shown.
    var hidesSweep = false

    /// Nothing is asked any more.
    package static let everything = Disclosure()

    /// Whether a fact may be shown, as a number and as an expression: one would give the other away.
    package func shows(_ quantity: Quantity) -> Bool { !(hidesSweep && quantity.isSwept) && !hidden.contains(quantity) }

    /// Whether an open task is the reason that a fact is not shown.
    package func isAsked(_ quantity: Quantity) -> Bool { hidden.contains(quantity) }

    /// Whether the label of an edge may be shown: the local partial, or between vectors and matrices where that has no plain
    /// form what goes back along the edge.
    package func showsLabel(of edge: Int, in graph: Graph) -> Bool {
        guard !hidden.contains(.localPartial(edge: edge)) else { return false }
        return graph.jacobian(ofEdge: edge) != nil || !hidden.contains(.contribution(edge: edge))
    }

    /// Whether the paths from a node to the output may be shown with the products of their labels, and their sum.
    package func showsPaths(from node: Int) -> Bool {
        shows(.adjoint(node: node)) && !closedPaths.contains(node)
    }

    /// What may be seen of a graph of vectors and matrices that is opened into its elements.
    package func opened(from graph: Graph, into view: ScalarView) -> Disclosure {
        var opened = Disclosure(hidesSweep: hidesSweep)
        opened.closedPaths = Set(closedPaths.flatMap { view.nodes[$0] })
        for quantity in hidden {
            switch quantity {
            case .value(let node): opened.hidden.formUnion(view.nodes[node].map { .value(node: $0) })
            case .adjoint(let node):
                for element in view.nodes[node] {
                    opened.hidden.insert(.adjoint(node: element))
                    opened.hidden.formUnion(view.graph.additions(to: element))
                }
            case .localPartial, .contribution, .runningSum, .update: break
            }
        }
        for (index, edge) in view.graph.edges.enumerated() {
            let (from, to) = (view.elements[edge.from].node, view.elements[edge.to].node)
            // Inside one vector there is no edge that could be hidden.
            guard let whole = graph.edge(from: from, to: to) else { continue }
            if hidden.contains(.localPartial(edge: whole)) { opened.hidden.insert(.localPartial(edge: index)) }
            if hidden.contains(.contribution(edge: whole)) { opened.hidden.insert(.contribution(edge: index)) }
        }
        return opened
    }

    /// What may be shown where some facts are asked one by one, as by the cells of a walk, which says itself when each is known.
    func leaving(_ asked: [Quantity]) -> Disclosure {
        var rest = self
        let isSwept = asked.contains(where: \.isSwept)
        rest.hidden = hidden.filter { !(isSwept && $0.isSwept) }.subtracting(asked)
        return rest
    }
}

extension Quantity {
    /// Whether a reverse sweep finds it: an adjoint, or what is added up in one.
    var isSwept: Bool {
        switch self {
        case .value, .localPartial: false
        case .contribution, .runningSum, .adjoint, .update: true
        }
    }
}
