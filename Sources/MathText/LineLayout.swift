/// Formulas in one line: `dJ/da = dJ/dy · dy/da`, `1/(1 + exp(−b))`, `∑ⱼ₌₀ᴰ βⱼzⱼ`.
struct LineLayout {
    let isASCII: Bool

    /// A formula in one line, and what its surroundings need to know to keep its meaning.
    struct Line {
        var text: String
        var joint: Joint
        var strength: Strength

        init(_ text: String, _ joint: Joint = Joint(), _ strength: Strength = .factor) {
            self.text = text
            self.joint = joint
            self.strength = strength
            self.joint.first = text.first
            self.joint.last = text.last
        }

        /// In parentheses, which make a factor of anything.
        var parenthesised: Line {
            var joint = Joint()
            joint.isFenced = true
            return Line("(\(text))", joint)
        }
    }

    /// How tightly the outermost operation of a line holds it together.
    enum Strength: Int, Comparable {
        case relation, sum, quotient, negative, product, factor
        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }

    /// - Parameter isTight: inside of a script, where operators stand without blanks.
    func line(_ node: MathNode, isTight: Bool = false) -> Line {
        switch node {
        case .atom(let atom): self.atom(atom)
        case .row(let nodes): row(nodes, isTight: isTight)
        case .scripts(let base, let sub, let sup): scripts(base, sub: sub, sup: sup, isTight: isTight)
        case .fraction(let numerator, let denominator): fraction(numerator, denominator, isTight: isTight)
        case .root(let radicand, let index): root(radicand, index: index, isTight: isTight)
        case .accent(let accent, let content): self.accent(accent, content, isTight: isTight)
        case .fenced(let left, let content, let right): fenced(left, content, right, isTight: isTight)
        case .grid(let grid): self.grid(grid, isTight: isTight)
        case .space(let columns): Line(String(repeating: " ", count: columns))
        }
    }

    private func atom(_ atom: Atom) -> Line {
        let text = atom.text(ascii: isASCII)
        var joint = Joint(kind: atom.kind)
        let isSpelled = isASCII && atom.unicode != text && [.binary, .relation].contains(atom.kind)
        joint.isWord = (text.count > 1 || isSpelled) && text.contains(where: \.isLetter)
        joint.isDifferential = text == "d"
        joint.hasLimits = atom.hasLimits
        return Line(text, joint)
    }

    /// A node alone keeps the joint it has by itself.
    private func row(_ nodes: [MathNode], isTight: Bool) -> Line {
        if nodes.count == 1 { return line(nodes[0], isTight: isTight) }
        let pieces = pieces(nodes, isTight: isTight)
        var text = ""
        for piece in pieces { text += piece.before + piece.line.text }
        return Line(text, Joint(), strength(of: pieces.map(\.line)))
    }

    /// One node of a row, its joint resolved, and what stands before it.
    struct Piece {
        var before: String
        var line: Line
        var node: MathNode
    }

    func pieces(_ nodes: [MathNode], isTight: Bool) -> [Piece] {
        var pieces: [Piece] = []
        var blanks = 0
        var pendingBlanks: [Int] = []
        for node in nodes {
            if case .space(let columns) = node {
                blanks += columns
            } else {
                pieces.append(Piece(before: "", line: line(node, isTight: isTight), node: node))
                pendingBlanks.append(blanks)
                blanks = 0
            }
        }
        let joints = Spacing.resolvingSigns(pieces.map(\.line.joint))
        for index in pieces.indices {
            pieces[index].line.joint = joints[index]
            guard index > 0 else {
                pieces[0].before = String(repeating: " ", count: pendingBlanks[0])
                continue
            }
            let startsWithSign = pieces[index].line.joint.first.map { "−-".contains($0) } ?? false
            let before = joints[index - 1]
            let isApplied =
                before.kind == .function && !before.hasLimits || startsWithSign && before.kind != .relation
            if pieces[index].line.joint.isQuotient, isApplied {
                pieces[index].line = pieces[index].line.parenthesised
            }
            let times = isASCII ? "*" : "·"
            let between = Spacing.between(
                joints[index - 1], pieces[index].line.joint, isTight: isTight, times: times)
            let asked = pendingBlanks[index]
            pieces[index].before =
                asked > between.count || asked > 1 ? String(repeating: " ", count: max(asked, between.count)) : between
        }
        return pieces
    }

