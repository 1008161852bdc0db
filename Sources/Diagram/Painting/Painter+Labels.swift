extension Painter {
    /// Writes every label where its slot is: into its line where the layers run left to right, beside it otherwise.
    func paintLabels(on sheet: inout Sheet) {
        let labelled = layout.graph.chains.indices.filter { layout.slots[$0] != .none }
        switch layout.style.direction {
        case .topToBottom:
            for edge in labelled {
                let anchor = anchor(of: edge)
                let x = layout.isLeading[edge] ? anchor.x - layout.measures.labelWidth[edge] : anchor.x + 1
                write(edge, x: x, y: anchor.y, on: &sheet)
            }
        case .leftToRight:
            let places = labelled.map { placeInLine(edge: $0, through: anchor(of: $0), on: sheet) }
            // Blanks around a label read well, but only where no other line runs above or below it can they be
            // afforded. All labels of a picture look alike.
            let hasBlanks = layout.style.labelMargin > 0 && !places.contains { $0.isCrowded }
            for place in places {
                write(place.edge, x: place.start, y: place.y, on: &sheet)
                let likeLine = layout.measures.labelLooksLikeLine[place.edge]
                if hasBlanks || likeLine, place.run.lowerBound < place.start - 1 {
                    sheet[place.start - 1, place.y] = Sheet.Cell()
                }
                if hasBlanks || likeLine && !place.isCrowded, place.end < place.run.upperBound {
                    sheet[place.end, place.y] = Sheet.Cell()
                }
            }
        }
    }

    private func write(_ edge: Int, x: Int, y: Int, on sheet: inout Sheet) {
        let kind: Sheet.Kind = isMarked[edge] ? .mark : .label
        for (row, line) in labels[edge].enumerated() {
            // Lines before their arrow end at it.
            let gap = layout.isLeading[edge] ? layout.measures.labelWidth[edge] - line.width(columns) : 0
            sheet.write(line, x: x + gap, y: y + row, kind: kind, owner: edgeNames[edge], columns: columns)
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

    /// A label's place in a horizontal line.
    private struct PlaceInLine {
        let edge: Int
        let y: Int
        let start: Int
        let end: Int
        /// The first and the last cell of the free piece of line the label stands in.
        let run: ClosedRange<Int>
        /// Whether a line runs directly above or below.
        let isCrowded: Bool
    }

    /// In the free piece of line that runs through a cell: before the arrowhead, so that the labels of one gap end in line,
    /// or in the middle of a line that passes.
    private func placeInLine(edge: Int, through anchor: Point, on sheet: Sheet) -> PlaceInLine {
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
        let blanks = max(layout.style.labelMargin, layout.measures.labelLooksLikeLine[edge] ? 1 : 0)
        let middle = first + (last - first + 1 - width) / 2
        let start = layout.slots[edge] == .head ? max(middle, last - blanks - width) : middle
        let isCrowded = (start..<(start + width)).contains { x in
            [anchor.y - 1, anchor.y + 1].contains { y in
                guard sheet.contains(x: x, y: y) else { return false }
                return [.line, .trunk, .crossing, .arrowhead].contains(sheet[x, y].kind)
            }
        }
        return PlaceInLine(
            edge: edge, y: anchor.y, start: start, end: start + width, run: first...last, isCrowded: isCrowded)
    }
}
