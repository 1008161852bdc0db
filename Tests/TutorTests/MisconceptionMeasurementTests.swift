import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

/// How often the grader names the rule that a wrong answer was made with.
struct MisconceptionTally: CustomStringConvertible {
    private(set) var applied: [Misconception: Int] = [:]
    private(set) var named: [Misconception: Int] = [:]
    private(set) var alone = 0
    /// What was not named, to look into.
    private(set) var missed: [String] = []

    var total: Int { applied.values.reduce(0, +) }
    var namedTotal: Int { named.values.reduce(0, +) }
    var share: Double { total == 0 ? 0 : Double(namedTotal) / Double(total) }

    mutating func count(_ misconception: Misconception, _ grade: Grade, at place: @autoclosure () -> String) {
        applied[misconception, default: 0] += 1
        if grade.named?.contains(misconception) == true {
            named[misconception, default: 0] += 1
            if grade.named?.count == 1 { alone += 1 }
        } else {
            missed.append("\(place()): \(grade)")
        }
    }

    mutating func add(_ other: MisconceptionTally) {
        applied.merge(other.applied, uniquingKeysWith: +)
        named.merge(other.named, uniquingKeysWith: +)
        alone += other.alone
        missed += other.missed
    }

    var description: String {
        let rules = Misconception.allCases.map { "\($0.rawValue) \(named[$0] ?? 0)/\(applied[$0] ?? 0)" }
        return "\(namedTotal) of \(total) named, \(alone) of them alone; " + rules.joined(separator: ", ")
    }
}

/// The places of a graph that are asked about.
private func quantities(_ graph: Graph) -> [Quantity] {
    var quantities = graph.variables.filter { graph.isSwept($0) }.prefix(2).map { Quantity.adjoint(node: $0) }
    for edge in graph.edges.indices where graph.isSwept(edge: edge) {
        switch edge % 5 {
        case 0: quantities.append(.localPartial(edge: edge))
        case 1: quantities.append(.contribution(edge: edge))
        case 2: quantities.append(.runningSum(edge: edge))
        case 3: quantities.append(.value(node: graph.edges[edge].to))
        default: break
        }
    }
    return quantities + [.adjoint(node: graph.output)]
}

private func examined(_ graph: Graph, _ quantity: Quantity) -> ExaminedPlace {
    ExaminedPlace(AskedPlace(graph: graph, subject: .quantity(quantity), isStandalone: true, notation: .unicode))
}

@Suite("How often a wrong answer is put down to its rule")
struct MisconceptionMeasurementTests {
    private static let graphs = 300
    /// With expressions every graph takes one rule in so many, so that a run without optimisation is quick; 1 measures all
    /// of them. With numbers every graph takes every rule.
    private static let expressionStride = 4
    /// How many graphs one task looks at.
    private static let portion = 30
    /// What can happen to numbers.
    private static let rules = MisconceptionRule.all.filter(\.concernsScalars).map(\.misconception)

    @Test("On 300 random graphs a number is named for its rule, and a right one for none")
    func numbers() async throws {
        let tally = try await measured { seed in try Self.numbers(seed: seed) }
        print("Misconceptions, numbers: \(tally)")
        #expect(tally.total > 4_000)
        #expect(tally.share >= 0.99, "\(tally.missed.prefix(10).joined(separator: "\n"))")
        for misconception in Self.rules {
            #expect(tally.applied[misconception, default: 0] >= 30, "\(misconception)")
        }
    }

    @Test("On 300 random graphs an expression is named for its rule, and a right one for none")
    func expressions() async throws {
        let tally = try await measured { seed in try Self.expressions(seed: seed) }
        print("Misconceptions, expressions: \(tally)")
        #expect(tally.total > 4_000 / Self.expressionStride)
        #expect(tally.share >= 0.99, "\(tally.missed.prefix(10).joined(separator: "\n"))")
        // An expression loses no digits on the way.
        for misconception in Self.rules where misconception != .roundedEarly {
            #expect(tally.applied[misconception, default: 0] >= 5, "\(misconception)")
        }
    }

