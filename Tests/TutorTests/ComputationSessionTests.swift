import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("A forward computation, line after line")
struct ComputationSessionTests {
    // uv = 8, uv + w = 4, its square 16, and 16/8 = 2.
    private static let block = "u = 2\nv = 4\nw = -4\nz = (u*v + w)^2/(u*v)"

    private func session(_ block: String = block) throws -> ComputationSession {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        return try #require(ComputationSession(graph: graph, key: ComputationKey(graph: "g", node: Symbol("z"))))
    }

    @Test(
        "Any names and any lines that come to the equation are right, with values in the line or behind it",
        arguments: [
            ["t = u*v = 8", "s = t + w = 4", "n = s^2 = 16", "z = n/t = 2"],
            ["t1 = v u", "8", "t2 = w + t1", "= 4", "t3 = t2^2", "t3 = 16", "t4 = t3/t1", "2"],
            // The quotient first, and another name for the whole.
            ["a = u*v = 8", "b = a + w = 4", "c = b/a = 0.5", "whole = c*b = 2"],
            // The square multiplied out: 64 − 64 + 16 = 16.
            [
                "a = u*v = 8", "p = a^2 = 64", "q = a*w = -32", "r = w^2 = 16", "d = 2*q = -64", "n = p + d + r = 16",
                "z = n/a = 2",
            ],
        ])
    func ways(lines: [String]) throws {
        var computation = try session()
        for (place, line) in lines.enumerated() {
            #expect(!computation.isFinished)
            let grade = computation.submit(line)
            #expect(grade.verdict.isCorrect, "\(line): \(grade.message)")
            #expect(computation.isFinished == (place == lines.count - 1), "\(line)")
        }
        #expect(computation.lines.allSatisfy { !computation.isUnused($0) && $0.value != nil })
    }

    @Test(
        "A wrong line is told what is wrong with it, and is not taken",
        arguments: [
            ([], "n = s^2", "Nothing is called s yet: a line may use inputs and the lines above it."),
            ([], "s = s + 1", "Nothing is called s yet: a line may use inputs and the lines above it."),
            (
                [], "s = u*v + w",
                "That is more than one operation, with uv inside: give it a line of its own first."
            ),
            (
                ["t = u*v = 8"], "s = v*u + w",
                "That is more than one operation, with vu inside: write t, which is that."
            ),
            (["t = u*v = 8"], "z = t + w", "Where u = 1, v = 2 and w = −1, the equation comes to 0.5, and this to 1."),
            (
                ["t = u*v = 8", "s = t + w = 4", "n = 2*s = 8"], "z = n/t",
                "Look at n = 2s: with another operation there z would be right."
            ),
            (
                ["t = u*v = 8", "s = t + u = 10", "n = s^2 = 100"], "z = n/t",
                "Look at s = t + u: with another operation there z would be right."
            ),
        ] as [([String], String, String)])
    func slips(before: [String], line: String, words: String) throws {
        var computation = try session()
        for line in before { #expect(computation.submit(line).verdict.isCorrect, "\(line)") }
        let grade = computation.submit(line)
        #expect(grade.verdict.isIncorrect)
        #expect(grade.message == words)
        #expect(computation.lines.count == before.count)
    }

    @Test("A wrong value is wrong, in the line or behind it; then the line is taken when its value is right")
    func values() throws {
        var computation = try session()
        let grade = computation.submit("t = u*v = 7")
        #expect(grade.verdict.isIncorrect && grade.message.hasPrefix("The operation is right. That is not t"))
        #expect(computation.lines.isEmpty)
        #expect(computation.submit("t = u*v").verdict.isCorrect)
        #expect(computation.prompt == "What is the value of t = uv?")
        #expect(computation.submit("6").verdict.isIncorrect)
        #expect(computation.submit("u*v").verdict.isInvalid)
        #expect(computation.submit("s = t + w").message == "first give the value of t = uv")
        #expect(computation.submit("8").verdict.isCorrect)
        #expect(computation.lines.map(computation.text) == ["t = uv = 8"])
    }

    @Test("What is no line is told so at no cost")
    func returned() throws {
        var computation = try session()
        _ = computation.submit("t = u*v = 8")
        for (line, words) in [
            ("u*v", "a line is a name of your own, an equals sign and one operation"),
            ("w = u + v", "w is an input: call the line something else"),
            ("t = u + v", "there is a line t already: call this one something else"),
            ("r = v*u", "vu has a name already, t"),
            ("r = t", "that is t under another name: a line is one operation"),
            ("r = 3", "a number needs no line: write it where it is used"),
            ("r = dt/du", "dt/du is no value of the forward pass"),
            ("e = u + v", "that is a number: a line begins with a name of your own"),
            ("u*v = 8", "a line begins with a name of your own"),
            ("r = u + = 3", "something is missing after +"),
        ] {
            let grade = computation.submit(line)
            #expect(grade.verdict.isInvalid, "\(line)")
            #expect(grade.message.hasPrefix(words), "\(line): \(grade.message)")
        }
        #expect(computation.lines.count == 1)
    }

    @Test("A line that nothing uses is named at the end")
    func unused() throws {
        var computation = try session()
        for line in ["t = u*v = 8", "k = u + v = 6", "s = t + w = 4", "n = s^2 = 16"] {
            #expect(computation.submit(line).verdict.isCorrect, "\(line)")
        }
        #expect(
            computation.submit("z = n/t = 2").message
                == "That is the whole equation. Nothing uses k: it goes without that line.")
        #expect(computation.lines.filter(computation.isUnused).map(\.symbol) == [Symbol("k")])
    }

