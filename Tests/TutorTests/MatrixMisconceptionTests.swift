import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// A wrong vector or matrix as a student comes to it, written by hand.
private struct Example: CustomTestStringConvertible, Sendable {
    var graph: String
    var asked: String
    var wrong: String
    var named: Misconception
    var words: String
    var layout: Layout

    var testDescription: String { "\(asked) = \(wrong): \(named.rawValue)" }

    init(
        _ graph: String, _ asked: String, _ wrong: String, _ named: Misconception, says words: String,
        layout: Layout = .denominator
    ) {
        self.graph = graph
        self.asked = asked
        self.wrong = wrong
        self.named = named
        self.words = words
        self.layout = layout
    }
}

private let product = "W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx : 3 = [1, 2, 4]\nC = sum(W @ x)"
private let square =
    "W : 2x2 = [[0.5, 2], [3, -1]]\nx : 2 = [1, 2]\nb : 2 = [0.5, -4]\nz = W @ x + b\nh = sigmoid(z)\nC = sum(h^2)"
private let layers = """
    x : 2 = [1, 2]
    W[1;] : 2x2 = [[0.5, 2], [3, -2]]
    W[2;] : 2x2 = [[1.5, 0.3], [0.7, -0.2]]
    z[1;] = W[1;] @ x
    h[1;] = relu(z[1;])
    z[2;] = W[2;] @ h[1;]
    h[2;] = tanh(z[2;])
    C = mean(h[2;]^2)
    """
private let recurrent = """
    W : 2x2 = [[0.5, 2], [3, -1]]
    h[0] : 2 = [1, 2]
    h[1] = tanh(W @ h[0])
    h[2] = tanh(W @ h[1])
    C = sum(h[2]^2)
    """
private let fanOut =
    "x : 2 = [1, 2]\nW : 2x2 = [[0.5, 2], [3, -1]]\nV : 2x2 = [[1, 4], [5, 7]]\na = W @ x\nb = V @ x\nC = dot(a, b)"

private let factors =
    "A : 2x2 = [[1, 2], [3, 5]]\nB : 2x2 = [[1, 4], [5, 7]]\nP = A @ B\nC = sum(P^2)"

private let examples: [Example] = [
    // Transposes.
    Example(product, "dC/dW", "x @ ones(2)^T", .transposed, says: "Rows and columns"),
    Example(product, "dC/dW", "outer(x, ones(2))", .transposed, says: "Rows and columns"),
    Example(square, "dC/dx", "W @ bar(z)", .transposed, says: "what z sends back to x"),
    Example(square, "dC/dx", "W @ (2*h*h*(1-h))", .transposed, says: "transposed"),
    Example(square, "dC/dW", "x @ bar(z)^T", .transposed, says: "Rows and columns"),
    Example(layers, "dC/dx", "W[1;]^T @ ((W[2;] @ bar(z[2;])) * step(z[1;]))", .transposed, says: "sends back to h⁽¹⁾"),
    Example(layers, "dC/dx", "W[1;] @ ((W[2;] @ bar(z[2;])) * step(z[1;]))", .transposed, says: "transposed"),
    Example(factors, "P", "A^T @ B", .transposed, says: "the other way round"),
    Example(
        product, "dC/dx", "ones(2)^T @ W", .otherLayout, says: "right in numerator layout; this card uses denominator"),
    Example(product, "dC/dx", "W^T @ ones(2)", .otherLayout, says: "this card uses numerator", layout: .numerator),
    Example(square, "dC/dx", "bar(z) @ W^T", .transposed, says: "what z sends back to x", layout: .numerator),
    Example(square, "∂z/∂x", "W", .otherLayout, says: "right in numerator"),
    // Order.
    Example(
        "W : 2x2 = [[0.5, 2], [3, -1]]\nV : 2x2 = [[1, 4], [5, 7]]\nx : 2 = [1, 2]\nu = W @ x\ny = V @ u\nC = sum(y^2)",
        "dC/dx", "V^T @ W^T @ bar(y)", .productOrder, says: "order"),
    Example(
        "W : 2x2 = [[0.5, 2], [3, -1]]\nx : 2 = [1, 2]\nu = W @ x\ny = tanh(u)\nC = sum(y^2)", "dy/dx",
        "∂y/∂u @ ∂u/∂x", .productOrder, says: "order"),
    Example(
        factors, "dC/dA", "B^T @ bar(P)",
        .productOrder, says: "what P sends back to A"),
    Example(
        factors, "P", "B @ A", .productOrder,
        says: "order"),
    // Layers and indices.
    Example(layers, "dC/dh[1;]", "W[1;]^T @ bar(z[2;])", .wrongLayer, says: "look at the layer"),
    Example(layers, "dC/dW[1;]", "bar(z[2;]) @ x^T", .wrongLayer, says: "z̄⁽²⁾"),
    Example(
        "x : 2 = [1, 2]\nW1 : 2x2 = [[0.5, 2], [3, -1]]\nW2 : 2x2 = [[1, 4], [5, 7]]\nz1 = W1 @ x\nz2 = W2 @ z1\nC = sum(z2^2)",
        "dC/dz1", "W1^T @ bar(z2)", .wrongLayer, says: "look at the layer"),
    Example(recurrent, "dC/dh[1]", "W^T @ (bar(h[2]) * (1 - h[1]^2))", .offByOneIndex, says: "h₁"),
    Example(recurrent, "dC/dh[1]", "dC/dh[2]", .offByOneIndex, says: "look at the indices"),
    // Functions.
    Example(layers, "dC/dW[1;]", "bar(h[1;]) @ x^T", .reluMask, says: "relu"),
    Example(layers, "dC/dz[1;]", "bar(h[1;])", .reluMask, says: "relu"),
    Example(square, "dC/dz", "bar(h) * sigmoid(h) * (1 - sigmoid(h))", .sigmoidAtOutput, says: "what goes in, z"),
    Example(square, "dC/dx", "W^T @ (bar(h) * sigmoid(h) * (1 - sigmoid(h)))", .sigmoidAtOutput, says: "comes out"),
    Example(square, "dC/dz", "bar(h) * z * (1 - z)", .localAtWrongValue, says: "comes out"),
    Example(layers, "dC/dh[2;]", "2*h[2;]", .missingMean, says: "C is a mean"),
    Example(
        "x : 3 = [1, 2, 4]\nC = sum(x^2)/3", "dC/dx", "2*x", .missingMean, says: "C is a mean"),
    Example("x : 3 = [1, 2, 4]\nC = 1/3 * sum(x^2)", "dC/dx", "2*x", .missingMean, says: "C is a mean"),
    // As between numbers.
    Example(fanOut, "dC/dx", "W^T @ b", .missingPath, says: "through b is missing"),
    Example(fanOut, "dC/dx", "(W^T @ b) * (V^T @ a)", .productOfPaths, says: "added, not multiplied"),
    Example(square, "dC/dz", "h * (1 - h)", .missingUpstream, says: "∂h/∂z alone"),
    Example(square, "dC/dz", "bar(h)", .missingLocal, says: "h̄ alone"),
    Example(square, "dC/dx", "bar(z)", .missingLocal, says: "z̄ alone"),
    Example(square, "dC/dx", "-W^T @ bar(z)", .sign, says: "sign"),
    Example(square, "dC/dz", "bar(h) / (h * (1 - h))", .reciprocal, says: "∂h/∂z upside down"),
    Example(square, "dC/dx", "C * (W^T @ bar(z))", .seedIsValue, says: "value of C"),
    Example(factors, "dC/dA", "bar(B)", .wrongOperand, says: "is asked for"),
]

