import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("A derivation, line after line")
struct DerivationSessionTests {
    private static let unit = "b = 1.5\ns = 1 / (1 + exp(-b))"
    private static let steps = [
        "(exp(-b) + 1 - 1)/(exp(-b) + 1)^2", "1/(exp(-b) + 1) - 1/(exp(-b) + 1)^2", "s - s^2",
    ]

    private func session(
        _ block: String = unit, from start: String = "exp(-b)/(exp(-b) + 1)^2", to goal: String = "s*(1 - s)",
        steps: [String] = steps
    ) throws -> DerivationSession {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        func read(_ text: String) throws -> Expression { try Expression(parsing: text, in: graph.scope) }
        let key = DerivationKey(graph: "g", start: try read(start), goal: try read(goal), steps: try steps.map(read))
        return DerivationSession(graph: graph, key: key)
    }

    @Test(
        "Any way is right, and the end is the goal in whichever order it is written",
        arguments: [
            steps + ["s*(1 - s)"],
            // Through 1 - s = exp(-b)/(1 + exp(-b)), with an equals sign before a line or without.
            ["= 1/(1 + exp(-b)) * exp(-b)/(1 + exp(-b))", "s*exp(-b)/(exp(-b) + 1)", "= (1 - s)*s"],
            // With e^b, and there and further away again.
            ["e^b/(e^b + 1)^2", "exp(b)/(exp(b) + 1) * 1/(exp(b) + 1)", "s/(exp(b) + 1)", "s*(-s + 1)"],
            ["s - s^2", "(-s + 1)*s"],
        ])
    func ways(lines: [String]) throws {
        var derivation = try session()
        for (place, line) in lines.enumerated() {
            #expect(!derivation.isFinished)
            let grade = derivation.submit(line)
            #expect(grade.verdict.isCorrect, "\(line): \(grade.message)")
            #expect(derivation.isFinished == (place == lines.count - 1), "\(line)")
        }
        #expect(derivation.lines.count == lines.count + 1)
    }

    @Test("What only repeats a line is told so at no cost, and so is the goal as the first of several lines")
    func repetitions() throws {
        var derivation = try session()
        #expect(derivation.submit("exp(-b)/(1 + exp(-b))^2").message.hasPrefix("that is the line before once more"))
        #expect(derivation.submit("(1 - s)*s").message.hasPrefix("that is the goal: first give a line"))
        #expect(derivation.submit("s - s^2").verdict.isCorrect)
        #expect(derivation.submit("-s^2 + s").message.hasPrefix("that is the line before once more"))
        #expect(derivation.submit("(1 + exp(-b) - 1)/(1 + exp(-b))^2").verdict.isCorrect)
        for (line, place) in [("s - s^2", "line 1"), ("exp(-b)/(exp(-b) + 1)^2", "the beginning")] {
            let grade = derivation.submit(line)
            #expect(grade.verdict.isInvalid)
            #expect(grade.message.hasPrefix("you have been there: that is \(place) again"), "\(grade.message)")
        }
        #expect(derivation.submit("ds/db").message.hasPrefix("ds/db is equal, but says nothing of the way"))
        #expect(derivation.lines.count == 3)
    }

    @Test("Without steps of the author the goal may come at once")
    func atOnce() throws {
        var derivation = try session(steps: [])
        #expect(derivation.submit("s*(1 - s)").verdict.isCorrect)
        #expect(derivation.isFinished)
    }

