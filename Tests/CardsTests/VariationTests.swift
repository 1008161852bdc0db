import Autodiff
import SmallCards
import Testing

@testable import Cards

@Suite("Numbers that are drawn anew")
struct VariationTests {
    private static let lattice = SmallCard.graph("g", "x = 2\ny = 3\nt = x * y\nC = t^2 + x")

    private func read(_ keys: String, over graph: String = lattice, prompt: String = "What is it?") -> (Card?, [String])
    {
        let task = "## A\n\(prompt)\n```answer\n\(keys)\n```\n"
        let (card, diagnostics) = Card.read(SmallCard.text([graph], tasks: [task]), path: "small.md")
        return (
            card, diagnostics.filter { !$0.message.contains("lesson") }.map { "\($0.line):\($0.column) \($0.message)" }
        )
    }

    @Test("A range is whole numbers, or as many decimals as are written")
    func ranges() throws {
        let (card, faults) = read("numeric: dC/dx\nvary: {x: -3..3, y: 0.5..2}")
        #expect(faults == [])
        let variation = try #require(card?.tasks.first?.answer.key.subject.variation)
        let graph = try #require(card?.graphs.first)
        let least = graph.redrawn(variation) { _ in 0 }
        let greatest = graph.redrawn(variation) { $0 - 1 }
        #expect(least.nodes.prefix(2).map { $0.value?.scalar } == [-3, 0.5])
        #expect(greatest.nodes.prefix(2).map { $0.value?.scalar } == [3, 2])
        // Steps of 0.1: 0.5, 0.6 and so on.
        #expect(graph.redrawn(variation) { min(7, $0 - 1) }.nodes[1].value?.scalar == 1.2)
    }

    @Test("A name without indices is a family, and every entry of a vector")
    func families() throws {
        let text = SmallCard.graph("g", "w[1..2] = [1, 2]\nv = [5, 6]\nC = w[1] * w[2] + sum(v^2)")
        let (card, faults) = read("numeric: dC/dw[1]\nvary: {w: 3..9, v: 7..8}", over: text)
        #expect(faults == [])
        let variation = try #require(card?.tasks.first?.answer.key.subject.variation)
        let graph = try #require(card?.graphs.first)
        let drawn = graph.redrawn(variation) { _ in 0 }
        #expect(drawn.nodes.prefix(3).map { $0.value?.elements } == [[3], [3], [7, 7]])
    }

    @Test(
        "What is wrong with a range has its place",
        arguments: [
            ("vary: {t: 1..3}", "17:8 the graph `g` has no input `t`: `vary` draws what has no definition"),
            ("vary: {x: 3}", "17:11 `3` is no range; write the least and the greatest"),
            ("vary: {x: 9..2}", "17:11 `9..2` is no range"),
            ("vary: {x: 0.00001..2}", "17:11 `0.00001..2` is no range"),
            ("vary: {x: }", "17:11 `x` takes a range, as `-3..3`"),
            ("vary: yes", "17:7 `vary` takes inputs with their ranges"),
        ])
    func faults(key: String, message: String) {
        let (card, faults) = read("graph: g\nnumeric: dC/dx\n\(key)")
        #expect(card == nil)
        #expect(faults.count == 1 && faults[0].hasPrefix(message), "\(faults)")
    }

    @Test("A prompt that says a number which is drawn anew is warned of; one with another number is not")
    func prompts() {
        let keys = "numeric: dC/dx\nvary: {x: 4..9}"
        #expect(read(keys, prompt: "With $x = 2$?").1.count == 1)
        #expect(read(keys, prompt: "The value of $t$ is 6. And then?").1.count == 1)
        // y stays 3, and 2 is an exponent or a word.
        #expect(read(keys, prompt: "With $y = 3$ and $t^2$, in 2 steps?").1 == [])
    }

    @Test("A task over other numbers leaves out the hints that say the old ones")
    func hints() throws {
        let task =
            SmallCard.answer("A", "numeric: dC/dx\nvary: {x: 4..9}")
            + "\n> Hint: Count the edges.\n\n> Hint: $t$ sends 36.\n\n> Why: $36 + 1 = 37$.\n"
        let (card, diagnostics) = Card.read(SmallCard.text([Self.lattice], tasks: [task]), path: "small.md")
        let read = try #require(card, "\(diagnostics.map(\.text))")
        let drawn = read.graphs[0].redrawn(try #require(read.tasks[0].answer.key.subject.variation)) { _ in 0 }
        let redrawn = try #require(read.tasks[0].recomputed(over: drawn)).withoutNumbers(of: read.graphs[0])
        #expect(redrawn.hints.count == 1 && redrawn.why.isEmpty)
        // x = 4, y = 3, t = 12: dC/dx = 2·12·3 + 1.
        guard case .numeric(let key) = redrawn.answer else { return #expect(Bool(false), "a number is asked") }
        #expect(key.value == 73)
    }
}
