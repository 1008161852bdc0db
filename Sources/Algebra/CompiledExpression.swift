/// An expression made ready to be evaluated at many points: a flat program for a stack of numbers.
package struct CompiledExpression: Sendable {
    private enum Instruction: Sendable {
        case push(Double)
        case load(Int)
        case unary(Operation)
        case binary(Operation)
    }

    /// What `evaluate` takes, in this order: the atoms in order of first occurrence.
    package let atoms: [Atom]
    private let program: [Instruction]
    /// The largest number of values that wait at one time.
    private let stackDepth: Int

    package init(_ expression: Expression) {
        let atoms = expression.atoms
        let position = Dictionary(uniqueKeysWithValues: atoms.enumerated().map { ($1, $0) })
        var program: [Instruction] = []
        var depth = 0
        var deepest = 1
        // What is still to be compiled, last first. An operation of many operands becomes one instruction after its
        // second operand and one after each further operand, so that a long sum needs a short stack.
        enum Work {
            case compile(Expression)
            case emit(Instruction)
        }
        var waiting = [Work.compile(expression)]
        while let work = waiting.popLast() {
            switch work {
            case .emit(let instruction):
                if case .binary = instruction { depth -= 1 }
                program.append(instruction)
            case .compile(.number(let number)):
                program.append(.push(number.doubleValue))
                depth += 1
            case .compile(.constant(let constant)):
                program.append(.push(constant.value))
                depth += 1
            case .compile(.apply(let operation, let operands)):
                if operands.count < 2 { waiting.append(.emit(.unary(operation))) }
                for index in operands.indices.reversed() {
                    if index > 0 { waiting.append(.emit(.binary(operation))) }
                    waiting.append(.compile(operands[index]))
                }
                if operands.isEmpty { waiting.append(.emit(.push(.nan))) }
            case .compile(let leaf):
                program.append(leaf.atom.flatMap { position[$0] }.map(Instruction.load) ?? .push(.nan))
                depth += 1
            }
            deepest = max(deepest, depth)
        }
        self.atoms = atoms
        self.program = program
        stackDepth = deepest + 1
    }

    /// The value at a point, in `Double`; NaN where it is not defined.
    /// - Parameter values: one for each of `atoms`, in their order.
    package func evaluate(_ values: [Double]) -> Double {
        precondition(values.count == atoms.count, "one value for each atom")
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: stackDepth) { stack in
            var top = -1
            for instruction in program {
                switch instruction {
                case .push(let value):
                    top += 1
                    stack.initializeElement(at: top, to: value)
                case .load(let index):
                    top += 1
                    stack.initializeElement(at: top, to: values[index])
                case .unary(let operation):
                    stack[top] = operation.value(stack[top])
                case .binary(let operation):
                    stack[top - 1] = operation.value(stack[top - 1], stack[top])
                    top -= 1
                }
            }
            return stack[top]
        }
    }
}

extension Expression {
    /// The value at a point, in `Double`; NaN where it is not defined. Atoms are asked for like variables.
    /// For many points of one expression, `CompiledExpression` is quicker.
    package func evaluated(_ value: (Atom) -> Double) -> Double {
        let compiled = CompiledExpression(self)
        return compiled.evaluate(compiled.atoms.map(value))
    }
}
