internal import Algebra
internal import Autodiff
internal import Cards

// What went right and wrong.

extension QuizSession {
    /// What went right and wrong, one line per task.
    package var summary: Summary {
        Summary(lines: states.indices.map { line(for: $0) }, isFinal: isMarked)
    }

    private func line(for task: Int) -> Summary.Line {
        let state = states[task]
        var line = Summary.Line(
            place: card.tasks[task].title, outcome: outcome(of: state), entry: text(of: state.entry, at: task),
            attempts: state.walk.map { 1 + $0.states.reduce(0) { $0 + $1.wrongAttempts } } ?? state.attempts,
            hints: state.hints.count { $0 != .answerIsNext }, slips: slips(ofTask: task), message: message(of: state),
            right: isMarked && (outcome(of: state) == .wrong || state.isConsistent) ? solution(ofTask: task) ?? "" : "")
        // A task that does not say counts one beside those that do.
        if card.tasks.contains(where: { $0.points != nil }) { line.points = card.tasks[task].points ?? 1 }
        if let entries = state.walk?.summary.lines.map(\.outcome), Set(entries).count > 1 {
            line.entries = Summary.Line.Entries(rightAtOnce: entries.count { $0 == .right }, total: entries.count)
        }
        if line.isWorthAnotherTry, state.isSettled { line.wayBack = wayBack(fromTask: task) }
        return line
    }

    private func slips(ofTask task: Int) -> [Summary.Slip] {
        if let walk = states[task].walk {
            return walk.summary.lines.flatMap(\.slips).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
        let site = subject(ofTask: task).map { GraphNames(graph: $0, notation: notation).site(of: $1) } ?? ""
        return states[task].misconceptions.map { Summary.Slip(misconception: $0, site: site) }
    }

    /// Where what a task asks for is learnt: the section that teaches what went wrong, else the walk of its graph once no task
    /// about that is open, else the lesson.
    private func wayBack(fromTask task: Int) -> Summary.WayBack {
        let taught = slips(ofTask: task).lazy.compactMap { [card] in card.teaching(of: $0.misconception.rawValue) }
        if let section = taught.first { return .section(block: section.block) }
        guard let graph = card.graph(of: card.tasks[task]) else {
            return .lesson(graph: card.shownGraph(of: card.tasks[task])?.name)
        }
        let isOpen = states.indices.contains {
            !states[$0].isSettled && card.graph(of: card.tasks[$0])?.name == graph.name
        }
        let way =
            states[task].walk?.summary.lines.compactMap(\.wayBack).first
            ?? subject(ofTask: task).map { .walk(graph: graph.name, $1) }
        return isOpen ? .lesson(graph: graph.name) : way ?? .lesson(graph: graph.name)
    }

    /// The quantity of a graph that a task asks for; nil for another kind.
    private func subject(ofTask task: Int) -> (Graph, Quantity)? {
        let task = card.tasks[task]
        guard let graph = card.graph(of: task) else { return nil }
        let quantity: Quantity? =
            switch task.answer {
            case .numeric, .symbolic: card.asked(task, notation).quantity
            case .matrix(let key): graph.node(withAdjoint: key.key).map { .adjoint(node: $0) }
            case .paths(let key): graph.node(key.start).map { .adjoint(node: $0) }
            case .choice, .shape, .order, .edge, .derivation, .computation, .walk: nil
            }
        return quantity.map { (graph, $0) }
    }

    /// The tasks alone that were not right at once, asked again; nil where there are none.
    package var quizOfFailures: QuizSession? {
        let failed = summary.lines.indices.filter { summary.lines[$0].isWorthAnotherTry }
        guard !failed.isEmpty else { return nil }
        var card = card
        card.tasks = failed.map { self.card.tasks[$0] }
        return QuizSession(card: card, notation: notation, feedback: feedback, isPractice: true)
    }

    private func outcome(of state: TaskState) -> Summary.Outcome {
        if state.isKept, !state.isSettled { return .kept }
        let session = state.work?.session
        guard state.isSettled else { return state.attempts > 0 && session?.record == nil ? .wrong : .unanswered }
        if let outcome = session?.outcome {
            let isRight = outcome == .right || outcome == .rightLater
            return isRight && !state.hints.isEmpty ? .rightWithHints : outcome
        }
        if state.wasRevealed || state.sawAnswer { return .revealed }
        if let session {
            guard session.isFinished else { return state.attempts > 0 ? .wrong : .unanswered }
        } else if isMarked {
            if state.isConsistent { return .consistent }
            guard state.isKept else { return .unanswered }
            if state.grade?.verdict.isCorrect != true { return .wrong }
        }
        if !state.hints.isEmpty { return .rightWithHints }
        return state.attempts > 1 ? .rightLater : .right
    }

    private func message(of state: TaskState) -> String {
        switch state.grade?.verdict {
        case .incorrect(_, let message): message
        case .correct(let note) where state.isConsistent: note
        default: ""
        }
    }
}
