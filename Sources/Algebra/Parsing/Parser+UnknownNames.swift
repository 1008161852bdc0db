internal import Letters

extension Parser {
    /// Says that the name at a token is unknown, and what was probably meant.
    func unknownName(_ name: String, at index: Int, _ suffix: Suffix, isCalled: Bool) -> ParseError {
        let canonical = GreekLetters.canonical(name)
        let nameRange = tokens[index].range
        if isCalled {
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
        // x1 for x[1].
        let digits = name.drop { !$0.isNumber }
        if suffix.isEmpty, !digits.isEmpty, digits.allSatisfy(\.isNumber),
            let element = candidates(
                GreekLetters.canonical(String(name.dropLast(digits.count))),
                Suffix(
                    indices: .digits(String(digits)), end: position)
            ).first
        {
            return ParseError(
                range: range,
                reason: .unknownVariable(name, suggestion: element.text(.ascii), known: declaredNames))
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
        let suggestion = name == "E" ? "e" : functionJoinedWithArgument(name) ?? nearestDeclared(name, suffix)
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

    /// `sinx` as `sin(x)`.
    private func functionJoinedWithArgument(_ name: String) -> String? {
        let functions = NamedFunction.names.filter { name.hasPrefix($0) && $0.count > 1 && name.count > $0.count }
        guard let function = functions.max(by: { $0.count < $1.count }) else { return nil }
        let argument = String(name.dropFirst(function.count))
        let digits = argument.prefix(while: \.isNumber)
        let rest = String(argument.dropFirst(digits.count))
        let none = Suffix(end: position + 1)
        let isRead =
            rest.isEmpty || declared(GreekLetters.canonical(rest), none) != nil
            || cuts(of: rest, none, endsInFunction: false) != nil
        return isRead ? "\(function)(\(argument))" : nil
    }
}
