internal import Algebra
internal import Autodiff
internal import Equivalence

/// A wrong answer as rules make it, and what comes of it.
package struct SlipNote: Hashable, Sendable {
    /// Those whose likeliest way gives this answer.
    package internal(set) var misconceptions: [Misconception]
    /// As a student may type it.
    package let answer: String
    /// What is said of it; right where the slip cannot be told from the right answer.
    package let verdict: Verdict
}

extension Grader {
    /// How many ways of a rule are tried to find one whose answer is wrong and can be typed.
    private static let wayLimit = 8

    /// What every misconception that applies to a question would answer, each by its likeliest way.
    func slips(of question: Question) -> [SlipNote] {
        guard let place = examinedPlace(of: question) else { return [] }
        let point = OwnPoint(graph: graph, for: question)
        point.look(at: place)
        var verdicts: [String: Verdict] = [:]
        var notes: [SlipNote] = []
        for rule in MisconceptionRule.all {
            var right: SlipNote?
            for way in rule.ways(place).prefix(Self.wayLimit) {
                guard let wrong = answer(way.formula, to: question, at: place, point) else { continue }
                let verdict = verdicts[wrong.typed] ?? grade(wrong.typed, for: question).verdict
                verdicts[wrong.typed] = verdict
                guard !verdict.isInvalid else { continue }
                let note = SlipNote(misconceptions: [rule.misconception], answer: wrong.shown, verdict: verdict)
                guard verdict.isIncorrect else {
                    right = right ?? note
                    continue
                }
                right = nil
                notes.add(note)
                break
            }
            // Where there are no digits to lose nothing was rounded.
            if let right, rule.misconception != .roundedEarly { notes.add(right) }
        }
        return notes
    }

    /// What a formula comes to as an answer; nil where nobody could type it.
    private func answer(
        _ formula: Formula, to question: Question, at place: ExaminedPlace, _ point: OwnPoint
    ) -> (typed: String, shown: String)? {
        guard question.numbers == nil else {
            guard let numbers = place.comparable(formula).flatMap(point.numbers), numbers.isFinite else { return nil }
            let rounded = Tensor(shape: numbers.shape, elements: numbers.elements.map(question.comparison.rounded))
            return (rounded.text(.ascii), rounded.text(notation))
        }
        let written = place.isOfNumbers ? place.expression(formula)?.simplified() : place.written(formula)
        guard let written else { return nil }
        let shapes = place.graph.shapes
        return (written.text(.ascii, shapes: shapes), written.text(notation, shapes: shapes))
    }
}

extension [SlipNote] {
    /// Adds what a rule gives to the note with the same answer, or as one of its own.
    fileprivate mutating func add(_ note: SlipNote) {
        if let known = firstIndex(where: { $0.answer == note.answer }) {
            self[known].misconceptions += note.misconceptions
        } else {
            append(note)
        }
    }
}
