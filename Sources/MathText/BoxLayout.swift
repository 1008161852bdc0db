internal import Letters

/// Displayed formulas in two dimensions: stacked fractions, limits above and below, matrices in tall brackets.
struct BoxLayout {
    let isASCII: Bool
    /// The columns a character takes.
    let columns: (Character) -> Int

    /// A formula as a box, and what its surroundings need to know.
    struct Laid {
        var box: MathBox
        var joint: Joint
        /// Whether it is more than a line with scripts, so that parentheses around it grow.
        var isTall = false

        /// What holds something too large is too large.
        static let tooLarge = Laid(box: .tooLarge, joint: Joint(), isTall: true)
    }

    private var lines: LineLayout { LineLayout(isASCII: isASCII) }

    func laid(_ node: MathNode) -> Laid {
        switch node {
        case .atom, .space: line(node)
        case .row(let nodes): row(nodes)
        case .scripts(let base, let sub, let sup): scripts(base, sub: sub, sup: sup)
        case .fraction(let numerator, let denominator): fraction(numerator, denominator)
        case .root(let radicand, let index): root(node, radicand, index: index)
        case .accent(let accent, let content): self.accent(accent, content)
        case .fenced(let left, let content, let right): fenced(left, laid(content), right)
        case .grid(let grid): self.grid(grid)
        }
    }

    func box(_ text: String) -> MathBox { MathBox(text, width: text.reduce(0) { $0 + columns($1) }) }

    /// What needs one line only.
    private func line(_ node: MathNode, isTight: Bool = false) -> Laid {
        let line = lines.line(node, isTight: isTight)
        return Laid(box: box(line.text), joint: line.joint)
    }

    private func row(_ nodes: [MathNode]) -> Laid {
        if nodes.count == 1 { return laid(nodes[0]) }
        let pieces = pieces(nodes)
        return Laid(box: joined(pieces[...]), joint: Joint(), isTall: pieces.contains(where: \.content.isTall))
    }

    /// A node of a row with its box and the blanks before it.
    typealias Piece = RowPiece<Laid>

    func pieces(_ nodes: [MathNode]) -> [Piece] {
        var pieces = Piece.pieces(nodes, layout: laid)
        let joints = Spacing.resolvingSigns(pieces.map(\.content.joint))
        for index in pieces.indices {
            pieces[index].content.joint = joints[index]
            guard index > 0 else { continue }
            let between = Spacing.between(joints[index - 1], joints[index], isTight: false, times: "")
            pieces[index].blanks = max(pieces[index].blanks, between.count)
        }
        return pieces
    }

    /// Pieces side by side; the blanks before the first one are left out.
    func joined(_ pieces: ArraySlice<Piece>) -> MathBox {
        var boxes: [MathBox] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0, piece.blanks > 0 { boxes.append(.blanks(piece.blanks)) }
            boxes.append(piece.content.box)
        }
        return .beside(boxes)
    }
}

// MARK: - Scripts

extension BoxLayout {
    private func scripts(_ base: MathNode, sub: MathNode?, sup: MathNode?) -> Laid {
        let body = laid(base)
        if hasLimits(base, body.joint) { return limits(body, below: sub, above: sup) }
        let isLow = !body.isTall
        if isLow, let written = lines.shortScripts(sub: sub, sup: sup) {
            var joint = body.joint
            joint.endsInScript = written.endsInScript
            joint.last = written.text.last
            return Laid(box: .beside([body.box, box(written.text)]), joint: joint)
        }
        // Scripts stand at the corners: outside of a low base, beside the ends of a tall one.
        let below = sub.map { corner($0, Script.below.glyphs, isLow: isLow) }
        let above = sup.map { corner($0, Script.above.glyphs, isLow: isLow) }
        let width = max(below?.width ?? 0, above?.width ?? 0)
        let gap = isLow ? body.box.height : max(0, body.box.height - (above == nil ? 0 : 1) - (below == nil ? 0 : 1))
        var rows: [MathBox] = []
        if let above { rows.append(above) }
        let firstGap = rows.count
        rows += Array(repeating: MathBox.blanks(width), count: gap)
        if let below { rows.append(below) }
        var column = MathBox.stacked(rows, baselineOf: 0, alignment: .left)
        column.baseline = body.box.baseline + (isLow ? firstGap : 0)
        var joint = Joint(kind: body.joint.kind)
        joint.isStacked = body.joint.isStacked
        joint.isFenced = body.joint.isFenced
        return Laid(box: .beside([body.box, column]), joint: joint, isTall: body.isTall)
    }

