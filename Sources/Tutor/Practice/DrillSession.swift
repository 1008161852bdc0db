internal import Cards

/// A drill: one question after the other, each in a quiz of its own, without end or so many of them.
package struct DrillSession: Sendable {
    private var source: any DrillSource
    /// How many questions there are; nil for no end.
    package let count: Int?
    /// The question that is asked now, as far as it is answered; nil between questions.
    package private(set) var present: QuizSession?
    /// What the last answer has changed, a sentence; empty where that is nothing.
    package private(set) var news = ""
    private var lines: [Summary.Line] = []

    package init(_ source: any DrillSource, count: Int? = nil) {
        self.source = source
        self.count = count
    }

    /// What it is about, a sentence.
    package var subject: String { source.subject }

    /// What its questions are drawn with, from the first one on.
    package var seed: NumberSeed { source.seed }

    /// What is to be said at its end; empty where there is nothing.
    package var conclusion: String { source.conclusion }

    /// How many questions were answered.
    package var answered: Int { lines.count }

    /// Whether there is another question.
    package var goesOn: Bool { present != nil || count.map { lines.count < $0 } ?? true }

    /// How every question went that was answered, in order.
    package var summary: Summary { Summary(lines: lines) }

    /// The question that is open, else the next one; nil at the end.
    package mutating func ask(_ notation: MathNotation) -> QuizSession? {
        if let present { return present }
        guard goesOn else { return nil }
        let number = "\(lines.count + 1)\(count.map { " of \($0)" } ?? "")"
        let place = [number, source.place].filter { !$0.isEmpty }.joined(separator: ", ")
        guard let card = source.next() else { return nil }
        var quiz = QuizSession(card: card, notation: notation)
        quiz.series = .drill(place: place)
        present = quiz
        return quiz
    }

    /// Takes notice of a question as it was left: one that is neither settled nor skipped stays open.
    package mutating func learn(_ quiz: QuizSession) {
        present = quiz
        guard quiz.isFinished || quiz.task == nil, var line = quiz.summary.lines.first else { return }
        present = nil
        line.place = "\(lines.count + 1). \(line.place)"
        line.wayBack = nil
        lines.append(line)
        news = source.learn(line.outcome)
    }
}
