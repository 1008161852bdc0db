/// A quantity of a graph that can be asked for: what a cell of a walk or the key of a task stands for. Nodes and edges are
/// indices into the graph.
package enum Quantity: Hashable, Sendable {
    /// The value of a node on the forward pass.
    case value(node: Int)
    /// The local partial ∂u/∂v on an edge v → u.
    case localPartial(edge: Int)
    /// ū · ∂u/∂v, what the consumer u sends back along an edge v → u.
    case contribution(edge: Int)
    /// The adjoint v̄ as it stands after the increment along an edge v → u (push).
    case runningSum(edge: Int)
    /// The adjoint v̄ of a node.
    case adjoint(node: Int)
    /// A parameter after a step against its derivative, θ − γ·θ̄ with the learning rate γ.
    case update(node: Int, rate: Double)
}

extension Graph {
    /// The edges from a node to its consumers in the order in which a push increments its adjoint: the consumer visited
    /// first comes first.
    package func pushOrder(at node: Int) -> [Int] { outgoing[node].reversed() }

    /// push: the edges that have incremented the operand's adjoint by the time this one has.
    package func increments(upTo edge: Int) -> [Int] {
        let order = pushOrder(at: edges[edge].from).filter { isSwept(edge: $0) }
        return order.firstIndex(of: edge).map { Array(order[...$0]) } ?? []
    }

    // MARK: Numbers

    /// What a quantity is at a point: a number, a vector or a matrix, derivatives in the layout of the graph. Nil where it
    /// has none there, and for a local partial between vectors and matrices without a plain form.
    package func tensor(_ quantity: Quantity, in evaluation: Evaluation) -> Tensor? {
        switch quantity {
        case .value(let node): return evaluation.values[node]
        case .localPartial(let edge):
            if !edges[edge].isMatrixValued { return evaluation.partials[edge] }
            guard jacobian(ofEdge: edge) != nil else { return nil }
            return (evaluation.partials[edge] ?? jacobian(ofEdge: edge, in: evaluation))?.laidOut(in: layout)
        case .contribution(let edge):
            if edges[edge].isMatrixValued { return evaluation.contributions[edge]?.laidOut(in: layout) }
            guard let upstream = evaluation.adjoints[edges[edge].to], let partial = evaluation.partials[edge]
            else { return nil }
            return Tensor(upstream.scalar * partial.scalar)
        case .adjoint(let node): return evaluation.adjoints[node]?.laidOut(in: layout)
        case .update(let node, let rate):
            guard let value = evaluation.values[node], let adjoint = evaluation.adjoints[node] else { return nil }
            return Tensor(
                shape: value.shape, elements: zip(value.elements, adjoint.elements).map { $0 - rate * $1 })
        case .runningSum(let edge):
            let terms = increments(upTo: edge).map { tensor(.contribution(edge: $0), in: evaluation) }
            return terms.contains(nil) ? nil : Tensor.sum(of: terms.compactMap(\.self))
        }
    }

    /// Whether a quantity has a number at the graph's own values. What has one is shown, asked for and answered as a number;
    /// only what has none is an expression.
    package func hasNumber(_ quantity: Quantity) -> Bool { tensor(quantity, in: evaluation) != nil }

    /// Whether a reverse sweep meets anything that has a number: of a graph whose inputs have no values, 3 in 3·x is none.
    package var hasNumbers: Bool {
        evaluation.values.contains { $0 != nil }
            && reverseTopologicalOrder.contains { node in
                (nodes[node].expression != nil && hasNumber(.value(node: node)))
                    || (node != output && hasNumber(.adjoint(node: node)))
            }
    }
}

extension Tensor {
    /// The sum of tensors of one shape; nil of none.
    fileprivate static func sum(of terms: [Tensor]) -> Tensor? {
        guard let first = terms.first else { return nil }
        return terms.dropFirst().reduce(first) { sum, term in
            Tensor(shape: sum.shape, elements: zip(sum.elements, term.elements).map(+))
        }
    }
}
