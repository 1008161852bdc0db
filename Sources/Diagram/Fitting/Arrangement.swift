/// The layouts of all components, packed beside and below each other.
struct Arrangement {
    let parts: [Rows.Row]
    let turns: [Rows.Turn]
    let width: Int
    let height: Int

    /// Whether lines make way for others.
    var hasDetours: Bool { parts.contains { $0.layout.hasDetours } }
    /// Where lines cross; nil where there are too many to count.
    var crossings: Int? {
        parts.reduce(0) { sum, part in sum.flatMap { sum in part.layout.routing.crossings.map { sum + $0 } } }
    }

    /// Left to right in rows no wider than `limit`, in input order.
    init(_ components: [Rows], limit: Int) {
        var parts: [Rows.Row] = []
        var turns: [Rows.Turn] = []
        var (x, y, rowHeight, width) = (0, 0, 0, 0)
        for component in components {
            if x > 0, x + component.width > limit {
                x = 0
                y += rowHeight + 1
                rowHeight = 0
            }
            let moved = component.moved(x: x, y: y)
            parts += moved.rows
            turns += moved.turns
            width = max(width, x + component.width)
            x += component.width + 3
            rowHeight = max(rowHeight, component.height)
        }
        self.parts = parts
        self.turns = turns
        self.width = width
        height = components.isEmpty ? 0 : y + rowHeight
    }
}
