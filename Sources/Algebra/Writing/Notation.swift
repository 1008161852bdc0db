/// How an expression is written out.
package enum Notation: Sendable, CaseIterable {
    /// `2x·cos(x²)`, `w₁₃⁽²⁾`, `∂C/∂x`, for a terminal with UTF-8.
    case unicode
    /// `2*x*cos(x^2)`, `w[2;1,3]`, `dC/dx`, `partial C/partial x`: what any keyboard can type.
    case ascii
    /// `2x \cdot \cos(x^{2})`.
    case latex
}

extension Expression {
    /// The expression as a person would write it. `.ascii` and `.unicode` parse back to an equal value where every
    /// variable is declared; in `.unicode`, single letters stand together as in `xz`.
    ///
    /// - Parameter shapes: of the variables that are vectors or matrices, so that their elementwise product is written
    ///   with ⊙ and not side by side like a matrix product.
    /// - Parameter separatesNames: whether a product of single letters keeps its signs, `x·z`: in the echo of what was
    ///   typed, where `xz` might be one name.
    package func text(
        _ notation: Notation, shapes: [Symbol: Shape] = [:], separatesNames: Bool = false
    ) -> String {
        folded { (node: Expression, operands: [Piece]) -> Piece in
            var piece =
                switch notation {
                case .unicode, .ascii:
                    LineWriter(notation: notation, separatesNames: separatesNames).piece(node, operands)
                case .latex: LatexWriter().piece(node, operands)
                }
            piece.shape = node.fittingShape(ofOperands: operands.map(\.shape)) { shapes[$0] } ?? .scalar
            return piece
        }.text
    }
}

extension Expression {
    /// The brackets of a slice, given its operands: `[1..2]`, `[1..2,:]`, `[:,3]`.
    static func sliceText(_ operands: [Expression]) -> String {
        let bounds = operands.dropFirst().map { $0.number?.integer ?? 0 }
        let parts = stride(from: 0, to: bounds.count - 1, by: 2).map { place in
            let (from, through) = (bounds[place], bounds[place + 1])
            if from == 0 { return ":" }
            // z[2] and W[1,3] would be elements.
            let isElement = bounds.count == 2 || (place == 0 && bounds[2] > 0 && bounds[2] == bounds[3])
            return from == through && !isElement ? "\(from)" : "\(from)..\(through)"
        }
        return "[\(parts.joined(separator: ","))]"
    }
}

/// A part of an expression written out, with what its surroundings need to know to bracket it.
struct Piece {
    /// How tightly a written expression holds together.
    enum Binding: Int, Comparable {
        case comparison, sum, negation, quotient, product, root, power, atom
        static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
    }
    var text: String
    var binding: Binding
    /// How it may stand beside another factor without a sign of multiplication.
    var beside = Beside.other
    var shape = Shape.scalar

    enum Beside {
        /// `2`, `0.5`
        case digits
        /// One letter, with or without indices and power: `x`, `w₁₃`, `x²`.
        case letter
        /// What can follow digits like a letter: `π`, `x̄`, `√x`, `e^x`.
        case short
        /// A function with its argument, or that to a power: `σ(a)`, `sin(x)²`.
        case call
        /// In brackets, or that to a power: `(x + 1)`, `(x + 1)²`.
        case bracket
        /// A fraction in one line, `dC/dx`, that wants space around it.
        case fraction
        case other
    }

    /// Whether it ends in a name, so that square brackets behind it would hold an index.
    var mayHaveIndex: Bool {
        text.last.map { ($0.isLetter || $0.isNumber || $0 == "⁾") && $0 != "ᵀ" } ?? false
    }

    /// In round brackets where it holds together less tightly than `binding`.
    func bracketed(below binding: Binding) -> Piece {
        self.binding < binding ? bracketed : self
    }

    var bracketed: Piece { Piece(text: "(\(text))", binding: .atom, beside: .bracket, shape: shape) }
}

extension String {
    /// Whether a sign of multiplication has to stand before it: `x 2` and `2 1` are no products.
    var startsWithDigit: Bool { first?.isNumber == true }
}

extension Operation {
    /// The name as it is written before an argument in brackets.
    func functionName(_ notation: Notation) -> String {
        switch notation {
        case .unicode: rule.symbol
        case .ascii: rule.name
        case .latex: rule.latex
        }
    }
}

extension [Piece] {
    /// For each factor of a product, whether it and one before it are vectors or matrices: a product of their elements.
    var isElementwiseFactor: [Bool] {
        guard let first = firstIndex(where: { $0.shape != .scalar }) else {
            return [Bool](repeating: false, count: count)
        }
        return indices.map { $0 > first && self[$0].shape != .scalar }
    }
}
