/// The texts of a diagram in columns and rows, measured once.
struct Texts {
    /// Columns of the widest line of every node, its room included, and its lines.
    let textWidth: [Int]
    let lineCount: [Int]
    /// The lines of the label of every edge; none for no label.
    let labels: [[String]]
    /// Columns of every label with its lines below each other, and in one line; 0 for none.
    let labelWidth: [Int]
    let oneLineWidth: [Int]
    /// Whether a label begins or ends like a line and so needs a blank to be told from it, by edge.
    let looksLikeLine: [Bool]

    init(_ wording: DiagramWording, columns: (Character) -> Int) {
        textWidth = wording.nodes.map { node in
            max(1, node.minimumWidth, node.lines.map { $0.width(columns) }.max() ?? 0)
        }
        lineCount = wording.nodes.map { max(1, $0.lines.count) }
        labels = wording.edges.map(\.lines)
        labelWidth = labels.map { lines in lines.map { $0.width(columns) }.max() ?? 0 }
        oneLineWidth = wording.edges.map { $0.label.width(columns) }
        looksLikeLine = labels.map { lines in
            [lines.first?.first, lines.last?.last].contains { $0.map(Self.lineLike.contains) ?? false }
        }
    }

    private static let lineLike: Set<Character> = ["-", "−", "–", "—", "─", "+", "|", ">", "<"]
}

/// The texts of one component, as far as its layout depends on them.
struct Measures {
    let textWidth: [Int]
    let lineCount: [Int]
    let labelWidth: [Int]
    /// Rows of the label of every edge.
    let labelHeight: [Int]
    /// Whether labels in lines need a blank before them in any style: all labels of a picture look alike.
    let needsBlanks: Bool

    init(_ texts: Texts, of component: Component, legend: Legend, direction: DiagramOptions.Direction) {
        textWidth = component.nodes.map { texts.textWidth[$0] }
        lineCount = component.nodes.map { texts.lineCount[$0] }
        let labels = component.edges.map { legend.lines(on: $0, direction) }
        labelHeight = labels.map(\.count)
        let widths = direction == .leftToRight ? texts.oneLineWidth : texts.labelWidth
        labelWidth = component.edges.map { legend.entries[$0].map { $0.mark.count } ?? widths[$0] }
        needsBlanks = legend.leavesLineLikeLabels
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

    /// Blanks before and behind a label that stands in its line.
    func blanks(_ style: Style) -> (before: Int, behind: Int) {
        (needsBlanks ? max(1, style.labelMargin) : style.labelMargin, style.labelMargin)
    }

    /// Cells of a line that a label in it takes: itself, its blanks and a piece of line on either side.
    func roomInLine(of edge: Int, style: Style) -> Int {
        labelWidth[edge] + 2 + blanks(style).before + blanks(style).behind
    }
}

extension String {
    /// The columns a terminal gives the whole text.
    func width(_ columns: (Character) -> Int) -> Int { reduce(0) { $0 + max(1, columns($1)) } }
}
