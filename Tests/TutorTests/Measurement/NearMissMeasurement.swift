import Algebra
import Autodiff
import Cards
import Equivalence
import Foundation

@testable import Tutor

/// Numbers 0.2 to 3 % off the right one, given at places of the shipped cards and of random graphs: how many of them are
/// put down to a rule although nobody broke one.
struct NearMissMeasurement {
    /// Near misses that were given, and those of them that a rule was named for.
    private(set) var given = 0
    private(set) var accused: [String] = []

    /// - Parameter count: how many near misses are given: half of them on the cards.
    init(count: Int, seed: UInt64 = 7) throws {
        var generator = SplitMix64(seed: seed)
        let cards = try Self.cardGraphs()
        var random = 0
        while given < count {
            let graph: Graph
            if given % 2 == 0 {
                graph = cards[Int(generator.next() % UInt64(cards.count))]
            } else {
                random += 1
                graph = try Graph(block: MisconceptionGraph(seed: UInt64(random) &+ seed &* 1000).text)
            }
            give(on: graph, &generator)
        }
    }

    private mutating func give(on graph: Graph, _ generator: inout SplitMix64) {
        let sampler = Sampler(graph: graph)
        let quantities =
            graph.nodes.indices.filter { graph.isSwept($0) }.map { Quantity.adjoint(node: $0) }
            + graph.edges.indices.filter { graph.isSwept(edge: $0) }
            .flatMap { [.localPartial(edge: $0), .contribution(edge: $0)] }
        guard !quantities.isEmpty else { return }
        let quantity = quantities[Int(generator.next() % UInt64(quantities.count))]
        guard let right = sampler.number(quantity), right != 0 else { return }
        let wrong = right * (1 + generator.sign() * (0.002 + 0.028 * generator.unit()))
        let text = wrong.text(.ascii, significantDigits: 3 + Int(generator.next() % 4))
        guard let value = Double(text), (value / right - 1).magnitude > 0.0015 else { return }
        let grade = Grader(graph: graph).grade(text, of: quantity, entries: .numeric)
        guard !grade.verdict.isCorrect else { return }
        given += 1
        if !grade.misconceptions.isEmpty {
            accused.append("\(text) for \(right), \(quantity): \(grade.message)")
        }
    }

    /// The graphs of numbers on the shipped cards.
    static func cardGraphs() throws -> [Graph] {
        var root = URL(filePath: #filePath)
        while root.path() != "/",
            !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path())
                || !FileManager.default.fileExists(atPath: root.appending(path: "cards").path())
        {
            root.deleteLastPathComponent()
        }
        let folder = root.appending(path: "cards")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted().flatMap { name -> [Graph] in
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let (card, _) = Card.read(CardFile(path: name, bytes: bytes))
            return (card?.graphs ?? []).filter { $0.isScalar && $0.evaluate().adjoints.contains { $0 != nil } }
        }
    }
}
