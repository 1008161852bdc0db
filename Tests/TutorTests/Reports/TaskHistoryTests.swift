import Testing

@testable import Tutor

@Suite("What a student did at a task")
struct TaskHistoryTests {
    private let fanOut = TaskID(card: "lattice", task: "fan-out")

    private func history(_ work: (inout SampleStudent) -> Void) throws -> TaskHistory {
        try #require(TaskHistory.byTask(SampleStudent.doing(work))[fanOut])
    }

    @Test("Right at first means the first answer, without a hint before it")
    func rightAtFirst() throws {
        #expect(try history { $0.did(.correct) }.rightAtFirst == 1)
        #expect(
            try history {
                $0.did(.incorrect)
                $0.did(.correct)
            }.rightAtFirst == 0)
        #expect(
            try history {
                $0.did(.hint)
                $0.did(.correct, hints: 1)
            }.rightAtFirst == 0)
        #expect(try history { $0.did(.revealed) }.rightAtFirst == 0)
        #expect(try history { $0.did(.hint) }.rightAtFirst == nil)
        // Once more a week later, and wrong: the first answer stays the first.
        #expect(
            try history {
                $0.did(.correct)
                $0.did(.incorrect)
            }.rightAtFirst == 1)
    }

    @Test("Of a walk it is the share of cells, and what follows from an earlier slip is no slip")
    func cells() throws {
        let history = try history {
            $0.did(.kept, cell: "adjoint t")
            $0.did(.incorrect, cell: "adjoint t", slip: .missingPath)
            $0.did(.consistent, cell: "adjoint y")
            $0.did(.correct, cell: "adjoint C")
            $0.did(.revealed, cell: "adjoint x")
        }
        #expect(history.rightAtFirst == 0.5)
        #expect(history.answers == 3)
        #expect(history.misconceptions == [.missingPath: 1])
    }

    @Test("Wrong answers in a row end with the right one, given or shown; one that was taken back is open again")
    func wrongInARow() throws {
        func place(_ outcomes: Attempt.Outcome...) throws -> TaskHistory.Place? {
            try history { student in for outcome in outcomes { student.did(outcome) } }.places[""]
        }
        #expect(try place(.incorrect, .incorrect, .incorrect)?.wrongInARow == 3)
        #expect(try place(.incorrect, .hint, .incorrect)?.wrongInARow == 2)
        #expect(try place(.incorrect, .correct)?.wrongInARow == 0)
        #expect(try place(.incorrect, .revealed, .incorrect)?.wrongInARow == 1)
        #expect(try place(.correct)?.isSettled == true)
        #expect(try place(.correct, .undone)?.isSettled == false)
    }

    @Test("Time runs until the task is settled for the first time")
    func seconds() throws {
        let history = try history {
            $0.did(.incorrect, seconds: 20)
            $0.did(.correct, seconds: 30)
            $0.did(.correct, seconds: 500)
        }
        #expect(history.seconds == 50)
    }

    @Test("The order of the lines does not matter, the order in time does")
    func order() throws {
        let records = SampleStudent.doing {
            $0.did(.incorrect)
            $0.did(.correct)
        }
        #expect(TaskHistory.byTask(records.reversed()) == TaskHistory.byTask(records))
        #expect(TaskHistory.byTask(records)[fanOut]?.rightAtFirst == 0)
    }
}
