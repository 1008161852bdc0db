internal import Algebra
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
            right: right,
            number: {
                sampler.move(to: .random(2))
                return sampler.number($0)
            },
            isNumber: { ($0 - given).magnitude <= 1e-9 * given.magnitude }, isMeant: { _ in true }, matches: matches)
    }
}
