internal import Algebra
internal import Autodiff
internal import Equivalence

/// A wrong answer as rules make it, and what comes of it.
package struct SlipNote: Hashable, Sendable {
    /// Those that a student is told; where none is, those that make this answer.
    package internal(set) var misconceptions: [Misconception]
    /// As a student may type it.
    package let answer: String
    /// What is said of it; right where the slip cannot be told from the right answer.
    package let verdict: Verdict
}

extension Grader {
    /// How many ways of a rule are tried, and how many answers of one are listed: a fan-out has a path for every contribution.
    private static let limits = (ways: 8, answers: 3)

    /// What every misconception that applies to a question would answer, by its likeliest ways.
    func slips(of question: Question) -> [SlipNote] {
        guard let place = examinedPlace(of: question) else { return [] }
        let point = OwnPoint(graph: graph, for: question)
        point.look(at: place)
        var verdicts: [String: Verdict] = [:]
        var notes: [SlipNote] = []
        for rule in MisconceptionRule.all {
            var right: SlipNote?
            var answers: Set<String> = []
            for way in rule.ways(place).prefix(Self.limits.ways) {
                guard let wrong = answer(way.formula, to: question, at: place, point) else { continue }
                let verdict = verdicts[wrong.typed] ?? grade(wrong.typed, for: question).verdict
                verdicts[wrong.typed] = verdict
                guard !verdict.isInvalid else { continue }
                let named: [Misconception] = if case .incorrect(let named, _) = verdict { named } else { [] }
                let note = SlipNote(
                    misconceptions: named.isEmpty ? [rule.misconception] : named, answer: wrong.shown, verdict: verdict)
                guard verdict.isIncorrect else {
                    right = right ?? note
                    continue
                }
                answers.insert(wrong.shown)
                notes.add(note)
                if answers.count == Self.limits.answers { break }
            }
            if !answers.isEmpty { continue }
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
            self[known].misconceptions += note.misconceptions.filter { !self[known].misconceptions.contains($0) }
        } else {
            append(note)
        }
    }
}
