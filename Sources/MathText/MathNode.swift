/// A formula as a tree, as LaTeX means it. Depth is bounded by `LaTeXParser.depthLimit`.
indirect enum MathNode: Hashable, Sendable {
    case atom(Atom)
    case row([MathNode])
    /// A base with a subscript, a superscript or both; primes stand in the superscript.
    case scripts(MathNode, sub: MathNode?, sup: MathNode?)
    case fraction(MathNode, MathNode)
    case root(MathNode, index: MathNode?)
    case accent(Accent, MathNode)
    /// Content between delimiters; an empty delimiter is none.
    case fenced(Delimiter, MathNode, Delimiter)
    case grid(Grid)
    /// Blanks asked for, in columns.
    case space(Int)

    /// The nodes of a row, or the node alone.
    var nodes: [MathNode] {
        if case .row(let nodes) = self { nodes } else { [self] }
    }

    /// A root as a power, where its index cannot stand on the sign: `(x + 1)^(1/n)`.
    static func power(ofRoot radicand: MathNode, index: MathNode) -> MathNode {
        let exponent = MathNode.row([.fraction(.atom(Atom("1")), index)])
        let isAtom = if case .atom = radicand { true } else { false }
        let base = isAtom ? radicand : .fenced(.leftParenthesis, radicand, .rightParenthesis)
        return .scripts(base, sub: nil, sup: exponent)
    }

    /// Content in delimiters; a matrix without its own takes them as its own.
    static func enclosed(_ left: Delimiter, _ nodes: [MathNode], _ right: Delimiter) -> MathNode {
        if nodes.count == 1, case .grid(var grid) = nodes[0], grid.left == .none, grid.right == .none,
            !grid.isEquations
        {
            grid.left = left
            grid.right = right
            return .grid(grid)
        }
        return .fenced(left, .row(nodes), right)
    }
}

/// The smallest piece of a formula: a letter, a number, a sign, a name, a piece of text.
struct Atom: Hashable, Sendable {
    /// What decides the blanks around an atom, after TeX's classes.
    enum Class: Hashable, Sendable {
        case ordinary
        /// `∑`, `∏`, `∫`: a blank behind it.
        case largeOperator
        /// `log`, `max`: no blank before its parenthesis.
        case function
        /// `+`: blanks around it, none where it is a sign.
        case binary
        /// `·`, `/`: no blanks around it.
        case product
        case relation
        case open, close
        case punctuation
        /// `|`, `′`: never a blank beside it.
        case tight
        /// Text of its own, with its own blanks.
        case text
    }

    var unicode: String
    var ascii: String
    var kind: Class
    /// Whether limits stand above and below in display: `∑`, `max`, but not `∫`, `log`.
    var hasLimits = false

    init(_ unicode: String, ascii: String? = nil, _ kind: Class = .ordinary, hasLimits: Bool = false) {
        self.unicode = unicode
        self.ascii = ascii ?? unicode
        self.kind = kind
        self.hasLimits = hasLimits
    }

    func text(ascii isASCII: Bool) -> String { isASCII ? ascii : unicode }
}

/// A mark over or under an expression.
struct Accent: Hashable, Sendable {
    /// The function that stands for it where no mark can: `bar`.
    var name: String
    /// The combining character that puts it on a single letter.
    var mark: Unicode.Scalar?
    /// The character that, repeated or centred, stands over a wide expression.
    var over: Character = "─"
    var isRepeated = false
    var isBelow = false
}

/// One of the delimiters that grow with what they enclose.
enum Delimiter: String, Hashable, Sendable {
    case none = ""
    case leftParenthesis = "(", rightParenthesis = ")"
    case leftBracket = "[", rightBracket = "]"
    case leftBrace = "{", rightBrace = "}"
    case leftAngle = "⟨", rightAngle = "⟩"
    case leftFloor = "⌊", rightFloor = "⌋"
    case leftCeiling = "⌈", rightCeiling = "⌉"
    case bar = "|"
    case doubleBar = "‖"
    case slash = "/"
    case backslash = "\\"

    /// The partner of a delimiter; nil where there is none.
    var mirrored: Delimiter? {
        switch self {
        case .none: nil
        case .leftParenthesis: .rightParenthesis
        case .rightParenthesis: .leftParenthesis
        case .leftBracket: .rightBracket
        case .rightBracket: .leftBracket
        case .leftBrace: .rightBrace
        case .rightBrace: .leftBrace
        case .leftAngle: .rightAngle
        case .rightAngle: .leftAngle
        case .leftFloor: .rightFloor
        case .rightFloor: .leftFloor
        case .leftCeiling: .rightCeiling
        case .rightCeiling: .leftCeiling
        case .bar, .doubleBar, .slash, .backslash: self
        }
    }

    func text(ascii: Bool) -> String {
        guard ascii else { return rawValue }
        switch self {
        case .leftAngle: return "<"
        case .rightAngle: return ">"
        case .leftFloor: return "floor("
        case .leftCeiling: return "ceil("
        case .rightFloor, .rightCeiling: return ")"
        case .doubleBar: return "||"
        default: return rawValue
        }
    }
}

/// Cells in rows and columns: a matrix, `cases`, aligned equations.
struct Grid: Hashable, Sendable {
    enum Alignment: Hashable, Sendable { case left, centre, right }
    /// How the cells are read in one line.
    enum Kind: Hashable, Sendable {
        /// `[1, 2; 3, 4]`
        case matrix
        /// The cells of a row read on as one formula (`aligned`), in columns that alternate right and left.
        case equations
        /// A binomial coefficient, `n choose k`.
        case choice
        /// Several limits of a sum, one below the other.
        case limits
    }

    var rows: [[MathNode]]
    var left = Delimiter.none
    var right = Delimiter.none
    /// By column; the last one serves all further columns. Empty: centred.
    var alignments: [Alignment] = []
    var kind = Kind.matrix

    var isEquations: Bool { kind == .equations }

    func alignment(ofColumn column: Int) -> Alignment {
        if isEquations { return column.isMultiple(of: 2) ? .right : .left }
        return alignments.isEmpty ? .centre : alignments[min(column, alignments.count - 1)]
    }
}