    private static func numbers(seed: Int) throws -> MisconceptionTally {
        let graph = try graph(MisconceptionGraph(seed: UInt64(seed)).text)
        let grader = Grader(Working(graph: graph, isSymbolic: false, notation: .unicode))
        let sampler = Sampler(graph: graph)
        var tally = MisconceptionTally()
        func grade(_ number: Double, _ quantity: Quantity) -> (entry: String, grade: Grade) {
            let entry = number.text(.ascii, significantDigits: 9)
            return (entry, grader.grade(entry, of: quantity, entries: .numeric))
        }
        let places = quantities(graph)
        for quantity in places {
            let right = grade(try #require(sampler.number(quantity)), quantity)
            #expect(right.grade.verdict.isCorrect, "\(seed), \(quantity): \(right)")
        }
        let examinedPlaces = places.map { examined(graph, $0) }
        for (index, rule) in MisconceptionRule.all.enumerated() {
            // Every rule at one of the places where it applies, another for every graph.
            for turn in places.indices {
                let place = (seed + index + turn) % places.count
                let quantity = places[place]
                let slips = rule.slips(examinedPlaces[place])
                guard !slips.isEmpty, let right = sampler.number(quantity) else { continue }
                let wrong = sampler.value(slips[seed % slips.count].formula)
                guard wrong.isKnown, isWrong(wrong.number, for: right) else { continue }
                let given = grade(wrong.number, quantity)
                tally.count(
                    rule.misconception, given.grade, at: "\(seed), \(quantity): \(given.entry) for \(right)")
                break
            }
        }
        return tally
    }

    /// Whether a number is wrong: not the right one, not even rounded.
    private static func isWrong(_ number: Double, for right: Double) -> Bool {
        let entry = NumberEntry(text: number.text(.ascii, significantDigits: 9), value: number)
        return NumericComparison().judge(entry, against: right) == .wrong
    }

    private static func expressions(seed: Int) throws -> MisconceptionTally {
        let graph = try graph(MisconceptionGraph(seed: UInt64(seed)).text)
        let grader = Grader(Working(graph: graph, isSymbolic: false, notation: .unicode))
        let sampler = Sampler(graph: graph)
        var tally = MisconceptionTally()
        let places = quantities(graph)
        let examinedPlaces = places.map { examined(graph, $0) }
        if seed % expressionStride == 0 { try checkRightForms(graph, places, grader) }
        for (index, rule) in MisconceptionRule.all.enumerated() where (seed + index) % expressionStride == 0 {
            for turn in places.indices {
                let place = (seed + index + turn) % places.count
                let quantity = places[place]
                let slips = rule.slips(examinedPlaces[place])
                guard !slips.isEmpty, let right = sampler.number(quantity) else { continue }
                let formula = slips[seed % slips.count].formula
                let wrong = sampler.value(formula)
                guard wrong.isKnown, isWrong(wrong.number, for: right), let answer = formula.written(graph) else {
                    continue
                }
                let grade = grader.grade(answer.text(.ascii), of: quantity, entries: .symbolic)
                // Not everything may be named everywhere: the derivative that is asked for may not.
                guard !grade.verdict.isInvalid else { continue }
                tally.count(rule.misconception, grade, at: "\(seed), \(quantity): \(answer.text(.ascii))")
                break
            }
        }
        return tally
    }

    /// The right expression at every place is right in names of the graph, worked out, doubled and halved, and negated twice.
    private static func checkRightForms(_ graph: Graph, _ places: [Quantity], _ grader: Grader) throws {
        let working = Working(graph: graph, isSymbolic: true, notation: .ascii)
        for quantity in places {
            let worked = try #require(working.expression(quantity))
            var forms = [worked, .apply(.negate, [.apply(.negate, [worked])])]
            let two = Expression.number(Number(2))
            forms.append(.apply(.divide, [.apply(.multiply, [worked, two]), two]))
            if let named = Formula.quantity(quantity).written(graph), case .contribution = quantity {
                forms.append(named)
            }
            for form in forms {
                let grade = grader.grade(form.text(.ascii), of: quantity, entries: .symbolic)
                #expect(grade.verdict.isCorrect, "\(quantity): \(form.text(.ascii)) \(grade)")
            }
        }
    }

    private func measured(
        _ measure: @escaping @Sendable (Int) throws -> MisconceptionTally
    ) async throws -> MisconceptionTally {
        try await withThrowingTaskGroup(of: MisconceptionTally.self) { group in
            for first in stride(from: 0, to: Self.graphs, by: Self.portion) {
                group.addTask {
                    try (first..<first + Self.portion).reduce(into: MisconceptionTally()) { tally, seed in
                        tally.add(try measure(seed))
                    }
                }
            }
            return try await group.reduce(into: MisconceptionTally()) { $0.add($1) }
        }
    }
}

extension Formula {
    /// The formula as a student would write it in the names of the graph; nil where it takes more than a line.
    fileprivate func written(_ graph: Graph) -> Expression? {
        func symbol(_ node: Int) -> Symbol { graph.nodes[node].symbol }
        func partial(_ edge: Int) -> Expression {
            .derivative(
                Derivative(
                    of: symbol(graph.edges[edge].to), variable: symbol(graph.edges[edge].from), isPartial: true))
        }
        func written(_ operation: Operation, _ parts: [Formula]) -> Expression? {
            let parts = parts.map { $0.written(graph) }
            return parts.contains { $0 == nil } ? nil : .apply(operation, parts.compactMap { $0 })
        }
        switch self {
        case .expression(let expression): return expression
        case .quantity(.value(let node)): return .symbol(symbol(node))
        case .quantity(.localPartial(let edge)): return partial(edge)
        case .quantity(.adjoint(let node)): return .adjoint(symbol(node))
        case .quantity(.contribution(let edge)):
            return .apply(.multiply, [.adjoint(symbol(graph.edges[edge].to)), partial(edge)])
        case .sum(let terms): return terms.count == 1 ? terms[0].written(graph) : written(.add, terms)
        case .product(let factors):
            return factors.count == 1 ? factors[0].written(graph) : written(.multiply, factors)
        case .negative(let formula): return written(.negate, [formula])
        case .quantity(.runningSum), .assuming, .rounded: return nil
        }
    }
}
