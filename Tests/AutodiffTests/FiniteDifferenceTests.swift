import SeededGenerator
import Algebra
import Testing

@testable import Autodiff

@Suite("Gradients against central finite differences")
struct FiniteDifferenceTests {
    /// The derivative of the output by an input from values alone: the five-point formula
    /// (8(f(x+h) − f(x−h)) − (f(x+2h) − f(x−2h)))/12h. Nil where two steps do not agree: near a kink or a pole, or
    /// where rounding eats the difference.
    private func finiteDifference(_ graph: Graph, by input: Int) -> Double? {
        let symbol = graph.nodes[input].symbol
        let point = graph.nodes[input].value?.scalar ?? 0
        func output(at offset: Double) -> Double? {
            graph.evaluate(replacing: [symbol: Tensor(point + offset)]).values[graph.output]?.scalar
        }
        func slope(_ step: Double) -> Double? {
            guard let a = output(at: step), let b = output(at: -step), let c = output(at: 2 * step),
                let d = output(at: -2 * step)
            else { return nil }
            return (8 * (a - b) - (c - d)) / (12 * step)
        }
        guard let coarse = slope(1e-3), let fine = slope(4e-4), isClose(coarse, fine, 1e-8) else { return nil }
        return fine
    }

    @Test("They agree on more than 1,000 random graphs, and so do the symbolic local partials")
    func randomGraphs() throws {
        var generator = SeededGenerator(seed: 2026)
        var compared = 0
        var comparedPartials = 0
        var operations: Set<Algebra.Operation> = []
        while compared < 1_200 {
            let graph = try #require(Graph.random(using: &generator))
            let evaluation = graph.evaluate()
            // Next to a large value a small difference is lost in rounding.
            guard evaluation.faults.isEmpty, evaluation.values.allSatisfy({ abs($0?.scalar ?? .infinity) < 1e5 })
            else { continue }
            var isCompared = false
            for input in graph.variables {
                guard let expected = finiteDifference(graph, by: input) else { continue }
                let adjoint = try #require(evaluation.adjoints[input]?.scalar)
                #expect(isClose(adjoint, expected, 1e-6), "\(graph.text)")
                isCompared = true
            }
            guard isCompared else { continue }
            compared += 1
            for node in graph.nodes { operations.formUnion(node.expression?.operations ?? []) }
            // Simplifying takes its time: every tenth graph.
            guard compared.isMultiple(of: 10) else { continue }
            for (edge, partial) in evaluation.partials.enumerated() {
                let expression = graph.partial(ofEdge: edge)
                // Simplified, an expression may be defined where a step on the way is not: √x² at 0.
                guard let partial, let value = graph.value(of: expression, in: evaluation) else { continue }
                #expect(
                    isClose(value, partial.scalar, 1e-9), "\(expression.text(.ascii)) in\n\(graph.text)")
                comparedPartials += 1
            }
        }
        #expect(operations == Set(Algebra.Operation.elementwise))
        #expect(comparedPartials > 1_000)
    }
}

extension Graph {
    /// The definitions as an author would write them, for the message of a failed test.
    var text: String {
        nodes.map { node in
            let right = node.expression?.text(.ascii) ?? node.value.map { "\($0.scalar)" } ?? "?"
            return "\(node.symbol.text(.ascii)) = \(right)"
        }.joined(separator: "\n")
    }
}

extension Expression {
    fileprivate var operations: Set<Algebra.Operation> {
        Set(nodes.compactMap { if case .apply(let operation, _) = $0 { operation } else { nil } })
    }
}
