import Algebra
import Autodiff
import RepositoryCards
import Testing

@testable import Cards

@Suite("The graphs of the cards about networks against PyTorch")
struct TorchGraphTests {
    @Test("Every adjoint is PyTorch's to 12 digits", arguments: TorchGraph.all)
    func adjoints(expected: TorchGraph) throws {
        let card = try #require(try RepositoryCards.shipped.card(expected.card))
        let graph = try #require(card.graph(named: expected.graph))
        let evaluation = graph.evaluation
        #expect(abs((evaluation.values[graph.output]?.scalar ?? .nan) - expected.output) < 1e-12)
        // Of every node that has an adjoint but the output, whose own is 1.
        let swept = graph.nodes.indices.filter { graph.varies[$0] && graph.reachesOutput[$0] && $0 != graph.output }
        #expect(Set(swept.map { graph.nodes[$0].symbol.text(.ascii) }) == Set(expected.adjoints.keys))
        for node in swept {
            let name = graph.nodes[node].symbol.text(.ascii)
            let (ours, theirs) = (evaluation.adjoints[node]?.elements ?? [], expected.adjoints[name] ?? [])
            #expect(ours.count == theirs.count, "\(name)")
            #expect(zip(ours, theirs).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }, "\(name): \(ours)")
        }
    }

    @Test("No graph of numbers in these cards is left out")
    func complete() throws {
        for id in Set(TorchGraph.all.map(\.card)) {
            let card = try #require(try RepositoryCards.shipped.card(id))
            let expected = Set(TorchGraph.all.filter { $0.card == id }.map(\.graph))
            #expect(expected == Set(card.graphs.filter(\.hasNumbers).map(\.name)), "\(id)")
        }
    }
}
