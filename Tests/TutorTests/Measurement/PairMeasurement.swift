import Algebra
import Autodiff
import Cards
import Equivalence
import Foundation

@testable import Tutor

/// A derivative as the product and sum that a student writes down, with the slips that each of its factors invites. All of it
/// is worked out here by the rules of calculus, and nothing by the rules that have to find the slips.
private struct Calculation {
    struct Factor {
        var right: Double
        var slips: [(Misconception, Double)]
    }
    var block: String
    var asked: String
    var factors: [Factor]
    /// What is done with the factors.
    var result: ([Double]) -> Double

    /// y = sin(u) · kx, u = x²: cos(u) · 2x · b + a · k, each path present or not, and the whole with its sign and seed.
    static func product(x: Double, k: Double) -> Calculation {
        let (u, b) = (x * x, k * x)
        let a = sin(u)
        return Calculation(
            block: "x = \(x)\nu = x^2\na = sin(u)\nb = \(k) * x\nC = a * b", asked: "x",
            factors: [
                Factor(right: cos(u), slips: [(.sign, -cos(u)), (.missingLocal, 1), (.notDifferentiated, a)]),
                Factor(right: 2 * x, slips: [(.missingLocal, 1), (.powerRule, x)]),
                Factor(right: k, slips: [(.missingLocal, 1)]),
                Factor(right: 1, slips: [(.missingPath, 0)]), Factor(right: 1, slips: [(.missingPath, 0)]),
                Factor(right: 1, slips: [(.sign, -1), (.seedIsValue, a * b)]),
            ]
        ) { $0[5] * ($0[3] * b * $0[0] * $0[1] + $0[4] * a * $0[2]) }
    }

    /// C = (tanh(wx + d) − y)²: 2(h − y) · (1 − h²) · x.
    static func neuron(w: Double, x: Double, d: Double, y: Double) -> Calculation {
        let h = tanh(w * x + d)
        return Calculation(
            block:
                "w = \(w)\nconst x = \(x)\nconst d = \(d)\nconst y = \(y)\nz = w * x + d\nh = tanh(z)\nC = (h - y)^2",
            asked: "w",
            factors: [
                Factor(right: 2 * (h - y), slips: [(.powerRule, h - y), (.sign, -2 * (h - y))]),
                Factor(right: 1 - h * h, slips: [(.missingLocal, 1), (.sigmoidAtOutput, 1 - tanh(h) * tanh(h))]),
                Factor(right: x, slips: [(.missingLocal, 1)]),
                Factor(right: 1, slips: [(.seedIsValue, (h - y) * (h - y))]),
            ]
        ) { $0.reduce(1, *) }
    }

    /// C = p/r, p = v³, r = log v: 3v²/r − (p/r²)/v.
    static func quotient(v: Double) -> Calculation {
        let (p, r) = (v * v * v, log(v))
        return Calculation(
            block: "v = \(v)\np = v^3\nr = log(v)\nC = p / r", asked: "v",
            factors: [
                Factor(right: 3 * v * v, slips: [(.missingLocal, 1), (.powerRule, v * v), (.powerRule, 3 * p)]),
                Factor(right: -p / (r * r), slips: [(.sign, p / (r * r))]),
                Factor(right: 1 / v, slips: [(.missingLocal, 1), (.reciprocal, v), (.notDifferentiated, r)]),
                Factor(right: 1, slips: [(.missingPath, 0)]), Factor(right: 1, slips: [(.missingPath, 0)]),
                Factor(right: 1, slips: [(.sign, -1), (.seedIsValue, p / r)]),
            ]
        ) { $0[5] * ($0[3] * $0[0] / r + $0[4] * $0[1] * $0[2]) }
    }

