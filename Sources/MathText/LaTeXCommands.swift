/// Commands that take arguments, and those that change how the rest looks.
extension LaTeXParser {
    /// What a command with its arguments means; its name has been taken.
    mutating func command(_ name: String) -> [MathNode] {
        if let symbol = Symbols.atom(command: name) { return [atom(symbol)] }
        if let columns = Self.spaces[name] { return columns == 0 ? [] : [.space(columns)] }
        if Self.ignored.contains(name) { return [] }
        if let alphabet = Self.alphabets[name] { return [styled(alphabet)] }
        if let alphabet = Self.alphabetSwitches[name] {
            self.alphabet = alphabet
            return []
        }
        if let accent = Self.accents[name] {
            return hasArgument ? [.accent(accent, argument())] : [source(name)]
        }
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            guard hasArgument else { return [source(name)] }
            let numerator = argument()
            guard hasArgument else { return [source(name), numerator] }
            return [.fraction(numerator, argument())]
        case "binom", "dbinom", "tbinom":
            guard hasArgument else { return [source(name)] }
            let upper = argument()
            return [
                .grid(
                    Grid(
                        rows: [[upper], [argument()]], left: .leftParenthesis, right: .rightParenthesis,
                        kind: .choice))
            ]
        case "sqrt":
            let index = optionalArgument()
            return hasArgument ? [.root(argument(), index: index)] : [source(name)] + (index.map { [$0] } ?? [])
        case "text", "textrm", "textit", "textbf", "texttt", "textsf", "textnormal", "mbox", "hbox", "tag":
            guard currentAfterBlanks == .open else { return [source(name)] }
            return text(isTag: name == "tag")
        case "operatorname", "operatorname*":
            guard currentAfterBlanks == .open, let word = takeWord() else { return [source(name)] }
            return [.atom(Atom(word, .function, hasLimits: name.hasSuffix("*")))]
        case "mathrel", "mathbin", "mathop", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner":
            guard hasArgument else { return [source(name)] }
            let content = argument()
            guard name == "mathrel", case .atom(var sign) = content else { return [content] }
            sign.kind = .relation
            return [.atom(sign)]
        case "not":
            guard hasArgument else { return [source(name)] }
            let relation = argument()
            guard case .atom(var negated) = relation, negated.kind != .text else { return [source(name), relation] }
            negated.unicode = ["=": "≠", "∈": "∉", "≡": "≢"][negated.unicode] ?? negated.unicode + "\u{338}"
            negated.ascii = negated.ascii == "=" ? "!=" : "not " + negated.ascii
            return [.atom(negated)]
        case "overset", "stackrel", "underset":
            guard hasArgument else { return [source(name)] }
            let small = argument()
            guard hasArgument else { return [source(name), small] }
            let base = argument()
            return [name == "underset" ? .scripts(base, sub: small, sup: nil) : .scripts(base, sub: nil, sup: small)]
        case "xrightarrow", "xleftarrow":
            guard hasArgument else { return [source(name)] }
            let arrow = Symbols.atom(command: name == "xrightarrow" ? "to" : "gets")
            return [.scripts(.atom(arrow ?? Atom("→", .relation)), sub: nil, sup: argument())]
        case "boxed": return hasArgument ? [.fenced(.leftBracket, argument(), .rightBracket)] : [source(name)]
        case "substack":
            guard currentAfterBlanks == .open else { return [source(name)] }
            skipBlanks()
            position += 1
            let lines = rows(until: [.group])
            if current == .close { position += 1 }
            // One limit is a limit like any other.
            if lines.count == 1 { return lines[0].map(MathNode.row) }
            return [.grid(Grid(rows: lines.map { $0.map(MathNode.row) }, kind: .limits))]
        case "left": return [leftRight()]
        case "middle":
            return takeDelimiter().map { [.atom(Atom($0.rawValue, ascii: $0.text(ascii: true), .tight))] } ?? [
                source(name)
            ]
        case "begin": return environment()
        default: return unknown(name)
        }
    }

    /// Whether a command means something here; what it does not know shows as its source.
    static func knows(_ name: String) -> Bool {
        if structural.contains(name) || name.first?.isLetter != true { return true }
        // Some commands take groups, others single signs.
        return ["{x}{x}", "xx"].contains { arguments in
            var parser = LaTeXParser(arguments)
            return parser.command(name).first != parser.source(name)
        }
    }

    /// Commands that mean something only beside others.
    private static let structural: Set<String> = ["begin", "end", "left", "right", "middle"]

    /// The names of commands, for suggestions: those that are likely to be meant.
    static let names: [String] =
        (Symbols.names + Array(spaces.keys) + Array(alphabets.keys) + Array(accents.keys) + structural + [
            "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "textbf", "textit", "operatorname", "not", "overset",
            "underset", "boxed", "displaystyle",
        ]).filter { $0.first?.isLetter == true }.sorted()

    /// The source of a command with the groups that follow it.
    mutating func unknown(_ name: String) -> [MathNode] {
        var nodes = [source(name)]
        while current == .open {
            nodes += [.atom(Atom("{", .text)), group(), .atom(Atom("}", .text))]
        }
        return nodes
    }

    func source(_ name: String) -> MathNode { .atom(Atom("\\" + name)) }

    /// The argument in an alphabet; letters of an upright name are one word.
    mutating func styled(_ alphabet: Alphabet) -> MathNode {
        if alphabet == .plain, let word = takeWord() { return .atom(Atom(word)) }
        let outer = self.alphabet
        defer { self.alphabet = outer }
        self.alphabet = alphabet
        return argument()
    }

    /// `[3]`, where it ends soon.
    mutating func optionalArgument() -> MathNode? {
        guard currentAfterBlanks == .character("["),
            tokens[position...].prefix(Self.optionalArgumentLimit).contains(.character("]"))
        else { return nil }
        skipBlanks()
        position += 1
        let nodes = row(until: [.bracket])
        guard current == .character("]") else { return .row([.atom(Atom("[", .text))] + nodes) }
        position += 1
        return .row(nodes)
    }

    /// Tokens in which the index of a root ends.
    static let optionalArgumentLimit = 32
    static let spaces = [
        ",": 1, ":": 1, ";": 1, " ": 1, "~": 1, "!": 0, "quad": 2, "qquad": 4, "thinspace": 1, "enspace": 1,
    ]
    /// Sizes and styles that character cells do not have.
    static let ignored: Set<String> = [
        "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "big", "Big", "bigg",
        "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "nonumber", "notag", "/",
        "hline",
    ]
    static let alphabets: [String: Alphabet] = [
        "mathbf": .bold, "boldsymbol": .bold, "bm": .bold, "pmb": .bold, "mathbb": .doubleStruck, "mathcal": .script,
        "mathscr": .script, "mathfrak": .fraktur, "mathrm": .plain, "mathit": .plain, "mathsf": .plain,
        "mathtt": .plain, "mathnormal": .plain,
    ]
    static let alphabetSwitches: [String: Alphabet] = [
        "bf": .bold, "bfseries": .bold, "rm": .plain, "it": .plain, "cal": .script,
    ]
    static let accents: [String: Accent] = [
        "bar": Accent(name: "bar", mark: "\u{304}", over: "_", isRepeated: true),
        "overline": Accent(name: "bar", mark: "\u{304}", over: "_", isRepeated: true),
        "hat": Accent(name: "hat", mark: "\u{302}", over: "^"),
        "widehat": Accent(name: "hat", mark: "\u{302}", over: "^"),
        "tilde": Accent(name: "tilde", mark: "\u{303}", over: "~"),
        "widetilde": Accent(name: "tilde", mark: "\u{303}", over: "~"),
        "dot": Accent(name: "dot", mark: "\u{307}", over: "."),
        "ddot": Accent(name: "ddot", mark: "\u{308}", over: "¨"),
        "vec": Accent(name: "vec", mark: "\u{20D7}", over: "→"),
        "overrightarrow": Accent(name: "vec", mark: "\u{20D7}", over: "→"),
        "check": Accent(name: "check", mark: "\u{30C}", over: "ˇ"),
        "breve": Accent(name: "breve", mark: "\u{306}", over: "˘"),
        "underline": Accent(name: "underline", mark: "\u{332}", over: "─", isRepeated: true, isBelow: true),
        "overbrace": Accent(name: "overbrace", mark: nil, over: "⏞", isRepeated: true),
        "underbrace": Accent(name: "underbrace", mark: nil, over: "⏟", isRepeated: true, isBelow: true),
    ]
}
