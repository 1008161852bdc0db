import Algebra
import SmallCards
import Testing

@testable import Cards

@Suite("A forward computation in a card")
struct ComputationTaskTests {
    private func read(_ graph: String, _ answer: String) -> (card: Card?, errors: [String]) {
        let text = SmallCard.text([SmallCard.graph("g", graph)], tasks: [SmallCard.answer("One", answer)])
        let (card, diagnostics) = Card.read(text, path: "a.md")
        return (card, diagnostics.map(\.message))
    }

    @Test("The node is read, and what varies")
    func read() throws {
        let (card, errors) = read("u = 2\nv = 3\nz = (u + v)^2", "computation: z\nvary: {u: 1..4}")
        #expect(errors == [])
        guard case .computation(let key)? = card?.tasks.first?.answer else { throw Unexpected() }
        #expect(key.node == Symbol("z") && key.graph == "g" && key.variation != nil)
    }

    @Test(
        "What cannot be taken apart is an error",
        arguments: [
            ("u = 2\nz = u^2", "z", "`z` is a single operation: there is nothing to take apart"),
            ("u = 2\nz = -u", "z", "`z` is a single operation: there is nothing to take apart"),
            ("u = 2\nz = sin(u^2)", "u", "`u` has no equation: `computation` takes one apart that a definition gives"),
            ("u = 2\nz = f(u)", "z", "`z` has no equation: `computation` takes one apart that a definition gives"),
            (
                "u = 2\ns = u^2\nz = sin(s*u)", "z",
                "the equation of `z` names `s`, which is computed: write it in inputs alone, since the drawing would tell how "
                    + "it is taken apart"
            ),
            ("u = [1, 2]\nz = sum(u^2)", "z", "`computation` is for numbers: this graph has vectors or matrices"),
            ("u = 2\nz = sin(u^2)", "y", "the graph `g` has no node `y`"),
        ])
    func obstacles(graph: String, node: String, message: String) {
        let errors = read(graph, "computation: \(node)").errors
        #expect(errors.contains { $0.hasPrefix(message) }, "\(errors)")
    }

    private struct Unexpected: Error {}
}