    /// Every two slips at two factors: both, and the number they give together.
    var pairs: [(slips: [Misconception], number: Double)] {
        let right = result(factors.map(\.right))
        func number(_ wrong: [(place: Int, value: Double)]) -> Double {
            var values = factors.map(\.right)
            for (place, value) in wrong { values[place] = value }
            return result(values)
        }
        let slips = factors.enumerated().flatMap { place, factor in
            factor.slips.map { (place: place, name: $0.0, value: $0.1) }
        }
        var pairs: [(slips: [Misconception], number: Double)] = []
        for (index, first) in slips.enumerated() {
            for second in slips[(index + 1)...] where second.place != first.place {
                let both = number([(first.place, first.value), (second.place, second.value)])
                let alone = [first, second].map { number([($0.place, $0.value)]) }
                // Where one slip hides the other, or both hide each other, there is one, or none.
                guard both != 0, !(alone + [right]).contains(where: { ($0 / both - 1).magnitude < 1e-6 }) else {
                    continue
                }
                pairs.append(([first.name, second.name], both))
            }
        }
        return pairs
    }
}

/// Two slips at once, worked out without the rules, and numbers that nobody came to by a slip.
struct PairMeasurement {
    /// Pairs that were given; those of them that were named, those that one rule alone explains, and those put down to other
    /// rules.
    private(set) var given = 0
    private(set) var named = 0
    private(set) var single = 0
    private(set) var others: [String] = []

    init(figures: Int) throws {
        var generator = SplitMix64(seed: 3)
        func draw(_ range: ClosedRange<Double>) -> Double {
            ((range.lowerBound + generator.unit() * (range.upperBound - range.lowerBound)) * 1000).rounded() / 1000
        }
        for _ in 0..<3 {
            let calculations = [
                Calculation.product(x: draw(0.6...1.1), k: draw(2...4)),
                .neuron(w: draw(0.3...0.9), x: draw(1.2...2.1), d: draw(0.1...0.4), y: draw(2...3)),
                .quotient(v: draw(1.5...2.8)),
            ]
            for calculation in calculations { try give(calculation, figures) }
        }
    }

    private mutating func give(_ calculation: Calculation, _ figures: Int) throws {
        let graph = try Graph(block: calculation.block)
        guard let node = graph.node(Symbol(calculation.asked)) else { return }
        for (slips, number) in calculation.pairs {
            let text = number.text(.ascii, significantDigits: figures)
            let grade = Grader(graph: graph).grade(text, of: .adjoint(node: node), entries: .numeric)
            given += 1
            let found = grade.misconceptions
            if grade.isPair {
                if Set(found) == Set(slips) { named += 1 } else { others.append("\(slips) for \(text): \(grade)") }
            } else if !found.isEmpty {
                single += 1
            }
        }
    }

    /// Those of so many random numbers, of 3 to 6 figures, at places of the shipped cards that something is said of.
    static func accused(of count: Int, _ isAccused: (Grade) -> Bool) throws -> [String] {
        var generator = SplitMix64(seed: 11)
        let cards = try NearMissMeasurement.cardGraphs()
        var accused: [String] = []
        var given = 0
        while given < count {
            let graph = cards[Int(generator.next() % UInt64(cards.count))]
            let nodes = graph.nodes.indices.filter { graph.isSwept($0) && $0 != graph.output }
            guard !nodes.isEmpty else { continue }
            let node = nodes[Int(generator.next() % UInt64(nodes.count))]
            guard let right = graph.evaluation.adjoints[node]?.scalar, right != 0 else { continue }
            let wrong = right * generator.sign() * exp2(6 * generator.unit() - 3)
            let text = wrong.text(.ascii, significantDigits: 3 + Int(generator.next() % 4))
            let grade = Grader(graph: graph).grade(text, of: .adjoint(node: node), entries: .numeric)
            given += 1
            if isAccused(grade) { accused.append("\(text) for \(right): \(grade)") }
        }
        return accused
    }
}

extension Grade {
    /// Whether two slips at once are named.
    var isPair: Bool {
        if case .incorrect(_, let message) = verdict { message.hasPrefix("Two slips together") } else { false }
    }
}
