package import Algebra
package import Autodiff
package import Cards

/// A task `derivation:` as a state machine without a face: lines from one expression to another, each equal to the one before.
///
/// Whatever is equal and new is a line; the last is the goal but for the order of its terms and factors. Lines are equal
/// wherever the first expression is defined.
package struct DerivationSession: TaskSession {
    /// A line that is there.
    package struct Line: Hashable, Sendable {
        /// What it says.
        package var expression: Expression
        /// As it was read, or as it was shown.
        package var text: String
        /// Whether it was shown instead of given.
        package var isShown = false
    }

    /// The lines so far, the expression that the derivation begins with before all others.
    package private(set) var lines: [Line]
    /// What may be shown beside what the session asks.
    package var disclosure = Disclosure.everything

    private let graph: Graph
    private let key: DerivationKey
    private let notation: Notation

    package init(graph: Graph, key: DerivationKey, notation: Notation = .unicode) {
        (self.graph, self.key, self.notation) = (graph, key, notation)
        lines = [Line(expression: key.start, text: key.start.text(notation, shapes: graph.shapes))]
    }

    /// Whether the same has been given in both.
    package static func == (left: DerivationSession, right: DerivationSession) -> Bool { left.lines == right.lines }

    /// Whether the goal is there.
    package var isFinished: Bool { present.form == WrittenForm(key.goal) }

    private var present: Line { lines[lines.count - 1] }

    // MARK: Answering

    /// How a line is read while it is typed.
    package func preview(_ text: String) -> Reading {
        let (line, offset) = withoutEqualsSign(text)
        return switch grader.preview(line, for: question) {
        case .unreadable(let fault): .unreadable(fault.moved(by: offset))
        case let reading: reading
        }
    }

    /// Takes the next line, with or without an equals sign before it.
    package mutating func submit(_ text: String) -> Grade {
        let (line, offset) = withoutEqualsSign(text)
        var grade = grader.judge(line, for: question)
        if case .invalid(let fault) = grade.verdict {
            grade.verdict = .invalid(fault.moved(by: offset))
            return grade
        }
        guard case .success(let expression) = grader.read(line, for: question) else { return grade }
        guard grade.verdict.isCorrect else {
            let slips = DerivationSlips(
                graph: graph, start: key.start, before: present.expression, line: expression, notation: notation)
            grade.verdict = slips.verdict ?? grade.verdict
            return grade
        }
        if let fault = objection(to: expression) {
            grade.verdict = .invalid(fault)
            return grade
        }
        lines.append(Line(expression: expression, text: grade.read))
        let end = "That is the goal, and every line is equal to the one before."
        grade.verdict = .correct(note: isFinished ? end : "It is equal to the line before.")
        return grade
    }

    /// Why an equal line does not lead on; nil where it does.
    private func objection(to expression: Expression) -> Fault? {
        let known = Set(([key.start, key.goal] + key.steps).flatMap(\.atoms))
        for atom in expression.atoms where !known.contains(atom) {
            guard case .symbol = atom else {
                let name = atom.expression.text(notation)
                return Fault("\(name) is equal, but says nothing of the way: write the line in values")
            }
        }
        let form = WrittenForm(expression)
        if let place = lines.firstIndex(where: { $0.form == form }) {
            return Fault(
                place == lines.count - 1
                    ? "that is the line before once more, but for the order it is written in: change something in it"
                    : "you have been there: that is \(name(ofLine: place)) again, but for the order it is written in")
        }
        if lines.count == 1, !key.steps.isEmpty, form == WrittenForm(key.goal) {
            return Fault("that is the goal: first give a line that shows how to come there")
        }
        return nil
    }

    private func name(ofLine place: Int) -> String { place == 0 ? "the beginning" : "line \(place)" }

    /// Puts what is left of the author's way below the lines, and tells the whole way.
    package mutating func reveal() -> String? {
        guard !isFinished else { return nil }
        for line in stepsAhead + [key.goal] {
            lines.append(Line(expression: line, text: text(line), isShown: true))
        }
        return solution
    }

    // MARK: Words

    /// What is asked for next, in full sentences.
    package var prompt: String {
        guard lines.count > 1 else {
            return
                "Go from \(lines[0].text) to \(goal) line by line, on any way: each line is equal to the one before. "
                + "Give the next line."
        }
        return "Give the next line, equal to the last one; the goal is \(goal)."
    }

    /// The form in which the last line is to be.
    package var goal: String { text(key.goal) }

    /// The author's way from the beginning to the goal.
    package var solution: String? { ([key.start] + key.steps + [key.goal]).map(text).joined(separator: " = ") }

    /// Generated hints, from the rule to the whole way.
    package var hints: [String] {
        var hints = [
            "Change one thing in a line and leave the rest: add and take away the same, split a fraction or bring it over one "
                + "denominator, cancel a factor, or write a name for what it stands for."
        ]
        let names = key.goal.symbols.filter { symbol in
            graph.node(symbol).map { graph.nodes[$0].expression != nil } ?? false
                && !present.expression.symbols.contains(symbol)
        }
        if !names.isEmpty, let writtenOut = graph.writtenOut(key.goal) {
            hints.append("Without \(names.map { $0.text(notation) }.listed()) the goal is \(text(writtenOut)).")
        }
        if let next = stepsAhead.first { hints.append("A line on one way is \(text(next)).") }
        return hints + ["\(solution ?? goal)."]
    }

    /// The author's lines behind the last one of them that is there.
    private var stepsAhead: [Expression] {
        let given = Set(lines.map(\.form))
        let reached = key.steps.lastIndex { given.contains(WrittenForm($0)) }
        return Array(key.steps.dropFirst(reached.map { $0 + 1 } ?? 0))
    }

    private func text(_ expression: Expression) -> String { expression.text(notation, shapes: graph.shapes) }

    private var grader: Grader { Grader(graph: graph, notation: notation) }
    private var question: Question { grader.question(SymbolicKey(graph: key.graph, key: key.start)) }

    /// - Returns: the line, and where it begins in what was typed, in UTF-8.
    private func withoutEqualsSign(_ typed: String) -> (line: String, offset: Int) {
        let blanks = typed.drop(while: \.isWhitespace)
        guard blanks.first == "=" else { return (typed, 0) }
        let line = blanks.dropFirst()
        return (String(line), typed.utf8.distance(from: typed.startIndex, to: line.startIndex))
    }
}

extension DerivationSession.Line {
    fileprivate var form: WrittenForm { WrittenForm(expression) }
}

extension Graph {
    /// An expression with the definitions of computed nodes in place of their names; nil where it gets long.
    func writtenOut(_ expression: Expression) -> Expression? {
        var written = expression
        for _ in 0...nodes.count {
            let next = written.substituting { symbol in
                node(symbol).flatMap { nodes[$0].isOpaque ? nil : nodes[$0].expression }
            }
            guard next.size <= 200 else { return nil }
            if next == written { break }
            written = next
        }
        return written
    }
}
