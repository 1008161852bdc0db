internal import Tutor

/// What is said where a session goes on, on screens and in plain lines.
enum ResumptionWords {
    /// - Parameters:
    ///   - answered: how many questions are answered, of how many.
    ///   - changed: how many are open again because something else is right now.
    static func sentences(_ resumption: Resumption, answered: Int, of places: Int, changed: Int) -> String {
        let opened =
            switch changed {
            case 0: ""
            case 1: " One has changed since you answered, and is open again."
            default: " \(changed) have changed since you answered, and are open again."
            }
        return "This goes on where you left it on \(resumption.last.words): \(answered) of \(places) answered.\(opened)"
    }

    /// What is said at a question that is open again.
    static let changed = "This has changed since you answered it, so it is open again."
    /// What the key says that begins anew, at the first press.
    static let confirmation =
        "Ctrl-F once more starts over from the first question. What you have answered stays saved."
}

extension QuizSession {
    /// What is said where it goes on; nil where it has just begun.
    var resumptionWords: String? {
        resumption.map {
            ResumptionWords.sentences(
                $0, answered: answered, of: states.count, changed: states.count { $0.isChanged || $0.hasChangedCells })
        }
    }
}

extension QuizSession.TaskState {
    /// Whether something in its walk has changed since.
    fileprivate var hasChangedCells: Bool { walk?.states.contains(where: \.isChanged) ?? false }
}

extension WalkSession {
    /// What is said where it goes on; nil where it has just begun.
    var resumptionWords: String? {
        resumption.map {
            ResumptionWords.sentences(
                $0, answered: answered, of: cells.count, changed: states.count(where: \.isChanged))
        }
    }

    /// Whether the present question is open again because something else is right now.
    var isChanged: Bool { present.map { states[$0].isChanged } ?? false }
}

extension Moment {
    /// As a person says it: `1 June 2026 at 14:00`.
    fileprivate var words: String {
        let minutes = (shown - day * Self.day) / 60_000
        let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(CalendarDay(number: day).text) at \(clock)"
    }
}
