import Algebra
import SmallCards
import Testing

@testable import Cards

@Suite("A derivation in a card")
struct DerivationTaskTests {
    private static let unit = SmallCard.graph("unit", "b = 1.5\ns = 1 / (1 + exp(-b))")

    private func read(_ answer: String) -> (card: Card?, errors: [String]) {
        let text = SmallCard.text([Self.unit], tasks: [SmallCard.answer("One", answer)])
        let (card, diagnostics) = Card.read(text, path: "a.md")
        return (card, diagnostics.map(\.message))
    }

    private static let start = "derivation: exp(-b)/(exp(-b) + 1)^2\n"

    @Test("Beginning, steps and goal are read as they are written")
    func read() throws {
        let (card, errors) = read(Self.start + "goal: s*(1 - s)\nsteps: [(exp(-b) + 1 - 1)/(exp(-b) + 1)^2, s - s^2]")
        #expect(errors == [])
        guard case .derivation(let key)? = card?.tasks.first?.answer else { throw Unexpected() }
        #expect(key.goal.text(.ascii) == "s*(1 - s)")
        #expect(key.steps.map { $0.text(.ascii) } == ["(exp(-b) + 1 - 1)/(exp(-b) + 1)^2", "s - s^2"])
        #expect(key.graph == "unit")
    }

    // At b = 1.5: exp(-b) = 0.22313, s = 0.817574, s(1 - s) = 0.149146, s(1 + s) = 1.486.
    @Test(
        "A line that is not equal to what the derivation begins with is an error with both values",
        arguments: [
            ("goal: s*(1 + s)", "`goal` comes to 1.486 where the derivation begins with 0.149146"),
            (
                "goal: s*(1 - s)\nsteps: [s + s^2]", "`steps` comes to 1.486 where the derivation begins with 0.149146"
            ),
        ])
    func disagrees(rest: String, message: String) throws {
        let (card, errors) = read(Self.start + rest)
        #expect(card == nil || card?.tasks.isEmpty == true)
        #expect(errors == [message])
    }

    @Test("It needs a goal, which is no line that is there already")
    func goals() {
        #expect(read(Self.start).errors == ["`derivation` needs `goal`, the form in which it ends"])
        let repeated = ["`goal` has a line that was there already, but for the order of its terms and factors"]
        #expect(read("derivation: s*(1 - s)\ngoal: (1 - s)*s").errors == repeated)
        #expect(read("derivation: s - s^2\nsteps: [s*(1 - s)]\ngoal: (1 - s)*s").errors == repeated)
        #expect(read("symbolic: s\ngoal: s").errors == ["`goal` does not go with `symbolic`"])
    }

    private struct Unexpected: Error {}
}
