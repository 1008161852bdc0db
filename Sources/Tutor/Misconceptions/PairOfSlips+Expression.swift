internal import Algebra
internal import Autodiff
internal import Equivalence

extension PairOfSlips.GivenAnswer {
    /// An expression, held against pairs at a random point; nil where it is a constant, or has no number there.
    init?(
        _ answer: Expression, right: Formula, _ sampler: Sampler, matches: @escaping (Formula) -> Bool
    ) {
        guard !answer.atoms.isEmpty else { return nil }
        sampler.move(to: .random(2))
        guard let right = sampler.number(right), let given = sampler.number(.expression(answer)) else { return nil }
        self.init(
            right: Tensor(right),
            tensor: {
                sampler.move(to: .random(2))
                return sampler.number($0).map { Tensor($0) }
            },
            isValue: { ($0.scalar - given).magnitude <= 1e-9 * given.magnitude }, isMeant: { _ in true },
            matches: matches)
    }

    /// An expression of vectors and matrices at a place, likewise.
    init?(_ answer: Expression, right: Formula, at place: ExaminedPlace, _ comparison: AnswerComparison) {
        guard !answer.atoms.isEmpty, case .expression(let right) = right,
            let right = comparison.sampled(right), let given = comparison.sampled(answer)
        else { return nil }
        self.init(
            right: right,
            tensor: { place.written($0).flatMap(comparison.sampled) },
            isValue: { $0.isClose(to: given) }, isMeant: { _ in true },
            matches: { place.comparable($0).map(comparison.equals) ?? false })
    }
}
