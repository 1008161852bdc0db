package import Foundation
package import Tutor

// An attempt as `adjoint progress --export` prints it: one JSON object. Its time is that of the student's clock, with the
// distance from UTC, as in RFC 3339: 2026-06-01T14:00:00.500+02:00.

extension AttemptRecord: Codable {
    private enum Key: String, CodingKey {
        case id, at, card, task, cell, entry, read, outcome, misconceptions, hints, seconds, rules
    }

    /// Writes the object.
    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(id, forKey: .id)
        try object.encode(at.rfc3339, forKey: .at)
        try object.encode(card, forKey: .card)
        try object.encode(task, forKey: .task)
        try object.encode(cell, forKey: .cell)
        try object.encode(entry, forKey: .entry)
        try object.encode(read, forKey: .read)
        try object.encode(outcome, forKey: .outcome)
        try object.encode(misconceptions, forKey: .misconceptions)
        try object.encode(hints, forKey: .hints)
        try object.encode(seconds, forKey: .seconds)
        if !rules.isEmpty { try object.encode(rules, forKey: .rules) }
    }

    /// Reads such an object; a `DecodingError` where a field is missing, or the time is none.
    package init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: Key.self)
        let time = try object.decode(String.self, forKey: .at)
        guard let at = Moment(rfc3339: time) else {
            throw DecodingError.dataCorruptedError(forKey: .at, in: object, debugDescription: "not a time")
        }
        let attempt = Attempt(
            task: try object.decode(String.self, forKey: .task), cell: try object.decode(String.self, forKey: .cell),
            entry: .text(try object.decode(String.self, forKey: .entry)),
            read: try object.decode(String.self, forKey: .read),
            outcome: try object.decode(Attempt.Outcome.self, forKey: .outcome),
            misconceptions: try object.decode([Misconception].self, forKey: .misconceptions),
            rules: try object.decodeIfPresent([LocalRule].self, forKey: .rules) ?? [])
        self.init(
            attempt, id: try object.decode(UUID.self, forKey: .id).uuidString, at: at,
            card: try object.decode(String.self, forKey: .card), hints: try object.decode(Int.self, forKey: .hints),
            seconds: try object.decode(Double.self, forKey: .seconds))
    }
}

extension Moment {
    /// - Parameter now: a time of the system; what is finer than a millisecond is left out.
    package init(_ now: Date, zone: TimeZone) {
        self.init(
            milliseconds: Int((now.timeIntervalSince1970 * 1_000).rounded()), zone: zone.secondsFromGMT(for: now))
    }

    /// A second as it is written, without its distance from UTC.
    private static let second = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
        .dateTimeSeparator(.standard).time(includingFractionalSeconds: false)

    /// As RFC 3339 writes it, to the millisecond.
    var rfc3339: String {
        let thousandths = (shown % 1_000 + 1_000) % 1_000
        // As a clock in UTC would show it that is set to the student's time.
        let text = Date(timeIntervalSince1970: Double((shown - thousandths) / 1_000)).formatted(Self.second)
        let minutes = abs(zone) / 60
        return text + "." + Self.digits(thousandths, 3) + (zone < 0 ? "-" : "+") + Self.digits(minutes / 60, 2) + ":"
            + Self.digits(minutes % 60, 2)
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// A time as RFC 3339 writes it; nil where it is none.
    init?(rfc3339 text: String) {
        let pattern = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-])(\d\d):(\d\d))/
        guard let match = text.wholeMatch(of: pattern), let second = try? Self.second.parse(String(match.1)) else {
            return nil
        }
        let fraction = match.2.map { $0 + String(repeating: "0", count: 3 - $0.count) } ?? "000"
        let hours = match.4.flatMap { Int($0) } ?? 0
        let minutes = match.5.flatMap { Int($0) } ?? 0
        let zone = (match.3 == "-" ? -60 : 60) * (60 * hours + minutes)
        self.init(
            milliseconds: (Int(second.timeIntervalSince1970) - zone) * 1_000 + (Int(fraction) ?? 0), zone: zone)
    }
}
