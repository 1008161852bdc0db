import Foundation
import ScratchFolder
import SeededGenerator
import StudyRecords
import Testing
import Tutor

@testable import Store

@Suite("Fuzzing: the store")
struct StoreFuzzTests {
    private static let records = (0..<8).flatMap { turn in
        MonthOfStudy.records.map { record in
            var record = record
            record.id += "-\(turn)"
            return record
        }
    }

    /// What another program, or a bug of this one, may do to a store.
    private static let statements = [
        "DROP TABLE attempt", "ALTER TABLE attempt RENAME TO attempts",
        "ALTER TABLE attempt RENAME COLUMN card TO deck",
        "UPDATE attempt SET at = 'noon'", "UPDATE attempt SET card = x'FF00FE'",
        "UPDATE attempt SET outcome = 'perhaps'",
        "UPDATE attempt SET misconceptions = '[1, {'", "UPDATE attempt SET entry = NULL",
        "UPDATE attempt SET at = 1e300",
        "DELETE FROM attempt", "PRAGMA user_version = 0", "PRAGMA user_version = -7", "PRAGMA user_version = 99",
        "CREATE TABLE bookmark (url TEXT)", "PRAGMA page_size = 512; VACUUM",
        "CREATE TRIGGER t AFTER INSERT ON attempt BEGIN "
            + "DELETE FROM attempt; END", "PRAGMA auto_vacuum = FULL; VACUUM", "PRAGMA application_id = 7",
        "UPDATE attempt SET hints = -9223372036854775808", "UPDATE attempt SET seconds = 'NaN', zone = 1e9",
        "UPDATE attempt SET rules = 'x', sitting = 3.5, asked = ''", "PRAGMA encoding = 'UTF-16'",
    ]

