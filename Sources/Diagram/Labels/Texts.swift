/// The texts of a diagram in columns and rows, measured once.
struct Texts {
    /// Columns of the widest line of every node, its room included, and its lines.
    let textWidth: [Int]
    let lineCount: [Int]
    /// Whether boxes may do without a frame above and below.
    let opensBoxes: Bool
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
        opensBoxes = wording.opensBoxes
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
    private let opensBoxes: Bool
    /// Columns of the label of every edge, and of its lines in one.
    let labelWidth: [Int]
    let oneLineWidth: [Int]
    /// Rows of the label of every edge.
    let labelHeight: [Int]
    /// Whether labels in lines need a blank before them in any style: all labels of a picture look alike.
    let needsBlanks: Bool

    init(_ texts: Texts, of component: Component, legend: Legend) {
        textWidth = component.nodes.map { texts.textWidth[$0] }
        lineCount = component.nodes.map { texts.lineCount[$0] }
        opensBoxes = texts.opensBoxes
        let labels = component.edges.map(legend.lines)
        labelHeight = labels.map(\.count)
        func width(_ edge: Int, _ widths: [Int]) -> Int { legend.entries[edge].map { $0.mark.count } ?? widths[edge] }
        labelWidth = component.edges.map { width($0, texts.labelWidth) }
        oneLineWidth = component.edges.map { width($0, texts.oneLineWidth) }
        needsBlanks = legend.leavesLineLikeLabels
    }

    /// Whether boxes may do without a frame above and below. Staggered ends of lines need its rows.
    func opensBoxes(in style: Style) -> Bool {
        opensBoxes && style.direction == .leftToRight && !style.isStaggered
    }

    /// A box's extent across the layers as far as its text asks for it, without a frame above and below where it may do
    /// without.
    func cross(of node: Int, style: Style) -> Int {
        switch style.direction {
        case .leftToRight: lineCount[node] + (opensBoxes(in: style) ? 0 : 2)
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

    /// Cells that a label takes in the direction of the layers.
    func roomAlong(_ edge: Int, style: Style) -> Int {
        style.direction == .leftToRight ? roomInLine(of: edge, style: style) : labelHeight[edge]
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
