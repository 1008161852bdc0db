import Equivalence
import Algebra
import Autodiff
import Cards

@testable import Tutor

/// What happens to the vectors and matrices of one random graph: as numbers on three graphs of four, else as expressions.
struct MatrixMeasurement {
    let seed: Int
    /// Every graph takes one rule in so many.
    let stride: Int
    private let graph: Graph
    private let layout: Layout
    private let grader: Grader
    private var isNumeric: Bool { seed % 4 != 1 }

    init(seed: Int, stride: Int) throws {
        self.seed = seed
        self.stride = stride
        graph = try Graph(block: MatrixMisconceptionGraph(seed: UInt64(seed)).text)
        layout = seed % 3 == 0 ? .numerator : .denominator
        grader = Grader(graph: graph)
    }

    /// Every right vector and matrix is given, and a wrong one by every rule, at one of the places where it applies.
    func tally() throws -> MisconceptionTally {
        var point = GraphPoint(graph, graph.evaluate())
        var tally = MisconceptionTally()
        let places = graph.subjects
        for subject in places {
            guard let key = graph.key(subject), let right = point.tensor(of: key, layout: layout) else { continue }
            let grade = grade(right, key, key: key, right, isNumeric: true)
            tally.countRight(grade, at: "\(seed), \(key.text(.ascii))")
        }
        for (index, rule) in MisconceptionRule.all.enumerated()
        where (seed / 4 + index) % stride == 0 {
            // Another place first for every graph.
            for turn in places.indices {
                let subject = places[(seed + index + turn) % places.count]
                guard let key = graph.key(subject), let right = point.tensor(of: key, layout: layout) else { continue }
                let place = ExaminedPlace(
                    AskedPlace(
                        graph: graph, subject: subject, isStandalone: true, notation: .unicode, layout: layout))
                let wrong = rule.ways(place).compactMap { place.written($0.formula) }
                guard !wrong.isEmpty else { continue }
                let expression = wrong[seed % wrong.count]
                // Not everything may be written everywhere: the derivative that is asked for may not.
                guard isNumeric || !graph.names(subject, in: expression) else { continue }
                guard let given = point.tensor(of: expression, layout: layout), isWrong(given, right) else { continue }
                let grade = grade(given, expression, key: key, right, isNumeric: isNumeric)
                // An answer in another shape is invalid, and its rule is named all the same.
                guard !grade.verdict.isInvalid || given.shape != right.shape && !isNumeric else { continue }
                tally.countWrong(
                    by: rule.misconception, named: grade.misconceptions,
                    at: "\(seed), \(key.text(.ascii)): \(expression.text(.ascii))")
                break
            }
        }
        return tally
    }

    private func isWrong(_ given: Tensor, _ right: Tensor) -> Bool {
        given.shape != right.shape
            || zip(given.elements, right.elements).contains { ($0 - $1).magnitude > 1e-3 * ($1.magnitude + 1e-3) }
    }

    private func grade(
        _ given: Tensor, _ expression: Expression, key: Expression, _ right: Tensor, isNumeric: Bool
    ) -> Grade {
        let matrix = MatrixKey(
            graph: nil, key: key, layout: layout, shape: right.shape, value: right,
            entries: isNumeric ? .numeric : .symbolic)
        let text =
            isNumeric && given.shape == right.shape
            ? given.text(.ascii, significantDigits: 9, elementLimit: 1_000) : expression.text(.ascii)
        return grader.grade(text, matrix: matrix)
    }
}

extension Graph {
    /// The places that are asked about: adjoints, values, derivatives of one vector by another.
    fileprivate var subjects: [AskedPlace.Subject] {
        let swept = nodes.indices.filter { isSwept($0) && nodes[$0].shape != .scalar }
        let totals = swept.flatMap { of in
            swept.compactMap { by -> AskedPlace.Subject? in
                let areColumns = [of, by].allSatisfy { nodes[$0].shape.kind == .column }
                return of != by && areColumns && leads(by, to: of) ? .total(of: of, by: by) : nil
            }
        }
        return swept.map { .quantity(.adjoint(node: $0)) }
            + swept.filter { nodes[$0].expression != nil }.map { .quantity(.value(node: $0)) }
            + [.quantity(.value(node: output))] + totals.prefix(3)
    }

    /// Whether an expression holds the very quantity that is asked for, turned round for one.
    fileprivate func names(_ subject: AskedPlace.Subject, in expression: Expression) -> Bool {
        expression.atoms.contains { atom in
            if case .quantity(.adjoint(let node)) = subject, atom == .adjoint(nodes[node].symbol) { return true }
            return atom.expression == key(subject)
        }
    }

    /// A key for a place, under its name.
    fileprivate func key(_ subject: AskedPlace.Subject) -> Expression? {
        func total(_ of: Int, _ by: Int) -> Expression {
            .derivative(Derivative(of: nodes[of].symbol, variable: nodes[by].symbol, isPartial: false))
        }
        return switch subject {
        case .quantity(.adjoint(let node)): total(output, node)
        case .quantity(.value(let node)): .symbol(nodes[node].symbol)
        case .total(let of, let by): total(of, by)
        default: nil
        }
    }
}
