package import Canvas
package import Cards
internal import Tutor

/// Everything that an author wants to read of a card's tasks: keys, hints, why, tests, and what slips would answer and be
/// told. The screen and the plain lines share it.
package struct AuthorLines: Sendable {
    /// The card that they are about.
    let card: Card
    private let notes: [TaskNotes]
    private let appearance: Appearance

    /// Works everything out, which takes a moment for a large card.
    /// - Parameter isWanted: asked before each task; nil comes of a no.
    package init?(_ card: Card, appearance: Appearance, while isWanted: () -> Bool = { true }) {
        var notes: [TaskNotes] = []
        for note in card.notes(appearance.notation) {
            guard isWanted() else { return nil }
            notes.append(note)
        }
        self.card = card
        self.appearance = appearance
        self.notes = notes
    }

    /// The lines of each task, in order, at a width.
    package func sections(width: Int) -> [[[Span]]] {
        guard !notes.isEmpty else { return [[[Span("The card has no tasks.", role: .dim)]]] }
        return notes.enumerated().map { lines($1, number: $0 + 1, width: width) }
    }

    private static let labelColumns = 8

    private func lines(_ note: TaskNotes, number: Int, width: Int) -> [[Span]] {
        let task = note.task
        let prose = Prose(appearance: appearance)
        let layout = LessonLayout(appearance: appearance, graphs: card.graphs)
        let room = max(1, width - Self.labelColumns)
        let line = task.place.map { ", line \($0.line)" } ?? ""
        let heading =
            [Span("\(number)  ", role: .heading)] + prose.spans(task.heading, role: .heading)
            + [Span("  {#\(task.id)}\(line)", role: .dim)]
        var lines = wrap(heading, width: width, hangingIndent: 3)
        lines += layout.lines(task.prompt.filter { !$0.isGraph }, width: width)
        lines += prose.lines(note.instruction, width: width, role: .dim)
        lines += keys(of: note, width: room)
        for hint in task.hints { lines += labelled("Hint", layout.lines(hint, width: room)) }
        for hint in note.generatedHints {
            lines += labelled("then", hint.split(separator: "\n").flatMap { prose.lines(String($0), width: room) })
        }
        if !task.why.isEmpty { lines += labelled("Why", layout.lines(task.why, width: room)) }
        for (index, sentence) in note.variety.enumerated() {
            lines += labelled(index == 0 ? "Vary" : "", prose.lines(sentence, width: room))
        }
        for (test, failure) in note.tests {
            let entry = Span("\(test.outcome.rawValue): \(test.text)   ")
            let outcome = failure.map { Span($0, role: .wrong) } ?? Span("holds", role: .correct)
            lines += labelled("Test", wrap([entry, outcome], width: room, hangingIndent: 2))
        }
        return lines
    }

    private func keys(of note: TaskNotes, width: Int) -> [[Span]] {
        if case .choice(let choice) = note.task.answer { return options(of: choice, width: width) }
        return note.keys.flatMap { key in
            labelled("Key", wrap([Span(key.answer, role: .correct, breaking: .math)], width: width, hangingIndent: 2))
                + slips(key.slips, width: width)
        }
    }

    /// Every option with what is said of it.
    private func options(of choice: Choice, width: Int) -> [[Span]] {
        let prose = Prose(appearance: appearance)
        let layout = LessonLayout(appearance: appearance)
        return choice.options.enumerated().flatMap { index, option in
            let mark = option.isCorrect ? Span("right  ", role: .correct) : Span("wrong  ", role: .wrong)
            let text = [Span("\(Choice.letter(of: index))  "), mark] + prose.spans(option.text)
            return labelled(index == 0 ? "Options" : "", wrap(text, width: width, hangingIndent: 10))
                + labelled("", layout.lines(option.feedback, width: max(1, width - 3)).map { [Span("   ")] + $0 })
        }
    }

    private func slips(_ slips: [SlipNote], width: Int) -> [[Span]] {
        let wrong = slips.filter(\.verdict.isIncorrect)
        let told = wrong.enumerated().flatMap { index, slip in
            let names = slip.misconceptions.map(\.rawValue).joined(separator: ", ")
            let answer = [
                Span(slip.answer, role: .math, breaking: .math), Span("   "), Span(names, role: .strong),
            ]
            let words = GradeWords.sentence(for: Grade(verdict: slip.verdict, read: ""), entry: slip.answer).text
            return labelled(index == 0 ? "Slips" : "", wrap(answer, width: width, hangingIndent: 2))
                + labelled(
                    "", Prose(appearance: appearance).lines(words, width: max(1, width - 3)).map { [Span("   ")] + $0 })
        }
        let right = slips.filter(\.verdict.isCorrect).flatMap(\.misconceptions).map(\.rawValue)
        guard !right.isEmpty else { return told }
        let words = "These give the right answer here, so that nobody can tell them from it: "
        return told
            + labelled(
                wrong.isEmpty ? "Slips" : "",
                wrap(
                    [Span(words, role: .dim), Span(right.joined(separator: ", "), role: .strong)], width: width))
    }

    /// Lines behind a word that says what they are.
    private func labelled(_ label: String, _ lines: [[Span]]) -> [[Span]] {
        lines.enumerated().map { index, line in
            let word = index == 0 ? label : ""
            return [Span(word + String(repeating: " ", count: Self.labelColumns - word.count), role: .strong)] + line
        }
    }
}
