import Algebra
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("What an author is told of a task")
struct TaskNotesTests {
    private func notes(_ task: String, graph: String = "x = 2\ny = 3\nt = x * y\nC = t^2 + x") throws -> TaskNotes {
        let text = SmallCard.text([SmallCard.graph("g", graph)], tasks: [task])
        let (card, diagnostics) = Card.read(text, path: "small.md")
        return try #require(card?.notes(.unicode).first, "\(diagnostics.map(\.text))")
    }

    // dC/dx = t̄·∂t/∂x + 1 = 12·3 + 1 = 37. Without the path through C it is 36, without the one through t it is 1; the
    // product of the contributions is 36 too; with x for ∂t/∂x = y it is 12·2 + 1 = 25; started with C = 38 it is 38·37.
    @Test("A wrong number of each misconception stands with its name and what is said of it")
    func numbers() throws {
        let key = try #require(try notes(SmallCard.answer("A", "graph: g\nnumeric: dC/dx")).keys.first)
        #expect(key.answer == "37")
        func slip(_ answer: String) -> SlipNote? { key.slips.first { $0.answer == answer } }
        #expect(slip("36")?.misconceptions == [.missingPath, .productOfPaths])
        #expect(slip("25")?.misconceptions == [.wrongOperand])
        #expect(slip("1406")?.misconceptions == [.seedIsValue])
        #expect(key.slips.allSatisfy { $0.verdict.isIncorrect }, "no slip gives 37")
        #expect(
            slip("25")?.verdict
                == .incorrect(
                    misconceptions: [.wrongOperand],
                    message: "That has ∂t/∂y, the partial by another operand: the edge from x asks for ∂t/∂x."))
    }

    @Test("A wrong expression is written as a student would type it")
    func expressions() throws {
        let task = SmallCard.answer("A", "graph: g\nsymbolic: dC/dx")
        let slips = try notes(task, graph: "input x\nz = f(x)\nC = z^2").keys.first?.slips ?? []
        #expect(slips.contains { $0.answer == "∂z/∂x" && $0.misconceptions.contains(.missingUpstream) })
    }

    // C = a·b with a = b = 1: C is 1 too, so that a sweep started with it gives the right number.
    @Test("A slip that gives the right answer is told apart from those that do not")
    func unnoticed() throws {
        let key = try #require(
            try notes(SmallCard.answer("A", "graph: g\nnumeric: dC/da"), graph: "a = 1\nb = 1\nC = a * b").keys.first)
        #expect(key.slips.contains { $0.misconceptions.contains(.seedIsValue) && $0.verdict.isCorrect })
    }

    @Test("Of a walk every entry has its key and its slips")
    func walks() throws {
        let keys = try notes(SmallCard.walk("A", "graph: g\nfill: [adjoints]")).keys
        // C̄, t̄, ȳ and x̄.
        #expect(keys.count == 4)
        #expect(keys.last?.answer.hasSuffix("= 37") == true)
        #expect(keys.last?.slips.contains { $0.answer == "36" && $0.misconceptions.contains(.missingPath) } == true)
    }

    @Test("Of `vary` it says which numbers come, those of a seed, and what is left out with them")
    func varying() throws {
        let task = SmallCard.answer("A", "graph: g\nnumeric: dC/dx\nvary: {x: 4..9, y: 0.5..2.5}")
        let note = try notes(task + "\n> Hint: Count the edges.\n\n> Hint: $t$ sends 36.\n")
        #expect(note.variety.first == "x from 4 to 9 in whole numbers and y from 0.5 to 2.5 in steps of 0.1")
        #expect(note.variety[1].hasPrefix("With --seed 1: x = "))
        #expect(note.variety.last == "It says a number that changes and is left out: hint 2.")
        #expect(try notes(SmallCard.answer("A", "graph: g\nnumeric: dC/dx")).variety == [])
    }

    @Test("Tests stand with what is the matter with them, and generated hints end with the answer")
    func testsAndHints() throws {
        let note = try notes(SmallCard.answer("A", "graph: g\nnumeric: dC/dx") + "\n> Right: 37\n> Right: 36\n")
        #expect(note.tests.map { $0.failure == nil } == [true, false])
        #expect(note.generatedHints.last?.hasSuffix("= 37") == true)
    }
}
