import Algebra
import ArgumentParser
import Autodiff
import Cards
import Screens
import Tutor

/// `adjoint grade`: an answer against an expected expression, a file of such pairs, or a node of a card's graph.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Compare an answer with what is expected.",
        usage: """
            adjoint grade --expect <expression> --answer <answer> [--json]
            adjoint grade --batch <file.tsv> [--json]
            adjoint grade --card <card> [--graph <graph>] [--at <values>] --of <node> --answer <answer> [--json]
            adjoint grade -e <expression> [--at <values>] --of <node> --answer <answer> [--json]
            """)

    // An expression may begin with a minus.
    @Option(parsing: .unconditional, help: "The right expression.")
    var expect: String?

    @Option(parsing: .unconditional, help: "The answer to grade.")
    var answer: String?

    @Option(
        help: ArgumentHelp(
            "Rows of expected and answer, separated by a tab; - for standard input.", valueName: "file.tsv"))
    var batch: String?

    @Option(help: "A card: its file, or its id in the library.")
    var card: String?

    @OptionGroup var own: OwnGraphOptions

    @Option(help: "A graph of the card; the first one where none is named.")
    var graph: String?

    @Option(help: ArgumentHelp("The node whose adjoint is asked for.", valueName: "node"))
    var of: String?

    @Flag(help: "One JSON object per answer.")
    var json = false

    func validate() throws {
        let modes = [expect, batch, card, own.expression].compactMap(\.self).count
        guard modes == 1 else { throw ValidationError("Give one of --expect, --batch, --card and -e.") }
        guard (batch == nil) == (answer != nil) else {
            throw ValidationError(batch == nil ? "Give the answer with --answer." : "--batch brings its own answers.")
        }
        let hasGraph = card != nil || own.expression != nil
        guard hasGraph == (of != nil) else { throw ValidationError("--card or -e, and --of, go together.") }
        guard graph == nil || card != nil else { throw ValidationError("--graph names a graph of a --card.") }
        guard own.at == nil || hasGraph else { throw ValidationError("--at goes with --card or -e.") }
    }

    func run() throws {
        try reportingFailures {
            if let batch { return try gradeBatch(batch) }
            let grade = try self.grade(answer ?? "")
            try show(grade, answer: answer ?? "")
            if !grade.verdict.isCorrect { throw Status.wrong }
        }
    }

    private func grade(_ answer: String) throws -> Grade {
        if let expect { return try grade(answer, expected: expect, place: "--expect") }
        let card = try own.card(card)
        let graph = try own.graph(self.graph, of: card)
        let node = try graph.node(written: of ?? "", behind: "--of")
        return Grader(graph: graph).grade(answer, of: .adjoint(node: node), layout: card.frontMatter.layout)
    }

    private func grade(_ answer: String, expected: String, place: String) throws -> Grade {
        do {
            return try Grader().grade(answer, expected: expected)
        } catch {
            throw Failure("\(place): \(error.message)")
        }
    }

    /// Grades every row in order, one line each. A row that cannot be graded has an invalid line in its place, and its
    /// fault on standard error; the exit status tells that there were some.
    private func gradeBatch(_ path: String) throws {
        var rows = try BatchFile(path: path)
        var isUsable = true
        while let row = rows.next() {
            let graded: (grade: Grade, answer: String)
            do {
                let (expected, answer) = try row.pair.get()
                graded = (try grade(answer, expected: expected, place: "\(path):\(row.line)"), answer)
            } catch let failure as Failure {
                isUsable = false
                tell("adjoint: \(failure)")
                graded = (Grade(verdict: .invalid(Tutor.Fault("\(failure)")), read: ""), "")
            }
            try show(graded.grade, answer: graded.answer)
        }
        if let failure = rows.failure { throw failure }
        if !isUsable { throw Status.unusable }
    }

    private func show(_ grade: Grade, answer: String) throws {
        let report = GradeReport(grade, answer: answer)
        if json { return try print(adjoint.json(report)) }
        try print(report.line)
    }
}

/// A grade as `grade --json` prints it.
private struct GradeReport: Encodable {
    var verdict: String
    var read: String
    var misconceptions: [String] = []
    var message: String

    init(_ grade: Grade, answer: String) {
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
            misconceptions = fault.misconceptions.map(\.rawValue)
            message = GradeWords.sentence(for: fault, entry: answer)
        case .kept:
            verdict = "kept"
            message = ""
        }
    }

    var line: String { message.isEmpty ? verdict : "\(verdict): \(message)" }
}
