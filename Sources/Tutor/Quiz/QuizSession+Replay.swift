internal import Algebra
internal import Autodiff
package import Cards

// A session is rebuilt from what was done in an earlier one. Wrong answers that others to the same task have followed are not
// graded again: what came of them is known.

extension QuizSession {
    /// What is asked, as sittings know it.
    package var whatIsAsked: String {
        let kind = isDrill ? Sitting.drill : Sitting.tasks
        return kind + (feedback == .end ? " end" : "") + (card.seed.map { Sitting.seed + $0 } ?? "")
    }

    /// How many tasks are settled, or have an answer that waits for its mark.
    package var answered: Int { states.count { $0.isSettled || $0.isKept } }

    /// What was done since there were so many attempts; nil for nothing.
    package func news(since count: Int) -> SessionNews? {
        guard attempts.count > count else { return nil }
        let place = SessionNews.Place(
            id: resumption?.id, asked: whatIsAsked,
            // A drill asks other numbers the next time, and is never gone on with.
            settled: isFinished || isDrill ? states.count : min(answered, states.count - 1),
            places: states.count, isBeginning: count == 0 && resumption == nil)
        return SessionNews(
            card: card.frontMatter.id, attempts: Array(attempts.dropFirst(count)),
            sitting: isPractice || series == .review ? nil : place)
    }

    private var isDrill: Bool { if case .drill = series { true } else { false } }

    /// The session that goes on with the sitting in which the same is asked, at a task that is open; this one where none is
    /// left.
    package func goingOn(with left: [LeftSitting]) -> QuizSession {
        guard let left = left.sitting(asking: whatIsAsked) else { return self }
        var session = afresh(replaying: left.attempts)
        session.resumption = Resumption(left)
        if session.resumption != nil { session.goToOpenTask() }
        session.putBack(left.drafts)
        return session
    }

    /// The session as it was once all of this was asked; nil where that is not so, or something else is right now.
    package func lookingBack(at left: [LeftSitting]) -> QuizSession? {
        guard let left = left.finished(asking: whatIsAsked) else { return nil }
        var session = afresh(replaying: left.attempts)
        session.go(to: states.count)
        return session.isFinished ? session : nil
    }

    /// The same tasks from their beginning.
    package var afresh: QuizSession { afresh(replaying: []) }

    /// The next round: the tasks that have other numbers than these, and they alone; nil where none has. A round that was left
    /// before its end goes on.
    /// - Parameter left: the last sittings at the card.
    package func withOtherNumbers(after left: [LeftSitting] = []) -> QuizSession? {
        func session(_ card: Card) -> QuizSession {
            QuizSession(card: card, notation: notation, feedback: feedback, isPractice: isPractice).goingOn(with: left)
        }
        let open = left.first { !$0.isFinished && $0.seed != nil && $0.asked.hasPrefix(whatIsAsked) }
        if let round = open?.seed.flatMap({ NumberSeed($0) }).flatMap({ card.round(by: $0) }), card.seed == nil {
            return session(round)
        }
        // Rounds that are through do not come again.
        var last = card
        if last.seed == nil { last.seed = left.compactMap(\.seed).compactMap { UInt64($0) }.max().map { "\($0)" } }
        return last.nextRound.map(session)
    }

    private func afresh(replaying attempts: [Attempt]) -> QuizSession {
        var session = QuizSession(
            card: card, notation: notation, feedback: feedback, isPractice: isPractice, replaying: attempts)
        session.series = series
        return session
    }

