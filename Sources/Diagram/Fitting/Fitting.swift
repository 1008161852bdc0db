/// Tries wordings, the fullest first, each in ever tighter styles, and then with legends for ever shorter labels, until the
/// picture fits.
struct Fitting {
    struct Fit {
        let wording: Int
        let arrangement: Arrangement
        let legend: Legend
        let direction: DiagramOptions.Direction

        var width: Int { max(arrangement.width, legend.width) }
        var height: Int { arrangement.height + legend.height }
    }

    private let draft: DiagramDraft
    private let components: [Component]
    private let options: DiagramOptions
    private var wordings: Wordings { draft.wordings }

    /// Nil for what is too large to draw.
    init?(_ draft: DiagramDraft, options: DiagramOptions) {
        guard let components = draft.components else { return nil }
        (self.draft, self.components, self.options) = (draft, components, options)
    }

    /// The columns and rows to fit into.
    private var width: Int { options.width ?? .max }
    private var height: Int { options.height ?? .max }
    private var directions: [DiagramOptions.Direction] {
        options.direction.map { [$0] }
            ?? [options.preferred] + DiagramOptions.Direction.allCases.filter { $0 != options.preferred }
    }
    private var glyphs: DiagramOptions.Glyphs { options.glyphs }

    /// Labels up to this width always stay on their edges: reading them there is worth more than the columns.
    private static let shortLabel = 16
    /// Where a page has no columns for them either, shorter ones go below too.
    private static let shorterLabels = [12, 9, 6, 4]

    /// The first wording in the first style that fits; legends only where none does without. Else the picture of which
    /// most is seen at a time.
    func best() -> Fit {
        for group in wordings.groups {
            for direction in directions {
                for wording in group {
                    let legend = legend(wording, widerThan: .max)
                    if let fit = firstFit(wording, legend, [direction], height: height) { return fit }
                }
            }
        }
        for wording in wordings.indices {
            let legend = legend(wording, widerThan: .max)
            // What is not folded was tried above.
            for direction in directions {
                if let fit = foldedFit(wording, legend, direction, height: height, layers: 2) { return fit }
            }
        }
        for wording in wordings.indices {
            for legend in legends(wording) {
                if let fit = firstFit(wording, legend) { return fit }
            }
        }
        for limit in height == .max ? Self.shorterLabels : [] {
            for wording in wordings.indices {
                let legend = legend(wording, widerThan: limit)
                if !legend.entries.isEmpty, legend.width <= width, let fit = firstFit(wording, legend) { return fit }
            }
        }
        return largest()
    }

    /// Where nothing fits: that of which most is seen at a time. Large graphs that are short of rows too say everything, since
    /// they have to be moved about anyway.
    private func largest() -> Fit {
        var best: Fit?
        // What comes later is fuller, and taken where as much of it is seen.
        func take(_ fit: Fit) {
            if best.map({ seen(fit.width, fit.height) >= seen($0.width, $0.height) }) ?? true { best = fit }
        }
        func consider(_ wording: Int, _ legend: Legend, _ style: Style) {
            // Nothing is laid out of which more cannot be seen.
            let least = leastSize(wording, legend, style)
            if let best, seen(least.columns, least.rows) < seen(best.width, best.height) { return }
            take(fit(wording, legend, style, width))
        }
        if height == .max || isSmall {
            // The shortest first, so that nothing is laid out of which less would be seen.
            for wording in wordings.indices.reversed() {
                let limits = [.max, Self.shortLabel] + (height == .max ? Self.shorterLabels : [])
                var legends = limits.map { legend(wording, widerThan: $0) }
                // Where all labels are short several say the same.
                legends = legends.indices.filter {
                    $0 == 0 || legends[$0].entries.count > legends[$0 - 1].entries.count
                }
                .map { legends[$0] }
                for legend in legends.reversed() {
                    for style in directions.flatMap(narrowStyles).reversed() { consider(wording, legend, style) }
                }
            }
        } else {
            let legend = legend(0, widerThan: .max)
            for direction in directions.reversed() {
                if let fit = firstFit(0, legend, [direction], height: .max) {
                    take(fit)
                } else {
                    consider(0, legend, Style.tightest(direction, glyphs))
                }
            }
        }
        return best ?? fit(0, legend(0, widerThan: .max), Style.tightest(directions[0], glyphs), width)
    }

