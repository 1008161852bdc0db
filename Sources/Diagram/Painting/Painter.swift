/// Paints the layout of one component into a sheet, boxes and then lines, and says where the labels are to be written.
struct Painter {
    let layout: Layout
    let lines: [[String]]
    let labels: [[String]]
    /// Whether a label is only a mark and the true one stands in the legend.
    let isMarked: [Bool]
    /// Indices of the whole diagram for the component's nodes and edges.
    let nodeNames: [Int]
    let edgeNames: [Int]
    let columns: (Character) -> Int
    let x: Int
    let y: Int

    typealias Point = DiagramPoint

    func point(main: Int, cross: Int) -> Point {
        let cross = cross - layout.crossRange.lowerBound
        return layout.style.direction == .leftToRight
            ? Point(x: x + main, y: y + cross) : Point(x: x + cross, y: y + main)
    }

    func frame(of node: Int) -> DiagramFrame {
        let corner = point(main: layout.routing.layerStart[layout.graph.layerOf[node]], cross: layout.cross[node])
        let main = layout.measures.main(of: node, style: layout.style)
        let leftToRight = layout.style.direction == .leftToRight
        return DiagramFrame(
            x: corner.x, y: corner.y, width: leftToRight ? main : layout.crossSize[node],
            height: leftToRight ? layout.crossSize[node] : main, isOpen: layout.isOpen[node])
    }

    /// Boxes and lines.
    func paint(on sheet: inout Sheet) {
        for node in 0..<layout.graph.nodeCount {
            let frame = frame(of: node)
            paintFrame(frame, node: node, on: &sheet)
            frame.write(
                lines[node], room: layout.measures.textWidth[node], node: nodeNames[node], on: &sheet,
                columns: columns)
        }
        for edge in layout.graph.chains.indices { sheet.drawLine(through: corners(of: edge), owner: edgeNames[edge]) }
    }

    private func paintFrame(_ frame: DiagramFrame, node: Int, on sheet: inout Sheet) {
        let owner = nodeNames[node]
        for column in 0..<frame.width {
            for row in 0..<frame.height {
                var sides: Sides = []
                if !frame.isOpen, row == 0 || row == frame.height - 1 {
                    if column > 0 { sides.insert(.left) }
                    if column < frame.width - 1 { sides.insert(.right) }
                }
                if column == 0 || column == frame.width - 1 {
                    if row > 0 || frame.isOpen { sides.insert(.up) }
                    if row < frame.height - 1 || frame.isOpen { sides.insert(.down) }
                }
                let kind: Sheet.Kind = sides.isEmpty ? .text : .frame
                sheet[frame.x + column, frame.y + row] = Sheet.Cell(kind: kind, sides: sides, owner: owner)
            }
        }
    }

    // MARK: Lines

    /// Where an edge's line goes, from the frame of its source to the frame of its target, both included.
    func corners(of edge: Int) -> [Point] {
        if !layout.graph.chains[edge].isEmpty { return route(of: edge) }
        return layout.routing.loops.first { $0.edge == edge }.map(route) ?? []
    }

    /// The corners of an edge's line, from the frame of its lower box to the frame of its higher box, both included.
    private func route(of edge: Int) -> [Point] {
        let graph = layout.graph
        let chain = graph.chains[edge]
        let first = graph.segments[chain.lowerBound]
        let lowLayer = graph.layerOf[first.tail]
        var main = layout.routing.layerStart[lowLayer] + layout.measures.main(of: first.tail, style: layout.style) - 1
        var cross = layout.places.tailPlace[chain.lowerBound]
        var corners = [point(main: main, cross: cross)]
        for segment in chain {
            for turn in layout.routing.turns[segment] {
                main = turn.distance
                corners.append(point(main: main, cross: cross))
                cross = turn.place
                corners.append(point(main: main, cross: cross))
            }
        }
        let high = graph.segments[chain.upperBound - 1].head
        corners.append(point(main: layout.routing.layerStart[graph.layerOf[high]], cross: cross))
        return layout.graph.reversed[edge] ? corners.reversed() : corners
    }

    /// From the second place on the box round to the first, where the arrowhead stands.
    private func route(of loop: Routing.Loop) -> [Point] {
        let graph = layout.graph
        let main =
            layout.routing.layerStart[graph.layerOf[loop.node]]
            + layout.measures.main(of: loop.node, style: layout.style) - 1
        return [
            point(main: main, cross: loop.second), point(main: loop.main, cross: loop.second),
            point(main: loop.main, cross: loop.first), point(main: main, cross: loop.first),
        ]
    }
}
