internal import Letters

/// Writes expressions in one line of plain text, Unicode or ASCII.
struct LineWriter {
    let notation: Notation
    /// Whether a product of single letters keeps its signs.
    let separatesNames: Bool
    private var isUnicode: Bool { notation == .unicode }

    /// A node, given its operands as written.
    func piece(_ expression: Expression, _ operands: [Piece]) -> Piece {
        switch expression {
        case .number(let number): numberPiece(number)
        case .constant(let constant):
            Piece(
                text: !isUnicode && constant == .pi ? "pi" : constant.rawValue, binding: .atom, beside: .short)
        case .symbol(let symbol):
            Piece(text: symbol.text(notation), binding: .atom, beside: symbol.isLetter ? .letter : .other)
        case .derivative(let derivative):
            Piece(text: text(derivative), binding: .quotient, beside: .fraction)
        case .adjoint(let symbol):
            if isUnicode, let barred = symbol.barred {
                Piece(text: barred, binding: .atom, beside: symbol.isLetter ? .short : .other)
            } else {
                Piece(text: "bar(\(symbol.text(notation)))", binding: .atom, beside: .call)
            }
        case .opaque(let name, _): call(name, operands)
        case .apply(let operation, let inner): piece(operation, inner, operands)
        }
    }

    private func piece(_ operation: Operation, _ expressions: [Expression], _ operands: [Piece]) -> Piece {
        switch (operation, operands.count) {
        case (.add, 2...): sum(expressions, operands)
        case (.multiply, 2...): product(expressions, operands)
        case (.divide, 2): quotient(operands[0], operands[1])
        case (.power, 2): power(operands[0], expressions[1], operands[1])
        case (.negate, 1):
            Piece(text: notation.minus + operands[0].bracketed(below: .quotient).text, binding: .negation)
        case (.sqrt, 1) where isUnicode:
            Piece(
                text: "√" + operands[0].bracketed(below: .atom).text, binding: .root, beside: .short)
        case (.abs, 1) where isUnicode && !operands[0].text.contains("|"):
            Piece(text: "|\(operands[0].text)|", binding: .atom)
        case (.matmul, 2...): matrixProduct(operands, isScaled: expressions[0].isNumberTimesOne)
        case (.transpose, 1):
            Piece(
                text: operands[0].bracketed(below: .atom).text + (isUnicode ? "ᵀ" : "^T"), binding: .power,
                beside: operands[0].beside == .digits ? .other : .short)
        case (.row, 2...), (.column, 2...): matrix(operation, expressions, operands)
        case (_, 2) where operation.isComparison:
            Piece(
                text: operands.map { $0.bracketed(below: .sum).text }
                    .joined(separator: " \((isUnicode ? operation.rule.sign : operation.rule.asciiSign) ?? "") "),
                binding: .comparison)
        case (.slice, 3...): slice(expressions, operands[0].bracketed(below: .atom))
        case (_, 2) where operation.isAlongAxis: call(operation.functionName(notation), operands, names: ["", "axis="])
        default: call(operation.functionName(notation), operands)
        }
    }

    /// `Wᵀ δ`, `W^T @ delta`.
    /// - Parameter isScaled: whether the first factor begins with a number, which needs no brackets: `2Wᵀ δ`.
    private func matrixProduct(_ operands: [Piece], isScaled: Bool) -> Piece {
        let factors = operands.enumerated().map { place, factor in
            place == 0 && isScaled && isUnicode ? factor : factor.bracketed(below: .root)
        }
        var text = factors[0].text
        for (left, right) in zip(factors, factors.dropFirst()) {
            guard isUnicode else {
                text += " @ " + right.text
                continue
            }
            // A [1, 2] would be an element of A.
            let right = left.mayHaveIndex && right.text.first == "[" ? right.bracketed : right
            let touches = left.beside == .bracket && right.beside == .bracket
            text += (right.text.startsWithDigit ? "·" : touches ? "" : " ") + right.text
        }
        return Piece(text: text, binding: .product)
    }

