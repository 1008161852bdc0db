import Foundation
import ScratchFolder
import Testing

@testable import Store

/// What may be the matter with a file. It is named, and the file keeps every byte.
@Suite("A store that cannot be used")
struct StoreFaultTests {
    private func fault(of path: String, patience: Double = 0.05) -> StoreError.Fault? {
        do throws(StoreError) {
            _ = try SQLiteStore(path: path, patience: patience)
            return nil
        } catch {
            #expect(error.path == path)
            return error.fault
        }
    }

    /// A store with some pages of records, closed.
    private func filledStore(in scratch: Scratch) throws -> Data {
        try SQLiteStore(path: scratch.store).keep((0..<500).map { sampleRecord("\($0)") })
        return try bytes(of: scratch)
    }

    private func bytes(of scratch: Scratch) throws -> Data { try Data(contentsOf: URL(filePath: scratch.store)) }

    @Test(
        "A file that is something else is left as it is",
        arguments: ["no database", "{\"id\": 1}\n", String(repeating: "garbage ", count: 5_000)])
    func garbage(text: String) throws {
        let scratch = try Scratch()
        try Data(text.utf8).write(to: URL(filePath: scratch.store))
        #expect(fault(of: scratch.store) == .foreign)
        #expect(try bytes(of: scratch) == Data(text.utf8))
    }

    @Test("The database of another program is left as it is")
    func anotherProgram() throws {
        let scratch = try Scratch()
        _ = try Database(path: scratch.store, settings: "CREATE TABLE bookmark (url TEXT)")
        let before = try bytes(of: scratch)
        #expect(fault(of: scratch.store) == .foreign)
        #expect(try bytes(of: scratch) == before)
    }

    @Test("A truncated file is damaged, wherever it was cut", arguments: [0.9, 0.5, 0.2])
    func truncated(part: Double) throws {
        let scratch = try Scratch()
        let whole = try filledStore(in: scratch)
        let cut = whole.prefix(Int(Double(whole.count) * part))
        try cut.write(to: URL(filePath: scratch.store))
        #expect(fault(of: scratch.store) == .damaged)
        #expect(try bytes(of: scratch) == cut)
    }

    @Test("A table whose columns were given other names is damaged")
    func otherColumns() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        try store.keep([sampleRecord()])
        // As a single bit in the schema can do.
        try store.database.use { try $0.run("ALTER TABLE attempt RENAME COLUMN zone TO jone") }
        #expect(throws: StoreError(.damaged, path: scratch.store)) { try store.records() }
    }

    @Test(
        "A store of a newer version is refused; one of a version below 0, as a single bit can make it, is damaged",
        arguments: [(Migrations.all.count + 1, StoreError.Fault.newer), (-7, .damaged)])
    func version(_ number: Int, refusal: StoreError.Fault) throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        try store.keep([sampleRecord()])
        try store.database.use { try $0.run("PRAGMA user_version = \(number)") }
        #expect(fault(of: scratch.store) == refusal)
        #expect(try store.records().count == 1)
    }

    @Test("While another program writes, a store waits a moment and then says so")
    func locked() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store, patience: 0.05)
        let other = try Database(path: scratch.store)
        try other.write { _ in
            #expect(throws: StoreError(.locked, path: scratch.store)) { try store.keep([sampleRecord()]) }
            #expect(fault(of: scratch.store) == .locked)
            return ((), keeps: false)
        }
        try store.keep([sampleRecord()])
        #expect(try store.records().count == 1)
    }

    @Test("On a full disk nothing of an attempt is kept, and all of those before it")
    func full() throws {
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        let first = sampleRecord()
        try store.keep([first])
        // As many pages as there are: no room for another one.
        try store.database.use { connection in
            let pages: Int = try connection.value("PRAGMA page_count") ?? 0
            try connection.run("PRAGMA max_page_count = \(pages)")
        }
        #expect(throws: StoreError(.full, path: scratch.store)) {
            try store.keep((0..<500).map { sampleRecord("\($0)") })
        }
        #expect(try store.records() == [first])
    }

    @Test("A file that may not be written is told before the first answer", .disabled(if: geteuid() == 0, "root may"))
    func readOnlyFile() throws {
        let scratch = try Scratch()
        let before = try filledStore(in: scratch)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: scratch.store)
        #expect(fault(of: scratch.store) == .readOnly)
        #expect(try bytes(of: scratch) == before)
    }

    @Test("A home that may not be written has no store", .disabled(if: geteuid() == 0, "root may"))
    func readOnlyHome() throws {
        let scratch = try Scratch()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scratch.folder.path)
        #expect(fault(of: scratch.folder.path + "/adjoint/progress.sqlite") == .readOnly)
    }

    @Test("A place where nothing can be made is told in the system's words")
    func noFolder() throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.folder.appending(path: "file"))
        #expect(fault(of: scratch.folder.path + "/file/adjoint/progress.sqlite") == .system("Not a directory"))
        #expect(fault(of: scratch.folder.path) == .system("Is a directory"))
    }

    @Test("An empty file becomes a store")
    func empty() throws {
        let scratch = try Scratch()
        try Data().write(to: URL(filePath: scratch.store))
        #expect(fault(of: scratch.store) == nil)
    }
}
