import ArgumentParser
import Essentials
import Publishing
import Screens
import Tutor

/// `adjoint report`: how a class did, from the exports of its students.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "How a class did, task by task, from its students' exports.",
        discussion: """
            Every file is what one student's "adjoint progress --export" prints; the student is called as the file is, \
            unless its lines say "student". Several exports of one student count once, whatever is in more than one of them.
            """)

    @Argument(help: "Exports, one or more for each student.", completion: .file())
    var files: [String]

    @Option(
        help: ArgumentHelp("Write the table for spreadsheets to this file.", valueName: "file"), completion: .file())
    var csv: String?

    @Option(
        help: ArgumentHelp("Write a page with pictures to this file, for a browser or a printer.", valueName: "file"),
        completion: .file())
    var html: String?

    @Flag(help: "Replace the files of --csv and --html where there are any.")
    var force = false

    @OptionGroup var look: AppearanceOptions

    func validate() throws {
        guard !files.contains("-") else {
            throw ValidationError("Every export is read twice: name files, not standard input.")
        }
        guard !force || csv != nil || html != nil else { throw ValidationError("--force goes with --csv or --html.") }
    }

    func run() throws {
        try reportingFailures {
            let (report, isWhole) = try ProgressLine.during("reading", tally)
            let text = ClassReportText(report, appearance: look.appearance)
            for line in text.lines(width: 80) { try print(line) }
            if let csv { try OutputFile.write(ClassReportTable(report).csv, to: csv, replacing: force) }
            if let html { try OutputFile.write(ClassReportPage(report).html, to: html, replacing: force) }
            if !isWhole { throw Status.wrong }
        }
    }

    /// Adds the students up one by one, so that only one student's attempts are in memory; false where a line was no attempt.
    private func tally(_ progress: ProgressLine) throws -> (report: ClassReport, isWhole: Bool) {
        // Every file is read twice.
        var count = 0
        func begin(_ file: String) {
            count += 1
            progress.say("reading", count, of: 2 * files.count, file)
        }
        var isWhole = true
        var tally = ClassTally()
        for student in try StudentExports(files, begin: begin).students {
            var records: [AttemptRecord] = []
            var ids: Set<String> = []
            for path in student.files {
                begin(path)
                var file = try AttemptFile(path: path)
                while let line = file.next() {
                    switch line {
                    case .success(let record): if ids.insert(record.id).inserted { records.append(record) }
                    case .failure(let fault):
                        isWhole = false
                        progress.makingWay { tell("\(fault)") }
                    }
                }
                if let failure = file.failure { throw failure }
            }
            tally.add(student: student.name, records)
        }
        return (tally.report, isWhole)
    }
}