    /// `[1, 2; 3, 4]`. A row alone keeps two brackets, `[[1, 2]]`, because `[1, 2]` is a column.
    private func matrix(_ operation: Operation, _ expressions: [Expression], _ operands: [Piece]) -> Piece {
        if operation == .row {
            return Piece(text: "[[\(operands.map(\.text).joined(separator: ", "))]]", binding: .atom)
        }
        let rows = zip(expressions, operands).map { expression, piece in
            if case .apply(.row, _) = expression { String(piece.text.dropFirst(2).dropLast(2)) } else { piece.text }
        }
        return Piece(text: "[\(rows.joined(separator: "; "))]", binding: .atom)
    }

    private func call(_ name: String, _ arguments: [Piece], names: [String] = []) -> Piece {
        let texts = arguments.enumerated().map { (names.isEmpty ? "" : names[$0]) + $1.text }
        return Piece(text: "\(name)(\(texts.joined(separator: ", ")))", binding: .atom, beside: .call)
    }

    /// `z[1..2]`, `Z[1..2,:]`, `Z[:,3]`
    private func slice(_ expressions: [Expression], _ whole: Piece) -> Piece {
        Piece(text: whole.text + Expression.sliceText(expressions), binding: .atom)
    }

    private func numberPiece(_ number: Number) -> Piece {
        let digits = number.magnitudeText
        let isFraction = digits.contains("/")
        if number.isNegative {
            return Piece(
                text: notation.minus + digits, binding: .negation, beside: isFraction ? .fraction : .digits)
        }
        if isFraction { return Piece(text: digits, binding: .quotient) }
        return Piece(text: digits, binding: .atom, beside: .digits)
    }

    /// `dC/dx`, `∂w/∂x`; `d(loss)/d(w)`-like names keep their letters: `dloss/dw`.
    private func text(_ derivative: Derivative) -> String {
        let sign = derivative.isPartial ? (isUnicode ? "∂" : "partial ") : "d"
        return "\(sign)\(derivative.of.text(notation))/\(sign)\(derivative.variable.text(notation))"
    }

