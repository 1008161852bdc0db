import Algebra
import ArgumentParser
import Autodiff
import Canvas
import Screens
import Tutor

/// `adjoint solve`: the whole bookkeeping of a graph, worked.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve", abstract: "The whole bookkeeping of a graph, worked.")

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(help: "A graph of the card; the first one where none is named.")
    var graph: String?

    @Option(help: ArgumentHelp("Only these variables in the gradient.", valueName: "x,z"))
    var wrt: String?

    @Option(help: ArgumentHelp("Instead, every path from this node to the output, and their sum.", valueName: "x"))
    var paths: String?

    @Option(
        help: ArgumentHelp(
            "Instead, hold this gradient against nudged inputs; the exit status is 1 where it does not balance.",
            valueName: "x=36,y=12"))
    var check: String?

    @Flag(help: "One JSON object.")
    var json = false

    @OptionGroup var look: AppearanceOptions

    func validate() throws {
        try own.validate(card: card, graph: graph)
        guard paths == nil || (wrt == nil && !json) else {
            throw ValidationError("--paths goes with neither --wrt nor --json.")
        }
        guard check == nil || (wrt == nil && !json && paths == nil) else {
            throw ValidationError("--check goes with none of --wrt, --paths and --json.")
        }
    }

    func run() throws {
        try reportingFailures {
            let graph = try own.graph(graph, of: own.card(card))
            let variables = try wrt.map {
                try splitOutsideBrackets($0).map { try graph.node(written: String($0), behind: "--wrt") }
            }
            let words = "working out \(Figure.count(graph.nodes.count, "node")): Ctrl-C stops"
            let (lines, isRight) = try ProgressLine.during(words) { _ in try worked(graph, wrt: variables) }
            for line in lines { try print(line) }
            guard isRight else { throw Status.wrong }
        }
    }

    /// What is printed, and whether a gradient that is held against nudged inputs balances.
    private func worked(_ graph: Graph, wrt variables: [Int]?) throws -> (lines: [TerminalText], isRight: Bool) {
        let evaluation = graph.evaluation
        if let fault = evaluation.faults.first {
            throw Failure(fault.message)
        }
        if let check {
            let balance = try graph.trialBalance(of: check)
            let text = TrialBalanceText(balance, appearance: look.appearance)
            return (text.plainLines(width: 80).map { TerminalText($0) }, balance.balances)
        }
        if let paths {
            let start = try graph.node(written: paths, behind: "--paths")
            let text = PathsText(graph: graph, start: start, evaluation: evaluation, appearance: look.appearance)
            return (text.lines.map { TerminalText($0) }, true)
        }
        if json { return try ([adjoint.json(SolveReport(graph, evaluation, wrt: variables))], true) }
        let solution = WorkedSolution(
            graph: graph, evaluation: evaluation, appearance: look.appearance, variables: variables)
        return (solution.lines.map { TerminalText($0) }, true)
    }
}
