import Foundation
import ScratchFolder
import Testing
import Tutor

@testable import Store

@Suite("Stores of older versions")
struct MigrationTests {
    /// A file as a program of an older version has left it, with one attempt of that time.
    private func makeStore(ofVersion version: Int, at path: String) throws {
        let steps =
            Migrations.all[..<version] + [
                """
                PRAGMA user_version = \(version);
                INSERT INTO attempt
                (id, at, zone, card, task, cell, entry, read, outcome, misconceptions, hints, seconds) VALUES
                ('6BE0C4A0-95D3-4C9C-8C6C-0A4A6C2D7F10', 1780315200500, 7200, 'lattice', 'whole-sweep', 'adjoint x',
                '1', '1', 'incorrect', 'missing-path', 2, 4.5)
                """
            ]
        _ = try Database(path: path, settings: steps.joined(separator: ";"))
    }

    @Test("Opens, keeps what it had and takes what is new", arguments: 1..<Migrations.all.count)
    func opens(version: Int) throws {
        let scratch = try Scratch()
        try makeStore(ofVersion: version, at: scratch.store)
        let store = try SQLiteStore(path: scratch.store)
        var old = sampleRecord()
        old.rules = []
        old.id = "6BE0C4A0-95D3-4C9C-8C6C-0A4A6C2D7F10"
        var new = sampleRecord("37")
        new.at = noon.adding(seconds: 60)
        new.sitting = Sitting(id: UUID().uuidString, asked: "tasks", settled: 1, places: 3)
        try store.keep([new])
        #expect(try SQLiteStore(path: scratch.store).records() == [old, new])
        #expect(try store.progress()["lattice"]?.standing == .step(2, of: 3))
    }
}
