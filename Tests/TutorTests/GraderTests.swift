import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// The graph of a block that is known to be sound.
func graph(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Graph {
    let (graph, errors) = Graph.parse(text, name: "test")
    #expect(errors.isEmpty, sourceLocation: sourceLocation)
    return try #require(graph, sourceLocation: sourceLocation)
}

@Suite("Symbolic answers")
struct SymbolicAnswerTests {
    let opaque: Grader
    init() throws { opaque = Grader(graph: try graph("input x\ninput y\nz = f(x, y)\nC = C(z)")) }

    private func key(_ text: String) throws -> SymbolicKey {
        let graph = try #require(opaque.graph)
        return SymbolicKey(graph: "test", key: try Expression(parsing: text, in: graph.scope))
    }

    @Test(
        "On z = f(x, y), C = C(z) the chain rule is right in every notation",
        arguments: [
            "dC/dz * dz/dx", "∂z/∂x · ∂C/∂z", "\\frac{dC}{dz}\\frac{\\partial z}{\\partial x}", "bar(z) * dz/dx",
        ],
        ["dC/dx", "bar(x)", "dC/dz * ∂z/∂x"])
    func chainRule(answer: String, key text: String) throws {
        let grade = opaque.grade(answer, symbolic: try key(text))
        #expect(grade.verdict.isCorrect, "\(grade)")
    }

    @Test(
        "A sum along one path, a missing factor and a wrong partial are wrong",
        arguments: [
            "dC/dz + dz/dx", "dC/dz", "∂z/∂x", "dC/dz * dz/dy", "dC/dz * dz/dx + 1", "1", "0", "x", "dC/dz / dz/dx",
        ])
    func wrong(answer: String) throws {
        let grade = opaque.grade(answer, symbolic: try key("dC/dx"))
        guard case .incorrect = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
    }

    @Test(
        "A right answer in other terms than asked for is told so and costs nothing",
        arguments: [
            ("2*z*cos(x)", ["dC/dz"], false), ("dC/dz * cos(x)", ["dC/dz"], true), ("bar(z) * cos(x)", ["dC/dz"], true),
            ("dC/dz * dz/dx", ["dC/dz"], true), ("2*sin(x)*cos(x)", ["x"], true), ("2*z*cos(x)", ["x"], false),
            ("dC/dz * cos(x)", ["x"], false), ("dC/dz * cos(x)", ["dC/dz", "z"], false),
            ("2*z*cos(x)", ["x", "z"], true),
        ])
    func form(answer: String, terms: [String], isForm: Bool) throws {
        let grader = Grader(graph: try graph("input x\nz = sin(x)\nC = z^2"))
        let scope = try #require(grader.graph).scope
        let key = SymbolicKey(
            graph: "test", key: try Expression(parsing: "dC/dx", in: scope),
            terms: try terms.compactMap { try Expression(parsing: $0, in: scope).atom })
        let grade = grader.grade(answer, symbolic: key)
        #expect(isForm ? grade.verdict.isCorrect : grade.verdict.isInvalid, "\(grade)")
        if case .invalid(let fault) = grade.verdict { #expect(fault.message.contains("in terms of \(terms[0])")) }
        #expect(grader.grade("dC/dz + cos(x)", symbolic: key).verdict.isIncorrect)
    }

    @Test(
        "The derivative that is asked for is no answer to itself, and costs nothing",
        arguments: ["dC/dx", "∂C/∂x", "bar(x)", "2*dC/dx/2"], ["dC/dx", "dC/dz * dz/dx"])
    func circular(answer: String, key text: String) throws {
        let grade = opaque.grade(answer, symbolic: try key(text))
        guard case .invalid(let fault) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(fault.message.contains("very derivative"))
    }
}

@Suite("Answers against an expected expression")
struct ExpectedExpressionTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var expected: String
        var answer: String
        init(_ expected: String, _ answer: String) { (self.expected, self.answer) = (expected, answer) }
        var testDescription: String { "\(expected) | \(answer)" }
    }

    @Test(
        "The usual forms of one expression are equal",
        arguments: [
            Pair("2*x*cos(x^2)", "cos(x^2)*2x"), Pair("1/x", "x^(-1)"), Pair("x", "x"), Pair("(x+1)^2", "x^2+2x+1"),
            Pair("sin(x)^2 + cos(x)^2", "1"), Pair("1", "sin(x)^2 + cos(x)^2"), Pair("log(x*y)", "log(x*y)"),
            Pair("sigmoid(b)*(1-sigmoid(b))", "exp(-b)/(exp(-b)+1)^2"),
            Pair("sigmoid(b)*(1-sigmoid(b))", "1/(2+exp(b)+exp(-b))"),
            Pair("1-tanh(x)^2", "1/cosh(x)^2"), Pair("tanh(x)", "(exp(x)-exp(-x))/(exp(x)+exp(-x))"),
            Pair("x^x*(log(x)+1)", "exp(x*log(x))*(1+log(x))"), Pair("sqrt(x^2)", "abs(x)"),
            Pair("2*log(x)", "log(x^2)"), Pair("x - x", "0"), Pair("0", "sin(2x) - 2*sin(x)*cos(x)"),
            Pair("-(2x*cos(x^2)+6x)*sin(sin(x^2)+3x^2)", "-sin(sin(x^2)+3x^2)*2x*(cos(x^2)+3)"),
            Pair("dC/dz*dz/dx", "∂z/∂x*∂C/∂z"), Pair("max(x, 0)", "relu(x)"), Pair("exp(x)/exp(x)", "1"),
            Pair("asin(x)", "asin(x) + 0*x"), Pair("sqrt(x-100)", "(x-100)^0.5"),
            Pair("log(log(log(x)))", "log(log(log(x)))"),
        ])
    func equal(_ pair: Pair) throws {
        let grade = try Grader().grade(pair.answer, expected: pair.expected)
        #expect(grade.verdict.isCorrect, "\(grade)")
    }

    @Test(
        "A near miss is wrong",
        arguments: [
            Pair("x", "1.00001x"), Pair("exp(20x)", "exp(20x)+1"), Pair("sin(x)", "x - x^3/6 + x^5/120 - x^7/5040"),
            Pair("1000000x", "1000000x+1"), Pair("sqrt(x^2)", "x"), Pair("x^20-1", "(x^10-1)*(x^10+2)"),
            Pair("x", "x + 1e-12"), Pair("x^2", "2x"), Pair("log(x^2)", "2*log(x)"), Pair("x", "sqrt(x)^2"),
            Pair("relu(x)", "x"), Pair("abs(x - 1000)", "1000 - x"), Pair("max(x, 12345678)", "12345678"),
            Pair("0", "1e-12"), Pair("dC/dz + dz/dx", "dC/dz*dz/dx"), Pair("x", "y"),
            Pair("x/(x+1e9)", "x/1e9"), Pair("1", "tanh(20x)^2"), Pair("cos(x)", "1"),
        ])
    func different(_ pair: Pair) throws {
        let grade = try Grader().grade(pair.answer, expected: pair.expected)
        guard case .incorrect = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
    }
}
