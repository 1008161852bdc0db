internal import Autodiff
internal import Equivalence

/// Another quantity of the graph than the one asked for: what an answer is put down to where that is likelier than every
/// rule that gives it.
struct OtherQuantity {
    let misconceptions: [Misconception]
    let message: String
    /// What was given, as answers are compared with it.
    let formula: Formula

    /// How many nodes are looked at.
    private static let nodeLimit = 100

    /// A quantity that may have been given, with what is then said.
    private struct Candidate {
        var formula: Formula
        var misconceptions: [Misconception] = []
        var message: () -> String
    }

    /// Nil where the answer is no such quantity.
    /// - Parameter matches: whether a formula is the answer.
    init?(at place: ExaminedPlace, matches: (Formula) -> Bool) {
        let candidates =
            switch place.subject {
            case .quantity(.localPartial(let edge)): Self.besidePartial(edge, place)
            case .quantity(.runningSum(let edge)), .quantity(.contribution(let edge)):
                Self.besideContribution(edge, place)
            default: Self.besideDerivative(place)
            }
        for candidate in candidates {
            guard let formula = place.comparable(candidate.formula), matches(formula) else { continue }
            (misconceptions, message, self.formula) = (candidate.misconceptions, candidate.message(), formula)
            return
        }
        return nil
    }

    /// The derivative by another node, or its value, where one on the way to it is asked for; the derivative of the output
    /// where that of a node before it is; and another node's adjoint.
    private static func besideDerivative(_ place: ExaminedPlace) -> [Candidate] {
        guard let (asked, target) = place.place.sum else { return [] }
        let (graph, says) = (place.graph, place.says)
        let nodes = graph.reverseTopologicalOrder.prefix(nodeLimit).filter { $0 != asked && $0 != target }
        // Of derivatives that are equal the first that is worked out is the one that was meant.
        let onward = nodes.filter { graph.leads(asked, to: $0) && graph.leads($0, to: target) }
        var candidates = onward.map { node in
            Candidate(formula: place.derivative(by: node), misconceptions: [.missingLocal]) {
                says.otherDerivative(node, at: asked)
            }
        }
        let valued = onward + (asked != target && graph.leads(asked, to: target) ? [target] : [])
        candidates += valued.map { node in
            Candidate(formula: .quantity(.value(node: node)), misconceptions: [.valueForAdjoint]) {
                says.valueOf(node, by: asked)
            }
        }
        if target != graph.output, graph.isSwept(asked) {
            candidates.append(
                Candidate(formula: .quantity(.adjoint(node: asked))) { says.derivativeOfOutput(by: asked) })
            if graph.isSwept(target) {
                candidates.append(
                    Candidate(formula: .product([.quantity(.adjoint(node: target)), place.asked])) {
                        says.multipliedOn(by: target)
                    })
            }
        }
        let aside = nodes.filter { !onward.contains($0) && graph.leads($0, to: target) }
        return candidates
            + aside.map { node in
                Candidate(formula: place.derivative(by: node)) { says.otherDerivative(node, at: asked) }
            }
    }

    /// What stands beside a local partial in its row: the consumer's adjoint, and the product.
    private static func besidePartial(_ edge: Int, _ place: ExaminedPlace) -> [Candidate] {
        let (consumer, says) = (place.ends(edge).consumer, place.says)
        guard consumer != place.graph.output, place.graph.isSwept(edge: edge) else { return [] }
        return [
            Candidate(formula: .quantity(.adjoint(node: consumer))) { says.otherDerivative(consumer, for: edge) },
            Candidate(formula: .quantity(.contribution(edge: edge))) { says.contribution(for: edge) },
        ]
    }

    /// The sum that a contribution is a part of; and a partial times the value of the node that receives, as if that were its
    /// adjoint.
    private static func besideContribution(_ edge: Int, _ place: ExaminedPlace) -> [Candidate] {
        let (operand, says) = (place.ends(edge).operand, place.says)
        var candidates: [Candidate] = []
        if place.graph.isSwept(operand), operand != place.graph.output {
            candidates.append(
                Candidate(formula: .quantity(.adjoint(node: operand))) {
                    if case .quantity(.contribution) = place.subject {
                        says.sumForContribution(edge)
                    } else {
                        says.wholeAdjoint(for: edge)
                    }
                })
        }
        let product = Formula.product([.quantity(.value(node: operand)), .quantity(.localPartial(edge: edge))])
        candidates.append(
            Candidate(formula: product, misconceptions: [.valueForAdjoint]) { says.timesValue(of: operand, at: edge) })
        return candidates
    }
}
