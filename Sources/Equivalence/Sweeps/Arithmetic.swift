internal import Algebra

/// What an expression is evaluated in: numbers, bounds of numbers, numbers of many digits, numbers modulo a prime, or
/// expressions. A literal and an operation are all that it has to know; sums and products follow.
protocol Arithmetic: Sendable {
    /// What an expression is worth; it says itself where nothing is there, as NaN does.
    associatedtype Value: Sendable

    /// The value of a literal.
    func number(_ number: Number) -> Value
    /// The value of π or e.
    func constant(_ constant: Constant) -> Value
    /// The value of an operation of one operand.
    func apply(_ operation: Operation, _ a: Value) -> Value
    /// The value of an operation of two operands, or of the operands so far and the next one.
    func apply(_ operation: Operation, _ a: Value, _ b: Value) -> Value
    /// The value of an operation of three operands or more: unless the arithmetic says otherwise, two at a time from the
    /// left, but for `where`.
    func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) -> Value
    /// The value of `where`: the first where the condition is not 0, the second where it is. Unless the arithmetic says
    /// otherwise, nothing is chosen there.
    func chosen(by condition: Value, _ first: Value, _ second: Value) -> Value
    /// Whether a value is one, and does not say that none exists.
    func isDefined(_ value: Value) -> Bool
    /// The sum of any number of values; 0 of none.
    func sum(_ terms: [Value]) -> Value
}

extension Arithmetic {
    func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) -> Value {
        let start = operands.startIndex
        if operation == .where { return chosen(by: operands[start], operands[start + 1], operands[start + 2]) }
        var result = operands[start]
        for index in operands.indices.dropFirst() { result = apply(operation, result, operands[index]) }
        return result
    }

    func chosen(by condition: Value, _ first: Value, _ second: Value) -> Value { number(.real(.nan)) }

    func isDefined(_ value: Value) -> Bool { true }

    func sum(_ terms: [Value]) -> Value {
        switch terms.count {
        case 0: return number(.zero)
        case 1: return terms[0]
        case 2: return apply(.add, terms[0], terms[1])
        default: return apply(.add, toAll: terms[...])
        }
    }
}
