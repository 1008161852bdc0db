/// Paints the layout of one component into a sheet: boxes, then lines, then the labels on or beside them.
struct Painter {
    let layout: Layout
    let nodes: [DiagramNode]
    let labels: [String]
    /// Indices of the whole diagram for the component's nodes and edges.
    let nodeNames: [Int]
    let edgeNames: [Int]
    let columns: (Character) -> Int
    let x: Int
    let y: Int

    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    func point(main: Int, cross: Int) -> Point {
        let cross = cross - layout.crossRange.lowerBound
        return layout.style.direction == .leftToRight
            ? Point(x: x + main, y: y + cross) : Point(x: x + cross, y: y + main)
    }

    func frame(of node: Int) -> DiagramFrame {
        let corner = point(main: layout.layerStart[layout.graph.layerOf[node]], cross: layout.cross[node])
        let main = layout.measures.main(of: node, style: layout.style)
        let leftToRight = layout.style.direction == .leftToRight
        return DiagramFrame(
            x: corner.x, y: corner.y, width: leftToRight ? main : layout.crossSize[node],
            height: leftToRight ? layout.crossSize[node] : main)
    }

    func paint(on sheet: inout Sheet) {
        for node in 0..<layout.graph.nodeCount {
            let frame = frame(of: node)
            paintFrame(frame, node: node, on: &sheet)
            frame.write(
                nodes[node].lines, room: layout.measures.textWidth[node], node: nodeNames[node], on: &sheet,
                columns: columns)
        }
        for edge in layout.graph.chains.indices where !layout.graph.chains[edge].isEmpty {
            paintLine(route(of: edge), edge: edge, on: &sheet)
        }
        for loop in layout.loops { paintLine(route(of: loop), edge: loop.edge, on: &sheet) }
        for edge in layout.graph.chains.indices { paintLabel(of: edge, on: &sheet) }
    }

    private func paintFrame(_ frame: DiagramFrame, node: Int, on sheet: inout Sheet) {
        let owner = Int32(nodeNames[node])
        for column in 0..<frame.width {
            for row in 0..<frame.height {
                var sides: Sides = []
                if row == 0 || row == frame.height - 1 {
                    if column > 0 { sides.insert(.left) }
                    if column < frame.width - 1 { sides.insert(.right) }
                }
                if column == 0 || column == frame.width - 1 {
                    if row > 0 { sides.insert(.up) }
                    if row < frame.height - 1 { sides.insert(.down) }
                }
                let kind: Sheet.Kind = sides.isEmpty ? .text : .frame
                sheet[frame.x + column, frame.y + row] = Sheet.PackedCell(kind: kind, sides: sides, owner: owner)
            }
        }
    }

    // MARK: Lines

    /// The corners of an edge's line, from the frame of its lower box to the frame of its higher box, both included.
    private func route(of edge: Int) -> [Point] {
        let graph = layout.graph
        let chain = graph.chains[edge]
        let first = graph.segments[chain.lowerBound]
        let lowLayer = graph.layerOf[first.tail]
        var main = layout.layerStart[lowLayer] + layout.measures.main(of: first.tail, style: layout.style) - 1
        var cross = layout.tailPlace[chain.lowerBound]
        var corners = [point(main: main, cross: cross)]
        for segment in chain {
            for turn in layout.turns[segment] {
                main = turn.distance
                corners.append(point(main: main, cross: cross))
                cross = turn.place
                corners.append(point(main: main, cross: cross))
            }
        }
        let high = graph.segments[chain.upperBound - 1].head
        corners.append(point(main: layout.layerStart[graph.layerOf[high]], cross: cross))
        return layout.graph.reversed[edge] ? corners.reversed() : corners
    }

    /// From the second place on the box round to the first, where the arrowhead stands.
    private func route(of loop: Layout.Loop) -> [Point] {
        let graph = layout.graph
        let main =
            layout.layerStart[graph.layerOf[loop.node]] + layout.measures.main(of: loop.node, style: layout.style) - 1
        return [
            point(main: main, cross: loop.second), point(main: loop.main, cross: loop.second),
            point(main: loop.main, cross: loop.first), point(main: main, cross: loop.first),
        ]
    }

    /// Draws from the source's frame, which opens towards the line, to the arrowhead before the target's.
    private func paintLine(_ corners: [Point], edge: Int, on sheet: inout Sheet) {
        let owner = Int32(edgeNames[edge])
        var entered: Sides = []
        for (from, to) in zip(corners, corners.dropFirst()) where from != to {
            let (dx, dy) = ((to.x - from.x).signum(), (to.y - from.y).signum())
            let (leaving, entering): (Sides, Sides) =
                switch (dx, dy) {
                case (1, _): (.right, .left)
                case (-1, _): (.left, .right)
                case (_, 1): (.down, .up)
                default: (.up, .down)
                }
            var cell = from
            while cell != to {
                mark(cell, sides: entered.union(leaving), owner: owner, on: &sheet)
                entered = entering
                cell = Point(x: cell.x + dx, y: cell.y + dy)
            }
            if to == corners.last {
                let before = Point(x: to.x - dx, y: to.y - dy)
                sheet[before.x, before.y] = Sheet.PackedCell(kind: .arrowhead, sides: leaving, owner: owner)
            }
        }
    }

