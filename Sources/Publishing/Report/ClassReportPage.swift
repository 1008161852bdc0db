package import Tutor

/// How a class did, as one page for a browser or a printer: everything it needs is in it, and it runs nothing.
package struct ClassReportPage {
    let report: ClassReport

    package init(_ report: ClassReport) { self.report = report }

    /// The page, in HTML and UTF-8.
    package var html: String {
        let parts = [
            head, "<main>", "<h1>How the class did</h1>", "<p>\(report.overview.escapedForXML)</p>", tasks, picture,
            misconceptions, stuck, "<p class=\"note\">\(ClassReport.legend.escapedForXML)</p>", "</main>", "</body>",
            "</html>",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private var head: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>How the class did</title>
        <style>
        \(ReportStyle.sheet)
        </style>
        </head>
        <body>
        """
    }

    // MARK: Tasks

    private struct Column {
        var heading: String
        var isNumber = false
        var style: String { isNumber ? " class=\"number\"" : "" }
    }

    private static let columns = [
        Column(heading: "No.", isNumber: true), Column(heading: "Task"), Column(heading: "Right at first"),
        Column(heading: "Discrimi\u{AD}nation", isNumber: true), Column(heading: "Students", isNumber: true),
        Column(heading: "Answers", isNumber: true), Column(heading: "Hints each", isNumber: true),
        Column(heading: "Median time", isNumber: true), Column(heading: "Stuck", isNumber: true),
        Column(heading: "What went wrong, by students"),
    ]

    private var tasks: String {
        guard !report.tasks.isEmpty else { return "" }
        let head = Self.columns.map { "<th scope=\"col\"\($0.style)>\($0.heading)</th>" }.joined()
        var rows: [String] = []
        for (number, task) in report.tasks.enumerated() {
            if number == 0 || report.tasks[number - 1].id.card != task.id.card {
                rows.append(
                    "<tr class=\"card\"><th scope=\"rowgroup\" colspan=\"\(Self.columns.count)\">Card "
                        + "\(name(task.id.card))</th></tr>")
            }
            rows.append(row(task, number: number + 1))
        }
        return """
            <section>
            <h2>Tasks, the hardest of each card first</h2>
            <table class="tasks">
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }

    private func row(_ task: ClassReport.Task, number: Int) -> String {
        let wrong = task.misconceptions.prefix(3).map { count in
            let share = Figure.percent(Double(count.students) / Double(max(1, task.students)))
            return "<li>\(count.misconception.words.escapedForXML): \(count.students) (\(share.escapedForXML))</li>"
        }
        let cells = [
            "\(number)", name(task.id.task), bar(task.rightAtFirst), task.discrimination.words.escapedForXML,
            Figure.grouped(task.students), Figure.grouped(task.answers), Figure.decimal(task.hints, places: 1),
            Figure.duration(task.seconds), Figure.grouped(task.stuck),
            wrong.isEmpty ? "" : "<ul>\(wrong.joined())</ul>",
        ]
        let written = zip(cells, Self.columns).enumerated().map { place, cell in
            let (content, column) = cell
            let (tag, scope) = place == 1 ? ("th", " scope=\"row\"") : ("td", "")
            return "<\(tag)\(scope)\(column.style) data-heading=\"\(column.heading)\">\(content)</\(tag)>"
        }
        return "<tr>\(written.joined())</tr>"
    }

    /// A name as somebody else wrote it: what it does to the direction of writing ends with it.
    private func name(_ text: String) -> String { "<bdi>\(text.withoutFormatting.escapedForXML)</bdi>" }

    /// A share as a bar with its number.
    private func bar(_ share: Double?) -> String {
        guard let share else { return "no answers" }
        let percent = Figure.percent(share).escapedForXML
        return """
            <span class="bar"><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="free" width="100" height="12"/><rect class="full" width="\(points(share * 100))" height="12"/>\
            </svg> <span>\(percent)</span></span>
            """
    }

    // MARK: What went wrong

    private var picture: String {
        guard let plot = DiscriminationPlot(report.tasks) else { return "" }
        return """
            <section>
            <h2>Difficulty and discrimination</h2>
            <p>Each point is a task, by its number in the table. Far left is hard; below the line at 0, those who do well
            elsewhere do worse here, and the task deserves a look.</p>
            \(plot.svg)
            </section>
            """
    }

    private var misconceptions: String {
        guard !report.misconceptions.isEmpty else { return "" }
        let answering = Double(max(1, report.students - report.withoutAttempts))
        let rows = report.misconceptions.map { count in
            "<tr><th scope=\"row\">\(count.misconception.words.escapedForXML)</th>"
                + "<td>\(bar(Double(count.students) / answering))</td>"
                + "<td class=\"number\">\(Figure.grouped(count.students))</td>"
                + "<td class=\"number\">\(Figure.grouped(count.answers))</td></tr>"
        }
        return """
            <section>
            <h2>What went wrong</h2>
            <table>
            <thead><tr><th scope="col">Misconception</th><th scope="col">Share of students who had it</th>\
            <th scope="col">Students</th><th scope="col">Answers</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }

    private var stuck: String {
        guard !report.stuck.isEmpty else { return "" }
        let rows = report.stuck.map { stuck in
            let place = [stuck.task.task, stuck.cell].filter { !$0.isEmpty }.map(name).joined(separator: ", ")
            return "<tr><th scope=\"row\">\(name(stuck.student))</th><td>\(name(stuck.task.card))</td>"
                + "<td>\(place)</td><td class=\"number\">\(stuck.wrong)</td>"
                + "<td>\((stuck.misconception?.words ?? "").escapedForXML)</td></tr>"
        }
        return """
            <section>
            <h2>Who is stuck where</h2>
            <p>\(ClassReport.Stuck.fewest) or more wrong answers in a row, and not right yet.</p>
            <table>
            <thead><tr><th scope="col">Student</th><th scope="col">Card</th><th scope="col">Task</th>\
            <th scope="col">Wrong</th><th scope="col">What went wrong last</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            """
    }
}
