internal import Canvas
internal import Tutor

/// A word that acts in a plain session instead of answering, and what it does.
struct PlainWord<Action: Sendable>: Sendable {
    let word: String
    let help: String
    let action: Action
}

/// What plain sessions say of the words that act in them.
package enum PlainWords {
    /// What is said before the first question.
    package static let opening = "Type your answer and press Enter; type hint for a hint, ? for all words."

    /// What may be asked for when everything is answered and summed up.
    /// - Parameters:
    ///   - ways: how many ways back there are.
    ///   - hasFailures: whether there are tasks to be asked again.
    ///   - hasOtherNumbers: whether there is a round with other numbers.
    ///   - hasBalance: whether there is a trial balance.
    ///   - noun: what they are.
    ///   - unknown: whether something else was typed.
    static func afterwards(
        ways: Int = 0, hasFailures: Bool = false, hasOtherNumbers: Bool = false, hasBalance: Bool = false,
        noun: String = "tasks",
        unknown: Bool = false
    ) -> String {
        let number =
            ways == 0 ? nil : ways == 1 ? "1 to look there again" : "a number from 1 to \(ways) to look there again"
        let choices =
            [
                number, hasFailures ? "again for the \(noun) that were not right at once" : nil,
                hasOtherNumbers ? "other for other numbers" : nil, hasBalance ? "balance for the trial balance" : nil,
            ]
            .compactMap(\.self) + ["solution for the worked solution"]
        let request = "Type \(choices.joined(separator: ", ")), or press Enter to end."
        return unknown ? "That is none of these words. \(request)" : request
    }
}

extension [PlainWord<PlainAction>] {
    /// What a line asks for; nil for an answer.
    func action(for line: String) -> PlainAction? {
        let line = line.sanitised.trimmingBlanks.lowercased()
        return line == "?" ? .help : first { $0.word == line }?.action
    }

    /// A sentence per word, and one per sign that is typed otherwise.
    func help(_ notation: MathNotation) -> [String] {
        ["Type your answer, or one of these words:"] + map { "  \($0.word): \($0.help)." }
            + ["In an answer you type:"]
            + TypedSign.allCases.map { "  \($0.typed): \($0.meaning(notation))." }
    }
}

/// What the words of plain sessions do.
enum PlainAction: Sendable {
    case hint, reveal, skip, back, draw, ledger, lesson, balance, mark, again, other, solution, restart, help, quit
}

extension PlainAction {
    /// The words of a quiz.
    static let quizWords: [PlainWord<PlainAction>] = [
        PlainWord(word: "hint", help: "a hint; ask as often as you like", action: .hint),
        PlainWord(word: "reveal", help: "show the answer and go on", action: .reveal),
        PlainWord(word: "skip", help: "go to the next question and leave this one open", action: .skip),
        PlainWord(word: "back", help: "go to the question before", action: .back),
        PlainWord(word: "draw", help: "show the graph again", action: .draw),
        PlainWord(
            word: "solution", help: "the worked solution of the graph, once a task about it is settled",
            action: .solution),
        PlainWord(word: "ledger", help: "say again what is given so far and what is asked", action: .ledger),
        PlainWord(
            word: "lesson", help: "the section of the lesson about what went wrong, where there is one", action: .lesson
        ),
        PlainWord(word: "mark", help: "have answers that are marked at the end marked now", action: .mark),
        PlainWord(
            word: "again", help: "after the summary, ask the tasks again that were not right at once", action: .again),
        PlainWord(word: "other", help: otherHelp, action: .other),
        PlainWord(word: "restart", help: restartHelp, action: .restart),
        PlainWord(word: "help", help: "show these words; ? does too", action: .help),
        PlainWord(word: "quit", help: quitHelp, action: .quit),
    ]

    private static let otherHelp = "after the summary, ask what has other numbers, with these"
    private static let restartHelp = "start over from the first question; what you have answered stays saved"
    private static let quitHelp = "leave with the summary; the next time goes on here"

    /// The words of a walk.
    static let walkWords: [PlainWord<PlainAction>] = [
        PlainWord(word: "hint", help: "a hint; ask as often as you like", action: .hint),
        PlainWord(word: "reveal", help: "show what belongs here and go on", action: .reveal),
        PlainWord(
            word: "skip", help: "leave this question open, or blank in a walk marked at the end", action: .skip),
        PlainWord(word: "back", help: "take back the last entry", action: .back),
        PlainWord(word: "draw", help: "show the graph with what is known", action: .draw),
        PlainWord(word: "ledger", help: "say again what is known of this step", action: .ledger),
        PlainWord(
            word: "balance", help: "your adjoints held against nudged inputs, once every question has its entry",
            action: .balance),
        PlainWord(word: "solution", help: "the worked solution, once the walk is complete", action: .solution),
        PlainWord(
            word: "again", help: "after the summary, ask the questions again that were not right at once",
            action: .again
        ),
        PlainWord(word: "other", help: otherHelp, action: .other),
        PlainWord(word: "mark", help: "have a walk that is marked at the end marked now", action: .mark),
        PlainWord(word: "restart", help: restartHelp, action: .restart),
        PlainWord(word: "help", help: "show these words; ? does too", action: .help),
        PlainWord(word: "quit", help: quitHelp, action: .quit),
    ]
}

extension String {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension [[Span]] {
    /// The lines as plain text, without blanks at their ends.
    var plainText: [String] {
        map { line in
            var text = Substring(line.text)
            while text.last == " " { text.removeLast() }
            return String(text)
        }
    }
}
