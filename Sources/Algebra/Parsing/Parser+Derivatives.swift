internal import Letters

/// One half of a derivative atom: `dC`, `∂C`, `d w[1,3]`, `d(C)`.
private struct Differential {
    var isPartial: Bool
    /// The name behind the d, and the token it is in.
    var name: String
    var nameIndex: Int
    var suffix: Suffix
    /// The token behind it.
    var end: Int
}

extension Parser {
    /// Reads `∂C/∂x` at `position`, which holds a ∂.
    mutating func readDerivative() throws(ParseError) {
        let token = tokens[position]
        if try readDerivativeAtom() { return }
        let following = kind(at: position + 1)
        if case .name(let name)? = following {
            let range = token.range.lowerBound..<tokens[position + 1].range.upperBound
            throw ParseError(
                range: range, reason: .differentialAlone(source[range], suggestion: "∂\(name)/∂x"))
        }
        throw ParseError(range: token.range, reason: .differentialAlone(source[token.range], suggestion: "∂C/∂x"))
    }

    /// Reads `dC/dz`, `d C/d z`, `d(C)/d(z)` or `partial C/partial z` at `position`, where a name stands. Returns whether
    /// it was one: a declared `dC` is a variable.
    mutating func readDerivative(startingWith name: String) throws(ParseError) -> Bool {
        guard name.first == "d" || name == "partial", !isDeclaredName(at: position) else { return false }
        return try readDerivativeAtom()
    }

    /// Reads `\frac{dC}{dz}` at `position`, where the `\frac` stands. Returns whether it was one.
    mutating func readLatexDerivative() throws(ParseError) -> Bool {
        guard kind(at: position + 1) == .open(.brace) else { return false }
        try refuseOperator(above: position + 2, slash: position + 3)
        guard let above = try differential(at: position + 2), kind(at: above.end) == .close(.brace),
            kind(at: above.end + 1) == .open(.brace),
            let below = try differential(at: above.end + 2), kind(at: below.end) == .close(.brace)
        else { return false }
        return try push(above, below, end: below.end + 1, form: .closed)
    }

    private mutating func readDerivativeAtom() throws(ParseError) -> Bool {
        try refuseOperator(above: position, slash: position + 1)
        guard let above = try differential(at: position), kind(at: above.end) == .slash,
            let below = try differential(at: above.end + 1)
        else { return false }
        return try push(above, below, end: below.end, form: .other)
    }

    /// Whether a name is declared as it stands, so that no derivative can be meant.
    private func isDeclaredName(at index: Int) -> Bool {
        guard case .name(let name)? = kind(at: index), let suffix = try? suffix(at: index + 1) else { return false }
        return scope.indices[name] != nil || declared(GreekLetters.canonical(name), suffix) != nil
    }

    private func isDifferentialSign(at index: Int) -> Bool {
        switch kind(at: index) {
        case .partial, .name("partial"): true
        case .name("d"): !isDeclaredName(at: index)
        default: false
        }
    }

    /// `d/dx` and `d²C/dx²`, which are not read.
    private func refuseOperator(above index: Int, slash: Int) throws(ParseError) {
        guard isDifferentialSign(at: index) else { return }
        let isFraction = kind(at: slash) == .close(.brace) && kind(at: slash + 1) == .open(.brace)
        let below = isFraction ? slash + 2 : slash + 1
        if kind(at: slash) == .slash || isFraction, let differential = try differential(at: below) {
            let sign = kind(at: index) == .name("d") ? "d" : "∂"
            let range = tokens[index].range.lowerBound..<tokens[differential.end - 1].range.upperBound
            let below = "\(sign)\(differential.name)"
            // No name is suggested that the graph does not have.
            let suggestion = scope.symbols.contains(Symbol("C")) ? "\(sign)C/\(below)" : nil
            throw ParseError(
                range: range, reason: .derivativeOperator("\(sign)/\(below)", suggestion: suggestion))
        }
        switch kind(at: slash) {
        case .above("2"), .above("3"): throw ParseError(range: tokens[index].range, reason: .higherDerivative)
        case .caret:
            if case .number? = kind(at: slash + 1), case .name? = kind(at: slash + 2) {
                throw ParseError(range: tokens[index].range, reason: .higherDerivative)
            }
        default: break
        }
    }

