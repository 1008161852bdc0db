package import Algebra

/// A straight-line program of operations: what a graph's right-hand sides become before numbers run through them.
///
/// The tape never changes while it runs: values and adjoints lie in flat buffers of the caller, and no sweep allocates.
/// Instructions name operands and result by the place of their first element in those buffers, and `shapes` holds the
/// shape of every result, so that an instruction over tensors is one more case and not a second engine. Everything is
/// scalar so far: a slot has one element, and its offset is its number.
package struct Tape: Sendable {
    /// What an instruction does to fill its slot.
    package enum Code: Hashable, Sendable {
        /// A value from outside: an input, or the partial of an opaque function.
        case given
        /// A number of the program: no adjoint is kept for it.
        case literal
        /// The operand unchanged: where a node's right-hand side takes another node's value. Its adjoint is what the
        /// node sends back along that edge.
        case copy
        /// A value from outside with partials from outside: `left` is the first of its links, `right` their number.
        case opaque
        /// The left operand to the power of a literal: no adjoint goes to the exponent.
        case powerOfLiteral
        /// An operation of one operand (`left`) or of two; longer sums and products are chains.
        case apply(Operation)
    }

    /// One line of the program; 16 bytes, so that a sweep reads memory in order.
    struct Instruction: Hashable, Sendable {
        var code: Code
        var left: Int32
        var right: Int32
        /// The offset of the result's first element.
        var result: Int32
    }

    /// One operand of an opaque function and the place of the partial by it.
    struct Link: Hashable, Sendable {
        var operand: Int32
        var partial: Int32
    }

    private(set) var instructions: [Instruction] = []
    private(set) var links: [Link] = []
    /// By slot.
    package private(set) var shapes: [Shape] = []
    /// What a forward sweep starts from: numbers for inputs with a value and for literals, NaN elsewhere.
    package private(set) var initialValues: [Double] = []

    package init() {}

    /// The number of slots, which is the number of instructions.
    package var count: Int { instructions.count }

    /// Makes room for a tape of known length.
    package mutating func reserveCapacity(_ count: Int) {
        instructions.reserveCapacity(count)
        shapes.reserveCapacity(count)
        initialValues.reserveCapacity(count)
    }

    /// Where the elements of a slot begin in the buffers of values and adjoints.
    package func offset(of slot: Int) -> Int { Int(instructions[slot].result) }

    /// What a slot is computed by, and the places of its operands; nil for a slot that is given or copied.
    package func operation(of slot: Int) -> (operation: Operation, operands: [Int])? {
        let line = instructions[slot]
        let (left, right) = (Int(line.left), Int(line.right))
        return switch line.code {
        case .given, .literal, .copy, .opaque: nil
        case .powerOfLiteral: (.power, [left, right])
        case .apply(let operation): (operation, operation.arity != .one ? [left, right] : [left])
        }
    }

    /// A slot filled from outside; NaN where the value is not known.
    package mutating func given(_ value: Double) -> Int { append(.given, initialValue: value) }

    /// A slot that holds a number of the program.
    package mutating func literal(_ value: Double) -> Int { append(.literal, initialValue: value) }

    /// A slot with the value of another.
    package mutating func copy(_ operand: Int) -> Int { append(.copy, place(operand), place(operand)) }

    /// A slot filled from outside whose partials by its operands are given in other slots.
    package mutating func opaque(_ operands: [(operand: Int, partial: Int)]) -> Int {
        let first = Int32(links.count)
        links += operands.map { Link(operand: place($0.operand), partial: place($0.partial)) }
        return append(.opaque, first, Int32(operands.count))
    }

    /// An operation of one operand.
    package mutating func apply(_ operation: Operation, _ operand: Int) -> Int {
        append(.apply(operation), place(operand), place(operand))
    }

    /// An operation of two operands.
    package mutating func apply(_ operation: Operation, _ first: Int, _ second: Int) -> Int {
        let isPowerOfLiteral = operation == .power && instructions[second].code == .literal
        return append(isPowerOfLiteral ? .powerOfLiteral : .apply(operation), place(first), place(second))
    }

    private func place(_ slot: Int) -> Int32 { instructions[slot].result }

    private mutating func append(
        _ code: Code, _ left: Int32 = 0, _ right: Int32 = 0, initialValue: Double = .nan
    ) -> Int {
        let result = Int32(initialValues.count)
        instructions.append(Instruction(code: code, left: left, right: right, result: result))
        shapes.append(.scalar)
        initialValues.append(initialValue)
        return instructions.count - 1
    }
}
