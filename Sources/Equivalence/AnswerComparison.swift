package import Algebra
package import Autodiff

/// Whether an answer equals a formula: a number as well as a vector or matrix, entry by entry, each decided as `Equivalence`
/// says; those of a matrix over the scalar view of the graph.
///
/// A class, because it is the workspace of comparing one answer with many formulas.
package final class AnswerComparison {
    /// What a comparison finds.
    package enum Outcome: Equatable {
        case equal
        /// The entries that differ, counted from 0, row by row.
        case different(Set<Int>)
        /// The shapes differ.
        case otherShape
        /// No entry differs, but some cannot be decided.
        case undecided
        /// Answer and formula are too large to be worked out at many points.
        case tooMuchWork
    }

    /// Names, numbers and operations of an answer and a formula together, all entries counted, each of which is worked out
    /// at some hundred points.
    private static let workLimit = 25_000

    private let answer: Expression
    private let entries: [[Equivalence]]
    /// Where entries come from; nil where the answer is a number over a graph of numbers, or over none.
    private let setting: MatrixSetting?
    private let layout: Layout
    private lazy var sample = setting.map { MatrixSample($0.graph, layout: layout, seed: 1) }

    /// Nil where an answer cannot be opened into its entries: the graph is too large, or its shapes do not go together.
    /// - Parameters:
    ///   - graph: what names stand for; without one, every name is an independent variable.
    ///   - layout: how derivatives are laid out, in the answer and in what it is compared with.
    ///   - key: the expected expression where there is one: its numbers are places where an answer may differ.
    ///   - own: over numbers, the student's own earlier quantities that everything is computed from.
    package convenience init?(
        graph: Graph?, answer: Expression, shape: Shape = .scalar, layout: Layout = .denominator,
        key: Expression? = nil, own: [(quantity: Quantity, formula: Formula)] = []
    ) {
        if shape == .scalar, graph?.isScalar ?? true {
            self.init(answer, [[Equivalence(graph: graph, answer: answer, key: key, own: own)]], nil, layout)
        } else {
            guard let graph, let setting = MatrixSetting(graph) else { return nil }
            self.init(setting, answer: answer, layout: layout, key: key)
        }
    }

    convenience init?(_ setting: MatrixSetting, answer: Expression, layout: Layout, key: Expression?) {
        guard let entries = try? setting.entries(of: answer, layout: layout) else { return nil }
        let equivalences = entries.map { row in
            row.map { Equivalence(graph: setting.view.graph, answer: $0, key: key) }
        }
        self.init(answer, equivalences, setting, layout)
    }

    private init(_ answer: Expression, _ entries: [[Equivalence]], _ setting: MatrixSetting?, _ layout: Layout) {
        self.answer = answer
        self.entries = entries
        self.setting = setting
        self.layout = layout
    }

    /// Whether the answer equals a formula, found out quickly where it does not: for many formulas of which hardly one is
    /// equal.
    package func equals(_ formula: Formula) -> Bool { mayEqual(formula) && compare(with: formula) == .equal }

    /// Whether nothing at a few points tells the answer from a formula.
    private func mayEqual(_ formula: Formula) -> Bool {
        guard setting != nil else { return entries[0][0].mayEqual(formula) }
        guard case .expression(let expected) = formula else { return element?.mayEqual(formula) ?? false }
        return sample?.mayEqual(answer, expected) ?? true
    }

    /// Compares the answer with a formula: the right one, or one of a misconception. Over vectors and matrices a formula is
    /// an expression in the same layout, or for one element a formula over the scalar view.
    package func compare(with expected: Formula) -> Outcome {
        guard let setting else { return outcome(of: [entries[0][0]], [expected]) }
        guard case .expression(let matrix) = expected else {
            return element.map { outcome(of: [$0], [expected]) } ?? .otherShape
        }
        // In most wrong products the shapes do not go together.
        guard let expected = try? setting.entries(of: matrix, layout: layout),
            expected.map(\.count) == entries.map(\.count)
        else { return .otherShape }
        return outcome(of: Array(entries.joined()), expected.joined().map { .expression($0) })
    }

    /// What an expression comes to at a drawn point, over vectors and matrices.
    package func sampled(_ expression: Expression) -> Tensor? { sample?.value(of: expression) }

    /// Whether the answer, over vectors and matrices, is everywhere the same multiple of a formula that is not itself
    /// constant, as far as some points tell: what is said of an answer that is known to be wrong.
    package func isMultiple(of formula: Formula) -> Bool {
        guard let setting, case .expression(let expected) = formula else { return false }
        let points = (1...Self.ratioPoints).map { MatrixSample(setting.graph, layout: layout, seed: $0) }
        let ratios = points.compactMap { $0.ratio(of: answer, to: expected) }
        guard ratios.count == points.count else { return false }
        return ratios.allSatisfy { $0.factor.isClose(to: ratios[0].factor) } && !ratios[0].factor.isClose(to: 1)
            && ratios.contains { !$0.largest.isClose(to: ratios[0].largest) }
    }

    /// Points at which a ratio has to be the same.
    private static let ratioPoints: UInt64 = 6

    /// The answer over the scalar view, where it is a number: it is compared with any formula over that.
    private var element: Equivalence? {
        entries.count == 1 && entries[0].count == 1 ? entries[0][0] : nil
    }

    private func outcome(of answers: [Equivalence], _ formulas: [Formula]) -> Outcome {
        let work = answers.reduce(0) { $0 + $1.answerSize } + formulas.reduce(0) { $0 + $1.size }
        if work > Self.workLimit {
            return zip(answers, formulas).allSatisfy { $0.isAlike($1) } ? .equal : .tooMuchWork
        }
        let entries = zip(answers, formulas).map { $0.compare(with: $1) }
        let different = entries.indices.filter { entries[$0] == .different }
        guard different.isEmpty else { return .different(Set(different)) }
        return entries.contains(.undecided) ? .undecided : .equal
    }
}

