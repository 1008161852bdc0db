package import Algebra

extension Tensor {
    /// The value as it is shown to people: `6`, a column as `[1; 2; 3]`, a matrix as `[1, 2; 3, 4]`. One of more than
    /// `elementLimit` elements is only named: `256×256 matrix`.
    package func text(_ notation: Notation, significantDigits: Int = 6, elementLimit: Int = 64) -> String {
        if shape == .scalar { return scalar.text(notation, significantDigits: significantDigits) }
        guard shape.count <= elementLimit else { return "\(shape.text(notation)) \(shape.kind.rawValue)" }
        let elements = self.elements.map { element in
            Expression.number(Number(element.shown(withSignificantDigits: significantDigits)))
        }
        let rows = (0..<shape.rows).map { Array(elements[$0 * shape.columns..<($0 + 1) * shape.columns]) }
        return Expression.matrix(rows).text(notation)
    }
}
