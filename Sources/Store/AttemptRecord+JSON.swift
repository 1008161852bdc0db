internal import Essentials
package import Tutor

// An attempt as `adjoint progress --export` prints it: one JSON object. Its time is that of the student's clock, with the
// distance from UTC, as in RFC 3339: 2026-06-01T14:00:00.500+02:00.

extension AttemptRecord: Codable {
    private enum Key: String, CodingKey {
        case id, at, card, task, cell, entry, read, outcome, misconceptions, hints, seconds
        // Left out where there is nothing to say.
        case rules, sitting, asked, settled, places, key
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
        if let sitting {
            try object.encode(sitting.id, forKey: .sitting)
            try object.encode(sitting.asked, forKey: .asked)
            try object.encode(sitting.settled, forKey: .settled)
            try object.encode(sitting.places, forKey: .places)
        }
        if !key.isEmpty { try object.encode(key, forKey: .key) }
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
            rules: try object.decodeIfPresent([LocalRule].self, forKey: .rules) ?? [],
            key: try object.decodeIfPresent(String.self, forKey: .key) ?? "")
        let sitting = try object.decodeIfPresent(UUID.self, forKey: .sitting).map { id in
            Sitting(
                id: id.uuidString, asked: try object.decode(String.self, forKey: .asked),
                settled: try object.decode(Int.self, forKey: .settled),
                places: try object.decode(Int.self, forKey: .places))
        }
        self.init(
            attempt, id: try object.decode(UUID.self, forKey: .id).uuidString, at: at,
            card: try object.decode(String.self, forKey: .card), hints: try object.decode(Int.self, forKey: .hints),
            seconds: try object.decode(Double.self, forKey: .seconds), sitting: sitting)
    }
}

extension Moment {
    /// As RFC 3339 writes it, to the millisecond.
    package var rfc3339: String {
        let time = shown - day * Self.day
        let clock = [time / 3_600_000, time / 60_000 % 60, time / 1_000 % 60].map { Figure.digits($0, 2) }
        let minutes = abs(zone) / 60
        return "\(CalendarDay(number: day).iso8601)T\(clock.joined(separator: ":")).\(Figure.digits(time % 1_000, 3))"
            + (zone < 0 ? "-" : "+") + "\(Figure.digits(minutes / 60, 2)):\(Figure.digits(minutes % 60, 2))"
    }

    /// A time as RFC 3339 writes it; nil where it is none. What is finer than a millisecond is left out.
    package init?(rfc3339 text: String) {
        // A pattern takes twenty times as long, and exports have many lines.
        var rest = Array(text.utf8)[...]
        func take(_ sign: Character) -> Bool {
            guard rest.first == sign.asciiValue else { return false }
            rest.removeFirst()
            return true
        }
        func number(_ digits: Int, below limit: Int) -> Int? {
            let taken = rest.prefix(digits)
            guard taken.count == digits, taken.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            rest = rest.dropFirst(digits)
            let number = taken.reduce(0) { $0 * 10 + Int($1) - 0x30 }
            return number < limit ? number : nil
        }
        guard let year = number(4, below: 10_000), take("-"), let month = number(2, below: 13), take("-"),
            let day = number(2, below: 32), take("T"), let hours = number(2, below: 24), take(":"),
            let minutes = number(2, below: 60), take(":"), let seconds = number(2, below: 60)
        else { return nil }
        let date = CalendarDay(year: year, month: month, day: day)
        guard date.exists else { return nil }
        var thousandths = 0
        if take(".") {
            let fraction = rest.prefix { (0x30...0x39).contains($0) }
            guard !fraction.isEmpty else { return nil }
            rest = rest.dropFirst(fraction.count)
            thousandths = (fraction + [0x30, 0x30]).prefix(3).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
        var zone = 0
        if !take("Z") {
            let isBehind = take("-")
            guard isBehind || take("+"), let hours = number(2, below: 24), take(":"),
                let minutes = number(2, below: 60)
            else { return nil }
            zone = (isBehind ? -60 : 60) * (60 * hours + minutes)
        }
        guard rest.isEmpty else { return nil }
        let time = ((hours * 60 + minutes) * 60 + seconds - zone) * 1_000 + thousandths
        self.init(milliseconds: date.number * Self.day + time, zone: zone)
    }
}
