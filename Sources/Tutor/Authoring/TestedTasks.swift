internal import Algebra
package import Cards

// An author's tests: entries of which a card says that they are right, or wrong and how, held against what a student would
// be told.

extension Card {
    /// An error at every test of a task that does not hold, in the order of the file.
    package var failedTests: [Diagnostic] { tasks.flatMap(failedTests) }

    func failedTests(of task: Task) -> [Diagnostic] {
        tests(of: task).compactMap { test, failure in
            failure.map { Diagnostic(rule: "test-fails", message: $0, place: test.place) }
        }
    }

    /// The tests of a task, each with what is the matter with it, a sentence; nil where it holds.
    func tests(of task: Task) -> [(test: TaskTest, failure: String?)] {
        guard !task.tests.isEmpty else { return [] }
        let asked = asked(task, .unicode)
        return task.tests.map { ($0, asked.failure(of: $0)) }
    }

    /// A warning at every section that is said to teach what is no slip.
    package var unknownTeachings: [Diagnostic] {
        teachings.flatMap { section in
            section.slips.filter { Misconception(rawValue: $0) == nil }.compactMap { slip in
                section.place.map {
                    Diagnostic(
                        severity: .warning, rule: "no-such-slip", message: Misconception.unknown(slip), place: $0)
                }
            }
        }
    }

    /// A warning at every task that could have a test and has none.
    package var untestedTasks: [Diagnostic] { tasks.flatMap(untested) }

    func untested(_ task: Task) -> [Diagnostic] {
        guard task.tests.isEmpty, let place = task.place, !(asked(task, .ascii) is any AskedInSession) else {
            return []
        }
        let message = "the task has no test, `> Right: …` or `> Wrong: …`"
        return [Diagnostic(severity: .warning, rule: "no-test", message: message, place: place)]
    }
}

extension Misconception {
    /// What is said of a word that is the id of none.
    fileprivate static func unknown(_ slip: String) -> String {
        let near = nearestName(to: slip, among: allCases.map(\.rawValue))
        return "no slip is called `\(slip)`"
            + (near.map { "; did you mean `\($0)`?" } ?? "; `adjoint help slips` lists them")
    }
}

extension AskedKind {
    /// What is the matter with a test, a sentence; nil where it holds.
    fileprivate func failure(of test: TaskTest) -> String? {
        guard !(self is any AskedInSession) else { return "a task of several entries has no tests" }
        let (entry, slip) = parts(of: test)
        if let slip {
            if test.outcome != .wrong { return "a slip, `\(slip)`, is named behind `Wrong:` alone" }
            if Misconception(rawValue: slip) == nil { return Misconception.unknown(slip) }
        }
        switch (grade(picked(.text(entry))).verdict, test.outcome) {
        case (.kept, _), (.correct, .right), (.invalid, .returned): return nil
        case (.invalid(let fault), .right): return "`\(entry)` is no answer here: \(fault.message)"
        case (.invalid(let fault), .wrong):
            return "`\(entry)` is no answer here, and costs nothing, which `> Returned:` tests: \(fault.message)"
        case (.correct, _): return "`\(entry)` is right"
        case (.incorrect(_, let message), .right), (.incorrect(_, let message), .returned):
            return "`\(entry)` is wrong: \(message)"
        case (.incorrect(let named, let message), .wrong):
            guard let slip, !named.contains(where: { $0.rawValue == slip }) else { return nil }
            let found = named.isEmpty ? "no slip is named" : named.map { "`\($0.rawValue)`" }.listed(by: "or")
            return "`\(entry)` is wrong, but not called `\(slip)`: \(found). A student is told: \(message)"
        }
    }

    /// The entry of a test and the name of the slip behind its last arrow. Edges and orders are written with arrows too: there a
    /// slip is what has the form of an id.
    private func parts(of test: TaskTest) -> (entry: String, slip: String?) {
        guard let arrow = test.text.ranges(of: /->|→/).last else { return (test.text, nil) }
        let name = String(test.text[arrow.upperBound...].drop(while: \.isWhitespace))
        let isSlip =
            Misconception(rawValue: name) != nil || name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)+/) != nil
            || (!(self is AskedEdge) && !(self is AskedOrder) && name.wholeMatch(of: /[A-Za-z]\w+/) != nil)
        guard isSlip else { return (test.text, nil) }
        let entry = test.text[..<arrow.lowerBound].reversed().drop(while: \.isWhitespace).reversed()
        return (String(entry), name)
    }
}
