import Algebra
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

    @Test("Its output is the author's last definition, though that stands before its consumers among the nodes")
    func lastDefinition() throws {
        let graph = try #require(Graph.parse("x = 2\nD = C^2\nC = 3*x", name: "main").graph)
        #expect(graph.nodes[graph.output].symbol == Symbol("C"))
        let again = try #require(
            Card.read(CardDraft(title: "t", graph: graph).text, path: "draft.md").card?.graphs.first)
        #expect(again.nodes[again.output].symbol == Symbol("C"))
    }

    @Test("The tasks of A and a, whose headings give one id, have two")
    func capitals() throws {
        let graph = try #require(Graph.parse("A = 2\na = 3\nC = A*a", name: "main").graph)
        let (card, findings) = Card.read(CardDraft(title: "t", graph: graph).text, path: "draft.md")
        let ids = try #require(card, "\(findings.map(\.text))").tasks.map(\.id)
        #expect(ids == ["the-derivative-by-a", "the-derivative-by-a-2", "the-whole-sweep"])
    }

    @Test("Its title is a text of YAML, whatever stands in it", arguments: ["It's", "a'\u{301}: b", "- x", "#1", "[a"])
    func title(title: String) throws {
        let graph = try #require(Graph.parse("x = 2\nC = x^2", name: "main").graph)
        let (card, findings) = Card.read(CardDraft(title: title, graph: graph).text, path: "draft.md")
        #expect(card?.frontMatter.title == title, "\(findings.map(\.text))")
    }
}
