import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// The places of a graph that are asked about: adjoints, values, derivatives of one vector by another.
private func subjects(_ graph: Graph) -> [AskedPlace.Subject] {
    let swept = graph.nodes.indices.filter { graph.isSwept($0) && graph.nodes[$0].shape != .scalar }
    let totals = swept.flatMap { of in
        swept.compactMap { by -> AskedPlace.Subject? in
            let areColumns = [of, by].allSatisfy { graph.nodes[$0].shape.kind == .column }
            return of != by && areColumns && graph.leads(by, to: of) ? .total(of: of, by: by) : nil
        }
    }
    return swept.map { .quantity(.adjoint(node: $0)) }
        + swept.filter { graph.nodes[$0].expression != nil }.map { .quantity(.value(node: $0)) }
        + [.quantity(.value(node: graph.output))] + totals.prefix(3)
}

extension Graph {
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

@Suite("How often a wrong vector or matrix is put down to its rule")
struct MatrixMisconceptionMeasurementTests {
    private static let graphs = 160
    /// How many graphs one task looks at.
    private static let portion = 20
    /// Expressions take one rule in so many on every graph, and numbers the rules that other tests measure as well.
    private static let stride = 12
    /// The rules that vectors and matrices bring with them.
    private static let own: [Misconception] = [
        .transposed, .productOrder, .otherLayout, .wrongLayer, .offByOneIndex, .reluMask, .sigmoidAtOutput,
        .missingMean,
    ]

    @Test("On 160 random graphs of matrices a wrong matrix is named for its rule, in numbers and in symbols")
    func matrices() async throws {
        let tally = try await withThrowingTaskGroup(of: MisconceptionTally.self) { group in
            for first in Swift.stride(from: 0, to: Self.graphs, by: Self.portion) {
                group.addTask {
                    try (first..<first + Self.portion).reduce(into: MisconceptionTally()) { tally, seed in
                        tally.add(try Self.measured(seed: seed))
                    }
                }
            }
            return try await group.reduce(into: MisconceptionTally()) { $0.add($1) }
        }
        print("Misconceptions, matrices: \(tally)")
        #expect(tally.share >= 0.99, "\(tally.missed.prefix(10).joined(separator: "\n"))")
        for rule in Self.own { #expect(tally.applied[rule, default: 0] >= 20, "\(rule)") }
    }

    private static func measured(seed: Int) throws -> MisconceptionTally {
        let graph = try graph(MatrixMisconceptionGraph(seed: UInt64(seed)).text)
        let layout: Layout = seed % 3 == 0 ? .numerator : .denominator
        let grader = Grader(graph: graph)
        var point = GraphPoint(graph, graph.evaluate())
        var tally = MisconceptionTally()
        let places = subjects(graph)
        let isNumeric = seed % 4 != 1
        for (index, rule) in MisconceptionRule.all.enumerated() where rule.concernsMatrices {
            // Not every graph has layers or a relu.
            let isRare = [.wrongLayer, .reluMask].contains(rule.misconception)
            let isOwn = own.contains(rule.misconception) && (isRare || (seed + index) % 3 == 0)
            guard (isNumeric && isOwn) || (seed / 4 + index) % stride == 0 else { continue }
            // Every rule at one of the places where it applies, another for every graph.
            for turn in places.indices {
                let subject = places[(seed + index + turn) % places.count]
                guard let key = graph.key(subject), let right = point.tensor(of: key, layout: layout) else { continue }
                let place = AskedPlace(graph: graph, subject: subject, isStandalone: true, notation: .unicode)
                let wrong = rule.wrongMatrices(
                    ExaminedMatrix(graph, place: place, layout: layout, notation: .unicode))
                guard !wrong.isEmpty else { continue }
                let expression = wrong[seed % wrong.count].expression
                guard let given = point.tensor(of: expression, layout: layout), isWrong(given, right) else { continue }
                let grade = grade(given, expression, key: key, right, layout, grader, isNumeric: isNumeric)
                // Not everything may be written everywhere: the derivative that is asked for may not.
                guard !grade.verdict.isInvalid || given.shape != right.shape && !isNumeric else { continue }
                let named = Grade(verdict: .incorrect(misconceptions: grade.slips, message: grade.message), read: "")
                tally.count(rule.misconception, named, at: "\(seed), \(key.text(.ascii)): \(expression.text(.ascii))")
                break
            }
        }
        return tally
    }

    private static func isWrong(_ given: Tensor, _ right: Tensor) -> Bool {
        given.shape != right.shape
            || zip(given.elements, right.elements).contains { ($0 - $1).magnitude > 1e-3 * ($1.magnitude + 1e-3) }
    }

    private static func grade(
        _ given: Tensor, _ expression: Expression, key: Expression, _ right: Tensor, _ layout: Layout, _ grader: Grader,
        isNumeric: Bool
    ) -> Grade {
        let matrix = MatrixKey(
            graph: nil, key: key, layout: layout, shape: right.shape, value: right,
            entries: isNumeric ? .numeric : .symbolic)
        let text =
            isNumeric && given.shape == right.shape
            ? given.text(.ascii, significantDigits: 9, elementLimit: 1_000) : expression.text(.ascii)
        return grader.grade(text, matrix: matrix)
    }

    @Test("A right matrix is named for nothing, in either layout")
    func right() throws {
        for seed in 0..<20 {
            let graph = try graph(MatrixMisconceptionGraph(seed: UInt64(seed)).text)
            let layout: Layout = seed % 3 == 0 ? .numerator : .denominator
            var point = GraphPoint(graph, graph.evaluate())
            for subject in subjects(graph) {
                guard let key = graph.key(subject), let right = point.tensor(of: key, layout: layout) else { continue }
                let grade = Self.grade(right, key, key: key, right, layout, Grader(graph: graph), isNumeric: true)
                #expect(grade.verdict.isCorrect, "\(seed), \(key.text(.ascii)): \(grade)")
            }
        }
    }
}
