import Foundation
import Testing

@testable import Tutor

@Suite("The report of a class")
struct ClassTallyTests {
    private func report(_ students: [(String, [AttemptRecord])]) -> ClassReport {
        var tally = ClassTally()
        for (name, records) in students { tally.add(student: name, records) }
        return tally.report
    }

    /// Ann is right at once, Ben leaves a path out twice and is then right, Cleo is wrong three times, Dan has done nothing.
    private var sample: ClassReport {
        report([
            ("Ann", SampleStudent.doing { $0.did(.correct, seconds: 20) }),
            (
                "Ben",
                SampleStudent.doing {
                    $0.did(.incorrect, slip: .missingPath)
                    $0.did(.hint, seconds: 5)
                    $0.did(.incorrect, slip: .missingPath, hints: 1)
                    $0.did(.correct, hints: 1, seconds: 35)
                }
            ),
            (
                "Cleo",
                SampleStudent.doing {
                    $0.did(.incorrect, slip: .missingPath)
                    $0.did(.incorrect, slip: .sign)
                    $0.did(.incorrect)
                    $0.did(.correct, "one-consumer")
                }
            ),
            ("Dan", []),
        ])
    }

    @Test("Students, answers, hints, time and what went wrong, counted by hand")
    func figures() throws {
        #expect(sample.students == 4)
        #expect(sample.withoutAttempts == 1)
        #expect(sample.answers == 8)
        let task = try #require(sample.tasks.first)
        #expect(task.id == TaskID(card: "lattice", task: "fan-out"))
        #expect(task.students == 3)
        #expect(task.answers == 7)
        // 1, 0 and 0.
        #expect(task.rightAtFirst == 1.0 / 3)
        #expect(task.hints == 1.0 / 3)
        // 20, 10 + 5 + 10 + 35 = 60, 30: the median is 30.
        #expect(task.seconds == 30)
        #expect(
            task.misconceptions == [
                .init(misconception: .missingPath, students: 2, answers: 3),
                .init(misconception: .sign, students: 1, answers: 1),
            ])
        #expect(task.stuck == 1)
    }

    @Test("Who is stuck is named with the place and what went wrong last")
    func stuck() {
        #expect(
            sample.stuck == [
                .init(
                    student: "Cleo", task: TaskID(card: "lattice", task: "fan-out"), cell: "", wrong: 3,
                    misconception: nil)
            ])
    }

    @Test("Harder tasks of a card come first, and its cards in order of their ids")
    func order() {
        let students = SampleStudent.doing {
            $0.did(.correct, "easy")
            $0.did(.revealed, "hard")
            $0.did(.hint, "untouched")
            $0.did(.correct, "only", card: "chain")
        }
        #expect(report([("Ann", students)]).tasks.map(\.id.task) == ["only", "hard", "easy", "untouched"])
    }

    @Test("The days are those of the students' calendars")
    func days() {
        let first = SampleStudent.doing { $0.did(.correct) }
        var later = SampleStudent(day: 20_612)
        later.did(.correct)
        #expect(report([("Ann", first), ("Ben", later.records)]).days == 20_605...20_612)
        #expect(report([("Dan", [])]).days == nil)
    }

    @Test("Discrimination is told from ten students on, and where they differ")
    func discrimination() {
        func students(_ count: Int, _ isRight: (Int) -> Bool) -> [(String, [AttemptRecord])] {
            (0..<count).map { number in
                (
                    "\(number)",
                    SampleStudent.doing {
                        $0.did(isRight(number) ? .correct : .revealed, "asked")
                        $0.did(number < count / 2 ? .correct : .revealed, "other")
                    }
                )
            }
        }
        func discrimination(_ count: Int, _ isRight: (Int) -> Bool) -> ClassReport.Discrimination? {
            report(students(count, isRight)).tasks.first { $0.id.task == "asked" }?.discrimination
        }
        #expect(discrimination(9) { $0 < 4 } == .tooFew(students: 9))
        #expect(discrimination(10) { $0 < 5 } == .known(1))
        #expect(discrimination(10) { $0 >= 5 } == .known(-1))
        #expect(discrimination(10) { _ in true } == .noSpread)
    }

    @Test("Coefficients and medians are SciPy's and NumPy's")
    func reference() throws {
        let file = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/point-biserial.tsv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(rows.count == 5)
        for row in rows {
            let fields = row.split(separator: "\t").map { $0.split(separator: " ").compactMap { Double($0) } }
            try #require(fields.count == 4 && fields[0].count == fields[1].count)
            var correlation = Correlation()
            for (right, rest) in zip(fields[0], fields[1]) { correlation.add(right, rest) }
            #expect(abs(try #require(correlation.coefficient) - fields[2][0]) < 1e-12)
            #expect(abs(try #require(fields[1].median) - fields[3][0]) < 1e-12)
        }
    }
}
