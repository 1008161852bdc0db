internal import Algebra
package import Cards

extension Card {
    /// Tests that hold of its tasks, by their places: the right answer, and a slip where one stands out. None of a task that takes
    /// several entries.
    package var exampleTests: [Int: [String]] {
        var tests: [Int: [String]] = [:]
        for (place, note) in notes(.ascii).enumerated() {
            guard let key = note.keys.first, note.keys.count == 1, let here = note.task.place else { continue }
            let wrong = key.slips.first { $0.verdict.isIncorrect }.map { slip in
                ([slip.answer] + slip.misconceptions.prefix(1).map(\.rawValue)).joined(separator: " -> ")
            }
            var task = note.task
            task.tests =
                [TaskTest(outcome: .right, text: key.answer, place: here)]
                + (wrong.map { [TaskTest(outcome: .wrong, text: $0, place: here)] } ?? [])
            let holding = self.tests(of: task).filter { $0.failure == nil }.map(\.test)
            if !holding.isEmpty { tests[place] = holding.map { "\($0.outcome.rawValue): \($0.text)" } }
        }
        return tests
    }
}
