internal import Algebra
internal import Autodiff
package import Cards

// Edges and the weights on them: the edge of a weight is its operand and its consumer, and the weight of an edge may be named
// by itself or as the derivative by it.

extension Grader {
    /// Grades an edge, `h[3] -> z[1]`, or the weight of an edge, `w[2; 1,3]` or `dC/dw[2; 1,3]`.
    package func grade(_ answer: String, edge key: EdgeKey) -> Grade {
        guard let place = EdgePlace(key, grader: self) else {
            return Grade(verdict: .invalid(Fault("this card has no such edge")), read: "")
        }
        switch key.ask {
        case .edge:
            switch edge(in: answer, of: place.graph) {
            case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
            case .success(let edge): return place.grade(edge: edge)
            }
        case .symbol:
            switch weight(in: answer, of: place) {
            case .failure(let fault): return Grade(verdict: .invalid(fault), read: "")
            case .success(let symbol):
                return Grade(verdict: place.verdict(onWeight: symbol), read: symbol.text(notation))
            }
        }
    }

    /// How such an answer is read while it is typed.
    package func preview(_ answer: String, edge key: EdgeKey) -> Reading {
        guard answer.contains(where: { !$0.isWhitespace }), let place = EdgePlace(key, grader: self) else {
            return .empty
        }
        switch key.ask {
        case .edge:
            switch edge(in: answer, of: place.graph) {
            case .failure(let fault): return .unreadable(fault)
            case .success(let edge): return .math(place.names.path(Path(edges: [edge])))
            }
        case .symbol:
            switch weight(in: answer, of: place) {
            case .failure(let fault): return .unreadable(fault)
            case .success(let symbol): return .math(symbol.text(notation))
            }
        }
    }

    /// The edge that an answer names by its two ends.
    func edge(in answer: String, of graph: Graph) -> Result<Int, Fault> {
        guard answer.count <= Limits.answerLength else { return .failure(.answerTooLong) }
        let names = GraphNames(graph: graph, notation: notation)
        let spelled: String
        do throws(Fault) {
            spelled = try answer.withoutWords(["from", "to", "edge"]).spellingOut(Set(graph.nodes.map(\.symbol)))
        } catch {
            return .failure(error)
        }
        switch nodes(in: spelled, of: graph) {
        case .failure(let fault):
            let needsEnds = !answer.contains { !$0.isWhitespace }
            // Where the answer was spelled out, places in it are others.
            return .failure(
                needsEnds
                    ? Fault("name an edge by its two ends, operand -> consumer")
                    : Fault(fault.message, range: spelled == answer ? fault.range : nil, suggestion: fault.suggestion))
        case .success(let ends):
            guard ends.count == 2 else {
                return .failure(Fault("name an edge by its two ends, operand -> consumer"))
            }
            if let edge = graph.edge(from: ends[0], to: ends[1]) { return .success(edge) }
            let (from, to) = (names.node(ends[0]), names.node(ends[1]))
            return .failure(
                graph.edge(from: ends[1], to: ends[0]) != nil
                    ? Fault("no edge leads from \(from) to \(to); the one between them leads from \(to) to \(from)")
                    : Fault("no edge leads from \(from) to \(to)"))
        }
    }

    /// The weight that an answer names, by itself or as what the output is differentiated by. Weights that the graph does
    /// not have are read too where a slip in the subscripts leads to them.
    private func weight(in answer: String, of place: EdgePlace) -> Result<Symbol, Fault> {
        guard answer.contains(where: { !$0.isWhitespace }) else {
            return .failure(Fault("type the symbol of a weight"))
        }
        guard answer.count <= Limits.answerLength else { return .failure(.answerTooLong) }
        let scope = place.scope
        if case .success(let edge) = edge(in: answer, of: place.graph) {
            return .failure(Fault("\(place.names.path(Path(edges: [edge]))) is an edge: name the weight on it"))
        }
        let spelled: String
        do throws(Fault) { spelled = try answer.spellingOut(scope.symbols) } catch { return .failure(error) }
        let expression: Expression
        do throws(ParseError) {
            expression = try Expression(parsing: spelled, in: scope)
        } catch {
            // What might be meant is what is asked.
            return .failure(Fault(error.message, range: spelled == answer ? error.range : nil))
        }
        let output = place.graph.nodes[place.graph.output].symbol
        switch expression {
        case .symbol(let symbol), .adjoint(let symbol): return .success(symbol)
        case .derivative(let derivative) where derivative.of == output: return .success(derivative.variable)
        default:
            return .failure(
                Fault("name one weight, by itself or as what \(output.text(notation)) is differentiated by"))
        }
    }
}

/// The edge and the weight of a key on its graph.
struct EdgePlace {
    let graph: Graph
    let names: GraphNames
    let weights: EdgeWeights
    let convention: WeightConvention
    let weight: Int
    let edge: Int

    /// Nil where the graph has no such edge.
    init?(_ key: EdgeKey, grader: Grader) {
        guard let graph = grader.graph, let weight = graph.node(key.weight),
            let edge = graph.edge(from: key.operand, to: key.consumer)
        else { return nil }
        self.graph = graph
        self.weight = weight
        self.edge = edge
        names = GraphNames(graph: graph, notation: grader.notation)
        weights = EdgeWeights(of: graph)
        convention = WeightConvention(of: key.weight, in: graph, weights)
    }

    private var symbol: Symbol { graph.nodes[weight].symbol }

    /// What may be named: everything in the graph, and of every weight what a slip in its subscripts makes of it.
    var scope: Scope {
        var scope = graph.scope
        for weight in Set(weights.weights.values) {
            let symbol = graph.nodes[weight].symbol
            let swapped = Symbol(symbol.name, layer: symbol.layer, indices: symbol.indices.reversed())
            let near = [symbol, swapped].flatMap { [$0] + $0.neighbours + $0.inOtherLayers }
            scope.symbols.formUnion(near.filter { $0.indices.allSatisfy { $0 >= 0 } })
        }
        return scope
    }

    /// Grades an edge that is picked or named.
    func grade(edge picked: Int) -> Grade {
        Grade(verdict: verdict(onEdge: picked), read: names.path(Path(edges: [picked])))
    }

    private func verdict(onEdge picked: Int) -> Verdict {
        guard picked != edge else { return .correct(note: note) }
        let actual = weights.weights[picked].map { graph.nodes[$0].symbol }
        return EdgeSlip(convention: convention, names: names, symbol: symbol, edge: picked, actual: actual).verdict
    }

    func verdict(onWeight named: Symbol) -> Verdict {
        guard named != symbol else { return .correct(note: note) }
        return EdgeSlip(convention: convention, names: names, symbol: named, edge: edge, actual: symbol).verdict
    }

    /// `∂z₁/∂h₃ = w₁₃⁽²⁾, so dC/dw₁₃⁽²⁾ = z̄₁·h₃.` Of matrices: `z sends x: Wᵀ z̄, so dC/dW = z̄ xᵀ.`
    var note: String {
        let partial =
            graph.isScalar
            ? "\(names.localPartial(edge)) = \(names.node(weight))"
            : "\(names.sending(edge)): \(names.derivative(graph.contribution(ofEdge: edge)))"
        guard let rule = graph.adjointRule(of: weight) else { return "\(partial)." }
        let total = names.total(of: graph.output, by: weight).text(names.notation)
        return "\(partial), so \(total) = \(names.derivative(rule))."
    }
}

extension String {
    /// The text with these words between blanks left out.
    fileprivate func withoutWords(_ words: Set<String>) -> String {
        split(separator: " ").filter { !words.contains($0.lowercased()) }.joined(separator: " ")
    }
}
