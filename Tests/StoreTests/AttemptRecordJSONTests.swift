import Foundation
import Testing
import Tutor

@testable import Store

@Suite("Attempts as lines of JSON")
struct AttemptRecordJSONTests {
    private func object(_ record: AttemptRecord) throws -> [String: Any] {
        let data = try JSONEncoder().encode(record)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func back(_ record: AttemptRecord) throws -> AttemptRecord {
        try JSONDecoder().decode(AttemptRecord.self, from: try JSONEncoder().encode(record))
    }

    @Test("The fields have the names that reports read")
    func names() throws {
        let object = try object(sampleRecord())
        #expect(
            Set(object.keys) == [
                "id", "at", "card", "task", "cell", "entry", "read", "outcome", "misconceptions", "hints", "seconds",
                "rules",
            ])
        #expect(object["outcome"] as? String == "incorrect")
        #expect(object["misconceptions"] as? [String] == ["missing-path"])
        #expect(object["hints"] as? Int == 2)
        #expect(object["rules"] as? [String] == ["fan-out", "chain"])
    }

    @Test("An export without rules, of an earlier version, is read")
    func withoutRules() throws {
        var object = try object(sampleRecord())
        object["rules"] = nil
        let data = try JSONSerialization.data(withJSONObject: object)
        var record = try JSONDecoder().decode(AttemptRecord.self, from: data)
        #expect(record.rules == [])
        record.rules = []
        #expect(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(record)) as? NSDictionary == object
                as NSDictionary)
    }

    @Test(
        "The time is the student's, with the distance from UTC",
        // Half a second after noon in UTC on 1 June 2026, where the student is.
        arguments: [
            (0, "2026-06-01T12:00:00.500+00:00"), (7_200, "2026-06-01T14:00:00.500+02:00"),
            (-12_600, "2026-06-01T08:30:00.500-03:30"), (50_400, "2026-06-02T02:00:00.500+14:00"),
        ])
    func time(zone: Int, text: String) throws {
        var record = sampleRecord()
        record.at.zone = zone
        #expect(try object(record)["at"] as? String == text)
        #expect(try back(record) == record)
    }

    @Test("The sitting and the fingerprint of what was right come back too")
    func sitting() throws {
        var record = sampleRecord()
        record.sitting = Sitting(id: UUID().uuidString, asked: "walk lattice", settled: 3, places: 9)
        record.key = "c0ffee"
        #expect(try back(record) == record)
        #expect(try object(record)["settled"] as? Int == 3)
    }

    @Test("Every millisecond comes back", arguments: [-1, 0, 1, 7, 123, 499, 999])
    func milliseconds(_ thousandths: Int) throws {
        var record = sampleRecord()
        record.at.milliseconds = 1_780_315_200_000 + thousandths
        #expect(try back(record) == record)
    }

    @Test(
        "What is no attempt is refused",
        arguments: ["yesterday", "2026-06-01", "2026-06-01T12:00:00", "2026-13-01T12:00:00Z"])
    func noTime(text: String) throws {
        var object = try object(sampleRecord())
        object["at"] = text
        let data = try JSONSerialization.data(withJSONObject: object)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(AttemptRecord.self, from: data) }
    }
}
