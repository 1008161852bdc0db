internal import Algebra
internal import Autodiff
internal import Equivalence

/// What formulas come to at the graph's own values, a student's among them.
final class OwnPoint {
    /// What evaluates numbers; nil over vectors and matrices, but where one element of them is looked at.
    private(set) var sampler: Sampler?
    private var point: GraphPoint?
    /// Another point.
    private lazy var elsewhere = graph?.drawnPoint(seed: 1)
    private let graph: Graph?
    private let layout: Layout

    init(graph: Graph?, for question: Question) {
        sampler = question.isOfNumbers ? Sampler(graph: graph, own: question.own) : nil
        point = question.isOfNumbers ? nil : graph.map { GraphPoint($0, $0.evaluation) }
        self.graph = graph
        layout = question.scope.layout
    }

    /// Makes the quantities of a place known that stands among the elements of vectors and matrices.
    func look(at place: ExaminedPlace?) {
        guard sampler == nil, let place, place.graph.isScalar else { return }
        sampler = Sampler(graph: place.graph, own: [])
    }

    /// Nil where a formula has no value; over vectors and matrices it is an expression.
    func numbers(_ formula: Formula) -> Tensor? {
        if case .expression(let expression) = formula, point != nil || sampler == nil {
            guard point != nil, !expression.atoms.isEmpty else { return expression.tensor { _ in nil } }
            if let value = point?.tensor(of: expression, layout: layout) { return value }
        }
        return sampler.flatMap { $0.number(formula) }.map { Tensor($0) }
    }

    /// Whether two formulas that have one number here, or the same numbers, have them at another point too.
    func areOne(_ first: Formula, _ second: Formula) -> Bool {
        guard let sampler else {
            guard case .expression(let first) = first, case .expression(let second) = second,
                let one = elsewhere?.tensor(of: first, layout: layout),
                let other = elsewhere?.tensor(of: second, layout: layout)
            else { return false }
            return one.isClose(to: other)
        }
        defer { sampler.move(to: .own) }
        for index in 0..<Self.otherPoints {
            sampler.move(to: .random(index))
            let (first, second) = (sampler.value(first), sampler.value(second))
            guard first.isKnown, second.isKnown, sampler.isInDomain else { continue }
            return first.touches(second)
        }
        return false
    }

    /// How many other points are looked at for one that lies in the domain.
    private static let otherPoints = 20

    /// The numbers that the rules make of a place; of vectors and matrices those that are numbers.
    func wrongNumbers(at place: ExaminedPlace) -> [Double] {
        MisconceptionRule.all.flatMap { $0.ways(place) }.compactMap { way in
            place.comparable(way.formula).flatMap(numbers).flatMap { $0.shape == .scalar ? $0.scalar : nil }
        }
    }
}

extension Grader {
    /// What an answer comes to at the graph's own values.
    func numbers(of answer: Expression, for question: Question) -> Tensor? {
        OwnPoint(graph: graph, for: question).numbers(.expression(answer))
    }

    /// Whether an answer comes to the right numbers at the graph's own values.
    func isRightHere(
        _ answer: Expression, typed text: String, formula: Formula, for question: Question
    ) -> Bool {
        let point = OwnPoint(graph: graph, for: question)
        guard let given = point.numbers(.expression(answer)), let right = point.numbers(formula) else { return false }
        return MatrixEntry(text: text, value: given).isRight(by: NumericComparison(), against: right)
    }
}
