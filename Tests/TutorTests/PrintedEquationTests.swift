import Algebra
import Autodiff
import Cards
import Foundation
import RepositoryCards
import Testing

@testable import Tutor

/// Lines read as a student with a calculator would: `=` holds of the digits that are printed.
@Suite("What is printed as equal is equal")
struct PrintedEquationTests {
    private func shippedCards() throws -> [Card] { try RepositoryCards.shipped.cards() }

    /// Every line about a graph of numbers.
    private func lines(of graph: Graph) -> [String] {
        let working = Working(graph: graph, notation: .unicode)
        let quantities =
            graph.nodes.indices.flatMap { [Quantity.value(node: $0), .adjoint(node: $0)] }
            + graph.edges.indices.flatMap { edge in
                [.localPartial(edge: edge), .contribution(edge: edge), .runningSum(edge: edge)]
            }
        let ladder = HintLadder(working: working)
        let paths = graph.nodes.indices.filter { $0 != graph.output && graph.isSwept($0) }.flatMap { start in
            let paths = graph.paths(from: start, limit: 20)
            return paths.map { working.chain($0) } + [working.sum(over: paths, from: start)]
        }
        return quantities.flatMap { [working.line($0)] + ladder.hints(for: $0) } + paths
    }

    /// The sides of an equation that are sums and products of numerals, with the sign in front of each.
    private func sides(of line: String) -> [(sign: Character, value: Decimal?)] {
        var sides: [(Character, Decimal?)] = []
        var sign: Character = ":"
        var text = ""
        for character in line.appending("=") {
            guard "=≈:,;".contains(character) else {
                text.append(character)
                continue
            }
            sides.append((sign, Arithmetic(text).value))
            (sign, text) = (character, "")
        }
        return sides
    }

    @Test("Every = between numbers holds exactly, on every card")
    func cards() throws {
        var count = 0
        for card in try shippedCards() {
            for graph in card.graphs where graph.isScalar {
                for line in lines(of: graph) {
                    let sides = sides(of: line)
                    for (left, right) in zip(sides, sides.dropFirst()) where right.sign == "=" {
                        guard let first = left.value, let second = right.value else { continue }
                        count += 1
                        #expect(first == second, "\(card.frontMatter.id): \(line)")
                    }
                }
            }
        }
        #expect(count > 100)
    }

    @Test("What is rounded is said to be")
    func rounded() throws {
        // sin 4 = −0.7568024953…, and 12 − 0.7568024953 = 11.2431975….
        let graph = try graph("t = 4\ns = sin(t)\nu = s + 12")
        let working = Working(graph: graph, notation: .unicode)
        #expect(working.chain(.value(node: 1)) == "s = sin(t) = sin(4) ≈ −0.756802")
        #expect(working.chain(.value(node: 2)) == "u = s + 12 ≈ −0.756802 + 12 ≈ 11.2432")
        #expect(working.chain(.adjoint(node: 1)) == "s̄ = ū · ∂u/∂s = 1 · 1 = 1")
        let ascii = Working(graph: graph, notation: .ascii)
        #expect(ascii.chain(.value(node: 1)) == "s = sin(t) = sin(4) ~ -0.756802")
    }
}

/// Sums and products of decimal numerals, exactly.
private struct Arithmetic {
    private var rest: Substring
    private(set) var value: Decimal?

    init(_ text: String) {
        rest = text.replacing("−", with: "-").replacing("·", with: "*").filter { $0 != " " }[...]
        value = sum()
        if !rest.isEmpty { value = nil }
    }

    private mutating func sum() -> Decimal? {
        guard var sum = product() else { return nil }
        while let sign = rest.first, sign == "+" || sign == "-" {
            rest.removeFirst()
            guard let next = product() else { return nil }
            sum += sign == "+" ? next : -next
        }
        return sum
    }

    private mutating func product() -> Decimal? {
        guard var product = factor() else { return nil }
        while rest.first == "*" {
            rest.removeFirst()
            guard let next = factor() else { return nil }
            product *= next
        }
        return product
    }

    private mutating func factor() -> Decimal? {
        if rest.first == "-" {
            rest.removeFirst()
            return factor().map { -$0 }
        }
        if rest.first == "(" {
            rest.removeFirst()
            guard let inside = sum(), rest.first == ")" else { return nil }
            rest.removeFirst()
            return inside
        }
        var numeral = String(rest.prefix { $0.isNumber && $0.isASCII || $0 == "." })
        rest = rest.dropFirst(numeral.count)
        guard !numeral.isEmpty else { return nil }
        if rest.first == "e" {
            let exponent = rest.dropFirst().prefix { $0 == "-" || $0.isNumber }
            numeral += "e" + exponent
            rest = rest.dropFirst(1 + exponent.count)
        }
        return Decimal(string: numeral)
    }
}
