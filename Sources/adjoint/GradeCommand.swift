import ArgumentParser
import Autodiff
import Cards
import Tutor

/// `adjoint grade`: an answer against an expected expression, a file of such pairs, or a node of a card's graph.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Compare an answer with what is expected.",
        usage: """
            adjoint grade --expect <expression> --answer <answer> [--json]
            adjoint grade --batch <file.tsv> [--json]
            adjoint grade --card <card> [--graph <graph>] --of <node> --answer <answer> [--json]
            """)

    @Option(help: "The right expression.")
    var expect: String?

    @Option(help: "The answer to grade.")
    var answer: String?

    @Option(help: ArgumentHelp("Rows of expected and answer, separated by a tab.", valueName: "file.tsv"))
    var batch: String?

    @Option(help: "A card: its file, or its id in the library.")
    var card: String?

    @Option(help: "A graph of the card; the first one where none is named.")
    var graph: String?

    @Option(help: ArgumentHelp("The node whose adjoint is asked for.", valueName: "node"))
    var of: String?

    @Flag(help: "One JSON object per answer.")
    var json = false

    func validate() throws {
        let modes = [expect != nil, batch != nil, card != nil].filter { $0 }.count
        guard modes == 1 else { throw ValidationError("Give one of --expect, --batch and --card.") }
        guard (batch == nil) == (answer != nil) else {
            throw ValidationError(batch == nil ? "Give the answer with --answer." : "--batch brings its own answers.")
        }
        guard (card != nil) == (of != nil) else { throw ValidationError("--card and --of go together.") }
    }

    func run() throws {
        try reportingFailures {
            if let batch { return try gradeBatch(batch) }
            let grade = try self.grade(answer ?? "")
            try show(grade)
            if !grade.verdict.isCorrect { throw Status.wrong }
        }
    }

    private func grade(_ answer: String) throws -> Grade {
        if let expect { return try grade(answer, expected: expect, place: "--expect") }
        let graph = try CardFiles.card(card ?? "").chosenGraph(self.graph)
        let node = try graph.node(written: of ?? "")
        return Grader(graph: graph).grade(answer, of: .adjoint(node: node))
    }

    private func grade(_ answer: String, expected: String, place: String) throws -> Grade {
        do {
            return try Grader().grade(answer, expected: expected)
        } catch {
            throw Failure("\(place): \(error.message)")
        }
    }

    /// Grades every row in order. A row that is none ends the work, so that no verdict is ever about the wrong row.
    private func gradeBatch(_ path: String) throws {
        let text = try CardFiles.text(of: path)
        for (index, row) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where !row.isEmpty {
            let place = "\(path):\(index + 1)"
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 2 else { throw Failure("\(place): a row is expected and answer, separated by a tab") }
            try show(grade(String(fields[1]), expected: String(fields[0]), place: place))
        }
    }

    private func show(_ grade: Grade) throws {
        let report = GradeReport(grade)
        if json { return print(try adjoint.json(report)) }
        print(report.line)
    }
}

/// A grade as `grade --json` prints it.
private struct GradeReport: Encodable {
    var verdict: String
    var read: String
    var misconceptions: [String] = []
    var message: String

    init(_ grade: Grade) {
        read = grade.read
        switch grade.verdict {
        case .correct(let note):
            verdict = "correct"
            message = note
        case .incorrect(let found, let text):
            verdict = "incorrect"
            misconceptions = found.map(\.rawValue)
            message = text
        case .invalid(let fault):
            verdict = "invalid"
            message = [fault.message, fault.suggestion].compactMap { $0 }.joined(separator: " ")
        case .kept:
            verdict = "kept"
            message = ""
        }
    }

    var line: String { message.isEmpty ? verdict : "\(verdict): \(message)" }
}
