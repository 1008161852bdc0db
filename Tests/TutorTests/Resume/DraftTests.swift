import Autodiff
import Cards
import RepositoryCards
import Testing

@testable import Tutor

@Suite("What is typed and not entered comes back")
struct DraftTests {
    private let card: Card

    init() throws {
        card = try #require(RepositoryCards.shipped.cards().first { $0.frontMatter.id == "lattice" })
    }

    /// The place of a task of the card by what answers it.
    private func place(where isMeant: (Answer) -> Bool) throws -> Int {
        try #require(card.tasks.firstIndex { isMeant($0.answer) })
    }

    private var walkTask: Int {
        get throws { try place { if case .walk = $0 { true } else { false } } }
    }

    private func goingOn(_ drafts: Drafts) -> QuizSession {
        QuizSession(card: card).goingOn(with: [LeftSitting(asked: drafts.asked, drafts: Array(drafts.drafts))])
    }

    @Test("At every open task of a quiz, without anything being said to have been answered")
    func quiz() throws {
        var session = QuizSession(card: card)
        let typed = try place { if case .numeric = $0 { true } else { false } }
        session.go(to: typed)
        session.draft("2*3 +")
        let drafts = try #require(session.drafts)
        #expect(drafts.drafts == [Draft(task: card.tasks[typed].id, text: "2*3 +")])
        let later = goingOn(drafts)
        #expect(later.states[typed].entry == "2*3 +")
        #expect(later.resumption == nil && later.attempts.isEmpty && later.index == 0)
    }

    @Test("What was entered is no draft, and after a wrong answer only what was changed since")
    func entered() throws {
        var session = QuizSession(card: card)
        let place = try place { if case .numeric = $0 { true } else { false } }
        session.go(to: place)
        session.draft("-99")
        #expect(session.submit("-99").verdict.isIncorrect)
        #expect(session.drafts?.drafts == [])
        session.draft("-99 + 1")
        #expect(session.drafts?.drafts.map(\.text) == ["-99 + 1"])
        _ = session.reveal()
        #expect(session.drafts?.drafts == [])
    }

    @Test("In the cells of a walk, in a task and by itself")
    func walk() throws {
        var session = QuizSession(card: card)
        session.go(to: try walkTask)
        session.draftInWalk("12 +")
        let drafts = try #require(session.drafts)
        var later = goingOn(drafts)
        later.go(to: try walkTask)
        #expect(later.state?.walk?.presentDraft == "12 +")

        let graph = try #require(card.graphs.first)
        let start = WalkSession(graph: graph, walk: Walk(graph: graph.name, fill: [.adjoints]), task: "walk")
        var walk = start
        walk.draft("7")
        let kept = try #require(walk.drafts(card: "lattice"))
        #expect(kept.drafts.map(\.text) == ["7"])
        #expect(start.goingOn(with: [LeftSitting(asked: kept.asked, drafts: Array(kept.drafts))]).presentDraft == "7")
        // The output's adjoint is 1.
        _ = walk.submit("1")
        #expect(walk.drafts(card: "lattice")?.drafts == [])
    }

    @Test("Options that are picked come back too")
    func options() throws {
        func picksAll(_ task: Cards.Task) -> Bool {
            if case .choice(let choice) = task.answer { choice.picksAll } else { false }
        }
        let card = try #require(RepositoryCards.shipped.cards().first { $0.tasks.contains(where: picksAll) })
        let place = try #require(card.tasks.firstIndex(where: picksAll))
        let start = QuizSession(card: card)
        var session = start
        session.go(to: place)
        session.draft(.options([0, 1]))
        let drafts = try #require(session.drafts)
        let later = start.goingOn(with: [LeftSitting(asked: drafts.asked, drafts: Array(drafts.drafts))])
        #expect(later.states[place].entry == .options([0, 1]))
    }
}