extension Grader {
    /// The grade of an expression, or of its numbers.
    fileprivate func grade(_ example: Example, inNumbers: Bool) throws -> Grade {
        let graph = try #require(graph)
        var scope = graph.scope
        scope.layout = example.layout
        scope.readsMatrices = true
        let key = try Expression(parsing: example.asked, in: scope)
        let shape = try key.shape(layout: example.layout) { graph.shapes[$0] }
        var point = GraphPoint(graph, graph.evaluation)
        let value = point.tensor(of: key, layout: example.layout)
        let right = try #require(value)
        let matrix = MatrixKey(
            graph: nil, key: key, layout: example.layout, shape: shape, value: right,
            entries: inNumbers ? .numeric : .symbolic)
        guard inNumbers else { return grade(example.wrong, matrix: matrix) }
        let slip = point.tensor(of: try Expression(parsing: example.wrong, in: scope), layout: example.layout)
        let wrong = try #require(slip)
        return grade(wrong.text(.ascii, significantDigits: 9), matrix: matrix)
    }
}

@Suite("Misconceptions about vectors and matrices")
struct MatrixMisconceptionTests {
    @Test("A hand-made slip is named", arguments: examples)
    fileprivate func handMade(example: Example) throws {
        let grade = try Grader(graph: graph(example.graph)).grade(example, inNumbers: false)
        #expect(grade.misconceptions.contains(example.named), "\(grade)")
        #expect(grade.message.contains(example.words) || grade.verdict.isInvalid, "\(grade)")
    }

    @Test("Its numbers are named as well; in a wrong shape they are no answer", arguments: examples)
    fileprivate func handMadeNumbers(example: Example) throws {
        let grade = try Grader(graph: graph(example.graph)).grade(example, inNumbers: true)
        #expect(grade.named?.contains(example.named) == true || grade.message.contains("asked for"), "\(grade)")
    }

    @Test("Where W is square, W δ for Wᵀ δ is a transpose and nothing else, although its shape fits")
    func silentTranspose() throws {
        let grade = try Grader(graph: graph(square)).grade(
            Example(square, "dC/dx", "W @ bar(z)", .transposed, says: ""), inNumbers: false)
        #expect(grade.named == [.transposed])
    }

    @Test("x onesᵀ for ones xᵀ is a transpose, and costs nothing: its shape is wrong")
    func wrongShape() throws {
        let grade = try Grader(graph: graph(product)).grade(
            Example(product, "dC/dW", "x @ ones(2)^T", .transposed, says: ""), inNumbers: false)
        #expect(grade.verdict.isInvalid && grade.misconceptions.contains(.transposed))
    }

    @Test("No message gives a right factor away")
    func discreet() throws {
        for example in examples {
            let message = try Grader(graph: graph(example.graph)).grade(example, inNumbers: false).message
            #expect(!message.contains("ᵀ") && !message.contains("W z̄"), "\(message)")
        }
    }
}
