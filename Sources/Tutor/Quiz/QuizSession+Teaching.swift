package import Cards

extension QuizSession {
    /// The section of the lesson that teaches what went wrong last at the present task; nil where nothing did, or none does.
    package var taught: Teaching? {
        guard states.indices.contains(index) else { return nil }
        let grade =
            states[index].walk.map { walk in walk.present.flatMap { walk.states[$0].grade } } ?? states[index].grade
        guard let slip = grade?.verdict.counted.first else { return nil }
        return card.teaching(of: slip.rawValue)
    }
}
