internal import Letters

/// Cuts a text into tokens.
struct Lexer {
    private let text: String
    private let scalars: [Unicode.Scalar]
    /// The UTF-8 offset of each scalar, and of the end.
    private let offsets: [Int]
    private var position = 0
    private var tokens: [Token] = []

    static func tokens(of text: String) throws(ParseError) -> [Token] {
        var lexer = Lexer(text)
        try lexer.run()
        return lexer.tokens
    }

    private init(_ text: String) {
        self.text = text
        var scalars: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            // A letter in another typeface is that letter, and one with an accent behind it the accented one, but places
            // count as they were typed.
            let plain = scalar.inPlainTypeface
            if scalar.isUnseen {
                // It belongs to what stands before it.
            } else if let letter = scalars.last, let composed = AccentedLetters.composed(letter, plain) {
                scalars[scalars.count - 1] = composed
            } else {
                scalars.append(plain)
                offsets.append(offset)
            }
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        (self.scalars, self.offsets) = (scalars, offsets)
    }

    // MARK: Looking

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private func range(from start: Int) -> Range<Int> { offsets[start]..<offsets[position] }

    private func source(from start: Int) -> String { Source(text)[range(from: start)] }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: range(from: start)))
    }

    private mutating func take(while condition: (Unicode.Scalar) -> Bool) -> String {
        var taken = String.UnicodeScalarView()
        while let scalar = peek(), condition(scalar) {
            taken.append(scalar)
            position += 1
        }
        return String(taken)
    }

    // MARK: Cutting

    private mutating func run() throws(ParseError) {
        let enclosing = enclosingMarks
        while let scalar = peek() {
            let start = position
            if scalar == " " || enclosing.contains(position) {
                position += 1
            } else if scalar.isDigit || (scalar == "." && peek(1)?.isDigit == true) {
                try number()
            } else if let (letter, hasMacron) = scalar.letter {
                name(letter, hasMacron: hasMacron)
            } else if scalar == "\\" {
                try command()
            } else if let kind = Self.signs[scalar] {
                sign(kind)
            } else if scalar == ":", isWholeRange {
                position += 1
                append(.colon, from: start)
            } else if let fraction = Self.vulgarFractions[scalar] {
                position += 1
                append(.number(fraction), from: start)
            } else if Script.above.plain(scalar) != nil {
                append(.above(script(.above)), from: start)
            } else if Script.below.plain(scalar) != nil {
                append(.below(script(.below)), from: start)
            } else if scalar.properties.isWhitespace || Self.invisible.contains(scalar) {
                position += 1
            } else {
                position += 1
                let character = source(from: start).visible
                throw ParseError(
                    range: range(from: start),
                    reason: Self.writtenOtherwise[scalar].map { .characterElsewhere(character, instead: $0) }
                        ?? .unexpectedCharacter(character))
            }
        }
    }

    /// Whether the `:` at `position` stands where an index could: `Z[:,1]`, `Z[1,:]`.
    private var isWholeRange: Bool {
        guard let before = tokens.last?.kind, [.open(.square), .comma, .semicolon].contains(before) else {
            return false
        }
        let next = scalars[(position + 1)...].first { $0 != " " }
        return next == "," || next == "]"
    }

    /// The positions of `$`, `$$` or quotation marks around the whole text.
    private var enclosingMarks: Set<Int> {
        var marks: Set<Int> = []
        var inside = scalars[...]
        for _ in 0..<2 {
            guard let first = inside.firstIndex(where: { !$0.properties.isWhitespace }),
                let closing = Self.closingMarks[inside[first]],
                let last = inside.lastIndex(where: { !$0.properties.isWhitespace }), first < last,
                closing.contains(inside[last])
            else { break }
            marks.formUnion([first, last])
            inside = inside[(first + 1)..<last]
        }
        return marks
    }

    private static let closingMarks: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "$": ["$"], "\"": ["\""], "“": ["”"], "„": ["“", "”"], "«": ["»"], "»": ["«"], "`": ["`"], "‘": ["’"],
    ]

    /// Characters that mean something elsewhere, and what is written here instead.
    private static let writtenOtherwise: [Unicode.Scalar: String] = [
        "∛": "x^(1/3)", "∜": "x^(1/4)", ":": "/", "%": "/100",
    ]

    /// Signs of mathematics that show nothing: the application of a function, and the invisible times.
    private static let invisible: Set<Unicode.Scalar> = [
        "\u{2061}", "\u{2062}",
    ]

    private mutating func number() throws(ParseError) {
        let start = position
        let whole = take { $0.isDigit }
        var places = ""
        if peek() == ".", peek(1) != ".", peek(1)?.letter == nil {
            position += 1
            places = take { $0.isDigit }
        }
        if peek() == ".", peek(1)?.isDigit == true {
            _ = take { $0.isDigit || $0 == "." }
            throw ParseError(range: range(from: start), reason: .twoPoints(source(from: start)))
        }
        var exponent = ""
        if peek() == "e" || peek() == "E" {
            let hasSign = peek(1) == "-" || peek(1) == "+" || peek(1) == "−"
            if peek(hasSign ? 2 : 1)?.isDigit == true {
                if hasSign, peek(1) != "+" { exponent = "-" }
                position += hasSign ? 2 : 1
                exponent += take { $0.isDigit }
            }
        }
        guard let number = Number(whole: whole, places: places, exponent: exponent) else {
            let range = range(from: start)
            throw ParseError(range: range, reason: .numberTooLarge)
        }
        append(.number(number), from: start)
    }

    /// A letter, then letters, digits, hats, and underscores with a letter or digit after them. A line over a letter ends
    /// the name, whether it is a character of its own or drawn with the letter.
    private mutating func name(_ first: Unicode.Scalar, hasMacron: Bool) {
        let start = position
        var name = String(Character(first))
        position += 1
        var macron = hasMacron
        while !macron, let scalar = peek() {
            if let (letter, hasMacron) = scalar.letter {
                name.unicodeScalars.append(letter)
                macron = hasMacron
            } else if scalar.isDigit || scalar == HattedLetters.hat
                || (scalar == "_" && (peek(1)?.isDigit == true || peek(1)?.letter != nil))
            {
                name.unicodeScalars.append(scalar)
            } else {
                break
            }
            position += 1
        }
        append(.name(name), from: start)
        if macron { append(.macron, from: position - 1) }
    }

    /// Raised or lowered characters in a row; a closing bracket ends them, so that a power can follow a layer: ⁽²⁾².
    private mutating func script(_ script: Script) -> String {
        var plain = ""
        while plain.last != ")", let scalar = peek(), let character = script.plain(scalar) {
            plain.append(character)
            position += 1
        }
        return plain
    }

    /// A sign, or two that make one: `**`, `..`, `...`, and `.*`, element by element.
    private mutating func sign(_ kind: Token.Kind) {
        let start = position
        position += 1
        var kind = kind
        if kind == .times, scalars[start] == "*", peek() == "*" {
            position += 1
            kind = .caret
        } else if kind == .dot, peek() == "." {
            position += peek(1) == "." ? 2 : 1
            kind = .dots
        } else if kind == .dot, let elementwise = peek().flatMap({ Self.elementwiseSigns[$0] }) {
            position += 1
            kind = elementwise
        } else if kind == .comparison(.greater) || kind == .comparison(.less), peek() == "=" {
            position += 1
            kind = .comparison(kind == .comparison(.greater) ? .atLeast : .atMost)
        }
        append(kind, from: start)
    }

    private static let elementwiseSigns: [Unicode.Scalar: Token.Kind] = ["*": .times, "/": .slash, "^": .caret]

    private static let signs: [Unicode.Scalar: Token.Kind] = [
        "+": .plus, "-": .minus, "−": .minus, "–": .minus, "—": .minus, "‐": .minus, "‑": .minus, "‒": .minus,
        "﹣": .minus, "*": .times, "·": .times, "×": .times, "⊙": .times,
        "⋅": .times, "∙": .times, "∗": .times, "•": .times, "⨯": .times, "✕": .times, "✖": .times, "∘": .times,
        "/": .slash,
        "÷": .slash, "⁄": .slash, "∕": .slash, "^": .caret,
        "(": .open(.round), ")": .close(.round), "[": .open(.square), "]": .close(.square), "{": .open(.brace),
        "}": .close(.brace), "|": .bar, ",": .comma, ";": .semicolon, ".": .dot, "…": .dots, "_": .underscore,
        "ᵀ": .transposed, "⊤": .transposed, "&": .ampersand, "√": .root, "∂": .partial, "@": .at, "=": .equals,
        ">": .comparison(.greater), "<": .comparison(.less), "≥": .comparison(.atLeast), "≤": .comparison(.atMost),
        "⩾": .comparison(.atLeast), "⩽": .comparison(.atMost),
        "'": .prime, "′": .prime, "’": .prime,
        // The line over a letter, and the overline that looks like it.
        "\u{304}": .macron, "\u{305}": .macron,
    ]

    private static let vulgarFractions: [Unicode.Scalar: Number] = [
        "½": Number(1, over: 2), "⅓": Number(1, over: 3), "⅔": Number(2, over: 3), "¼": Number(1, over: 4),
        "¾": Number(3, over: 4), "⅕": Number(1, over: 5), "⅖": Number(2, over: 5), "⅗": Number(3, over: 5),
        "⅘": Number(4, over: 5), "⅙": Number(1, over: 6), "⅚": Number(5, over: 6), "⅐": Number(1, over: 7),
        "⅛": Number(1, over: 8), "⅜": Number(3, over: 8), "⅝": Number(5, over: 8), "⅞": Number(7, over: 8),
        "⅑": Number(1, over: 9), "⅒": Number(1, over: 10),
    ]

    // MARK: LaTeX

    /// `\name`, or a backslash with one other character.
    private mutating func command() throws(ParseError) {
        let start = position
        position += 1
        var name = take { $0.isASCII && $0.properties.isAlphabetic }
        if name.isEmpty, let scalar = peek() {
            name = String(Character(scalar))
            position += 1
        }
        switch LatexCommand.named(name) {
        case .space: break
        case .token(let kind): append(kind, from: start)
        // `\left(` is its bracket; `\left.` would be none.
        case .delimiter: break
        case .text:
            let command = range(from: start)
            _ = take { $0.properties.isWhitespace }
            guard peek() == "{" else {
                throw ParseError(range: command, reason: .commandNeedsGroup(name))
            }
            position += 1
            _ = take { $0.properties.isWhitespace }
            let inner = position
            var word = take { $0.letter != nil || $0.isDigit || $0 == "_" }
            while peek() == "\\", peek(1) == "_" {
                position += 1
                word += take { $0.letter != nil || $0.isDigit || $0 == "_" }
            }
            let end = position
            _ = take { $0.properties.isWhitespace }
            guard peek() == "}", end > inner else {
                throw ParseError(range: command, reason: .commandNeedsGroup(name))
            }
            position += 1
            // \mathbf{1} is the vector of ones; \text{1} is a part of a name.
            let vector = name == "text" ? nil : ["0": "zeros", "1": "ones"][word]
            append(.name(vector ?? word), from: start)
        case .environment(let kind):
            try environment(name, kind, from: start)
        case nil:
            throw ParseError(
                range: range(from: start),
                reason: .unknownCommand(name, suggestion: nearestName(to: name, among: LatexCommand.names)))
        }
    }
}

