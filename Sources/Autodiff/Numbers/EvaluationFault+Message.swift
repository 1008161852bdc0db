internal import Algebra

extension EvaluationFault {
    /// Why the node has no number, in an author's words.
    package var message: String {
        let name = named(symbol)
        switch cause {
        case .partial(let operand, let value):
            let (name, operand) = (symbol.text(.ascii), named(operand))
            return "`\(name)` has no local partial by `\(operand)` where `\(operand)` is \(value.text(.ascii))"
        case .tooLarge:
            return "`\(name)` has no value: it is too large"
        case .value(let operation, let operands):
            let numbers = operands.map { $0.text(.ascii) }.joined(separator: " and ")
            let reason =
                switch operation {
                case .divide where operands.last == 0: "it divides by 0"
                default:
                    operation.domain.map { "\(operation.name) takes \($0), and this is \(numbers)" }
                        ?? Self.reason(.apply(operation, operands.map { .number(Number($0)) }))
                }
            return "`\(name)` has no value: \(reason)"
        }
    }

    /// `h`, or of an element `h[2]`, `W[1,3]`.
    private func named(_ symbol: Symbol) -> String {
        symbol.text(.ascii) + (element.map { "[\($0.text)]" } ?? "")
    }

    /// `exp(1000) is too large`, `(-2)^0.5 is not defined`.
    private static func reason(_ call: Expression) -> String {
        let isTooLarge = call.evaluated { _ in .nan }.isInfinite
        return "\(call.text(.ascii)) is \(isTooLarge ? "too large" : "not defined")"
    }
}
