internal import Algebra
internal import Autodiff
internal import Equivalence

/// What is said of a line that is not equal to the one before: where it goes wrong, or a place where the two differ. A slip
/// between two lines is one of algebra, and none of the chain rule.
struct DerivationSlips {
    let graph: Graph
    /// What the derivation begins with, which says where lines have to be equal.
    let start: Expression
    let before: Expression
    let line: Expression
    let notation: Notation

    /// Nil where what is said of any answer fits better: over vectors and matrices, and where the line is only not defined
    /// everywhere.
    var verdict: Verdict? {
        guard graph.isScalar,
            !Placement.isEqualWhereDefined(line, .expression(start), Sampler(graph: graph))
        else { return nil }
        if isLineBefore(.apply(.negate, [line])) {
            return .incorrect(misconceptions: [.sign], message: "Look at the sign of the whole.")
        }
        let terms = termsWithOtherSign
        if let term = terms.first, terms.count == 1 {
            return .incorrect(misconceptions: [.sign], message: "Look at the sign before \(term).")
        }
        if isLineBefore(.apply(.divide, [.one, line])) {
            return .incorrect(misconceptions: [.reciprocal], message: "That is the line before, upside down.")
        }
        let difference = graph.differingValues(of: before, and: line, notation).map { point in
            "Where \(point.place), the line before comes to \(point.values.0), and this to \(point.values.1)."
        }
        return .incorrect(misconceptions: [], message: difference ?? "It is not equal to the line before.")
    }

    private func isLineBefore(_ expression: Expression) -> Bool {
        AnswerComparison(graph: graph, answer: before)?.equals(.expression(expression)) ?? false
    }

    /// The terms of sums anywhere in the line that would make it equal with the other sign, each once.
    private var termsWithOtherSign: [String] {
        guard line.size <= Self.sizeLimit, let comparison = AnswerComparison(graph: graph, answer: before) else {
            return []
        }
        var found: [String] = []
        for (place, part) in line.partsFromWithin.enumerated() {
            guard case .apply(.add, let terms) = part else { continue }
            for index in terms.indices {
                var others = terms
                var bare = terms[index]
                if case .apply(.negate, let operands) = bare {
                    bare = operands[0]
                    others[index] = bare
                } else {
                    others[index] = .apply(.negate, [bare])
                }
                let term = bare.text(notation)
                guard !found.contains(term),
                    comparison.equals(.expression(line.replacing(partAt: place, by: .apply(.add, others))))
                else { continue }
                found.append(term)
            }
        }
        return found
    }

    /// Longer lines are not looked through sign by sign.
    private static let sizeLimit = 100
}
