import ArgumentParser
import Essentials
import Screens
import Store
import Tutor

/// `adjoint progress`: what the saved answers come to, and how they are taken from one machine to another.
struct ProgressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: "What you know and what goes wrong, from your saved answers.",
        usage: """
            adjoint progress [--plain | --json] [--store <file>]
            adjoint progress --export [--store <file>]
            adjoint progress --import <attempts.jsonl> [--store <file>]
            """,
        discussion: """
            --export and --import take saved answers from one machine to another; an export is also what an instructor's \
            "adjoint report" reads.
            """)

    @Flag(help: "Print it as lines of text, for screen readers, pipes and scripts.")
    var plain = false

    @Flag(help: "Print it as one JSON object.")
    var json = false

    @Flag(help: "Print every saved attempt, one JSON object a line.")
    var export = false

    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            "Add the attempts of an export; those that are saved already are left as they are.",
            valueName: "attempts.jsonl"),
        completion: .file())
    var file: String?

    @OptionGroup var look: AppearanceOptions

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard [plain, json, export, file != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("Give one of --plain, --json, --export and --import.")
        }
        guard !storeOptions.noStore else { throw ValidationError("--no-store goes with sessions.") }
    }

    func run() throws {
        try reportingFailures {
            do {
                let store = try storeOptions.place.open()
                if let file { return try add(file, to: store) }
                let records = try store.records()
                if export { return try records.forEach { try print(adjoint.json($0)) } }
                try show(StudentProgress(records, now: .now))
            } catch let error as StoreError {
                throw Failure("\(error)")
            }
        }
    }

    private func show(_ progress: StudentProgress) throws {
        let titles = CardFiles.titles
        let lessons = CardFiles.lessons(on: progress.slips)
        if json {
            try print(adjoint.json(ProgressReport(progress, titles: titles)))
        } else if plain {
            let lines = ProgressLines(
                progress, titles: titles, lessons: lessons, appearance: look.appearance)
            for line in lines.plainLines(width: 80) { try print(line) }
        } else {
            try StudyLoop.run(look: look.chosen, store: nil) { appearance, _ in
                ProgressScreen(progress, titles: titles, lessons: lessons, appearance: appearance)
            } openCard: { _, appearance, _ in
                ProgressScreen(progress, titles: titles, lessons: lessons, appearance: appearance)
            }
        }
    }

    private func add(_ file: String, to store: SQLiteStore) throws {
        let records = try Self.records(in: file)
        let added = try store.keep(records)
        try print("attempts read: \(records.count), new: \(added)")
    }

    /// The attempts of an export; where one line is none, none of the file is taken.
    private static func records(in path: String) throws -> [AttemptRecord] {
        var file = try AttemptFile(path: path)
        var records: [AttemptRecord] = []
        while let line = file.next() {
            switch line {
            case .success(let record): records.append(record)
            case .failure(let fault): throw Failure("\(fault); nothing was imported")
            }
        }
        if let failure = file.failure { throw failure }
        return records
    }
}
