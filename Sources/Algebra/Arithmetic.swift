/// What an expression is evaluated in: numbers, bounds of numbers, numbers of many digits, numbers modulo a prime, or
/// expressions. A literal and an operation are all that it has to know; sums and products follow.
package protocol Arithmetic: Sendable {
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
    /// The value of an operation of three operands or more: unless the arithmetic says otherwise, two at a time from the left.
    func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) -> Value
    /// Whether a value is one, and does not say that none exists.
    func isDefined(_ value: Value) -> Bool
}

extension Arithmetic {
    /// Two at a time from the left.
    @inlinable
    package func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) -> Value {
        var result = operands[operands.startIndex]
        for index in operands.indices.dropFirst() { result = apply(operation, result, operands[index]) }
        return result
    }

    /// Every value is one, unless the arithmetic says otherwise.
    @inlinable package func isDefined(_ value: Value) -> Bool { true }

    /// The sum of any number of values; 0 of none.
    @inlinable
    package func sum(_ terms: [Value]) -> Value {
        switch terms.count {
        case 0: return number(.zero)
        case 1: return terms[0]
        case 2: return apply(.add, terms[0], terms[1])
        default: return apply(.add, toAll: terms[...])
        }
    }
}

/// Evaluation in `Double`: NaN where a value is not defined.
package struct DoubleArithmetic: Arithmetic {
    @inlinable package init() {}
    /// The nearest `Double`.
    @inlinable package func number(_ number: Number) -> Double { number.doubleValue }
    /// The nearest `Double`.
    @inlinable package func constant(_ constant: Constant) -> Double { constant.value }
    /// NaN outside the operation's domain.
    @inlinable package func apply(_ operation: Operation, _ a: Double) -> Double { operation.value(a) }
    /// NaN outside the operation's domain.
    @inlinable package func apply(_ operation: Operation, _ a: Double, _ b: Double) -> Double {
        operation.value(a, b)
    }
    /// Whether it is not NaN; an infinity is a value.
    @inlinable package func isDefined(_ value: Double) -> Bool { !value.isNaN }
}
