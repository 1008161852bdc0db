/// The layouts of all components, packed beside and below each other.
struct Arrangement {
    struct Part {
        let component: Component
        let layout: Layout
        var x: Int
        var y: Int
    }
    let parts: [Part]
    let width: Int
    let height: Int

    /// Whether lines make way for others.
    var hasDetours: Bool { parts.contains { $0.layout.hasDetours } }
    /// Where lines cross; nil where there are too many to count.
    var crossings: Int? {
        parts.reduce(0) { sum, part in sum.flatMap { sum in part.layout.routing.crossings.map { sum + $0 } } }
    }

    /// Left to right in rows no wider than `limit`, in input order.
    init(_ components: [Component], layouts: [Layout], limit: Int) {
        var parts: [Part] = []
        var (x, y, rowHeight, width) = (0, 0, 0, 0)
        for (component, layout) in zip(components, layouts) {
            if x > 0, x + layout.width > limit {
                x = 0
                y += rowHeight + 1
                rowHeight = 0
            }
            parts.append(Part(component: component, layout: layout, x: x, y: y))
            width = max(width, x + layout.width)
            x += layout.width + 3
            rowHeight = max(rowHeight, layout.height)
        }
        self.parts = parts
        self.width = width
        height = components.isEmpty ? 0 : y + rowHeight
    }
}
