import Testing

@testable import Tutor

@Suite("Reviews that follow from attempts")
struct ReviewHistoryTests {
    /// A record of the task `sweep` of the lattice.
    private func record(
        _ outcome: Attempt.Outcome, _ at: Moment = noon(), task: String = "sweep", cell: String = "",
        rules: [LocalRule] = [], _ misconceptions: [Misconception] = [], seconds: Double = 30, entry: String = "1",
        card: String = "lattice"
    ) -> AttemptRecord {
        AttemptRecord(
            Attempt(
                task: task, cell: cell, entry: .text(entry), outcome: outcome, misconceptions: misconceptions,
                rules: rules),
            id: "", at: at, card: card, hints: 0, seconds: seconds)
    }

    private let sweep = ReviewItem.task(card: "lattice", task: "sweep")

    @Test(
        "The rating follows from attempts, hints and time",
        arguments: [
            ([.correct], 30, .good), ([.correct], 5, .easy), ([.incorrect, .correct], 2, .hard),
            ([.hint, .correct], 2, .hard), ([.incorrect], 30, .again), ([.incorrect, .revealed], 30, .again),
            ([.revealed], 2, .again), ([.hint], 30, nil), ([.kept, .correct], 30, .good),
            ([.kept, .incorrect], 30, .again),
            ([.consistent], 30, .good), ([.correct, .undone, .incorrect, .correct], 30, .hard),
        ] as [([Attempt.Outcome], Double, Rating?)])
    func ratings(outcomes: [Attempt.Outcome], seconds: Double, expected: Rating?) {
        let records = outcomes.map { record($0, cell: "adjoint x", seconds: seconds / Double(outcomes.count)) }
        #expect(Reviews.all(in: records).map(\.rating) == (expected.map { [$0] } ?? []))
    }

    @Test("What students say themselves counts instead")
    func selfRating() {
        let records = [record(.correct, rules: [.chain]), record(.rated, entry: "2")]
        #expect(Set(Reviews.all(in: records).map(\.rating)) == [.hard])
    }

    @Test("A walk is as good as its worst cell, and every cell counts for its own rules")
    func walk() {
        let records = [
            record(.correct, cell: "adjoint t", rules: [.chain]),
            record(.incorrect, cell: "adjoint x", rules: [.fanOut]),
            record(.correct, noon().adding(minutes: 1), cell: "adjoint x", rules: [.fanOut]),
        ]
        let reviews = Reviews.all(in: records)
        #expect(reviews.first { $0.item == sweep }?.rating == .hard)
        #expect(reviews.first { $0.item == .rule(.chain) }?.rating == .good)
        #expect(reviews.first { $0.item == .rule(.fanOut) }?.rating == .hard)
    }

    @Test("A misconception that is named blames the rule that it breaks, and says nothing of the others")
    func blame() {
        let wrong = record(.incorrect, rules: [.product, .chain, .fanOut], [.missingPath])
        #expect(Set(Reviews.all(in: [wrong]).map(\.item)) == [sweep, .rule(.fanOut)])
        let unnamed = record(.incorrect, rules: [.product, .fanOut])
        #expect(Set(Reviews.all(in: [unnamed]).map(\.item)) == [sweep, .rule(.product), .rule(.fanOut)])
        // A sign may be lost with any rule.
        let sign = record(.incorrect, rules: [.product, .fanOut], [.sign])
        #expect(Reviews.all(in: [sign]).count == 3)
    }

    @Test("A fresh graph counts for its rule alone, and a walk by itself for no task")
    func items() {
        let fresh = record(.correct, task: "product", rules: [.product, .chain], card: "review")
        #expect(Reviews.all(in: [fresh]).map(\.item) == [.rule(.product)])
        let walk = record(.correct, task: "walk g", rules: [.chain])
        #expect(Reviews.all(in: [walk]).map(\.item) == [.rule(.chain)])
    }

    @Test("A rule that a walk exercises ten times within minutes is reviewed once")
    func sameDay() {
        let records = (0..<10).map {
            record(.correct, noon().adding(minutes: Double($0) / 2), cell: "adjoint x\($0)", rules: [.chain])
        }
        #expect(ReviewHistory(records).memories[.rule(.chain)]?.reviews == 1)
    }

    @Test("Undoing without a cell takes back the last time, and what came before stays")
    func undo() {
        let first = record(.correct)
        let second = record(.incorrect, noon().adding(days: 3))
        let undone = record(.undone, noon().adding(days: 3, minutes: 1), entry: "")
        let before = ReviewHistory([first]).memories
        #expect(ReviewHistory([first, second]).memories != before)
        #expect(ReviewHistory([first, second, undone]).memories == before)
    }

    @Test("What is due comes in order: what is being learnt, then what has waited longest")
    func order() {
        let records = [
            record(.correct, noon().adding(days: -20), task: "a", seconds: 5),
            record(.correct, noon().adding(days: -10), task: "b", seconds: 5),
            record(.correct, noon().adding(days: -1), task: "c", seconds: 5),
            record(.revealed, noon().adding(minutes: -5), task: "d"),
        ]
        let history = ReviewHistory(records)
        // Easy at first comes again after 8 days.
        let due: [ReviewItem] = ["d", "a", "b"].map { .task(card: "lattice", task: $0) }
        #expect(history.due(at: noon()) == due)
        // What was answered five minutes ago is asked in a review, and no homework for today.
        #expect(history.dueByCard(at: noon()) == ["lattice": 2])
        #expect(history.repeatedToday(noon()) == 1)
        #expect(history.dueByCard(at: noon().adding(days: 1)) == ["lattice": 3])
    }

    @Test("The forecast counts each thing on the day when it is due, and today everything that has waited")
    func forecast() {
        let records = [
            record(.correct, noon().adding(days: -20), task: "a", seconds: 5),
            record(.correct, noon().adding(days: -6), task: "b", seconds: 5),
            record(.correct, noon(), task: "c", seconds: 5),
        ]
        // Due 12 days ago, in 2 days and in 8 days.
        #expect(ReviewHistory(records).forecast(days: 9, from: noon()) == [1, 0, 1, 0, 0, 0, 0, 0, 1])
        #expect(ReviewHistory(records).forecast(days: 2, from: noon()) { $0 != sweep } == [1, 0])
    }
}
