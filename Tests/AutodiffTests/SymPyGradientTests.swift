import Algebra
import Testing

@testable import Autodiff

@Suite("Gradients made with SymPy")
struct SymPyGradientTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var expression: String
        var point: [String: Double]
        var value: Double
        var gradient: [String: Double]
        var testDescription: String { expression }

        init(_ line: Substring) throws {
            let fields = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
            try #require(fields.count == 4)
            func numbers(_ field: String) throws -> [String: Double] {
                let pairs = field.split(separator: " ").map { $0.split(separator: "=") }
                return try Dictionary(
                    uniqueKeysWithValues: pairs.map { (String($0[0]), try #require(Double(String($0[1])))) })
            }
            expression = fields[0]
            point = try numbers(fields[1])
            value = try #require(Double(fields[2]))
            gradient = try numbers(fields[3])
        }

        /// The expression as a graph, its variables with their values.
        var block: String {
            (point.map { "\($0) = \($1)" } + ["out = \(expression)"]).joined(separator: "\n")
        }
    }

    private static let rows: [Result<Row, any Error>] = sympyGradients.split(separator: "\n").map { line in
        Result { try Row(line) }
    }

    @Test("Value and gradient agree, in one node and split into primitives", arguments: [false, true])
    func agrees(expandingPrimitives: Bool) throws {
        #expect(Self.rows.count >= 100)
        for row in Self.rows {
            let row = try row.get()
            let graph = try Graph.reading(row.block, expandingPrimitives: expandingPrimitives)
            let evaluation = graph.evaluate()
            let value = try #require(evaluation.values[graph.output]?.scalar, "\(row.expression)")
            #expect(isClose(value, row.value, 1e-13), "\(row.expression) = \(value), not \(row.value)")
            #expect(Set(graph.variables.map { graph.nodes[$0].symbol.name }) == Set(row.gradient.keys))
            for variable in graph.variables {
                let name = graph.nodes[variable].symbol.name
                let expected = try #require(row.gradient[name])
                let adjoint = try #require(evaluation.adjoints[variable]?.scalar, "\(row.expression) by \(name)")
                #expect(isClose(adjoint, expected, 1e-11), "\(row.expression) by \(name): \(adjoint)")
            }
        }
    }

    @Test("The symbolic adjoint has the same value")
    func symbolicAgrees() throws {
        for row in Self.rows {
            let row = try row.get()
            let graph = try Graph.reading(row.block, expandingPrimitives: true)
            let evaluation = graph.evaluate()
            for variable in graph.variables {
                let name = graph.nodes[variable].symbol.name
                let adjoint = try #require(graph.symbolicAdjoint(of: variable), "\(row.expression) by \(name)")
                let value = try #require(graph.value(of: adjoint, in: evaluation), "\(row.expression) by \(name)")
                let expected = try #require(row.gradient[name])
                #expect(
                    isClose(value, expected, 1e-9), "\(row.expression) by \(name): \(adjoint.text(.ascii)) = \(value)")
            }
        }
    }
}

/// Whether two numbers agree to a relative error, or an absolute one near zero.
func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
