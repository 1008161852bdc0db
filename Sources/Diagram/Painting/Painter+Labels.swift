/// A row of a label, and where it is to be written.
struct PlacedLabel {
    let text: String
    /// The first of the cells it takes.
    let x: Int
    let y: Int
    let width: Int
    /// How many rows of the label there are from this one on.
    var rows = 1
    /// Whether it interrupts its line, and does not stand beside it.
    let isInLine: Bool
    let isMark: Bool
    let owner: Int
}

extension Painter {
    /// Every label at its slot: in its line where the layers run left to right, beside it otherwise.
    /// - Parameter sheet: with all lines.
    func placedLabels(on sheet: Sheet) -> [PlacedLabel] {
        layout.graph.chains.indices.filter { layout.slots[$0] != .none }.flatMap { edge in
            let anchor = anchor(of: edge)
            let isInLine = layout.style.direction == .leftToRight
            let place = isInLine ? Point(x: start(of: edge, through: anchor, on: sheet), y: anchor.y) : anchor
            return labels[edge].enumerated().map { row, line in
                let width = line.width(columns)
                // Beside an arrow lines begin at it, and those before it end at it.
                let x = isInLine ? place.x : layout.isLeading[edge] ? place.x - width : place.x + 1
                return PlacedLabel(
                    text: line, x: x, y: place.y + row, width: width, rows: labels[edge].count - row,
                    isInLine: isInLine && row == 0, isMark: isMarked[edge],
                    owner: edgeNames[edge])
            }
        }
    }

    /// A cell of the edge's line at its label's slot.
    private func anchor(of edge: Int) -> Point {
        let graph = layout.graph
        let chain = graph.chains[edge]
        switch layout.slots[edge] {
        case .tail, .none:
            let node: Int
            let place: Int
            if let loop = layout.routing.loops.first(where: { $0.edge == edge }) {
                (node, place) = (loop.node, loop.second)
            } else {
                (node, place) = (graph.segments[chain.lowerBound].tail, layout.places.tailPlace[chain.lowerBound])
            }
            let main =
                layout.routing.layerStart[graph.layerOf[node]] + layout.measures.main(of: node, style: layout.style)
            return point(main: main, cross: place)
        case .head:
            let last = chain.upperBound - 1
            let layer = graph.layerOf[graph.segments[last].head]
            // Above the arrowhead rather than beside it, where two heads and a label between them could be misread.
            let above = layout.style.direction == .leftToRight ? 1 : 1 + layout.measures.labelHeight[edge]
            return point(main: layout.routing.layerStart[layer] - above, cross: layout.places.headPlace[last])
        case .passing(let vertex):
            let layer = graph.layerOf[vertex]
            return point(
                main: layout.routing.layerStart[layer] + layout.layerSize[layer] / 2, cross: layout.cross[vertex])
        }
    }

    /// Where a label begins in the free piece of line that runs through a cell: before the arrowhead, so that the labels of
    /// one gap end in line, or in the middle of a line that passes.
    private func start(of edge: Int, through anchor: Point, on sheet: Sheet) -> Int {
        func isFree(_ x: Int) -> Bool {
            guard sheet.contains(x: x, y: anchor.y) else { return false }
            let cell = sheet[x, anchor.y]
            return cell.kind == .line && cell.owner == edgeNames[edge] && cell.sides == .horizontal
        }
        // The cell itself may be the arrowhead.
        var first = isFree(anchor.x) ? anchor.x : anchor.x + (isFree(anchor.x - 1) ? -1 : 1)
        var last = first
        while isFree(first - 1) { first -= 1 }
        while isFree(last + 1) { last += 1 }
        let width = layout.measures.labelWidth[edge]
        let middle = first + (last - first + 1 - width) / 2
        let beforeHead = last - layout.measures.blanks(layout.style).behind - width
        return layout.slots[edge] == .head ? max(middle, beforeHead) : middle
    }
}

extension Sheet {
    /// Writes the labels of a picture, all of them in one way. Blanks around a label read well, but behind it only where no
    /// line runs directly above or below any: a label between two blanks might belong to that one. Before it they are needed
    /// where a label looks like a line.
    mutating func write(_ labels: [PlacedLabel], _ measures: Measures, _ style: Style, columns: (Character) -> Int) {
        let inLine = labels.filter(\.isInLine)
        let isCrowded = inLine.contains(where: isCrowded)
        let room = measures.blanks(style)
        let (before, behind) = (isCrowded && !measures.needsBlanks ? 0 : room.before, isCrowded ? 0 : room.behind)
        for label in inLine {
            for x in label.x - before..<label.x { self[x, label.y] = Cell() }
            for x in label.x + label.width..<label.x + label.width + behind { self[x, label.y] = Cell() }
        }
        for label in labels {
            write(
                label.text, x: label.x, y: label.y, kind: label.isMark ? .mark : .label, owner: label.owner,
                columns: columns)
        }
    }

    /// Whether a line runs directly above or below a label.
    private func isCrowded(_ label: PlacedLabel) -> Bool {
        (label.x..<label.x + label.width).contains { x in
            [label.y - 1, label.y + label.rows].contains { y in
                contains(x: x, y: y) && [.line, .trunk, .crossing, .arrowhead].contains(self[x, y].kind)
            }
        }
    }
}
