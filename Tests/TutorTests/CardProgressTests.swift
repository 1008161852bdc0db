import Testing
import Tutor

@Suite("How far a student is with a card")
struct CardProgressTests {
    private func latest(_ minute: Int, _ asked: String?, _ settled: Int = 0, of places: Int = 0) -> CardProgress.Latest
    {
        CardProgress.Latest(
            at: Moment(milliseconds: minute * 60_000),
            sitting: asked.map { Sitting(id: "\(minute)", asked: $0, settled: settled, places: places) })
    }

    @Test("A card without answers is new")
    func new() { #expect(CardProgress([]) == .new) }

    @Test("With three of nine tasks through, the fourth step is next")
    func step() {
        let progress = CardProgress([latest(7, "tasks", 3, of: 9)])
        #expect(progress.standing == .step(4, of: 9))
        #expect(progress.last == Moment(milliseconds: 420_000))
    }

    @Test("When every task is through, the card is done, whatever is walked beside it")
    func done() {
        #expect(CardProgress([latest(7, "tasks", 9, of: 9)]).standing == .done)
        #expect(CardProgress([latest(7, "tasks", 9, of: 9), latest(8, "walk g pull", 1, of: 4)]).standing == .done)
    }

    @Test("What was done later counts; a walk that is finished does not finish the card")
    func later() {
        #expect(CardProgress([latest(9, "walk g pull", 4, of: 4)]).standing == .begun)
        #expect(CardProgress([latest(9, "walk g pull", 3, of: 4)]).standing == .step(4, of: 4))
    }

    @Test("A card that was done stays so, with what is open of it beside it")
    func again() {
        let round = CardProgress([latest(9, "tasks seed 2", 4, of: 6), latest(7, "tasks", 9, of: 9)])
        #expect(round.standing == .done)
        #expect(round.again == CardProgress.Again(seed: "2", step: 5, places: 6))
        var once = latest(9, "tasks", 1, of: 9)
        once.wasFinished = true
        #expect(CardProgress([once]).standing == .done)
        #expect(CardProgress([once]).again == CardProgress.Again(seed: nil, step: 2, places: 9))
        // A round alone asks some of the tasks.
        #expect(CardProgress([latest(9, "tasks seed 2", 6, of: 6)]).standing == .begun)
        #expect(CardProgress([latest(7, "tasks", 9, of: 9), latest(9, "tasks seed 2", 6, of: 6)]).again == nil)
    }

    @Test("Answers without a sitting have begun a card, and say when it was studied last")
    func practice() {
        #expect(CardProgress([latest(9, nil)]).standing == .begun)
        let progress = CardProgress([latest(9, nil), latest(7, "tasks", 3, of: 9)])
        #expect(progress == CardProgress(standing: .step(4, of: 9), last: Moment(milliseconds: 540_000)))
    }
}
