internal import Autodiff
internal import Equivalence

/// Another quantity of the graph than the one asked for: what an answer is put down to that no rule gives.
struct OtherQuantity {
    let misconceptions: [Misconception]
    let message: String

    /// How many nodes are looked at.
    private static let nodeLimit = 100

    /// Nil where the answer is no such quantity.
    /// - Parameter matches: whether a formula is the answer.
    init?(at place: ExaminedPlace, matches: (Formula) -> Bool) {
        func isAnswer(_ formula: Formula) -> Bool { place.comparable(formula).map(matches) ?? false }
        let found =
            switch place.subject {
            case .quantity(.localPartial(let edge)): Self.besidePartial(edge, place, isAnswer)
            case .quantity(.runningSum(let edge)):
                isAnswer(.quantity(.adjoint(node: place.ends(edge).operand)))
                    ? ([], place.says.wholeAdjoint(for: edge)) : Self.besideContribution(edge, place, isAnswer)
            case .quantity(.contribution(let edge)): Self.besideContribution(edge, place, isAnswer)
            default: Self.besideDerivative(place, isAnswer)
            }
        guard let found else { return nil }
        (misconceptions, message) = found
    }

    private typealias Found = (misconceptions: [Misconception], message: String)

    /// The derivative by another node, or its value, where one on the way to it is asked for; the derivative of the output
    /// where that of a node before it is; and another node's adjoint.
    private static func besideDerivative(_ place: ExaminedPlace, _ isAnswer: (Formula) -> Bool) -> Found? {
        guard let (asked, target) = place.place.sum, asked != target else { return nil }
        let graph = place.graph
        let says = place.says
        let nodes = graph.reverseTopologicalOrder.prefix(nodeLimit).filter { $0 != asked && $0 != target }
        // Of derivatives that are equal the first that is worked out is the one that was meant.
        let onward = nodes.filter { graph.leads(asked, to: $0) && graph.leads($0, to: target) }
        if let node = onward.first(where: { isAnswer(place.derivative(by: $0)) }) {
            return ([.missingLocal], says.otherDerivative(node, at: asked))
        }
        let valued = onward + (graph.leads(asked, to: target) ? [target] : [])
        if let node = valued.first(where: { isAnswer(.quantity(.value(node: $0))) }) {
            return ([.valueForAdjoint], says.valueOf(node, by: asked))
        }
        if target != graph.output, graph.isSwept(asked) {
            if isAnswer(.quantity(.adjoint(node: asked))) { return ([], says.derivativeOfOutput(by: asked)) }
            guard graph.isSwept(target) else { return nil }
            if isAnswer(.product([.quantity(.adjoint(node: target)), place.asked])) {
                return ([], says.multipliedOn(by: target))
            }
        }
        let aside = nodes.filter { !onward.contains($0) && graph.leads($0, to: target) }
        return aside.first { isAnswer(place.derivative(by: $0)) }.map { ([], says.otherDerivative($0, at: asked)) }
    }

    /// What stands beside a local partial in its row: the consumer's adjoint, and the product.
    private static func besidePartial(
        _ edge: Int, _ place: ExaminedPlace, _ isAnswer: (Formula) -> Bool
    ) -> Found? {
        let consumer = place.ends(edge).consumer
        guard consumer != place.graph.output, place.graph.isSwept(edge: edge) else { return nil }
        if isAnswer(.quantity(.adjoint(node: consumer))) {
            return ([], place.says.otherDerivative(consumer, for: edge))
        }
        guard isAnswer(.quantity(.contribution(edge: edge))) else { return nil }
        return ([], place.says.contribution(for: edge))
    }

    /// A partial times the value of the node that sends or receives, as if that were its adjoint.
    private static func besideContribution(
        _ edge: Int, _ place: ExaminedPlace, _ isAnswer: (Formula) -> Bool
    ) -> Found? {
        let operand = place.ends(edge).operand
        let product = Formula.product([.quantity(.value(node: operand)), .quantity(.localPartial(edge: edge))])
        return isAnswer(product) ? ([.valueForAdjoint], place.says.timesValue(of: operand, at: edge)) : nil
    }
}
