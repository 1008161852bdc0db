internal import Autodiff
package import Cards

// Numbers of which a wrong rule makes the right ones teach nothing: an author is told where that is so.

extension Card {
    /// A warning at every task whose right number a misconception gives too, and at every `vary` that gives no other numbers.
    package var confusingTasks: [Diagnostic] {
        let unvaried = Set(tasksWithoutOtherNumbers)
        return tasks.enumerated().flatMap { index, task -> [Diagnostic] in
            guard let place = task.place else { return [] }
            let messages = message(ofConfusionsAt: task) + (unvaried.contains(index) ? [Self.withoutOthers] : [])
            return messages.map { Diagnostic(severity: .warning, message: $0, place: place) }
        }
    }

    private static let withoutOthers =
        "`vary` gives no numbers that tell slips apart: with all that were drawn a misconception gives the right one too"

    private func message(ofConfusionsAt task: Task) -> [String] {
        guard let graph = graph(of: task) else { return [] }
        return task.placedConfusions(over: graph).compactMap { place, confusion -> String? in
            guard case .right(let misconception) = confusion else { return nil }
            let site = place.map { " for \($0)" } ?? ""
            return "with these numbers `\(misconception.rawValue)` gives the right answer\(site) too"
        }
    }
}
