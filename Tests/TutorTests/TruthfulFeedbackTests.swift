import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

/// What is said of an entry holds of what was typed.
@Suite("What is said of a wrong answer is true of it")
struct TruthfulFeedbackTests {
    private static let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

    /// Three inputs, two units, and C = z₁ z₂ of the second layer: z̄₂ = z₁ = 17 and z̄₁ = z₂ = 13.
    private static let units = """
        h[0;1] = 2
        h[0;2] = 5
        w[1;1,1] = 1
        w[1;1,2] = 3
        w[1;2,1] = 4
        w[1;2,2] = 1
        z[1;1] = w[1;1,1] * h[0;1] + w[1;1,2] * h[0;2]
        z[1;2] = w[1;2,1] * h[0;1] + w[1;2,2] * h[0;2]
        C = z[1;1] * z[1;2]
        """

    private func grade(_ answer: String, _ asked: String, _ block: String) throws -> Grade {
        let graph = try graph(block)
        let key = try Expression(parsing: asked, in: graph.scope)
        let value = Sampler(graph: graph).value(.expression(key)).number
        return Grader(graph: graph).grade(
            answer, numeric: NumericKey(graph: "test", key: key, value: value, round: nil, tolerance: nil))
    }

    @Test("t for 2t has lost its factor, and no value stands in the wrong place")
    func droppedFactor() throws {
        let grade = try grade("t", "∂C/∂t", Self.lattice)
        #expect(grade.named == [.powerRule])
        #expect(grade.message.contains("t²") && !grade.message.contains("value of"))
    }

    @Test("What stands in an answer by accident of its value is not accused")
    func valueInPlaceOfName() throws {
        // z₂ = 13 is z̄₁ as well; no z₁ is in it.
        let grade = try grade("13", "dC/dz[1;2]", Self.units)
        #expect(grade.named == [.valueForAdjoint, .offByOneIndex])
        #expect(grade.message.contains("the value of z₂⁽¹⁾"), "\(grade.message)")
        #expect(!grade.message.contains("has z₁⁽¹⁾ in it"), "\(grade.message)")
        #expect(grade.message.contains("z̄₁⁽¹⁾"), "\(grade.message)")
    }

    // x₂ = 4 is the largest of x₁ and x₂, so that ∂L/∂x₂ = p₂ = 3, and x₁ and x₃ get nothing.
    @Test("A 0 is not said to be a neighbour's")
    func zeroOfNobody() throws {
        let pool = "x[1..4] = [1, 4, 2, 3]\np[1] = max(x[1], x[2])\np[2] = max(x[3], x[4])\nL = p[1] * p[2]"
        let grade = try grade("0", "dL/dx[2]", pool)
        #expect(grade.verdict.isIncorrect && !(grade.named ?? []).contains(.offByOneIndex), "\(grade)")
    }

    // z = −6 is switched off; without that z̄ = 2(h − 1) = −2 at h = 0, and dC/dw = −2·(−3) = 6.
    @Test("Where the slope of relu is taken to be the same everywhere, no other value is taken")
    func mask() throws {
        let unit = "w = 2\nx = -3\nz = w * x\nh = relu(z)\nC = (h - 1)^2"
        #expect(try grade("6", "dC/dw", unit).named == [.reluMask])
    }

    @Test("Exchanged subscripts of a weight are said to be exchanged")
    func exchangedSubscripts() throws {
        let grade = try grade("34", "dC/dw[1;1,2]", Self.units)
        #expect(grade.named == [.swappedWeight])
        #expect(!grade.message.contains("h₁") && !grade.message.contains("More than one"), "\(grade.message)")
    }

    @Test("What is swept back is an adjoint only where the output is differentiated")
    func otherThanOutput() throws {
        // dz/dt = 2 · 5 and dz/dx = 2 · 5 · 3, but t̄ is 2z · 10.
        let block = "x = 2\nt = 3 * x\ns = 5 * t\nz = 2 * s\nC = z^2"
        let missing = try grade("3", "dz/dx", block)
        #expect(missing.named == [.missingUpstream])
        #expect(missing.message.contains("dz/dt") && !missing.message.contains("t̄"), "\(missing.message)")
        let local = try grade("1", "dt/dx", block)
        #expect(local.message.contains("dt/dt = 1 alone") && !local.message.contains("t̄"), "\(local.message)")
        let value = try grade("2", "dt/dx", block)
        #expect(value.message.contains("how fast t changes"), "\(value.message)")
    }

