/// The texts of a diagram in columns and rows, measured once.
struct Texts {
    /// Columns of the widest line of every node, its room included, and its lines.
    let textWidth: [Int]
    let lineCount: [Int]
    let labels: [String]
    /// Columns of the label of every edge; 0 for none.
    let labelWidth: [Int]

    init(nodes: [DiagramNode], labels: [String], columns: (Character) -> Int) {
        textWidth = nodes.map { node in max(1, node.minimumWidth, node.lines.map { $0.width(columns) }.max() ?? 0) }
        lineCount = nodes.map { max(1, $0.lines.count) }
        self.labels = labels
        labelWidth = labels.map { $0.width(columns) }
    }
}

/// The texts of one component, as far as its layout depends on them.
struct Measures {
    let textWidth: [Int]
    let lineCount: [Int]
    let labelWidth: [Int]
    /// Whether a label begins or ends like a line and so needs a blank to be told from it.
    let labelLooksLikeLine: [Bool]

    init(_ texts: Texts, of component: Component, legend: Legend) {
        textWidth = component.nodes.map { texts.textWidth[$0] }
        lineCount = component.nodes.map { texts.lineCount[$0] }
        labelWidth = component.edges.map { legend.entries[$0].map { $0.mark.count } ?? texts.labelWidth[$0] }
        let lineLike: Set<Character> = ["-", "−", "–", "—", "─", "+", "|", ">", "<"]
        labelLooksLikeLine = component.edges.map { edge in
            let label = legend.labelsOnEdges[edge]
            return [label.first, label.last].contains { $0.map(lineLike.contains) ?? false }
        }
    }

    /// A box's extent across the layers as far as its text asks for it.
    func cross(of node: Int, style: Style) -> Int {
        switch style.direction {
        case .leftToRight: lineCount[node] + 2
        case .topToBottom: textWidth[node] + 2 * style.padding + 2
        }
    }

    /// A box's extent in the direction of the layers.
    func main(of node: Int, style: Style) -> Int {
        switch style.direction {
        case .leftToRight: textWidth[node] + 2 * style.padding + 2
        case .topToBottom: lineCount[node] + 2
        }
    }

    /// Cells of a line that a label in it takes: itself, its blanks and a piece of line on either side.
    func roomInLine(of edge: Int, style: Style) -> Int {
        labelWidth[edge] + 2 + 2 * max(style.labelMargin, labelLooksLikeLine[edge] ? 1 : 0)
    }
}

extension String {
    /// The columns a terminal gives the whole text.
    func width(_ columns: (Character) -> Int) -> Int { reduce(0) { $0 + max(1, columns($1)) } }
}
