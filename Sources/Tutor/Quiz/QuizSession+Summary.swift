internal import Cards

// What went right and wrong.

extension QuizSession {
    /// What went right and wrong, one line per task.
    package var summary: Summary {
        Summary(lines: states.indices.map { line(for: $0) }, isFinal: isMarked)
    }

    private func line(for task: Int) -> Summary.Line {
        let state = states[task]
        return Summary.Line(
            place: card.tasks[task].title, outcome: outcome(of: state), entry: text(of: state.entry, at: task),
            attempts: state.attempts,
            hints: state.hints.count { $0 != .answerIsNext }, misconceptions: state.misconceptions,
            message: message(of: state),
            right: isMarked && (outcome(of: state) == .wrong || state.isConsistent) ? solution(ofTask: task) ?? "" : "")
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
