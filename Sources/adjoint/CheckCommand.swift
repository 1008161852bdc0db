import ArgumentParser
import Cards

/// `adjoint check PATH…`: everything wrong with card files, with line and column.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with card files, with line and column.")

    @Argument(help: "Card files, or folders of them.")
    var paths: [String] = []

    @Flag(help: "One JSON object per finding.")
    var json = false

    @Flag(help: "Warn of tasks without tests, `> Right: …` and `> Wrong: …`, too.")
    var strict = false

    func run() throws {
        try reportingFailures {
            var check = try CardCheck(paths: paths)
            check.isStrict = strict
            var (errors, warnings) = (0, 0)
            // A card is let go of when its findings are printed: a library may be larger than memory.
            for path in check.paths {
                for finding in try check.check(path).findings {
                    try print(json ? try adjoint.json(DiagnosticReport(finding)) : finding.text)
                    if finding.severity == .error { errors += 1 } else { warnings += 1 }
                }
            }
            tell(
                [counted(check.paths.count, "card"), counted(errors, "error"), counted(warnings, "warning")]
                    .joined(separator: ", "))
            if errors > 0 { throw Status.wrong }
        }
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
