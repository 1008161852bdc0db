internal import Equivalence
package import Algebra
package import Autodiff
package import Cards

/// A task `paths:` as a state machine without a face: the factors of every path from a node to the output in any order,
/// and the sum of their products.
package struct PathsSession: Sendable, Equatable {
    /// A path that is on the books.
    package struct Given: Hashable, Sendable {
        /// The edges it goes along.
        package var path: Path
        /// The factors as they were read, or as they were shown.
        package var factors: String
        /// Whether they were shown instead of given.
        package var isShown: Bool
    }

    /// The graph whose paths are asked for.
    package let graph: Graph
    /// The node that the paths begin at.
    package let start: Int
    /// Every path that is asked for.
    package let paths: [Path]
    /// The paths given so far, in the student's order.
    package private(set) var given: [Given] = []
    /// The sum as it was read, once it is right.
    package private(set) var sum: String?
    /// Whether the sum was shown instead of given.
    package private(set) var isSumShown = false
    /// What may be shown beside what the session asks.
    package var disclosure = Disclosure.everything

    let entries: Walk.Entries
    private let notation: Notation

    /// Nil where the graph has no such node.
    package init?(graph: Graph, key: PathsKey, notation: Notation = .unicode) {
        guard let start = graph.node(key.start) else { return nil }
        self.graph = graph
        self.start = start
        self.notation = notation
        entries = key.entries
        paths = graph.paths(from: start, limit: PathsKey.limit)
    }

    /// Whether the same has been given in both.
    package static func == (left: PathsSession, right: PathsSession) -> Bool {
        left.start == right.start && left.given == right.given && left.sum == right.sum
    }

    /// Whether every path and their sum are on the books.
    package var isFinished: Bool { sum != nil && given.count == paths.count }

    /// What is asked for next, in full sentences. How many paths there are is for the student to find out.
    package var prompt: String {
        let from = names.node(start)
        let to = names.node(graph.output)
        if given.isEmpty, sum == nil {
            return "Give the factors of one path from \(from) to \(to), multiplied\(order): one factor for each edge. "
                + "When you have given every path, give their sum behind an equals sign."
        }
        if sum != nil { return "The sum is right; give the factors of another path from \(from) to \(to)." }
        return "Give the factors of another path from \(from) to \(to); if there is none, their sum behind an "
            + "equals sign."
    }

    /// Matrices are multiplied in order.
    private var order: String { graph.isScalar ? "" : " in order" }

    // MARK: Answering

    /// How an entry is read while it is typed.
    package func preview(_ text: String) -> Reading {
        switch PathsEntry(text) {
        case .factors(let factors): return grader.preview(factors, for: question)
        case .sum(let sum, let offset):
            switch grader.preview(sum, for: question) {
            // The sum over the paths of a graph of scalars is no matrix.
            case .empty, .matrix: return .empty
            case .math(let math): return .math("the sum = \(math)")
            case .unreadable(let fault): return .unreadable(fault.moved(by: offset))
            }
        }
    }

    /// Takes the factors of one path, or the sum.
    package mutating func submit(_ text: String) -> Grade {
        switch PathsEntry(text) {
        case .factors(let factors): take(factors: factors)
        case .sum(let sum, let offset): take(sum: sum, offset: offset)
        }
    }

    private mutating func take(factors text: String) -> Grade {
        let open = paths.filter { path in !given.contains { $0.path == path } }
        let judged = grader.judge(text, ofPaths: paths, open: open, from: start, entries: entries)
        if let path = judged.path {
            given.append(Given(path: path, factors: judged.grade.read, isShown: false))
        }
        return judged.grade
    }

    private mutating func take(sum text: String, offset: Int) -> Grade {
        guard sum == nil else { return Grade(verdict: .invalid(Fault("the sum is given already")), read: "") }
        var grade = grader.grade(text, of: .adjoint(node: start), entries: entries, layout: graph.layout)
        switch grade.verdict {
        case .invalid(let fault): grade.verdict = .invalid(fault.moved(by: offset))
        case .correct:
            sum = grade.read
            let left = paths.count - given.count
            grade.verdict = .correct(
                note: left == 0
                    ? working.sum(over: paths, from: start)
                    : "That is the sum. The books still want the factors of "
                        + "\(left == 1 ? "one more path" : "\(left) more paths").")
        case .incorrect, .kept: break
        }
        return grade
    }

    /// Puts everything that is still missing on the books, and tells the whole answer.
    @discardableResult
    package mutating func reveal() -> String? {
        isSumShown = sum == nil
        for path in paths where !given.contains(where: { $0.path == path }) {
            given.append(Given(path: path, factors: working.chain(path), isShown: true))
        }
        let result =
            graph.isScalar ? working.result(.adjoint(node: start)) : working.names.text(graph.sum(of: paths))
        sum = sum ?? result ?? ""
        return solution
    }

    // MARK: Words

    /// `x▸t▸C`.
    package func name(of path: Path) -> String { names.path(path) }

    /// The whole answer in words: every path with its factors, then the sum.
    package var solution: String? { words }

    private var words: String {
        (paths.map { "\(names.path($0)): \(working.chain($0))" } + [working.sum(over: paths, from: start)])
            .joined(separator: "; ")
    }

    /// Generated hints, from the rule to the worked answer.
    package var hints: [String] {
        let (from, to) = (names.node(start), names.node(graph.output))
        let consumers = graph.outgoing[start].filter { graph.isSwept(edge: $0) }.map { graph.edges[$0].to }
        var hints = [
            "A path follows arrows from \(from) to \(to). Its factors are the labels on its edges; at every fan-out one "
                + "path becomes several.\(orderRule)",
            consumers.count == 1
                ? "Every path begins with the edge to \(names.list(consumers))."
                : "\(from) has \(consumers.count) consumers, \(names.list(consumers)): paths begin with each of them.",
            paths.count == 1 ? "There is one path." : "There are \(paths.count) paths.",
        ]
        if let missing = paths.first(where: { path in !given.contains { $0.path == path } }) {
            hints.append("One path is \(names.path(missing)).")
            hints.append("Along \(names.path(missing)): \(working.showing(disclosure).chain(missing)).")
        }
        return hints + ["\(words)."]
    }

    private var orderRule: String {
        guard !graph.isScalar else { return "" }
        let way =
            graph.layout == .denominator
            ? "from \(names.node(start)) on" : "from \(names.node(graph.output)) back"
        return " In \(graph.layout.rawValue) layout the matrices stand in the order of the edges \(way)."
    }

    private var names: GraphNames { GraphNames(graph: graph, notation: notation) }
    private var grader: Grader { Grader(graph: graph, notation: notation) }
    private var question: Question { grader.question(.quantity(.adjoint(node: start)), from: start, entries: entries) }
    private var working: Working {
        Working(graph: graph, isSymbolic: entries == .symbolic, notation: notation)
    }
}

extension Fault {
    /// The fault of a part of an entry, by its place in the whole.
    func moved(by offset: Int) -> Fault {
        var fault = self
        fault.range = range.map { $0.lowerBound + offset..<$0.upperBound + offset }
        return fault
    }
}
