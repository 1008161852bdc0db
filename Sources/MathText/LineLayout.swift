internal import Letters

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
        var text = ""
        var lines: [Line] = []
        for (between, line) in joined(nodes, isTight: isTight) {
            text += between + line.text
            lines.append(line)
        }
        return Line(text, Joint(), strength(of: lines))
    }

    /// The nodes of a row as lines with their signs resolved, each with what stands before it.
    private func joined(_ nodes: [MathNode], isTight: Bool) -> [(between: String, line: Line)] {
        var pieces = RowPiece.pieces(nodes) { line($0, isTight: isTight) }
        let joints = Spacing.resolvingSigns(pieces.map(\.content.joint))
        var result: [(between: String, line: Line)] = []
        for index in pieces.indices {
            pieces[index].content.joint = joints[index]
            var line = pieces[index].content
            var between = ""
            if index > 0 {
                let before = pieces[index - 1].content.joint
                if needsParentheses(line.joint, behind: before) { line = line.parenthesised }
                between = Spacing.between(before, line.joint, isTight: isTight, times: isASCII ? "*" : "·")
            }
            // A narrow blank does not replace the sign of a product, a wide one does.
            let asked = pieces[index].blanks
            if asked > 1 || asked > between.count { between = String(repeating: " ", count: max(asked, between.count)) }
            result.append((between, line))
        }
        return result
    }

    /// `log(a/b)`, `−(−1/2)`: a fraction that would not be read as one behind a function or a sign.
    private func needsParentheses(_ joint: Joint, behind before: Joint) -> Bool {
        guard joint.isQuotient else { return false }
        let startsWithSign = joint.first.map { "−-".contains($0) } ?? false
        return before.kind == .function && !before.hasLimits || startsWithSign && before.kind != .relation
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

// MARK: - Fractions, roots, accents, fences

extension LineLayout {
    private func fraction(_ numerator: MathNode, _ denominator: MathNode, isTight: Bool) -> Line {
        var above = line(numerator, isTight: isTight)
        var below = line(denominator, isTight: isTight)
        var joint = Joint()
        joint.isQuotient = true
        joint.isDerivativeOperator = Self.isDifferential(above.text)
        if above.strength <= .quotient { above = above.parenthesised }
        if below.strength < .factor { below = below.parenthesised }
        return Line("\(above.text)/\(below.text)", joint, .quotient)
    }

    /// `d`, `∂²`, `d^n`
    private static func isDifferential(_ text: String) -> Bool {
        guard let first = text.first, first == "d" || first == "∂" else { return false }
        let order = text.dropFirst()
        return order.first == "^" || order.allSatisfy { Script.unscripted($0)?.script == .above }
    }

    private func root(_ radicand: MathNode, index: MathNode?, isTight: Bool) -> Line {
        guard let sign = rootSign(index) else {
            return line(.power(ofRoot: radicand, index: index ?? .row([])), isTight: isTight)
        }
        let content = line(radicand, isTight: isTight)
        var joint = Joint()
        joint.isWord = isASCII
        let isShort = !isASCII && (content.text.count == 1 || content.text.allSatisfy(\.isNumber))
        return Line(isShort ? sign + content.text : "\(sign)(\(content.text))", joint)
    }

    /// `√`, `³√`, `sqrt`; nil where the index cannot stand on the sign.
    func rootSign(_ index: MathNode?) -> String? {
        guard let index else { return isASCII ? "sqrt" : "√" }
        let degree = line(index, isTight: true).text
        return isASCII ? nil : Script.above.glyphs(degree).map { $0 + "√" }
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
            let separator =
                switch grid.kind {
                case .equations where continues: " "
                case .choice: " choose "
                case .limits: ", "
                case .matrix, .equations: "; "
                }
            text += text.isEmpty ? row : separator + row
        }
        var joint = Joint()
        guard grid.kind != .equations, grid.kind != .limits else { return Line(text, joint, .relation) }
        joint.isFenced = true
        let left = grid.left != .none ? grid.left : grid.right.mirrored ?? .leftBracket
        let right = grid.right != .none ? grid.right : grid.left.mirrored ?? .rightBracket
        return Line(left.text(ascii: isASCII) + text + right.text(ascii: isASCII), joint)
    }
}
