/// Displayed formulas in a given width: broken at commas, else at relations, else at operators, else between factors, and
/// inside of parentheses only where nothing else is left. What has no such place stays wider than the width.
struct DisplayBreaking {
    let layout: BoxLayout
    let width: Int
    /// Parentheses within parentheses that may still be opened for a break.
    var openingLimit = 6

    /// Continuation lines stand to the right of the first.
    private static let indent = 2

    func lines(_ node: MathNode) -> [String] {
        let whole = layout.laid(node).box
        guard whole.width > width else { return whole.lines }
        if case .grid(let grid) = node, grid.isEquations {
            return stacked(grid.rows.flatMap { broken($0.flatMap(\.nodes)) })
        }
        return stacked(broken(node.nodes))
    }

    /// Lines one below the other, tall ones with a blank row between.
    private func stacked(_ boxes: [MathBox]) -> [String] {
        var lines: [String] = []
        for (index, box) in boxes.enumerated() {
            if index > 0, box.height > 1 || boxes[index - 1].height > 1 { lines.append("") }
            lines += box.lines
        }
        return lines
    }

    private func broken(_ nodes: [MathNode]) -> [MathBox] {
        let pieces = layout.pieces(nodes)
        return broken(pieces[...], at: .gap, width: width)
    }

    /// Where a row may break, the best places first.
    private enum Place: Int {
        case gap, comma, relation, operation, factor
    }

    private func broken(_ pieces: ArraySlice<BoxLayout.Piece>, at place: Place, width: Int) -> [MathBox] {
        guard self.width(of: pieces) > width else { return [layout.joined(pieces)] }
        var lines: [MathBox] = []
        var start = pieces.startIndex
        var end = start
        var taken = 0
        func endLine() {
            let room = lines.isEmpty ? width : width - indent(place)
            let line = pieces[start..<end]
            let broken =
                Place(rawValue: place.rawValue + 1).map { self.broken(line, at: $0, width: room) }
                ?? brokenInside(line, width: room) ?? [layout.joined(line)]
            lines += indented(broken, place, isFirst: lines.isEmpty)
        }
        for stop in stops(in: pieces, at: place, width: width) + [pieces.endIndex] {
            let added = self.width(of: pieces[end..<stop]) + (end > start ? pieces[end].blanks : 0)
            if end > start, taken + added > (lines.isEmpty ? width : width - indent(place)) {
                endLine()
                start = end
                taken = self.width(of: pieces[end..<stop])
            } else {
                taken += added
            }
            end = stop
        }
        endLine()
        return lines
    }

    private func width(of pieces: ArraySlice<BoxLayout.Piece>) -> Int {
        pieces.reduce(0) { $0 + $1.blanks + $1.content.box.width } - (pieces.first?.blanks ?? 0)
    }

    private func indent(_ place: Place) -> Int {
        // A narrow line has no columns to spare.
        place == .gap || place == .comma || width < 8 * Self.indent ? 0 : Self.indent
    }

    private func indented(_ boxes: [MathBox], _ place: Place, isFirst: Bool) -> [MathBox] {
        guard !isFirst, indent(place) > 0 else { return boxes }
        return boxes.map { .beside([.blanks(indent(place)), $0]) }
    }

    /// The indices a line may start with.
    private func stops(in pieces: ArraySlice<BoxLayout.Piece>, at place: Place, width: Int) -> [Int] {
        let places = pieces.indices.dropFirst()
        func isRelation(_ index: Int) -> Bool { pieces[index].content.joint.kind == .relation }
        func isOperation(_ index: Int) -> Bool { [.binary, .text].contains(pieces[index].content.joint.kind) }
        func canBreak(_ index: Int) -> Bool {
            isOperation(index) || pieces[index].content.joint.isFenced && !pieces[index].content.isTall
        }
        switch place {
        case .gap: return places.filter { pieces[$0].blanks > 1 }
        case .comma: return places.filter { pieces[$0 - 1].content.joint.kind == .punctuation }
        case .relation:
            let relations = places.filter(isRelation)
            // A short left side stays with its right side where that breaks at operators.
            guard let first = relations.first, places.contains(where: { $0 > first && canBreak($0) }),
                self.width(of: pieces[..<first]) <= width / 3
            else { return relations }
            return Array(relations.dropFirst())
        case .operation: return places.filter(isOperation)
        case .factor:
            return places.filter { index in
                let before = pieces[index - 1].content.joint
                let isProduct = before.kind == .ordinary && !isRelation(index) && !isOperation(index)
                return isProduct && pieces[index].blanks > 0
            }
        }
    }

    /// Low parentheses opened, so that the formula breaks at the operators in them; nil where there are none.
    private func brokenInside(_ pieces: ArraySlice<BoxLayout.Piece>, width: Int) -> [MathBox]? {
        guard openingLimit > 0, self.width(of: pieces) > width else { return nil }
        var isOpened = false
        let nodes = pieces.flatMap { piece -> [MathNode] in
            guard case .fenced(let left, let content, let right) = piece.node, !piece.content.isTall else {
                return [piece.node]
            }
            isOpened = true
            let ends = [(left, Atom.Class.open), (right, Atom.Class.close)].map { delimiter, kind in
                MathNode.atom(Atom(delimiter.rawValue, ascii: delimiter.text(ascii: true), kind))
            }
            return [ends[0]] + content.nodes + [ends[1]]
        }
        guard isOpened else { return nil }
        // An operator that starts the line is none the less an operator: something empty stands before it.
        let opened = layout.pieces([.row([])] + nodes).dropFirst()
        let inside = DisplayBreaking(layout: layout, width: width, openingLimit: openingLimit - 1)
        return inside.broken(opened, at: .gap, width: width)
    }
}
