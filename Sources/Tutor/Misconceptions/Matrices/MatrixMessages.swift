internal import Algebra
internal import Autodiff

/// The words for what goes wrong with vectors and matrices alone. Like the others they say which rule is broken and where,
/// and never the right answer.
struct MatrixMessages {
    private let place: ExaminedMatrix

    init(_ place: ExaminedMatrix) { self.place = place }

    private var names: GraphNames { place.names }

    var exchanged: String {
        guard place.isDerivative else { return "Rows and columns are exchanged." }
        let other = place.layout == .denominator ? Layout.numerator : .denominator
        return
            "Rows and columns are exchanged: right in \(other.rawValue) layout; this card uses \(place.layout.rawValue)."
    }

    func transposedFactor(_ edge: Int?) -> String {
        "A factor is transposed, or left as it is, where it should be the other way round"
            + (edge.map { ": look at what \(sends($0))." } ?? ".")
    }

    func productOrder(_ edge: Int?) -> String {
        "The factors of a matrix product may not change places"
            + (edge.map { ": look at their order in what \(sends($0))." } ?? ": look at their order.")
    }

    func missingFactor(_ edge: Int) -> String { "A factor is missing from what \(sends(edge))." }

    func shiftedElements(rows: Bool) -> String {
        "The elements are one \(rows ? "row" : "column") off: look at the indices."
    }

    func shiftedElements(of name: Expression) -> String {
        "The elements of \(name.text(names.notation)) are one place off: look at the indices."
    }

    /// `z sends back to x`.
    private func sends(_ edge: Int) -> String {
        "\(names.node(place.graph.edges[edge].to)) sends back to \(names.node(place.graph.edges[edge].from))"
    }
}