    @Test("Of a node's consumers only those on the way to what is differentiated are counted")
    func consumersOnTheWay() throws {
        // dz/dx = b + a · 3 = 6 + 6 with a = x = 2, b = 3x = 6; C uses x once more.
        let grade = try grade("6", "dz/dx", "x = 2\na = x + 0\nb = 3 * x\nz = a * b\nC = z * x")
        #expect(grade.message.contains("z depends on x through a and b"), "\(grade.message)")
        #expect(!grade.message.contains("consumers"), "\(grade.message)")
    }

    @Test("A function in place of its derivative is one slip, and said once")
    func functionItself() throws {
        // σ(0.5) = 0.6225.
        let grade = try grade("0.6225", "da/dx", "x = 0.5\na = sigmoid(x)\nC = a^2")
        #expect(grade.named == [.notDifferentiated])
        #expect(!grade.message.contains("More than one"), "\(grade.message)")
    }

    @Test("The derivative by one element of a matrix, as a number, is answered like any other")
    func element() throws {
        // u₁ = 4 + 20 + 9 = 33 and ∂C/∂W₁₂ = 2 u₁ x₂ = 330; without the local partial x₂ it is ū₁ = 66.
        let block = "x = [2, 5, 3]\nW : 2x3 = [[2, 4, 3], [4, 5, 7]]\nu = W @ x\nC = sum(u^2)"
        let graph = try graph(block)
        let key = try Expression(parsing: "dC/dW[1,2]", in: graph.scope)
        let numeric = NumericKey(graph: "test", key: key, value: 330, round: nil, tolerance: nil)
        let grader = Grader(graph: graph)
        #expect(grader.grade("330", numeric: numeric).verdict.isCorrect)
        let wrong = grader.grade("66", numeric: numeric)
        #expect(wrong.named == [.missingLocal], "\(wrong.message)")
        #expect(wrong.message.contains("∂u₁/∂W₁₂"), "\(wrong.message)")
    }

    @Test("The number that comes down from an exponent is one slip between vectors too")
    func exponentOfVector() throws {
        // x̄ = Aᵀ ū = Aᵀ (2u): the 2 is forgotten, or u is taken for ū. That a factor is missing is the first of these again.
        let graph = try graph("input x : 3\nparam A : 2x3\nu = A @ x\ny = sum(u^2)")
        let key = try Expression(parsing: "dy/dx", in: graph.scope)
        let matrix = MatrixKey(graph: "test", key: key, shape: .column(3), value: nil)
        let grade = Grader(graph: graph).grade("A^T u", matrix: matrix)
        #expect(grade.named == [.powerRule, .valueForAdjoint], "\(grade.message)")
        #expect(!grade.message.contains("A factor is missing"), "\(grade.message)")
    }

    @Test("Where nothing is computed, nothing was rounded")
    func zero() throws {
        let graph = try graph("u = 0.4\nJ = cos(u)")
        let grade = Grader(graph: graph).grade("0", of: .adjoint(node: graph.output))
        #expect(grade.named?.contains(.roundedEarly) == false, "\(grade)")
        #expect(!grade.message.contains("rounding"), "\(grade)")
    }

    @Test(
        "Near the right number no rule is named by chance",
        arguments: [
            // 3 e⁶ + 3 (1/ln 2 − 1/ln² 2) = 1210.29 − 1.92.
            ("1209", "x = 2\nz = 3\na = exp(x * z)\nb = x / log(x)\ny = a + 3 * b", "dy/dx", "3 figures"),
            ("0.19", "a = 1\nC = sigmoid(a)", "dC/da", "one figure"),
            ("0.001", "a = 7.543\nC = sigmoid(a)", "dC/da", ""),
            ("4.02", "x = 2\na = x / 3\nC = 9 * a^2", "dC/dx", "2 figures"),
        ])
    func nearMiss(entry: String, block: String, asked: String, figures: String) throws {
        let grade = try grade(entry, asked, block)
        #expect(grade.named == [], "\(grade)")
        #expect(grade.message.contains(figures), "\(grade)")
    }

    @Test("A slip that comes to a number near the right one is named where all digits say it")
    func slipNearby() throws {
        // 12 · 3 + 1 = 37, and without the path straight to C 36.
        #expect(try grade("36", "dC/dx", Self.lattice).named == [.missingPath, .productOfPaths])
        // 3 · 1.03² = 3.1827, and at 1 it is 3.
        let nearby = "x = 1\na = 1.03 * x\nC = a^3"
        #expect(try grade("3.09", "∂C/∂a", nearby).named == [])
        #expect(try grade("3.182699", "∂C/∂a", nearby).verdict.isCorrect)
    }

