internal import Letters

/// What follows a name and belongs to it: `x̄`, `w₁₃⁽²⁾`, `w_{13}^{(2)}`, `w[2; 1,3]`.
struct Suffix {
    enum Indices {
        case none
        /// Digits in a row, whose split into indices the declared variables decide: `₁₃`, `_{13}`.
        case digits(String)
        /// Digits that touch the line over the name: z̄1 is the adjoint of what z1 is.
        case touching(String)
        /// Written one by one, with the layer where there is one before a semicolon.
        case listed(layer: Int?, [Int])
    }
    var indices = Indices.none
    /// `⁽²⁾`, `^{(2)}`
    var layer: Int?
    var hasMacron = false
    /// The token behind it.
    var end: Int
    /// The token before a layer at its end that may be a power, ^{(2)}.
    fileprivate var beforePower: Int?

    init(indices: Indices = .none, layer: Int? = nil, end: Int) {
        self.indices = indices
        self.layer = layer
        self.end = end
    }

    /// Nothing follows.
    static let none = Suffix(end: .max)

    /// The same where ^{(2)} is a power; nil where no layer at its end may be one.
    var withoutLayer: Suffix? {
        guard let beforePower else { return nil }
        var bare = self
        (bare.layer, bare.end, bare.beforePower) = (nil, beforePower, nil)
        return bare
    }

    var isEmpty: Bool {
        if case .none = indices { layer == nil && !hasMacron } else { false }
    }
}

extension Parser {
    /// Reads what follows a name and belongs to it, from the token at `start`. A raised number in brackets counts as a
    /// layer here; the caller puts it back (`withoutLayer`) where no such variable is declared.
    func suffix(at start: Int) throws(ParseError) -> Suffix {
        var suffix = Suffix(end: start)
        readMacron(into: &suffix)
        readLayer(into: &suffix)
        try readIndices(into: &suffix)
        readMacron(into: &suffix)
        if suffix.layer == nil { readLayer(into: &suffix) }
        return suffix
    }

    private func readMacron(into suffix: inout Suffix) {
        guard !suffix.hasMacron, kind(at: suffix.end) == .macron else { return }
        suffix.hasMacron = true
        suffix.end += 1
    }

    private func readIndices(into suffix: inout Suffix) throws(ParseError) {
        let start = suffix.end
        switch kind(at: suffix.end) {
        case .below(let digits):
            guard digits.allSatisfy(\.isNumber) else {
                throw ParseError(range: tokens[suffix.end].range, reason: .badIndex)
            }
            suffix.indices = .digits(try index(digits, at: suffix.end))
            suffix.end += 1
        case .underscore:
            try readSubscript(into: &suffix)
        case .open(.square) where suffix.layer == nil || !isSlice(at: suffix.end):
            let (layer, indices, end) = try indexList(from: suffix.end + 1, closedBy: .square)
            suffix.indices = .listed(layer: layer, indices)
            suffix.end = end
        default: break
        }
        if suffix.end > start { suffix.beforePower = nil }
    }

    /// `_1`, `_{13}`, `_{1,3}`, `_(1,3)`, `_{j,i}`, `_{ji}`
    private func readSubscript(into suffix: inout Suffix) throws(ParseError) {
        let start = suffix.end + 1
        switch kind(at: start) {
        case .number:
            suffix.indices = .digits(try index(source[tokens[start].range], at: start))
            suffix.end = start + 1
        case .name(let name):
            suffix.indices = .listed(layer: nil, try indexVariables(name, range: tokens[start].range))
            suffix.end = start + 1
        case .open(.brace):
            if case .number? = kind(at: start + 1), kind(at: start + 2) == .close(.brace) {
                suffix.indices = .digits(try index(source[tokens[start + 1].range], at: start + 1))
                suffix.end = start + 3
            } else if case .name(let name)? = kind(at: start + 1), kind(at: start + 2) == .close(.brace) {
                suffix.indices = .listed(layer: nil, try indexVariables(name, range: tokens[start + 1].range))
                suffix.end = start + 3
            } else {
                let (layer, indices, end) = try indexList(from: start + 1, closedBy: .brace)
                suffix.indices = .listed(layer: layer, indices)
                suffix.end = end
            }
        case .open(.round):
            let (layer, indices, end) = try indexList(from: start + 1, closedBy: .round)
            suffix.indices = .listed(layer: layer, indices)
            suffix.end = end
        default: throw ParseError(range: tokens[suffix.end].range, reason: .badIndex)
        }
    }

