import Testing

@testable import Publishing
@testable import Tutor

@Suite("The report of a class for spreadsheets and browsers")
struct ClassReportTests {
    private func task(_ card: String, _ id: String, _ discrimination: ClassReport.Discrimination) -> ClassReport.Task {
        ClassReport.Task(
            id: TaskID(card: card, task: id), students: 12, answers: 30, rightAtFirst: 0.25,
            discrimination: discrimination, hints: 0.5, seconds: 61.5,
            misconceptions: [.init(misconception: .missingPath, students: 6, answers: 9)], stuck: 1)
    }

    private func report(card: String = "lattice", student: String = "Ann") -> ClassReport {
        ClassReport(
            students: 12, withoutAttempts: 0, answers: 60, days: 20_605...20_612,
            tasks: [task(card, "fan-out", .known(-0.5)), task(card, "sweep", .tooFew(students: 9))],
            misconceptions: [.init(misconception: .missingPath, students: 6, answers: 9)],
            stuck: [
                .init(
                    student: student, task: TaskID(card: card, task: "fan-out"), cell: "adjoint x", wrong: 4,
                    misconception: .missingPath)
            ])
    }

    // MARK: Spreadsheets

    @Test("A row for each task, numbers as numbers, and nothing where nothing is known")
    func table() {
        let rows = ClassReportTable(report()).csv.split(separator: "\r\n").map(String.init)
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix(#""card","task","students","answers","right at first","discrimination","#))
        #expect(
            rows[1]
                == #""lattice","fan-out",12,30,0.2500,-0.5000,0.5000,61.5000,1,"missing-path",6,0.5000,9,,,,,,,,"#)
        #expect(rows[2].hasPrefix(#""lattice","sweep",12,30,0.2500,,0.5000,"#))
        let columns = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
        #expect(Set(columns) == [21])
    }

    @Test(
        "What a spreadsheet would compute is a text there",
        arguments: [
            "=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "\u{202E}=1", "\u{200B}=1",
        ])
    func formulas(name: String) {
        let cell = CSVCell.text(name).written
        #expect(cell.hasPrefix("\"'"))
        #expect(!cell.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test("Quotes are doubled, commas stay inside, and what turns the writing around is replaced")
    func quoting() {
        #expect(CSVCell.text(#"a "b", c"#).written == #""a ""b"", c""#)
        // A quote with a mark over it is one character here, and a quote to a spreadsheet.
        #expect(CSVCell.text("a\"\u{301},=1").written == "\"a\"\"\u{301},=1\"")
        #expect(CSVCell.text("δ-rule").written == #""δ-rule""#)
        #expect(CSVCell.text("a\u{202E}b\nc").written == "\"a\u{FFFD}b\u{FFFD}c\"")
        #expect(CSVCell.text("x-y").written == #""x-y""#)
    }

    // MARK: The page

    @Test("The page has every figure, and a point for the task whose discrimination is known")
    func page() {
        let html = ClassReportPage(report()).html
        for text in [
            "12 students; 60 answers from 1 June 2026 to 8 June 2026.", "-0.50", "9 is too few", "1.0 min", "25%",
            "a path was left out: 6 (50%)", "Who is stuck where", "adjoint x",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(html.ranges(of: "<circle").count == 1)
    }

    @Test("It loads nothing and runs nothing")
    func selfContained() {
        let html = ClassReportPage(report(student: "<script>alert(1)</script>")).html
        for sign in ["<script", "http:", "https:", "url(", "@import", "<link", "<img", "src=", "href="] {
            #expect(!html.contains(sign), "\(sign)")
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test("A name is a name, whatever stands in it")
    func hostileNames() {
        let html = ClassReportPage(report(card: "\"><svg onload=x>", student: "<b>&\u{202E}\u{1B}[2J</b>")).html
        #expect(html.contains("<bdi>&lt;b&gt;&amp;\u{FFFD}\u{FFFD}[2J&lt;/b&gt;</bdi>"))
        #expect(html.contains("&quot;&gt;&lt;svg onload=x&gt;"))
        #expect(!html.contains("<svg onload"))
    }

    @Test("A class that has done nothing has a page too")
    func empty() {
        let html = ClassReportPage(ClassTally().report).html
        #expect(html.contains("0 students; 0 answers."))
        #expect(!html.contains("<table"))
    }
}
