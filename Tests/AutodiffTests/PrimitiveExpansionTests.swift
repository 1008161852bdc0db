import Algebra
import Testing

@testable import Autodiff

@Suite("Splitting into primitive operations")
struct PrimitiveExpansionTests {
    private func definitions(_ text: String) throws -> [String] {
        let graph = try Graph.reading(text, expandingPrimitives: true)
        return graph.nodes.compactMap { node in
            node.expression.map { "\(node.symbol.text(.unicode)) = \($0.text(.unicode))" }
        }
    }

    @Test("The lecture's quiz has x·z and log x once")
    func sharedSubexpressions() throws {
        #expect(
            try definitions("x = 2\nz = 3\ny = exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)") == [
                "t₁ = xz", "t₂ = exp(t₁)", "t₃ = log(x)", "t₄ = t₁/t₃", "t₅ = sin(t₃)", "t₆ = t₅/t₁",
                "y = t₂ + t₄ + t₆",
            ])
    }

    @Test("A number stays in its operation, a difference and a long product are one")
    func granularity() throws {
        #expect(
            try definitions("input x, y\nz = 3*x^2 - x*y*2 + exp(-2*x) + y/2") == [
                "t₁ = x²", "t₂ = 3t₁", "t₃ = xy·2", "t₄ = −2x", "t₅ = exp(t₄)", "t₆ = y/2", "z = t₂ − t₃ + t₅ + t₆",
            ])
    }

    @Test("A definition that is an operation already, an alias or opaque stays as it is")
    func alreadyPrimitive() throws {
        #expect(
            try definitions("input x, y\na = x\nb = x*y\nz = f(a, b)\nC = -z") == [
                "a = x", "b = xy", "z = f(a, b)", "C = −z",
            ])
    }

    @Test("A sub-expression with a name is that node, even where the name comes later")
    func namedSubexpression() throws {
        #expect(
            try definitions("input x, z\ny = exp(z*x)\nt = x*z\nC = y + 1/(x*z)") == [
                "t = xz", "y = exp(t)", "u₁ = 1/t", "C = y + u₁",
            ])
    }

    @Test("Two definitions with equal right-hand sides stay two nodes")
    func equalDefinitions() throws {
        #expect(try definitions("input x\na = sin(x)\nb = sin(x)\nC = a*b + sin(x)").count == 4)
    }

    @Test("Generated names avoid every letter in use, and say that they are generated")
    func names() throws {
        let graph = try Graph.reading("input t, u, v[1]\ny = sin(t*u*v[1])", expandingPrimitives: true)
        let generated = graph.nodes.filter(\.isGenerated)
        #expect(generated.map { $0.symbol.text(.unicode) } == ["s₁"])
        #expect(generated[0].source == graph.nodes[graph.output].source)
    }

    @Test("More than 10,000 primitives are too many")
    func limit() throws {
        let x = Symbol("x")
        let terms = (1...5_001).map { number in
            Expression.apply(.sin, [.apply(.multiply, [.number(Number(number)), .symbol(x)])])
        }
        let whole = Graph.assemble(
            name: "test", definitions: [Definition(x, .input), Definition(Symbol("y"), .computed(.apply(.add, terms)))])
        let (graph, errors) = try #require(whole.graph).expandingPrimitives()
        #expect(graph == nil)
        #expect(errors.map(\.message) == ["the graph has more than 10000 nodes, which is the limit"])
    }
}
