internal import Algebra
internal import Autodiff
internal import Cards

/// The edge that a weight stands on, or the weight of an edge.
struct AskedEdge: AskedKind {
    let key: EdgeKey
    let grader: Grader

    private var place: EdgePlace? { EdgePlace(key, grader: grader) }

    var instruction: String {
        guard let place else { return "" }
        let weight = place.names.node(place.weight)
        switch key.ask {
        case .edge: return "The edge that \(weight) stands on, as operand -> consumer."
        case .symbol:
            let edge = place.graph.edges[place.edge]
            return "The weight on the doubled edge from \(place.names.node(edge.from)) to \(place.names.node(edge.to))."
        }
    }

    var typing: String {
        place.map { TypedSign.sentence(for: $0.names, namesAdjoints: false, sparing: $0.weight) } ?? ""
    }

    func preview(_ text: String) -> Reading { grader.preview(text, edge: key) }

    func grade(_ text: String) -> Grade { grader.grade(text, edge: key) }

    func grade(_ entry: Entry) -> Grade {
        guard case .edge(let from, let to) = entry, let place, let edge = place.graph.edge(from: from, to: to) else {
            return grade(entry.text)
        }
        return place.grade(edge: edge)
    }

    func text(of entry: Entry) -> String {
        guard case .edge(let from, let to) = entry, let place, let edge = place.graph.edge(from: from, to: to) else {
            return entry.text
        }
        return place.names.path(Path(edges: [edge]))
    }

    /// From the rule to the answer: where a weight stands, what its subscripts mean here, one end, the edge.
    var hints: [String] {
        guard let place else { return [] }
        let names = place.names
        let edge = place.graph.edges[place.edge]
        var hints = [
            place.graph.isScalar
                ? "A weight stands on the edge whose local partial it is: it multiplies what the operand sends."
                : "A weight stands on the edge whose operand it is multiplied with: on the way back it meets the adjoint there."
        ]
        let rules = place.convention.rules + (place.convention.layerRule.map { [$0] } ?? [])
        if !rules.isEmpty { hints.append("\(rules.listed()).".capitalised) }
        switch key.ask {
        case .edge: hints.append("The edge leads to \(names.node(edge.to)).")
        case .symbol:
            let definition = place.graph.nodes[edge.to].expression?.text(names.notation)
            if let definition { hints.append("\(names.node(edge.to)) = \(definition).") }
        }
        return hints + ["\(answerLead) \(solution)."]
    }

    private var answerLead: String { key.ask == .edge ? "The edge is" : "The weight is" }

    var solution: String {
        guard let place else { return "" }
        switch key.ask {
        case .edge: return place.names.path(Path(edges: [place.edge]))
        case .symbol: return place.names.node(place.weight)
        }
    }
}
