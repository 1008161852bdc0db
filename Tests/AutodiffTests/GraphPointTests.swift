import Algebra
import Testing

@testable import Autodiff

@Suite("Expressions over a graph")
struct GraphPointTests {
    private func value(_ text: String, on block: String) throws -> Double? {
        let graph = try Graph.reading(block)
        let expression = try Expression(parsing: text, in: graph.scope)
        return graph.value(of: expression, in: graph.evaluate())
    }

    private let lattice = "x = 2\ny = 3\nt = x*y\nC = t^2 + x\noutput C"

    @Test(
        "Keys and answers have values on the lattice",
        arguments: [
            ("dC/dx", 37), ("dC/dt", 12), ("∂t/∂x", 3), ("∂C/∂x", 1), ("bar(x)", 37), ("bar(C)", 1), ("dt/dy", 2),
            ("dC/dC", 1), ("dt/dC", 0), ("∂C/∂y", 24), ("2*dC/dt + x", 26), ("bar(t)*y + 1", 37), ("t^2 + x", 38),
        ] as [(String, Double)])
    func lattice(text: String, expected: Double) throws {
        #expect(try value(text, on: lattice) == expected)
    }

    @Test("∂ is the local partial where there is an edge, d the total derivative")
    func localAndTotal() throws {
        let block = "x = 2\nt = 3*x\nC = x*t"
        #expect(try value("∂C/∂x", on: block) == 6)
        #expect(try value("dC/dx", on: block) == 12)
    }

    @Test("By a constant there is a derivative but no adjoint")
    func constants() throws {
        let block = "x = 2\nconst c = 3\nC = c^2*x"
        #expect(try value("dC/dc", on: block) == 12)
        #expect(try value("bar(c)", on: block) == nil)
    }

    @Test(
        "An element has its value, and derivatives by it and of it",
        arguments: [
            // u₁ = 1 + 4 + 9 = 14 and u₂ = 4 + 10 + 18 = 32; ∂C/∂W₁₂ = 2 u₁ x₂; ∂u₁/∂x₂ = W₁₂; ∂C/∂x₂ = 2 (14·2 + 32·5).
            ("u[2]", 32), ("dC/dW[1,2]", 56), ("du[1]/dx[2]", 2), ("dC/dx[2] + 2*u[1]", 404), ("bar(u[1])", 28),
            ("dC/dW[1,2] + sum(x)", 62),
        ] as [(String, Double)])
    func elements(text: String, expected: Double) throws {
        let block = "x = [1, 2, 3]\nW : 2x3 = [[1, 2, 3], [4, 5, 6]]\nu = W @ x\nC = sum(u^2)"
        #expect(try value(text, on: block) == expected)
    }

    @Test("What cannot be known or is not defined has no value")
    func unknown() throws {
        let block = "x = 0\ninput y\nC = x*y"
        #expect(try value("y + 1", on: block) == nil)
        #expect(try value("dC/dy", on: block) == 0)
        #expect(try value("1/x", on: block) == nil)
        let graph = try Graph.reading(block)
        #expect(graph.value(of: Atom.symbol(Symbol("q")), in: graph.evaluate()) == nil)
    }

    @Test("On an opaque graph the chain rule holds for any values of the partials")
    func opaque() throws {
        let graph = try Graph.reading("input x, y\nz = f(x, y)\nC = C(z)")
        let evaluation = graph.evaluate(
            replacing: [Symbol("z"): Tensor(4)], opaquePartials: [0: 2, 1: 3, 2: 10])
        func value(_ text: String) throws -> Double? {
            graph.value(of: try Expression(parsing: text, in: graph.scope), in: evaluation)
        }
        #expect(try value("dC/dx") == 20)
        #expect(try value("dC/dz * dz/dx") == 20)
        #expect(try value("∂z/∂y · ∂C/∂z") == 30)
        #expect(try value("dC/dz + dz/dx") == 12)
        #expect(try value("f(x, y)") == 4)
    }

    @Test("Sweeps are remembered, and do not mix up nodes")
    func remembered() throws {
        let graph = try Graph.reading(lattice)
        var point = GraphPoint(graph, graph.evaluate())
        let (x, y, t, c) = (Symbol("x"), Symbol("y"), Symbol("t"), Symbol("C"))
        func total(_ of: Symbol, _ by: Symbol) -> Atom {
            .derivative(Derivative(of: of, variable: by, isPartial: false))
        }
        let expected: [(Atom, Double)] = [
            (total(c, x), 37), (total(t, x), 3), (total(c, y), 24), (total(t, y), 2), (total(c, x), 37),
        ]
        for (atom, number) in expected { #expect(point.value(of: atom) == number) }
    }
}
