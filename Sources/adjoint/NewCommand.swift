import Algebra
import ArgumentParser
import Autodiff
import Cards
import Publishing
import Tutor

/// `adjoint new`: a card to begin with.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "A new card with a graph, tasks and a walk, and comments that say what else there is.",
        discussion: """
            Without a name the card goes to standard output. With --from the graph is that of an expression, split into \
            single operations, or of definitions with semicolons between them, `const t = 1; param w = 2; L = (w - t)^2`; \
            inputs that --at gives no value get small numbers.
            """)

    @Argument(help: "The card's name: the file NAME.md is made in this folder.")
    var name: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("An expression, or definitions.", valueName: "C = (x*y)^2 + x"))
    var from = "t = x*y; C = t^2 + x"

    @Option(help: ArgumentHelp("Values of the inputs.", valueName: "x=2,z=3"))
    var at: String?

    func run() throws {
        try reportingFailures {
            let path = name.map { $0.hasSuffix(".md") ? $0 : $0 + ".md" }
            var own = OwnGraphOptions()
            own.expression = from
            own.at = at
            let graph = try own.graph(nil, of: try own.card(nil))
            let words = "making a card of \(Figure.count(graph.nodes.count, "node")): Ctrl-C stops"
            let draft = ProgressLine.during(words) { _ in
                let drafts = graph.withSmallNumbers.lazy.map { self.draft(of: $0, path) }
                // Numbers of which no slip makes the right ones are the better ones.
                return drafts.first(where: \.tellsSlipsApart) ?? drafts[0]
            }
            guard let path else { return try print(String(draft.text.dropLast())) }
            try OutputFile.write(draft.text, to: path, replacing: false, advice: "")
            tell(
                "\(path): written. `adjoint preview \(path)` shows it while you write, `adjoint check \(path)` says what is "
                    + "wrong with it")
        }
    }

    /// The card of a graph, with tests that hold.
    private func draft(of graph: Graph, _ path: String?) -> CardDraft {
        var draft = CardDraft(title: title(of: path), graph: graph)
        draft.tests = Card.read(draft.text, path: "new.md").card?.exampleTests ?? [:]
        return draft
    }

    /// `chain-rule.md` as "Chain rule".
    private func title(of path: String?) -> String {
        guard let path, let file = path.split(separator: "/").last else { return "A new card" }
        let words = file.dropLast(3).split { "-_ ".contains($0) }.joined(separator: " ")
        return words.isEmpty ? "A new card" : words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension Graph {
    /// With a few choices of small numbers for the scalar inputs that have none, for which everything is defined; as it is
    /// where there are no such numbers.
    fileprivate var withSmallNumbers: [Graph] {
        let open = nodes.filter { $0.expression == nil && $0.value == nil && $0.shape == .scalar }
        guard !open.isEmpty else { return [self] }
        // Different numbers tell the inputs apart; 0 and 1 would hide factors.
        let choices = [
            [2.0, 3, 5, 4], [3, 2, 4, 5], [3, 5, 2, 4], [5, 3, 4, 2], [0.5, 2, 0.25, 4], [0.5, 0.25, 0.2, 0.4],
        ]
        let graphs = choices.map { choice in
            let values = zip(open, open.indices).map { ($0.symbol, Tensor(choice[$1 % choice.count])) }
            return remade(with: Dictionary(values, uniquingKeysWith: { first, _ in first }))
        }
        let sound = graphs.filter(\.evaluation.faults.isEmpty)
        return sound.isEmpty ? [self] : sound
    }
}

extension CardDraft {
    /// Whether `check` warns of no numbers.
    fileprivate var tellsSlipsApart: Bool {
        Card.read(text, path: "new.md").card?.confusingTasks.isEmpty ?? true
    }
}
