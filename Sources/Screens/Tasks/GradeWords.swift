internal import Algebra
internal import Canvas
internal import Cards
package import Tutor

/// How verdicts, faults and outcomes are worded, on screens and in plain lines alike. Every text says in words what its
/// role shows in colour.
package enum GradeWords {
    /// A verdict as a sentence, and how it is styled.
    /// - Parameter isConsistent: whether it counts because it follows from an earlier answer.
    static func sentence(
        for grade: Grade, isConsistent: Bool = false, entry: String
    ) -> (text: String, role: Role) {
        switch grade.verdict {
        case .correct(let note) where isConsistent: (note, .known)
        case .correct(let note): (joined("Right.", note), .correct)
        case .incorrect(_, let message): (joined("Not right.", message), .wrong)
        case .invalid(let fault):
            (joined(capitalised(sentence(for: fault, entry: entry), entry: entry), "This cost no attempt."), .pending)
        case .kept where grade.read.isEmpty: ("Left blank.", .pending)
        case .kept: ("Kept as \(grade.read). Marks come at the end.", .known)
        }
    }

    /// A verdict for those who saw no echo while they typed: it begins with how the entry was read, where that is not as
    /// it was typed.
    static func plainSentence(for grade: Grade, entry: String) -> String {
        let text = sentence(for: grade, entry: entry).text
        guard grade.verdict != .kept, !grade.read.isEmpty, grade.read != entry else { return text }
        return "Read as \(closed(grade.read)) \(text)"
    }

    /// A fault with its place in the entry: `character 3, "*": ln needs an argument. Did you mean …?`
    package static func sentence(for fault: Fault, entry: String) -> String {
        var text = closed(fault.message)
        if !fault.namesItsPlace, let place = place(of: fault, in: entry) { text = "\(place): \(text)" }
        if let suggestion = fault.suggestion { text += " Did you mean \(suggestion)?" }
        return text
    }

    /// Where in the entry a fault is, by characters; nil where it is about the entry as a whole.
    static func characters(of fault: Fault, in entry: String) -> Range<Int>? {
        guard let range = fault.range, !entry.isEmpty else { return nil }
        let bytes = entry.utf8
        func character(at offset: Int) -> Int {
            let index = bytes.index(bytes.startIndex, offsetBy: min(max(0, offset), bytes.count))
            return entry[..<index].count
        }
        let start = character(at: range.lowerBound)
        return start..<max(start, character(at: range.upperBound))
    }

    private static func place(of fault: Fault, in entry: String) -> String? {
        guard let range = characters(of: fault, in: entry) else { return nil }
        let characters = Array(entry)
        guard range.lowerBound < characters.count else { return "at the end" }
        let text = String(characters[range.lowerBound..<max(range.lowerBound + 1, range.upperBound)])
        let place = "character \(range.lowerBound + 1)"
        // What shows nothing is named, by its number, in what is said of it.
        return text.visible == text ? "\(place), \"\(text.truncated(to: 20))\"" : place
    }

    /// What a cell's mark says beside its value.
    static func word(for mark: CellState.Mark) -> (text: String, role: Role)? {
        switch mark {
        case .open: nil
        case .wrong, .incorrect: ("wrong", .wrong)
        case .correct: ("right", .correct)
        case .revealed: ("shown", .hint)
        case .kept: ("kept", .known)
        case .consistent: ("consistent", .known)
        }
    }

    /// What stands behind a line of an answer that is given line by line, and is there already.
    /// - Parameter isShown: by the tutor, not entered.
    static func mark(behindLine isShown: Bool) -> [Span] {
        word(for: isShown ? .revealed : .correct).map { [Span("   "), Span($0.text, role: $0.role)] } ?? []
    }

    /// How a question went, for the summary.
    static func words(for line: Summary.Line) -> (text: String, role: Role) {
        switch line.outcome {
        case .right: ("right", .correct)
        case .rightLater: ("right \(tries(line))", .correct)
        case .rightWithHints where line.attempts > 1:
            ("right \(tries(line)), with \(count(line.hints, "hint"))", .correct)
        case .rightWithHints: ("right with \(count(line.hints, "hint"))", .correct)
        case .revealed: (line.entries != nil ? "shown in part" : "shown", .hint)
        case .wrong: ("wrong\(line.entries != nil ? " in part" : "")\(instead(line))", .wrong)
        case .consistent: ("consistent\(instead(line))", .known)
        case .kept: ("answered", .known)
        case .unanswered: (line.entries != nil ? "not finished" : "not answered", .pending)
        }
    }

    /// `at the 2nd try`; of many entries together `after 2 wrong ones`.
    private static func tries(_ line: Summary.Line) -> String {
        line.entries != nil
            ? "after \(count(line.attempts - 1, "wrong entry", plural: "wrong entries"))"
            : "at the \(ordinal(line.attempts)) try"
    }

    /// `, 13 in place of 12`, where the right answer may be told.
    private static func instead(_ line: Summary.Line) -> String {
        line.right.isEmpty ? "" : ", \(line.entry) in place of \(line.right)"
    }

    /// `1 task`, `6 tasks`.
    static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }

    /// `2nd`.
    private static func ordinal(_ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (1, let last) where last != 11: "\(number)st"
        case (2, let last) where last != 12: "\(number)nd"
        case (3, let last) where last != 13: "\(number)rd"
        default: "\(number)th"
        }
    }

    /// With a capital at its beginning, unless it begins with a name or other math, which keep their case: `dJ/dx`, `x̄`.
    private static func capitalised(_ sentence: String, entry: String) -> String {
        let first = sentence.prefix { !" ,:".contains($0) }
        let typed = entry.split { !$0.isLetter && !$0.isNumber }
        let isWord = first.allSatisfy { $0.isASCII && $0.isLowercase } && !typed.contains(first)
        return isWord && (first.count > 1 || first == "a")
            ? sentence.prefix(1).uppercased() + sentence.dropFirst() : sentence
    }

    /// `F2 opens the section “Multiply along a path” of the lesson.`
    static func leads(to section: Teaching, by key: String) -> String {
        "\(key) the section “\(section.title)” of the lesson."
    }

    /// The sentence with its full stop.
    static func closed(_ sentence: String) -> String {
        guard let last = sentence.last, !".?!".contains(last) else { return sentence }
        return sentence + "."
    }

    private static func joined(_ first: String, _ second: String) -> String {
        second.isEmpty ? first : "\(first) \(second)"
    }
}

extension TextField {
    /// Makes the next key the one that corrects: after a wrong answer typing begins anew, and of an answer that cannot be
    /// read the text stays, with the cursor behind its fault.
    mutating func expectCorrection(of grade: Grade) {
        switch grade.verdict {
        case .incorrect: select()
        case .invalid(let fault):
            if let characters = GradeWords.characters(of: fault, in: text) { moveCursor(to: characters.upperBound) }
        case .correct, .kept: break
        }
    }
}
