internal import Algebra

/// Writes one right-hand side on a tape, equal sub-expressions once. Its shapes have been checked.
struct ExpressionWriter {
    /// Slots of the operands.
    private var operands: [Atom: Int]
    /// The most elements the tape may have. Beyond it nothing is written any more.
    private let elementLimit: Int
    private(set) var isOverLimit = false

    private var literals: [Tensor: Int] = [:]
    private var numbers: [UInt64: Int] = [:]
    private var lines: [Line: Int] = [:]

    private struct Line: Hashable {
        var operation: Operation
        var left: Int
        var right: Int?
        var third: Int?
    }

    init(operands: [Atom: Int], elementLimit: Int) {
        self.operands = operands
        self.elementLimit = elementLimit
    }

    /// The slot of the expression's value. Recursion is bounded by the depth of expressions, `Limits.nesting`, and by how
    /// deep compositions are.
    mutating func write(_ expression: Expression, on tape: inout Tape) -> Int {
        switch expression {
        case .number(let number): return literal(number.doubleValue, on: &tape)
        case .constant(let constant): return literal(constant.value, on: &tape)
        // A definition has neither derivatives nor an opaque function inside: `Graph.assemble` refuses them.
        case .symbol, .derivative, .adjoint, .opaque:
            return expression.atom.flatMap { operands[$0] } ?? literal(.nan, on: &tape)
        case .apply(let operation, let arguments):
            if operation.makesMatrices, expression.atoms.isEmpty {
                return literal(expression.tensor { _ in nil }, on: &tape)
            }
            let slots = arguments.map { write($0, on: &tape) }
            guard Tape.hasLine(for: operation) else {
                return write(compositionOf: operation, arguments, slots, on: &tape)
            }
            return apply(operation, slots[...], on: &tape)
        }
    }

    /// Writes what an operation is composed of, on slots that are written.
    private mutating func write(
        compositionOf operation: Operation, _ arguments: [Expression], _ slots: [Int], on tape: inout Tape
    ) -> Int {
        // No name that can be written has a blank.
        let standIns = arguments.indices.map { place in
            arguments[place].number == nil
                ? Expression.symbol(Symbol("slot ", indices: [slots[place]])) : arguments[place]
        }
        for (standIn, slot) in zip(standIns, slots) {
            if let atom = standIn.atom { operands[atom] = slot }
        }
        let expansion = operation.expansion(of: standIns, shapes: slots.map { tape.shapes[$0] })
        return write(expansion ?? .number(Number(.nan)), on: &tape)
    }

    private mutating func apply(_ operation: Operation, _ slots: ArraySlice<Int>, on tape: inout Tape) -> Int {
        guard let first = slots.first else { return literal(.nan, on: &tape) }
        switch operation {
        case .row, .column:
            // By halves, so that long rows are not copied once for every element.
            guard slots.count > 1 else { return first }
            let middle = (slots.startIndex + slots.endIndex) / 2
            let left = apply(operation, slots[..<middle], on: &tape)
            let right = apply(operation, slots[middle...], on: &tape)
            return line(Line(operation: operation, left: left, right: right), on: &tape)
        case .where:
            let rest = slots.dropFirst()
            return line(Line(operation: operation, left: first, right: rest.first, third: rest.last), on: &tape)
        case _ where operation.arity == .one || operation.reducesAlone && slots.count == 1:
            return line(Line(operation: operation, left: first, right: nil), on: &tape)
        // A sum of one term is that term; of many, a chain.
        default:
            return slots.dropFirst().reduce(first) {
                line(Line(operation: operation, left: $0, right: $1), on: &tape)
            }
        }
    }

    private mutating func literal(_ value: Double, on tape: inout Tape) -> Int {
        if let known = numbers[value.bitPattern] { return known }
        let slot = tape.literal(value)
        numbers[value.bitPattern] = slot
        return slot
    }

    private mutating func literal(_ value: Tensor?, on tape: inout Tape) -> Int {
        guard let value else { return literal(.nan, on: &tape) }
        if value.shape == .scalar { return literal(value.scalar, on: &tape) }
        if let known = literals[value] { return known }
        guard hasRoom(on: tape) else { return literal(.nan, on: &tape) }
        let slot = tape.literal(value)
        literals[value] = slot
        return slot
    }

    private mutating func line(_ line: Line, on tape: inout Tape) -> Int {
        if let known = lines[line] { return known }
        guard hasRoom(on: tape) else { return literal(.nan, on: &tape) }
        let slot = tape.write(line.operation, line.left, line.right, line.third)
        lines[line] = slot
        return slot
    }

    /// Whether another line may be written. What it makes has been found to be no larger than one tensor may be.
    private mutating func hasRoom(on tape: Tape) -> Bool {
        if tape.elementCount > elementLimit { isOverLimit = true }
        return !isOverLimit
    }
}

extension Operation {
    /// Whether a value of numbers alone is worked out before the tape is written.
    fileprivate var makesMatrices: Bool { [.row, .column, .ones, .eye].contains(self) }
}

extension Tape {
    /// Whether there is a line for an operation; else what it is composed of is written.
    static func hasLine(for operation: Operation) -> Bool {
        switch operation {
        case .matmul, .transpose, .sum, .mean, .dot, .outer, .softmax, .diag, .row, .column: true
        default: operation.isElementwise
        }
    }

    /// An operation of the expression language on slots whose shapes fit.
    mutating func write(_ operation: Operation, _ first: Int, _ second: Int?, _ third: Int? = nil) -> Int {
        if let second, let third { return choice(by: first, second, third) }
        let isScalar = shapes[first] == .scalar && (second.map { shapes[$0] == .scalar } ?? true)
        switch (operation, second) {
        case (.matmul, let second?): return isScalar ? apply(.multiply, first, second) : product(first, second)
        case (.dot, let second?): return isScalar ? apply(.multiply, first, second) : dot(first, second)
        case (.outer, let second?): return isScalar ? apply(.multiply, first, second) : outer(first, second)
        case (.row, let second?): return beside(first, second)
        case (.column, let second?): return below(first, second)
        // A scalar is a matrix of one element.
        case (.transpose, nil), (.sum, nil), (.mean, nil), (.diag, nil), (.max, nil), (.min, nil), (.logsumexp, nil),
            (.row, nil), (.column, nil), (.matmul, nil):
            if isScalar { return first }
        case (.softmax, nil):
            return isScalar ? apply(.softmax, first) : softmax(first)
        case (_, let second?): return apply(operation, first, second)
        case (_, nil): return apply(operation, first)
        }
        switch operation {
        case .transpose: return transpose(first)
        case .sum: return reduce(.sum, first)
        case .mean: return reduce(.mean, first)
        case .max: return reduce(.largest, first)
        case .min: return reduce(.smallest, first)
        case .logsumexp: return reduce(.logsumexp, first)
        case .diag: return diagonal(first)
        default: return first
        }
    }
}
