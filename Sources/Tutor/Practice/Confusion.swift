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

/// What the rules make of one question, as formulas. They are the same whatever numbers the inputs have, and made once for
/// all that are tried. A class, because it is the workspace of one search for numbers.
final class WrongFormulas {
    fileprivate let place: ExaminedPlace
    /// What the rules that were asked so far make of it.
    fileprivate private(set) var ways: [(misconception: Misconception, formula: Formula)] = []
    /// The rules that were not, because an earlier one gave the right number.
    private var rules = MisconceptionRule.all.filter { $0.misconception != .roundedEarly }[...]
    /// The places of the ways: those that have given the right number before come first.
    private var order: [Int] = []
    /// Whether a way is the same formula as another one, or as the key, by their places.
    private var known: [[Int]: Bool] = [:]

    init(at place: ExaminedPlace) { self.place = place }

    /// The place of the way that is looked at after so many others; nil after the last one.
    fileprivate func way(after count: Int) -> Int? {
        while count == order.count, let rule = rules.popFirst() {
            for way in rule.ways(place) {
                guard let formula = place.comparable(way.formula) else { continue }
                order.append(ways.count)
                ways.append((rule.misconception, formula))
            }
        }
        return count < order.count ? order[count] : nil
    }

    fileprivate func lookFirst(at way: Int) {
        guard let place = order.firstIndex(of: way), place > 0 else { return }
        order.insert(order.remove(at: place), at: 0)
    }

    fileprivate func areOne(_ pair: [Int], or compare: () -> Bool) -> Bool {
        if let known = known[pair] { return known }
        let areOne = compare()
        known[pair] = areOne
        return areOne
    }
}

/// The formulas of all the questions for which one search looks for numbers.
final class ConfusionSearch {
    private var known: [String: WrongFormulas] = [:]

    fileprivate func formulas(of question: String, or make: () -> ExaminedPlace?) -> WrongFormulas? {
        if let known = known[question] { return known }
        guard let place = make() else { return nil }
        let formulas = WrongFormulas(at: place)
        known[question] = formulas
        return formulas
    }
}

extension Grader {
    /// What keeps a wrong answer from showing which rule was broken; nil where every misconception gives numbers of its own, or
    /// is the same formula as another one.
    /// - Parameters:
    ///   - name: the question among those of the search.
    ///   - tellsAlike: whether two that give the same wrong numbers are looked for.
    ///   - search: what is known from other numbers of the same graph.
    func confusion(
        at answer: Answer, called name: String = "", tellsAlike: Bool = true,
        in search: ConfusionSearch = ConfusionSearch()
    ) -> Confusion? {
        let question: Question
        switch answer {
        case .numeric(let key): question = self.question(key)
        case .matrix(let key): question = self.question(key)
        default: return nil
        }
        guard let graph, let right = question.numbers else { return .unreadable }
        let isReadable = right.isReadable
        // Of a formula around a derivative no rule says what it would be.
        guard let wrong = search.formulas(of: name, or: { examinedPlace(of: question) }) else {
            return isReadable ? nil : .unreadable
        }
        let place = wrong.place
        let point = OwnPoint(graph: graph, for: question)
        // An element is looked at among the elements of these very numbers.
        point.look(at: place.graph.isScalar == graph.isScalar ? nil : examinedPlace(of: question))
        // Formulas that agree elsewhere too are one slip in two words.
        lazy var elsewhere = graph.drawnPoint(seed: 1, isPositive: true)
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
        var found: [(way: Int, numbers: Tensor)] = []
        var count = 0
        while let way = wrong.way(after: count) {
            count += 1
            let (misconception, formula) = wrong.ways[way]
            guard let numbers = point.numbers(formula) else { continue }
            guard numbers.passes(for: right, by: question.comparison) else {
                found.append((way, numbers))
                continue
            }
            // An exponential that is not differentiated is right.
            guard let asked, wrong.areOne([way], or: { areOne(formula, asked) }) else {
                wrong.lookFirst(at: way)
                return .right(misconception)
            }
        }
        guard isReadable else { return .unreadable }
        guard tellsAlike else { return nil }
        found.sort { $0.way < $1.way }
        for (place, later) in found.enumerated() {
            let (misconception, formula) = wrong.ways[later.way]
            let double = found[..<place].first { earlier in
                let other = wrong.ways[earlier.way]
                return other.misconception != misconception && earlier.numbers.looksLike(later.numbers)
                    && !other.misconception.covers.contains(misconception)
                    && !misconception.covers.contains(other.misconception)
                    && !wrong.areOne([earlier.way, later.way], or: { areOne(other.formula, formula) })
            }
            if let double { return .alike(wrong.ways[double.way].misconception, misconception) }
        }
        return nil
    }
}

extension Tensor {
    /// Whether a student can work with it: not 0, and not 1,000 or more.
    var isReadable: Bool { elements.contains { $0 != 0 } && elements.allSatisfy { $0.magnitude < 1_000 } }

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
