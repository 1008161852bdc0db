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
}

extension Graph {
    /// The edges from a node to its consumers in the order in which a push increments its adjoint: the consumer visited
    /// first comes first.
    package func pushOrder(at node: Int) -> [Int] { outgoing[node].reversed() }
}
