import Algebra
import Testing

@testable import Autodiff

@Suite("Slices, axes and what is put together, in graphs")
struct PartsTests {
    private static let blocks = [
        "C = sum(Z[2..3,:]^2) + sum(Z[:,1] * Z[:,3])", "C = sum(z[1..2]^3) * z[4..4]",
        "C = sum(sum(Z, axis=1)^2)", "C = sum(exp(sum(Z, axis=0)))",
        "C = sum(mean(Z, axis=1)^3) + sum(mean(Z, axis=0)^2)",
        "C = sum(max(Z, axis=1)^2) - sum(max(Z, axis=0)^3)", "C = sum(softmax(Z, axis=1)^2 * Z)",
        "C = sum(log(softmax(Z, axis=0)) * Z)", "u = concat(z, Z[:,2])\nC = sum(u^2 * tanh(u))",
        "Y = concat(Z[2..3,:], Z[1,:])\nC = sum(Y @ Y^T)", "C = sum((Z + ones(3) @ b^T)^3)",
        "C = sum(where(Z > b[3..3] * Z^T, Z^3, b[1..1])^2)", "C = sum(where(b[2..2]^2 < z, log(z), z^2) * z)",
        "C = sum(where(z[2..2], sqrt(Z[1..1,1]), b)^3)", "C = norm(z) * norm(Z[1,:])",
        "C = sum(layernorm(z)^3) + dot(layernorm(b), b)",
        "C = sum(conv1d(z, b)^3)", "y = conv1d(z, z[1..2])\nC = sum(tanh(y) * b)", "C = sum(conv2d(Z, Z[1..2,2..3])^2)",
        "K = z @ ones(1, 2)\nC = sum(conv2d(Z @ Z, K[1..2,:] * Z[2..3,2..3]) ^ 3)", "C = sum(maxpool(z, 2)^3)",
        "C = sum(maxpool(concat(Z, b^T) @ concat(Z, b^T)^T, 2)^2)", "C = sum(conv2d(Z, b @ ones(1, 1)))",
        "C = (argmax(z) * onehot(argmax(b), 3)^T @ Z @ b)^2", "C = sum(onehot(b[1..1] + 1.5, 4) * z)",
        "C = sum((Z + b^T)^3 * (b @ ones(1, 3) - Z)) + sum(max(Z, b^T)^2)",
        "C = sum((Z - mean(Z, axis=0)) / norm(b) * Z^2)",
    ]