    private func damaged(_ bytes: Data, _ generator: inout SeededGenerator) -> Data {
        var bytes = bytes
        let page = 4_096
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes = bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))
        case 1:
            // The head: format, page size, counts, schema, encoding.
            bytes[Int.random(in: 0..<100, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        case 2:
            let start = Int.random(in: 0..<bytes.count / page, using: &generator) * page
            bytes.resetBytes(in: start..<start + page)
        case 3:
            let (from, to) = (
                Int.random(in: 0..<bytes.count / page, using: &generator) * page,
                Int.random(in: 0..<bytes.count / page, using: &generator) * page
            )
            bytes.replaceSubrange(to..<to + page, with: bytes.subdata(in: from..<from + page))
        case 4: bytes.append(Data((0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        default:
            for _ in 0..<Int.random(in: 1...50, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                    1 << UInt8.random(in: 0..<8, using: &generator)
            }
        }
        return bytes
    }

    /// Reads and writes as a session does. Whatever is the matter is a `StoreError`.
    private func use(_ store: SQLiteStore) {
        let record = AttemptRecord(
            Attempt(task: "t", cell: "", entry: "1", read: "1", outcome: .correct, misconceptions: []),
            id: UUID().uuidString,
            at: MonthOfStudy.now, card: "lattice", hints: 0, seconds: 1)
        _ = try? store.records()
        _ = try? store.progress()
        _ = try? store.left(card: "lattice")
        _ = try? store.keep([record])
        _ = try? store.isSound
    }

    @Test("A damaged store is used, or refused as it is; set aside it keeps every byte, and a new one begins")
    func damage() throws {
        let source = try Scratch()
        let original = source.folder.appending(path: "whole.sqlite")
        let records = Self.records
        do {
            let store = try SQLiteStore(path: original.path)
            try store.keep(records)
            // All of it in one file.
            try store.database.use { try $0.run("PRAGMA journal_mode = DELETE") }
        }
        let whole = try Data(contentsOf: original)
        try Fuzz.run("store", inputs: 120) { generator in
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "progress.sqlite")
            try whole.write(to: file)
            var input: [String] = []
            if Int.random(in: 0..<3, using: &generator) == 0, let sql = Self.statements.randomElement(using: &generator)
            {
                input.append(sql)
                let database = try Database(path: file.path)
                try? database.use { try $0.run(sql) }
            }
            var bytes = try Data(contentsOf: file)
            if input.isEmpty || Bool.random(using: &generator) {
                bytes = damaged(bytes, &generator)
                try bytes.write(to: file)
            }
            var faults: [String] = []
            do throws(StoreError) {
                use(try SQLiteStore(path: file.path, patience: 0.05))
            } catch {
                input.append("\(error)")
                if try Data(contentsOf: file) != bytes { faults.append("a file that was refused is another: \(error)") }
            }
            let before = try Data(contentsOf: file)
            do {
                let day = CalendarDay(year: 2026, month: 6, day: 1)
                let (store, aside) = try SQLiteStore.settingAside(file.path, on: day)
                if try Data(contentsOf: URL(filePath: aside.path)) != before {
                    faults.append("set aside, it is another")
                }
                if try store.records().count != aside.saved { faults.append("\(aside.saved) saved, others are there") }
                if try !store.isSound { faults.append("the new store is not sound") }
            } catch let error as StoreError {
                faults.append("not set aside: \(error)")
            }
            return Fuzz.Outcome(input: input.joined(separator: "\n"), faults: faults)
        }
    }

    /// What may befall a store while it is open: a disk that has room for so many pages, or none, or room again; reading
    /// alone; files that are taken away. The root of a system may write what others may not, so that modes are no obstacle.
    private func befall(_ store: SQLiteStore, at file: URL, _ generator: inout SeededGenerator) -> String {
        func setting(_ name: String, _ value: Int) -> String {
            // An obstacle of SQLite's own; where the file is gone none is needed.
            try? store.database.use { try $0.run("PRAGMA \(name) = \(value)") }
            return "\(name) = \(value)"
        }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0, 1: return setting("max_page_count", Int.random(in: 1...40, using: &generator))
        case 2: return setting("max_page_count", 1_000_000)
        case 3: return setting("query_only", 1)
        case 4: return setting("query_only", 0)
        case 5:
            let ending = ["", "-wal", "-shm"].randomElement(using: &generator) ?? ""
            try? FileManager.default.removeItem(atPath: file.path + ending)
            return "\(Self.vanished): \(ending)"
        case 6:
            try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
            return "\(Self.vanished): the folder"
        default:
            let mode = [0o400, 0o600].randomElement(using: &generator) ?? 0o600
            try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
            return "mode \(String(mode, radix: 8))"
        }
    }

    private static let vanished = "vanished"

    @Test(
        "A store on a full disk, one that may only be read, and one that vanishes keep what they say they keep, or refuse"
    )
    func adversity() throws {
        try Fuzz.run("adversity", inputs: 60) { generator in
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "progress.sqlite")
            let store = try SQLiteStore(path: file.path, patience: 0.05)
            var (input, faults, kept) = ([String](), [String](), Set<String>())
            for turn in 0..<Int.random(in: 2...12, using: &generator) {
                if Bool.random(using: &generator) { input.append(befall(store, at: file, &generator)) }
                var records = Array(
                    Self.records.shuffled(using: &generator).prefix(Int.random(in: 1...40, using: &generator)))
                for index in records.indices { records[index].id += "-turn\(turn)" }
                do throws(StoreError) {
                    let count = try store.keep(records)
                    kept.formUnion(records.map(\.id))
                    if count != records.count { faults.append("\(count) of \(records.count) are new") }
                } catch {
                    input.append("\(error)")
                }
                use(store)
            }
            // What vanished is gone; everything else is there for the next session.
            guard !input.contains(where: { $0.hasPrefix(Self.vanished) }) else {
                return Fuzz.Outcome(input: input.joined(separator: "\n"), faults: faults)
            }
            let saved = try Set(SQLiteStore(path: file.path).records().map(\.id))
            let lost = kept.subtracting(saved).count
            if lost > 0 { faults.append("\(lost) of \(kept.count) records are lost") }
            let others = saved.subtracting(kept).filter { $0.contains("-turn") }.count
            if others > 0 { faults.append("\(others) records were refused and are there") }
            return Fuzz.Outcome(input: input.joined(separator: "\n"), faults: faults)
        }
    }
}
