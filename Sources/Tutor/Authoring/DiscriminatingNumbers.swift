internal import Algebra
internal import Autodiff
package import Cards

// Numbers of which a wrong rule makes the right ones teach nothing: an author is told where that is so.

extension Card {
    /// A warning at every task whose right number a misconception gives too, and at every `vary` that gives no other numbers.
    package var confusingTasks: [Diagnostic] { tasks.flatMap(confusions) + tasksThatDoNotVary }

    func confusions(at task: Task) -> [Diagnostic] {
        guard let place = task.place, let message = message(ofConfusionsAt: task) else { return [] }
        return [Diagnostic(severity: .warning, rule: "slip-gives-key", message: message, place: place)]
    }

    var tasksThatDoNotVary: [Diagnostic] {
        let message =
            "`vary` gives no numbers that tell slips apart: with all that were drawn a misconception gives the right one too"
        return tasksWithoutOtherNumbers.compactMap { tasks[$0].place }.map { place in
            Diagnostic(severity: .warning, rule: "nothing-varies", message: message, place: place)
        }
    }

    /// ``with these numbers `missing-local` gives the right answer for x̄ too, and `sign` for ȳ``; nil where nothing does.
    private func message(ofConfusionsAt task: Task) -> String? {
        guard let graph = graph(of: task) else { return nil }
        let found = task.placedConfusions(over: graph, tellsAlike: false).compactMap {
            place, confusion -> (String?, Misconception)? in
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
