/// An expression up to the order in which it is written: of terms, of factors with their signs, and of what stands above and
/// below a fraction bar. `1 - s` and `-s + 1` have one form, and so have `a/b*c` and `c*a/b`; `s - s^2` and `s*(1 - s)`, which
/// are equal in value, have two.
package struct WrittenForm: Hashable, Sendable {
    private let text: String

    package init(_ expression: Expression) {
        text = expression.folded { Part($0, $1) }.text
    }
}

/// A product with its sign, on a fraction bar. Factors of 1 are left out.
private struct Part {
    private var isNegative = false
    private var above: [String] = []
    private var below: [String] = []
    /// The terms, where it is a sum and nothing else.
    private var terms: [String]?

    init(_ node: Expression, _ operands: [Part]) {
        switch node {
        case .number(let number):
            isNegative = number.doubleValue < 0
            above = number == .one || number == -Number.one ? [] : [number.magnitudeText]
        case .apply(.negate, _):
            self = operands[0]
            isNegative.toggle()
            terms = nil
        case .apply(.add, _):
            let terms = operands.flatMap { $0.terms ?? [$0.text] }.sorted()
            above = ["[" + terms.joined(separator: " ") + "]"]
            self.terms = terms
        case .apply(.multiply, _):
            for factor in operands {
                isNegative = isNegative != factor.isNegative
                above += factor.above
                below += factor.below
            }
        case .apply(.divide, _):
            let (dividend, divisor) = (operands[0], operands[1])
            isNegative = dividend.isNegative != divisor.isNegative
            above = dividend.above
            // To turn a fraction upside down is more than to write it in another order.
            below = dividend.below + (divisor.below.isEmpty ? divisor.above : [divisor.magnitude])
        case .apply(.power, let parts):
            if case .constant(.e) = parts[0] {
                above = ["exp(\(operands[1].text))"]
            } else {
                above = ["(\(operands[0].text)^\(operands[1].text))"]
            }
        case .apply(let operation, _): above = ["\(operation)(\(operands.map(\.text).joined(separator: ",")))"]
        case .opaque(let name, _): above = ["\(name)(\(operands.map(\.text).joined(separator: ",")))"]
        case .constant, .symbol, .derivative, .adjoint: above = [node.text(.ascii)]
        }
    }

    var text: String { (isNegative ? "-" : "+") + magnitude }

    private var magnitude: String {
        "(" + above.sorted().joined(separator: "*") + (below.isEmpty ? "" : "/" + below.sorted().joined(separator: "*"))
            + ")"
    }
}