/// A graph at a point that is drawn, where most expressions of vectors and matrices that differ show it at once.
private final class MatrixSample {
    private let layout: Layout
    private var point: GraphPoint

    init(_ graph: Graph, layout: Layout, seed: UInt64) {
        self.layout = layout
        point = graph.drawnPoint(seed: seed)
    }

    func value(of expression: Expression) -> Tensor? { point.tensor(of: expression, layout: layout) }

    /// By which number an expression is another one times, and the largest element of that one; nil where it is no multiple
    /// of it here.
    func ratio(of first: Expression, to second: Expression) -> (factor: Double, largest: Double)? {
        guard let left = value(of: first), let right = value(of: second), left.shape == right.shape,
            let (given, largest) = zip(left.elements, right.elements).max(by: { $0.1.magnitude < $1.1.magnitude }),
            case let factor = given / largest, factor.isFinite, factor != 0
        else { return nil }
        let isMultiple = zip(left.elements, right.elements).allSatisfy {
            ($0 - factor * $1).magnitude <= 1e-9 * given.magnitude
        }
        return isMultiple ? (factor, largest) : nil
    }

    /// False where two expressions differ here by more than rounding, or in their shapes.
    func mayEqual(_ first: Expression, _ second: Expression) -> Bool {
        guard let left = value(of: first), let right = value(of: second) else { return true }
        guard left.shape == right.shape else { return false }
        return zip(left.elements, right.elements).allSatisfy {
            ($0 - $1).magnitude <= 1e-6 * ($0.magnitude + $1.magnitude + 1e-6)
        }
    }
}

extension Double {
    /// Whether it is another number but for rounding.
    fileprivate func isClose(to other: Double) -> Bool { (self - other).magnitude <= 1e-9 * other.magnitude }
}
