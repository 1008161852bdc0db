internal import Algebra
internal import Autodiff
internal import Cards

/// The shape of a value or derivative.
struct AskedShape: AskedKind {
    let key: ShapeKey
    let grader: Grader

    var instruction: String {
        "A shape: rows by columns, such as \(example.rows)x\(example.columns), (\(example.rows),) for a column, or scalar."
    }

    /// The sizes of the example: neither those of the graph nor those of the answer.
    private var example: (rows: Int, columns: Int) {
        let shapes = [key.shape] + (grader.graph?.nodes.map(\.shape) ?? [])
        let sizes = Set(shapes.flatMap { [$0.rows, $0.columns] })
        let rows = (4...).first { !sizes.contains($0) } ?? 4
        return (rows, ((rows + 1)...).first { !sizes.contains($0) } ?? rows + 1)
    }

    func preview(_ entry: String) -> Reading { grader.preview(entry, shape: key) }

    func grade(_ entry: String) -> Grade { grader.grade(entry, shape: key) }

    var statement: String {
        key.key.map { "What shape does \($0.text(grader.notation)) have in \(key.layout.rawValue) layout?" } ?? ""
    }

    var solution: String { key.shape.textWithKind(grader.notation) }

    /// Generated hints: the rule of the layout; the shapes it is about; the answer.
    var hints: [String] {
        let answer = "The answer is \(solution)."
        guard let graph = grader.graph, case .derivative(let derivative)? = key.key?.atom,
            let above = graph.shape(of: derivative.of), let below = graph.shape(of: derivative.variable)
        else { return [answer] }
        let (of, by) = (derivative.of.text(grader.notation), derivative.variable.text(grader.notation))
        let rule =
            key.layout == .denominator
            ? "In denominator layout the rows follow what is below: \(by)."
            : "In numerator layout the rows follow what is above: \(of)."
        let shapes = "\(of) is \(above.inWords(grader.notation)) and \(by) is \(below.inWords(grader.notation))."
        return [rule, shapes, answer]
    }
}
