import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// A wrong answer as a student comes to it, worked out by hand or with a calculator.
private struct Example: CustomTestStringConvertible, Sendable {
    var graph: String
    /// A derivative or a name: `dC/dx`, `∂C/∂t`, `C`.
    var asked: String
    var right: String
    var wrong: String
    var named: Misconception
    /// What the message has to say.
    var words: String

    var testDescription: String { "\(asked) = \(wrong): \(named.rawValue)" }

    init(_ graph: String, _ asked: String, right: String, wrong: String, _ named: Misconception, says words: String) {
        self.graph = graph
        self.asked = asked
        self.right = right
        self.wrong = wrong
        self.named = named
        self.words = words
    }
}

private let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"
private let layers =
    "x = 2\nw[1;1] = 3\nw[2;1] = 5\na[1;1] = w[1;1] * x\na[2;1] = w[2;1] * a[1;1]\nC = a[2;1]^2"

private let numbers: [Example] = [
    // The seed: 18 · 12.
    Example("x = 3\nC = 2 * x^2", "dC/dx", right: "12", wrong: "216", .seedIsValue, says: "∂C/∂C"),
    Example("x = 3\nC = 2 * x^2", "dC/dC", right: "1", wrong: "18", .seedIsValue, says: "value of C"),
    // 3 · 1/5 for 3 · 5.
    Example("x = 2\nt = 5 * x\nC = 3 * t", "dC/dx", right: "15", wrong: "0.6", .reciprocal, says: "∂t/∂x upside down"),
    Example("x = 2\nC = 4 * x", "dC/dx", right: "4", wrong: "0.25", .reciprocal, says: "upside down"),
    // 5 · x² for 5 · 2xy.
    Example(
        "x = 2\ny = 3\nu = x^2 * y\nC = 5 * u", "dC/dx", right: "60", wrong: "20", .wrongOperand, says: "∂u/∂y"),
    Example(lattice, "∂C/∂t", right: "12", wrong: "1", .wrongOperand, says: "∂C/∂x"),
    // 2t at x, and at C.
    Example(lattice, "∂C/∂t", right: "12", wrong: "4", .localAtWrongValue, says: "evaluated at t"),
    Example(lattice, "∂C/∂t", right: "12", wrong: "76", .localAtWrongValue, says: "value of C"),
    // 2x · cos x for 2x · cos x².
    Example(
        "x = 2\nv = x^2\nC = sin(v)", "dC/dx", right: "-2.61457", wrong: "-1.66459", .localAtWrongValue,
        says: "evaluated at v"),
    // a(1 − a) for h(1 − h).
    Example(
        "a = 0.7\nh = sigmoid(a)\nC = 4 * h", "dC/da", right: "0.886851", wrong: "0.84", .localAtWrongValue,
        says: "what comes out"),
    // 1 − a² for 1 − tanh² a.
    Example("a = 0.7\nC = tanh(a)", "dC/da", right: "0.634740", wrong: "0.51", .localAtWrongValue, says: "comes out"),
    // cos x² for 2x · cos x².
    Example(
        "x = 1.5\nC = sin(x^2)", "dC/dx", right: "-1.88452", wrong: "-0.628174", .missingInnerDerivative,
        says: "derivative of x²"),
    // 3(2x + 1)² for 6(2x + 1)².
    Example(
        "x = 2\nC = (2*x + 1)^3", "dC/dx", right: "150", wrong: "75", .missingInnerDerivative, says: "2x + 1"),
    // σ(h)(1 − σ(h)) for σ(a)(1 − σ(a)).
    Example(
        "a = 0.7\nh = sigmoid(a)\nC = 4 * h", "dC/da", right: "0.886851", wrong: "0.896191", .sigmoidAtOutput,
        says: "what goes in, a"),
    // 1 − tanh² h, h = tanh 0.7.
    Example("a = 0.7\nC = tanh(a)", "dC/da", right: "0.634740", wrong: "0.708238", .sigmoidAtOutput, says: "tanh"),
    // 5 · 3 for 0.
    Example("x = -2\nh = relu(3*x)\nC = 5 * h", "dC/dx", right: "0", wrong: "15", .reluMask, says: "relu"),
    Example("x = -2\nh = max(0, 3*x)\nC = 5 * h", "dC/dx", right: "0", wrong: "15", .reluMask, says: "relu"),
    Example("x = -2\nC = relu(3*x)", "C", right: "0", wrong: "-6", .reluMask, says: "relu"),
    // 2x for 2x/3.
    Example(
        "x = 1\ny = 4\nz = 6\nC = mean(x^2, y^2, z^2)", "dC/dx", right: "0.666667", wrong: "2", .missingMean,
        says: "C is a mean"),
    Example(
        "const n = 2\nx = 3\ny = 4\nS = x^2 + y^2\nC = S / n", "dC/dx", right: "3", wrong: "6", .missingMean,
        says: "C is a mean"),
    Example(
        "x[1] = 2\nx[2] = 3\nw[1] = 5\nw[2] = 7\nC = w[1]*x[1] + w[2]*x[2]", "dC/dx[1]", right: "5", wrong: "7",
        .offByOneIndex, says: "indices"),
    Example(
        "x1 = 2\nx2 = 3\nC = x1^2 + 5*x2^2", "dC/dx1", right: "4", wrong: "6", .offByOneIndex, says: "x2"),
    Example(layers, "∂a[2;1]/∂a[1;1]", right: "5", wrong: "3", .wrongLayer, says: "layer"),
    // 2a₂ · w₁ · w₁.
    Example(layers, "dC/dx", right: "900", wrong: "540", .wrongLayer, says: "layer"),
    // 1/(5 ln 10), lg 5.
    Example("x = 5\nC = log(x)", "dC/dx", right: "0.2", wrong: "0.0868589", .log10, says: "natural logarithm"),
    Example("x = 5\ny = 2\nC = y * log(x)", "dC/dy", right: "1.60944", wrong: "0.698970", .log10, says: "base 10"),
    Example("x = 5\nC = log(x)", "C", right: "1.60944", wrong: "0.698970", .log10, says: "base 10"),
    // 2 lg 5 / 5, the value on the way to base 10 and the derivative as it should be.
    Example(
        "x = 5\na = log(x)\nC = a^2", "dC/dx", right: "0.643775", wrong: "0.279588", .log10, says: "base 10"),
    // cos 30° for cos 30.
    Example("x = 30\nC = sin(x)", "dC/dx", right: "0.154251", wrong: "0.866025", .degrees, says: "radians"),
    Example("x = 30\nC = sin(x)", "C", right: "-0.988032", wrong: "0.5", .degrees, says: "radians"),
    // 3 · 1.2² / 6 for 3 · (7/6)² / 6.
    Example(
        "x = 7\na = x / 6\nC = a^3", "dC/dx", right: "0.680556", wrong: "0.72", .roundedEarly, says: "one decimal"),
    // 4.086 · 0.167: 3 · 1.167² and 1/6, each to three decimals.
    Example(
        "x = 7\na = x / 6\nC = a^3", "dC/dx", right: "0.680556", wrong: "0.682362", .roundedEarly, says: "3 decimals"),
    // Beyond the rows: 2t · 3 · 7 without the 3, with −3.
    Example(
        "x = 2\na = 7 * x\nb = 3 * a\nC = b^2", "dC/dx", right: "1764", wrong: "588", .missingLocal,
        says: "edge from a to b is missing"),
    Example(
        "x = 2\na = 7 * x\nb = 3 * a\nc = 5 * b\nC = c + a", "dC/dx", right: "112", wrong: "-98", .sign,
        says: "∂b/∂a has the wrong sign"),
    // (1·y + x)/y² for the quotient rule's (y − x)/y².
    Example(
        "x = 3\nC = (x^2 + 2) / (x + 1)", "dC/dx", right: "0.8125", wrong: "2.1875", .quotientSign,
        says: "In ∂C/∂x, the two terms"),
]

