import Testing

@testable import Cards

@Suite("Nodes that take a name from the notation")
struct ShadowedNameTests {
    private func warnings(_ block: String) -> [String] {
        let text = "---\nadjoint: 1\ntitle: A card\n---\n\nA lesson.\n\n```graph g\n\(block)\n```\n"
        let (card, diagnostics) = Card.read(text, path: "a.md")
        #expect(card != nil)
        return diagnostics.map { "\($0.line):\($0.column) \($0.severity.rawValue): \($0.message)" }
    }

    @Test("A node called T in a graph of matrices hides the transpose, and is told so with its place")
    func transpose() {
        #expect(
            warnings("S : 2x2 = 1\nT = 2 * S\nC = sum(T)") == [
                "10:1 warning: a node called `T` hides the transpose: A^T is a power of A here, and only A.T its transpose"
            ])
    }

    @Test("Nodes called e and pi hide the constants")
    func constants() {
        #expect(
            warnings("e = 2\npi = 3\nC = e * pi") == [
                "9:1 warning: a node called `e` hides the constant e = 2.718…; exp(1) is written instead",
                "10:1 warning: a node called `pi` hides the constant pi = 3.14159…",
            ])
    }

    @Test("A temperature T among numbers, and names that only begin so, hide nothing")
    func others() {
        #expect(warnings("T = 2\nC = T^2") == [])
        #expect(warnings("e[1] = 2\nC = e[1]^2") == [])
    }
}
