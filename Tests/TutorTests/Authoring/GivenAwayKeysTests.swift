import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("Keys that a text gives away")
struct GivenAwayKeysTests {
    // x = 2, y = 3, t = 6, C = t² + x = 38; dC/dt = 12, dC/dx = 12·3 + 1 = 37, dC/dy = 24.
    private func warnings(lesson: String, prompt: String = "What is it?") throws -> [String] {
        let text = """
            ---
            adjoint: 1
            title: T
            ---

            \(lesson)

            \(SmallCard.lattice)
            # Tasks

            ## A
            \(prompt)

            ```answer
            numeric: dC/dx
            ```

            """
        let (card, diagnostics) = Card.read(text, path: "t.md")
        let read = try #require(card, "\(diagnostics.map(\.text))")
        return read.tasks.flatMap(read.givenAway).map { "\($0.line) \($0.message)" }
    }

    @Test(
        "A formula that says the number of the key is told",
        arguments: [
            #"So $dC/dx = 37$."#, #"So $\frac{dC}{dx} = 12 \cdot 3 + 1 = 37$."#, #"So $\bar x = 37$."#,
            #"$$\frac{dC}{dx} = 37.$$"#,
        ])
    func told(lesson: String) throws {
        let found = try warnings(lesson: lesson)
        #expect(
            found.count == 1 && found[0].hasPrefix("6 ") && found[0].hasSuffix("which the task `a` asks"), "\(found)")
    }

    @Test(
        "What stands for something else, or is no number yet, is not",
        arguments: [
            "There are 37 edges.", "So $C = 37$.", #"So $\frac{dC}{dy} = 37$."#, #"So $dC/dx = 12 \cdot 3 + 1$."#,
            "So $dC/dx = 37x$.", "So $dC/dx = 36$.", "$37 = dC/dx$ is a question of order.",
        ])
    func notTold(lesson: String) throws { #expect(try warnings(lesson: lesson) == []) }

    @Test("A prompt is told at its heading")
    func prompt() throws {
        #expect(
            try warnings(lesson: "A lesson.", prompt: "Why is $dC/dx = 37$?").map { String($0.prefix(3)) } == ["17 "])
    }

    @Test(
        "So is the drawing of another graph that shows the number under the same names",
        arguments: [
            // dC/dt = 2t = 12 stands on the edge from t to C.
            ("t = 6\nC = t^2", "numeric: dC/dt", true), ("t = 6\nC = t^2", "numeric: C", false),
            ("t = 6\nC = t^2 + 2", "numeric: C", true), ("s = 6\nC = s^2", "numeric: dC/dt", false),
            ("t = 7\nC = t^2", "numeric: dC/dt", false),
        ])
    func drawn(block: String, key: String, isTold: Bool) throws {
        let text = """
            ---
            adjoint: 1
            title: T
            ---

            \(SmallCard.lattice)
            ```graph other
            \(block)
            ```

            # Tasks

            ## A
            What is it?

            ```answer
            graph: g
            \(key)
            ```

            """
        let read = try #require(Card.read(text, path: "t.md").card)
        let found = read.tasks.flatMap(read.givenAway)
        #expect(
            found.map(\.message) == (isTold ? ["the drawing of other shows what the task `a` asks of g"] : []))
        #expect(found.allSatisfy { $0.line == 13 })
    }
}
