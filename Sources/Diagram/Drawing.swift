/// The cells of a diagram: its parts painted side by side, and the legend written below.
struct Drawing {
    private(set) var sheet: Sheet
    private(set) var frames: [DiagramFrame]
    /// The corners of every line, by edge.
    private(set) var routes: [[DiagramPoint]]

    init(_ plan: DiagramPlan) {
        let (nodes, columns) = (plan.nodes, plan.options.columns)
        sheet = Sheet(width: plan.width, height: plan.height)
        frames = [DiagramFrame](
            repeating: DiagramFrame(x: 0, y: 0, width: 0, height: 0, isOpen: false), count: nodes.count)
        routes = [[DiagramPoint]](repeating: [], count: plan.edges.count)
        guard let fit = plan.fit else {
            sheet.write(plan.refusal, x: 0, y: 0, kind: .note, owner: 0, columns: { _ in 1 })
            return
        }
        var labels: [PlacedLabel] = []
        let painters = fit.arrangement.parts.map { part in
            Painter(
                layout: part.layout, lines: part.component.nodes.map { nodes[$0].lines },
                labels: part.component.edges.map { fit.legend.lines(on: $0) },
                isMarked: part.component.edges.map { fit.legend.entries[$0] != nil },
                nodeNames: part.component.nodes, edgeNames: part.component.edges, columns: columns,
                x: part.corner.x, y: part.corner.y)
        }
        for painter in painters {
            painter.paint(on: &sheet)
            for (place, node) in painter.nodeNames.enumerated() { frames[node] = painter.frame(of: place) }
            for (place, edge) in painter.edgeNames.enumerated() { routes[edge] = painter.corners(of: place) }
            labels += painter.placedLabels(on: sheet)
        }
        for turn in fit.arrangement.turns {
            sheet.drawLine(through: turn.corners, owner: turn.edge)
            routes[turn.edge] = turn.corners
            // Between two rows of boxes there is one for a label.
            let label = fit.legend.lines(on: turn.edge).joined(separator: " ")
            if !label.isEmpty {
                labels.append(
                    PlacedLabel(
                        text: label, x: turn.label.x, y: turn.label.y, width: label.width(columns), isInLine: true,
                        isMark: fit.legend.entries[turn.edge] != nil, owner: turn.edge))
            }
        }
        if let layout = painters.first?.layout {
            sheet.write(labels, layout.measures, layout.style, columns: columns)
        }
        fit.legend.write(on: &sheet, below: fit.arrangement.height, columns: columns)
    }
}
