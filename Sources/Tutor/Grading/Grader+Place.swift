internal import Algebra
internal import Autodiff
internal import Equivalence

// Where a question stands in its graph, also where its key writes a derivative out.

extension Grader {
    /// How many derivatives in a formula are looked at.
    private static let partLimit = 4

    /// Where a question stands in the graph, and where it is asked for a formula around derivatives, the places of these.
    func examinedPlaces(of question: Question) -> [ExaminedPlace] {
        let whole = examinedPlace(of: question)
        if let whole {
            guard case .written = whole.subject else { return [whole] }
        }
        guard let graph, let key = question.key, key.atom == nil else { return [whole].compactMap(\.self) }
        let parts = key.atoms.prefix(Self.partLimit).compactMap { atom -> ExaminedPlace? in
            guard let subject = AskedPlace.Subject(graph.meaning(of: atom)) else { return nil }
            var place = place(subject, in: graph, question.scope.layout)
            switch place.subject {
            case .quantity(.adjoint), .quantity(.localPartial): place.around = key
            default: return nil
            }
            return ExaminedPlace(place)
        }
        return [whole].compactMap(\.self) + parts
    }

    /// Where a question stands in the graph: where it says, or where its key is a derivative that is written out.
    func examinedPlace(of question: Question) -> ExaminedPlace? {
        let element = question.key.flatMap { elementPlace(of: $0, question.scope.layout) }
        if let place = element ?? question.place { return ExaminedPlace(place) }
        guard let graph, let key = question.key else { return nil }
        let subject: AskedPlace.Subject
        if let (of, by) = derivative(writtenAs: key, layout: question.scope.layout) {
            subject = .total(of: of, by: by)
        } else if question.scope.readsMatrices {
            subject = .written(key)
        } else {
            return nil
        }
        return ExaminedPlace(
            AskedPlace(
                graph: graph, subject: subject, isStandalone: true, notation: notation, layout: question.scope.layout))
    }

    // MARK: Keys that are written out

    /// How many nodes are tried to find the one whose adjoint a written-out key is.
    static let nodeLimit = 200

    /// The node whose adjoint a key written as a product or sum stands for.
    func node(withAdjoint key: Expression, layout: Layout = .denominator) -> Int? {
        guard let graph, !key.atoms.isEmpty, let shape = graph.isScalar ? .scalar : key.shape(graph.shapes),
            let comparison = AnswerComparison(graph: graph, answer: key, shape: shape, layout: layout)
        else { return nil }
        return graph.reverseTopologicalOrder.prefix(Self.nodeLimit).first { node in
            let adjoint = Formula.expression(.adjoint(graph.nodes[node].symbol))
            return comparison.equals(adjoint)
        }
    }

    /// The derivative that a key written as a product or sum stands for: the output's by a node, or where its own derivatives
    /// lead from one node to another, that one's, ∂y₁/∂u₁ · ∂u₁/∂x₁ + … for dy₁/dx₁.
    private func derivative(writtenAs key: Expression, layout: Layout) -> (of: Int, by: Int)? {
        guard let graph else { return nil }
        if let node = node(withAdjoint: key, layout: layout) { return (graph.output, node) }
        let ends = key.atoms.compactMap { graph.endsOfDerivative($0) }
        let (above, below) = (Set(ends.map(\.of)), Set(ends.map(\.by)))
        let (first, last) = (below.subtracting(above), above.subtracting(below))
        guard graph.isScalar, first.count == 1, last.count == 1, let by = first.first, let of = last.first else {
            return nil
        }
        let whole = GraphNames(graph: graph, notation: notation).total(of: of, by: by)
        let comparison = AnswerComparison(graph: graph, answer: key, shape: .scalar, layout: layout)
        return comparison?.equals(.expression(whole)) == true ? (of, by) : nil
    }

    /// A written-out key names no single derivative, but answering it with the derivative that it works out says nothing.
    func circularity(of answer: String, for question: Question) -> Fault? {
        guard let graph, let formula = question.formula, let key = question.key, key.atom == nil,
            question.place == nil, case .success(let expression) = read(answer, for: question)
        else { return nil }
        let asked = derivative(writtenAs: key, layout: question.scope.layout)?.by
        let inKey = Set(key.atoms.map { graph.canonical(graph.meaning(of: $0)) })
        for atom in expression.atoms {
            let meaning = graph.canonical(graph.meaning(of: atom))
            guard !inKey.contains(meaning) else { continue }
            let by: Int
            switch meaning {
            case .total(_, let variable): by = variable
            // A label of the drawing may be a factor of an answer; alone it is as good as the question.
            case .localPartial(let edge) where expression.atom != nil: by = graph.edges[edge].from
            default: continue
            }
            if comparison(of: atom.expression, for: question)?.compare(with: formula) == .equal {
                // Where nodes share an adjoint, another one's name is no name of what is asked.
                let name = atom.expression.text(notation)
                return Fault(
                    by == asked
                        ? "\(name) is the very derivative that is asked for"
                        : "\(name) is equal to what is asked for: work out what it comes to")
            }
        }
        return nil
    }
}

extension Graph {
    /// The nodes that a derivative is of and by; nil for any other name.
    fileprivate func endsOfDerivative(_ atom: Atom) -> (of: Int, by: Int)? {
        switch meaning(of: atom) {
        case .total(let of, let by): (of, by)
        case .localPartial(let edge): (edges[edge].to, edges[edge].from)
        default: nil
        }
    }
}
