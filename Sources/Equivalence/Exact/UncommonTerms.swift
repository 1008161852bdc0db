internal import Algebra

/// What two sums do not have in common: terms written alike on both sides cancel before anything is rounded, so that
/// cos x + 10⁻¹⁸ differs from cos x, which no number of 16 digits shows.
struct UncommonTerms: Sendable {
    let left: Expression
    let right: Expression

    /// nil where nothing cancels.
    init?(_ left: Expression, _ right: Expression) {
        var counts: [Expression: Int] = [:]
        // In the order of first occurrence: a sum in another order rounds differently, and verdicts should not depend on
        // the process.
        var terms: [Expression] = []
        var written = 0
        // Two terms that are not the same have nothing in common.
        guard left.isSum || right.isSum else { return nil }
        for (sum, sign) in [(left, 1), (right, -1)] {
            sum.forEachTerm(sign) { term, sign in
                written += 1
                if counts.updateValue(counts[term, default: 0] + sign, forKey: term) == nil { terms.append(term) }
            }
        }
        let remaining = terms.flatMap { term in
            [(Expression, Int)](
                repeating: (term, counts[term, default: 0].signum()), count: abs(counts[term, default: 0]))
        }
        guard remaining.count < written else { return nil }
        func sum(_ sign: Int) -> Expression {
            let own = remaining.filter { $0.1 == sign }.map(\.0)
            return own.isEmpty ? .zero : own.count == 1 ? own[0] : .apply(.add, own)
        }
        self.left = sum(1)
        self.right = sum(-1)
    }
}

extension Expression {
    fileprivate var isSum: Bool {
        switch self {
        case .apply(.add, _), .apply(.negate, _): true
        default: false
        }
    }

    /// The terms of a sum of sums, each with its sign.
    fileprivate func forEachTerm(_ sign: Int, _ body: (Expression, Int) -> Void) {
        var waiting = [(self, sign)]
        while let (next, sign) = waiting.popLast() {
            switch next {
            case .apply(.add, let operands): waiting.append(contentsOf: operands.reversed().map { ($0, sign) })
            case .apply(.negate, let operands): waiting.append(contentsOf: operands.map { ($0, -sign) })
            default: body(next, sign)
            }
        }
    }
}
