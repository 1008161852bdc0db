internal import Autodiff
internal import Equivalence

/// The derivative by another node, or its value, where one on the way to it is asked for: what an answer is put down to that
/// no rule gives.
struct OtherQuantity {
    let misconceptions: [Misconception]
    let message: String

    /// How many nodes are looked at.
    private static let nodeLimit = 100

    /// Nil where no derivative is asked for, or the answer is no such quantity.
    /// - Parameter matches: whether a formula is the answer.
    init?(at place: ExaminedPlace, matches: (Formula) -> Bool) {
        guard let (asked, target) = place.place.sum, asked != target else { return nil }
        let graph = place.graph
        func isAnswer(_ formula: Formula) -> Bool { place.comparable(formula).map(matches) ?? false }
        // Of derivatives that are equal the first that is worked out is the one that was meant.
        let onward = graph.reverseTopologicalOrder.prefix(Self.nodeLimit).filter {
            $0 != asked && graph.leads(asked, to: $0) && graph.leads($0, to: target)
        }
        if let node = onward.first(where: { $0 != target && isAnswer(place.derivative(by: $0)) }) {
            misconceptions = [.missingLocal]
            message = place.says.otherDerivative(node, at: asked)
        } else if let node = onward.first(where: { isAnswer(.quantity(.value(node: $0))) }) {
            misconceptions = [.valueForAdjoint]
            message = place.says.valueOf(node, by: asked)
        } else {
            return nil
        }
    }
}
