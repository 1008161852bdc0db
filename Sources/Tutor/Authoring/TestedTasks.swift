internal import Algebra
package import Cards

// An author's tests: entries of which a card says that they are right, or wrong and how, held against what a student would
// be told.

extension Card {
    /// An error at every test of a task that does not hold, in the order of the file.
    package var failedTests: [Diagnostic] {
        tasks.flatMap { task in
            tests(of: task).compactMap { test, failure in
                failure.map { Diagnostic(rule: "test-fails", message: $0, place: test.place) }
            }
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
    package var untestedTasks: [Diagnostic] {
        tasks.compactMap { task in
            guard task.tests.isEmpty, let place = task.place, !(asked(task, .ascii) is any AskedInSession) else {
                return nil
            }
            let message = "the task has no test, `> Right: …` or `> Wrong: …`"
            return Diagnostic(severity: .warning, rule: "no-test", message: message, place: place)
        }
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
        let (entry, slip) = test.parts
        if let slip, Misconception(rawValue: slip) == nil {
            return Misconception.unknown(slip)
        }
        switch grade(picked(.text(entry))).verdict {
        case .invalid(let fault): return "`\(entry)` is no answer here: \(fault.message)"
        case .kept: return nil
        case .correct: return test.isRight ? nil : "`\(entry)` is right"
        case .incorrect(_, let message) where test.isRight: return "`\(entry)` is wrong: \(message)"
        case .incorrect(let named, let message):
            guard let slip, !named.contains(where: { $0.rawValue == slip }) else { return nil }
            let found = named.isEmpty ? "no slip is named" : named.map { "`\($0.rawValue)`" }.listed(by: "or")
            return "`\(entry)` is wrong, but not called `\(slip)`: \(found). A student is told: \(message)"
        }
    }
}

extension TaskTest {
    /// The entry and, of a wrong one, what it is to be called. An edge is written with an arrow too: what stands behind the
    /// last one is a slip where it has the form of an id.
    fileprivate var parts: (entry: String, slip: String?) {
        guard !isRight, let arrow = text.ranges(of: /->|→/).last else { return (text, nil) }
        let name = text[arrow.upperBound...].drop(while: \.isWhitespace)
        let isSlip =
            Misconception(rawValue: String(name)) != nil || name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)+/) != nil
        guard isSlip else { return (text, nil) }
        let entry = text[..<arrow.lowerBound].reversed().drop(while: \.isWhitespace).reversed()
        return (String(entry), String(name))
    }
}
