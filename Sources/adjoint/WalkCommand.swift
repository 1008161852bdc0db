import ArgumentParser
import Autodiff
import Cards
import Screens
import Tutor

extension SweepMethod: ExpressibleByArgument {}
extension Walk.Feedback: ExpressibleByArgument {}
extension Walk.Order: ExpressibleByArgument {}
extension Walk.Entries: ExpressibleByArgument {}

/// `adjoint walk CARD`: step through the reverse sweep of a graph.
struct WalkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk", abstract: "Step through the reverse sweep of a card's graph, or of your own.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(help: "A graph of the card; the first one where none is named.")
    var graph: String?

    @Option(help: "Who is visited: pull sums over consumers, push increments operands.")
    var method = SweepMethod.pull

    @Option(
        help: ArgumentHelp(
            "What to fill in: values, partials, contributions, adjoints, updates.", valueName: "contributions,adjoints"),
        transform: fill(from:))
    var fill: [Walk.Fill] = [.contributions, .adjoints]

    @Option(help: "The learning rate of the updates.")
    var rate = 0.1

    @Option(help: "What an entry is: numeric, symbolic or both; numbers where the graph has them.")
    var entries: Walk.Entries?

    @Option(help: "When entries are marked: after every step, or at the end.")
    var feedback = Walk.Feedback.step

    @Option(help: "Who says which node is visited next: given by the walk, or chosen by the student (pull only).")
    var order = Walk.Order.given

    @OptionGroup var numbers: SeedOption

    @OptionGroup var face: FaceOptions

    func validate() throws {
        try own.validate(card: card, graph: graph)
        guard rate > 0, rate.isFinite else { throw ValidationError("--rate is above 0.") }
        guard order == .given || method == .pull else {
            throw ValidationError(
                "--order student goes with --method pull: what a push adds up follows from its order.")
        }
    }

    func run() throws {
        try reportingFailures {
            let card = try own.card(card)
            var graph = try own.graph(graph, of: card)
            guard entries ?? .symbolic == .symbolic || graph.hasNumbers else {
                throw Failure(
                    "--entries \(entries?.rawValue ?? ""): the graph has no numbers; --at gives its inputs values")
            }
            var walk = Walk(
                graph: graph.name, fill: fill, method: method,
                entries: entries ?? (graph.hasNumbers ? .numeric : .symbolic), feedback: feedback, order: order)
            walk.rate = rate
            if let obstacle = walk.obstacle(on: graph) {
                throw Failure(obstacle.message(graph: graph.name) + "; `adjoint solve` shows its bookkeeping")
            }
            walk.variation = card.walk(over: graph).variation
            let seed = try numbers.seed
            if let seed { graph = try numbers.redrawn(graph, for: walk, by: seed) }
            let title = card.frontMatter.title
            let id = card.frontMatter.id
            func session(_ appearance: Appearance, _ left: [LeftSitting]) -> WalkSession {
                var session = OpenTasks(of: card).walk(walk, over: graph, notation: appearance.notation)
                session.variant = own.at.map { "at \($0)" } ?? ""
                session.seed = seed
                return session.goingOn(with: left)
            }
            try face.run(card: id) { appearance, left in
                PlainWalk(walk: session(appearance, left), title: title, card: id, appearance: appearance)
            } screen: { appearance, left in
                WalkScreen(walk: session(appearance, left), title: title, card: id, appearance: appearance)
            }
        }
    }

    private static func fill(from argument: String) throws -> [Walk.Fill] {
        try argument.split(separator: ",", omittingEmptySubsequences: false).map { name in
            if let fill = Walk.Fill(rawValue: String(name)) { return fill }
            let names = Walk.Fill.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--fill takes \(names), joined by commas; not '\(name)'.")
        }
    }
}
