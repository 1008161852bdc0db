package import Algebra

/// The ledger of the present node: one row per edge, then the sum.
///
/// Every text is math in the session's notation.
package struct Ledger: Hashable, Sendable {
    /// One field of a row: a label and what is known of it.
    package struct Field: Hashable, Sendable {
        /// What is known of a field.
        package enum State: Hashable, Sendable {
            /// Shown from the start, or as soon as its time has come.
            case given
            /// Not asked, and part of a sum that is: shown once that is answered.
            case hidden
            /// Asked; `Ledger.Field.cell` says which cell it is and `WalkSession.states` what happened there.
            case asked
        }
        /// `t̄`, `∂t/∂x`, `x̄`.
        package var label: String
        /// The expression it equals, where that says more than the value: `y`. Nil while hidden or not answered.
        package var expression: String?
        /// Its number, nil without one or while hidden or not answered.
        package var value: String?
        /// What is known of it.
        package var state: State
        /// Its shape in a graph with vectors and matrices; nil while it is not known.
        package var shape: Shape?
        /// The cell of the walk, where it is asked.
        package var cell: Int?
    }

    /// What goes back along an edge between vectors and matrices as it is multiplied, each factor with its shape, so that
    /// inner dimensions line up.
    package struct Product: Hashable, Sendable {
        /// From left to right.
        package var factors: [Factor]
        /// Whether inner dimensions have to be equal; else it goes element by element.
        package var isMatrixProduct: Bool
        /// What stands between factors.
        package var sign: String
        /// The shape of the product; nil while it is not known.
        package var shape: Shape?
    }

    /// A factor, with its numbers and its shape.
    package struct Factor: Hashable, Sendable {
        /// `xᵀ`.
        package var text: String
        /// Its numbers, nil where there are none; of an adjoint among the ingredients its expression where it has none.
        package var value: String?
        /// Its rows and columns.
        package var shape: Shape
    }

    /// One edge v → u between the operand v and the consumer u.
    package struct Row: Hashable, Sendable {
        /// By its index in `Graph.edges`.
        package var edge: Int
        /// The other node: the consumer in a pull, the operand in a push.
        package var name: String
        /// ū.
        package var upstream: Field
        /// ∂u/∂v.
        package var localPartial: Field
        /// ū · ∂u/∂v.
        package var contribution: Field
        /// push: v̄ after this increment; nil in a pull.
        package var runningSum: Field?
        /// Between vectors and matrices the product in its order, once it is no question any more.
        package var product: Product?
        /// Until then what the product is made of, ū first and then names in the order of the graph, none of them transposed:
        /// which of them are factors, how often, which way round and in which order is for the student to say. Empty
        /// where an edge is one between numbers.
        package var ingredients: [Factor] = []
        /// Whether the edge is one between vectors and matrices, so that its contribution is no product of numbers.
        package var isMatrixValued = false
    }

    /// The present node, an index into the graph.
    package var node: Int
    /// Its name.
    package var name: String
    /// One for each edge of the step, in its order.
    package var rows: [Row]
    /// pull: v̄ of the present node, the sum of the rows. push: ū of the present node, known by the time it is visited.
    package var adjoint: Field
}

/// What the drawing may show of a node now. Nil: not known yet.
package struct NodeKnowledge: Hashable, Sendable {
    /// Its value as a number; one of the student's own, or that follows from it, has a mark.
    package var value: String?
    /// Whether the value is the student's own and not marked yet.
    package var isOwnValue = false
    /// Its adjoint: a number, or an expression where the walk is symbolic; marked as values are.
    package var adjoint: String?
    /// Whether the walk is at this node.
    package var isPresent: Bool
    /// Whether the node gets an adjoint at all: it reaches the output and is no constant.
    package var hasAdjoint: Bool

    /// What of it is the student's own and not marked yet, with the sign of that.
    package var own: [String] { [value, adjoint].compactMap(\.self).filter { $0.hasSuffix(WalkSession.ownSign) } }
}

/// What the drawing may show of an edge now.
package struct EdgeKnowledge: Hashable, Sendable {
    /// Whether what stands on it may be seen.
    package var isShown: Bool
    /// Whether it is one of the present ledger's edges.
    package var isActive: Bool
}
