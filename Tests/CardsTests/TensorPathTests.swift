import Algebra
import SmallCards
import Testing

@testable import Cards

@Suite("Paths and edges on graphs of vectors and matrices")
struct TensorPathTests {
    private func read(_ answer: String) -> (card: Card?, errors: [String]) {
        let text = SmallCard.text([SmallCard.layer], tasks: [SmallCard.answer("One", answer)])
        let (card, diagnostics) = Card.read(text, path: "a.md")
        return (card, diagnostics.map(\.message))
    }

    @Test("Paths begin at a vector, and their factors are expressions")
    func paths() throws {
        guard case .paths(let key)? = read("graph: g\npaths: dC/dx").card?.tasks.first?.answer else {
            throw Unexpected()
        }
        #expect(key.entries == .symbolic)
        #expect(
            read("graph: g\npaths: dC/dx\nentries: both").errors == [
                "along paths of vectors and matrices, as in the graph `g`, factors are expressions: `entries: symbolic`"
            ])
        let refused = read("graph: g\npaths: dC/dW").errors
        #expect(refused.count == 1 && refused[0].hasPrefix("`paths` asks for products of matrices, and "), "\(refused)")
    }

    @Test("The edge of a matrix is the one whose operand it is multiplied with")
    func edge() throws {
        guard case .edge(let key)? = read("graph: g\nedge: dC/dW").card?.tasks.first?.answer else { throw Unexpected() }
        #expect([key.operand, key.consumer] == [Symbol("x"), Symbol("z")])
        #expect(
            read("graph: g\nedge: dC/dx").errors == [
                "`x` is no weight, a param or const that is the local partial of an edge, as w is in z = w * x"
            ])
    }

    private struct Unexpected: Error {}
}
