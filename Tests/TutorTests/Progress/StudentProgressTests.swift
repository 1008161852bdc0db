import StudyRecords
import Testing

@testable import Tutor

@Suite("Progress")
struct StudentProgressTests {
    /// What was done on some days, one day after the other.
    private func progress(_ work: ((inout SampleStudent) -> Void)...) -> StudentProgress {
        let records = work.enumerated().flatMap { day, work in
            var student = SampleStudent(day: 20_605 + day)
            work(&student)
            return student.records
        }
        return StudentProgress(records, now: Moment(milliseconds: (20_605 + work.count) * Moment.day))
    }

    private func standing(_ work: ((inout SampleStudent) -> Void)...) -> Standing? {
        let records = work.enumerated().flatMap { day, work in
            var student = SampleStudent(day: 20_605 + day)
            work(&student)
            return student.records
        }
        return StudentProgress(records, now: .init(milliseconds: 0)).tasks.first?.standing
    }

    @Test("A task is mastered where it was right at once on two days, and weak where it was not the last time")
    func standings() {
        #expect(standing { $0.did(.correct) } == .learnt)
        #expect(standing({ $0.did(.correct) }, { $0.did(.correct) }) == .mastered)
        // Twice on one day is once.
        #expect(
            standing {
                $0.did(.correct)
                $0.did(.correct)
            } == .learnt)
        #expect(
            standing {
                $0.did(.incorrect)
                $0.did(.correct)
            } == .weak)
        #expect(
            standing {
                $0.did(.hint)
                $0.did(.correct, hints: 1)
            } == .weak)
        #expect(standing { $0.did(.revealed) } == .weak)
        #expect(standing { $0.did(.hint) } == nil)
        #expect(standing({ $0.did(.correct) }, { $0.did(.correct) }, { $0.did(.incorrect) }) == .weak)
        // A miss between two right days begins anew.
        let missed: (inout SampleStudent) -> Void = {
            $0.did(.incorrect)
            $0.did(.correct)
        }
        #expect(standing({ $0.did(.correct) }, missed, { $0.did(.correct) }) == .learnt)
        #expect(standing({ $0.did(.correct) }, missed, { $0.did(.correct) }, { $0.did(.correct) }) == .mastered)
    }

    @Test("A walk is known as its weakest cell is")
    func cells() {
        #expect(
            standing {
                $0.did(.correct, cell: "adjoint t")
                $0.did(.revealed, cell: "adjoint x")
            } == .weak)
    }

    @Test("Answers, time and tasks are counted, and what was answered last stands first")
    func counts() {
        let progress = progress(
            {
                $0.did(.correct, "one", seconds: 20)
                $0.did(.incorrect, "two", seconds: 30)
            },
            { $0.did(.consistent, "three", seconds: 5) })
        #expect(progress.answers == 3)
        #expect(progress.rightAnswers == 2)
        #expect(progress.seconds == 55)
        #expect(progress.tasks.map(\.id.task) == ["three", "two", "one"])
        #expect(progress.count(.weak) == 1)
    }

    @Test("A misconception is told with the card on which it happened most; of several the latest")
    func slips() {
        let progress = progress(
            {
                $0.did(.incorrect, card: "chain", slip: .missingPath)
                $0.did(.incorrect, card: "chain", slip: .missingPath)
                $0.did(.incorrect, card: "lattice", slip: .sign)
            },
            {
                $0.did(.incorrect, card: "lattice", slip: .missingPath)
                $0.did(.incorrect, card: "chain", slip: .sign)
            })
        #expect(progress.slips.map(\.misconception) == [.missingPath, .sign])
        #expect(progress.slips.map(\.answers) == [3, 2])
        #expect(progress.slips.map(\.card) == ["chain", "chain"])
        #expect(progress.slips.map(\.last.day) == [20_606, 20_606])
    }

    @Test("Rules are told with how likely they are recalled, and what is due with its day")
    func rules() throws {
        var student = SampleStudent()
        student.did(.correct, rules: [.product, .chain])
        func progress(daysLater days: Int) -> StudentProgress {
            StudentProgress(student.records, now: Moment(milliseconds: (20_605 + days) * Moment.day + Moment.day / 2))
        }
        // At first right: good, with a stability of 2.3065 days. Two days later (1 + 0.98036 · 2 / 2.3065)^−0.1542.
        let later = progress(daysLater: 2)
        #expect(later.rules.map(\.rule) == [.chain, .product])
        for rule in later.rules { #expect(abs(rule.recall - 0.9095) < 1e-4) }
        // The task and its two rules were to be asked again on the first day, ten minutes later.
        #expect(later.rules.map(\.dueDay) == [20_605, 20_605])
        #expect(later.forecast == [3, 0, 0, 0, 0, 0, 0])
        #expect(progress(daysLater: 0).rules.map(\.recall) == [1, 1])
    }

    @Test("Nothing, and the order of the records, make no difference that they should not")
    func order() {
        let now = MonthOfStudy.now
        #expect(StudentProgress([], now: now).tasks.isEmpty)
        let records = MonthOfStudy.records
        #expect(StudentProgress(records.reversed(), now: now) == StudentProgress(records, now: now))
    }
}
