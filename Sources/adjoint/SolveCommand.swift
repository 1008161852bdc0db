import Algebra
import ArgumentParser
import Autodiff
import Screens

/// `adjoint solve`: the whole bookkeeping of a graph, worked.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve", abstract: "The whole bookkeeping of a graph, worked.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @Option(name: .shortAndLong, parsing: .unconditional, help: "An expression instead of a card.")
    var expression: String?

    @Option(help: "A graph of the card; the first one where none is named.")
    var graph: String?

    @Option(help: ArgumentHelp("Values of the inputs.", valueName: "x=2,z=3"))
    var at: String?

    @Option(help: ArgumentHelp("Only these variables in the gradient.", valueName: "x,z"))
    var wrt: String?

    @Option(help: ArgumentHelp("Instead, every path from this node to the output, and their sum.", valueName: "x"))
    var paths: String?

    @Flag(help: "One JSON object.")
    var json = false

    @Flag(help: "Only ASCII characters.")
    var ascii = false

    func validate() throws {
        guard (card == nil) != (expression == nil) else {
            throw ValidationError("Give a card, or an expression with -e.")
        }
        guard paths == nil || (wrt == nil && !json) else {
            throw ValidationError("--paths goes with neither --wrt nor --json.")
        }
        guard expression == nil || graph == nil else { throw ValidationError("--graph goes with a card.") }
    }

    func run() throws {
        try reportingFailures {
            let point = try at.map(point(from:)) ?? [:]
            let graph = try expression.map { try Graph.written($0) } ?? CardFiles.card(card ?? "").chosenGraph(graph)
            for (symbol, value) in point {
                guard let node = graph.node(symbol), graph.nodes[node].expression == nil else {
                    throw Failure("--at: \(symbol.text(.unicode)) is no input of this graph")
                }
                let (own, given) = (graph.nodes[node].shape, value.shape)
                guard own == given else {
                    throw Failure(
                        "--at: \(symbol.text(.unicode)) has the shape \(own.text(.ascii)), not \(given.text(.ascii))")
                }
            }
            let variables = try wrt.map { try $0.split(separator: ",").map { try graph.node(written: String($0)) } }
            let evaluation = graph.evaluate(replacing: point)
            if let fault = evaluation.faults.first {
                throw Failure(fault.message)
            }
            if let paths {
                let start = try graph.node(written: paths)
                let text = PathsText(
                    graph: graph, start: start, evaluation: evaluation, appearance: Appearance(isASCII: ascii))
                for line in text.lines { try print(line) }
            } else if json {
                try print(adjoint.json(SolveReport(graph, evaluation, wrt: variables)))
            } else {
                let solution = WorkedSolution(
                    graph: graph, evaluation: evaluation, appearance: Appearance(isASCII: ascii), variables: variables)
                for line in solution.lines { try print(line) }
            }
        }
    }
}
