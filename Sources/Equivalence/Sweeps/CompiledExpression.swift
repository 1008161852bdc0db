internal import Algebra

/// An expression made ready to be evaluated at many points in some arithmetic: a flat program for a stack of values.
///
/// It stands beside the arithmetics, so that the compiler makes a program of its own of each.
struct CompiledExpression<A: Arithmetic>: Sendable {
    enum Instruction: Sendable {
        case push(A.Value)
        case load(Int)
        case apply(Operation, operands: Int)
    }

    /// What `evaluate` takes, in this order.
    let atoms: [Atom]
    let program: [Instruction]
    let arithmetic: A

    /// Works the literals out once.
    /// - Parameter atoms: all that occur, and perhaps others; by default in order of first occurrence.
    init(_ expression: Expression, in arithmetic: A, taking atoms: [Atom]? = nil) {
        let atoms = atoms ?? expression.atoms
        let position = Dictionary(uniqueKeysWithValues: atoms.enumerated().map { ($1, $0) })
        var program: [Instruction] = []
        // An operation waits here once before its operands and once after them.
        var waiting: [(part: Expression, hasOperands: Bool)] = [(expression, false)]
        while let (part, hasOperands) = waiting.popLast() {
            switch part {
            case .number(let number): program.append(.push(arithmetic.number(number)))
            case .constant(let constant): program.append(.push(arithmetic.constant(constant)))
            case .apply(let operation, let operands) where hasOperands:
                program.append(.apply(operation, operands: max(1, operands.count)))
            case .apply(_, let operands):
                waiting.append((part, true))
                for operand in operands.reversed() { waiting.append((operand, false)) }
                if operands.isEmpty { waiting.append((.number(.real(.nan)), false)) }
            case .symbol, .derivative, .adjoint, .opaque:
                if let index = part.atom.flatMap({ position[$0] }) { program.append(.load(index)) }
            }
        }
        self.atoms = atoms
        self.program = program
        self.arithmetic = arithmetic
    }

    /// The value at a point.
    /// - Parameter values: one for each of `atoms`, in their order.
    func evaluate(_ values: [A.Value]) -> A.Value {
        precondition(values.count == atoms.count, "one value for each atom")
        var stack: [A.Value] = []
        stack.reserveCapacity(program.count)
        for instruction in program {
            switch instruction {
            case .push(let value): stack.append(value)
            case .load(let index): stack.append(values[index])
            case .apply(let operation, operands: 1):
                stack.append(arithmetic.apply(operation, stack.removeLast()))
            case .apply(let operation, operands: 2):
                let second = stack.removeLast()
                stack.append(arithmetic.apply(operation, stack.removeLast(), second))
            case .apply(let operation, let count):
                // An array of their own: a slice would have the whole stack copied when it shrinks.
                let operands = Array(stack.suffix(count))
                stack.removeLast(count)
                let result = arithmetic.apply(operation, toAll: operands[...])
                stack.append(result)
            }
        }
        return stack[0]
    }
}

extension Expression {
    /// The value at a point in some arithmetic. Atoms are asked for like variables.
    /// For many points of one expression, `CompiledExpression` is quicker.
    func value<A: Arithmetic>(in arithmetic: A, _ value: (Atom) -> A.Value) -> A.Value {
        let compiled = CompiledExpression(self, in: arithmetic)
        return compiled.evaluate(compiled.atoms.map(value))
    }
}