    // At b = 1, exp(-b) = 0.367879: the beginning is 0.196612, 1/(exp(-b) + 1) is 0.731059 and exp(-b)/(exp(-b) + 1) 0.268941.
    @Test(
        "A wrong line is told where it goes wrong, or where its value is another one",
        arguments: [
            ("(exp(-b) + 1 + 1)/(exp(-b) + 1)^2", ["sign"], "Look at the sign before 1."),
            ("s + s^2", ["sign"], "Look at the sign before s²."),
            ("s*(s - 1)", ["sign"], "Look at the sign of the whole."),
            ("(exp(-b) + 1)^2/exp(-b)", ["reciprocal"], "That is the line before, upside down."),
            ("exp(-b)/(exp(-b) + 1)", [], "Where b = 1, the line before comes to 0.197, and this to 0.269."),
            ("1/(exp(-b) + 1) - 1/(exp(-b) + 1)", [], "Where b = 1, the line before comes to 0.197, and this to 0."),
            ("s", [], "Where b = 1, the line before comes to 0.197, and this to 0.731."),
        ] as [(String, [String], String)])
    func slips(line: String, ids: [String], words: String) throws {
        var derivation = try session()
        guard case .incorrect(let misconceptions, let message) = derivation.submit(line).verdict else {
            Issue.record("\(line) is not called wrong")
            return
        }
        #expect(misconceptions.map(\.rawValue) == ids)
        #expect(message == words)
        #expect(derivation.lines.count == 1)
    }

    @Test("A line is held against the beginning's own domain, and numbers and unknown names are no lines")
    func domain() throws {
        var derivation = try session("x = 3\nC = x", from: "(x^2 - 1)/(x - 1)", to: "x + 1", steps: [])
        #expect(derivation.submit("(x - 1)*(x + 1)/(x - 1)").verdict.isCorrect)
        #expect(derivation.submit("exp(log(x)) + 1").message.contains("not defined everywhere"))
        #expect(derivation.submit("4").verdict.isInvalid)
        #expect(derivation.submit("= y + 1").verdict.isInvalid)
        #expect(derivation.submit("1 + x").verdict.isCorrect && derivation.isFinished)
    }

    @Test("Hints go from the rule by a next line to the whole way, which is also what is shown")
    func help() throws {
        var derivation = try session()
        let way =
            "exp(−b)/(exp(−b) + 1)² = (exp(−b) + 1 − 1)/(exp(−b) + 1)² = 1/(exp(−b) + 1) − 1/(exp(−b) + 1)² = s − s²"
            + " = s·(1 − s)"
        #expect(
            derivation.hints.dropFirst().map { $0 } == [
                "Without s the goal is (1/(1 + exp(−b)))(1 − 1/(1 + exp(−b))).",
                "A line on one way is (exp(−b) + 1 − 1)/(exp(−b) + 1)².", "\(way).",
            ])
        // The author's second line was found on a way of one's own: the third is next, and s is not there yet.
        _ = derivation.submit("1/(1 + exp(-b)) - 1/(exp(-b) + 1)^2")
        #expect(derivation.hints.contains("A line on one way is s − s²."))
        #expect(derivation.reveal() == way)
        #expect(derivation.isFinished)
        #expect(derivation.lines.map(\.isShown) == [false, false, true, true])
        var typed = try session()
        for line in derivation.lines.dropFirst() { #expect(typed.submit(line.text).verdict.isCorrect, "\(line.text)") }
        #expect(typed.isFinished)
    }

    @Test("In a quiz the lines are one task: it is done again from its attempts, and a test is a first line")
    func quiz() throws {
        let text = SmallCard.text(
            [SmallCard.graph("unit", Self.unit)],
            tasks: [
                SmallCard.answer(
                    "One", "derivation: exp(-b)/(exp(-b) + 1)^2\ngoal: s*(1 - s)\nsteps: [s - s^2]")
                    + "\n> Right: s - s^2\n\n> Wrong: s + s^2 -> sign\n\n> Wrong: s - s^2\n"
            ])
        let card = try #require(Card.read(text, path: "a.md").card)
        #expect(card.failedTests.map(\.message) == ["`s - s^2` is right"])
        var session = QuizSession(card: card)
        _ = session.submit("s + s^2")
        _ = session.submit("exp(-b)/(1 + exp(-b))^2")
        _ = session.submit("s - s^2")
        #expect(session.state?.isSettled == false && session.state?.entry == "")
        #expect(QuizSession(card: card, replaying: session.attempts) == session)
        _ = session.submit("s*(1 - s)")
        #expect(session.isFinished)
        #expect(session.attempts.map(\.outcome) == [.incorrect, .correct, .correct])
        #expect(session.summary.lines.map(\.outcome) == [.rightLater])
        #expect(QuizSession(card: card, replaying: session.attempts) == session)
    }
}
