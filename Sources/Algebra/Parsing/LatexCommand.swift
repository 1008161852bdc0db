internal import Letters

/// The LaTeX commands that appear in lessons and answers.
enum LatexCommand {
    /// Stands for a token of the plain notation.
    case token(Token.Kind)
    /// Shows nothing: `\,`, `\quad`, `\displaystyle`.
    case space
    /// `\left`, `\right`, `\big`: the bracket after it says it all.
    case delimiter
    /// The name in the braces after it: `\operatorname{relu}`, `\mathrm{d}`.
    case text
    /// `\begin` and `\end` of a matrix.
    case environment(Token.Kind)

    /// What `\begin` may begin.
    static let matrixEnvironments: Set<String> = ["matrix", "bmatrix", "pmatrix", "Bmatrix", "smallmatrix"]

    static func named(_ name: String) -> LatexCommand? {
        if let command = commands[name] { return command }
        if let letter = GreekLetters.letter(named: name) { return .token(.name(String(letter))) }
        return functions.contains(name) ? .token(.name(name)) : nil
    }

    /// Every name, for suggestions.
    static var names: [String] { (Array(commands.keys) + functions).sorted() }

    /// Commands that are called like the function they stand for.
    private static let functions = [
        "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "exp", "log", "ln", "max", "min",
        "bar", "hat", "sec", "csc", "cot", "lg",
    ]

    private static let commands: [String: LatexCommand] = [
        "frac": .token(.fraction), "dfrac": .token(.fraction), "tfrac": .token(.fraction),
        "cdot": .token(.times), "times": .token(.times), "odot": .token(.times), "circ": .token(.times),
        "ast": .token(.times),
        "div": .token(.slash), "sqrt": .token(.root), "partial": .token(.partial), "overline": .token(.name("bar")),
        "widehat": .token(.name("hat")),
        "{": .token(.open(.brace)), "}": .token(.close(.brace)), "lbrace": .token(.open(.brace)),
        "rbrace": .token(.close(.brace)), "lvert": .token(.bar), "rvert": .token(.bar), "vert": .token(.bar),
        "|": .token(.bar), "prime": .token(.prime), "dots": .token(.dots), "ldots": .token(.dots),
        "gt": .token(.comparison(.greater)), "lt": .token(.comparison(.less)),
        "ge": .token(.comparison(.atLeast)), "geq": .token(.comparison(.atLeast)),
        "le": .token(.comparison(.atMost)), "leq": .token(.comparison(.atMost)),
        ",": .space, ";": .space, "!": .space, ":": .space, " ": .space, ">": .space,
        // The brackets around a formula: \( … \) and \[ … \].
        "(": .space, ")": .space, "[": .space, "]": .space, "quad": .space, "qquad": .space,
        "top": .token(.transposed), "intercal": .token(.transposed), "\\": .token(.newRow), "&": .token(.ampersand),
        "begin": .environment(.open(.environment)), "end": .environment(.close(.environment)),
        "displaystyle": .space, "textstyle": .space, "limits": .space,
        "left": .delimiter, "right": .delimiter, "big": .delimiter, "Big": .delimiter, "bigl": .delimiter,
        "bigr": .delimiter, "Bigl": .delimiter, "Bigr": .delimiter,
        "operatorname": .text, "mathrm": .text, "text": .text, "mathit": .text, "textrm": .text, "mathbf": .text,
        "boldsymbol": .text, "bm": .text, "mathbb": .text,
    ]
}
