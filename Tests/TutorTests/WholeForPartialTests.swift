import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("A straight d where a local partial belongs")
struct WholeForPartialTests {
    /// x reaches c along its edge and by a: ∂c/∂x = a, and dc/dx = a + 3x.
    private static let block = "x = 2\na = 3*x\nc = a*x\nb = 4*a\ny = b + 7*c"

    private func grade(_ answer: String) throws -> Grade {
        let graph = try graph(Self.block)
        let key = try Expression(parsing: "dy/dx", in: graph.scope)
        return Grader(graph: graph).grade(answer, symbolic: SymbolicKey(graph: "test", key: key))
    }

    @Test("is told apart, and costs nothing", arguments: ["dy/da*da/dx + dy/dc*dc/dx", "bar(a)*3 + 7*dc/dx"])
    func told(answer: String) throws {
        let grade = try grade(answer)
        guard case .invalid(let fault) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(
            fault.message
                == "dc/dx counts every path from x to c: the partial along one edge is ∂c/∂x, typed partial c/partial x"
        )
    }

    @Test(
        "is nothing to speak of where the answer is wrong all the same, or right",
        arguments: [
            ("dy/da*da/dx + dy/dc*∂c/∂x", true), ("dy/dc*dc/dx + 4*da/dx", true), ("dy/da*da/dx - dy/dc*dc/dx", false),
            ("dc/dx", false),
        ])
    func silent(answer: String, isRight: Bool) throws {
        let verdict = try grade(answer).verdict
        #expect(verdict.isCorrect == isRight)
        if case .invalid = verdict { Issue.record("\(verdict)") }
    }
}
