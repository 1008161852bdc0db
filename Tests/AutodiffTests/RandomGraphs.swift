import SeededGenerator
import Algebra

@testable import Autodiff

extension Graph {
    /// A graph of two to four inputs and three to eight computed nodes with random right-hand sides, in which every
    /// operation occurs sooner or later. Values may be undefined.
    static func random(using generator: inout SeededGenerator) -> Graph? {
        var definitions: [Definition] = []
        for index in 1...Int.random(in: 2...4, using: &generator) {
            let value = Double.random(in: -2...2, using: &generator)
            definitions.append(Definition(Symbol("x", indices: [index]), .input, value: value))
        }
        for index in 1...Int.random(in: 3...8, using: &generator) {
            let symbols = definitions.map(\.symbol)
            // Every node takes up the one before, so that most of the graph reaches the output.
            let expression = Expression.apply(
                .add, [.symbol(symbols[symbols.count - 1]), .random(over: symbols, depth: 3, using: &generator)])
            definitions.append(Definition(Symbol("t", indices: [index]), .computed(expression)))
        }
        return assemble(name: "random", definitions: definitions.shuffled(using: &generator)).graph
    }
}

extension Expression {
    fileprivate static func random(
        over symbols: [Symbol], depth: Int, using generator: inout SeededGenerator
    ) -> Expression {
        if depth == 0 || Int.random(in: 0..<6, using: &generator) == 0 {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                return .number(Number(Int.random(in: 2...5, using: &generator)))
            }
            return .symbol(symbols.randomElement(using: &generator) ?? symbols[0])
        }
        let operation = Operation.elementwise.randomElement(using: &generator) ?? .add
        let count =
            switch operation.arity {
            case .one: 1
            case .two: 2
            case .three: 3
            case .many: Int.random(in: 2...4, using: &generator)
            }
        let operands = (0..<count).map { _ in random(over: symbols, depth: depth - 1, using: &generator) }
        // Whole exponents now and then, since only they go with negative bases.
        if operation == .power, Bool.random(using: &generator) {
            return .apply(.power, [operands[0], .number(Number(Int.random(in: -2...4, using: &generator)))])
        }
        return .apply(operation, operands)
    }
}
