internal import Algebra
internal import Autodiff
package import Cards
internal import Equivalence

// A session is rebuilt from what was done in an earlier one. Entries that others at the same cell have followed are not graded
// again: what came of them is known.

extension WalkSession {
    /// What is asked, as sittings know it: nothing but options that make other cells or marks of the same graph.
    package var whatIsAsked: String {
        let options = [
            walk.method.rawValue, walk.fill.map(\.rawValue).joined(separator: ","), walk.entries.rawValue,
            walk.feedback.rawValue, walk.order.rawValue, walk.output.map { "of \($0.text(.ascii))" } ?? "",
            walk.wrt.map { $0.text(.ascii) }.joined(separator: ","), variant,
            seed.map { "seed \($0.text)" } ?? "",
        ]
        return (["walk", walk.graph] + options.filter { !$0.isEmpty }).joined(separator: " ")
    }

    /// How many cells are settled.
    package var answered: Int { states.count(where: \.isSettled) }

    /// What was done since there were so many attempts; nil for nothing.
    /// - Parameter card: the card's id.
    package func news(since count: Int, card: String) -> SessionNews? {
        guard attempts.count > count, !isPractice else { return nil }
        let place = SessionNews.Place(
            id: resumption?.id, asked: whatIsAsked, settled: isFinished ? cells.count : min(answered, cells.count - 1),
            places: cells.count, isBeginning: count == 0 && resumption == nil)
        return SessionNews(card: card, attempts: Array(attempts.dropFirst(count)), sitting: place)
    }

    /// The session that goes on with the sitting in which the same is asked; this one where none is left.
    package func goingOn(with left: [LeftSitting]) -> WalkSession {
        guard let left = left.sitting(asking: whatIsAsked) else { return self }
        var session = afresh(replaying: left.attempts)
        session.resumption = Resumption(left)
        session.putBack(left.drafts)
        return session
    }

    /// The same walk from its beginning.
    package var afresh: WalkSession { afresh(replaying: []) }

    private func afresh(replaying attempts: [Attempt]) -> WalkSession {
        var session = WalkSession(
            graph: graph, walk: walk, task: task, notation: notation, disclosure: disclosure, replaying: attempts)
        session.variant = variant
        session.seed = seed
        return session
    }

    /// The same walk with other numbers; nil where they do not vary.
    package var withOtherNumbers: WalkSession? {
        // The author's numbers are the first round.
        let seed = seed?.next ?? NumberSeed(2)
        guard !isExcursion, let graph = graph.redrawn(for: walk, by: seed) else { return nil }
        var session = WalkSession(graph: graph, walk: walk, task: task, notation: notation)
        session.variant = variant
        session.seed = seed
        return session
    }

    /// The walk of the same graph as another version of its card has them; nil where that has no such graph, or none that can
    /// be walked. What was answered is done again where the same is right now.
    package func continued(in card: Card, _ openTasks: OpenTasks) -> WalkSession? {
        guard let graph = card.graph(named: walk.graph) else { return nil }
        let walk = card.walk(over: graph)
        guard walk.obstacle(on: graph) == nil else { return nil }
        return openTasks.walk(walk, over: graph, notation: notation).afresh(replaying: attempts)
    }

    // MARK: Replaying

    /// Does again what attempts record.
    mutating func replay(_ attempts: [Attempt]) {
        let attempts = attempts.filter { $0.task == task }
        let last = attempts.lastEntries(by: \.cell)
        for (number, attempt) in attempts.enumerated() { replay(attempt, isLast: last.contains(number)) }
        endReplay()
    }

    /// Goes back to what an edit of the graph has opened again, or added.
    package mutating func endReplay() {
        guard let present, let open = states.firstIndex(where: { !$0.isSettled }),
            states.contains(where: \.isChanged) || turn(of: open) < turn(of: present)
        else { return }
        goOn()
    }

    /// When a cell's turn comes: the forward pass, step by step of the sweep, the updates.
    private func turn(of cell: Int) -> Int { cells[cell].isUpdate ? steps.count : cells[cell].step ?? -1 }

