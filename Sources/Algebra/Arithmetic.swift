/// What an expression is evaluated in: numbers, bounds of numbers, numbers of many digits, numbers modulo a prime, or
/// expressions. A literal and an operation are all that it has to know; sums and products follow.
package protocol Arithmetic: Sendable {
    /// What an expression is worth.
    associatedtype Value: Sendable
    /// What may go wrong; `Never` where values say themselves that they do not exist.
    associatedtype Failure: Error = Never

    /// The value of a literal.
    func number(_ number: Number) throws(Failure) -> Value
    /// The value of π or e.
    func constant(_ constant: Constant) throws(Failure) -> Value
    /// The value of an operation of one operand.
    func apply(_ operation: Operation, _ a: Value) throws(Failure) -> Value
    /// The value of an operation of two operands, or of the operands so far and the next one.
    func apply(_ operation: Operation, _ a: Value, _ b: Value) throws(Failure) -> Value
    /// The value of an operation of three operands or more: unless the arithmetic says otherwise, two at a time from the left.
    func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) throws(Failure) -> Value
    /// Whether a value is one, and does not say that none exists.
    func isDefined(_ value: Value) -> Bool
}

extension Arithmetic {
    @inlinable
    package func apply(_ operation: Operation, toAll operands: ArraySlice<Value>) throws(Failure) -> Value {
        var result = operands[operands.startIndex]
        for index in operands.indices.dropFirst() { result = try apply(operation, result, operands[index]) }
        return result
    }

    @inlinable package func isDefined(_ value: Value) -> Bool { true }

    /// The sum of any number of values; 0 of none.
    @inlinable
    package func sum(_ terms: [Value]) throws(Failure) -> Value {
        switch terms.count {
        case 0: return try number(.zero)
        case 1: return terms[0]
        case 2: return try apply(.add, terms[0], terms[1])
        default: return try apply(.add, toAll: terms[...])
        }
    }
}

/// Evaluation in `Double`: NaN where a value is not defined.
package struct DoubleArithmetic: Arithmetic {
    @inlinable package init() {}
    @inlinable package func number(_ number: Number) -> Double { number.doubleValue }
    @inlinable package func constant(_ constant: Constant) -> Double { constant.value }
    @inlinable package func apply(_ operation: Operation, _ a: Double) -> Double { operation.value(a) }
    @inlinable package func apply(_ operation: Operation, _ a: Double, _ b: Double) -> Double {
        operation.value(a, b)
    }
    @inlinable package func isDefined(_ value: Double) -> Bool { !value.isNaN }
}
