internal import Algebra
internal import Cards

extension Choice {
    /// What each option with a formula comes to, a line each; empty where the card does not ask for it.
    func shapeLines(_ notation: Notation) -> [String] {
        options.enumerated().compactMap { index, option in
            option.shape.map { "\(Choice.letter(of: index)): \($0.text(notation))" }
        }
    }
}

extension OptionShape {
    /// `(2×1)(3×2): the inner dimensions, 1 and 3, differ`, `(1×2)(2×3) = 1×3, a row`.
    func text(_ notation: Notation) -> String {
        func product(_ shapes: [Shape]) -> String {
            shapes.map { $0 == .scalar ? "(scalar)" : "(\($0.text(notation)))" }.joined()
        }
        switch self {
        case .fits(let shape, let factors):
            let whole = shape.textWithKind(notation)
            return factors.count > 1 ? "\(product(factors)) = \(whole)" : whole
        case .fails(let error):
            guard error.reason == .innerDimensions, let first = error.operands.first, let last = error.operands.last
            else { return error.message }
            return product(error.operands.map(\.shape))
                + ": the inner dimensions, \(first.shape.columns) and \(last.shape.rows), differ"
        }
    }
}