    @Test("Without numbers lines alone are asked")
    func symbolic() throws {
        var computation = try session("input u\ninput v\nz = exp(-u*v)")
        #expect(computation.submit("t = u*v = 8").message.hasPrefix("no value is asked"))
        for line in ["t = u*v", "m = -t", "z = exp(m)"] {
            #expect(computation.submit(line).verdict.isCorrect, "\(line)")
        }
        #expect(computation.isFinished)
    }

    @Test("What is shown goes on from the student's own lines, and is right when it is typed")
    func reveal() throws {
        #expect(try session().solution == "t₁ = uv = 8; t₂ = t₁ + w = 4; t₃ = t₂² = 16; z = t₃/t₁ = 2")
        var computation = try session()
        _ = computation.submit("a = u*v = 8")
        #expect(computation.hints.contains("One that can be done now is a + w."))
        #expect(computation.reveal() == "a = uv = 8; t₁ = a + w = 4; t₂ = t₁² = 16; z = t₂/a = 2")
        #expect(computation.isFinished)
        #expect(computation.lines.map(\.isShown) == [false, true, true, true])
        for notation in [Notation.unicode, .ascii] {
            let graph = try #require(Graph.parse(Self.block, name: "g").graph)
            let key = ComputationKey(graph: "g", node: Symbol("z"))
            var typed = try #require(ComputationSession(graph: graph, key: key, notation: notation))
            for line in try #require(typed.solution).split(separator: "; ") {
                let grade = typed.submit(String(line))
                #expect(grade.verdict.isCorrect, "\(line): \(grade.message)")
            }
            #expect(typed.isFinished)
        }
    }

    @Test("In a quiz the lines are one task: it is done again from its attempts, and asked with other numbers")
    func quiz() throws {
        let text = SmallCard.text(
            [SmallCard.graph("g", Self.block)],
            tasks: [
                SmallCard.answer("One", "computation: z\nvary: {u: 1..6, v: 1..6, w: -9..9}")
                    + "\n> Right: t = u*v = 8\n\n> Wrong: s = t + w\n\n> Wrong: t = u*v = 6\n"
            ])
        let card = try #require(Card.read(text, path: "a.md").card)
        #expect(card.failedTests.map(\.message) == [])
        var session = QuizSession(card: card)
        _ = session.submit("s = t + w")
        _ = session.submit("t = u*v")
        _ = session.submit("8")
        #expect(session.state?.isSettled == false && session.state?.entry == "")
        #expect(QuizSession(card: card, replaying: session.attempts) == session)
        for line in ["s = t + w = 4", "n = s^2 = 16", "z = n/t = 2"] { _ = session.submit(line) }
        #expect(session.isFinished)
        #expect(session.summary.lines.map(\.outcome) == [.rightLater])
        #expect(QuizSession(card: card, replaying: session.attempts) == session)
        let other = card.redrawn(by: NumberSeed(3))
        var again = QuizSession(card: other)
        #expect(other.tasks[0].ownGraph != nil)
        #expect(again.submit("t = u*v = 8").verdict.isIncorrect)
        let shown = again.reveal()
        let solution = try #require(shown)
        #expect(solution.contains("uv") && !solution.hasPrefix("t₁ = uv = 8;"))
    }
}
