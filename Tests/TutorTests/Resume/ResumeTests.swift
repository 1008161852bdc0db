import Algebra
import Autodiff
import Cards
import Foundation
import SeededGenerator
import RepositoryCards
import Testing

@testable import Tutor

/// The cards of the repository's folder `cards`.
private let shippedCards = (try? RepositoryCards.shipped.cards()) ?? []

/// The sitting that a store gives back, where it was left before its end: lines of text with what came of them.
private func left(_ news: SessionNews?) -> LeftSitting? {
    guard let news, let place = news.sitting, place.settled < place.places else { return nil }
    return LeftSitting(
        news.attempts.map { attempt in
            AttemptRecord(
                attempt, id: "", at: Moment(milliseconds: 0), card: news.card, hints: 0, seconds: 0,
                sitting: Sitting(id: "A", asked: place.asked, settled: place.settled, places: place.places))
        })
}

@Suite("A session that was left goes on as it was")
struct ResumeTests {
    /// What students may type: right answers, plausible ones, letters of options.
    private func entry(_ right: String?, using generator: inout SeededGenerator) -> String {
        let others = ["1", "2", "A", "B", "1,2", "12", "24", "36", "0.5", "x", "2x1", "bar(z)", "= 37"]
        return Bool.random(using: &generator) ? right ?? "1" : others.randomElement(using: &generator) ?? ""
    }

    /// Plays at random; what cannot be read is not tried. Ends with the last thing that counted.
    private func play(_ start: QuizSession, steps: Int, using generator: inout SeededGenerator) -> QuizSession {
        var (session, last) = (start, start)
        for _ in 0..<steps where !session.isFinished {
            let before = session
            switch Int.random(in: 0..<14, using: &generator) {
            case 0: session.next()
            case 1: session.previous()
            case 2: _ = session.hint()
            case 3: _ = session.undo()
            case 4:
                // Going to another cell is no attempt; a hint there is.
                session.selectNextCell()
                _ = session.hint()
            case 5 where Bool.random(using: &generator): _ = session.reveal()
            case 6: session.go(to: Int.random(in: 0..<session.card.tasks.count, using: &generator))
            default:
                let right = session.state?.walk.flatMap { walk in
                    walk.present.flatMap { walk.working.result(walk.cells[$0].quantity) }
                }
                let asked = session.task.map { session.card.asked($0, session.notation) }
                if session.submit(entry(right ?? asked?.solution, using: &generator)).verdict.isInvalid {
                    session = before
                }
                if session.state?.walk?.stage == .review { session.markWalk() }
            }
            if session.attempts.count > last.attempts.count { last = session }
        }
        return last
    }

    /// What differs between two states of a task, in words.
    private func difference(_ old: QuizSession.TaskState, _ new: QuizSession.TaskState) -> String {
        let cells = zip(old.walk?.states ?? [], new.walk?.states ?? []).filter { $0 != $1 }
        let parts = zip(Mirror(reflecting: old).children, Mirror(reflecting: new).children)
            .filter { $0.label != "work" && "\($0.value)" != "\($1.value)" }
        return parts.map { "\($0.label ?? "") \($0.value) | \($1.value)" }.joined(separator: "; ")
            + cells.map { "\($0)\n\($1)" }.joined(separator: "\n")
            + " \(String(describing: old.walk?.stage)) \(String(describing: new.walk?.stage))"
    }

    @Test("Every shipped card, however it was played", arguments: shippedCards.indices, [Walk.Feedback.step, .end])
    func cards(index: Int, feedback: Walk.Feedback) throws {
        for seed in 0..<4 {
            var generator = SeededGenerator(seed: UInt64(100 * index + seed))
            let start = QuizSession(card: shippedCards[index], feedback: feedback)
            let session = play(start, steps: 30 * (seed + 1), using: &generator)
            let rebuilt = QuizSession(card: start.card, feedback: feedback, replaying: session.attempts)
            for (place, (old, new)) in zip(session.states, rebuilt.states).enumerated() where old != new {
                Issue.record("task \(place): \(difference(old, new))")
            }
            #expect(rebuilt.index == session.index)
            #expect(rebuilt.attempts == session.attempts)
            guard let sitting = left(session.news(since: 0)) else { continue }
            let resumed = start.goingOn(with: [sitting])
            let isSame = resumed.states == session.states
            #expect(isSame)
            #expect(resumed.attempts == session.attempts)
            #expect(resumed.openTasks.ids == session.openTasks.ids)
            #expect(resumed.resumption?.id == "A")
            #expect(resumed.news(since: session.attempts.count) == nil, "Nothing is kept a second time.")
        }
    }

