import Algebra
import Autodiff
import Cards
import Equivalence

@testable import Tutor

/// What happens to the numbers and expressions of one random graph.
struct ScalarMeasurement {
    let seed: Int
    /// Every graph takes one rule in so many.
    let stride: Int
    private let graph: Graph
    private let grader: Grader
    private let sampler: Sampler
    /// The places that are asked about.
    private let places: [Quantity]
    private let examinedPlaces: [ExaminedPlace]

    init(seed: Int, stride: Int) throws {
        self.seed = seed
        self.stride = stride
        let graph = try Graph(block: MisconceptionGraph(seed: UInt64(seed)).text)
        self.graph = graph
        grader = Grader(Working(graph: graph, isSymbolic: false, notation: .unicode))
        sampler = Sampler(graph: graph)
        places = graph.quantities
        examinedPlaces = places.map { quantity in
            ExaminedPlace(
                AskedPlace(graph: graph, subject: .quantity(quantity), isStandalone: true, notation: .unicode))
        }
    }

    /// Every right number is given, and a wrong one by every rule, at one of the places where it applies.
    func numbers() throws -> MisconceptionTally {
        var tally = MisconceptionTally()
        func grade(_ number: Double, _ quantity: Quantity) -> Grade {
            grader.grade(number.text(.ascii, significantDigits: 9), of: quantity, entries: .numeric)
        }
        for quantity in places {
            guard let number = sampler.number(quantity) else { continue }
            tally.countRight(grade(number, quantity), at: "\(seed), \(quantity)")
        }
        forEveryRule { misconception, quantity, _, wrong in
            // Near the right number, or in one figure, rounding leaves too few digits to say where they come from.
            if misconception == .roundedEarly, let right = sampler.number(quantity) {
                let entry = NumberEntry(text: wrong.text(.ascii, significantDigits: 9), value: wrong)
                guard NearMiss(entry, right: right) == nil, entry.halfUnit(atLeast: 2) != nil else { return false }
            }
            let given = grade(wrong, quantity)
            tally.countWrong(by: misconception, named: given.misconceptions, at: "\(seed), \(quantity): \(wrong)")
            return true
        }
        return tally
    }

    /// As with numbers, in symbols.
    func expressions() throws -> MisconceptionTally {
        var tally = MisconceptionTally()
        if seed % stride == 0 { countRightForms(&tally) }
        forEveryRule { misconception, quantity, formula, _ in
            guard let answer = formula.written(graph) else { return false }
            let grade = grader.grade(answer.text(.ascii), of: quantity, entries: .symbolic)
            // Not everything may be named everywhere: the derivative that is asked for may not.
            guard !grade.verdict.isInvalid else { return false }
            tally.countWrong(
                by: misconception, named: grade.misconceptions, at: "\(seed), \(quantity): \(answer.text(.ascii))")
            return true
        }
        return tally
    }

    /// Calls for every rule, place after place, another first for every graph, until an answer that the rule makes wrong
    /// there could be given.
    private func forEveryRule(give: (Misconception, Quantity, Formula, Double) -> Bool) {
        for (index, rule) in MisconceptionRule.all.enumerated() where (seed + index) % stride == 0 {
            for turn in places.indices {
                let place = (seed + index + turn) % places.count
                let ways = rule.ways(examinedPlaces[place])
                guard !ways.isEmpty, let right = sampler.number(places[place]) else { continue }
                let formula = ways[seed % ways.count].formula
                let wrong = sampler.value(formula)
                guard wrong.isKnown, isWrong(wrong.number, for: right) else { continue }
                if give(rule.misconception, places[place], formula, wrong.number) { break }
            }
        }
    }

    /// Whether a number is wrong: not the right one, not even rounded.
    private func isWrong(_ number: Double, for right: Double) -> Bool {
        let entry = NumberEntry(text: number.text(.ascii, significantDigits: 9), value: number)
        return NumericComparison().judge(entry, against: right) == .wrong
    }

    /// The right expression at every place, worked out, doubled and halved, negated twice, and in names of the graph.
    private func countRightForms(_ tally: inout MisconceptionTally) {
        let working = Working(graph: graph, isSymbolic: true, notation: .ascii)
        for quantity in places {
            guard let worked = working.expression(quantity) else { continue }
            var forms = [worked, .apply(.negate, [.apply(.negate, [worked])])]
            let two = Expression.number(Number(2))
            forms.append(.apply(.divide, [.apply(.multiply, [worked, two]), two]))
            if let named = Formula.quantity(quantity).written(graph), case .contribution = quantity {
                forms.append(named)
            }
            for form in forms {
                let grade = grader.grade(form.text(.ascii), of: quantity, entries: .symbolic)
                tally.countRight(grade, at: "\(seed), \(quantity): \(form.text(.ascii))")
            }
        }
    }
}

extension Graph {
    /// The graph of a block that is known to be sound.
    init(block text: String) throws {
        let (graph, errors) = Graph.parse(text, name: "measured")
        guard let graph else { throw UnsoundBlock(messages: errors.map(\.message)) }
        self = graph
    }

    /// The places that are asked about.
    fileprivate var quantities: [Quantity] {
        var quantities = variables.filter { isSwept($0) }.prefix(2).map { Quantity.adjoint(node: $0) }
        for edge in edges.indices where isSwept(edge: edge) {
            switch edge % 5 {
            case 0: quantities.append(.localPartial(edge: edge))
            case 1: quantities.append(.contribution(edge: edge))
            case 2: quantities.append(.runningSum(edge: edge))
            case 3: quantities.append(.value(node: edges[edge].to))
            default: break
            }
        }
        return quantities + [.adjoint(node: output)]
    }
}

/// A block that was made wrongly.
private struct UnsoundBlock: Error {
    let messages: [String]
}

extension Grade {
    /// The rules that are named, of an answer in a wrong shape too.
    var misconceptions: [Misconception] {
        switch verdict {
        case .incorrect(let misconceptions, _): misconceptions
        case .invalid(let fault): fault.misconceptions
        case .correct, .kept: []
        }
    }

    /// What is said of a wrong or invalid answer.
    var message: String {
        switch verdict {
        case .incorrect(_, let message): message
        case .invalid(let fault): fault.message
        case .correct(let note): note
        case .kept: ""
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
        case .quantity(.runningSum), .quantity(.update), .assuming, .rounded: return nil
        }
    }
}