    /// The same tasks as another version of their card has them, at the same task, by its id or else by its place. What was
    /// answered is done again where the same is right now, and what is being typed stays.
    package func continued(in card: Card) -> QuizSession {
        var session = QuizSession(
            card: card, notation: notation, feedback: feedback, isPractice: isPractice, replaying: attempts)
        let places = Dictionary(card.tasks.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (task, state) in zip(self.card.tasks, states) where !state.isSettled && !state.entry.isEmpty {
            if let place = places[task.id], !session.states[place].isSettled {
                session.states[place].entry = state.entry
            }
        }
        session.go(to: task.flatMap { places[$0.id] } ?? min(index, max(0, card.tasks.count - (task == nil ? 0 : 1))))
        return session
    }

    /// Goes to the next task that waits for an answer, from the present one on: past the last one where none does.
    private mutating func goToOpenTask() {
        let open = states.indices.filter { !states[$0].isSettled && !states[$0].isKept }
        go(to: open.first { $0 >= index } ?? open.first ?? states.count)
    }

    // MARK: Replaying

    /// Does again what attempts record.
    mutating func replay(_ attempts: [Attempt]) {
        let last = attempts.lastEntries { "\($0.task)\n\($0.cell)" }
        let places = Dictionary(card.tasks.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (number, attempt) in attempts.enumerated() {
            guard let place = places[attempt.task] else { continue }
            if attempt.cell.isEmpty {
                replay(attempt, at: place, isLast: last.contains(number))
            } else {
                replay(attempt, inSessionAt: place, isLast: last.contains(number))
            }
        }
        for place in states.indices { working(at: place) { $0.endReplay() } }
    }

    /// Does again what an attempt at an entry of a task's session records.
    private mutating func replay(_ attempt: Attempt, inSessionAt place: Int, isLast: Bool) {
        // Where all marks are given together, that is not at their tasks.
        let waits = states[place].work?.session.waitsForTheEnd(attempt) ?? true
        if feedback != .end || !attempt.outcome.isMark || !waits { index = place }
        let count = attempts.count
        let hint = working(at: place) { $0.replay(attempt, isLast: isLast) }
        if attempt.outcome == .revealed, attempts.count > count { states[place].wasRevealed = true }
        if let hint = hint ?? nil { give(hint) }
    }

    private mutating func replay(_ attempt: Attempt, at place: Int, isLast: Bool) {
        guard attempt.key.isEmpty || attempt.key == fingerprint(ofTask: place) else {
            if attempt.outcome != .hint { states[place].isChanged = true }
            return
        }
        // Marks are given all together, and not before what has changed is answered again.
        if feedback == .end, attempt.outcome.isMark, states[place].work == nil {
            if states[place].isKept, !states.contains(where: \.isChanged) { mark() }
            return
        }
        index = place
        switch attempt.outcome {
        case .correct, .incorrect: replayAnswer(attempt, isLast: isLast)
        case .kept: _ = submit(attempt.entry)
        case .hint: _ = hint()
        case .revealed: _ = reveal()
        case .consistent, .undone, .rated: break
        }
    }

    private mutating func replayAnswer(_ attempt: Attempt, isLast: Bool) {
        guard let task, !states[index].isSettled else { return }
        // How often shapes did not fit is found out by grading alone.
        if attempt.outcome == .incorrect, !isLast, card.graph(of: task)?.isScalar ?? true { return take(attempt) }
        let before = self
        let grade = submit(attempt.entry, hasCounted: attempt.outcome == .incorrect)
        guard !grade.verdict.comes(to: attempt.outcome) else { return }
        self = before
        states[index].isChanged = true
    }

    /// Takes over a wrong answer with what came of it then.
    private mutating func take(_ attempt: Attempt) {
        var attempt = attempt
        if states[index].work == nil {
            attempt.entry = card.asked(card.tasks[index], notation).picked(attempt.entry)
        }
        states[index].entry = attempt.entry
        states[index].isChanged = false
        states[index].attempts += 1
        let named = states[index].misconceptions
        states[index].misconceptions += attempt.misconceptions.filter { !named.contains($0) }
        attempts.append(attempt)
    }

    // MARK: What is right

    /// A fingerprint of what is right at a task, in whichever notation; empty for a walk, whose cells have theirs.
    mutating func fingerprint(ofTask place: Int) -> String {
        if let known = fingerprints[place] { return known }
        let words = card.asked(card.tasks[place], .ascii).wordsForFingerprint
        let fingerprint = words.isEmpty ? "" : Fingerprint(words).text
        fingerprints[place] = fingerprint
        return fingerprint
    }
}