    @Test("Walks of every shipped graph, by every method, with marks at once or at the end", arguments: 0..<60)
    func walks(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let graphs = shippedCards.flatMap { card in card.graphs.map { (card, $0) } }
        let (card, graph) = graphs[seed % graphs.count]
        let fills: [[Walk.Fill]] = [[.adjoints], [.contributions, .adjoints], [.partials, .contributions, .adjoints]]
        let walk = Walk(
            graph: graph.name, fill: fills[seed % 3], method: seed.isMultiple(of: 2) ? .pull : .push,
            entries: graph.hasNumbers ? .numeric : .symbolic, feedback: seed % 5 < 3 ? .step : .end,
            order: seed.isMultiple(of: 4) ? .student : .given)
        guard walk.obstacle(on: graph) == nil else { return }
        let start = OpenTasks(of: card).walk(walk, over: graph, notation: .unicode)
        var (session, last) = (start, start)
        for _ in 0..<200 where !session.isFinished {
            let before = session
            switch Int.random(in: 0..<12, using: &generator) {
            case 0: _ = session.hint()
            case 1: _ = session.undo()
            case 2: session.selectNext()
            case 3 where Bool.random(using: &generator): _ = session.reveal()
            default:
                let node = session.unvisitedNodes.last.map { session.working.names.node($0) }
                let right = session.present.flatMap { session.working.result(session.cells[$0].quantity) } ?? node
                if session.submit(entry(right, using: &generator)).verdict.isInvalid { session = before }
            }
            if session.attempts.count > last.attempts.count { last = session }
        }
        if seed.isMultiple(of: 3) { last.mark() }
        let news = last.news(since: 0, card: "card")
        #expect(news?.sitting?.isBeginning ?? true)
        #expect((news?.sitting.map { $0.settled == $0.places } ?? false) == (last.isFinished && !last.attempts.isEmpty))
        guard let sitting = left(news) else { return }
        let resumed = start.goingOn(with: [sitting])
        let isSame = resumed == last
        #expect(isSame)
        #expect(resumed.disclosure == start.disclosure)
    }

    @Test("A sitting in which something else was asked is not gone on with")
    func otherOptions() throws {
        let card = try #require(shippedCards.first { $0.frontMatter.id == "lattice" })
        let graph = try #require(card.graphs.first)
        func walk(_ method: SweepMethod, variant: String = "") -> WalkSession {
            var session = OpenTasks(of: card).walk(
                Walk(graph: graph.name, method: method), over: graph, notation: .unicode)
            session.variant = variant
            return session
        }
        var session = walk(.pull)
        _ = session.submit("1")
        let sitting = try #require(left(session.news(since: 0, card: "lattice")))
        #expect(walk(.pull).goingOn(with: [sitting]).attempts.count == 1)
        #expect(walk(.push).goingOn(with: [sitting]).attempts.isEmpty)
        #expect(walk(.pull, variant: "at x=7").goingOn(with: [sitting]).attempts.isEmpty)
        #expect(walk(.pull).afresh.goingOn(with: []).attempts.isEmpty)
    }

    @Test("Ten thousand attempts are replayed in seconds", .timeLimit(.minutes(1)))
    func many() throws {
        let card = try #require(shippedCards.first { $0.frontMatter.id == "lattice" })
        let graph = try #require(card.graphs.first)
        let start = OpenTasks(of: card).walk(Walk(graph: graph.name), over: graph, notation: .unicode)
        var session = start
        _ = session.submit("7")
        let wrong = try #require(session.attempts.first)
        let attempts = (0..<9_999).map { number in
            var attempt = wrong
            attempt.entry = .text("\(7 + number)")
            return attempt
        }
        let rebuilt = WalkSession(
            graph: graph, walk: start.walk, task: wrong.task, disclosure: start.disclosure,
            replaying: attempts + [wrong])
        #expect(rebuilt.attempts.count == 10_000)
        #expect(rebuilt.states[0].wrongAttempts == 10_000)
        #expect(rebuilt.states[0].grade == session.states[0].grade)
        #expect(rebuilt.states[0].misconceptions == session.states[0].misconceptions)
    }
}
