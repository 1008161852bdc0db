import Algebra
import Autodiff
import Testing

@testable import Cards

@Suite("Cards of one's own")
struct OwnCardTests {
    @Test("Every node but the output is asked for, consumers first, as a number where there are values")
    func numericTasks() throws {
        // t = xy = 6, C = t² + x: dC/dt = 2t = 12, dC/dy = 12x = 24, dC/dx = 12y + 1 = 37.
        let point = [Symbol("x"): Tensor(2), Symbol("y"): Tensor(3)]
        let card = try #require(OwnCard("t = x*y; C = t^2 + x", path: "-e", at: point).card)
        #expect(card.frontMatter.title == "t = x*y; C = t^2 + x")
        var values: [String: Double] = [:]
        for task in card.tasks {
            if case .numeric(let key) = task.answer { values[task.id] = key.value }
        }
        #expect(card.tasks.first?.id == "dC/dt")
        #expect(values == ["dC/dt": 12, "dC/dy": 24, "dC/dx": 37])
    }

    @Test("Without values expressions are asked for, and of vectors matrices")
    func otherTasks() throws {
        let symbolic = try #require(OwnCard("sin(x^2)", path: "-e").card)
        let isSymbolic = symbolic.tasks.map { if case .symbolic = $0.answer { true } else { false } }
        #expect(isSymbolic == [true, true])
        let vectors = try #require(OwnCard("z = W @ x; C = sum(z^2)", path: "-e", at: Self.matrices).card)
        var shapes: [String: Shape] = [:]
        for task in vectors.tasks {
            if case .matrix(let key) = task.answer { shapes[task.id] = key.shape }
        }
        #expect(shapes == ["dC/dz": .column(2), "dC/dW": Shape(rows: 2, columns: 3), "dC/dx": .column(3)])
    }

    private static let matrices: [Symbol: Tensor] = [
        Symbol("W"): Tensor(shape: Shape(rows: 2, columns: 3), elements: [1, 2, 3, 4, 5, 6]),
        Symbol("x"): Tensor(shape: .column(3), elements: [1, 0, 2]),
    ]

    @Test(
        "A fault is shown as in a card, with the text, a caret and what was meant",
        arguments: [
            (
                "2 + sinn(x)",
                "-e:1:5: error: no function is called sinn; did you mean `sign or sin or sinh`?\n2 + sinn(x)\n    ^"
            ),
            ("log(x)", "-e:1:1: error: `y` has no value: log takes a number above 0, and this is -1\nlog(x)\n^"),
        ])
    func faults(text: String, shown: String) {
        let own = OwnCard(text, path: "-e", at: [Symbol("x"): Tensor(-1)])
        #expect(own.card == nil)
        #expect(own.diagnostics.map(\.text) == [shown])
    }
}
