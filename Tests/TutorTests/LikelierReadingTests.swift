import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// Where several rules give an answer, those that come to it only because a factor happens to be 0 or 1 are not named.
@Suite("A second slip is named only where it is as likely as the first")
struct LikelierReadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var block: String
        var asked: String
        var answer: String
        var named: [Misconception]
        var testDescription: String { "\(asked) = \(answer)" }
    }

    private static let loss = "u = 2\ny = 3\nk = 5\no = 3 * u\nr = k * u\nC = (o - y)^2 / 2 + r"

    @Test(
        "Of numbers",
        arguments: [
            // (6 − 3) · 3 + 5 = 14; without the path through o 5, which y − y for o − y would give too.
            Case(block: loss, asked: "dC/du", answer: "5", named: [.missingPath]),
            // 3 · 0 + 5; with a slope of 1 it is 3 + 5, and 3 + 0 is the same 3.
            Case(
                block: "x = -2\nk = 5\nh = relu(x)\nr = k * x\nC = 3 * h + r", asked: "dC/dx", answer: "8",
                named: [.reluMask]),
            // 5 · 2x at 0, and ȳ = 5 alone; 5 + 0 is the same.
            Case(block: "x = 0\ny = x^2\nC = 5 * y", asked: "dC/dx", answer: "5", named: [.missingLocal]),
            // z is used twice in C, with the slope 1 in one of its places.
            Case(block: "x = 2\nz = 3 * x\nC = z^2 + z", asked: "dC/dx", answer: "3", named: [.missingUpstream]),
            // −(y − t) is the derivative by t.
            Case(block: "y = 7\nt = 5\nC = (y - t)^2", asked: "dC/dy", answer: "-4", named: [.sign]),
            // 3 cos(0.5) = 2.63; the cosine of half a degree is as good as 1.
            Case(block: "x = 0.5\ny = sin(x)\nC = 3 * y", asked: "dC/dx", answer: "3.00", named: [.missingLocal]),
            // Half of 2a without the 2, and not once more halved.
            Case(block: "a = 3\nb = 5\nC = mean(a^2, b^2)", asked: "dC/da", answer: "1.5", named: [.powerRule]),
            // x/2 at 2 is 1, as is C̄.
            Case(block: "x = 2\nC = x / 2", asked: "dC/dx", answer: "1", named: [.missingLocal]),
        ])
    func numbers(_ given: Case) throws {
        let graph = try graph(given.block)
        let key = try Expression(parsing: given.asked, in: graph.scope)
        let value = try #require(graph.evaluate().adjoints[graph.node(withAdjoint: key) ?? 0]?.scalar)
        let grade = Grader(graph: graph).grade(
            given.answer, numeric: NumericKey(graph: "test", key: key, value: value, round: nil, tolerance: nil))
        #expect(grade.named == given.named, "\(grade.message)")
    }

    @Test("Of the length of a vector, v is its value, and not its slope times the length", arguments: ["v", "[3; 4]"])
    func length(_ answer: String) throws {
        let graph = try graph("v : 2 = [3, 4]\nr = norm(v)")
        let key = try Expression(parsing: "dr/dv", in: graph.scope)
        let right = Tensor(shape: Shape(rows: 2, columns: 1), elements: [0.6, 0.8])
        let grade = Grader(graph: graph).grade(
            answer,
            matrix: MatrixKey(
                graph: "test", key: key, layout: .denominator, shape: right.shape, value: right, entries: .both))
        #expect(grade.named == [.valueForAdjoint], "\(grade.message)")
    }

    @Test(
        "What halves squares is no mean",
        arguments: [
            ("a = 3\nC = a^2 / 2", "dC/da", "6"), ("a = 5\nt = 2\nC = 0.5 * (a - t)^2", "dC/da", "6"),
        ])
    func halfOfSquares(block: String, asked: String, answer: String) throws {
        let graph = try graph(block)
        let key = try Expression(parsing: asked, in: graph.scope)
        let grade = Grader(graph: graph).grade(
            answer, numeric: NumericKey(graph: "test", key: key, value: 3, round: nil, tolerance: nil))
        #expect(grade.named?.contains(.missingMean) == false && !grade.message.contains("mean"), "\(grade)")
    }

    @Test(
        "Nor is what scales the scores of two keys, or halves the squares of two entries",
        arguments: [
            ("dL/dq", "K^T @ bar(s)"), ("dL/da", "2*(a - t)"),
        ])
    func scaledScores(asked: String, answer: String) throws {
        let graph = try graph(
            "q : 2 = [1, 2]\nK : 2x2 = [[1, 0], [2, 1]]\nt : 2 = [1, 3]\ns = (K @ q) / 2\na = softmax(s)\n"
                + "L = sum((a - t)^2) / 2")
        let key = try Expression(parsing: asked, in: graph.scope)
        let grade = Grader(graph: graph).grade(
            answer,
            matrix: MatrixKey(
                graph: "test", key: key, layout: .denominator, shape: Shape(rows: 2, columns: 1), value: nil,
                entries: .symbolic))
        #expect(grade.named?.contains(.missingMean) == false && !grade.message.contains("mean"), "\(grade)")
    }
}
