internal import Letters

extension Parser {
    /// Says that the name at a token is unknown, and what was probably meant.
    func unknownName(_ name: String, at index: Int, _ suffix: Suffix, isCalled: Bool) -> ParseError {
        let canonical = GreekLetters.canonical(name)
        let nameRange = tokens[index].range
        if isCalled {
            if let element = elementInBrackets(name, at: index) {
                return ParseError(range: nameRange, reason: .unknownFunction(name, suggestion: element))
            }
            let functions = NamedFunction.names + scope.opaqueFunctions.sorted()
            return ParseError(
                range: nameRange, reason: .unknownFunction(name, suggestion: nearestName(to: name, among: functions)))
        }
        if scope.opaqueFunctions.contains(canonical) {
            return ParseError(range: nameRange, reason: .needsArgument(function: name))
        }
        let range = nameRange.lowerBound..<tokens[max(index, suffix.end - 1)].range.upperBound
        if name.first == "d", let of = declaredNames.first(where: { $0 == name.dropFirst() }) {
            return ParseError(range: range, reason: .differentialAlone(name, suggestion: "d\(of)/dx"))
        }
        if let element = elementInTwoBrackets(canonical, suffix) {
            return ParseError(
                range: range,
                reason: .unknownVariable(source.excerpt(range), suggestion: element, known: declaredNames))
        }
        if suffix.isEmpty,
            let example = declaredNames.first(where: { $0.hasPrefix(Symbol(canonical).text(.ascii) + "[") })
        {
            return ParseError(range: range, reason: .missingIndices(name, example: example))
        }
        if let (tensor, shape) = tensor(ofElement: newSymbol(canonical, suffix)) {
            return ParseError(
                range: range,
                reason: .noElement(source.excerpt(range), tensor: tensor.text(.unicode), shape))
        }
        let suggestion =
            name == "E"
            ? "e"
            : derivativeWithoutLine(name) ?? functionJoinedWithArgument(name) ?? joinedTransposition(name)
                ?? nearestDeclared(name, suffix)
        return ParseError(
            range: range,
            reason: .unknownVariable(source.excerpt(range), suggestion: suggestion, known: declaredNames))
    }

    /// The declared vector or matrix of which a symbol names an element that does not exist.
    private func tensor(ofElement symbol: Symbol) -> (tensor: Symbol, shape: Shape)? {
        for count in 1...2 where symbol.indices.count >= count {
            var tensor = symbol
            tensor.indices.removeLast(count)
            if let shape = scope.shapes[tensor] { return (tensor, shape) }
        }
        return nil
    }

    /// The declared variables as they are typed, in order.
    var declaredNames: [String] { scope.symbols.map { $0.text(.ascii) }.sorted() }

    /// The declared variable that was probably meant: of that name with other indices, or of a similar name.
    func nearestDeclared(_ name: String, _ suffix: Suffix) -> String? {
        let canonical = GreekLetters.canonical(name)
        let digits = name.drop { !$0.isNumber }
        if suffix.isEmpty, !digits.isEmpty, digits.count < name.count, digits.allSatisfy(\.isNumber) {
            // w31 is looked for like w_31.
            let base = GreekLetters.canonical(String(name.dropLast(digits.count)))
            if scope.symbols.contains(where: { $0.name == base && !$0.indices.isEmpty }) {
                return nearestDeclared(base, Suffix(indices: .digits(String(digits)), end: suffix.end))
            }
        }
        let written = newSymbol(canonical, suffix)
        let sameName = scope.symbols.filter { $0.name == written.name }.map { $0.text(.ascii) }
        if !sameName.isEmpty { return nearestName(to: written.text(.ascii), among: sameName) }
        let spelled = Symbol(written.name).text(.ascii)
        let names = Set(scope.symbols.map { Symbol($0.name).text(.ascii) }).sorted()
        guard let nearest = nearestName(to: spelled, among: names) else { return nil }
        let withSuffix = Symbol(GreekLetters.canonical(nearest), layer: written.layer, indices: written.indices)
        if scope.symbols.contains(withSuffix) { return withSuffix.text(.ascii) }
        return declaredNames.first { $0 == nearest } ?? declaredNames.first { $0.hasPrefix(nearest + "[") }
    }

    /// `w(1,3)` as `w[1,3]`.
    private func elementInBrackets(_ name: String, at index: Int) -> String? {
        guard let (_, indices, _) = try? indexList(from: index + 2, closedBy: .round) else { return nil }
        let suffix = Suffix(indices: .listed(layer: nil, indices), end: tokens.endIndex)
        return declared(GreekLetters.canonical(name), suffix)?.symbol.text(.ascii)
    }

    /// `w[1][3]` as `w[1,3]`, `w[2][1,3]` as `w[2;1,3]`.
    private func elementInTwoBrackets(_ name: String, _ suffix: Suffix) -> String? {
        guard case .listed(layer: nil, let first) = suffix.indices, kind(at: suffix.end) == .open(.square),
            let (_, second, _) = try? indexList(from: suffix.end + 1, closedBy: .square)
        else { return nil }
        let layered = first.count == 1 ? [Symbol(name, layer: first[0], indices: second)] : []
        let symbols = [Symbol(name, indices: first + second)] + layered
        return symbols.first(where: scope.declares)?.text(.ascii)
    }

    /// `dCdz` as `dC/dz`.
    private func derivativeWithoutLine(_ name: String) -> String? {
        guard name.first == "d" else { return nil }
        let pairs = declaredNames.flatMap { of in declaredNames.map { ("d\(of)", "d\($0)") } }
        return pairs.first { $0 + $1 == name }.map { "\($0)/\($1)" }
    }

    /// `xT` as `x^T`.
    private func joinedTransposition(_ name: String) -> String? {
        guard name.last == "T", let (symbol, _) = declared(GreekLetters.canonical(String(name.dropLast())), .none),
            scope.shapes[symbol] != nil
        else { return nil }
        return symbol.text(.ascii) + "^T"
    }

    /// `sinx` as `sin(x)`.
    private func functionJoinedWithArgument(_ name: String) -> String? {
        let functions = NamedFunction.names.filter { name.hasPrefix($0) && $0.count > 1 && name.count > $0.count }
        guard let function = functions.max(by: { $0.count < $1.count }) else { return nil }
        let argument = String(name.dropFirst(function.count))
        let digits = argument.prefix(while: \.isNumber)
        let rest = String(argument.dropFirst(digits.count))
        let isRead =
            rest.isEmpty || declared(GreekLetters.canonical(rest), .none) != nil
            || cuts(of: rest, .none, endsInFunction: false) != nil
        return isRead ? "\(function)(\(argument))" : nil
    }
}
