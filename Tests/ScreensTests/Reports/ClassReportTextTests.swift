import Canvas
import Testing

@testable import Screens
@testable import Tutor

@Suite("The report of a class in the shell")
struct ClassReportTextTests {
    private func report(student: String = "Cleo") -> ClassReport {
        let fanOut = TaskID(card: "lattice", task: "fan-out")
        return ClassReport(
            students: 13, withoutAttempts: 1, answers: 1_234, days: 20_605...20_632,
            tasks: [
                .init(
                    id: fanOut, students: 12, answers: 1_200, rightAtFirst: 0.41, discrimination: .known(0.523),
                    hints: 0.75, seconds: 65,
                    misconceptions: [.init(misconception: .missingPath, students: 5, answers: 9)],
                    stuck: 1),
                .init(
                    id: TaskID(card: "lattice", task: "a-task-with-a-name-longer-than-its-column"), students: 3,
                    answers: 34, rightAtFirst: nil, discrimination: .tooFew(students: 3), hints: 2, seconds: 7_200,
                    misconceptions: [], stuck: 0),
            ],
            misconceptions: [.init(misconception: .missingPath, students: 5, answers: 9)],
            stuck: [.init(student: student, task: fanOut, cell: "", wrong: 4, misconception: .missingPath)])
    }

    private func text(_ report: ClassReport, isASCII: Bool = false) -> String {
        ClassReportText(report, appearance: Appearance(isASCII: isASCII)).lines(width: 80).joined(separator: "\n")
    }

    @Test("What an instructor sees: the class, every task, what went wrong, who is stuck, what the figures mean")
    func whole() {
        #expect(
            text(report()) == """
                13 students, 1 of them without an answer; 1,234 answers from 1 June 2026 to 28
                  June 2026.

                Card lattice
                                                                              hints by    median
                  task                        right at first  discrimination   student      time
                  fan-out                   ━━━━┄┄┄┄┄┄   41%           +0.52       0.8   1.1 min
                      12 students, 1,200 answers, 1 stuck; a path was left out: 5 (42%)
                  a-task-with-a-name-longer-than-its-column
                                                  no answers    3 is too few       2.0     2.0 h
                      3 students, 34 answers

                What went wrong, by the share of students who had it at least once
                  ━━━━┄┄┄┄┄┄   42%  a path was left out, in 9 answers

                Stuck: 3 or more wrong answers in a row, and not right yet
                  Cleo: lattice, fan-out, 4 wrong; last, a path was left out

                Right at first: the share of first answers that were right, without a hint
                  before; of a walk, of its cells. Discrimination: the correlation of that with
                  the student's share at all other tasks, near +1 where those who do well
                  elsewhere do well here, near 0 or below where a task deserves a look; it takes
                  10 students. Median time: until the task was settled or left. Of several
                  possible misconceptions none is counted.
                """)
    }

    @Test("Without Unicode every sign is ASCII, and every line fits")
    func ascii() {
        let text = text(report(), isASCII: true)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("####......"))
        for line in self.text(report()).split(separator: "\n") { #expect(line.count <= 80) }
    }

    @Test("A name cannot move the cursor or turn the writing around")
    func hostileNames() {
        let text = text(report(student: "\u{1B}[2J\u{202E}=cmd()"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(text.contains("=cmd()"))
    }

    @Test("A class that has done nothing")
    func empty() {
        #expect(text(ClassTally().report) == "0 students; 0 answers.")
    }

    @Test("A bar has a cell for what is more than nothing, and a free one for what is not all")
    func bars() {
        let bar = ShareBar(appearance: Appearance(isASCII: true), columns: 4)
        let cases: [(Double, String)] = [
            (0, "...."), (0.01, "#..."), (0.5, "##.."), (0.99, "###."), (1, "####"), (7, "####"), (-1, "...."),
        ]
        for (share, text) in cases { #expect(bar.text(share) == text) }
    }
}
