internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// Why the numbers of a graph do not show which rule was broken.
enum Confusion: Hashable {
    /// A misconception gives the right numbers.
    case right(Misconception)
    /// Two misconceptions give the same wrong numbers.
    case alike(Misconception, Misconception)
    /// The right number is 0, 1,000 or more, or there is none.
    case unreadable
}

extension Grader {
    /// What keeps a wrong answer from showing which rule was broken; nil where every misconception gives numbers of its own, or
    /// is the same formula as another one.
    /// - Parameter tellsAlike: whether two that give the same wrong numbers are looked for.
    func confusion(at answer: Answer, tellsAlike: Bool = true) -> Confusion? {
        let question: Question
        switch answer {
        case .numeric(let key): question = self.question(key)
        case .matrix(let key): question = self.question(key)
        default: return nil
        }
        guard let graph, let right = question.numbers else { return .unreadable }
        let isReadable = right.elements.contains { $0 != 0 } && right.elements.allSatisfy { $0.magnitude < 1_000 }
        // Of a formula around a derivative no rule says what it would be.
        guard let place = examinedPlace(of: question) else { return isReadable ? nil : .unreadable }
        let point = OwnPoint(graph: graph, for: question)
        point.look(at: place)
        // Formulas that agree elsewhere too are one slip in two words.
        var elsewhere = graph.drawnPoint(seed: 1, isPositive: true)
        func areOne(_ first: Formula, _ second: Formula) -> Bool {
            guard case .expression(let first) = first, case .expression(let second) = second, !place.isOfNumbers else {
                return point.areOne(first, second)
            }
            guard let first = elsewhere.tensor(of: first, layout: .denominator),
                let second = elsewhere.tensor(of: second, layout: .denominator)
            else { return false }
            return first.looksLike(second)
        }
        let asked = place.comparable(place.asked)
        var found: [(misconception: Misconception, formula: Formula, numbers: Tensor)] = []
        var confusion: Confusion?
        for rule in MisconceptionRule.all where rule.misconception != .roundedEarly {
            for way in rule.ways(place) {
                guard let formula = place.comparable(way.formula), let numbers = point.numbers(formula) else {
                    continue
                }
                if numbers.passes(for: right, by: question.comparison) {
                    // An exponential that is not differentiated is right.
                    guard let asked, areOne(formula, asked) else { return .right(rule.misconception) }
                    continue
                }
                guard tellsAlike, confusion == nil else { continue }
                let double = found.first { earlier in
                    earlier.misconception != rule.misconception && earlier.numbers.looksLike(numbers)
                        && !earlier.misconception.covers.contains(rule.misconception)
                        && !rule.misconception.covers.contains(earlier.misconception)
                        && !areOne(earlier.formula, formula)
                }
                if let double { confusion = .alike(double.misconception, rule.misconception) }
                found.append((rule.misconception, formula, numbers))
            }
        }
        return isReadable ? confusion : .unreadable
    }
}

extension Tensor {
    /// Whether two are the same but for the figures that a student may leave out.
    fileprivate func looksLike(_ other: Tensor) -> Bool {
        shape == other.shape && zip(elements, other.elements).allSatisfy(Self.looksLike)
    }

    private static func looksLike(_ first: Double, _ second: Double) -> Bool {
        abs(first - second) <= 0.005 * max(abs(first), abs(second))
    }

    /// Whether it would be marked right, however it is rounded.
    fileprivate func passes(for right: Tensor, by comparison: NumericComparison) -> Bool {
        shape == right.shape && zip(elements, right.elements).allSatisfy { comparison.passes($0, for: $1) }
    }
}