    /// Beside a tall base a small character reads as a script; in a row of its own a script needs none.
    private func corner(_ node: MathNode, _ glyphs: (String) -> String?, isLow: Bool) -> MathBox {
        let plain = line(node, isTight: true).box
        guard !isLow, !isASCII, let small = glyphs(plain.rows[0]) else { return plain }
        return box(small)
    }

    private func hasLimits(_ base: MathNode, _ joint: Joint) -> Bool {
        if case .accent(let accent, _) = base { return accent.mark == nil }
        return joint.hasLimits || joint.kind == .relation
    }

    private func limits(_ body: Laid, below: MathNode?, above: MathNode?) -> Laid {
        var boxes: [MathBox] = []
        if let above { boxes.append(limit(above)) }
        let index = boxes.count
        boxes.append(body.box)
        if let below { boxes.append(limit(below)) }
        return Laid(box: .stacked(boxes, baselineOf: index), joint: body.joint, isTall: true)
    }

    /// A limit is tight, in one line unless it asks for several.
    private func limit(_ node: MathNode) -> MathBox {
        if case .grid(let grid) = node { return self.grid(grid).box }
        return line(node, isTight: true).box
    }
}

// MARK: - Fractions, roots, accents, fences

extension BoxLayout {
    private func fraction(_ numerator: MathNode, _ denominator: MathNode) -> Laid {
        let above = laid(numerator)
        let below = laid(denominator)
        guard ![above, below].contains(where: \.box.isTooLarge) else { return .tooLarge }
        // A short bar of ASCII would be a minus.
        var width = max(above.box.width, below.box.width, isASCII ? 3 : 1)
        // The bar is longer than the bars of the fractions it separates.
        let isNested = [above, below].contains { $0.joint.isStacked && $0.box.width == width }
        if isNested { width += 2 }
        let bar = MathBox(String(repeating: isASCII ? "-" : "─", count: width), width: width)
        var joint = Joint()
        joint.isStacked = true
        return Laid(box: .stacked([above.box, bar, below.box], baselineOf: 1), joint: joint, isTall: true)
    }

    private func root(_ node: MathNode, _ radicand: MathNode, index: MathNode?) -> Laid {
        guard let sign = lines.rootSign(index) else {
            return laid(.power(ofRoot: radicand, index: index ?? .row([])))
        }
        let inner = laid(radicand)
        guard !inner.box.isTooLarge else { return .tooLarge }
        guard inner.box.height > 1 || !isASCII && inner.box.width > 1 else { return line(node) }
        return isASCII ? call(sign, inner) : roofed(inner.box, sign: box(sign))
    }

    /// A root whose sign is as high as its content, with a roof over it.
    private func roofed(_ content: MathBox, sign: MathBox) -> Laid {
        if content.height == 1 {
            let overline = box(String(repeating: "_", count: content.width))
            let body = MathBox.beside([sign, content])
            return Laid(
                box: .stacked([overline, body], baselineOf: 1, alignment: .right), joint: Joint(), isTall: true)
        }
        var wall = Array(repeating: Character("│"), count: content.height)
        wall.insert("┌", at: 0)
        let roof = box(String(repeating: "─", count: content.width))
        let covered = MathBox.stacked([roof, content], baselineOf: 1)
        let blanks = Array(repeating: MathBox.blanks(sign.width), count: content.height)
        var foot = MathBox.stacked(blanks + [sign], baselineOf: 0)
        foot.baseline = covered.baseline
        let left = MathBox.column(wall, baseline: covered.baseline)
        return Laid(box: .beside([foot, left, covered]), joint: Joint(), isTall: true)
    }

