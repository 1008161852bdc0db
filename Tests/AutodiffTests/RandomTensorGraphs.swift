import Algebra
import SeededGenerator

@testable import Autodiff

extension Graph {
    /// A graph of inputs of different shapes, mostly not square, six to ten computed nodes in which every operation on
    /// tensors occurs sooner or later, and a scalar output that depends on all of them.
    static func randomTensors(using generator: inout SeededGenerator) -> Graph? {
        let sides = [1, 2, 3, 4]
        func side(_ generator: inout SeededGenerator) -> Int { sides.randomElement(using: &generator) ?? 2 }
        var definitions: [Definition] = []
        var shapes: [Symbol: Shape] = [:]
        for index in 1...4 {
            let symbol = Symbol("x", indices: [index])
            let shape = Shape(rows: side(&generator), columns: index == 1 ? 1 : side(&generator))
            let elements = (0..<shape.count).map { _ in Double.random(in: -2...2, using: &generator) }
            definitions.append(Definition(symbol, .input, value: Tensor(shape: shape, elements: elements)))
            shapes[symbol] = shape
        }
        func add(_ expression: Expression, _ generator: inout SeededGenerator) {
            let symbol = Symbol("t", indices: [definitions.count])
            guard let shape = try? expression.shape(in: { shapes[$0] }), shape.count <= 16 else { return }
            definitions.append(Definition(symbol, .computed(expression)))
            shapes[symbol] = shape
        }
        while definitions.count < Int.random(in: 10...14, using: &generator) {
            let known = definitions.map(\.symbol)
            func pick(_ generator: inout SeededGenerator) -> Expression {
                .symbol(known.randomElement(using: &generator) ?? known[0])
            }
            add(.randomTensor(pick(&generator), pick(&generator), using: &generator), &generator)
        }
        let sums = definitions.map { Expression.apply(.mean, [.apply(.tanh, [.symbol($0.symbol)])]) }
        definitions.append(Definition(Symbol("C"), .computed(.apply(.add, sums))))
        return assemble(name: "random", definitions: definitions.shuffled(using: &generator), output: Symbol("C")).graph
    }
}

extension Expression {
    fileprivate static func randomTensor(
        _ a: Expression, _ b: Expression, using generator: inout SeededGenerator
    ) -> Expression {
        let half = Expression.apply(.divide, [.one, .number(Number(2))])
        let choices: [Expression] = [
            .apply(.matmul, [a, b]), .apply(.matmul, [a, .apply(.transpose, [b])]),
            .apply(.matmul, [.apply(.transpose, [a]), b]), .apply(.matmul, [a, .apply(.transpose, [a]), b]),
            .apply(.transpose, [a]), .apply(.add, [a, b]), .apply(.add, [a, .one]), .apply(.multiply, [a, b]),
            .apply(.multiply, [.apply(.sum, [a]), b]), .apply(.divide, [a, .apply(.exp, [b])]),
            .apply(.power, [a, .number(Number(3))]), .apply(.dot, [a, b]), .apply(.outer, [a, b]),
            .apply(.softmax, [a]), .apply(.diag, [a]), .apply(.logsumexp, [a]), .apply(.max, [a]), .apply(.min, [a]),
            .apply(.max, [a, half]), .apply(.mean, [a]), .apply(.sigmoid, [a]), .apply(.sin, [.apply(.negate, [a])]),
            .apply(.row, [a, b]), .apply(.column, [a, b]), .apply(.relu, [a]),
            .apply(.matmul, [.apply(.ones, [.number(Number(2)), .number(Number(3))]), a]),
        ]
        return choices.randomElement(using: &generator) ?? a
    }
}