    @Test("One slip is one sentence")
    func oneSentence() throws {
        let grade = try grade("-1.5", "dJ/dx", "x = 0.5\nu = 3 * x\nJ = u^2 / 6")
        #expect(grade.named == [.sign])
        #expect(grade.message == "Look at the sign.")
    }

    @Test(
        "One slip that two rules know, or one rule at two places, is said once",
        arguments: [
            // The factor 2t · 1 of the one edge further on is C̄ · ∂C/∂t, the adjoint itself.
            ("y", "dC/dx", "input x\ninput y\nt = x * y\nC = t^2", Misconception.missingUpstream),
            ("2*t + y", "dC/dx", "input x\ninput y\nt = x * y\nC = t^2", .sumAlongPath),
            ("2*t*x", "dC/dx", "input x\ninput y\nt = x * y\nC = t^2", .wrongOperand),
            ("cos(u)", "dJ/du", "input u\nJ = cos(u)", .notDifferentiated),
            ("-1/sin(u)", "dJ/du", "input u\nJ = cos(u)", .reciprocal),
            ("2*(-cos(t) + 3)", "dJ/dt", "input t\ns = sin(t)\nr = 3 * t\nu = s + r\nJ = 2 * u", .sign),
        ])
    func saidOnce(answer: String, asked: String, block: String, rule: Misconception) throws {
        let graph = try graph(block)
        let key = try Expression(parsing: asked, in: graph.scope)
        let grade = Grader(graph: graph).grade(answer, symbolic: SymbolicKey(graph: "test", key: key))
        #expect(grade.named == [rule], "\(grade)")
        #expect(!grade.message.contains("More than one"), "\(grade)")
    }

    @Test("Two places that come to one number by chance stay two")
    func twoPlaces() throws {
        // ∂u/∂x = 3 and ∂C/∂u = 2u = 3 at u = 1.5: typed 3, either factor may be the one that is missing.
        let grade = try grade("3", "dC/dx", "x = 0.5\nu = 3 * x\nC = u^2")
        #expect(grade.named == [.missingUpstream, .missingLocal], "\(grade)")
    }

    @Test("Rounding to whole numbers makes no slip of 0, nor of whole numbers near the right one")
    func roundedToWholes() throws {
        // dy/dx = 3 e⁶ + 3/ln 2 − 6/(2 ln² 2) = 1210.29 + 4.33 − 6.24 = 1208.37; a product of its small factors is no 0.
        let block = "x = 2\nz = 3\na = x * z\nb = log(x)\np = exp(a)\nq = a / b\ny = p + q"
        let graph = try graph(block)
        let key = try Expression(parsing: "dy/dx", in: graph.scope)
        let value = Sampler(graph: graph).value(.expression(key)).number
        for entry in ["0", "403*3"] {
            let grade = Grader(graph: graph).grade(
                entry, numeric: NumericKey(graph: "test", key: key, value: value, round: 0, tolerance: nil))
            #expect(grade.named == [], "\(entry): \(grade)")
        }
    }

    @Test("Of two derivatives that are equal only the one that is asked for is the very one")
    func equalDerivatives() throws {
        let graph = try graph("input s\ninput r\nu = s + r\nJ = cos(u)")
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: "-sin(u)", in: graph.scope))
        func said(_ answer: String) -> String { Grader(graph: graph).grade(answer, symbolic: key).message }
        for name in ["dJ/du", "∂J/∂u", "bar(u)"] { #expect(said(name).contains("very derivative"), "\(name)") }
        #expect(Grader(graph: graph).grade("∂J/∂u * ∂u/∂s", symbolic: key).verdict.isCorrect)
        #expect(said("dJ/ds").contains("work out what it comes to") && !said("dJ/ds").contains("very"))
    }

    @Test(
        "What is equal where both are defined is said to be that, and not a multiple",
        arguments: [("x^3", "exp(3*log(x))"), ("log(x^2)", "2*log(x)"), ("x", "sqrt(x)^2")])
    func narrower(expected: String, answer: String) throws {
        let grade = try Grader().grade(answer, expected: expected)
        #expect(grade.verdict.isIncorrect)
        #expect(grade.message.contains("equals the right answer wherever it is defined"), "\(grade)")
    }

    @Test("Names and sums of candidates: two at most, and only one that stands alone counts")
    func candidates() throws {
        var session = try walk("x = 1\na = 2 * x\nC = 3 * a + x", fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint a", "3")]) == [])
        #expect(session.submit("6").named == [.missingPath, .productOfPaths])
        #expect(session.attempts.last?.misconceptions == [])
        #expect(session.submit("-7").named == [.sign])
        #expect(session.attempts.last?.misconceptions == [.sign])
        #expect(session.summary.lines.last?.misconceptions == [.sign])
    }
}