    @Test("Their gradients agree with finite differences, swept and written out", arguments: blocks)
    func gradients(block: String) throws {
        let text = """
            Z : 3x3 = [[0.4, -1.2, 0.7], [1.1, 0.3, -0.5], [-0.8, 0.9, 0.2]]
            z : 4 = [0.6, -0.4, 1.3, 0.9]
            b : 3 = [0.5, -0.3, 0.8]
            """
        let reading = Graph.parse(text + "\n" + block, name: "parts")
        let graph = try #require(reading.graph, "\(reading.errors)")
        let evaluation = graph.evaluate()
        var point = GraphPoint(graph, evaluation)
        #expect(evaluation.faults.isEmpty)
        for input in graph.variables {
            let value = try #require(graph.nodes[input].value)
            let adjoint = try #require(evaluation.adjoints[input])
            for place in value.elements.indices {
                func output(_ step: Double) throws -> Double {
                    var elements = value.elements
                    elements[place] += step
                    let moved = Tensor(shape: value.shape, elements: elements)
                    let values = graph.evaluate(replacing: [graph.nodes[input].symbol: moved]).values
                    return try #require(values[graph.output]?.scalar)
                }
                let slope = try (output(1e-5) - output(-1e-5)) / 2e-5
                #expect(isClose(adjoint.elements[place], slope, 1e-6), "\(graph.nodes[input].symbol) \(place)")
            }
        }
        for edge in graph.edges.indices where graph.isSwept(edge: edge) {
            let sent = point.tensor(of: graph.contribution(ofEdge: edge))
            let written = try #require(sent)
            let swept = try #require(evaluation.contributions[edge])
            for (a, b) in zip(written.elements, swept.elements) { #expect(isClose(a, b, 1e-9)) }
        }
    }

    @Test(
        "Kernels, windows and places, worked out by hand",
        arguments: [
            // 1 + 10·2, 2 + 10·4, 4 + 10·7: the kernel is not turned round.
            ("conv1d([1, 2, 4, 7], [1, 10])", "[21; 42; 74]"), ("conv1d([1, 2, 4], [1, 10, 100])", "[421]"),
            // 1·1 + 10·2 + 100·4 + 1000·5, and so on.
            (
                "conv2d([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 10], [100, 1000]])",
                "[5421, 6532; 8754, 9865]"
            ),
            ("conv2d([[1, 2, 3], [4, 5, 6]], [[1, 10]])", "[21, 32; 54, 65]"),
            ("maxpool([3, 1, 2, 5, 4, 4], 2)", "[3; 5; 4]"), ("maxpool([3, 1, 2, 5, 4, 4], 3)", "[3; 5]"),
            ("maxpool([[1, 8, 3, 2], [4, 5, 9, 6]], 2)", "[8, 9]"), ("argmax([3, 7, 5])", "2"),
            ("argmax([7, 7, 5])", "1"),
            ("argmax([[2, 5, 9]])", "3"), ("argmax([4])", "1"), ("onehot(2, 3)", "[0; 1; 0]"),
            ("onehot(argmax([1, 2, 3]), 3)", "[0; 0; 1]"), ("onehot(3, 3)^T @ [[1, 2], [3, 4], [5, 6]]", "[5, 6]"),
        ])
    func byHand(text: String, value: String) throws {
        let expression = try Expression(parsing: text, in: Scope(readsMatrices: true))
        let expected = try Expression(parsing: value, in: Scope(readsMatrices: true))
        let computed = try #require(expression.tensor { _ in nil })
        #expect(computed.elements == expected.tensor { _ in nil }?.elements)
    }

    @Test(
        "What is largest gets all of the adjoint, what is only a place none, and a kernel's adjoint is a convolution too"
    )
    func sent() throws {
        let text =
            """
            x = [1, 4, 3, 2]
            k = [2, -1]
            y = conv1d(x, k)
            p = maxpool(x, 2)
            C = dot(y, [1, 10, 100]) + dot(p, [5, 7]) * argmax(x)
            """
        let graph = try #require(Graph.parse(text, name: "windows").graph)
        let adjoints = graph.evaluate().adjoints
        func adjoint(_ name: String) throws -> [Double]? { adjoints[try graph.index(name)]?.elements }
        // k̄₁ = 1·1 + 10·4 + 100·3, k̄₂ = 1·4 + 10·3 + 100·2.
        #expect(try adjoint("k") == [341, 234])
        // From y: 2·1, 2·10 − 1, 2·100 − 10, −100; from p twice 5 and 7 at the largest, 4 and 3.
        #expect(try adjoint("x") == [2, 19 + 10, 190 + 14, -100])
        func sent(_ from: String) throws -> String? {
            let edge = graph.edge(from: try graph.index(from), to: try graph.index("y"))
            return edge.map { graph.contribution(ofEdge: $0).text(.ascii) }
        }
        #expect(try sent("k") == "conv1d(x, bar(y))")
        #expect(try sent("x")?.hasPrefix("conv1d([") == true)
    }

    @Test(
        "A row beside a matrix stands in each of its rows, a column in each of its columns, and that is written out",
        arguments: [
            ("r : 1x3 = [[10, 20, 30]]\nY = X + r", "X + ones(2) r", "[11, 22, 33; 14, 25, 36]"),
            ("c : 2 = [10, 20]\nY = X + c", "X + c ones(1, 3)", "[11, 12, 13; 24, 25, 26]"),
            ("b : 3 = [10, 20, 30]\nY = b^T - X", "ones(2) b^T - X", "[9, 18, 27; 6, 15, 24]"),
            ("r : 1x3 = [[10, 20, 30]]\nY = X * r", "X * (ones(2) r)", "[10, 40, 90; 40, 100, 180]"),
            ("Y = X - mean(X, axis=1)", "X - mean(X, axis=1) ones(1, 3)", "[-1, 0, 1; -1, 0, 1]"),
            ("r : 1x3 = [[2, 2, 5]]\nY = max(X, r)", "max(X, ones(2) r)", "[2, 2, 5; 4, 5, 6]"),
        ])
    func spread(lines: String, written: String, value: String) throws {
        let reading = Graph.parse("X : 2x3 = [[1, 2, 3], [4, 5, 6]]\n\(lines)\nC = sum(Y^2)", name: "spread")
        let graph = try #require(reading.graph, "\(reading.errors)")
        let node = try graph.index("Y")
        #expect(graph.nodes[node].expression?.text(.ascii, shapes: graph.shapes).replacing(" @ ", with: " ") == written)
        let expected = try Expression(parsing: value, in: Scope(readsMatrices: true)).tensor { _ in nil }
        #expect(graph.evaluate().values[node] == expected)
    }

    @Test(
        "What might stand in rows or in columns, and what fits no matrix, is met with the spelling that works",
        arguments: [
            (
                "X : 2x2 = [[1, 2], [3, 4]]\nb : 2 = [1, 2]\nC = sum(X + b)",
                "b beside a square matrix can be read in more than one way: `b^T` or `b @ ones(1, 2)`"
            ),
            (
                "X : 3x2 = [[1, 2], [3, 4], [5, 6]]\nb : 2 = [1, 2]\nC = sum(X + b)",
                "X + b: X is 3×2 and b is 2×1: + needs equal shapes, or a scalar on one side; "
                    + "b in each of the 3 rows is X + ones(3) @ b^T"
            ),
            ("z = [1, 2, 3]\nC = onehot(4, 3)^T @ z", "onehot(4, 3): a place in it is a whole number from 1 to 3"),
            (
                "z = [1, 2, 3]\nC = sum(maxpool(z, 2))",
                "maxpool(z, 2): z is 3×1: windows of 2 side by side do not fill it; its rows and columns are multiples of 2"
            ),
            (
                "z = [1, 2, 3]\nC = sum(conv1d([1, 2], z))",
                "conv1d([1, 2], z): [1, 2] is 2×1 and z is 3×1: the kernel, which comes second, has to fit into what it goes "
                    + "over"
            ),
            (
                "Z : 2x2 = [[1, 2], [3, 4]]\nC = sum(conv1d(Z, [1, 2]))",
                "conv1d(Z, [1, 2]): Z is 2×2: conv1d takes columns"
            ),
            ("Z : 2x2 = [[1, 2], [3, 4]]\nC = argmax(Z)", "argmax(Z): Z is 2×2: argmax takes vectors"),
        ])
    func refused(block: String, message: String) {
        #expect(Graph.parse(block, name: "refused").errors.map(\.message) == [message])
    }

    @Test("A family takes its rows one by one")
    func rows() throws {
        let text =
            "Z : 3x2 = [[1, 2], [3, 4], [5, 6]]\nfor i in 1..3: s[i] = sum(Z[i,:])\nC = s[1] + 2 * s[2] + 3 * s[3]"
        let graph = try #require(Graph.parse(text, name: "rows").graph)
        #expect(graph.evaluate().values[graph.output]?.scalar == 50)
    }
}
