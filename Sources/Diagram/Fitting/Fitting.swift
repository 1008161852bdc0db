/// Tries styles, most generous first, then legends for ever shorter labels, until the picture fits the width asked for;
/// otherwise keeps the narrowest.
struct Fitting {
    struct Fit {
        let arrangement: Arrangement
        let legend: Legend
        let direction: DiagramOptions.Direction

        var width: Int { max(arrangement.width, legend.width) }
        var height: Int { arrangement.height + legend.height }
    }

    let components: [Component]
    let texts: Texts
    /// The columns to fit into; nil is unlimited.
    let limit: Int?
    let directions: [DiagramOptions.Direction]
    let glyphs: DiagramOptions.Glyphs

    /// Labels up to this width always stay on their edges: reading them there is worth more than the columns.
    private static let shortLabel = 16

    func best() -> Fit {
        let limit = limit ?? .max
        let labelsInPlace = Legend(texts, widerThan: .max)
        var narrowest: Fit?
        for legend in [labelsInPlace] + legends(within: limit) {
            // Nothing is laid out that cannot fit.
            for (style, limit) in attempts(within: limit) where leastWidth(style, legend) <= limit {
                let fit = fit(style, legend)
                if fit.width <= limit { return fit }
                // A legend that does not make the picture fit is no help.
                if legend.entries.isEmpty, fit.width < narrowest?.width ?? .max { narrowest = fit }
            }
        }
        let tightest = directions.map { Style.tightest($0, glyphs) }
        for style in tightest {
            let fit = fit(style, labelsInPlace)
            if fit.width < narrowest?.width ?? .max { narrowest = fit }
        }
        return narrowest ?? fit(Style.tightest(.leftToRight, glyphs), labelsInPlace)
    }

    /// The columns of a common terminal.
    private static let page = 80

    /// The styles in the order they are tried, each with the columns it may take. Down the page a generous style mostly
    /// adds width, so where there is room for more than a page, a tighter one that stays within the page goes first.
    private func attempts(within limit: Int) -> [(style: Style, limit: Int)] {
        directions.flatMap { direction in
            let styles = Style.steps(direction, glyphs)
            let attempts = styles.map { (style: $0, limit: limit) }
            guard direction == .topToBottom, limit > Self.page else { return attempts }
            return styles.map { (style: $0, limit: Self.page) } + attempts
        }
    }

    /// Legends that take over ever shorter labels.
    private func legends(within limit: Int) -> [Legend] {
        let widest = texts.labelWidth.max() ?? 0
        let limits = sequence(first: widest * 3 / 4) { $0 * 3 / 4 }.prefix { $0 > Self.shortLabel }
        return (limits + [Self.shortLabel]).map { Legend(texts, widerThan: $0) }
            .filter { !$0.entries.isEmpty && $0.width <= limit }
    }

    private func fit(_ style: Style, _ legend: Legend) -> Fit {
        let layouts = components.map {
            Layout(graph: $0.graph, measures: Measures(texts, of: $0, legend: legend), style: style)
        }
        let arrangement = Arrangement(components, layouts: layouts, limit: limit ?? layouts.map(\.width).max() ?? 0)
        return Fit(arrangement: arrangement, legend: legend, direction: style.direction)
    }

    /// A width no layout in this style can go below, found without one.
    private func leastWidth(_ style: Style, _ legend: Legend) -> Int {
        components.map { component in
            let measures = Measures(texts, of: component, legend: legend)
            let graph = component.graph
            switch style.direction {
            case .leftToRight:
                let boxes = graph.layers.map { layer in
                    layer.map { graph.isWaypoint($0) ? 1 : measures.main(of: $0, style: style) }.max() ?? 0
                }
                return boxes.reduce(0, +) + 2 * (graph.layers.count - 1)
            case .topToBottom:
                let layers = graph.layers.map { layer in
                    layer.reduce(-1) {
                        $0 + 1 + (graph.isWaypoint($1) ? 1 : measures.cross(of: $1, style: style))
                    }
                }
                return layers.max() ?? 0
            }
        }.max() ?? 0
    }
}
