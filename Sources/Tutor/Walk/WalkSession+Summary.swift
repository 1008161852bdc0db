internal import Cards
internal import Autodiff

// What went right and wrong.

extension WalkSession {
    /// What went right and wrong, cell by cell, with misconceptions, places and hints.
    package var summary: Summary {
        Summary(lines: cells.indices.map { line(for: $0) } + (orderLine.map { [$0] } ?? []))
    }

    /// How the student's choices of the next node went; nil where the order is given.
    private var orderLine: Summary.Line? {
        guard walk.order == .student, !visits.isEmpty || order != OrderState() else { return nil }
        let outcome: Summary.Outcome =
            order.wasRevealed
            ? .revealed : order.hints > 0 ? .rightWithHints : order.wrongAttempts > 0 ? .rightLater : .right
        return Summary.Line(
            place: "order of the visits", outcome: isFinished ? outcome : .unanswered,
            entry: working.names.list(visits.map { steps[$0].node }),
            attempts: order.wrongAttempts + 1, hints: order.hints, misconceptions: [], message: order.message)
    }

    private func line(for cell: Int) -> Summary.Line {
        let state = states[cell]
        return Summary.Line(
            place: place(of: cells[cell]), outcome: outcome(of: state), entry: state.entry, attempts: state.attempts,
            hints: state.hints, misconceptions: state.misconceptions, message: message(of: state),
            right: isFinished && (state.mark == .incorrect || state.mark == .consistent)
                ? working.result(cells[cell].quantity) ?? "" : "")
    }

    private func outcome(of state: CellState) -> Summary.Outcome {
        switch state.mark {
        case .open: return .unanswered
        case .kept: return isFinished || state.entry.allSatisfy(\.isWhitespace) ? .unanswered : .kept
        case .wrong, .incorrect: return .wrong
        case .consistent: return .consistent
        case .revealed: return .revealed
        case .correct:
            if state.wasRevealed { return .revealed }
            if state.hints > 0 { return .rightWithHints }
            return state.wrongAttempts > 0 ? .rightLater : .right
        }
    }

    private func message(of state: CellState) -> String {
        switch (state.mark, state.grade?.verdict) {
        case (.consistent, .correct(let note)): note
        case (.wrong, .incorrect(_, let message)), (.incorrect, .incorrect(_, let message)): message
        default: ""
        }
    }

    /// What a cell asks for, for people: `x̄`, `contribution of t to x`.
    func place(of cell: WalkCell) -> String {
        let names = working.names
        switch cell.quantity {
        case .value, .localPartial, .adjoint: return cell.label
        case .contribution(let edge):
            return "contribution of \(names.node(graph.edges[edge].to)) to \(names.node(graph.edges[edge].from))"
        case .runningSum(let edge): return "\(cell.label) after \(names.node(graph.edges[edge].to))"
        }
    }
}
