import Autodiff
import Canvas
import ArgumentParser
import Cards
import Screens
import Tutor

/// `adjoint check PATH…`: everything wrong with card files, with line and column.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with card files, with line and column.")

    /// A drawing wider than this does not fit a terminal of the usual size.
    private static let drawingWidth = 80

    @Argument(help: "Card files, or folders of them.")
    var paths: [String] = []

    @Flag(help: "One JSON object per finding.")
    var json = false

    @Flag(help: "Warn of tasks without tests, `> Right: …` and `> Wrong: …`, too.")
    var strict = false

    func run() throws {
        try reportingFailures {
            var library = try CardFiles.library(in: paths)
            for file in CardFiles.neighbours(of: paths) { library.addNeighbour(file) }
            var (errors, warnings) = (0, 0)
            // A card is let go of when its findings are printed: a library may be larger than memory.
            for path in library.items.map(\.path) {
                let (card, diagnostics) = library.check(try CardFiles.file(at: path))
                for finding in diagnostics + (card.map(findings) ?? []) {
                    try print(json ? try adjoint.json(DiagnosticReport(finding)) : finding.text)
                    if finding.severity == .error { errors += 1 } else { warnings += 1 }
                }
            }
            tell(
                [counted(library.items.count, "card"), counted(errors, "error"), counted(warnings, "warning")]
                    .joined(separator: ", "))
            if errors > 0 { throw Status.wrong }
        }
    }

    /// What is found in a card that can be read.
    private func findings(in card: Card) -> [Diagnostic] {
        card.failedTests + card.confusingTasks + (strict ? card.untestedTasks : []) + wideDrawings(card)
    }

    /// A warning at every graph whose drawing is wider than a terminal usually is.
    private func wideDrawings(_ card: Card) -> [Diagnostic] {
        card.graphs.compactMap { graph in
            let picture = GraphPicture(
                graph: graph, evaluation: graph.evaluation, appearance: Appearance(), width: Self.drawingWidth)
            let excess = picture.size.columns - Self.drawingWidth
            guard excess > 0, let place = card.graphPlaces[graph.name] else { return nil }
            return Diagnostic(
                severity: .warning,
                message: "the drawing of \(graph.name) is \(counted(excess, "column")) wider than \(Self.drawingWidth)",
                place: place)
        }
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count == 0 ? "no" : String(count)) \(noun)\(count == 1 ? "" : "s")"
    }
}

/// A finding as `check --json` prints it.
private struct DiagnosticReport: Encodable {
    var path: String
    var line: Int
    var column: Int
    var severity: String
    var message: String
    var suggestion: String?

    init(_ diagnostic: Diagnostic) {
        path = diagnostic.path
        line = diagnostic.line
        column = diagnostic.column
        severity = diagnostic.severity.rawValue
        message = diagnostic.message
        suggestion = diagnostic.suggestion
    }
}
