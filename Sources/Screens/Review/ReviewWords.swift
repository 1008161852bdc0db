package import Tutor

/// What is said between reviews. Screens and plain lines share it.
package struct ReviewWords {
    let session: ReviewSession

    package init(_ session: ReviewSession) { self.session = session }

    /// `3 things are due.`, or when the next one is.
    package var standing: String {
        let count = session.waiting.count
        if count > 0 {
            let fresh = session.waitingFromToday
            let note =
                fresh == 0
                ? ""
                : fresh == count
                    ? ", answered today and to be asked once more"
                    : ", \(fresh) of them answered today and to be asked once more"
            return (count == 1 ? "1 thing is due" : "\(count) things are due") + note + "."
        }
        guard let soonest = session.soonest else {
            return session.asked.isEmpty
                ? "Nothing is to be reviewed yet: what you answer on a card comes back here."
                : "Nothing is due any more."
        }
        return "Nothing is due until \(Self.moment(soonest, from: session.now))."
    }

    /// `Next: fan-out, on a fresh graph.`; empty where nothing is asked.
    package var next: String {
        session.next.map { item in
            if case .rule = item { return "Next: \(session.name(of: item)), on a fresh graph." }
            return "Next: \(session.name(of: item))."
        } ?? ""
    }

    /// What came of the last thing that was asked; empty before.
    package var last: String {
        guard let last = session.asked.last else { return "" }
        guard session.isAnswered, let memory = session.history.memories[last.item] else {
            return "\(session.name(of: last.item).startingLarge): nothing has changed."
        }
        return line(last.item, memory)
    }

    /// What was asked, a line each, with when it comes again.
    package var summary: [String] {
        var told: Set<ReviewItem> = []
        return session.asked.reversed().filter { told.insert($0.item).inserted }.reversed().compactMap { entry in
            session.history.memories[entry.item].map { line(entry.item, $0) }
        }
    }

    private func line(_ item: ReviewItem, _ memory: Memory) -> String {
        "\(session.name(of: item).startingLarge): due again \(Self.time(memory, from: session.now))."
    }

    /// `In the next seven days come besides: 2 later today, 3 tomorrow, 1 in 3 days.`
    package var forecast: String {
        var counts = session.forecast(days: 7)
        counts[0] -= session.waiting.count
        let days = counts.enumerated().filter { $0.element > 0 }.map { day, count in
            "\(count) \(day == 0 ? "later today" : day == 1 ? "tomorrow" : "in \(day) days")"
        }
        guard !days.isEmpty else { return "Nothing more is due in the next seven days." }
        return
            "In the next seven days come\(session.waiting.isEmpty ? "" : " besides"): \(days.joined(separator: ", "))."
    }

    /// `in 10 minutes`, `tomorrow`, `in 11 days`.
    static func time(_ memory: Memory, from now: Moment) -> String {
        switch memory.due {
        case .at(let moment) where moment.day == now.day:
            let minutes = Int((moment.seconds(since: now) / 60).rounded(.up))
            return minutes <= 0 ? "now" : minutes == 1 ? "in a minute" : "in \(minutes) minutes"
        case .at, .onDay:
            let days = memory.dueDay - now.day
            return days <= 0 ? "now" : days == 1 ? "tomorrow" : "in \(days) days"
        }
    }

    /// The same as a time until which nothing is due: `tomorrow`, `2 minutes from now`.
    private static func moment(_ memory: Memory, from now: Moment) -> String {
        let time = time(memory, from: now)
        guard time.hasPrefix("in ") else { return time }
        return "\(time.dropFirst(3)) from now"
    }
}

extension String {
    /// With a capital at its beginning.
    var startingLarge: String { prefix(1).uppercased() + dropFirst() }
}

/// Sentences as plain lines.
package enum PlainSentences {
    /// The lines of a sentence, of at most so many columns.
    package static func lines(_ sentence: String, appearance: Appearance, width: Int = 80) -> [String] {
        Prose(appearance: appearance).lines(sentence, width: width).plainText
    }
}
