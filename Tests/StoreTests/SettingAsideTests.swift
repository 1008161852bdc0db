import Foundation
import ScratchFolder
import Testing
import Tutor

@testable import Store

@Suite("A damaged store that is set aside")
struct SettingAsideTests {
    private let day = CalendarDay(year: 2026, month: 6, day: 1)
    private let records = (0..<500).map { sampleRecord("\($0)") }

    /// A store with 500 attempts whose bytes were changed.
    private func damaged(in scratch: Scratch, _ damage: (inout Data) -> Void) throws -> Data {
        try SQLiteStore(path: scratch.store).keep(records)
        var bytes = try Data(contentsOf: URL(filePath: scratch.store))
        damage(&bytes)
        try bytes.write(to: URL(filePath: scratch.store))
        return bytes
    }

    @Test(
        "What can be read of a file that was cut is in the new one; the old one keeps every byte",
        arguments: [0.9, 0.5])
    func truncated(part: Double) throws {
        let scratch = try Scratch()
        let bytes = try damaged(in: scratch) { $0 = $0.prefix(Int(Double($0.count) * part)) }
        let (store, result) = try SQLiteStore.settingAside(scratch.store, on: day)
        #expect(result.path == scratch.store + ".damaged-2026-06-01")
        #expect(try Data(contentsOf: URL(filePath: result.path)) == bytes)
        #expect(result.saved > 50)
        #expect(try store.records().count == result.saved)
        #expect(try store.records().allSatisfy(records.contains))
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
        #expect(!files.contains { $0.hasSuffix(".copy") })
    }

    @Test("Of a file with one bad page all others are saved")
    func badPage() throws {
        let scratch = try Scratch()
        _ = try damaged(in: scratch) { bytes in
            let page = 4_096
            let middle = bytes.count / page / 2 * page
            bytes.replaceSubrange(middle..<middle + page, with: Data(repeating: 0x55, count: page))
        }
        let (store, result) = try SQLiteStore.settingAside(scratch.store, on: day)
        #expect(result.saved > 250)
        #expect(try store.isSound)
        try store.keep([sampleRecord("later")])
        #expect(try store.records().count == result.saved + 1)
    }

    @Test("A second file of a day has a name of its own")
    func names() throws {
        let scratch = try Scratch()
        for name in ["progress.sqlite.damaged-2026-06-01", "progress.sqlite.damaged-2026-06-01-2"] {
            try Data("x".utf8).write(to: URL(filePath: scratch.store))
            let (store, result) = try SQLiteStore.settingAside(scratch.store, on: day)
            #expect(result == SQLiteStore.SetAside(path: scratch.folder.appending(path: name).path, saved: 0))
            #expect(try store.records().isEmpty)
        }
    }

    @Test("A store without damage is sound")
    func soundness() throws {
        let scratch = try Scratch()
        try SQLiteStore(path: scratch.store).keep(records)
        #expect(try SQLiteStore(path: scratch.store).isSound)
    }
}
