internal import Algebra
internal import Autodiff
internal import Equivalence

extension ExaminedPlace {
    /// What becomes of the answer when, between vectors and matrices, a second slip is made in the product that an edge is
    /// wrongly taken to send back already; none where more than one edge is taken wrongly.
    func secondSlips(after way: WrongWay) -> [(misconception: Misconception, both: WrongWay)] {
        guard !graph.isScalar, way.assumptions.count == 1, let edge = way.assumptions[0].edge,
            let read = edges.first(where: { $0.edge == edge }), let sent = expression(way.assumptions[0].value),
            case .apply(let operation, _) = sent, operation != .add
        else { return [] }
        let says = says
        func slips(
            _ misconception: Misconception, _ sent: [Expression],
            _ message: @autoclosure @escaping @Sendable () -> String
        ) -> [(misconception: Misconception, both: WrongWay)] {
            sent.map { (misconception, self.way(with: Misreading(edge, $0, message()))) }
        }
        let withValue = sent.replacingAdjoint(of: read.consumer, by: .symbol(read.consumer))
        return slips(.transposed, sent.withOtherTransposes, says.transposedFactor(edge))
            + slips(.productOrder, sent.withOtherOrders, says.productOrder(edge))
            + slips(.missingLocal, sent.withoutOneFactor(read.mayBeLeftOut), says.missingFactor(inSending: edge))
            + slips(
                .valueForAdjoint, withValue == sent || isSeed(edge) ? [] : [withValue], says.valueForAdjoint([edge]))
    }
}