    /// The tightest style; of graphs that are laid out in no time all of them, as a looser one is now and then narrower.
    private func narrowStyles(_ direction: DiagramOptions.Direction) -> [Style] {
        guard isSmall else { return [Style.tightest(direction, glyphs)] }
        let steps = Style.steps(direction, glyphs)
        return direction == .leftToRight ? steps + steps.map(\.staggered) : steps
    }

    /// Whether the graph is laid out in no time.
    private var isSmall: Bool { components.reduce(0) { $0 + $1.nodes.count } <= Self.smallGraph }

    private static let smallGraph = 50

    private func firstFit(_ wording: Int, _ legend: Legend) -> Fit? {
        firstFit(wording, legend, directions, height: height)
    }

    private func firstFit(
        _ wording: Int, _ legend: Legend, _ directions: [DiagramOptions.Direction], height: Int
    ) -> Fit? {
        for direction in directions {
            if let fit = firstFit(wording, legend, direction, height: height)
                ?? foldedFit(wording, legend, direction, height: height, layers: Self.longChain)
            {
                return fit
            }
        }
        return nil
    }

    private func firstFit(
        _ wording: Int, _ legend: Legend, _ direction: DiagramOptions.Direction, height: Int
    ) -> Fit? {
        // Nothing is laid out that cannot fit.
        for (style, width) in attempts(direction) where mayFit(wording, legend, style, width, height) {
            let fit = fit(wording, legend, style, width)
            if let fit = [untangled(fit, style, legend, width), fit].compactMap(\.self)
                .first(where: { $0.width <= width && $0.height <= height })
            {
                return fit
            }
        }
        return nil
    }

    /// From left to right, a picture in which lines make way for each other with its ends staggered, which takes more rows; nil
    /// where that saves less than a tenth of the crossings.
    private func untangled(_ fit: Fit, _ style: Style, _ legend: Legend, _ width: Int) -> Fit? {
        guard style.direction == .leftToRight, fit.arrangement.hasDetours, let crossings = fit.arrangement.crossings
        else { return nil }
        let staggered = self.fit(fit.wording, legend, style.staggered, width)
        return staggered.arrangement.crossings.flatMap { 10 * $0 <= 9 * crossings ? staggered : nil }
    }

    /// The share of a picture of this size that is seen at a time, from 0 to 1.
    private func seen(_ columns: Int, _ rows: Int) -> Double {
        min(1, Double(width) / Double(max(1, columns))) * min(1, Double(height) / Double(max(1, rows)))
    }

    /// The columns of a common terminal.
    private static let page = 80

    /// The styles in the order they are tried, each with the columns it may take. Down the page a generous style mostly
    /// adds width, so where there is room for more than a page, a tighter one that stays within the page goes first.
    private func attempts(_ direction: DiagramOptions.Direction) -> [(style: Style, width: Int)] {
        let styles = Style.steps(direction, glyphs)
        let attempts = styles.map { (style: $0, width: width) }
        guard direction == .topToBottom, width > Self.page else { return attempts }
        return styles.map { (style: $0, width: Self.page) } + attempts
    }

    // MARK: Folding

    /// The layers of a chain that is rather folded than drawn down the page, or with fewer words in one row.
    private static let longChain = 10

    /// From left to right in several rows, in the first style in which that fits; nil where no component has so many layers.
    private func foldedFit(
        _ wording: Int, _ legend: Legend, _ direction: DiagramOptions.Direction, height: Int, layers: Int
    ) -> Fit? {
        guard direction == .leftToRight, width < .max,
            components.contains(where: { $0.graph.layers.count >= layers && Rows.mayFold($0.graph, columns: width) })
        else { return nil }
        for style in Style.steps(direction, glyphs) {
            // Nor is any where another can neither be folded nor be so narrow.
            let mayGoIn = components.allSatisfy { component in
                let measures = measures(of: component, wording, legend)
                return Rows.mayFold(component.graph, columns: width)
                    || leastSize(component.graph, measures, style).along <= width
            }
            guard mayGoIn else { continue }
            let rows = components.indices.compactMap { index in
                let layout = layout(of: index, wording, legend, style)
                return layout.width <= width
                    ? Rows(components[index], layout)
                    : Rows(folding: components[index], layout, columns: width) { made(of: $0, wording, legend, style) }
            }
            guard rows.count == components.count else { continue }
            let arrangement = Arrangement(rows, limit: width)
            let fit = Fit(wording: wording, arrangement: arrangement, legend: legend, direction: direction)
            if fit.width <= width, fit.height <= height { return fit }
        }
        return nil
    }

