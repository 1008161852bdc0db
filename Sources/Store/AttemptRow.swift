internal import Tutor

// An attempt as a row of its table. A value that cannot be there is damage.

extension AttemptRecord {
    /// In the order of `SQLiteStore.insertion`.
    var arguments: [any SQLValue] {
        [
            id, at.milliseconds, at.zone, card, task, cell, entry, read, outcome.rawValue,
            misconceptions.map(\.rawValue).joined(separator: " "), hints, seconds,
            rules.map(\.rawValue).joined(separator: " "), sitting?.id ?? "", sitting?.asked ?? "",
            sitting?.settled ?? 0, sitting?.places ?? 0, key,
        ]
    }
}

extension Statement {
    /// The attempt of a whole row, which is the present one.
    var attempt: AttemptRecord {
        get throws {
            let attempt = Attempt(
                task: try value("task"), cell: try value("cell"), entry: .text(try value("entry")),
                read: try value("read"), outcome: try word(try value("outcome"), Attempt.Outcome.init(rawValue:)),
                misconceptions: try words("misconceptions", Misconception.init(rawValue:)),
                rules: try words("rules", LocalRule.init(rawValue:)), key: try value("key"))
            return AttemptRecord(
                attempt, id: try value("id"), at: try moment, card: try value("card"), hints: try value("hints"),
                seconds: try value("seconds"), sitting: try sitting)
        }
    }

    /// When it happened.
    var moment: Moment { get throws { Moment(milliseconds: try value("at"), zone: try value("zone")) } }

    /// The sitting it belongs to; nil where it belongs to none.
    var sitting: Sitting? {
        get throws {
            let id: String = try value("sitting")
            guard !id.isEmpty else { return nil }
            return Sitting(
                id: id, asked: try value("asked"), settled: try value("settled"), places: try value("places"))
        }
    }

    /// The words of a fixed list in a column, with blanks between them.
    private func words<Word>(_ column: String, _ word: (String) -> Word?) throws -> [Word] {
        try (value(column) as String).split(separator: " ").map { try self.word(String($0), word) }
    }

    /// A word of a fixed list.
    private func word<Word>(_ text: String, _ word: (String) -> Word?) throws -> Word {
        guard let word = word(text) else { throw DatabaseError.damage }
        return word
    }
}
