import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("A drill of a card")
struct DrillSessionTests {
    private func card() throws -> Card {
        let graph = SmallCard.graph("g", "x = 2\ny = 3\nt = x * y\nC = t^2 + x")
        let vary = "vary: {x: -9..9, y: 2..9}"
        let tasks = [
            SmallCard.answer("A", "numeric: dC/dx\n\(vary)"), SmallCard.answer("Fixed", "numeric: dC/dy"),
            SmallCard.answer("B", "numeric: dC/dy\n\(vary)"),
        ]
        let (card, diagnostics) = Card.read(SmallCard.text([graph], tasks: tasks), path: "small.md")
        return try #require(card, "\(diagnostics.map(\.text))")
    }

    private func drill(count: Int? = nil) throws -> DrillSession {
        DrillSession(try #require(VaryingTasks(of: try card(), seed: NumberSeed(7))), count: count)
    }

    private func ask(_ drill: inout DrillSession) throws -> QuizSession {
        let quiz = drill.ask(.unicode)
        return try #require(quiz)
    }

    /// x and y of the question that is asked.
    private func inputs(of quiz: QuizSession) throws -> [Double] {
        let task = try #require(quiz.card.tasks.first)
        return try #require(quiz.card.graph(of: task)).nodes.prefix(2).compactMap { $0.value?.scalar }
    }

    /// Answers the question that is asked; dC/dx = 2xy² + 1 and dC/dy = 2x²y.
    private func answer(_ drill: inout DrillSession, isRight: Bool = true) throws {
        var quiz = try ask(&drill)
        let numbers = try inputs(of: quiz)
        let (x, y) = (numbers[0], numbers[1])
        let right = quiz.task?.id == "a" ? 2 * x * y * y + 1 : 2 * x * x * y
        if !isRight {
            let wrong = quiz.submit("\(right + 5)")
            #expect(wrong.verdict.isIncorrect)
        }
        let grade = quiz.submit("\(right)")
        #expect(grade.verdict.isCorrect)
        quiz.next()
        drill.learn(quiz)
    }

    @Test("The tasks that vary come over and over, with other numbers every time")
    func rounds() throws {
        var drill = try drill()
        var asked: [String] = []
        var numbers: [[Double]] = []
        for _ in 0..<12 {
            let quiz = try ask(&drill)
            asked.append(try #require(quiz.task).id)
            numbers.append(try inputs(of: quiz))
            try answer(&drill)
        }
        #expect(asked == Array(repeating: ["a", "b"], count: 6).flatMap(\.self))
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 != $1 })
        #expect(drill.answered == 12 && drill.goesOn)
        #expect(drill.summary.count(.right) == 12)
    }

    @Test("Attempts belong to a sitting of the drill that says the seed, and nothing goes on with it")
    func saved() throws {
        var drill = try drill()
        for seed in ["7", "8"] {
            var quiz = try ask(&drill)
            _ = quiz.submit("0.123")
            let news = try #require(quiz.news(since: 0))
            #expect(news.card == "small")
            #expect(news.sitting?.asked == "drill seed \(seed)")
            #expect(news.sitting?.settled == news.sitting?.places)
            try answer(&drill)
        }
    }

    @Test("So many questions are asked as --count says, and the summary tells how each one went")
    func counted() throws {
        var drill = try drill(count: 3)
        try answer(&drill)
        try answer(&drill, isRight: false)
        var skipped = try ask(&drill)
        skipped.next()
        drill.learn(skipped)
        #expect(!drill.goesOn)
        let another = drill.ask(.unicode)
        #expect(another == nil)
        #expect(drill.summary.lines.map(\.place) == ["1. A", "2. B", "3. A"])
        #expect(drill.summary.lines.map(\.outcome) == [.right, .rightLater, .unanswered])
    }

    @Test("A question that is left in the middle is asked again as it was left")
    func left() throws {
        var drill = try drill()
        var quiz = try ask(&drill)
        _ = quiz.submit("0.123")
        drill.learn(quiz)
        #expect(drill.answered == 0)
        let again = try ask(&drill)
        #expect(again == quiz)
    }

    @Test("A card without tasks that vary has nothing to drill")
    func nothing() throws {
        var fixed = try card()
        fixed.tasks = [fixed.tasks[1]]
        #expect(VaryingTasks(of: fixed, seed: NumberSeed(1)) == nil)
    }
}