    /// Digits in a row, where they make an index of some size.
    private func index(_ digits: String, at token: Int) throws(ParseError) -> String {
        guard Int(digits) != nil else { throw ParseError(range: tokens[token].range, reason: .indexOverflow) }
        return digits
    }

    /// `ji` as the index variables j and i.
    func indexVariables(_ name: String, range: Range<Int>) throws(ParseError) -> [Int] {
        guard let indices = indexVariables(name) else { throw ParseError(range: range, reason: .badIndex) }
        return indices
    }

    func indexVariables(_ name: String) -> [Int]? {
        if let value = scope.indices[name] { return [value] }
        let values = name.compactMap { scope.indices[String($0)] }
        return values.count == name.count ? values : nil
    }

    /// `⁽²⁾` or `^{(2)}`
    private func readLayer(into suffix: inout Suffix) {
        if case .above(let text)? = kind(at: suffix.end), text.first == "(", text.last == ")",
            let layer = Int(text.dropFirst().dropLast())
        {
            suffix.layer = layer
            suffix.end += 1
        } else if kind(at: suffix.end) == .caret, kind(at: suffix.end + 1) == .open(.brace),
            kind(at: suffix.end + 2) == .open(.round), kind(at: suffix.end + 4) == .close(.round),
            kind(at: suffix.end + 5) == .close(.brace)
        {
            switch kind(at: suffix.end + 3) {
            case .number(let number)?: suffix.layer = number.integer
            case .name(let name)?: suffix.layer = scope.indices[name]
            default: break
            }
            if suffix.layer != nil {
                suffix.beforePower = suffix.end
                suffix.end += 6
            }
        }
    }

    // MARK: Other spellings

    /// What a name and its suffix are read as where no variable is called so as it stands: with another spelling of its
    /// hat, indices with a comma between them, and a layer in the brackets of a power.
    func otherSpellings(_ name: String, _ suffix: Suffix) -> [(name: String, suffix: Suffix)] {
        var spellings = [(name, suffix)]
        spellings += spellings.compactMap { withCommas($0.0, $0.1) }
        spellings += spellings.compactMap { name, suffix in withBracketedLayer(suffix).map { (name, $0) } }
        let hatted = spellings.flatMap { name, suffix in Self.hatSpellings(of: name).map { ($0, suffix) } }
        return spellings.dropFirst() + hatted
    }

    private func touches(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens.indices.contains(index - 1)
            && tokens[index - 1].range.upperBound == tokens[index].range.lowerBound
    }

    /// z̄1
    func withTouchingIndex(_ suffix: Suffix) -> Suffix? {
        guard suffix.hasMacron, case .none = suffix.indices, touches(suffix.end),
            case .number? = kind(at: suffix.end), case let digits = source[tokens[suffix.end].range], Int(digits) != nil
        else { return nil }
        var indexed = suffix
        indexed.indices = .touching(digits)
        indexed.end += 1
        return indexed
    }