    private func differential(at index: Int) throws(ParseError) -> Differential? {
        let isPartial = kind(at: index) != .name("d") && isDifferentialSign(at: index)
        if isDifferentialSign(at: index) {
            let isBracketed = kind(at: index + 1) == .open(.round)
            let nameIndex = index + (isBracketed ? 2 : 1)
            guard case .name(let name)? = kind(at: nameIndex) else { return nil }
            let suffix = try differentialSuffix(name, at: nameIndex + 1)
            guard !isBracketed || kind(at: suffix.end) == .close(.round) else { return nil }
            return Differential(
                isPartial: isPartial, name: name, nameIndex: nameIndex, suffix: suffix,
                end: suffix.end + (isBracketed ? 1 : 0))
        }
        guard case .name(let word)? = kind(at: index), word.first == "d", word.count > 1, !isDeclaredName(at: index)
        else { return nil }
        let name = String(word.dropFirst())
        let suffix = try differentialSuffix(name, at: index + 1)
        return Differential(isPartial: false, name: name, nameIndex: index, suffix: suffix, end: suffix.end)
    }

    /// What belongs to the name of a differential; in x^{(2)} nothing does unless such a layer is declared.
    private func differentialSuffix(_ name: String, at index: Int) throws(ParseError) -> Suffix {
        let suffix = try suffix(at: index)
        return declared(GreekLetters.canonical(name), suffix)?.suffix ?? suffix
    }

    /// Puts the atom in the innermost group, if both halves name a node. Returns whether it is one: where the names are
    /// unknown but the words can be read as products, it is none.
    private mutating func push(
        _ above: Differential, _ below: Differential, end: Int, form: Operand.Form
    ) throws(ParseError) -> Bool {
        let range = tokens[position].range.lowerBound..<tokens[end - 1].range.upperBound
        let of = node(above)
        let variable = node(below)
        if let of, let variable {
            let atom = Derivative(of: of, variable: variable, isPartial: above.isPartial || below.isPartial)
            do throws(ShapeError) {
                let shape = try atom.shape(layout: scope.layout) { scope.shapes[$0] }
                position = end
                push(Operand(.derivative(atom), depth: 1, range: range, form: form, shape: shape))
            } catch {
                throw ParseError(range: range, reason: .shape(error))
            }
            return true
        }
        if scope.declaresOnUse, !above.isPartial { return false }
        let missing = of == nil ? above : below
        let words = [above, below].compactMap { differential -> String? in
            if case .name(let word)? = kind(at: differential.nameIndex) { word } else { nil }
        }
        if !above.isPartial, words.allSatisfy(isProductOfNames) { return false }
        let name = newSymbol(GreekLetters.canonical(missing.name), missing.suffix).text(.ascii)
        throw ParseError(
            range: range,
            reason: .unknownNode(
                atom: source.excerpt(range), name: name,
                suggestion: nearestDeclared(missing.name, missing.suffix), known: declaredNames))
    }

    /// The variable that a differential names. Where names are declared by their use, `dC` is one only if C is a letter:
    /// `distance/duration` is a quotient.
    private func node(_ differential: Differential) -> Symbol? {
        let name = GreekLetters.canonical(differential.name)
        if let (symbol, _) = declared(name, differential.suffix) { return symbol }
        return scope.declaresOnUse && (Self.isOneLetter(name) || differential.isPartial)
            ? newSymbol(name, differential.suffix) : nil
    }

    private func isProductOfNames(_ word: String) -> Bool {
        word.count > 1 && word.allSatisfy { scope.symbols.contains(Symbol(String($0))) }
    }
}
