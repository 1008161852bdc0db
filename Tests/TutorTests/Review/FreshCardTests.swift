import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

@Suite("Local rules on fresh graphs")
struct FreshCardTests {
    private func cards(_ rule: LocalRule, _ count: Int) throws -> [Card] {
        var generator = SplitMix64(name: rule.rawValue, counter: 7)
        return try (0..<count).map { _ in
            let card = rule.freshCard(using: &generator)
            return try #require(card)
        }
    }

    private func graph(of card: Card) throws -> (graph: Graph, node: Int) {
        let graph = try #require(card.graphs.first)
        let key: Expression
        switch try #require(card.tasks.first).answer {
        case .numeric(let numeric): key = numeric.key
        case .matrix(let matrix): key = matrix.key
        case .symbolic(let symbolic): key = symbolic.key
        default: throw NoKey()
        }
        return (graph, try #require(graph.node(withAdjoint: key)))
    }

    private struct NoKey: Error {}

    @Test(
        "Every rule has fifty graphs that exercise it, and their keys agree with finite differences",
        arguments: LocalRule.allCases)
    func exercised(rule: LocalRule) throws {
        for card in try cards(rule, 50) {
            let (graph, node) = try graph(of: card)
            #expect(graph.rules(of: graph.output, by: node).contains(rule), "\(graph.nodes.map(\.expression))")
            #expect(card.tasks.map(\.id) == [rule.rawValue])
            #expect(card.frontMatter.id == "review")
            // A function that is not defined has no differences.
            guard rule != .opaque else { continue }
            let input = graph.nodes[node]
            let value = try #require(input.value)
            let key: [Double]
            switch try #require(card.tasks.first).answer {
            case .numeric(let numeric): key = [numeric.value]
            case .matrix(let matrix): key = try #require(matrix.value).elements
            default: throw NoKey()
            }
            #expect(key.count == value.elements.count)
            for place in value.elements.indices {
                func output(_ step: Double) throws -> Double {
                    var nudged = value.elements
                    nudged[place] += step
                    let graph = graph.remade(
                        with: [input.symbol: Tensor(shape: value.shape, elements: nudged)])
                    return try #require(graph.evaluation.values[graph.output]).scalar
                }
                let step = 1e-4
                let slope = try (output(step) - output(-step)) / (2 * step)
                #expect(abs(slope - key[place]) <= 1e-4 * max(1, abs(slope)), "\(rule) \(key)")
            }
        }
    }

    @Test("The answer is accepted, and no wrong way of computing gives it", arguments: LocalRule.allCases)
    func graded(rule: LocalRule) throws {
        for card in try cards(rule, 5) {
            var quiz = QuizSession(card: card)
            let revealed = quiz.reveal()
            let solution = try #require(revealed)
            quiz = QuizSession(card: card)
            #expect(quiz.submit(solution).verdict.isCorrect, "\(solution)")
            let (graph, node) = try graph(of: card)
            let place = ExaminedPlace(
                AskedPlace(graph: graph, subject: .quantity(.adjoint(node: node)), isStandalone: true, notation: .ascii)
            )
            let sampler = Sampler(graph: graph)
            guard graph.isScalar, rule != .opaque, let right = sampler.number(.quantity(.adjoint(node: node))) else {
                continue
            }
            /// Whether a way is right everywhere, as an exponential that is not differentiated.
            func isRight(_ formula: Formula) -> Bool {
                let elsewhere = Sampler(graph: graph)
                elsewhere.move(to: .random(1))
                return elsewhere.value(formula).touches(elsewhere.value(.quantity(.adjoint(node: node))))
            }
            for misconception in MisconceptionRule.all where misconception.misconception != .roundedEarly {
                for way in misconception.ways(place) {
                    guard let wrong = sampler.number(way.formula), !isRight(way.formula) else { continue }
                    #expect(abs(wrong - right) > 0.0049 * abs(right), "\(misconception.misconception) \(right)")
                }
            }
        }
    }

    @Test("Graphs differ from time to time, and one seed gives one graph")
    func fresh() throws {
        let cards = try cards(.product, 20)
        let blocks = Set(cards.map { card in card.graphs[0].nodes.map { "\($0.value?.elements ?? [])" } })
        #expect(blocks.count > 15)
        let again = try self.cards(.product, 1)
        #expect(again[0].graphs[0].nodes.map(\.value) == cards[0].graphs[0].nodes.map(\.value))
    }

    @Test("The drawing of a product leaves out what is asked: the label at x")
    func hidden() throws {
        let card = try #require(try cards(.product, 1).first)
        let (graph, node) = try graph(of: card)
        let disclosure = QuizSession(card: card).disclosure(of: graph)
        for edge in graph.outgoing[node] { #expect(!disclosure.showsLabel(of: edge, in: graph)) }
        let others = graph.edges.indices.filter { graph.edges[$0].from != node }
        for edge in others { #expect(disclosure.showsLabel(of: edge, in: graph)) }
    }
}
