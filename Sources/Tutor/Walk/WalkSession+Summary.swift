package import Algebra
package import Autodiff
package import Cards

// What went right and wrong.

extension WalkSession {
    /// What went right and wrong, cell by cell, with misconceptions, places and hints.
    package var summary: Summary {
        Summary(
            lines: askedCells.map { line(for: $0) } + (orderLine.map { [$0] } ?? []),
            isFinal: walk.feedback == .end && isFinished)
    }

    private var askedCells: [Int] { cells.indices.filter { given?.contains($0) != true } }

    /// How the student's choices of the next node went; nil where the order is given.
    private var orderLine: Summary.Line? {
        guard walk.order == .student, !visits.isEmpty || order != OrderState() else { return nil }
        let outcome: Summary.Outcome =
            order.wasRevealed
            ? .revealed : order.hints > 0 ? .rightWithHints : order.wrongAttempts > 0 ? .rightLater : .right
        return Summary.Line(
            place: "order of the visits", outcome: isFinished ? outcome : .unanswered,
            entry: working.names.list(visits.map { steps[$0].node }),
            attempts: order.wrongAttempts + 1, hints: order.hints, slips: [], message: order.message)
    }

    private func line(for cell: Int) -> Summary.Line {
        let state = states[cell]
        let site = working.names.site(of: cells[cell].quantity)
        var line = Summary.Line(
            place: place(of: cells[cell]), outcome: outcome(of: state), entry: state.entry, attempts: state.attempts,
            hints: state.hints, slips: state.misconceptions.map { Summary.Slip(misconception: $0, site: site) },
            message: message(of: state),
            right: isFinished && (state.mark == .incorrect || state.mark == .consistent)
                ? working.result(cells[cell].quantity) ?? "" : "")
        if line.isWorthAnotherTry, states[cell].isSettled {
            line.wayBack = .walk(graph: graph.name, cells[cell].quantity)
        }
        return line
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
        case .value, .localPartial, .adjoint, .update: return cell.label
        case .contribution(let edge):
            return "contribution of \(names.node(graph.edges[edge].to)) to \(names.node(graph.edges[edge].from))"
        case .runningSum(let edge): return "\(cell.label) after \(names.node(graph.edges[edge].to))"
        }
    }
}

// MARK: Ways back

extension WalkSession {
    /// A walk to practise on, which begins where a quantity is asked for, or at the step of its node: everything before is
    /// shown. Marks come at once. Nil where the walk never comes there.
    package init?(graph: Graph, walk: Walk, notation: Notation, at quantity: Quantity) {
        let whole = WalkSession(graph: graph, walk: walk, task: "", notation: notation)
        let node: Int? = if case .adjoint(let node) = quantity { node } else { nil }
        let place =
            whole.plan.cellIndex[quantity]
            ?? whole.cells.firstIndex { cell in cell.step.map { whole.steps[$0].node } == node && node != nil }
        guard let place else { return nil }
        self.init(
            excursionOn: graph, walk, notation: notation, disclosure: .everything,
            asking: Set(whole.cells.indices.suffix(from: place)))
    }

    /// The walk that asks once more what was not right at once, and nothing else; nil where all of it was.
    package var walkOfFailures: WalkSession? {
        let failed = askedCells.filter { line(for: $0).isWorthAnotherTry }
        return failed.isEmpty
            ? nil
            : WalkSession(excursionOn: graph, walk, notation: notation, disclosure: disclosure, asking: Set(failed))
    }

    /// Whether it was begun from a summary, and leads back to it.
    package var isExcursion: Bool { given != nil }

    /// Whether it is walked to practise, so that nothing of it is kept.
    package var isPractice: Bool { task.isEmpty }
}

extension Card {
    /// The walk that a way back leads to; nil where that is the lesson.
    package func walk(at wayBack: Summary.WayBack, _ notation: Notation) -> WalkSession? {
        guard case .walk(let name, let quantity) = wayBack,
            let graph = redrawnGraph(named: name) ?? graph(named: name)
        else { return nil }
        return [walk(over: graph), Walk(graph: name)].lazy.filter { $0.obstacle(on: graph) == nil }
            .compactMap { WalkSession(graph: graph, walk: $0, notation: notation, at: quantity) }.first
    }
}

extension GraphNames {
    /// Where a quantity stands in the graph: `at x`, `on the edge from x to t`.
    func site(of quantity: Quantity) -> String {
        switch quantity {
        case .value(let node), .adjoint(let node), .update(let node, _): "at \(self.node(node))"
        case .localPartial(let edge), .contribution(let edge), .runningSum(let edge):
            "on the edge from \(node(graph.edges[edge].from)) to \(node(graph.edges[edge].to))"
        }
    }
}