    private func mark(_ point: Point, sides: Sides, owner: Int32, on sheet: inout Sheet) {
        var cell = sheet[point.x, point.y]
        switch cell.kind {
        case .frame:
            cell.sides.formUnion(sides)
        case .line where cell.owner != owner && sides == .vertical:
            cell = Sheet.PackedCell(kind: .crossing, sides: [.vertical, .horizontal], owner: owner, other: cell.owner)
        case .line where cell.owner != owner:
            cell = Sheet.PackedCell(
                kind: .crossing, sides: [.vertical, .horizontal], owner: cell.owner, other: owner)
        case .line:
            cell.sides.formUnion(sides)
        default:
            cell = Sheet.PackedCell(kind: .line, sides: sides, owner: owner)
        }
        sheet[point.x, point.y] = cell
    }

    // MARK: Labels

    private func paintLabel(of edge: Int, on sheet: inout Sheet) {
        let graph = layout.graph
        let chain = graph.chains[edge]
        let slot = layout.slots[edge]
        guard layout.measures.labelWidth[edge] > 0 else { return }
        let anchor: Point
        switch slot {
        case .none: return
        case .tail:
            let node: Int
            let place: Int
            if let loop = layout.loops.first(where: { $0.edge == edge }) {
                (node, place) = (loop.node, loop.second)
            } else {
                (node, place) = (graph.segments[chain.lowerBound].tail, layout.tailPlace[chain.lowerBound])
            }
            let main =
                layout.layerStart[graph.layerOf[node]] + layout.measures.main(of: node, style: layout.style)
            anchor = point(main: main, cross: place)
        case .head:
            let last = chain.upperBound - 1
            let layer = graph.layerOf[graph.segments[last].head]
            // Above the arrowhead rather than beside it, where two heads and a label between them could be misread.
            let above = layout.style.direction == .leftToRight ? 1 : 2
            anchor = point(main: layout.layerStart[layer] - above, cross: layout.headPlace[last])
        case .passing(let vertex):
            let layer = graph.layerOf[vertex]
            anchor = point(main: layout.layerStart[layer] + layout.layerSize[layer] / 2, cross: layout.cross[vertex])
        }
        switch layout.style.direction {
        case .leftToRight: paintInLine(edge, through: anchor, on: &sheet)
        case .topToBottom: paintBesideLine(edge, at: anchor, on: &sheet)
        }
    }

    /// In the middle of the free piece of the line that runs through a cell.
    private func paintInLine(_ edge: Int, through anchor: Point, on sheet: inout Sheet) {
        let owner = Int32(edgeNames[edge])
        func isFree(_ x: Int) -> Bool {
            guard sheet.contains(x: x, y: anchor.y) else { return false }
            let cell = sheet[x, anchor.y]
            return cell.kind == .line && cell.owner == owner && cell.sides == .horizontal
        }
        var anchorX = anchor.x
        if !isFree(anchorX) { anchorX += isFree(anchorX - 1) ? -1 : 1 }
        var (first, last) = (anchorX, anchorX)
        while isFree(first - 1) { first -= 1 }
        while isFree(last + 1) { last += 1 }
        let width = layout.measures.labelWidth[edge]
        let start = first + (last - first + 1 - width) / 2
        sheet.write(
            labels[edge], x: start, y: anchor.y, kind: .label, owner: edgeNames[edge], columns: columns)
        // Blanks make a label read well, but only where no other line runs above or below it can they be afforded.
        let crowded = (start..<(start + width)).contains { x in
            [anchor.y - 1, anchor.y + 1].contains { y in
                guard sheet.contains(x: x, y: y) else { return false }
                return [.line, .crossing, .arrowhead].contains(sheet[x, y].kind)
            }
        }
        let likeLine = layout.measures.labelLooksLikeLine[edge]
        if start - 1 > first, likeLine || (!crowded && layout.style.labelMargin > 0) {
            sheet[start - 1, anchor.y] = Sheet.PackedCell()
        }
        if start + width < last, !crowded, likeLine || layout.style.labelMargin > 0 {
            sheet[start + width, anchor.y] = Sheet.PackedCell()
        }
    }

    /// To the right of the line, beside a piece of it rather than beside the arrowhead where there is room.
    private func paintBesideLine(_ edge: Int, at anchor: Point, on sheet: inout Sheet) {
        sheet.write(
            labels[edge], x: anchor.x + 1, y: anchor.y, kind: .label, owner: edgeNames[edge], columns: columns)
    }
}
