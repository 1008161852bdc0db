internal import Algebra
internal import Autodiff
internal import Equivalence

/// What can be known of a wrong answer that no rule explains: what of it is right. Nothing is guessed; where nothing is
/// known there is no placement.
enum Placement: Hashable, Sendable {
    /// At a fan-out, terms of the answer make up the contributions of the `right` consumers, and no terms make up those of
    /// the `wrong` ones. With no consumer that is wrong, something more stands in the answer.
    case contributions(right: [Int], wrong: [Int])
    /// The same for whole paths.
    case paths(right: [Path], wrong: [Path])
    /// An expression that is a number times the right one.
    case constantFactor
    /// An expression that is equal at the graph's own values, and not at all others.
    case rightHere
    /// An expression that is equal where both are defined, and not defined where the right one is.
    case narrower
    /// A number near the right one, with so many figures right.
    case close(figures: Int)
    /// A whole number near the right one.
    case beside(isTooLarge: Bool)
    /// A wrong count, with what of the graph there are so many of.
    case count([Counted], isTooLarge: Bool)
    /// A number that has the right sign, or the right order of magnitude (off by a factor of 3 at most), or both.
    case size(hasRightSign: Bool, hasRightOrder: Bool)
}

// MARK: Numbers

extension Placement {
    private static let orderOfMagnitude = 3.0

    /// Places a wrong number; of 0, right or given, nothing is known.
    init?(number: Double, right: Double) {
        let ratio = number / right
        guard ratio.isFinite, ratio != 0 else { return nil }
        let hasRightOrder = (1 / Self.orderOfMagnitude...Self.orderOfMagnitude).contains(ratio.magnitude)
        self = .size(hasRightSign: ratio > 0, hasRightOrder: hasRightOrder)
    }

    /// Places arithmetic that is written as a sum with one term for each contribution, `6 + 5`.
    init?(arithmetic: Expression, at place: ExaminedPlace, value: (Formula) -> Ball) {
        let terms = arithmetic.expandedTerms.map { value(.expression($0)) }
        self.init(at: place) { parts in
            guard terms.count == parts.count else { return nil }
            return PartedSum(terms: terms.map { [$0] }, parts: parts.map { [value($0)] }) { given, right in
                let entry = NumberEntry(value: given.center, precision: .exact)
                return NumericComparison().judge(entry, against: right.number) == .right
            }
        }
    }
}

// MARK: Expressions

extension Placement {
    /// How many points tell parts apart, and how many of those drawn are looked at for them.
    private static let pointsWanted = 6
    private static let drawLimit = 60
    /// Points at which a ratio has to be the same.
    private static let ratioPoints = 30
    private static let ratioDraws = 240

    /// Places a wrong expression.
    /// - Parameters:
    ///   - place: nil where the question is not about a place of a graph.
    ///   - equals: whether an expression equals a formula everywhere.
    init?(
        _ answer: Expression, right: Formula, at place: ExaminedPlace?, _ sampler: Sampler,
        equals: (Expression, Formula) -> Bool
    ) {
        if let place, let placed = Self.parts(of: answer, at: place, sampler, equals: equals) {
            self = placed
        } else if Self.isMultiple(sampler.prepare(.expression(answer)), of: sampler.prepare(right), sampler) {
            self = .constantFactor
        } else {
            return nil
        }
    }

    private static func parts(
        of answer: Expression, at place: ExaminedPlace, _ sampler: Sampler, equals: (Expression, Formula) -> Bool
    ) -> Placement? {
        let terms = answer.expandedTerms
        return Placement(at: place) { parts in
            let formulas = terms.map { sampler.prepare(.expression($0)) } + parts.map { sampler.prepare($0) }
            var values = [[Ball]](repeating: [], count: formulas.count)
            for index in 0..<drawLimit where values[0].count < pointsWanted {
                sampler.move(to: .random(index))
                let here = formulas.map { sampler.value($0) }
                guard here.allSatisfy(\.isKnown), sampler.isInDomain else { continue }
                for formula in here.indices { values[formula].append(here[formula]) }
            }
            guard values[0].count == pointsWanted else { return nil }
            var sum = PartedSum(
                terms: Array(values.prefix(terms.count)), parts: Array(values.dropFirst(terms.count))
            ) { $0.touches($1) }
            // What a few points say of the parts that are right has to hold everywhere.
            let isProven = sum?.right.allSatisfy { part, chosen in
                equals(.apply(.add, chosen.map { terms[$0] }), parts[part])
            }
            if isProven == false { sum = nil }
            return sum
        }
    }

    /// Whether an answer differs from a formula only in that it is not defined everywhere.
    static func isEqualWhereDefined(_ answer: Expression, _ right: Formula, _ sampler: Sampler) -> Bool {
        let (answer, right) = (sampler.prepare(.expression(answer)), sampler.prepare(right))
        var isNarrower = false
        var evidence = 0
        for index in 0..<ratioDraws where evidence < ratioPoints || !isNarrower {
            sampler.move(to: .random(index))
            let expected = sampler.value(right)
            guard expected.isKnown, sampler.isInDomain else { continue }
            let given = sampler.value(answer)
            if given.isUndefined { isNarrower = true }
            guard given.isKnown else { continue }
            guard given.touches(expected) else { return false }
            if given.isSharp, expected.isSharp { evidence += 1 }
        }
        return isNarrower && evidence >= ratioPoints
    }

