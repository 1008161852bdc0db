internal import Algebra

/// An expression made ready to be evaluated in balls at many points: a flat program for a stack.
///
/// The twin of Algebra's `CompiledExpression` over `Ball` instead of `Double`.
struct BoundedProgram: Sendable {
    private enum Instruction: Sendable {
        case push(Ball)
        /// An atom; an opaque call is one, with its arguments, already on the stack, as part of its name.
        case load(Int, dropping: Int)
        case apply(Operation, operands: Int)
    }

    /// What `evaluate` takes, in this order: the atoms in order of first occurrence.
    let atoms: [Atom]
    private let program: [Instruction]

    init(_ expression: Expression) {
        let atoms = expression.atoms
        let position = Dictionary(uniqueKeysWithValues: atoms.enumerated().map { ($1, $0) })
        var program: [Instruction] = []
        // `folded` combines operands before their consumer: the order of a stack.
        expression.folded { part, _ in
            switch part {
            case .number(let number): program.append(.push(Ball(number)))
            case .constant(let constant):
                program.append(.push(Ball(computed: constant.value, inherited: 0, roundings: 1)))
            case .apply(let operation, let operands): program.append(.apply(operation, operands: operands.count))
            case .symbol, .derivative, .adjoint, .opaque:
                if let index = part.atom.flatMap({ position[$0] }) {
                    program.append(.load(index, dropping: part.operands.count))
                } else {
                    // A variable that stands only in the arguments of an opaque call.
                    program.append(.push(.unknown))
                }
            }
        }
        self.atoms = atoms
        self.program = program
    }

    /// The value at a point.
    /// - Parameter values: one for each of `atoms`, in their order.
    func evaluate(_ values: [Ball]) -> Ball {
        var stack: [Ball] = []
        stack.reserveCapacity(program.count)
        for instruction in program {
            switch instruction {
            case .push(let ball): stack.append(ball)
            case .load(let index, let arguments):
                stack.removeLast(arguments)
                stack.append(values[index])
            case .apply(let operation, let count):
                let operands = stack.suffix(count)
                var result = operands.first ?? .undefined
                if count == 1 {
                    result = operation.value(result)
                } else {
                    for operand in operands.dropFirst() { result = operation.value(result, operand) }
                }
                stack.removeLast(count)
                stack.append(result)
            }
        }
        return stack.last ?? .undefined
    }
}

extension Ball {
    /// A literal: exact where both parts of the fraction and their quotient are.
    init(_ number: Number) {
        switch number {
        case .rational(let numerator, let denominator): self = Ball(whole: numerator) / Ball(whole: denominator)
        case .real(let value): self = Ball(computed: value, inherited: 0, roundings: 1)
        }
    }

    private init(whole number: Int) {
        let value = Double(number)
        let isExact = number.magnitude <= 1 << 53
        self = isExact ? Ball(value) : Ball(computed: value, inherited: 0, roundings: 1)
    }
}
