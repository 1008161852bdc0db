/// What a diagram may say, to be laid out for one view after another: texts are measured, boxes put into layers and every
/// layout made once, however often it is tried.
package final class DiagramDraft {
    let wordings: Wordings
    /// Nil for what is too large to draw.
    let components: [Component]?
    private var layouts: [LayoutKey: Layout] = [:]

    /// What a layout follows from, of one component.
    private struct LayoutKey: Hashable {
        let component: Int
        let wording: Int
        /// Which labels stand in the legend.
        let legend: Set<Int>
        let style: Style
    }

    /// - Parameters:
    ///   - groups: wordings that say as much, the fullest group first. One wording at least; each is asked for once, where it
    ///     is needed.
    ///   - columns: the columns a terminal gives a character.
    package init(_ groups: [[() -> DiagramWording]], columns: @escaping @Sendable (Character) -> Int) {
        wordings = Wordings(groups, columns: columns)
        components = Self.components(of: wordings[0].wording)
    }

    private static func components(of wording: DiagramWording) -> [Component]? {
        let (nodes, edges) = (wording.nodes, wording.edges)
        guard DiagramPlan.admits(nodes: nodes.count, edges: edges.count) else { return nil }
        let known = edges.indices.filter {
            nodes.indices.contains(edges[$0].from) && nodes.indices.contains(edges[$0].to)
        }
        let links = known.map { Link(tail: edges[$0].from, head: edges[$0].to) }
        return Component.parts(nodeCount: nodes.count, edges: known, links: links)
    }

    /// The layout of a component in a style.
    func layout(of component: Int, _ wording: Int, _ legend: Legend, _ style: Style, make: () -> Layout) -> Layout {
        let key = LayoutKey(component: component, wording: wording, legend: Set(legend.entries.keys), style: style)
        if let known = layouts[key] { return known }
        let layout = make()
        layouts[key] = layout
        return layout
    }
}
