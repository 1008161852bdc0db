package import Algebra
package import Autodiff
package import Cards

/// A walk of a graph in reverse topological order, as a state machine without a face.
///
/// The cells that the walk asks for come in order: values on the forward pass, then step by step of the reverse sweep the
/// local partials, contributions and adjoints. What is not asked is given when its time has come. Every action that counts is
/// appended to `attempts`, and a session is rebuilt from them by `init(replaying:)`.
package struct WalkSession: Sendable, Equatable {
    package let graph: Graph
    package let walk: Walk
    /// The notation of every text the session gives.
    package let notation: Notation
    /// Whether entries are expressions: asked for, or forced by opaque functions and inputs without values.
    package let isSymbolic: Bool
    /// The steps of the reverse sweep.
    package let steps: [Step]
    /// Every cell that is asked for, in order.
    package let cells: [WalkCell]
    /// What happened at each cell.
    package internal(set) var states: [CellState]
    /// The index of the cell that is asked now; nil when the walk is finished.
    package internal(set) var present: Int?
    /// Everything the student did that counts, in order.
    package internal(set) var attempts: [Attempt]

    /// - Parameters:
    ///   - task: the task's id in attempts.
    ///   - attempts: an earlier session's attempts, done again in order; those of other tasks or cells are left out.
    package init(
        graph: Graph, walk: Walk, task: String, notation: Notation = .unicode, replaying attempts: [Attempt] = []
    ) {
        self.graph = graph
        self.walk = walk
        self.notation = notation
        isSymbolic = false
        steps = []
        cells = []
        states = []
        self.attempts = []
    }

    package static func == (left: WalkSession, right: WalkSession) -> Bool {
        left.states == right.states && left.present == right.present && left.attempts == right.attempts
    }

    /// The step of the reverse sweep that the walk is at, counted from 0; nil on the forward pass and when finished.
    package var step: Int? { nil }

    /// Whether every cell is settled, and marked where marks come at the end.
    package var isFinished: Bool { present == nil }

    /// The question of the present cell, a full sentence; empty when finished.
    package var prompt: String { "" }

    /// One line about the present step's rule: "x has two consumers: one row each, then their sum."
    package var guidance: String { "" }

    /// The ledger of the present node; of the last one visited when finished; nil on the forward pass.
    package var ledger: Ledger? { nil }

    /// What is known of a node so far.
    package func knowledge(ofNode node: Int) -> NodeKnowledge {
        NodeKnowledge(value: nil, adjoint: nil, isPresent: false, hasAdjoint: true)
    }

    /// What is known of an edge so far.
    package func knowledge(ofEdge edge: Int) -> EdgeKnowledge {
        EdgeKnowledge(partial: nil, value: nil, isActive: false)
    }

    /// How an entry for the present cell is read while it is typed. Changes nothing.
    package func preview(_ text: String) -> Reading { .empty }

    /// Answers the present cell and, where it is right (or kept), goes on to the next open one.
    package mutating func submit(_ text: String) -> Grade {
        Grade(verdict: .invalid(Fault("nothing is graded yet")), read: "")
    }

    /// The next hint for the present cell: the rule in symbols, in this node's names, one cell filled in, the worked step.
    /// The last one again when there are no more; nil when finished.
    package mutating func hint() -> Hint? { nil }

    /// Shows the answer of the present cell, with its one-line why, and goes on. Nil when finished.
    package mutating func reveal() -> String? { nil }

    /// Takes back the last settled cell: it is open again, its entry kept for editing. False where there is none.
    package mutating func undo() -> Bool { false }

    /// Goes to another open cell of the present step (`Tab`).
    package mutating func selectNext() {}

    /// Goes to an open cell of the present step. False where it is settled or of another step.
    package mutating func select(_ cell: Int) -> Bool { false }

    /// The worked lines of the present step's node, or of any node whose step is done: rule, numbers, result.
    package func workedSolution(ofStep step: Int) -> [String] { [] }

    /// What went right and wrong, with misconceptions, places and hints.
    package var summary: Summary { Summary(lines: []) }
}
