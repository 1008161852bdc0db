import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("How signs are typed is said where they may be needed")
struct TypedSignTests {
    private func sentence(_ block: String, namesAdjoints: Bool = true, notation: Notation = .unicode) throws -> String {
        return TypedSign.sentence(
            for: GraphNames(graph: try graph(block), notation: notation), namesAdjoints: namesAdjoints)
    }

    @Test("In names of the graph; a matrix of the graph is not transposed as an example")
    func sentences() throws {
        let dense = "input x : 3\nparam W : 2x3\nz = W @ x\nC = sum(z^2)"
        #expect(
            try sentence(dense)
                == "z̄ is typed bar(z) or zbar, Aᵀ as A^T, ⊙ as *, a matrix product as @.")
        #expect(try sentence("x = 2\nC = x^2", namesAdjoints: false) == "")
        #expect(
            try sentence("h[0;1] = 2\nδ = h[0;1]^2\nC = δ^2")
                == "δ̄ is typed bar(delta) or deltabar, h₁⁽⁰⁾ as h[0;1], δ as delta.")
        #expect(try sentence("x = 2\nŷ = 3x\nC = ŷ^2", namesAdjoints: false) == "ŷ is typed y_hat.")
    }

    @Test("What is asked for is no example")
    func sparing() throws {
        let graph = try graph("x = 2\ns = x^2\nt = 3s\nC = t^2")
        let names = GraphNames(graph: graph, notation: .unicode)
        #expect(
            TypedSign.sentence(for: names, namesAdjoints: true, sparing: graph.node(Symbol("s")))
                == "t̄ is typed bar(t) or tbar.")
    }

    @Test("The adjoint of a consumer is the one that may be needed")
    func consumer() throws {
        let graph = try graph("input x : 3\nparam W : 2x3\nz = W @ x\nh = tanh(z)\nC = sum(h^2)")
        let names = GraphNames(graph: graph, notation: .unicode)
        let sentence = TypedSign.sentence(for: names, namesAdjoints: true, sparing: graph.node(Symbol("z")))
        #expect(sentence.hasPrefix("h̄ is typed bar(h) or hbar"))
    }

    @Test("What the answer is to be written in is said how to type, and no other adjoint")
    func terms() throws {
        let graph = try graph("β[1] = 2\nβ[2] = 3\nz = 5\na = 2z\nb = β[1]*a + β[2]*z\nJ = b^2")
        let names = GraphNames(graph: graph, notation: .unicode)
        func sentence(_ terms: [String]) throws -> String {
            let atoms = try terms.compactMap { try Expression(parsing: $0, in: graph.scope).atom }
            return TypedSign.sentence(for: names, namesAdjoints: true, terms: atoms)
        }
        #expect(try sentence(["dJ/db", "β[2]"]) == "β₂ is typed beta[2].")
        #expect(try sentence(["bar(a)", "z"]).hasPrefix("ā is typed bar(a) or abar"))
    }

    @Test("A constant has no adjoint, and is no example of one")
    func constant() throws {
        let graph = try graph("input z : 3\nconst y : 3 = [0, 1, 0]\nL = logsumexp(z) - dot(y, z)")
        let names = GraphNames(graph: graph, notation: .unicode)
        #expect(
            TypedSign.sentence(for: names, namesAdjoints: true, sparing: graph.node(Symbol("z")))
                == "L̄ is typed bar(L) or Lbar, Aᵀ as A^T, ⊙ as *, a matrix product as @.")
    }

    @Test("Where everything is shown as it is typed, nothing is said")
    func ascii() throws {
        #expect(try sentence("input x : 3\nC = sum(x^2)", notation: .ascii) == "")
    }

    @Test("Every entry of the table is read as it says", arguments: TypedSign.allCases)
    func entries(sign: TypedSign) throws {
        let names = ["z", "C", "x", "y_hat", "δ", "a", "b", "A", "B", "W"].map { Symbol($0) }
        let square = Shape(rows: 2, columns: 2)
        let scope = Scope(
            symbols: Set(names + [Symbol("w", layer: 2, indices: [1, 3])]),
            shapes: [
                Symbol("A"): square, Symbol("B"): square, Symbol("W"): square, Symbol("a"): .column(2),
                Symbol("b"): .column(2),
            ])
        let expected: [(String, String)] =
            switch sign {
            case .adjoint: [("bar(z)", "z̄"), ("zbar", "z̄"), ("z_bar", "z̄")]
            case .derivative: [("dC/dx", "dC/dx"), ("partial z/partial x", "∂z/∂x")]
            case .index: [("w[2;1,3]", "w₁₃⁽²⁾"), ("w_13^(2)", "w₁₃⁽²⁾")]
            case .hat: [("y_hat", "y_hat"), ("yhat", "y_hat"), ("hat(y)", "y_hat")]
            case .greek: [("delta", "δ")]
            case .power: [("x^2", "x²"), ("sqrt(x)", "√x")]
            case .product: [("A @ B", "A B"), ("A B", "A B")]
            case .elementwise: [("a * b", "a ⊙ b")]
            case .transpose: [("W^T", "Wᵀ"), ("W'", "Wᵀ")]
            case .matrix: [("[1, 2; 3, 4]", "[1, 2; 3, 4]")]
            }
        for (typed, shown) in expected {
            #expect((sign.typed + sign.meaning(.ascii)).contains(typed))
            #expect(try Expression(parsing: typed, in: scope).text(.unicode, shapes: scope.shapes) == shown)
        }
    }

    @Test("The task says it, and a walk whose entries are expressions")
    func inTasks() throws {
        let tasks = ["symbolic", "numeric"].map { entries in
            SmallCard.answer("In \(entries) entries", "graph: g\nmatrix: dC/dx\nentries: \(entries)")
        }
        let (card, _) = Card.read(SmallCard.text([SmallCard.layer], tasks: tasks), path: "typing.md")
        var session = QuizSession(card: try #require(card))
        // What the instruction says of products is not said twice.
        #expect(
            session.instruction.hasSuffix(
                "@ is the matrix product, * goes entry by entry, ^T transposes. "
                    + "z̄ is typed bar(z) or zbar."))
        session.next()
        #expect(!session.instruction.contains("typed"))
        let layer = try graph("input x : 3\nparam W : 2x3\nz = W @ x\nC = sum(z^2)")
        var walk = WalkSession(
            graph: layer, walk: Walk(graph: "g", fill: [.adjoints], entries: .symbolic), task: "w")
        #expect(walk.typing.isEmpty, "The adjoint of the output is 1")
        _ = walk.submit("1")
        // z̄ itself is asked for now.
        #expect(walk.typing.hasPrefix("x̄ is typed bar(x) or xbar"))
        _ = walk.submit("2z")
        #expect(walk.typing.contains("z̄ is typed bar(z) or zbar"))
    }
}
