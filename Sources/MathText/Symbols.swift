internal import Letters

/// The commands of LaTeX that stand for one symbol or one name.
enum Symbols {
    /// The atom of a command without its backslash.
    static func atom(command: String) -> Atom? { table[command] }

    /// The names of all of them.
    static var names: [String] { Array(table.keys) }

    /// The atom of a character typed as such.
    static func atom(character: Character) -> Atom {
        if let atom = characters[character] { return atom }
        guard !character.isASCII else { return Atom(String(character)) }
        return byUnicode[String(character)] ?? Atom(String(character))
    }

    private static let characters: [Character: Atom] = [
        "+": Atom("+", .binary), "-": Atom("−", ascii: "-", .binary), "*": Atom("*", .binary),
        "=": Atom("=", .relation), "<": Atom("<", .relation), ">": Atom(">", .relation), ":": Atom(":", .relation),
        ",": Atom(",", .punctuation), ";": Atom(";", .punctuation),
        "(": Atom("(", .open), "[": Atom("[", .open), ")": Atom(")", .close), "]": Atom("]", .close),
        "/": Atom("/", .product), "|": Atom("|", .tight), "!": Atom("!", .close), "'": prime,
    ]

    static let prime = Atom("′", ascii: "'", .tight)

    private static let functions = [
        "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker",
        "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh",
    ]
    private static let functionsWithLimits = [
        "det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "Pr", "sup",
    ]

    private static let largeOperators: [(name: String, symbol: String, ascii: String)] = [
        ("sum", "∑", "sum"), ("prod", "∏", "prod"), ("coprod", "∐", "coprod"), ("bigcup", "⋃", "union"),
        ("bigcap", "⋂", "intersection"), ("bigoplus", "⨁", "(+)"), ("bigotimes", "⨂", "(x)"), ("bigodot", "⨀", "(.)"),
        ("bigvee", "⋁", "or"), ("bigwedge", "⋀", "and"),
    ]
    private static let integrals: [(name: String, symbol: String, ascii: String)] = [
        ("int", "∫", "int"), ("iint", "∬", "iint"), ("oint", "∮", "oint"),
    ]

    private static let binaries: [(name: String, symbol: String, ascii: String)] = [
        ("pm", "±", "+-"), ("mp", "∓", "-+"), ("times", "×", "x"), ("odot", "⊙", "*"), ("otimes", "⊗", "(x)"),
        ("oplus", "⊕", "(+)"), ("ominus", "⊖", "(-)"), ("circ", "∘", "o"), ("ast", "∗", "*"), ("star", "⋆", "*"),
        ("cup", "∪", "union"), ("cap", "∩", "intersect"), ("setminus", "∖", "\\"), ("wedge", "∧", "and"),
        ("land", "∧", "and"), ("vee", "∨", "or"), ("lor", "∨", "or"), ("div", "÷", "/"), ("bullet", "∙", "*"),
    ]

    private static let relations: [(name: String, symbol: String, ascii: String)] = [
        ("leq", "≤", "<="), ("le", "≤", "<="), ("geq", "≥", ">="), ("ge", "≥", ">="), ("neq", "≠", "!="),
        ("ne", "≠", "!="), ("approx", "≈", "~="), ("equiv", "≡", "=="), ("sim", "∼", "~"), ("simeq", "≃", "~="),
        ("cong", "≅", "~="), ("propto", "∝", "prop. to"), ("ll", "≪", "<<"), ("gg", "≫", ">>"), ("lt", "<", "<"),
        ("gt", ">", ">"), ("in", "∈", "in"), ("notin", "∉", "not in"), ("ni", "∋", "contains"),
        ("subset", "⊂", "subset of"), ("subseteq", "⊆", "subset of"), ("supset", "⊃", "superset of"),
        ("supseteq", "⊇", "superset of"), ("to", "→", "->"), ("rightarrow", "→", "->"), ("longrightarrow", "⟶", "-->"),
        ("gets", "←", "<-"), ("leftarrow", "←", "<-"), ("leftrightarrow", "↔", "<->"), ("mapsto", "↦", "|->"),
        ("Rightarrow", "⇒", "=>"), ("implies", "⇒", "=>"), ("Leftarrow", "⇐", "<="), ("iff", "⇔", "<=>"),
        ("Leftrightarrow", "⇔", "<=>"), ("mid", "|", "|"), ("parallel", "∥", "||"), ("perp", "⊥", "perp"),
        ("triangleq", "≜", ":="), ("coloneqq", "≔", ":="), ("doteq", "≐", "=."), ("vdash", "⊢", "|-"),
        ("models", "⊨", "|="), ("prec", "≺", "<"), ("succ", "≻", ">"),
    ]