extension Lexer {
    /// The braces behind `\begin` and `\end`.
    private mutating func environment(_ name: String, _ kind: Token.Kind, from start: Int) throws(ParseError) {
        let command = range(from: start)
        guard peek() == "{" else { throw ParseError(range: command, reason: .commandNeedsGroup(name)) }
        position += 1
        let inner = position
        let environment = take { $0.isASCII && $0.properties.isAlphabetic || $0 == "*" }
        guard peek() == "}" else { throw ParseError(range: command, reason: .commandNeedsGroup(name)) }
        guard LatexCommand.matrixEnvironments.contains(environment) else {
            throw ParseError(
                range: range(from: inner), reason: .unknownCommand("\(name){\(environment)}", suggestion: nil))
        }
        position += 1
        append(kind, from: start)
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }

    /// The letter, and whether it is drawn with a line over it; nil for what cannot stand in a name.
    fileprivate var letter: (letter: Unicode.Scalar, hasMacron: Bool)? {
        if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) ? (self, false) : nil }
        if let plain = Self.withMacron[self] { return (plain, true) }
        // The micro sign, and the sign of a sum.
        if self == "µ" { return ("μ", false) }
        if self == "∑" { return ("Σ", false) }
        if self == "ϵ" { return ("ε", false) }
        if self == "ϑ" { return ("θ", false) }
        if self == "ϕ" { return ("φ", false) }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: return (self, false)
        default: return nil
        }
    }

    private static let withMacron: [Unicode.Scalar: Unicode.Scalar] = [
        "ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u", "ȳ": "y", "ḡ": "g",
        "Ā": "A", "Ē": "E", "Ī": "I", "Ō": "O", "Ū": "U", "Ȳ": "Y", "Ḡ": "G",
        "\u{1FB1}": "α", "\u{1FD1}": "ι", "\u{1FE1}": "υ", "\u{1FB9}": "Α", "\u{1FD9}": "Ι", "\u{1FE9}": "Υ",
    ]
}

extension Number {
    /// The number written with these digits: exact where numerator and denominator fit in 53 bits, so that its
    /// `doubleValue` is the nearest one; nil where it exceeds `Double`.
    fileprivate init?(whole: String, places: String, exponent: String) {
        let power = (exponent.isEmpty ? 0 : Int(exponent) ?? (exponent.hasPrefix("-") ? -9999 : 9999)) - places.count
        if places.isEmpty, exponent.isEmpty, let digits = Int(whole) {
            self = Number(digits)
            return
        }
        if let digits = Int("0" + whole + places), digits < 1 << 53, power.magnitude <= 15 {
            let scale = Int(powerOfTen(Int(power.magnitude)))
            if power < 0 {
                self = Number(digits, over: scale)
                return
            }
            let (product, overflow) = digits.multipliedReportingOverflow(by: scale)
            if !overflow, product < 1 << 53 {
                self = Number(product)
                return
            }
        }
        guard let value = Double("0\(whole).\(places)0e\(exponent.isEmpty ? "0" : exponent)"), value.isFinite else {
            return nil
        }
        self.init(value)
    }
}
