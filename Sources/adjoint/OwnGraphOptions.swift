import Algebra
import ArgumentParser
import Autodiff
import Cards

/// A graph of one's own in place of a card's, and the point where a graph is looked at: `-e` and `--at` of every command that
/// is about a graph.
struct OwnGraphOptions: ParsableArguments {
    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: ArgumentHelp(
            "Instead of a card: an expression, or definitions with semicolons between them.",
            valueName: "t = x*y; t^2 + x"))
    var expression: String?

    @Option(help: ArgumentHelp("Values of the inputs.", valueName: "x=2,z=3"))
    var at: String?

    /// Refuses what goes with a card alone, and anything but one subject.
    func validate(card: String?, graph: String?) throws {
        guard (card == nil) != (expression == nil) else {
            throw ValidationError("Give a card, or an expression with -e.")
        }
        guard expression == nil || graph == nil else { throw ValidationError("--graph goes with a card.") }
    }

    /// The card of that name, or the one that the expression makes. How the expression was read is told where it may have
    /// been meant otherwise.
    func card(_ name: String?) throws -> Card {
        guard let expression else { return try CardFiles.card(name ?? "") }
        let point = try values
        let own = OwnCard(expression, path: "-e", at: point)
        for name in own.inputsByUse.map({ $0.text(.unicode) }) {
            if let other = Expression.joinedReading(of: name) {
                tell("\(name) is read as one name; if \(other) is meant, write it so")
            }
        }
        guard let card = own.card else { throw Failure(own.diagnostics.map(\.text).joined(separator: "\n")) }
        for graph in card.graphs { _ = try atPoint(graph) }
        let missing = card.graphs.flatMap(\.nodes).filter { $0.isVariable && $0.value == nil }
        if !point.isEmpty, !missing.isEmpty {
            let names = missing.map { $0.symbol.text(.unicode) }.listed()
            let (verb, pronoun) = missing.count == 1 ? ("has", "it") : ("have", "them")
            tell("\(names) \(verb) no value, so what depends on \(pronoun) stays symbolic")
        }
        return card
    }

    /// A graph of the card, the first where none is named, with the values of the point.
    func graph(_ name: String?, of card: Card) throws -> Graph { try atPoint(try card.chosenGraph(name)) }

    /// A graph with the values of the point.
    func atPoint(_ graph: Graph) throws -> Graph {
        let point = try values
        let inputs = graph.nodes.filter { $0.expression == nil }
        for (symbol, value) in point {
            let name = symbol.text(.unicode)
            guard let input = inputs.first(where: { $0.symbol == symbol }) else {
                let near = didYouMean(symbol.text(.ascii), among: inputs.map { $0.symbol.text(.ascii) })
                throw Failure("--at: \(name) is no input of this graph\(near)")
            }
            guard input.shape == value.shape else {
                throw Failure(
                    "--at: \(name) has the shape \(input.shape.text(.ascii)), not \(value.shape.text(.ascii))")
            }
        }
        return point.isEmpty ? graph : graph.remade(with: point)
    }

    private var values: [Symbol: Tensor] { get throws { try at.map { try point(from: $0) } ?? [:] } }
}
