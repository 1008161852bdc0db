import Algebra
import Autodiff
import Testing

@testable import Screens

@Suite("The worked solution")
struct WorkedSolutionTests {
    private func solution(
        _ block: String, method: SweepMethod = .pull, isASCII: Bool = false, variables: [String]? = nil
    ) throws -> String {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        let nodes = variables.map { names in
            graph.nodes.indices.filter { names.contains(graph.nodes[$0].symbol.name) }
        }
        return WorkedSolution(
            graph: graph, evaluation: graph.evaluate(), appearance: Appearance(isASCII: isASCII), method: method,
            variables: nodes
        ).lines.joined(separator: "\n")
    }

    private let lattice = "x = 2\ny = 3\nt = x * y\nC = 6*t + x"

    @Test("Values, partials, the sweep with contributions and sums, the gradient and its cost")
    func pull() throws {
        #expect(
            try solution(lattice) == """
                Forward values
                  x = 2
                  y = 3
                  t = xy = 2·3 = 6
                  C = 6t + x = 6·6 + 2 = 38

                Local partials
                  ∂t/∂x = y = 3
                  ∂t/∂y = x = 2
                  ∂C/∂t = 6
                  ∂C/∂x = 1

                Reverse sweep
                  C̄ = ∂C/∂C = 1: the sweep starts at the output.
                  t has one consumer: t̄ = C̄ · ∂C/∂t = 1 · 6 = 6
                  y has one consumer: ȳ = t̄ · ∂t/∂y = 6 · 2 = 12
                  t̄ · ∂t/∂x = 6 · 3 = 18
                  C̄ · ∂C/∂x = 1 · 1 = 1
                  x has 2 consumers, whose contributions add up: x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x = 18 + 1 = 19

                Gradient
                  dC/dx = 6y + 1 = 19
                  dC/dy = 6x = 12

                Cost of the gradient
                  one reverse sweep: 2 multiplications, 1 addition
                  every path one by one: 2 multiplications, 1 addition
                  a forward sweep for each input: 2 multiplications, 1 addition
                """)
    }

    @Test("A push shows the running sums")
    func push() throws {
        let text = try solution(lattice, method: .push)
        #expect(text.contains("  x̄ = C̄ · ∂C/∂x = 1 · 1 = 1\n"))
        #expect(text.contains("  x̄ = C̄ · ∂C/∂x + t̄ · ∂t/∂x = 1 + 18 = 19\n"))
    }

    @Test("Without values the sweep is worked in symbols")
    func symbolic() throws {
        let text = try solution("input x\ninput y\nz = f(x, y)\nC = C(z)")
        #expect(text.contains("x̄ = z̄ · ∂z/∂x = dC/dz · ∂z/∂x"))
    }

    @Test("The gradient may be asked for by some variables only")
    func variables() throws {
        let text = try solution(lattice, variables: ["y"])
        #expect(text.contains("dC/dy"))
        #expect(!text.contains("dC/dx"))
    }

    @Test("In ASCII every line is ASCII")
    func ascii() throws {
        let text = try solution(lattice + "\nD = C/t", isASCII: true)
        #expect(text.allSatisfy { $0.isASCII })
    }
}
