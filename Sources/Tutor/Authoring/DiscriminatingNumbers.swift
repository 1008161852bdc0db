internal import Algebra
internal import Autodiff
package import Cards

// Numbers of which a wrong rule makes the right ones teach nothing: an author is told where that is so.

extension Card {
    /// A warning at every task whose right number a misconception gives too, and at every `vary` that gives no other numbers.
    package var confusingTasks: [Diagnostic] {
        let unvaried = Set(tasksWithoutOtherNumbers)
        return tasks.enumerated().flatMap { index, task -> [Diagnostic] in
            guard let place = task.place else { return [] }
            func warning(_ rule: String, _ message: String) -> Diagnostic {
                Diagnostic(severity: .warning, rule: rule, message: message, place: place)
            }
            let own = message(ofConfusionsAt: task).map { warning("slip-gives-key", $0) }
            return [own, unvaried.contains(index) ? warning("nothing-varies", Self.withoutOthers) : nil]
                .compactMap(\.self)
        }
    }

    private static let withoutOthers =
        "`vary` gives no numbers that tell slips apart: with all that were drawn a misconception gives the right one too"

    /// ``with these numbers `missing-local` gives the right answer for x̄ too, and `sign` for ȳ``; nil where nothing does.
    private func message(ofConfusionsAt task: Task) -> String? {
        guard let graph = graph(of: task) else { return nil }
        let found = task.placedConfusions(over: graph).compactMap { place, confusion -> (String?, Misconception)? in
            if case .right(let misconception) = confusion { (place, misconception) } else { nil }
        }
        guard let first = found.first else { return nil }
        func text(_ entry: (place: String?, misconception: Misconception), _ verb: String) -> String {
            "`\(entry.misconception.rawValue)`\(verb)" + (entry.place.map { " for \($0)" } ?? "")
        }
        return
            (["with these numbers \(text(first, " gives the right answer")) too"]
            + found.dropFirst().map { text($0, "") }).listed()
    }
}