    /// Does again what an attempt records. Marks given at the end follow by themselves.
    /// - Parameter isLast: whether no later entry at the cell follows.
    /// - Returns: the hint that was asked for.
    @discardableResult
    package mutating func replay(_ attempt: Attempt, isLast: Bool) -> Hint? {
        guard goTo(attempt) else { return nil }
        switch (attempt.outcome, stage) {
        case (.hint, _):
            let count = attempts.count
            let hint = hint()
            return attempts.count > count ? hint : nil
        case (.revealed, _): _ = reveal()
        case (.correct, .order), (.incorrect, .order): _ = submit(attempt.entry.text)
        case (.correct, .entry(let cell)), (.incorrect, .entry(let cell)):
            replayEntry(attempt, at: cell, isLast: isLast)
        case (.kept, .entry) where walk.feedback == .end: _ = submit(attempt.entry.text)
        default: break
        }
        return nil
    }

    /// Goes to where an attempt was made. False where that is no open question now.
    private mutating func goTo(_ attempt: Attempt) -> Bool {
        let hasChanged = states.contains(where: \.isChanged)
        if attempt.cell == Self.orderID {
            if attempt.outcome == .undone, case .visited? = done.last { _ = undo() }
            // What an edit has opened again waits until the end.
            if hasChanged { stage = .order }
            return attempt.outcome != .undone && stage == .order
        }
        guard let cell = cells.firstIndex(where: { $0.id == attempt.cell }) else { return false }
        guard attempt.key.isEmpty || attempt.key == fingerprint(of: cell) else {
            // Asking for a hint is no answer, and an answer that was taken back is none any more.
            if attempt.outcome != .hint { states[cell].isChanged = attempt.outcome != .undone }
            return false
        }
        if attempt.outcome == .undone, done.last == .settled(cell: cell) { _ = undo() }
        // Marks are given all together, and not before what has changed is answered again.
        if walk.feedback == .end, attempt.outcome.isMark {
            if states[cell].mark == .kept, !hasChanged { mark() }
            return false
        }
        guard attempt.outcome != .undone, !states[cell].isSettled else { return false }
        stage = .entry(cell: cell)
        return true
    }

    private mutating func replayEntry(_ attempt: Attempt, at cell: Int, isLast: Bool) {
        // How often shapes did not fit is found out by grading alone.
        guard isLast || !graph.isScalar else { return take(attempt, at: cell) }
        let before = self
        let grade = submit(attempt.entry.text, hasCounted: attempt.outcome == .incorrect)
        guard !grade.verdict.comes(to: attempt.outcome) else { return }
        self = before
        states[cell].isChanged = true
    }

    /// Takes over an entry with what came of it then.
    private mutating func take(_ attempt: Attempt, at cell: Int) {
        if case .success(let expression) = grader.read(attempt.entry.text, for: question(for: cells[cell])) {
            answers[cell] = expression
        }
        states[cell].entry = attempt.entry.text
        states[cell].attempts += 1
        states[cell].isChanged = false
        attempts.append(attempt)
        if attempt.outcome == .correct { return settle(cell, as: .correct) }
        states[cell].mark = .wrong
        states[cell].wrongAttempts += 1
        states[cell].add(attempt.misconceptions)
    }

    // MARK: What is right

    /// A fingerprint of what is right in a cell, in whichever notation.
    mutating func fingerprint(of cell: Int) -> String {
        if let known = fingerprints[cell] { return known }
        let quantity = cells[cell].quantity
        let words =
            working.isNumeric(quantity)
            ? working.tensor(quantity)?.words
            : graph.words(for: .quantity(quantity)) ?? working.expression(quantity)?.text(.ascii)
        let fingerprint = Fingerprint([words ?? ""]).text
        fingerprints[cell] = fingerprint
        return fingerprint
    }
}

extension Verdict {
    /// Whether it is the one that an attempt has recorded.
    func comes(to outcome: Attempt.Outcome) -> Bool { outcome == .correct ? isCorrect : isIncorrect }
}

extension Attempt.Outcome {
    /// Whether it is what came of an answer that is graded.
    var isMark: Bool { self == .correct || self == .incorrect || self == .consistent }
}

extension [Attempt] {
    /// The places of the entries that no other one at the same question follows.
    func lastEntries(by question: (Attempt) -> String) -> Set<Int> {
        var last: [String: Int] = [:]
        for (number, attempt) in enumerated() where attempt.outcome.isMark || attempt.outcome == .kept {
            last[question(attempt)] = number
        }
        return Set(last.values)
    }
}
