import ArgumentParser
import Cards
import Essentials
import Publishing
import Synchronization

/// `adjoint check PATH…`: everything wrong with card files, with line and column.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong with card files, with line and column.")

    /// Who reads what is found.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif }

    @Argument(help: "Card files, or folders of them.")
    var paths: [String] = []

    @Option(help: "text for people; json, one object a finding; sarif, one log for editors and code hosts.")
    var format: Format?

    @Flag(help: "One JSON object per finding: --format json.")
    var json = false

    @Flag(help: "One SARIF 2.1.0 log: --format sarif.")
    var sarif = false

    @Flag(help: "Warn of tasks without tests, `> Right: …` and `> Wrong: …`, too.")
    var strict = false

    @Flag(help: "Check again whenever a file is saved; Ctrl-C ends with the status of the last time.")
    var watch = false

    func validate() throws {
        guard [format != nil, json, sarif].count(where: { $0 }) <= 1 else {
            throw ValidationError("Give one of --format, --json and --sarif.")
        }
    }

    private var language: Format { format ?? (json ? .json : sarif ? .sarif : .text) }

    func run() throws {
        try reportingFailures {
            guard watch else {
                if try findsErrors() { throw Status.wrong }
                return
            }
            try checkWhenSaved()
        }
    }

    /// Checks every card once, and says what is found.
    private func findsErrors() throws -> Bool {
        var check = try CardCheck(paths: paths)
        check.isStrict = strict
        var all: [Diagnostic] = []
        var (errors, warnings) = (0, 0)
        func report(_ findings: [Diagnostic]) throws {
            for finding in findings {
                switch language {
                case .text: try print(finding.text)
                case .json: try print(adjoint.json(FindingReport(finding)))
                case .sarif: all.append(finding)
                }
                if finding.severity == .error { errors += 1 } else { warnings += 1 }
            }
        }
        let paths = check.paths
        try ProgressLine.during("checking") { progress in
            for (index, path) in paths.enumerated() {
                progress.say("checking", index + 1, of: paths.count, path)
                // A card is let go of when its findings are printed: a library may be larger than memory.
                let findings = check.check(path).findings
                if !findings.isEmpty { try progress.makingWay { try report(findings) } }
            }
        }
        try report(check.courseFindings)
        if language == .sarif {
            try print(adjoint.json(FindingsLog(all, version: AdjointCommand.configuration.version)))
        }
        tell(
            [counted(paths.count, "card"), counted(errors, "error"), counted(warnings, "warning")]
                .joined(separator: ", "))
        return errors > 0
    }

    // MARK: Watching

    /// The status of the last check, with which an interrupt ends the program.
    private static let lastStatus = Atomic(Int32(0))

    private func checkWhenSaved() throws {
        let watch = FileWatch(paths: try CardFiles.places(paths))
        Self.lastStatus.store(0, ordering: .relaxed)
        signal(SIGINT) { _ in _exit(CheckCommand.lastStatus.load(ordering: .relaxed)) }
        while true {
            if isatty(1) == 1 { _ = write("\u{1B}[2J\u{1B}[H", to: STDOUT_FILENO) }
            var status = Status.unusable.rawValue
            do {
                status = try findsErrors() ? Status.wrong.rawValue : 0
            } catch let failure as Failure {
                // A file may be gone for a moment, and come back.
                tell("adjoint: \(failure)")
            }
            Self.lastStatus.store(status, ordering: .relaxed)
            tell("waiting for a file to be saved; Ctrl-C ends")
            watch.wait()
        }
    }
}

/// A finding as `check --json` prints it: lines and columns are counted from 1, columns in characters, and the end is the
/// column behind the last character.
private struct FindingReport: Encodable {
    let path: String
    let line, column, endLine, endColumn: Int
    let severity: String
    let rule: String
    let message: String
    let suggestion: String?

    init(_ finding: Diagnostic) {
        path = finding.path
        (line, column) = (finding.line, finding.column)
        (endLine, endColumn) = (finding.place.endLine, finding.place.endColumn)
        severity = finding.severity.rawValue
        rule = finding.rule
        message = finding.message
        suggestion = finding.suggestion
    }
}