    private func strength(of lines: [Line]) -> Strength {
        let joints = lines.map(\.joint)
        let kinds = Set(joints.map(\.kind))
        if !kinds.isDisjoint(with: [.relation, .punctuation, .text]) { return .relation }
        if !kinds.isDisjoint(with: [.binary, .largeOperator]) { return .sum }
        if joints.contains(where: \.isQuotient) || lines.contains(where: { $0.text == "/" }) { return .quotient }
        // `log x` holds together less than a factor: `(log x)/y`.
        for (function, argument) in zip(joints, joints.dropFirst())
        where function.kind == .function && !argument.isFenced && argument.kind != .open {
            return .quotient
        }
        if joints.first?.isSign ?? false { return .negative }
        return isOneFactor(lines) ? .factor : .product
    }

    /// `f(x)`, `exp(x)`, `∂x`, `|x|`, `n!`: several pieces that read as one.
    private func isOneFactor(_ lines: [Line]) -> Bool {
        guard let first = lines.first, let last = lines.last else { return true }
        if lines.count == 2 {
            let isCall = first.joint.kind == .function || Self.functionLetters.contains(first.text)
            if isCall, last.joint.isFenced { return true }
            if Self.differentials.contains(first.text), last.strength == .factor, last.joint.kind == .ordinary {
                return true
            }
            return last.text == "!" && first.strength == .factor
        }
        let bars: Set<String> = ["|", "‖", "||"]
        return lines.count > 2 && bars.contains(first.text) && lines.filter { bars.contains($0.text) }.count == 2
            && bars.contains(last.text)
    }

    private static let functionLetters: Set<String> = [
        "f", "g", "h", "F", "G", "H", "σ", "sigma", "φ", "phi", "ψ", "psi",
    ]
    private static let differentials: Set<String> = ["d", "∂", "∇", "grad", "Δ", "Delta"]
}

// MARK: - Scripts

extension LineLayout {
    private func scripts(_ base: MathNode, sub: MathNode?, sup: MathNode?, isTight: Bool) -> Line {
        var body = line(base, isTight: isTight)
        if body.strength < .factor { body = body.parenthesised }
        var joint = body.joint
        joint.isQuotient = false
        let written = written(sub: sub.map { line($0, isTight: true) }, sup: sup.map { line($0, isTight: true) })
        joint.endsInScript = written.endsInScript
        return Line(body.text + written.text, joint)
    }

    /// Both scripts behind their base, as characters of Unicode where every character has one.
    private func written(sub: Line?, sup: Line?) -> (text: String, endsInScript: Bool) {
        var text = ""
        var isWritten = false
        if let sub {
            let glyphs = isASCII ? nil : ScriptGlyphs.subscripted(sub.text)
            text += glyphs ?? "_" + Self.grouped(sub)
            isWritten = glyphs == nil
        }
        if let sup {
            if sup.text.allSatisfy({ $0 == "'" }) { return (text + sup.text, isWritten) }
            // Behind a subscript with its mark, a raised character would seem to belong to the subscript.
            let glyphs = isASCII || isWritten ? nil : ScriptGlyphs.superscript(sup.text)
            text += glyphs ?? "^" + Self.grouped(sup)
            isWritten = glyphs.map { $0.last == "*" } ?? true
        }
        return (text, isWritten)
    }

    /// Both scripts as they are written in the line, where each is short there; nil asks for rows of their own.
    func shortScripts(sub: MathNode?, sup: MathNode?) -> (text: String, endsInScript: Bool)? {
        let sub = sub.map { line($0, isTight: true) }
        let sup = sup.map { line($0, isTight: true) }
        func isShort(_ script: Line?, _ glyphs: (String) -> String?) -> Bool {
            guard let script else { return true }
            if isASCII { return script.text.count <= Self.shortScriptASCII }
            let isWord = Self.grouped(script).first != "(" || script.text.first == "("
            return glyphs(script.text) != nil || isWord && script.text.count <= Self.shortScript
        }
        guard isShort(sub, ScriptGlyphs.subscripted), isShort(sup, ScriptGlyphs.superscript) else { return nil }
        return written(sub: sub, sup: sup)
    }

    /// Characters of a script that has no glyphs and still stands in the line of a displayed formula.
    private static let shortScript = 3
    private static let shortScriptASCII = 8

