internal import Canvas
package import Tutor

/// How a class did, as lines for a shell: what it did as a whole, then card by card, then who is stuck.
package struct ClassReportText {
    private let report: ClassReport
    private let appearance: Appearance

    package init(_ report: ClassReport, appearance: Appearance) {
        self.report = report
        self.appearance = appearance
    }

    /// The lines.
    /// - Parameter width: in columns, 60 or more.
    package func lines(width: Int) -> [String] {
        let parts =
            [paragraph(report.overview, width)] + cards(width) + [commonest(width), stuck(width), legend(width)]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private func shown(_ text: String) -> String { Prose(appearance: appearance).shown(text.sanitised) }

    private func paragraph(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
        shown(text).wrapped(width: width - indent, hangingIndent: 2)
            .map { String(repeating: " ", count: indent) + $0 }
    }

    // MARK: Tasks

    private static let barColumns = 10
    private static let headings = [
        ["", "right at first"], ["", "discrimination"], ["hints by", "student"], ["median", "time"],
    ]
    private static let widths = [16, 14, 8, 8]

    private func cards(_ width: Int) -> [[String]] {
        let tables = Dictionary(grouping: report.tasks, by: \.id.card).sorted { $0.key < $1.key }
        return tables.map { card, tasks in
            [shown("Card \(card)")] + head(width) + tasks.flatMap { lines(of: $0, width) }
        }
    }

    private func nameColumns(_ width: Int) -> Int { width - Self.widths.reduce(0) { $0 + $1 + 2 } }

    private func head(_ width: Int) -> [String] {
        (0..<2).map { row in
            let name = padded(row == 0 ? "" : "  task", nameColumns(width))
            return name + zip(Self.headings, Self.widths).map { "  " + padded($0[row], $1, right: true) }.joined()
        }
    }

    private func lines(of task: ClassReport.Task, _ width: Int) -> [String] {
        let share =
            task.rightAtFirst.map { share in
                ShareBar(appearance: appearance, columns: Self.barColumns).text(share)
                    + padded(Figure.percent(share), 6, right: true)
            } ?? "no answers"
        let cells = [
            share, task.discrimination.words, Figure.decimal(task.hints, places: 1), Figure.duration(task.seconds),
        ]
        let figures = zip(cells, Self.widths).map { "  " + padded($0, $1, right: true) }.joined()
        let columns = nameColumns(width)
        let name = "  " + shown(task.id.task)
        // A long name has a line of its own.
        let head =
            name.columns > columns
            ? [name, padded("", columns) + figures] : [padded(name, columns) + figures]
        var notes = ["\(Figure.count(task.students, "student")), \(Figure.count(task.answers, "answer"))"]
        if task.stuck > 0 { notes[0] += ", \(Figure.grouped(task.stuck)) stuck" }
        notes += task.misconceptions.prefix(3).map { words(for: $0, of: task.students) }
        return head + paragraph(notes.joined(separator: "; "), width, indent: 6)
    }

    private func words(for count: ClassReport.MisconceptionCount, of students: Int) -> String {
        "\(count.misconception.words): \(Figure.grouped(count.students)) "
            + "(\(Figure.percent(Double(count.students) / Double(max(1, students)))))"
    }

    private func padded(_ text: String, _ columns: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, columns - text.columns))
        return right ? blanks + text : text + blanks
    }

    // MARK: What went wrong

    private func commonest(_ width: Int) -> [String] {
        guard !report.misconceptions.isEmpty else { return [] }
        let answering = max(1, report.students - report.withoutAttempts)
        let bar = ShareBar(appearance: appearance, columns: Self.barColumns)
        return ["What went wrong, by the share of students who had it at least once"]
            + report.misconceptions.prefix(10).flatMap { count in
                let share = Double(count.students) / Double(answering)
                let figures = "  \(bar.text(share))\(padded(Figure.percent(share), 6, right: true))  "
                let answers = Figure.count(count.answers, "answer")
                return shown("\(figures)\(count.misconception.words), in \(answers)")
                    .wrapped(width: width, hangingIndent: figures.columns)
            }
    }

    private func stuck(_ width: Int) -> [String] {
        guard !report.stuck.isEmpty else { return [] }
        return ["Stuck: \(ClassReport.Stuck.fewest) or more wrong answers in a row, and not right yet"]
            + report.stuck.flatMap { stuck in
                let place = [stuck.task.card, stuck.task.task, stuck.cell].filter { !$0.isEmpty }
                let rule = stuck.misconception.map { "; last, \($0.words)" } ?? ""
                return paragraph(
                    "\(stuck.student): \(place.joined(separator: ", ")), \(stuck.wrong) wrong\(rule)", width, indent: 2)
            }
    }

    private func legend(_ width: Int) -> [String] {
        guard !report.tasks.isEmpty else { return [] }
        return paragraph(ClassReport.legend, width)
    }
}
