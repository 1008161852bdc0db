import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// Two slips at once in a vector or matrix, worked out by hand in the comment beside it.
private struct MatrixPair: CustomTestStringConvertible, Sendable {
    var block: String
    var asked: String
    var wrong: String
    var named: Set<Misconception>
    /// What the message has to say of each.
    var words: [String]

    var testDescription: String { "\(asked) = \(wrong)" }

    init(_ block: String, _ asked: String, _ wrong: String, _ named: Set<Misconception>, says words: String...) {
        (self.block, self.asked, self.wrong, self.named, self.words) = (block, asked, wrong, named, words)
    }

    /// Graded as an expression, or as numbers where the answer has no names.
    func grade() throws -> Grade {
        let graph = try graph(block)
        let key = try Expression(parsing: asked, in: graph.scope)
        var point = GraphPoint(graph, graph.evaluation)
        let right = point.tensor(of: key, layout: .denominator)
        let value = try #require(right)
        let isNumeric = !wrong.contains(where: \.isLetter)
        return Grader(graph: graph).grade(
            wrong,
            matrix: MatrixKey(
                graph: nil, key: key, layout: .denominator, shape: value.shape, value: value,
                entries: isNumeric ? .numeric : .symbolic))
    }
}

private let square = """
    x = [1.37, 2.61]
    W : 2x2 = [1, 3; 2, 5]
    z = W @ x
    C = sum(exp(z/9))
    """
private let layer = """
    x = [1.37, 2.61, 0.53]
    W : 2x3 = [1, 3, 2; 2, 5, 4]
    z = W @ x
    h = sigmoid(z)
    C = sum(h^3)
    """
private let fanOut = """
    x = [1.37, 2.61]
    W : 2x2 = [1, 3; 2, 5]
    V : 2x2 = [2, 1; 1, 4]
    a = W @ x
    b = V @ x
    C = dot(a, b)
    """

private let examples: [MatrixPair] = [
    // Wᵀ z̄, with W for Wᵀ and a minus.
    MatrixPair(square, "dC/dx", "-W @ bar(z)", [.transposed, .sign], says: "transposed", "sign"),
    // Wᵀ z̄, with W for Wᵀ and the value of z for its adjoint.
    MatrixPair(square, "dC/dx", "W @ z", [.transposed, .valueForAdjoint], says: "transposed", "value of z"),
    // z̄ xᵀ with the value of z and a minus.
    MatrixPair(layer, "dC/dW", "-z @ x^T", [.valueForAdjoint, .sign], says: "value of z", "sign"),
    // z̄ = h̄ ⊙ h ⊙ (1 − h): h̄ alone with a minus.
    MatrixPair(layer, "dC/dz", "-bar(h)", [.missingLocal, .sign], says: "h̄ alone", "sign"),
    // Wᵀ (h̄ ⊙ h ⊙ (1 − h)): the slope of the sigmoid left out, and a minus.
    MatrixPair(layer, "dC/dx", "-W^T @ bar(h)", [.missingLocal, .sign], says: "is missing", "sign"),
    // 3h² ⊙ h ⊙ (1 − h): the 3 of the power lost, and a minus.
    MatrixPair(layer, "dC/dz", "-h^2 * h * (1 - h)", [.powerRule, .sign], says: "exponent is missing", "sign"),
    // ā = b and b̄ = a, so that x̄ = Wᵀ b + Vᵀ a: without the path through b, and W for Wᵀ.
    MatrixPair(fanOut, "dC/dx", "W @ b", [.missingPath, .transposed], says: "through b", "transposed"),
    MatrixPair(fanOut, "dC/dx", "-V^T @ a", [.missingPath, .sign], says: "through a", "sign"),
    // b = V x = [5.35, 11.81] and Wᵀ b = [5.35 + 23.62, 16.05 + 59.05] = [28.97, 75.10], with a minus.
    MatrixPair(fanOut, "dC/dx", "[-28.97, -75.10]", [.missingPath, .sign], says: "through b", "sign"),
    // W b = [5.35 + 35.43, 10.70 + 59.05] = [40.78, 69.75].
    MatrixPair(fanOut, "dC/dx", "[40.78, 69.75]", [.missingPath, .transposed], says: "through b", "transposed"),
]

@Suite("Two slips at once in vectors and matrices")
struct MatrixPairTests {
    @Test("They are named in one sentence, each at its place, and neither is counted", arguments: examples)
    fileprivate func named(example: MatrixPair) throws {
        let grade = try example.grade()
        #expect(grade.isPair && Set(grade.misconceptions) == example.named, "\(grade)")
        for words in example.words { #expect(grade.message.contains(words), "\(grade.message)") }
        #expect(grade.verdict.counted.isEmpty)
    }

    @Test(
        "What one slip explains, and what no two do, is not put down to two",
        arguments: [
            // Wᵀ b alone: the path through b is missing.
            MatrixPair(fanOut, "dC/dx", "W^T @ b", [.missingPath]),
            MatrixPair(fanOut, "dC/dx", "W^T @ x", []), MatrixPair(fanOut, "dC/dx", "W @ x + 2*b", []),
            // Without 3 and 1 − h, but h̄ alone with h³ for 3h² as well.
            MatrixPair(layer, "dC/dz", "h^2 * h", []), MatrixPair(layer, "dC/dz", "h + z", []),
            MatrixPair(fanOut, "dC/dx", "[-31.2, 74.4]", []),
            // In so few figures much would fit.
            MatrixPair(fanOut, "dC/dx", "[-3e1, -8e1]", []),
        ])
    fileprivate func notNamed(example: MatrixPair) throws {
        let grade = try example.grade()
        #expect(!grade.verdict.isCorrect && !grade.isPair, "\(grade)")
        #expect(Set(grade.misconceptions) == example.named, "\(grade)")
    }

    @Test("Of random wrong entries on random graphs hardly any is put down to two slips")
    func precision() throws {
        let accused = try MatrixPairMeasurement(graphs: 8)
        #expect(accused.numbers.given > 25 && accused.expressions.given > 15)
        #expect(accused.numbers.accused.isEmpty, "\(accused.numbers.accused.joined(separator: "\n"))")
        #expect(accused.expressions.accused.isEmpty, "\(accused.expressions.accused.joined(separator: "\n"))")
    }
}
