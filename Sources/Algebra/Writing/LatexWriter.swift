/// Writes expressions as LaTeX.
struct LatexWriter {
    /// A node, given its operands as written.
    func piece(_ expression: Expression, _ operands: [Piece]) -> Piece {
        switch expression {
        case .number(let number): numberPiece(number)
        case .constant(let constant): Piece(text: constant == .pi ? "\\pi" : "e", binding: .atom, beside: .letter)
        case .symbol(let symbol):
            Piece(text: symbol.text(.latex), binding: .atom, beside: symbol.isLetter ? .letter : .other)
        case .derivative(let derivative):
            fraction(derivative.isPartial ? "\\partial " : "d", derivative)
        case .adjoint(let symbol): Piece(text: "\\bar{\(symbol.text(.latex))}", binding: .atom, beside: .letter)
        case .opaque(let name, _): call(Symbol(name).text(.latex), operands)
        case .apply(let operation, let inner): piece(operation, inner, operands)
        }
    }

    private func piece(_ operation: Operation, _ expressions: [Expression], _ operands: [Piece]) -> Piece {
        switch (operation, operands.count) {
        case (.add, 2...): sum(operands)
        case (.multiply, 2...): product(expressions, operands)
        case (.divide, 2): Piece(text: "\\frac{\(operands[0].text)}{\(operands[1].text)}", binding: .power)
        case (.power, 2):
            Piece(
                text: "\(base(expressions[0], operands[0]))^{\(operands[1].text)}", binding: .power,
                beside: operands[0].beside == .letter ? .letter : .other)
        case (.negate, 1): Piece(text: "-" + bracketed(operands[0], below: .quotient), binding: .negation)
        case (.sqrt, 1): Piece(text: "\\sqrt{\(operands[0].text)}", binding: .atom, beside: .letter)
        case (.abs, 1): Piece(text: "\\left|\(operands[0].text)\\right|", binding: .atom)
        case (.matmul, 2...):
            matrixProduct(operands)
        case (.transpose, 1): Piece(text: base(expressions[0], operands[0]) + "^{\\top}", binding: .power)
        case (.row, 2...), (.column, 2...): matrix(operation, expressions, operands)
        case (_, 2) where operation.isComparison:
            Piece(
                text: operands.map { bracketed($0, below: .sum) }.joined(separator: " \(operation.rule.latex) "),
                binding: .comparison)
        case (.slice, 3...):
            Piece(text: bracketed(operands[0], below: .atom) + Expression.sliceText(expressions), binding: .atom)
        case (_, 2) where operation.isAlongAxis:
            call(
                operation.functionName(.latex),
                [operands[0], Piece(text: "\\text{axis}=\(operands[1].text)", binding: .atom)])
        default: call(operation.functionName(.latex), operands)
        }
    }

    private func matrixProduct(_ factors: [Piece]) -> Piece {
        let texts = factors.map { bracketed($0, below: .root) }
        return Piece(
            text: texts.dropFirst().reduce(texts[0]) { $0 + ($1.startsWithDigit ? " \\cdot " : " ") + $1 },
            binding: .product)
    }

    private func matrix(_ operation: Operation, _ expressions: [Expression], _ operands: [Piece]) -> Piece {
        let (opening, closing) = ("\\begin{bmatrix}", "\\end{bmatrix}")
        let rows = zip(expressions, operands).map { expression, piece in
            guard case .apply(.row, _) = expression else { return piece.text }
            return String(piece.text.dropFirst(opening.count).dropLast(closing.count))
        }
        let separator = operation == .row ? " & " : " \\\\ "
        let entries = operation == .row ? operands.map(\.text) : rows
        return Piece(text: opening + entries.joined(separator: separator) + closing, binding: .atom)
    }

    private func bracketed(_ piece: Piece, below binding: Piece.Binding) -> String {
        piece.binding < binding ? "\\left(\(piece.text)\\right)" : piece.text
    }

    private func call(_ name: String, _ arguments: [Piece]) -> Piece {
        let list = arguments.map(\.text).joined(separator: ", ")
        return Piece(text: "\(name)\\left(\(list)\\right)", binding: .atom, beside: .call)
    }

    private func numberPiece(_ number: Number) -> Piece {
        let digits = number.magnitudeText
        let parts = digits.split(separator: "/")
        let text = parts.count == 2 ? "\\frac{\(parts[0])}{\(parts[1])}" : digits
        if number.isNegative { return Piece(text: "-" + text, binding: .negation) }
        return Piece(text: text, binding: parts.count == 2 ? .power : .atom, beside: .digits)
    }

    private func fraction(_ sign: String, _ derivative: Derivative) -> Piece {
        let top = sign + derivative.of.text(.latex)
        return Piece(text: "\\frac{\(top)}{\(sign)\(derivative.variable.text(.latex))}", binding: .power)
    }

    /// What stands under an exponent: a fraction, a call and a symbol with a layer above it need brackets.
    private func base(_ expression: Expression, _ piece: Piece) -> String {
        if case .symbol(let symbol) = expression, symbol.layer != nil { return "\\left(\(piece.text)\\right)" }
        return bracketed(piece, below: .atom)
    }

    private func sum(_ pieces: [Piece]) -> Piece {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { text += piece.binding == .negation ? " - " : " + " }
            let isSubtracted = index > 0 && piece.binding == .negation
            text += isSubtracted ? String(piece.text.dropFirst()) : bracketed(piece, below: .negation)
        }
        return Piece(text: text, binding: .sum)
    }

    private func product(_ factors: [Expression], _ pieces: [Piece]) -> Piece {
        let isElementwise = pieces.isElementwiseFactor
        // A matrix product beside ⊙ reads best in brackets.
        let binding = isElementwise.contains(true) ? Piece.Binding.root : .quotient
        let leads = pieces[0].binding == .negation && factors[0].number != nil
        var text = leads ? pieces[0].text : bracketed(pieces[0], below: binding)
        for index in 1..<pieces.count {
            let together =
                pieces[index].beside == .letter
                && (pieces[index - 1].beside == .digits || pieces[index - 1].beside == .letter)
            let isBracketed = pieces[index].binding < binding
            let sign =
                isElementwise[index]
                ? " \\odot " : together ? (text.last?.isLetter == true ? " " : "") : isBracketed ? " " : " \\cdot "
            text += sign + bracketed(pieces[index], below: binding)
        }
        return Piece(text: text, binding: leads ? .negation : .product)
    }
}