    private func accent(_ accent: Accent, _ content: MathNode) -> Laid {
        let body = laid(content)
        guard !body.box.isTooLarge else { return .tooLarge }
        if body.box.height == 1, let marked = lines.marked(body.box.rows[0], accent) {
            var joint = body.joint
            joint.last = marked.last
            return Laid(box: box(marked), joint: joint)
        }
        let width = body.box.width
        let mark: MathBox
        if accent.mark == nil {
            mark = brace(width: max(3, width), isBelow: accent.isBelow)
        } else if isASCII || width == 0 {
            return call(accent.name, body)
        } else {
            mark = box(String(repeating: accent.over, count: accent.isRepeated ? width : 1))
        }
        let boxes = accent.isBelow ? [body.box, mark] : [mark, body.box]
        var joint = Joint(kind: body.joint.kind)
        joint.isStacked = body.joint.isStacked
        return Laid(box: .stacked(boxes, baselineOf: accent.isBelow ? 0 : 1), joint: joint, isTall: body.isTall)
    }

    /// A lying brace with its point in the middle.
    private func brace(width: Int, isBelow: Bool) -> MathBox {
        var characters = Array(repeating: Character(isASCII ? "-" : "─"), count: width)
        characters[0] = isASCII ? "+" : isBelow ? "└" : "┌"
        characters[width - 1] = isASCII ? "+" : isBelow ? "┘" : "┐"
        characters[width / 2] = isASCII ? "+" : isBelow ? "┬" : "┴"
        return MathBox(String(characters), width: width)
    }

    private func fenced(_ left: Delimiter, _ content: Laid, _ right: Delimiter) -> Laid {
        var joint = Joint()
        joint.isFenced = left != .none
        let height = content.isTall ? content.box.height : 1
        let sides = [left, right].map {
            TallDelimiters.box($0, height: height, baseline: content.isTall ? content.box.baseline : 0, ascii: isASCII)
        }
        let box = MathBox.beside([sides[0], content.box, sides[1]].compactMap { $0 })
        return Laid(box: box, joint: joint, isTall: content.isTall)
    }

    /// `sqrt(…)`
    private func call(_ name: String, _ content: Laid) -> Laid {
        let argument = fenced(.leftParenthesis, content, .rightParenthesis)
        var joint = argument.joint
        joint.isWord = true
        joint.first = name.first
        return Laid(box: .beside([box(name), argument.box]), joint: joint, isTall: argument.isTall)
    }
}

// MARK: - Grids

extension BoxLayout {
    private func grid(_ grid: Grid) -> Laid {
        let cells = grid.rows.map { row in
            row.enumerated().map { column, cell in
                // What stands behind `&` in an equation goes on: `&+ c` adds.
                let continues = grid.isEquations && !column.isMultiple(of: 2)
                return laid(continues ? .row([.row([])] + cell.nodes) : cell).box
            }
        }
        let columnCount = cells.map(\.count).max() ?? 0
        guard !MathBox.isTooLarge(width: columnCount, height: cells.count) else { return .tooLarge }
        let widths = (0..<columnCount).map { column in
            cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
        }
        let heights = cells.map { row in row.map(\.height).max() ?? 1 }
        guard !MathBox.isTooLarge(width: widths.reduce(0, +), height: heights.reduce(0, +)) else { return .tooLarge }
        let isTall = heights.contains { $0 > 1 }
        var rows: [MathBox] = []
        for row in cells {
            var boxes: [MathBox] = []
            for column in widths.indices {
                if column > 0 { boxes.append(.blanks(gap(before: column, of: grid))) }
                let cell = column < row.count ? row[column] : .blanks(0)
                boxes.append(cell.padded(to: widths[column], grid.alignment(ofColumn: column)))
            }
            if !rows.isEmpty, isTall { rows.append(.blanks(0)) }
            rows.append(.beside(boxes))
        }
        guard !rows.isEmpty else { return Laid(box: .blanks(0), joint: Joint()) }
        var box = MathBox.stacked(rows, baselineOf: 0, alignment: .left)
        box.baseline = cells.count == 1 ? box.baseline : (box.height - 1) / 2
        if grid.left == .leftBrace { box = .beside([.blanks(1), box]) }
        if grid.right == .rightBrace { box = .beside([box, .blanks(1)]) }
        return fenced(grid.left, Laid(box: box, joint: Joint(), isTall: box.height > 1), grid.right)
    }

    private func gap(before column: Int, of grid: Grid) -> Int {
        guard grid.isEquations else { return 2 }
        return column.isMultiple(of: 2) ? 4 : 0
    }
}
