import Algebra
import ArgumentParser
import Autodiff
import Cards
import Publishing
import Tutor

/// The languages a graph is written out in.
enum ProgramLanguage: String, CaseIterable, ExpressibleByArgument {
    case python
}

/// `adjoint export`: a graph as a program with both passes written by hand.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "A graph as a Python file: both passes by hand, symbol by symbol.",
        discussion: """
            The file has a NumPy function with the forward and the backward pass, the symbol beside every line and the \
            shape below it. Run it and it compares its gradient with finite differences, and with PyTorch where that is \
            installed.
            """)

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(help: "A graph of the card; needed where it has more than one.")
    var graph: String?

    @Option(name: .customLong("to"), help: "The language to write.")
    var language = ProgramLanguage.python

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write to this file and not to standard output.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace the file of --output where there is one.")
    var force = false

    @Flag(help: "Only ASCII characters in comments.")
    var ascii = false

    func validate() throws {
        try own.validate(card: card, graph: graph)
        guard !force || output != nil else { throw ValidationError("--force goes with --output.") }
    }

    func run() throws {
        try reportingFailures {
            let card = try own.card(card)
            guard graph != nil || card.graphs.count <= 1 else {
                let names = card.graphs.map(\.name).joined(separator: ", ")
                throw Failure("the card \(card.frontMatter.id) has several graphs; choose one with --graph: \(names)")
            }
            let graph = try own.graph(graph, of: card)
            let file: PythonFile
            do throws(PythonRefusal) {
                file = try ProgressLine.during("writing out \(Figure.count(graph.nodes.count, "node")): Ctrl-C stops") {
                    _ throws(PythonRefusal) in try PythonFile(graph, notation: ascii ? .ascii : .unicode)
                }
            } catch {
                throw Failure("\(graph.name): \(error.message)")
            }
            guard let output else { return try print(file.text) }
            try OutputFile.write(file.text + "\n", to: output, replacing: force)
        }
    }
}