    /// Terms with the sign of each drawn out: `a − b + 2`.
    private func sum(_ terms: [Expression], _ pieces: [Piece]) -> Piece {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            let isNegative = piece.binding == .negation
            if index == 0 {
                text += piece.bracketed(below: .negation).text
            } else if isNegative {
                text += " \(notation.minus) " + piece.text.dropFirst()
            } else {
                text += " + " + piece.bracketed(below: .negation).text
            }
        }
        return Piece(text: text, binding: .sum)
    }

    private func product(_ factors: [Expression], _ pieces: [Piece]) -> Piece {
        var written: [Piece] = []
        for (index, piece) in pieces.enumerated() {
            // A negative number may lead: −2x. A derivative atom is a factor as it stands.
            if index == 0, piece.binding == .negation, let number = factors[index].number {
                let magnitude = numberPiece(number.magnitude).bracketed(below: .root)
                written.append(
                    Piece(text: notation.minus + magnitude.text, binding: .negation, beside: magnitude.beside))
            } else {
                written.append(
                    piece.beside == .fraction && piece.binding == .quotient ? piece : piece.bracketed(below: .root))
            }
        }
        let hasFraction = written.contains { $0.beside == .fraction }
        let sign = !isUnicode ? "*" : hasFraction ? " · " : "·"
        let isElementwise = pieces.isElementwiseFactor
        var text = written[0].text
        let letters = lettersThatStandTogether(factors)
        // Beside a bracket that has its dot, letters have theirs: x·r·(1 − r).
        let hasDot = written.indices.dropFirst().contains {
            written[$0].beside == .bracket && written[$0 - 1].beside == .letter
        }
        for index in 1..<written.count {
            let together =
                isUnicode && !hasFraction
                && standTogether(written[index - 1], written[index], letters[index] && !hasDot)
            let shown = isElementwise[index] ? (isUnicode ? " ⊙ " : " * ") : together ? "" : sign
            text += shown + written[index].text
        }
        let isNegative = written[0].binding == .negation
        return Piece(
            text: text, binding: isNegative ? .negation : .product, beside: hasFraction ? .fraction : .other)
    }

    /// Whether two factors need no sign of multiplication: `2x`, `2(x + 1)`, `xz`, `(a + b)(c + d)`, `σ(a)(1 − σ(a))`.
    private func standTogether(_ left: Piece, _ right: Piece, _ lettersMayTouch: Bool) -> Bool {
        switch (left.beside, right.beside) {
        case (.digits, .letter), (.digits, .short), (.digits, .bracket), (.call, .bracket), (.bracket, .bracket): true
        case (.letter, .letter): lettersMayTouch && !separatesNames
        default: false
        }
    }

    /// For each factor, whether it may follow the one before it without a sign. A run of letters that spells a
    /// function, a Greek letter or a derivative keeps its signs: p·i, s·i·n.
    private func lettersThatStandTogether(_ factors: [Expression]) -> [Bool] {
        var allowed = [Bool](repeating: true, count: factors.count)
        var run = ""
        var start = 0
        func close(at end: Int) {
            if run.count > 1, Self.isReserved(run) {
                for index in start..<end { allowed[index] = false }
            }
            run = ""
        }
        for (index, factor) in factors.enumerated() {
            let base = if case .apply(.power, let operands) = factor { operands[0] } else { factor }
            guard case .symbol(let symbol) = base, symbol.isLetter else {
                close(at: index)
                continue
            }
            if run.isEmpty { start = index }
            run += symbol.name
            // A d or an e would make dC or 2e of its neighbours; the dot keeps them apart.
            if symbol.name == "d" || symbol.name == "e" {
                allowed[index] = false
                if index + 1 < factors.count { allowed[index + 1] = false }
            }
            if symbol != Symbol(symbol.name) || base != factor { close(at: index + 1) }
        }
        close(at: factors.count)
        return allowed
    }

    private static func isReserved(_ run: String) -> Bool {
        NamedFunction.isKnown(run) || GreekLetters.letter(named: run) != nil || run == "bar"
    }

    private func quotient(_ numerator: Piece, _ denominator: Piece) -> Piece {
        let isNumber = numerator.binding == .negation && numerator.beside == .digits
        let isBracketed = numerator.beside == .fraction && !isNumber
        let top = isNumber ? numerator : isBracketed ? numerator.bracketed : numerator.bracketed(below: .product)
        return Piece(
            text: "\(top.text)/\(denominator.bracketed(below: .root).text)",
            binding: isNumber ? .negation : .quotient)
    }

    private func power(_ base: Piece, _ exponent: Expression, _ exponentPiece: Piece) -> Piece {
        // A symbol that carries a layer above it cannot carry a power there too: (w₁⁽²⁾)².
        let base =
            isUnicode && base.text.last == "⁾" ? base.bracketed : base.bracketed(below: .atom)
        if isUnicode, let number = exponent.number, let whole = number.integer {
            let beside = base.beside == .digits ? .other : base.beside
            return Piece(text: base.text + Script.above.text(String(whole)), binding: .power, beside: beside)
        }
        let beside: Piece.Beside = base.beside == .letter || base.beside == .short ? .short : .other
        var above = exponentPiece.bracketed(below: .atom).text
        // x^(3/2), where 1.5 would stand for itself.
        if let number = exponent.number, case let (top, bottom) = number.fraction, bottom != .one {
            above = "(\(number.isNegative ? notation.minus : "")\(top.magnitudeText)/\(bottom.magnitudeText))"
        }
        return Piece(text: "\(base.text)^\(above)", binding: .power, beside: beside)
    }
}

extension Expression {
    /// Whether it is a number times one other factor.
    fileprivate var isNumberTimesOne: Bool {
        guard case .apply(.multiply, let factors) = self, factors.count == 2 else { return false }
        return factors[0].number != nil && factors[1].number == nil
    }
}
