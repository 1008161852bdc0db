import Canvas
import Cards
import StudyRecords
import Testing
import Tutor

@testable import Screens

@Suite("The progress of a student")
struct ProgressScreenTests {
    private let titles = ["lattice": "Bookkeeping partials on a small lattice", "chain-cos-sin": "One long chain"]

    private func lines(_ records: [AttemptRecord], isASCII: Bool = false) -> [String] {
        ProgressLines(
            StudentProgress(records, now: MonthOfStudy.now), titles: titles, appearance: Appearance(isASCII: isASCII)
        ).plainLines(width: 80)
    }

    @Test("A month of study")
    func month() {
        // When what comes again is the memory model's affair.
        let due = "Due for review in the next 7 days: tasks and rules"
        let parts = lines(MonthOfStudy.records).split(separator: "")
        #expect(parts.contains { $0.starts(with: [due]) && $0.count == 8 })
        #expect(
            parts.filter { !$0.starts(with: [due]) }.joined(separator: [""]).joined(separator: "\n") == """
                Study
                  1 day up to yesterday: one answer today keeps the streak; the longest streak
                    was 5 days.
                  45 answers on 16 days, 36 min in all; 37 (82%) right.

                Answers a day in the last 5 weeks; the bars compare the weeks
                  week of       Mon  Tue  Wed  Thu  Fri  Sat  Sun   week
                  4 May           3    4    3    3    3    .    .     16  ━━━━━━━━━━━━━━━━
                  11 May          3    3    2    2    3    .    .     13  ━━━━━━━━━━━━━┄┄┄
                  18 May          .    .    .    .    .    .    .      0  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
                  25 May          4    2    2    3    3    .    .     14  ━━━━━━━━━━━━━━┄┄
                  1 Jun           2    .                               2  ━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄

                How well you know the 10 tasks you have answered
                  mastered  ━━━━━━━━━━━┄┄┄┄┄  7 of 10 (70%)    right at once on 2 days
                  learnt    ━━━┄┄┄┄┄┄┄┄┄┄┄┄┄  2 of 10 (20%)    right at once last time
                  weak      ━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄  1 of 10 (10%)    not right at once last time

                Worth another try: weak tasks, the latest first
                  differentiation-quiz: fan-out, last on 27 May

                What goes wrong again and again, by its share of your wrong answers
                  ━━━━━━━━━━━━┄┄┄┄   75%  a path was left out
                                          in 6 of 8 wrong answers, last on 28 May; look again
                                          at: Bookkeeping partials on a small lattice
                """)
    }

    @Test("Rules have a bar, what they are called, and when they are due; the days to come have theirs")
    func rules() throws {
        let now = MonthOfStudy.now
        let yesterday = Moment(milliseconds: now.milliseconds - Moment.day, zone: now.zone)
        let attempt = Attempt(task: "fan-out", entry: "37", outcome: .correct, rules: [.fanOut])
        let lines = lines([
            AttemptRecord(attempt, id: "1", at: yesterday, card: "lattice", hints: 0, seconds: 30)
        ])
        #expect(lines.contains("  today           2  ━━━━━━━━━━━━━━━━"))
        #expect(lines.contains("  Wed 3           0  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄"))
        // 1 day after a first right answer, (1 + 0.98036 / 2.3065)^−0.1542 = 0.947: 15 of 16 cells.
        #expect(lines.contains("  fan-out  ━━━━━━━━━━━━━━━┄   95%  due today"))
    }

    // A first right answer comes again in ten minutes.
    @Test("What was answered today is said to be for once more, and no recall of it")
    func today() {
        let attempt = Attempt(task: "fan-out", entry: "37", outcome: .correct, rules: [.fanOut])
        let lines = lines([
            AttemptRecord(attempt, id: "1", at: MonthOfStudy.now, card: "lattice", hints: 0, seconds: 30)
        ])
        #expect(lines.contains("  today           2  ━━━━━━━━━━━━━━━━  all answered today, for once more"))
        #expect(lines.contains("  fan-out  asked today, once more today"))
    }

    @Test("Without Unicode every sign is ASCII, and every line fits")
    func ascii() {
        let lines = lines(MonthOfStudy.records, isASCII: true)
        for line in lines { #expect(line.utf8.allSatisfy { $0 < 0x80 } && line.count <= 80, "\(line)") }
        #expect(lines.contains { $0.contains("####") })
    }

    @Test("Before the first answer it says what to do")
    func empty() {
        #expect(lines([]).joined(separator: " ").hasPrefix("No answer is saved yet. Open a card"))
    }

    @Test("p in the library asks for it, and shows it with the titles of the library's cards")
    func fromLibrary() {
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 40))
        guard case .showProgress = app.press(.character("m")).first else {
            Issue.record("p asks for nothing")
            return
        }
        app.show(StudentProgress(MonthOfStudy.records, now: MonthOfStudy.now))
        #expect(picture(of: app, rows: 40).contains("look again\n"))
        #expect(picture(of: app, rows: 40).contains("at: Bookkeeping partials on a small lattice"))
    }

    // What is left out most in that month is a path, on the lattice card.
    @Test("A key leads to the section of a lesson that teaches what goes wrong, and back")
    func lesson() throws {
        let card = try shippedCard("lattice")
        let section = try #require(card.teaching(of: "missing-path"))
        let lessons = [Misconception.missingPath: SlipLesson(card: card, section: section)]
        let progress = StudentProgress(MonthOfStudy.records, now: MonthOfStudy.now)
        var app = App(
            root: ProgressScreen(progress, titles: titles, lessons: lessons, appearance: Appearance()),
            size: Size(columns: 80, rows: 24))
        app.press(.end)
        let named = picture(of: app).split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
            .joined(separator: " ")
        #expect(
            named.contains("look again at: Bookkeeping partials on a small lattice, “Multiply along a path, add where"))
        #expect(named.contains("paths meet” (key 1)"), "\(named)")
        app.press(.character("1"))
        #expect(picture(of: app).contains("Start with"), "\(picture(of: app))")
        app.press(.escape)
        #expect(picture(of: app).contains("Your progress"))
        let plain = ProgressLines(progress, titles: titles, lessons: lessons, appearance: Appearance())
        #expect(!plain.plainLines(width: 80).joined().contains("(key"))
    }

    @Test("The screen scrolls through all of it, and Esc leads back")
    func screen() {
        var screen = ProgressScreen(
            StudentProgress(MonthOfStudy.records, now: MonthOfStudy.now), titles: titles, appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        #expect(picture(of: screen).contains("Your progress"))
        screen.press(.end)
        #expect(picture(of: screen).contains("a path was left out"))
        var leads = false
        if case .back = screen.press(.escape).first { leads = true }
        #expect(leads)
    }
}
