import Cards
import Algebra
import ArgumentParser
import Autodiff
import Canvas
import Diagram
import Publishing
import Screens
import Tutor

extension DiagramOptions.Direction: ExpressibleByArgument {}
extension GraphPicture.Labels: ExpressibleByArgument {}

/// The languages of `draw`: one for people, and those of other programs.
enum DrawingFormat: String, CaseIterable, ExpressibleByArgument {
    case text, svg, dot, json
}

/// `adjoint draw`: graphs with a label on every edge, as text or for other programs.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw a computation graph with a local partial on every edge.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(
        help: ArgumentHelp(
            "A file of rows from, to, label, separated by tabs; - is standard input.", valueName: "file.tsv"))
    var edges: String?

    @Option(help: "A graph of the card; all of them where none is named.")
    var graph: String?

    @Option(help: "text; svg for slides and pages; dot for Graphviz; json for programs.")
    var format = DrawingFormat.text

    @Option(help: "The columns to fit into: 80 for text, as many as it takes for other formats.")
    var width: Int?

    @Option(help: "LR or TB; where none is given, the one that fits, and for svg the one larger on a slide.")
    var direction: DiagramOptions.Direction?

    @Option(help: "What stands on the edges of a card's or an expression's graph: symbolic, values or both.")
    var labels: GraphPicture.Labels?

    @Flag(help: "Vectors and matrices opened into their elements.")
    var elements = false

    @OptionGroup var look: AppearanceOptions

    @Flag(help: "Show one graph on the screen, to be moved about, zoomed, and gone through node by node.")
    var screen = false

    func validate() throws {
        let sources = [card, own.expression, edges].compactMap { $0 }.count
        guard sources == 1 else { throw ValidationError("Give a card, an expression with -e, or a file with --edges.") }
        guard card != nil || graph == nil else { throw ValidationError("--graph goes with a card.") }
        guard edges == nil || (!elements && own.at == nil) else {
            throw ValidationError("--elements and --at go with a card or an expression.")
        }
        guard labels == nil || edges == nil else { throw ValidationError("--edges brings its own labels.") }
        guard width ?? 1 > 0 else { throw ValidationError("--width is at least 1.") }
        guard !screen || (format == .text && width == nil && direction == nil) else {
            throw ValidationError("--screen takes no --format, --width or --direction: the window decides.")
        }
        guard !look.ascii || format != .svg else { throw ValidationError("--ascii does not go with --format svg.") }
    }

    func run() throws {
        try reportingFailures {
            if let edges {
                let list = try EdgeList(InputFile.bytes(of: edges), path: edges)
                if screen {
                    return try open(titled: list.title) { Chart(names: list.names, edges: list.edges, appearance: $0) }
                }
                return try show(boxes: list.names.count) { drawing(of: list, $0) }
            }
            let card = try own.card(card)
            var graphs = try (graph.map { [try card.chosenGraph($0)] } ?? card.graphs).map(own.atPoint)
            if elements { graphs = try graphs.map { try $0.openedElements() } }
            guard !graphs.isEmpty else { throw Failure("the card \(card.frontMatter.id) has no graph") }
            if screen {
                let title = own.expression ?? "\(card.frontMatter.title): \(graphs[0].name)"
                return try open(titled: title) { Chart(graph: graphs[0], appearance: $0) }
            }
            guard graphs.count == 1 || format == .text else {
                let names = graphs.map(\.name).joined(separator: ", ")
                throw Failure("--format \(format.rawValue) takes one graph; choose one with --graph: \(names)")
            }
            for (index, graph) in graphs.enumerated() {
                if graphs.count > 1 { try print("\(index > 0 ? "\n" : "")\(graph.name)\n") }
                try show(boxes: graph.nodes.count) { drawing(of: graph, titled: own.expression ?? graph.name, $0) }
            }
        }
    }

    /// Shows a graph on the screen until the reader leaves it.
    private func open(titled title: String, _ chart: @escaping (Appearance) -> Chart) throws {
        func screen(_ appearance: Appearance) -> DrawingScreen { DrawingScreen(chart: chart(appearance), title: title) }
        try StudyLoop.run(look: look.chosen, store: nil) { appearance, _ in
            screen(appearance)
        } openCard: { _, appearance, _ in
            screen(appearance)
        }
    }

    /// A file goes to other machines than this one.
    private var appearance: Appearance { format == .text ? look.appearance : Appearance(isASCII: look.ascii) }

    /// The columns to fit into; nil for as many as it takes.
    private var columns: Int? { width ?? (format == .text ? 80 : nil) }

    private func drawing(
        of graph: Graph, titled title: String, _ direction: DiagramOptions.Direction?
    ) -> DrawnGraph {
        let evaluation = graph.evaluation
        let picture = GraphPicture(
            graph: graph, evaluation: evaluation, content: GraphPicture.Content(labels: labels ?? .both),
            appearance: appearance, width: columns ?? .max, direction: direction)
        var drawing = DrawnGraph(
            title: title, facts: GraphFacts(graph, evaluation), nodes: picture.parts.nodes, edges: picture.parts.edges,
            diagram: picture.diagram)
        drawing.note = picture.note
        return drawing
    }

    private func drawing(of list: EdgeList, _ direction: DiagramOptions.Direction?) -> DrawnGraph {
        let picture = GraphPicture(
            names: list.names, edges: [list.edges], appearance: appearance,
            fitting: Size(columns: columns ?? .max, rows: .max), direction: direction)
        return DrawnGraph(title: list.title, names: list.names, diagram: picture.diagram)
    }

    /// - Parameters:
    ///   - boxes: how many there are.
    ///   - draw: the drawing in a direction; in the one that fits for none.
    private func show(boxes: Int, _ draw: (DiagramOptions.Direction?) -> DrawnGraph) throws {
        let words = "laying out \(Figure.count(boxes, "box", plural: "boxes")): Ctrl-C stops"
        try write(ProgressLine.during(words) { _ in laidOut(draw) })
    }

    private func laidOut(_ draw: (DiagramOptions.Direction?) -> DrawnGraph) -> DrawnGraph {
        let drawing = draw(direction)
        // Nothing to fit into: a picture is for a slide.
        if format == .svg, direction == nil, columns == nil {
            let other = draw(drawing.diagram.direction == .leftToRight ? .topToBottom : .leftToRight)
            // Graphs are read from left to right unless they come out small that way.
            let gain = drawing.diagram.direction == .leftToRight ? 1.4 : 1 / 1.4
            if other.sizeOnSlide > gain * drawing.sizeOnSlide { return other }
        }
        return drawing
    }

    private func write(_ drawing: DrawnGraph) throws {
        let diagram = drawing.diagram
        guard !diagram.isTooLarge else { throw Failure(diagram.text) }
        switch format {
        case .text:
            let notes = drawing.note?.wrapped(width: max(diagram.width, columns ?? 0)) ?? []
            for line in [diagram.text] + notes { try print(line) }
        case .svg: try print(drawing.svg)
        case .dot: try print(drawing.dot)
        case .json: try print(json(drawing.record))
        }
        if let columns, diagram.width > columns {
            tell("the drawing is \(diagram.width - columns) columns wider than \(columns)")
        }
    }
}
