import Foundation
import ScratchFolder
import Testing
import Tutor

@testable import Store

@Suite("Attempts in a file")
struct SQLiteStoreTests {
    @Test("What was kept is there when the file is opened again, in order of time")
    func keepsWhatWasDone() throws {
        let scratch = try Scratch()
        var earlier = sampleRecord("δ = ½\n\"'; DROP TABLE attempt")
        earlier.at = noon.adding(seconds: -60)
        let records = [sampleRecord(), earlier]
        try SQLiteStore(path: scratch.store).keep(records)
        #expect(try SQLiteStore(path: scratch.store).records() == [earlier, records[0]])
    }

    @Test("Every outcome and every misconception is read back")
    func everyWord() throws {
        let scratch = try Scratch()
        let outcomes: [Attempt.Outcome] = [
            .correct, .incorrect, .kept, .consistent, .hint, .revealed, .undone,
        ]
        let records = outcomes.map { outcome in
            var record = sampleRecord()
            record.outcome = outcome
            record.misconceptions = Misconception.allCases
            return record
        }
        let store = try SQLiteStore(path: scratch.store)
        try store.keep(records)
        #expect(try store.records() == records)
    }

    @Test(
        "What is typed is given back with the sitting in which the same is asked, and in place of what was typed before"
    )
    func drafts() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        var record = sampleRecord()
        record.sitting = Sitting(id: "A", asked: "tasks", settled: 0, places: 3)
        try store.keep([record])
        func typed(_ text: String) -> Draft { Draft(task: "one", cell: "adjoint x", text: text) }
        for text in ["1 +", "2*x '"] {
            try store.keep(Drafts(card: "lattice", asked: "tasks", [typed(text)]), waits: true)
        }
        try store.keep(Drafts(card: "lattice", asked: "walk small", [typed("3")]), waits: false)
        let left = try SQLiteStore(path: scratch.store).left(card: "lattice")
        #expect(left.sitting(asking: "tasks")?.drafts == [typed("2*x '")])
        #expect(left.sitting(asking: "tasks")?.attempts.count == 1)
        #expect(left.sitting(asking: "walk small")?.drafts == [typed("3")])
        #expect(left.sitting(asking: "walk small")?.last == nil)
        try store.keep(Drafts(card: "lattice", asked: "walk small", []), waits: true)
        #expect(try store.left(card: "lattice").sitting(asking: "walk small") == nil)
        #expect(try store.left(card: "other").isEmpty)
    }

    @Test("A record that is kept twice is there once, as it was at first")
    func keepsOnce() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        let record = sampleRecord()
        var changed = record
        changed.entry = "37"
        try store.keep([record])
        try store.keep([changed, record])
        #expect(try store.records() == [record])
    }

    @Test("The file and the folders above it are for their owner alone")
    func permissions() throws {
        let scratch = try Scratch()
        let folder = scratch.folder.appending(path: "data/adjoint")
        let store = try SQLiteStore(path: folder.appending(path: "progress.sqlite").path)
        try store.keep([sampleRecord()])
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(scratch.folder.appending(path: "data").path) == 0o700)
        #expect(try mode(folder.path) == 0o700)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.contains("progress.sqlite"))
        for file in files { #expect(try mode(folder.appending(path: file).path) == 0o600, "\(file)") }
    }

    @Test("A commit is on the disk when it returns")
    func durability() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
        #expect(try store.pragma("synchronous") == "2")
        #expect(try store.pragma("journal_mode") == "wal")
    }

    @Test("Two sessions that write at once lose nothing")
    func twoWriters() async throws {
        let scratch = try Scratch()
        let path = scratch.store
        try await withThrowingTaskGroup { group in
            for writer in 0..<2 {
                group.addTask {
                    let store = try SQLiteStore(path: path, patience: 30)
                    for number in 0..<100 { try store.keep([sampleRecord("\(writer)", seconds: Double(number))]) }
                }
            }
            try await group.waitForAll()
        }
        let store = try SQLiteStore(path: path)
        let records = try store.records()
        for writer in 0..<2 {
            let own = records.filter { $0.entry == "\(writer)" }.map(\.seconds)
            #expect(own.sorted() == (0..<100).map(Double.init))
        }
        #expect(try store.pragma("integrity_check") == "ok")
    }
}

extension SQLiteStore {
    /// What SQLite says of itself.
    fileprivate func pragma(_ name: String) throws -> String? {
        try database.use { connection in
            let text: String? = try? connection.value("PRAGMA \(name)")
            return try text ?? (connection.value("PRAGMA \(name)") as Int?).map(String.init)
        }
    }
}
