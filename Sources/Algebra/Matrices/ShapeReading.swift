extension Shape {
    /// Why a text is no shape.
    package enum ReadingError: Error, Hashable, Sendable {
        /// It is not written like one, or has more than two dimensions, or one that is no whole number from 1.
        case malformed
        /// More than `Limits.elements` elements.
        case tooManyElements
    }

    /// Reads a shape as people write it: `2x3`, `2×3`, `(2, 3)`, `[2, 3]`; `3`, `(3,)`, `[3]` for a column of 3; `scalar`
    /// and `()` for a scalar. What it is may stand behind it, `3x1, a column`.
    package init(reading text: some StringProtocol) throws(ReadingError) {
        var text = Substring(text).trimmingBlanks
        if text.lowercased() == "scalar" {
            self = .scalar
            return
        }
        if let comma = text.lastIndex(of: ","), let kind = Self.kind(named: text[comma...].dropFirst().trimmingBlanks) {
            let shape = try Shape(reading: text[..<comma])
            guard shape.kind == kind else { throw .malformed }
            self = shape
            return
        }
        let pairs: [Character: Character] = ["(": ")", "[": "]"]
        let isList = text.count >= 2 && text.first.flatMap { pairs[$0] } == text.last
        if isList { text = text.dropFirst().dropLast().trimmingBlanks }
        if isList, text.isEmpty {
            self = .scalar
            return
        }
        var parts = text.split(omittingEmptySubsequences: false) { character in
            isList ? character == "," : "xX×*".contains(character)
        }.map(\.trimmingBlanks)
        // `(3,)` is how NumPy writes the shape of a vector.
        if isList, parts.count == 2, parts[1].isEmpty { parts.removeLast() }
        let isNumber = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) } }
        guard isNumber, parts.count <= 2 else { throw .malformed }
        let dimensions = parts.map { Int($0) ?? .max }
        guard dimensions.allSatisfy({ $0 > 0 }) else { throw .malformed }
        guard dimensions.allSatisfy({ $0 <= Limits.elements }), let shape = Shape(dimensions: dimensions),
            shape.count <= Limits.elements
        else { throw .tooManyElements }
        self = shape
    }
}

extension Shape {
    /// `a column` as the kind that it names.
    fileprivate static func kind(named text: Substring) -> Kind? {
        Kind.allCases.first { text == "a \($0.rawValue)" }
    }
}

extension Substring {
    /// The text without blanks at its ends.
    package var trimmingBlanks: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
