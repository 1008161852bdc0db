import Algebra
import ArgumentParser
import Autodiff
import Canvas
import Diagram
import Screens

extension DiagramOptions.Direction: ExpressibleByArgument {}

/// `adjoint draw`: graphs as text, every edge with its label.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw a computation graph with a local partial on every edge.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @Option(name: .shortAndLong, help: "An expression instead of a card.")
    var expression: String?

    @Option(help: ArgumentHelp("A file of rows from, to, label, separated by tabs.", valueName: "file.tsv"))
    var edges: String?

    @Option(help: "A graph of the card; all of them where none is named.")
    var graph: String?

    @Option(help: "The columns to fit into.")
    var width = 80

    @Option(help: "LR or TB; where none is given, the one that fits.")
    var direction: DiagramOptions.Direction?

    @Flag(help: "Only ASCII characters.")
    var ascii = false

    func validate() throws {
        let sources = [card, expression, edges].compactMap { $0 }.count
        guard sources == 1 else { throw ValidationError("Give a card, an expression with -e, or a file with --edges.") }
        guard card != nil || graph == nil else { throw ValidationError("--graph goes with a card.") }
        guard width > 0 else { throw ValidationError("--width is at least 1.") }
    }

    func run() throws {
        try reportingFailures {
            if let edges {
                return show(try EdgeList(CardFiles.text(of: edges), path: edges))
            }
            if let expression { return show(try Graph.written(expression)) }
            let card = try CardFiles.card(card ?? "")
            let graphs = try graph.map { [try card.chosenGraph($0)] } ?? card.graphs
            guard !graphs.isEmpty else { throw Failure("the card \(card.frontMatter.id) has no graph") }
            for (index, graph) in graphs.enumerated() {
                if graphs.count > 1 { print("\(index > 0 ? "\n" : "")\(graph.name)\n") }
                show(graph)
            }
        }
    }

    private func show(_ graph: Graph) {
        show(
            GraphPicture(
                graph: graph, evaluation: graph.evaluate(), appearance: Appearance(isASCII: ascii), width: width,
                direction: direction
            ).diagram)
    }

    private func show(_ list: EdgeList) {
        let options = DiagramOptions(
            width: width, direction: direction, glyphs: ascii ? .ascii : .unicode, columns: { $0.columns })
        show(Diagram(nodes: list.names.map { DiagramNode(lines: [$0]) }, edges: list.edges, options: options))
    }

    private func show(_ diagram: Diagram) {
        print(diagram.text)
        if diagram.width > width { tell("the drawing is \(diagram.width - width) columns wider than \(width)") }
    }
}
