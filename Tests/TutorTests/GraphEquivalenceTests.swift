import Algebra
import Autodiff
import Testing

@testable import Tutor

@Suite("Answers about a graph, in terms of anything true")
struct GraphEquivalenceTests {
    private func verdict(_ answer: String, adjointOf name: String, in block: String) throws -> Verdict {
        let graph = try graph(block)
        let node = try #require(graph.node(Symbol(name)))
        return Grader(graph: graph).grade(answer, of: .adjoint(node: node)).verdict
    }

    private static let rational = """
        input x
        input y
        t = x*y
        u = t/(1 + x^2)
        C = u^2 + t
        """

    @Test(
        "Inputs, intermediates, known adjoints and derivatives may be mixed",
        arguments: [
            "dC/dt * y + dC/du * ∂u/∂x", "2u*du/dx + y", "bar(u)*(y*(1 + x^2) - 2x*t)/(1 + x^2)^2 + y",
            "dC/du*du/dx + ∂C/∂t*∂t/∂x", "2t*y*(1 - x^2)/(1 + x^2)^3 + t/x", "bar(t)*y - 4*t*x*u/(1+x^2)^2",
        ])
    func mixed(answer: String) throws {
        #expect(try verdict(answer, adjointOf: "x", in: Self.rational).isCorrect)
    }

    @Test(
        "On a rational graph a difference of any size is found",
        arguments: [
            "2u*du/dx + y + 10^(-18)", "2u*du/dx + y*(1 + 1/10^30)", "2u*du/dx*(1 + 1e-200) + y",
            "dC/dt * y", "2u*du/dx + t", "dC/dt * y + dC/du * ∂t/∂x", "2u*du/dx - y",
        ])
    func rationalNearMiss(answer: String) throws {
        #expect(try verdict(answer, adjointOf: "x", in: Self.rational).isIncorrect)
    }

    @Test(
        "With functions of the library too",
        arguments: [
            ("cos(t)*y*exp(sin(t))", true), ("C*cos(t)*y", true), ("dC/ds*ds/dt*y", true), ("C*y*sqrt(1 - s^2)", false),
            ("C*cos(t)*y*(1 + exp(-60))", false), ("C*cos(t)*x", false), ("s*cos(t)*y", false),
        ])
    func transcendental(answer: String, isRight: Bool) throws {
        let block = "input x\ninput y\nt = x*y\ns = sin(t)\nC = exp(s)"
        let verdict = try verdict(answer, adjointOf: "x", in: block)
        #expect(isRight ? verdict.isCorrect : verdict.isIncorrect, "\(answer): \(verdict)")
    }

    private static let opaque = """
        input x
        input y
        z = f(x, y)
        a = g(x, z)
        C = h(a, z)
        """

    @Test(
        "The partials of opaque functions are symbols of their own",
        arguments: [
            ("∂C/∂a*∂a/∂x + dC/dz*∂z/∂x", true), ("dC/da*∂a/∂x + (∂C/∂z + ∂C/∂a*∂a/∂z)*∂z/∂x", true),
            ("∂z/∂x*bar(z) + bar(a)*∂a/∂x", true), ("bar(a)*da/dx + ∂C/∂z*dz/dx", true),
            ("∂C/∂a*∂a/∂x + ∂C/∂z*∂z/∂x", false), ("dC/dz*∂z/∂x", false), ("dC/dz*∂z/∂y + bar(a)*∂a/∂x", false),
            ("dC/dz*∂a/∂x + bar(a)*∂z/∂x", false), ("∂C/∂a*∂z/∂x + dC/dz*∂a/∂x", false),
            ("∂C/∂a*∂a/∂x*dC/dz*∂z/∂x", false), ("∂C/∂a*∂a/∂x - dC/dz*∂z/∂x", false),
            ("f(x, y)/z*dC/dz*∂z/∂x + bar(a)*∂a/∂x", true),
        ])
    func opaquePartials(answer: String, isRight: Bool) throws {
        let verdict = try verdict(answer, adjointOf: "x", in: Self.opaque)
        #expect(isRight ? verdict.isCorrect : verdict.isIncorrect, "\(answer): \(verdict)")
    }

    @Test("An answer about a long chain is decided")
    func longChain() throws {
        let lines = (1...300).map { "a[\($0)] = a[\($0 - 1)]*a[\($0 - 1)]/2 + a[\($0 - 1)]/3" }
        let block = "input a[0]\n" + lines.joined(separator: "\n")
        let graph = try graph(block)
        let grader = Grader(graph: graph)
        #expect(grader.grade("bar(a[300])*(a[299] + 1/3)", of: .adjoint(node: 299)).verdict.isCorrect)
        #expect(grader.grade("bar(a[300])*(a[299] + 1/2)", of: .adjoint(node: 299)).verdict.isIncorrect)
    }
}
