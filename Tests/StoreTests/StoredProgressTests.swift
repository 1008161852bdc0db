import Foundation
import ScratchFolder
import SeededGenerator
import Testing
import Tutor

@testable import Store

@Suite("Progress by card, as the store knows it")
struct StoredProgressTests {
    @Test("The store answers what its records say, whatever was done in whatever order")
    func isDerived() throws {
        var generator = SeededGenerator(seed: 13)
        let scratch = try Scratch()
        let store = try SQLiteStore(path: scratch.store)
        let records = (0..<400).map { minute in
            var record = sampleRecord()
            record.at = noon.adding(seconds: Double(minute) * 60)
            record.card = "card \(Int.random(in: 0..<30, using: &generator))"
            let places = Int.random(in: 1...4, using: &generator)
            record.sitting = Sitting(
                id: UUID().uuidString,
                asked: ["tasks", "tasks seed 2", "walk g"].randomElement(using: &generator) ?? "",
                settled: Int.random(in: 0...places, using: &generator), places: places)
            if Bool.random(using: &generator) { record.sitting = nil }
            return record
        }
        try store.keep(records.shuffled(using: &generator))
        let progress = try store.progress()
        #expect(progress == CardProgress.byCard(records))
        #expect(progress.count == 30)
        #expect(Set(progress.values.map(\.standing)).count > 2)
        #expect(progress.values.contains { $0.standing == .done && $0.again != nil })
    }
}
