import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// An answer that names a constant says how the derivative depends on it.
@Suite("Constants that an answer names")
struct NamedConstantTests {
    private static let entropy = "const t = 1\ninput y\nJ = t*log(y) + (1 - t)*log(1 - y)"

    private func grade(_ answer: String, _ asked: String, _ block: String) throws -> Grade {
        let graph = try graph(block)
        let key = try Expression(parsing: asked, in: graph.scope)
        guard !graph.isScalar else {
            return Grader(graph: graph).grade(answer, symbolic: SymbolicKey(graph: "test", key: key))
        }
        let shape = try key.shape(layout: .denominator) { graph.shapes[$0] }
        return Grader(graph: graph).grade(
            answer,
            matrix: MatrixKey(
                graph: "test", key: key, layout: .denominator, shape: shape, value: nil, entries: .symbolic))
    }

    @Test(
        "At t = 1 the derivative of a cross-entropy may be written with t, or with 1 in its place",
        arguments: ["t/y - (1 - t)/(1 - y)", "(t - y)/(y*(1 - y))", "1/y"])
    func right(_ answer: String) throws { #expect(try grade(answer, "dJ/dy", Self.entropy).verdict.isCorrect) }

    @Test("What would be wrong at any other t is put down to its slip")
    func wrong() throws {
        #expect(try grade("t/y + (1 - t)/(1 - y)", "dJ/dy", Self.entropy).named?.first == .sign)
    }

    @Test("What has t in one place and its value in another costs nothing, and is told so")
    func mixed() throws {
        let grade = try grade("t/y - 3*(1 - t)/(1 - y)", "dJ/dy", Self.entropy)
        #expect(grade.verdict.isInvalid && grade.message.contains("present value of t alone"), "\(grade)")
    }

    // y₁ + y₂ = 1, so that −Σ yᵢ/pᵢ ∂pᵢ/∂z₁ is p₁ − y₁.
    @Test("Targets that add up to 1 do so everywhere, as numbers and as a column")
    func shares() throws {
        let numbers = """
            const y[1] = 0
            const y[2] = 1
            input z[1]
            input z[2]
            for i in 1..2: p[i] = exp(z[i]) / (exp(z[1]) + exp(z[2]))
            C = -y[1]*log(p[1]) - y[2]*log(p[2])
            """
        #expect(try grade("p[1] - y[1]", "dC/dz[1]", numbers).verdict.isCorrect)
        #expect(!(try grade("p[1] - p[1]*y[1]", "dC/dz[1]", numbers).verdict.isCorrect))
        let column = "const y : 2 = [0, 1]\nz : 2 = [1, 0]\np = softmax(z)\nC = -dot(y, log(p))"
        #expect(try grade("p - y", "dC/dz", column).verdict.isCorrect)
        #expect(!(try grade("p - y[2]*y", "dC/dz", column).verdict.isCorrect))
    }

    // At the present target y₂ = 1. Wherever it is 0 the answer is p, and typed was something else.
    @Test(
        "Beside a target whose parts change places no slip is named that only some of the others show",
        arguments: ["const y : 2 = [0, 1]\nz : 2 = [1, 0]", "const y : 3 = [0, 1, 0]\nz : 3 = [1, 0, 2]"])
    func vanished(inputs: String) throws {
        let block = "\(inputs)\np = softmax(z)\nC = -dot(y, log(p))"
        let grade = try grade("p - y[2]*y", "dC/dz", block)
        #expect(grade.verdict.isInvalid && grade.message.contains("present value of y alone"), "\(grade)")
    }

    // n counts the terms of a mean, and no edge leaves it.
    @Test("A constant that only says how far a range goes is a number like any other")
    func counts() throws {
        let mean = "const n = 3\nx[1] = 1\nx[2] = 2\nx[3] = 4\nC = mean(x[1]^2, x[2]^2, x[3]^2)"
        #expect(try grade("2*x[1]/n", "dC/dx[1]", mean).verdict.isCorrect)
    }

    // A is its own transpose, and nothing else would be.
    @Test("A matrix that is symmetric by chance is no other matrix's transpose")
    func symmetric() throws {
        let block = "const A : 2x2 = [[2, 1], [1, 3]]\nx : 2 = [1, 5]\nz = A @ x\nC = sum(z^3)"
        #expect(try grade("A^T @ bar(z)", "dC/dx", block).verdict.isCorrect)
        #expect(try grade("A @ bar(z)", "dC/dx", block).named == [.transposed])
    }
}
