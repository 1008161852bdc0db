import ArgumentParser
import Autodiff
import Cards
import Tutor

/// `--seed`: other numbers, where tasks have `vary`.
struct SeedOption: ParsableArguments {
    @Option(
        name: .customLong("seed"),
        help: ArgumentHelp(
            "Ask the tasks that have vary, with other numbers: a number, or a name; the same one gives the same numbers.",
            valueName: "7 or anna"))
    private var text: String?

    /// Nil where none is given.
    var seed: NumberSeed? {
        get throws {
            try text.map { text in
                guard let seed = NumberSeed(text) else { throw ValidationError("--seed takes a number or a name.") }
                return seed
            }
        }
    }

    /// The tasks that have other numbers with the seed, and they alone; the card as it stands without one.
    func redrawn(_ card: Card) throws -> Card {
        guard let seed = try seed else { return card }
        guard card.hasVaryingTasks else {
            throw Failure("no task of \(card.frontMatter.id) has `vary`: --seed draws nothing")
        }
        guard let round = card.round(by: seed) else {
            throw Failure("no task of \(card.frontMatter.id) has other numbers with --seed \(seed.text)")
        }
        return round
    }

    /// A graph with the numbers of a seed for a walk by itself.
    func redrawn(_ graph: Graph, for walk: Walk, by seed: NumberSeed) throws -> Graph {
        guard let drawn = graph.redrawn(for: walk, by: seed) else {
            throw Failure("no walk of the graph \(graph.name) has `vary`: --seed draws nothing")
        }
        return drawn
    }
}
