import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("Answers that are shapes")
struct ShapeAnswerTests {
    private func grade(_ answer: String, of key: String, layout: Layout = .denominator) throws -> Verdict {
        let graph = try #require(Graph.parse("input W : 2x3\ninput x : 3\nz = W @ x\nC = sum(z)", name: "g").graph)
        var scope = graph.scope
        scope.layout = layout
        let expression = try Expression(parsing: key, in: scope)
        let shape = try expression.shape(layout: layout) { graph.shapes[$0] }
        let key = ShapeKey(graph: "g", key: expression, layout: layout, shape: shape)
        return Grader(graph: graph).grade(answer, shape: key).verdict
    }

    @Test(
        "A shape may be written in every usual way",
        arguments: [
            ("dC/dx", ["3x1", "3×1", "(3,1)", "(3,)", "3", "[3]", "[3, 1]"]), ("dC/dW", ["2x3", "(2, 3)", "[2,3]"]),
            ("C", ["scalar", "1x1", "1", "()"]), ("dz/dx", ["3x2"]),
        ])
    func right(key: String, answers: [String]) throws {
        for answer in answers { #expect(try grade(answer, of: key).isCorrect, "\(answer)") }
    }

    @Test("A shape is no longer than another answer")
    func limit() throws {
        let long = String(repeating: "1", count: 4_097)
        #expect(try grade(long, of: "C") == .invalid(Fault("an answer has at most 4096 characters")))
    }

    @Test("A transposed shape is that of the other layout, and is told so")
    func layouts() throws {
        #expect(
            try grade("1x3", of: "dC/dx")
                == .incorrect(
                    misconceptions: [.otherLayout],
                    message: "That is its shape in numerator layout; here it is denominator layout."))
        #expect(
            try grade("3x1", of: "dC/dx", layout: .numerator)
                == .incorrect(
                    misconceptions: [.otherLayout],
                    message: "That is its shape in denominator layout; here it is numerator layout."))
        #expect(try grade("1x3", of: "dC/dx", layout: .numerator).isCorrect)
        #expect(try grade("3x2", of: "dC/dW", layout: .numerator).isCorrect)
        #expect(try grade("2x3", of: "dz/dx", layout: .numerator).isCorrect)
    }

    @Test("A wrong shape is not told the right one, and what is no shape costs nothing")
    func wrong() throws {
        #expect(
            try grade("2x1", of: "dC/dx")
                == .incorrect(misconceptions: [], message: "It is a column, but of another size."))
        #expect(try grade("2x3", of: "dC/dx") == .incorrect(misconceptions: [], message: "It is not a matrix."))
        // A value has no layout.
        #expect(
            try grade("1x2", of: "z") == .incorrect(misconceptions: [], message: "Rows and columns are exchanged."))
        for text in ["", "two", "3x", "W"] { #expect(try grade(text, of: "dC/dx").isInvalid, "\(text)") }
    }

    @Test("A right shape says why")
    func why() throws {
        #expect(
            try grade("3", of: "dC/dx")
                == .correct(note: "In denominator layout the derivative of a scalar has the shape of x."))
        #expect(
            try grade("3x2", of: "dz/dx") == .correct(note: "In denominator layout rows follow x and columns follow z.")
        )
    }
}