    /// Legends that take over ever shorter labels.
    private func legends(_ wording: Int) -> [Legend] {
        let texts = wordings[wording].texts
        let widest = texts.labelWidth.max() ?? 0
        let limits = sequence(first: widest * 3 / 4) { $0 * 3 / 4 }.prefix { $0 > Self.shortLabel }
        return (limits + [Self.shortLabel]).map { legend(wording, widerThan: $0) }
            .filter { !$0.entries.isEmpty && $0.width <= width }
    }

    private func legend(_ wording: Int, widerThan limit: Int) -> Legend {
        Legend(wordings[wording].texts, widerThan: limit, options)
    }

    private func fit(_ wording: Int, _ legend: Legend, _ style: Style, _ width: Int) -> Fit {
        let rows = components.indices.map { Rows(components[$0], layout(of: $0, wording, legend, style)) }
        let arrangement = Arrangement(rows, limit: width == .max ? rows.map(\.width).max() ?? 0 : width)
        return Fit(wording: wording, arrangement: arrangement, legend: legend, direction: style.direction)
    }

    private func layout(of component: Int, _ wording: Int, _ legend: Legend, _ style: Style) -> Layout {
        draft.layout(of: component, wording, legend, style) { made(of: components[component], wording, legend, style) }
    }

    private func made(of component: Component, _ wording: Int, _ legend: Legend, _ style: Style) -> Layout {
        Layout(graph: component.graph, measures: measures(of: component, wording, legend), style: style)
    }

    private func measures(of component: Component, _ wording: Int, _ legend: Legend) -> Measures {
        Measures(wordings[wording].texts, of: component, legend: legend)
    }

    /// False where no layout in this style can be so small, found without one.
    private func mayFit(
        _ wording: Int, _ legend: Legend, _ style: Style, _ width: Int, _ height: Int
    ) -> Bool {
        let least = leastSize(wording, legend, style)
        return least.columns <= width && least.rows <= height
    }

    /// Columns and rows that a layout in this style takes at least, found without one.
    func leastSize(_ wording: Int, _ legend: Legend, _ style: Style) -> (columns: Int, rows: Int) {
        components.reduce((0, 0)) { size, component in
            let (along, across) = leastSize(component.graph, measures(of: component, wording, legend), style)
            let (columns, rows) = style.direction == .leftToRight ? (along, across) : (across, along)
            return (max(size.0, columns), max(size.1, rows))
        }
    }

    /// The least extent along the layers and across them.
    private func leastSize(_ graph: LayeredGraph, _ measures: Measures, _ style: Style) -> (along: Int, across: Int) {
        var gaps = [Int](repeating: 2, count: graph.layers.count)
        gaps[0] = 0
        // A label on a line from one layer to the next stands before the arrowhead, between them.
        for (edge, chain) in graph.chains.enumerated() where chain.count == 1 && measures.labelWidth[edge] > 0 {
            let layer = graph.layerOf[graph.segments[chain.lowerBound].head]
            gaps[layer] = max(gaps[layer], measures.roomAlong(edge, style: style) + 1)
        }
        var (along, across) = (gaps.reduce(0, +), 0)
        for layer in graph.layers {
            along += layer.map { graph.isWaypoint($0) ? 1 : measures.main(of: $0, style: style) }.max() ?? 0
            let extents = layer.map { vertex in
                guard !graph.isWaypoint(vertex) else { return 1 }
                let leaving = graph.outgoing[vertex].count
                let lines = max(graph.incoming[vertex].count, leaving < style.branches ? leaving : 1)
                // The frame, where there is one, and every line, with a gap between two of them.
                let frame = measures.opensBoxes(in: style) ? 0 : 2
                return max(frame + lines * (1 + style.gap) - style.gap, measures.cross(of: vertex, style: style))
            }
            across = max(across, extents.reduce(-style.gap) { $0 + $1 + style.gap })
        }
        return (along, across)
    }
}
