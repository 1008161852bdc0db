package import Tutor

/// How a class did, as a table for spreadsheets: a row for each task.
package struct ClassReportTable {
    private let report: ClassReport
    /// How many misconceptions of a task have columns.
    private static let misconceptions = 3

    package init(_ report: ClassReport) { self.report = report }

    /// The table as RFC 4180 has it, in UTF-8, with one row of headings. Shares are from 0 to 1, times in seconds; what is
    /// not known is empty.
    package var csv: String {
        let rows = [headings.map(CSVCell.text)] + report.tasks.map(cells)
        return rows.map { $0.map(\.written).joined(separator: ",") + "\r\n" }.joined()
    }

    private var headings: [String] {
        [
            "card", "task", "students", "answers", "right at first", "discrimination", "hints per student",
            "median seconds", "stuck students",
        ]
            + (1...Self.misconceptions).flatMap { number in
                ["id", "students", "share of students", "answers"].map { "misconception \(number) \($0)" }
            }
    }

    private func cells(_ task: ClassReport.Task) -> [CSVCell] {
        var discrimination = CSVCell.empty
        if case .known(let coefficient) = task.discrimination { discrimination = number(coefficient) }
        let figures: [CSVCell] = [
            .text(task.id.card), .text(task.id.task), number(task.students), number(task.answers),
            task.rightAtFirst.map(number) ?? .empty, discrimination, number(task.hints), number(task.seconds),
            number(task.stuck),
        ]
        let counts = task.misconceptions.prefix(Self.misconceptions)
        let misconceptions = counts.flatMap { count in
            [
                .text(count.misconception.rawValue), number(count.students),
                number(Double(count.students) / Double(max(1, task.students))), number(count.answers),
            ]
        }
        return figures + misconceptions
            + [CSVCell](repeating: .empty, count: 4 * (Self.misconceptions - counts.count))
    }

    private func number(_ count: Int) -> CSVCell { .number(String(count)) }

    private func number(_ value: Double) -> CSVCell { .number(Figure.decimal(value, places: 4)) }
}