    /// w_1,3 and w_1,3^(2), without spaces.
    private func withCommas(_ name: String, _ suffix: Suffix) -> (name: String, suffix: Suffix)? {
        guard suffix.layer == nil, kind(at: suffix.end) == .comma else { return nil }
        let base: Substring
        let first: Int?
        switch suffix.indices {
        case .digits(let digits), .touching(let digits): (base, first) = (name[...], Int(digits))
        case .listed: return nil
        case .none:
            let digits = name.reversed().prefix { $0.isNumber }
            base =
                name.dropLast(digits.count).last == "_" ? name.dropLast(digits.count + 1) : name.dropLast(digits.count)
            first = Int(String(digits.reversed()))
        }
        guard let first, !base.isEmpty else { return nil }
        var indices = [first]
        var end = suffix.end
        while kind(at: end) == .comma, touches(end), touches(end + 1), case .number(let number)? = kind(at: end + 1),
            let index = number.integer
        {
            indices.append(index)
            end += 2
        }
        guard indices.count > 1 else { return nil }
        var listed = suffix
        (listed.indices, listed.end) = (.listed(layer: nil, indices), end)
        readLayer(into: &listed)
        return (String(base), listed)
    }

    /// w_13^(2) and w^(2)_13: a power, unless there is such a layer.
    func withBracketedLayer(_ suffix: Suffix) -> Suffix? {
        guard suffix.layer == nil, kind(at: suffix.end) == .caret, kind(at: suffix.end + 1) == .open(.round),
            case .number(let number)? = kind(at: suffix.end + 2), kind(at: suffix.end + 3) == .close(.round)
        else { return nil }
        var layered = suffix
        layered.layer = number.integer
        layered.end += 4
        if case .none = suffix.indices { try? readIndices(into: &layered) }
        return layered
    }

    // MARK: Lists

    /// Indices between brackets, `2; 1,3`, from the token behind the opening one to the one behind the closing one.
    func indexList(
        from start: Int, closedBy bracket: Token.Bracket
    ) throws(ParseError) -> (layer: Int?, indices: [Int], end: Int) {
        var layer: Int?
        var indices: [Int] = []
        var position = start
        while true {
            let (value, next) = try index(at: position)
            switch kind(at: next) {
            case .comma:
                indices.append(value)
            case .semicolon where layer == nil && indices.isEmpty:
                layer = value
                // `w[2;]` is a layer without indices.
                if kind(at: next + 1) == .close(bracket) { return (layer, [], next + 2) }
            case .close(bracket):
                return (layer, indices + [value], next + 1)
            case nil:
                throw ParseError(range: tokens[start - 1].range, reason: .unclosed(source[tokens[start - 1].range]))
            default:
                throw ParseError(range: tokens[next].range, reason: .badIndex)
            }
            position = next + 1
        }
    }

    /// A whole number made of numbers and index variables with + − and *: `l-1`, `2*j+1`.
    func index(at start: Int) throws(ParseError) -> (value: Int, end: Int) {
        var sum = 0
        var position = start
        var isNegative = false
        if kind(at: position) == .minus {
            isNegative = true
            position += 1
        }
        while true {
            var product = isNegative ? -1 : 1
            while true {
                let factor = try indexFactor(at: position)
                let (value, overflow) = product.multipliedReportingOverflow(by: factor)
                if overflow { throw ParseError(range: tokens[position].range, reason: .indexOverflow) }
                product = value
                position += 1
                guard kind(at: position) == .times else { break }
                position += 1
            }
            let (value, overflow) = sum.addingReportingOverflow(product)
            if overflow { throw ParseError(range: tokens[position - 1].range, reason: .indexOverflow) }
            sum = value
            switch kind(at: position) {
            case .plus: isNegative = false
            case .minus: isNegative = true
            default: return (sum, position)
            }
            position += 1
        }
    }

    private func indexFactor(at position: Int) throws(ParseError) -> Int {
        switch kind(at: position) {
        case .number(let number): if let value = number.integer { return value }
        case .name(let name):
            if let value = scope.indices[name] ?? scope.constants[GreekLetters.canonical(name)] { return value }
            throw ParseError(range: tokens[position].range, reason: .unknownIndex(name))
        case nil: throw ParseError(range: end, reason: .badIndex)
        default: break
        }
        throw ParseError(range: tokens[position].range, reason: .badIndex)
    }
}
