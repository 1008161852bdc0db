import Foundation
import ScratchFolder
import Testing
import Tutor

@testable import Store

@Suite("The logbook of a session")
struct LogbookTests {
    private let hint = Attempt(task: "walk", cell: "adjoint x", entry: "", outcome: .hint)
    private let wrong = Attempt(task: "walk", cell: "adjoint x", entry: "1", read: "1", outcome: .incorrect)
    private let other = Attempt(task: "walk", cell: "adjoint y", entry: "24", read: "24", outcome: .correct)

    /// The records of attempts that were made some seconds after the session began.
    private func kept(_ attempts: (Attempt, Double)...) throws -> [AttemptRecord] {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        var logbook = Logbook(store: store, now: noon)
        for (attempt, seconds) in attempts {
            try logbook.keep(SessionNews(card: "lattice", attempts: [attempt]), now: noon.adding(seconds: seconds))
        }
        return try store.records()
    }

    @Test("An attempt is kept with its card, its entry as typed and as read, and its own id")
    func whatIsKept() throws {
        let records = try kept((wrong, 3), (other, 5))
        #expect(records.map(\.card) == ["lattice", "lattice"])
        #expect(records.map(\.cell) == ["adjoint x", "adjoint y"])
        #expect(records.map(\.entry) == ["1", "24"])
        #expect(records.map(\.read) == ["1", "24"])
        #expect(Set(records.map(\.id)).count == 2)
    }

    @Test("The time of an attempt begins with the attempt before it; a clock that was set back has taken none")
    func seconds() throws {
        #expect(try kept((wrong, 3), (wrong, 7.5), (other, 9)).map(\.seconds) == [3, 4.5, 1.5])
        let setBack = try kept((wrong, 100), (other, 40))
        #expect(setBack.sorted { $0.cell < $1.cell }.map(\.seconds) == [100, 0])
    }

    @Test("Hints count at the place where they were asked for")
    func hints() throws {
        #expect(try kept((hint, 1), (hint, 2), (wrong, 3), (other, 4)).map(\.hints) == [0, 1, 2, 0])
    }

    @Test("What is picked is kept as a line that may be typed")
    func picked() throws {
        let options = Attempt(task: "one-consumer", entry: .options([2, 0]), outcome: .correct)
        #expect(try kept((options, 1)).map(\.entry) == ["1,3"])
    }
}