    private static let ordinaries: [(name: String, symbol: String, ascii: String)] = [
        ("partial", "∂", "d"), ("nabla", "∇", "grad"), ("infty", "∞", "inf"), ("ell", "ℓ", "l"), ("hbar", "ℏ", "hbar"),
        ("forall", "∀", "forall"), ("exists", "∃", "exists"), ("nexists", "∄", "not exists"), ("emptyset", "∅", "{}"),
        ("varnothing", "∅", "{}"), ("neg", "¬", "not"), ("lnot", "¬", "not"), ("top", "⊤", "T"), ("bot", "⊥", "bot"),
        ("angle", "∠", "angle"), ("degree", "°", "deg"), ("dagger", "†", "+"), ("ddagger", "‡", "++"),
        ("Re", "ℜ", "Re"),
        ("Im", "ℑ", "Im"), ("aleph", "ℵ", "aleph"), ("imath", "ı", "i"), ("jmath", "ȷ", "j"), ("ldots", "…", "..."),
        ("dots", "…", "..."), ("dotsc", "…", "..."), ("dotsb", "⋯", "..."), ("cdots", "⋯", "..."), ("vdots", "⋮", ":"),
        ("ddots", "⋱", "..."), ("square", "□", "[]"), ("qed", "□", "[]"), ("therefore", "∴", "therefore"),
        ("because", "∵", "because"), ("checkmark", "✓", "v"), ("complement", "∁", "complement"),
        ("uparrow", "↑", "^"), ("downarrow", "↓", "v"), ("$", "$", "$"), ("%", "%", "%"), ("#", "#", "#"),
        ("&", "&", "&"), ("_", "_", "_"), ("S", "§", "S"), ("P", "¶", "P"), ("pounds", "£", "GBP"),
    ]

    private static let others: [(name: String, atom: Atom)] = [
        ("cdot", Atom("·", ascii: "*", .product)), ("prime", prime), ("colon", Atom(":", .punctuation)),
        ("lvert", Atom("|", .tight)), ("rvert", Atom("|", .tight)), ("vert", Atom("|", .tight)),
        ("|", Atom("‖", ascii: "||", .tight)), ("Vert", Atom("‖", ascii: "||", .tight)),
        ("lVert", Atom("‖", ascii: "||", .tight)), ("rVert", Atom("‖", ascii: "||", .tight)),
        ("{", Atom("{", .open)), ("}", Atom("}", .close)), ("lbrace", Atom("{", .open)), ("rbrace", Atom("}", .close)),
        ("lbrack", Atom("[", .open)), ("rbrack", Atom("]", .close)), ("langle", Atom("⟨", ascii: "<", .open)),
        ("rangle", Atom("⟩", ascii: ">", .close)), ("lfloor", Atom("⌊", ascii: "floor(", .open)),
        ("rfloor", Atom("⌋", ascii: ")", .close)), ("lceil", Atom("⌈", ascii: "ceil(", .open)),
        ("rceil", Atom("⌉", ascii: ")", .close)),
    ]

    private static let table: [String: Atom] = {
        var table: [String: Atom] = [:]
        // Variant shapes are told by the letter they are a shape of.
        for (name, letter) in GreekLetters.all {
            table[name] = Atom(String(letter), ascii: GreekLetters.name(of: letter) ?? name)
        }
        for name in functions { table[name] = Atom(name, .function) }
        for name in functionsWithLimits { table[name] = Atom(name, .function, hasLimits: true) }
        for (name, symbol, ascii) in largeOperators {
            table[name] = Atom(symbol, ascii: ascii, .largeOperator, hasLimits: true)
        }
        for (name, symbol, ascii) in integrals { table[name] = Atom(symbol, ascii: ascii, .largeOperator) }
        for (name, symbol, ascii) in binaries { table[name] = Atom(symbol, ascii: ascii, .binary) }
        for (name, symbol, ascii) in relations { table[name] = Atom(symbol, ascii: ascii, .relation) }
        for (name, symbol, ascii) in ordinaries { table[name] = Atom(symbol, ascii: ascii) }
        for (name, atom) in others { table[name] = atom }
        return table
    }()

    /// Symbols typed directly mean what their command means.
    private static let byUnicode: [String: Atom] = {
        var atoms: [String: Atom] = [:]
        for (_, atom) in table.sorted(by: { $0.key < $1.key }) where !atom.unicode.utf8.allSatisfy({ $0 < 0x80 }) {
            atoms[atom.unicode] = atoms[atom.unicode] ?? atom
        }
        return atoms
    }()
}
