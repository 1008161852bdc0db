import Algebra
import Autodiff
import Cards
import Equivalence
import Foundation
import Testing

@testable import Tutor

/// How many drills of every level are looked at: `ADJOINT_DRILLS=500 swift test --filter NewGraphsTests`.
private let drillCount = ProcessInfo.processInfo.environment["ADJOINT_DRILLS"].flatMap { Int($0) } ?? 4

@Suite("New graphs of a drill")
struct NewGraphsTests {
    private func cards(_ level: DrillLevel, rule: DrillAim? = nil, count: Int = drillCount) throws -> [Card] {
        var source = NewGraphs(from: level, rule: rule, seed: NumberSeed(1))
        return try (0..<count).map { _ in
            let card = source.next()
            return try #require(card, "\(level) \(rule?.name ?? "")")
        }
    }

    /// The change of the output where an element of an input is nudged, by so much.
    private func slope(of graph: Graph, by node: Int, element: Int) throws -> Double {
        let input = graph.nodes[node]
        let value = try #require(input.value)
        func output(_ step: Double) throws -> Double {
            var nudged = value.elements
            nudged[element] += step
            let moved = graph.remade(with: [input.symbol: Tensor(shape: value.shape, elements: nudged)])
            return try #require(moved.evaluation.values[graph.output]).scalar
        }
        let step = 1e-5
        return try (output(step) - output(-step)) / (2 * step)
    }