    /// A script of several characters in parentheses, unless it is a number, a name or has its own.
    private static func grouped(_ content: Line) -> String {
        let text = content.text
        let isNumber = text.allSatisfy(\.isNumber)
        let isName =
            content.joint.isWord && content.joint.kind == .ordinary && text.allSatisfy { $0.isLetter || $0 == "*" }
        return text.count <= 1 || isNumber || isName || isEnclosed(text) ? text : "(\(text))"
    }

    /// Whether the first parenthesis closes at the very end.
    private static func isEnclosed(_ text: String) -> Bool {
        guard text.first == "(", text.last == ")" else { return false }
        var depth = 0
        for (index, character) in text.enumerated() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0, index < text.count - 1 { return false }
        }
        return true
    }
}

// MARK: - Fractions, roots, accents, fences

extension LineLayout {
    private func fraction(_ numerator: MathNode, _ denominator: MathNode, isTight: Bool) -> Line {
        var above = line(numerator, isTight: isTight)
        var below = line(denominator, isTight: isTight)
        var joint = Joint()
        joint.isQuotient = true
        joint.isDerivativeOperator = ["d", "∂"].contains(above.text) || isASCII && above.text == "d"
        if above.strength <= .quotient { above = above.parenthesised }
        if below.strength < .factor { below = below.parenthesised }
        return Line("\(above.text)/\(below.text)", joint, .quotient)
    }

    private func root(_ radicand: MathNode, index: MathNode?, isTight: Bool) -> Line {
        let content = line(radicand, isTight: isTight)
        var joint = Joint()
        joint.isWord = isASCII
        let isShort = content.text.count == 1 || content.text.allSatisfy(\.isNumber)
        guard let index else {
            return Line(isASCII ? "sqrt(\(content.text))" : isShort ? "√\(content.text)" : "√(\(content.text))", joint)
        }
        let degree = line(index, isTight: true).text
        if !isASCII, let glyphs = ScriptGlyphs.superscript(degree) {
            return Line(isShort ? "\(glyphs)√\(content.text)" : "\(glyphs)√(\(content.text))", joint)
        }
        joint.isWord = true
        return Line("root(\(content.text), \(degree))", joint)
    }

    private func accent(_ accent: Accent, _ content: MathNode, isTight: Bool) -> Line {
        let body = line(content, isTight: isTight)
        var joint = Joint(kind: body.joint.kind)
        if let marked = marked(body.text, accent) { return Line(marked, joint) }
        joint.isWord = true
        return Line("\(accent.name)(\(body.text))", joint)
    }

    /// A single letter with the mark on it.
    func marked(_ text: String, _ accent: Accent) -> String? {
        guard !isASCII, let mark = accent.mark, let letter = text.first else { return nil }
        let isMarkable = letter.isLetter || letter.isNumber
        guard text.count == 1, text.unicodeScalars.count <= 2, isMarkable else { return nil }
        var scalars = String.UnicodeScalarView(text.unicodeScalars)
        scalars.append(mark)
        return String(scalars)
    }

    private func fenced(_ left: Delimiter, _ content: MathNode, _ right: Delimiter, isTight: Bool) -> Line {
        var joint = Joint()
        joint.isFenced = left != .none
        let inner = line(content, isTight: isTight)
        let text = left.text(ascii: isASCII) + inner.text + right.text(ascii: isASCII)
        return Line(text, joint, left == .none && right == .none ? inner.strength : .factor)
    }
}

// MARK: - Grids

extension LineLayout {
    /// `[1, 2; 3, 4]`; aligned equations one after the other.
    private func grid(_ grid: Grid, isTight: Bool) -> Line {
        var text = ""
        for cells in grid.rows {
            let nodes = cells.flatMap(\.nodes)
            guard !nodes.isEmpty else { continue }
            let row =
                grid.isEquations
                ? line(.row(nodes), isTight: isTight).text
                : cells.filter { !$0.nodes.isEmpty }.map { line($0, isTight: isTight).text }.joined(separator: ", ")
            // An equation that goes on in the next row reads on.
            let continues = if case .atom(let atom) = nodes[0] { atom.kind == .relation } else { false }
            text += text.isEmpty ? row : grid.isEquations && continues ? " " + row : "; " + row
        }
        var joint = Joint()
        guard !grid.isEquations else { return Line(text, joint, .relation) }
        joint.isFenced = true
        let left = grid.left != .none ? grid.left : grid.right.mirrored ?? .leftBracket
        let right = grid.right != .none ? grid.right : grid.left.mirrored ?? .rightBracket
        return Line(left.text(ascii: isASCII) + text + right.text(ascii: isASCII), joint)
    }
}
