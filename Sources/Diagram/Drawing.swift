/// The cells of a diagram: its parts painted side by side, and the legend written below.
struct Drawing {
    private(set) var sheet: Sheet
    private(set) var frames: [DiagramFrame]
    /// The corners of every line, by edge.
    private(set) var routes: [[DiagramPoint]]

    init(_ plan: DiagramPlan) {
        let (nodes, columns) = (plan.nodes, plan.options.columns)
        sheet = Sheet(width: plan.width, height: plan.height)
        frames = [DiagramFrame](repeating: DiagramFrame(x: 0, y: 0, width: 0, height: 0), count: nodes.count)
        routes = [[DiagramPoint]](repeating: [], count: plan.edges.count)
        guard let fit = plan.fit else {
            sheet.write(plan.refusal, x: 0, y: 0, kind: .note, owner: 0, columns: { _ in 1 })
            return
        }
        for part in fit.arrangement.parts {
            let painter = Painter(
                layout: part.layout, lines: part.component.nodes.map { nodes[$0].lines },
                labels: part.component.edges.map { fit.legend.lines(on: $0, fit.direction) },
                isMarked: part.component.edges.map { fit.legend.entries[$0] != nil },
                nodeNames: part.component.nodes, edgeNames: part.component.edges, columns: columns,
                x: part.corner.x, y: part.corner.y)
            painter.paint(on: &sheet)
            for (place, node) in part.component.nodes.enumerated() { frames[node] = painter.frame(of: place) }
            for (place, edge) in part.component.edges.enumerated() { routes[edge] = painter.corners(of: place) }
        }
        for turn in fit.arrangement.turns {
            sheet.drawLine(through: turn.corners, owner: turn.edge)
            routes[turn.edge] = turn.corners
            for label in fit.legend.lines(on: turn.edge, fit.direction) {
                let isMark = fit.legend.entries[turn.edge] != nil
                if turn.hasBlanks {
                    for x in [turn.label.x - 1, turn.label.x + label.width(columns)] {
                        sheet[x, turn.label.y] = Sheet.Cell()
                    }
                }
                sheet.write(
                    label, x: turn.label.x, y: turn.label.y, kind: isMark ? .mark : .label, owner: turn.edge,
                    columns: columns)
            }
        }
        fit.legend.write(on: &sheet, below: fit.arrangement.height, columns: columns)
    }
}
