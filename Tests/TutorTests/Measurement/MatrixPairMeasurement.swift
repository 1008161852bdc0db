import Algebra
import Autodiff
import Cards
import Equivalence

@testable import Tutor

/// Wrong vectors and matrices that nobody came to by a slip, on random graphs: numbers that are drawn, and expressions that are
/// put together of the graph's names by chance. How many of them are put down to two slips at once.
struct MatrixPairMeasurement {
    struct Tally {
        var given = 0
        var accused: [String] = []
    }
    private(set) var numbers = Tally()
    private(set) var expressions = Tally()

    /// How many answers of each kind a graph gets, and how many expressions are put together for one that has the shape.
    private static let answers = 4
    private static let draws = 2_000

    init(graphs: Int) throws {
        for seed in 0..<UInt64(graphs) {
            var generator = SplitMix64(seed: seed &* 31 &+ 7)
            let graph = try Graph(block: MatrixMisconceptionGraph(seed: seed + 500).text)
            let nodes = graph.nodes.indices.filter { graph.isSwept($0) && graph.nodes[$0].shape != .scalar }
            for _ in 0..<Self.answers {
                let node = nodes[Int(generator.next() % UInt64(nodes.count))]
                try giveNumbers(on: graph, node, &generator)
                try giveExpression(on: graph, node, &generator)
            }
        }
    }

    private mutating func giveNumbers(on graph: Graph, _ node: Int, _ generator: inout SplitMix64) throws {
        guard let right = graph.evaluation.adjoints[node] else { return }
        let wrong = right.elements.map { element in
            let number = (element == 0 ? 1 : element) * generator.sign() * (0.25 + 4 * generator.unit())
            return number.shown(withSignificantDigits: 3 + Int(generator.next() % 3))
        }
        let text = Tensor(shape: right.shape, elements: wrong).text(.ascii, significantDigits: 6, elementLimit: 100)
        numbers.count(try Self.grade(text, graph, node, .numeric), at: text)
    }

    private mutating func giveExpression(on graph: Graph, _ node: Int, _ generator: inout SplitMix64) throws {
        // ȳ of the output is 1, and no factor.
        let adjoints = graph.nodes.indices.filter { graph.isSwept($0) && $0 != node && $0 != graph.output }
        let names = graph.nodes.map { Expression.symbol($0.symbol) } + adjoints.map { .adjoint(graph.nodes[$0].symbol) }
        func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int(generator.next() % UInt64(elements.count))]
        }
        func factor() -> Expression {
            let name = pick(names)
            return pick([0, 1, 2]) == 0 ? .apply(.transpose, [name]) : name
        }
        for _ in 0..<Self.draws {
            let operations: [Operation] = [.matmul, .matmul, .multiply, .add]
            let part = Expression.apply(pick(operations), [factor(), factor()])
            let wrong = Expression.apply(pick(operations), pick([true, false]) ? [part, factor()] : [factor(), part])
            guard wrong.shape(graph.shapes) == graph.nodes[node].shape else { continue }
            expressions.count(try Self.grade(wrong.text(.ascii), graph, node, .symbolic), at: wrong.text(.ascii))
            return
        }
    }

    private static func grade(_ text: String, _ graph: Graph, _ node: Int, _ entries: Walk.Entries) throws -> Grade {
        let name = graph.nodes[node].symbol
        let key = MatrixKey(
            graph: nil, key: .adjoint(name), layout: .denominator, shape: graph.nodes[node].shape,
            value: graph.evaluation.adjoints[node], entries: entries)
        return Grader(graph: graph).grade(text, matrix: key)
    }
}

extension MatrixPairMeasurement.Tally {
    fileprivate mutating func count(_ grade: Grade, at text: String) {
        guard case .incorrect = grade.verdict else { return }
        given += 1
        if grade.isPair { accused.append("\(text): \(grade.message)") }
    }
}
