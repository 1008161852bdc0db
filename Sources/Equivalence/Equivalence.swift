package import Algebra
package import Autodiff

/// Whether an answer equals the expected formula (DESIGN section 3): rational functions are decided exactly
/// (`RationalIdentity`), on a graph with everything written out over its inputs (`WrittenOut`), all others by sampling.
///
/// Values are balls that hold the exact value, so a difference is proven and a right answer is never refused for rounding.
/// Points where rounding leaves little of the value prove nothing and do not count as evidence. At some of those where
/// both agree as far as `Double` sees, they are looked at with many more digits (`PreciseComparison`). Formulas of several
/// pieces are compared in each of them (`KinkSearch`), and where few points lie in the domain, it is looked for likewise.
///
/// The domain is where the expected formula is defined. An answer that is undefined on part of it differs, as log x − log y
/// does from log(x/y), where a random point may fall. An answer that is undefined only at single points of it, as x/x
/// beside 1, is equal: the singularity is removable, and nobody means another function by it.
package struct Equivalence {
    /// What a comparison finds; `undecided` where too few points say anything.
    package enum Outcome: Sendable { case equal, different, undecided }

    /// Points at which both must agree sharply.
    private static let evidenceWanted = 30
    /// More of them where the expressions name numbers, so that both sides of each are looked at.
    private static let evidencePerLandmark = 6
    private static let evidenceLimit = 90
    /// The fewest that decide where the domain is narrow.
    private static let evidenceNeeded = 6
    /// Points drawn before giving up: so many, or fewer on a large graph, where a point costs more.
    private static let drawLimit = 480
    private static let firstPoints = 6
    private static let costlySize = 1_000

    private let calls: OpaqueCalls
    private let sampler: Sampler
    private let drawLimit: Int
    private let evidenceWanted: Int
    private let answer: Expression
    private let preparedAnswer: Sampler.Prepared
    private let graph: Graph?
    /// What writes formulas out over what is drawn; nil where a student's own values stand in the way.
    private let writing: Writing?
    private enum Writing {
        /// Without a graph every name is drawn.
        case asItStands
        case onGraph(WrittenOut)
    }

    /// - Parameters:
    ///   - graph: what names stand for; without one, every name is an independent variable.
    ///   - key: the expected expression where there is one: its numbers are places where an answer may differ.
    ///   - own: the student's own earlier quantities that everything is computed from.
    package init(
        graph: Graph?, answer: Expression, key: Expression? = nil,
        own: [(quantity: Quantity, formula: Formula)] = []
    ) {
        let landmarks = Set(answer.literals + (key?.literals ?? [])).sorted()
        evidenceWanted = min(
            Self.evidenceLimit, max(Self.evidenceWanted, Self.evidencePerLandmark * landmarks.count))
        calls = OpaqueCalls(graph: graph)
        sampler = Sampler(graph: graph, landmarks: landmarks, own: own, calls: calls)
        self.answer = answer
        preparedAnswer = sampler.prepare(.expression(answer))
        writing = own.isEmpty ? graph.map { [calls] in .onGraph(WrittenOut($0, calls)) } ?? .asItStands : nil
        self.graph = graph
        let size = graph.map { $0.nodes.count + $0.edges.count } ?? 0
        drawLimit = max(2 * Self.evidenceWanted, min(Self.drawLimit, Self.drawLimit * Self.costlySize / max(1, size)))
    }

    /// Whether nothing at the first few points tells the answer from a formula: what is worth comparing in full, where
    /// there are many formulas and hardly one of them is equal.
    package func mayEqual(_ formula: Formula) -> Bool {
        let formula = sampler.prepare(formula)
        for index in 0..<Self.firstPoints {
            sampler.move(to: .random(index))
            let (wrong, given) = (sampler.value(formula), sampler.value(preparedAnswer))
            if wrong.isKnown, given.isKnown, sampler.isInDomain, !wrong.touches(given) { return false }
        }
        return true
    }

    /// Whether the answer is a formula as it stands, but for order, brackets and signs.
    func isAlike(_ formula: Formula) -> Bool {
        if case .expression(let expected) = formula { CanonicalForms.areAlike(expected, answer) } else { false }
    }

    /// How much there is to be worked out at every point for the answer.
    var answerSize: Int { answer.size }

    /// Compares the answer with a formula: the right one, or one of a misconception.
    package func compare(with expected: Formula) -> Outcome {
        if case .expression(answer) = expected { return .equal }
        let written = writtenOut(expected)
        // What differs shows it at the first points, most of the time.
        func areAlike() -> Bool {
            isAlike(formula) || written.map { CanonicalForms.areAlike($0.expected, $0.answer) } ?? false
        }
        if let written, let holds = RationalIdentity.holds(written.expected, written.answer) {
            return holds ? .equal : .different
        }
        var uncommon: (left: Sampler.Prepared, right: Sampler.Prepared)?
        if case .expression(let expected) = expected {
            uncommon = UncommonTerms(expected, answer).map {
                (sampler.prepare(.expression($0.left)), sampler.prepare(.expression($0.right)))
            }
        }
        let precise = written.flatMap { PreciseComparison($0.expected, $0.answer) }
        // Where both agree, and where rounding or overflow leaves too few digits of `Double` to say anything.
        var sharp: [PreciseComparison.Point] = []
        var blunt: [PreciseComparison.Point] = []
        let formula = expected
        let expected = sampler.prepare(expected)
        func inspect() -> KinkSearch.Inspection {
            let right = sampler.value(expected)
            guard !right.isUndefined, sampler.isInDomain else { return .outside }
            let given = sampler.value(preparedAnswer)
            if given.isUndefined { return right.isKnown ? .differs : .outside }
            guard right.isKnown, given.isKnown else { return .blunt }
            guard right.touches(given) else { return .differs }
            if let uncommon, differ(uncommon.left, uncommon.right) { return .differs }
            return isSharp(right, given) ? .agrees : .blunt
        }
        var evidence = 0
        for draw in 0..<(drawLimit + VariableDraw.wholePoints.count) {
            let wholePoint = draw - drawLimit
            if wholePoint == 0, evidence >= Self.evidenceNeeded { break }
            let index = wholePoint < 0 ? draw : VariableDraw.wholePoints.lowerBound + wholePoint
            sampler.move(to: .random(index))
            switch inspect() {
            case .differs: return .different
            case .outside: continue
            case .blunt:
                if let precise, blunt.count < PreciseComparison.choice, let point = precise.point(of: sampler) {
                    blunt.append(point)
                }
                continue
            case .agrees: evidence += 1
            }
            if evidence == 1, areAlike() { return .equal }
            if let precise, PreciseComparison.wantsMore(than: sharp), let point = precise.point(of: sampler) {
                sharp.append(point)
            }
            if evidence == evidenceWanted { break }
        }
        if evidence < Self.evidenceNeeded, areAlike() { return .equal }
        if let precise, precise.differs(at: sharp) { return .different }
        if let search = kinkSearch(of: formula, inDomain: evidence < Self.evidenceNeeded) {
            let found = search.outcome(inspect) {
                guard let precise, let point = precise.point(of: sampler), point.isCheap else { return .blunt }
                switch precise.outcome(at: point) {
                case .differ: return .differs
                case .agree: return .agrees
                case .unknown: return .blunt
                }
            }
            switch found {
            case .differ: return .different
            case .undecided: return .undecided
            case .agree: evidence += search.evidence
            }
        }
        if evidence < Self.evidenceNeeded, let precise {
            for point in PreciseComparison.nearest(blunt).prefix(Self.evidenceNeeded) {
                switch precise.outcome(at: point) {
                case .differ: return .different
                case .agree where point.isCheap: evidence += 1
                case .agree, .unknown: break
                }
            }
        }
        return evidence >= Self.evidenceNeeded ? .equal : .undecided
    }

    /// What looks for the pieces of the answer, the formula and the graph behind them; nil where they have none.
    /// - Parameter inDomain: whether points in the domain are looked for as well.
    private func kinkSearch(of formula: Formula, inDomain: Bool) -> KinkSearch? {
        let definitions = graph?.nodes.compactMap(\.expression) ?? []
        let expressions = formula.expressions + [answer] + definitions
        var seen: Set<Separator> = []
        let separators = expressions.flatMap(\.separators).filter { seen.insert($0).inserted }
        guard inDomain ? !separators.isEmpty : separators.contains(where: { !$0.isEdge }) else { return nil }
        let size = definitions.count + expressions.reduce(0) { $0 + $1.size }
        return KinkSearch(separators, sampler, size: size)
    }

    /// Both sides over what is drawn; nil where one of them is too long for that.
    private func writtenOut(_ expected: Formula) -> (expected: Expression, answer: Expression)? {
        switch (writing, expected) {
        case (.asItStands?, .expression(let expected)): return (calls.unified(expected), calls.unified(answer))
        case (.onGraph(let writer)?, _):
            guard let answer = writer.expression(.expression(answer)), let expected = writer.expression(expected) else {
                return nil
            }
            return (expected, answer)
        default: return nil
        }
    }

    private func differ(_ left: Sampler.Prepared, _ right: Sampler.Prepared) -> Bool {
        let (left, right) = (sampler.value(left), sampler.value(right))
        return left.isKnown && right.isKnown && !left.touches(right)
    }

    /// Whether agreement says something: rounding leaves nine digits, or at zero nothing above 10⁻¹⁰. What underflows, as
    /// exp(−1000), agrees with everything else that does.
    private func isSharp(_ right: Ball, _ given: Ball) -> Bool {
        let radius = right.radius + given.radius
        if radius > 0, max(right.magnitude, given.magnitude) < 1e-290 { return false }
        return radius <= (right.mayBeZero ? 1e-10 : 1e-9 * right.center.magnitude)
    }
}

extension Expression {
    /// The numbers it names, with both signs, except those that other points cover.
    fileprivate var literals: [Double] {
        nodes.flatMap { part in
            guard let value = part.number?.doubleValue, value != 0, !(1e-9...4).contains(value.magnitude) else {
                return [Double]()
            }
            return [value, -value]
        }
    }
}