    @Test(
        "Keys agree with finite differences, and no misconception gives the right number",
        arguments: DrillLevel.allCases)
    func keys(level: DrillLevel) throws {
        for card in try cards(level) {
            let (graph, task) = (card.graphs[0], card.tasks[0])
            #expect(!graph.standsAtCorner)
            let confusions = task.confusions(over: graph)
            #expect(confusions.allSatisfy { if case .alike = $0 { true } else { false } }, "\(confusions)")
            let asked: [(node: Int, key: Tensor)]
            switch task.answer {
            case .numeric(let key): asked = [(try #require(graph.node(withAdjoint: key.key)), Tensor(key.value))]
            case .matrix(let key):
                let node = try #require(graph.node(withAdjoint: key.key))
                let value = try #require(key.value)
                #expect(value.shape == key.shape)
                asked = [(node, key.layout == .numerator ? value.transposed : value)]
            case .walk: asked = try graph.variables.map { ($0, try #require(graph.evaluation.adjoints[$0])) }
            default: asked = []
            }
            #expect(!asked.isEmpty)
            for (node, key) in asked {
                #expect(key.elements.count == graph.nodes[node].shape.count)
                for (element, number) in key.elements.enumerated() {
                    let slope = try slope(of: graph, by: node, element: element)
                    #expect(abs(slope - number) <= 1e-4 * max(1, abs(slope)), "\(card.tasks[0].prompt)")
                }
            }
        }
    }

    @Test("The graphs of a level are what its name says")
    func shapes() throws {
        for card in try cards(.chains) { #expect(card.graphs[0].outgoing.allSatisfy { $0.count <= 1 }) }
        for card in try cards(.products) { #expect(card.graphs[0].outgoing.allSatisfy { $0.count <= 1 }) }
        for card in try cards(.fanOut) { #expect(card.graphs[0].outgoing.count { $0.count > 1 } == 1) }
        for card in try cards(.severalFanOuts) {
            #expect((2...3).contains(card.graphs[0].outgoing.count { $0.count > 1 }))
        }
        for card in try cards(.vectors) { #expect(!card.graphs[0].isScalar) }
        #expect(Set(try cards(.matrices, count: 12).map { $0.graphs[0].layout }).count == 2)
    }

    @Test("Questions for a rule exercise it, and those for a slip show it", arguments: DrillAim.ids)
    func aimed(id: String) throws {
        let aim = try #require(DrillAim(id: id))
        for card in try cards(.chains, rule: aim, count: 1) {
            let graph = card.graphs[0]
            #expect(try #require(DrillLevel(task: card.tasks[0].id)) >= aim.lowestLevel)
            guard case .rule(let rule) = aim else { continue }
            let node = try #require(
                graph.nodes.indices.first { node in
                    let answer = graph.adjointAnswer(of: node).key
                    return "\(answer)" == "\(card.tasks[0].answer.key)"
                })
            #expect(graph.rules(of: graph.output, by: node).contains(rule), "\(card.tasks[0].prompt)")
        }
    }

    @Test("Words that are no rule have no drill, nor have slips that need families of nodes")
    func unknown() {
        #expect(DrillAim(id: "transpose") == nil)
        #expect(DrillAim(id: "off-by-one-index") == nil)
        #expect(DrillAim(id: "transposed") == .misconception(.transposed))
        #expect(DrillAim(id: "product") == .rule(.product))
    }

    @Test("Three right at once raise the level, two wrong lower it, and hints do neither")
    func levels() {
        var source = NewGraphs(from: .products, seed: NumberSeed(1))
        var news: [String] = []
        for outcome in [Summary.Outcome.right, .right, .rightWithHints, .right, .right, .right] {
            news.append(source.learn(outcome))
        }
        #expect(news.dropLast().joined() == "")
        #expect(news.last == "Three right at once: level 3 now, fan-out.")
        _ = source.learn(.rightLater)
        #expect(source.learn(.revealed) == "Two in a row were not right at once: level 2 now, products and sums.")
        _ = source.learn(.wrong)
        _ = source.learn(.wrong)
        #expect(source.level == .chains)
        _ = source.learn(.wrong)
        #expect(source.learn(.wrong) == "")
        #expect(source.conclusion == "Level 1, chains, comes next; this drill began at level 2, products and sums.")
    }

    @Test("A level below the lowest of a rule is raised to it")
    func lowest() {
        let source = NewGraphs(from: .chains, rule: .misconception(.transposed), seed: NumberSeed(1))
        #expect(source.level == .matrices)
    }

    @Test("The same seed gives the same questions")
    func seeds() throws {
        let first = try cards(.functions, count: 4).map { "\($0.tasks[0].prompt)" }
        #expect(try cards(.functions, count: 4).map { "\($0.tasks[0].prompt)" } == first)
        #expect(Set(first).count == 4)
    }

    // One slip at a fan-out; sums and products were right.
    @Test("What went wrong is what a drill is chosen for")
    func weak() {
        let moment = Moment(milliseconds: 0, zone: 0)
        func record(_ outcome: Attempt.Outcome, _ misconceptions: [Misconception], _ rules: [LocalRule])
            -> AttemptRecord
        {
            AttemptRecord(
                Attempt(task: "a", entry: "1", outcome: outcome, misconceptions: misconceptions, rules: rules),
                id: "\(outcome)", at: moment, card: "c", hints: 0, seconds: 5)
        }
        let progress = StudentProgress(
            [record(.incorrect, [.missingPath], [.fanOut, .product])], now: moment)
        #expect(DrillAim.weak(in: progress).first == .misconception(.missingPath))
        #expect(
            NewGraphs(from: .fanOut, weak: [.misconception(.missingPath)], seed: NumberSeed(1)).subject
                == "New graphs from level 3 of 7, fan-out. Most are chosen for what is weak: a path was left out.")
    }

    @Test(
        "A new graph is met once: its rules are remembered, the question is not, and the next drill begins at its level"
    )
    func remembered() {
        let record = AttemptRecord(
            Attempt(task: "level-3", entry: "1", outcome: .correct, rules: [.fanOut]), id: "1",
            at: Moment(milliseconds: 0, zone: 0), card: NewGraphs.card, hints: 0, seconds: 5)
        #expect(Array(ReviewHistory([record]).memories.keys) == [.rule(.fanOut)])
        #expect(NewGraphs.lastLevel(in: [record]) == .fanOut)
        #expect(StudentProgress([record], now: record.at).tasks.isEmpty)
    }
}
