internal import Algebra
internal import Autodiff
internal import Equivalence

extension Grader {
    /// What is said of an answer that would be right if some of its derivatives, written with a straight d, were local
    /// partials: dc/dx where ∂c/∂x belongs, and x reaches c on other ways too. Nil where it would not be.
    func wholeForPartial(in answer: Expression, formula: Formula, for question: Question) -> Fault? {
        // A derivative of the output is more often meant as it stands: it is an adjoint.
        for sparesAdjoints in [true, false] {
            guard let (partials, told) = withPartials(answer, sparingAdjoints: sparesAdjoints),
                question.terms?.fault(in: partials) == nil,
                comparison(of: partials, for: question)?.compare(with: formula) == .equal
            else { continue }
            return Fault(wholeForPartial(told))
        }
        return nil
    }

    /// What is said of dc/dx where the local partial ∂c/∂x belongs.
    func wholeForPartial(_ whole: Derivative) -> String {
        var partial = whole
        partial.isPartial = true
        func text(_ derivative: Derivative) -> String { Expression.derivative(derivative).text(notation) }
        let ends = "from \(whole.variable.text(notation)) to \(whole.of.text(notation))"
        return "\(text(whole)) counts every path \(ends): the partial along one edge is \(text(partial)), typed "
            + "partial \(whole.of.text(.ascii))/partial \(whole.variable.text(.ascii))"
    }

    /// An answer with ∂ for d wherever there is an edge beside other ways, and the first such derivative; nil where there is
    /// none.
    func withPartials(
        _ answer: Expression, sparingAdjoints: Bool
    ) -> (answer: Expression, first: Derivative)? {
        guard let graph else { return nil }
        var first: Derivative?
        let partials = answer.substituting(leaves: { atom in
            guard case .derivative(var derivative) = atom, !derivative.isPartial,
                case .total(let node, let variable) = graph.meaning(of: atom),
                !(sparingAdjoints && node == graph.output), graph.edge(from: variable, to: node) != nil,
                graph.incoming[node].contains(where: { edge in
                    graph.edges[edge].from != variable && graph.leads(variable, to: graph.edges[edge].from)
                })
            else { return nil }
            if first == nil { first = derivative }
            derivative.isPartial = true
            return .derivative(derivative)
        })
        return first.map { (partials, $0) }
    }
}
