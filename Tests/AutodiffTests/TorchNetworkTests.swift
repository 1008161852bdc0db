import Algebra
import Testing

@testable import Autodiff

@Suite("Networks against PyTorch")
struct TorchNetworkTests {
    @Test(
        "Every adjoint of a two-layer network is PyTorch's to 1e-10",
        arguments: [TorchNetwork.regression, .classification])
    func adjoints(network: TorchNetwork) throws {
        let (parsed, errors) = Graph.parse(network.block, name: "network")
        #expect(errors.map(\.message) == [])
        let graph = try #require(parsed)
        let evaluation = graph.evaluate()
        #expect(abs((evaluation.values[graph.output]?.scalar ?? .nan) - network.output) < 1e-14)
        // All nodes but the output and the constant.
        #expect(network.adjoints.count == graph.nodes.count - 2)
        for (symbol, expected) in network.adjoints {
            let node = try #require(graph.node(symbol))
            let adjoint = try #require(evaluation.adjoints[node])
            #expect(adjoint.shape == graph.nodes[node].shape)
            #expect(zip(adjoint.elements, expected).allSatisfy { abs($0 - $1) < 1e-10 }, "\(symbol.text(.ascii))")
            #expect(adjoint.elements.count == expected.count)
        }
    }
}
