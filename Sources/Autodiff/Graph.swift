package import Algebra

/// A computation graph: named intermediate values in topological order, operands before consumers.
///
/// One definition is one node; its right-hand side is an expression over its operands. Nodes and edges are referred to
/// by their index in `nodes` and `edges`.
package struct Graph: Sendable {
    package let name: String
    /// In topological order; ties in order of definition.
    package let nodes: [Node]
    /// One per operand and consumer, ordered by consumer, then by operand as first used.
    package let edges: [Edge]
    /// The index of the output node.
    package let output: Int
    /// Edge indices by the node they leave (towards consumers) and by the node they enter (from operands).
    package let outgoing: [[Int]]
    package let incoming: [[Int]]
}

/// A named intermediate value.
package struct Node: Sendable {
    package enum Kind: Sendable {
        /// `x = 2`, or `input x` without a value.
        case input
        /// `param w = 0.5`: trained, so it gets an update.
        case parameter
        /// `const c = 2`: gets no adjoint.
        case constant
        /// Its value follows from its operands.
        case computed(Expression)
    }
    package let symbol: Symbol
    package let kind: Kind
    /// The literal value of an input, parameter or constant.
    package let value: Tensor?
    package let shape: Shape
    /// The definition's place: UTF-8 offsets into the block's text. Nil for generated nodes.
    package let source: Range<Int>?
}

/// v → u: u consumes v.
package struct Edge: Sendable {
    /// The operand v.
    package let from: Int
    /// The consumer u.
    package let to: Int
    /// The local partial ∂u/∂v, simplified; a derivative atom where u is opaque.
    package let partial: Expression
}
