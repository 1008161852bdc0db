internal import Algebra
internal import Autodiff

/// A weight taken for the one on an edge: what went wrong with its subscripts or its layer, in the names of the drawing. The
/// right weight, or the right edge, is never named.
struct EdgeSlip {
    let convention: WeightConvention
    let names: GraphNames
    /// The weight as the task or the student names it.
    let symbol: Symbol
    /// The edge that it does not stand on.
    let edge: Int
    /// The weight that stands there; nil where none does.
    let actual: Symbol?

    var verdict: Verdict {
        let found = findings
        return .incorrect(
            misconceptions: found.compactMap(\.misconception).reduce(into: []) { known, next in
                if !known.contains(next) { known.append(next) }
            },
            message: found.map(\.message).joined(separator: " "))
    }

    private typealias Finding = (misconception: Misconception?, message: String)

    private var ends: (from: String, to: String) {
        (names.node(names.graph.edges[edge].from), names.node(names.graph.edges[edge].to))
    }
    private var place: String { "the edge from \(ends.from) to \(ends.to)" }
    private var shown: String { symbol.text(names.notation) }

    private var findings: [Finding] {
        guard let actual, actual.name == symbol.name, actual.indices.count == symbol.indices.count else {
            return [(nil, "\(shown) does not stand on \(place).")]
        }
        var findings: [Finding] = []
        if actual.layer != symbol.layer { findings.append((.wrongLayer, otherLayer)) }
        if actual.indices != symbol.indices {
            if actual.indices == symbol.indices.reversed() {
                findings.append((.swappedWeight, swapped))
            } else {
                findings += zip(actual.indices, symbol.indices).enumerated().compactMap { position, pair in
                    guard pair.0 != pair.1 else { return nil }
                    return (abs(pair.0 - pair.1) == 1 ? .offByOneIndex : nil, otherIndex(position))
                }
            }
        }
        return findings
    }

    private var otherLayer: String {
        "\(place.capitalised) is not in the layer of \(shown)"
            + (convention.layerRule.map { ": \($0)." } ?? ".")
    }

    private var swapped: String {
        "On \(place) the subscripts of \(shown) are swapped"
            + (convention.rules.isEmpty ? "." : ": \(convention.rules.joined(separator: ", ")).")
    }

    private func otherIndex(_ position: Int) -> String {
        switch convention.end(ofIndex: position) {
        case .consumer: "\(shown) does not lead to \(ends.to): \(convention.rule(ofIndex: position) ?? "")."
        case .operand: "\(shown) does not come from \(ends.from): \(convention.rule(ofIndex: position) ?? "")."
        case nil: "The \(WeightConvention.ordinal(position)) subscript of \(shown) is not that of \(place)."
        }
    }
}

extension String {
    /// With a capital at its beginning, as a sentence has it.
    var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
