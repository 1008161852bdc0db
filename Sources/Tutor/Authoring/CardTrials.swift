package import Cards

extension Card {
    /// What is found out about a card by answering its tasks, in pieces, since some take a moment: tests that do not hold,
    /// numbers that teach nothing or are given away, and what is named and does not exist.
    /// - Parameter isStrict: whether tasks without tests are spoken of.
    package func trials(isStrict: Bool) -> [() -> [Diagnostic]] {
        tasks.map { task in { failedTests(of: task) } } + [{ unknownTeachings }]
            + tasks.map { task in { confusions(at: task) } } + [{ tasksThatDoNotVary }]
            + [{ tasks.flatMap(givenAway) }]
            + (isStrict ? tasks.map { task in { untested(task) } } : [])
    }
}
