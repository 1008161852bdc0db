extension ClassReport.Discrimination {
    /// The coefficient with its sign, or why there is none.
    package var words: String {
        switch self {
        case .known(let coefficient): (coefficient < 0 ? "" : "+") + Figure.decimal(coefficient, places: 2)
        case .tooFew(let students): "\(students) is too few"
        case .noSpread: "all alike"
        }
    }
}

extension ClassReport {
    /// The class in one sentence: how many, when, and who is missing.
    package var overview: String {
        let missing = withoutAttempts == 0 ? "" : ", \(Figure.grouped(withoutAttempts)) of them without an answer"
        let text = "\(Figure.count(students, "student"))\(missing); \(Figure.count(answers, "answer"))"
        guard let days else { return text + "." }
        let (first, last) = (CalendarDay(number: days.lowerBound), CalendarDay(number: days.upperBound))
        return text + (first == last ? " on \(first.text)." : " from \(first.text) to \(last.text).")
    }

    /// What the figures mean.
    package static let legend =
        "Right at first: the share of first answers that were right, without a hint before; of a walk, of its cells. "
        + "Discrimination: the correlation of that with the student's share at all other tasks, near +1 where those who do "
        + "well elsewhere do well here, near 0 or below where a task deserves a look; it takes "
        + "\(Discrimination.fewest) students. Median time: until the task was settled or left. Of several possible "
        + "misconceptions none is counted."
}