    /// Whether an answer is everywhere the same multiple of a formula that is not itself a constant.
    private static func isMultiple(_ answer: Sampler.Prepared, of right: Sampler.Prepared, _ sampler: Sampler) -> Bool {
        var first: (answer: Ball, right: Ball)?
        var varies = false
        var evidence = 0
        for index in 0..<ratioDraws where evidence < ratioPoints {
            sampler.move(to: .random(index))
            let (given, expected) = (sampler.value(answer), sampler.value(right))
            guard expected.isKnown, sampler.isInDomain else { continue }
            if given.isUndefined { return false }
            guard given.isKnown else { continue }
            guard let first else {
                // The factor 1 explains nothing: they differ in their domain, or by next to nothing.
                if given.isSharp, given.touches(expected) { return false }
                if given.isSharp, expected.isSharp { first = (given, expected) }
                continue
            }
            let (left, right) = (first.answer * expected, first.right * given)
            guard left.isKnown, right.isKnown else { continue }
            guard left.touches(right) else { return false }
            guard left.isSharp, right.isSharp else { continue }
            varies = varies || !first.right.touches(expected)
            evidence += 1
        }
        return varies && evidence == ratioPoints
    }
}

extension Ball {
    /// Whether nine digits are left of something that is not zero.
    fileprivate var isSharp: Bool { isKnown && magnitude > 1e-200 && radius <= 1e-9 * center.magnitude }
}

// MARK: Sums

extension Placement {
    /// Looks for the contributions of a fan-out in an answer, and where a student had to find whole paths, for those.
    private init?(at place: ExaminedPlace, _ match: ([Formula]) -> PartedSum?) {
        let rows = place.rows
        if rows.count > 1, let sum = match(rows.map(place.contribution)) {
            func consumer(_ row: Int) -> Int { place.ends(rows[row]).consumer }
            self = .contributions(right: sum.right.map { consumer($0.part) }, wrong: sum.wrong.map(consumer))
            return
        }
        let paths = place.wholePaths
        guard paths.count > max(rows.count, 1), let sum = match(paths.map { place.product(along: $0) }) else {
            return nil
        }
        self = .paths(right: sum.right.map { paths[$0.part] }, wrong: sum.wrong.map { paths[$0] })
    }
}

/// Which terms of an answer make up which parts of the right sum.
private struct PartedSum {
    /// The parts that some of the terms make up, with those terms.
    private(set) var right: [(part: Int, terms: [Int])] = []
    /// The parts that no terms make up.
    private(set) var wrong: [Int] = []

    /// So many terms and parts are tried in every combination.
    static let termLimit = 8
    private static let partLimit = 6

    /// Nil where no part is found, or where it cannot be said which terms stand for what.
    /// - Parameters:
    ///   - terms: the values of every term at the same points.
    ///   - parts: the values of every part there.
    ///   - equals: whether a sum of terms equals a part, at one point.
    init?(terms: [[Ball]], parts: [[Ball]], equals: (Ball, Ball) -> Bool) {
        guard (2...Self.termLimit).contains(terms.count), parts.count <= Self.partLimit else { return nil }
        func sums(_ all: [[Ball]]) -> [[Ball]] {
            (0..<1 << all.count).map { mask in
                let chosen = all.indices.filter { mask >> $0 & 1 == 1 }
                return all[0].indices.map { point in chosen.reduce(Ball(0)) { $0 + all[$1][point] } }
            }
        }
        func agree(_ left: [Ball], _ right: [Ball]) -> Bool { zip(left, right).allSatisfy { equals($0, $1) } }
        let sumsOfTerms = sums(terms)
        let zero = [Ball](repeating: Ball(0), count: terms[0].count)
        // What cancels can be put anywhere.
        guard !sumsOfTerms.dropFirst().contains(where: { agree($0, zero) }) else { return nil }
        var taken = 0
        for part in parts.indices where !agree(zero, parts[part]) {
            let fitting = sumsOfTerms.indices.filter { agree(sumsOfTerms[$0], parts[part]) }
            guard fitting.count <= 1 else { return nil }
            guard let mask = fitting.first else {
                wrong.append(part)
                continue
            }
            guard taken & mask == 0 else { return nil }
            taken |= mask
            right.append((part, terms.indices.filter { mask >> $0 & 1 == 1 }))
        }
        // Parts may be written together.
        let together = wrong.count > 1 ? sums(wrong.map { parts[$0] }) : []
        let areTogether = together.indices.contains { mask in
            mask.nonzeroBitCount > 1 && sumsOfTerms.contains { agree($0, together[mask]) }
        }
        guard !right.isEmpty, !areTogether else { return nil }
    }
}

extension Expression {
    /// The terms of a sum; products and fractions of sums multiplied out where that does not make too many terms.
    fileprivate var expandedTerms: [Expression] {
        folded { part, operands in
            guard case .apply(let operation, let whole) = part else { return [part] }
            let terms: [Expression]
            switch operation {
            case .add:
                let expanded = operands.flatMap { $0 }
                terms = expanded.count <= PartedSum.termLimit ? expanded : whole
            case .negate: terms = operands[0].map { .apply(.negate, [$0]) }
            case .divide: terms = operands[0].map { .apply(.divide, [$0, whole[1]]) }
            case .multiply:
                let count = operands.reduce(1) { min($0 * $1.count, PartedSum.termLimit + 1) }
                guard count <= PartedSum.termLimit else { return [part] }
                let products = operands.reduce([[]]) { products, factor in
                    products.flatMap { product in factor.map { product + [$0] } }
                }
                terms = products.map { .apply(.multiply, $0) }
            default: return [part]
            }
            return terms.count <= PartedSum.termLimit ? terms : [part]
        }
    }
}
