internal import Equivalence
internal import Algebra
package import Autodiff

// Equations as they are printed. Numbers are shown with six digits: between two sides stands `=` only where it holds of the
// digits that are there, and `≈` where some are left out.

extension Working {
    /// Expressions of one quantity, each equal to the one before: `t̄ · ∂t/∂x = 12 · 3 = 36`, `sin(t) = sin(4) ≈ −0.756802`.
    /// - Parameters:
    ///   - steps: as they are printed; what repeats the step before is left out.
    ///   - value: what all of them stand for; nil where that is no number.
    package func equation(_ steps: [String], value: Tensor?) -> String {
        let steps = unrepeated(steps)
        let values = steps.map { step in value.flatMap { printedValue(of: step) ?? $0 } }
        return steps.indices.reduce("") { text, index in
            guard index > 0 else { return steps[index] }
            let isExact = values[index - 1].flatMap { left in values[index].map { left.isPrinted(as: $0) } } ?? true
            return "\(text) \(isExact ? "=" : names.notation.approximately) \(steps[index])"
        }
    }

    /// What a step comes to as it is printed, digit for digit; nil where it has names.
    private func printedValue(of text: String) -> Tensor? {
        // Letters that are numbers elsewhere may be nodes here.
        let constants = ["e", "pi"].map { Symbol($0) }.filter { graph.node($0) != nil }
        let scope = Scope(symbols: Set(constants), readsMatrices: !graph.isScalar)
        guard let expression = try? Expression(parsing: text, in: scope), expression.atoms.isEmpty else { return nil }
        return expression.tensor { _ in nil }
    }
}

extension Tensor {
    /// Whether another has the same entries, but for the noise of computing with binary digits.
    fileprivate func isPrinted(as other: Tensor) -> Bool {
        shape == other.shape
            && zip(elements, other.elements).allSatisfy { left, right in
                left == right || (left - right).magnitude <= 1e-11 * max(left.magnitude, right.magnitude)
            }
    }
}

extension Notation {
    /// Between numbers of which digits are left out.
    var approximately: String {
        switch self {
        case .unicode: "≈"
        case .ascii: "~"
        case .latex: "\\approx"
        }
    }
}
