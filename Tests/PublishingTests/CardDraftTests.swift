import Autodiff
import Cards
import Testing

@testable import Publishing

@Suite("A new card")
struct CardDraftTests {
    @Test("Its graph is the one it was made of: shapes of open functions, their names, every digit, the output")
    func sameGraph() throws {
        let block = """
            opaque loss
            x : 3 = [1, 2, 0.6931471805599453]
            u : 2 = g(x)
            C = loss(u)
            D = C^2
            output C
            """
        let (made, errors) = Graph.parse(block, name: "main")
        let graph = try #require(made, "\(errors.map(\.message))")
        let (card, findings) = Card.read(CardDraft(title: "It's", graph: graph).text, path: "draft.md")
        let again = try #require(card?.graphs.first, "\(findings.map(\.text))")
        #expect(again.nodes.map(\.shape) == graph.nodes.map(\.shape))
        #expect(again.nodes.map(\.expression) == graph.nodes.map(\.expression))
        #expect(again.nodes[0].value?.elements == [1, 2, 0.6931471805599453])
        #expect(again.nodes[again.output].symbol == graph.nodes[graph.output].symbol)
    }

    @Test("Its title is a text of YAML, whatever stands in it", arguments: ["It's", "a'\u{301}: b", "- x", "#1", "[a"])
    func title(title: String) throws {
        let graph = try #require(Graph.parse("x = 2\nC = x^2", name: "main").graph)
        let (card, findings) = Card.read(CardDraft(title: title, graph: graph).text, path: "draft.md")
        #expect(card?.frontMatter.title == title, "\(findings.map(\.text))")
    }
}