@Suite("Wrong answers as students come to them")
struct MisconceptionExampleTests {
    @Test("A number is named for the rule that was broken, and the right one is right", arguments: numbers)
    fileprivate func number(example: Example) throws {
        let graph = try graph(example.graph)
        let key = try Expression(parsing: example.asked, in: graph.scope)
        let value = try #require(Double(example.right))
        let question = NumericKey(graph: "test", key: key, value: value, round: nil, tolerance: nil)
        let grader = Grader(graph: graph)
        let wrong = grader.grade(example.wrong, numeric: question)
        #expect(wrong.named?.contains(example.named) == true, "\(wrong)")
        #expect(wrong.message.contains(example.words), "\(wrong)")
        #expect(grader.grade(example.right, numeric: question).verdict.isCorrect)
    }

    @Test(
        "An expression is named for the rule that was broken",
        arguments: [
            Example("input x\nC = 2 * x^2", "dC/dx", right: "4x", wrong: "8x^3", .seedIsValue, says: "∂C/∂C"),
            Example("input x\nt = 5 * x\nC = t^2", "dC/dx", right: "50x", wrong: "2t/5", .reciprocal, says: "∂t/∂x"),
            Example(
                "input x\ninput y\nC = x^2 * y", "dC/dx", right: "2xy", wrong: "x^2", .wrongOperand, says: "∂C/∂y"),
            Example(
                "input x\nv = x^2\nC = sin(v)", "dC/dx", right: "2x cos(v)", wrong: "2x cos(x)", .localAtWrongValue,
                says: "evaluated at v"),
            Example(
                "input x\nC = sin(x^2)", "dC/dx", right: "2x cos(x^2)", wrong: "cos(x^2)", .missingInnerDerivative,
                says: "derivative of x²"),
            Example(
                "input x\ninput w\ninput b\nC = sigmoid(w*x + b)", "dC/dw", right: "x*C*(1-C)", wrong: "C*(1-C)",
                .missingInnerDerivative, says: "wx + b"),
            Example(
                "input a\nh = sigmoid(a)\nC = h^2", "dC/da", right: "2h*h*(1-h)", wrong: "2h*sigmoid(h)*(1-sigmoid(h))",
                .sigmoidAtOutput, says: "what goes in, a"),
            Example(
                "input x\ninput w\nC = relu(w*x)", "dC/dx", right: "w*relu(w*x)/(w*x)", wrong: "w", .reluMask,
                says: "relu"),
            Example(
                "input x\ninput y\nC = mean(x^2, y^2)", "dC/dx", right: "x", wrong: "2x", .missingMean, says: "mean"),
            Example(
                "input x[1]\ninput x[2]\nC = x[1]*x[2]^2", "dC/dx[2]", right: "2*x[1]*x[2]", wrong: "2*x[1]^2",
                .offByOneIndex, says: "x₁"),
            Example("input x\nC = log(x)", "dC/dx", right: "1/x", wrong: "1/(x*log(10))", .log10, says: "natural"),
            Example("input x\nC = sin(x)", "dC/dx", right: "cos(x)", wrong: "cos(pi*x/180)", .degrees, says: "radians"),
            Example(
                "input x\ninput y\nC = x / y", "dC/dy", right: "-x/y^2", wrong: "x/y^2", .sign, says: "sign"),
        ])
    fileprivate func expression(example: Example) throws {
        let graph = try graph(example.graph)
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: example.asked, in: graph.scope))
        let grader = Grader(graph: graph)
        let wrong = grader.grade(example.wrong, symbolic: key)
        #expect(wrong.named?.contains(example.named) == true, "\(wrong)")
        #expect(wrong.message.contains(example.words), "\(wrong)")
        #expect(grader.grade(example.right, symbolic: key).verdict.isCorrect)
    }
}
