import Algebra
import SeededGenerator
import Testing

@testable import Autodiff

@Suite("Graphs of vectors and matrices")
struct TensorGraphTests {
    /// The derivative of the output by one element of an input, by the five-point formula. Nil where two steps do not
    /// agree, near a kink.
    private func finiteDifference(_ graph: Graph, by input: Int, element: Int) -> Double? {
        guard let point = graph.nodes[input].value else { return nil }
        func output(_ offset: Double) -> Double {
            var elements = point.elements
            elements[element] += offset
            let value = Tensor(shape: point.shape, elements: elements)
            return graph.evaluate(replacing: [graph.nodes[input].symbol: value]).values[graph.output]?.scalar ?? .nan
        }
        func slope(_ step: Double) -> Double {
            (8 * (output(step) - output(-step)) - (output(2 * step) - output(-2 * step))) / (12 * step)
        }
        let (coarse, fine) = (slope(1e-3), slope(4e-4))
        return isClose(coarse, fine, 1e-8) ? fine : nil
    }

    @Test("Adjoints agree with finite differences on 50 random graphs, element by element")
    func finiteDifferences() throws {
        var generator = SeededGenerator(seed: 31)
        var compared = 0
        var operations: Set<Algebra.Operation> = []
        var graphs = 0
        while graphs < 50 {
            let graph = try #require(Graph.randomTensors(using: &generator))
            let evaluation = graph.evaluate()
            guard evaluation.faults.isEmpty,
                evaluation.values.allSatisfy({ $0?.elements.allSatisfy { abs($0) < 1e4 } ?? false })
            else { continue }
            graphs += 1
            for node in graph.nodes {
                for case .apply(let operation, _)? in node.expression?.nodes.map(Optional.some) ?? [] {
                    operations.insert(operation)
                }
            }
            for input in graph.variables {
                let adjoint = try #require(evaluation.adjoints[input])
                #expect(adjoint.shape == graph.nodes[input].shape)
                for element in 0..<adjoint.shape.count {
                    guard let expected = finiteDifference(graph, by: input, element: element) else { continue }
                    #expect(isClose(adjoint.elements[element], expected, 1e-6), "\(graph.text)")
                    compared += 1
                }
            }
        }
        #expect(compared > 700)
        #expect(
            operations.isSuperset(of: [
                .matmul, .transpose, .sum, .mean, .dot, .outer, .softmax, .diag, .row, .column, .logsumexp, .max, .min,
            ]))
    }

    @Test("Contributions add up to the adjoint, and are the Jacobian of the edge times the consumer's adjoint")
    func contributions() throws {
        var generator = SeededGenerator(seed: 32)
        var jacobians = 0
        for _ in 0..<40 {
            let graph = try #require(Graph.randomTensors(using: &generator))
            let evaluation = graph.evaluate()
            guard evaluation.faults.isEmpty else { continue }
            for (node, adjoint) in evaluation.adjoints.enumerated() where node != graph.output {
                let expected = try #require(adjoint).elements
                var sum = [Double](repeating: 0, count: expected.count)
                for edge in graph.outgoing[node] {
                    let part = try #require(evaluation.contributions[edge]).elements
                    for index in sum.indices { sum[index] += part[index] }
                }
                #expect(zip(sum, expected).allSatisfy { isClose($0, $1, 1e-12) })
            }
            for (index, edge) in graph.edges.enumerated() {
                let jacobian = try #require(graph.jacobian(ofEdge: index, in: evaluation))
                let upstream = try #require(evaluation.adjoints[edge.to]).elements
                let contribution = try #require(evaluation.contributions[index]).elements
                for row in contribution.indices {
                    // Whatever the shape, row by row there is a row for each element of the operand.
                    let product = upstream.indices.reduce(0.0) {
                        $0 + jacobian.elements[row * upstream.count + $1] * upstream[$1]
                    }
                    #expect(isClose(product, contribution[row], 1e-11))
                }
                jacobians += 1
            }
        }
        #expect(jacobians > 300)
    }

    @Test("The derivative of the output by a node, element by element, is its adjoint")
    func totalJacobian() throws {
        var generator = SeededGenerator(seed: 33)
        let graph = try #require(Graph.randomTensors(using: &generator))
        let evaluation = graph.evaluate()
        for node in graph.variables {
            let jacobian = graph.jacobian(of: graph.output, by: node, in: evaluation)
            #expect(jacobian?.shape == graph.nodes[node].shape)
            #expect(jacobian == evaluation.adjoints[node])
        }
    }
}
