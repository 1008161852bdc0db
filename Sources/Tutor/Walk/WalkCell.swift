package import Autodiff

/// A cell of a walk that the student fills in.
package struct WalkCell: Hashable, Sendable {
    /// What is asked.
    package let quantity: Quantity
    /// The step of the reverse sweep it belongs to, counted from 0; nil on the forward pass, and for the updates after the
    /// sweep.
    package let step: Int?
    /// Identity in attempts: `value t`, `partial t/x`, `contribution t→x`, `sum t→x`, `adjoint x`, `update w`.
    package let id: String
    /// What is asked, as math: `t`, `∂t/∂x`, `t̄ · ∂t/∂x`, `x̄`.
    package let label: String

    /// Whether it is asked after the sweep.
    package var isUpdate: Bool { if case .update = quantity { true } else { false } }

    /// Whether both are open at the same time: on the forward pass, in one step of the sweep, or after it.
    package func isBeside(_ other: WalkCell) -> Bool { step == other.step && isUpdate == other.isUpdate }
}

/// What has happened at a cell so far.
package struct CellState: Hashable, Sendable {
    /// How a cell stands.
    package enum Mark: Hashable, Sendable {
        /// Not answered yet.
        case open
        /// Answered wrongly and still open; the entry stays.
        case wrong
        case correct
        /// The answer was shown.
        case revealed
        /// Kept, to be marked at the end (`feedback: end`).
        case kept
        /// Marked at the end: wrong in itself.
        case incorrect
        /// Marked at the end: follows from an earlier entry of the student's own.
        case consistent
    }
    /// How it stands.
    package var mark: Mark
    /// What was last typed and counted; empty before.
    package var entry: String
    /// The last entry's grade, invalid entries included.
    package var grade: Grade?
    /// Entries that counted.
    package var attempts: Int
    /// Those of them that were wrong.
    package var wrongAttempts: Int
    /// Hints asked for.
    package var hints: Int
    /// Products whose shapes do not fit.
    var misfits = Misfits()
    /// Whether it was announced that the next hint is the answer.
    package var isAnswerNext = false
    /// Whether the answer was shown once, as the last hint as well, even if it was taken back afterwards.
    package var wasRevealed: Bool
    /// Whether it was answered in an earlier session, and something else is right now.
    package internal(set) var isChanged = false
    /// Every misconception named alone here, in order of first appearance.
    package var misconceptions: [Misconception]

    package init() {
        mark = .open
        entry = ""
        attempts = 0
        wrongAttempts = 0
        hints = 0
        wasRevealed = false
        misconceptions = []
    }

    mutating func add(_ named: [Misconception]) {
        misconceptions += named.filter { !misconceptions.contains($0) }
    }

    /// Whether the walk has gone past this cell.
    package var isSettled: Bool { mark != .open && mark != .wrong }
}
