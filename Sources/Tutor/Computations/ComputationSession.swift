package import Algebra
package import Autodiff
package import Cards
internal import Equivalence

/// A task `computation:` as a state machine without a face: an equation is taken apart into lines of one operation each, from
/// inputs and from lines before, and where inputs have values every line has its value.
///
/// Names are the student's own, and so is the way: the last line is the one that equals the equation.
package struct ComputationSession: TaskSession {
    /// A line that is there.
    package struct Line: Hashable, Sendable {
        /// What is computed.
        package var symbol: Symbol
        /// The operation, over inputs and the lines before.
        package var operation: Expression
        /// The value as it was read, or shown; nil where none is asked, or not given yet.
        package var value: String?
        /// Whether the line, or its value, was shown instead of given.
        package var isShown = false
    }

    /// The lines so far.
    package private(set) var lines: [Line] = []
    /// What may be shown beside what the session asks.
    package var disclosure = Disclosure.everything

    private let target: Symbol
    private let equation: Expression
    private let isNumeric: Bool
    private let inputs: [Definition]
    private let notation: Notation
    /// The inputs and the lines, of which the last is the output.
    package private(set) var graph: Graph

    /// Nil where the graph has no such equation.
    package init?(graph: Graph, key: ComputationKey, notation: Notation = .unicode) {
        guard let node = graph.node(key.node), let equation = graph.nodes[node].expression else { return nil }
        inputs = graph.nodes.filter { $0.expression == nil }.map {
            Definition($0.symbol, $0.kind, value: $0.value, shape: $0.shape)
        }
        guard let given = Graph.assemble(name: graph.name, definitions: inputs).graph else { return nil }
        self.graph = given
        (target, self.equation, self.notation) = (key.node, equation, notation)
        isNumeric = graph.evaluation.values[node].map { $0.scalar.isFinite } ?? false
    }

    /// Whether the same has been given in both.
    package static func == (left: ComputationSession, right: ComputationSession) -> Bool { left.lines == right.lines }

    /// Whether the last line is the whole equation, and no value is open.
    package var isFinished: Bool { isComplete && !awaitsValue }

    /// Whether the last line is the whole equation.
    private var isComplete: Bool { lines.last.map { isWhole($0.operation) } ?? false }
    private var awaitsValue: Bool { isNumeric && lines.last.map { $0.value == nil } ?? false }

    // MARK: Answering

    /// How an entry is read while it is typed.
    package func preview(_ text: String) -> Reading {
        let parts = ComputationEntry(text).parts
        guard let last = parts.last, !last.isBlank else { return .empty }
        if awaitsValue { return moved(grader.preview(last.text, for: valueQuestion), by: last.offset) { $0 } }
        guard parts.count > 1, case .success(let name) = name(parts[0]) else { return .empty }
        let sign = "\(name.text(notation)) = "
        return moved(
            grader.preview(parts[1].text, for: lineQuestion), by: parts[1].offset
        ) {
            sign + $0 + (parts.count > 2 ? " = \(parts[2].text.trimmingPrefix(while: \.isWhitespace))" : "")
        }
    }

    private func moved(_ reading: Reading, by offset: Int, _ wording: (String) -> String) -> Reading {
        switch reading {
        case .math(let math): .math(wording(math))
        case .unreadable(let fault): .unreadable(fault.moved(by: offset))
        case .empty, .matrix: reading
        }
    }

    /// Takes a line, with its value or without, or the value of the last line.
    package mutating func submit(_ text: String) -> Grade {
        let parts = ComputationEntry(text).parts
        guard parts.contains(where: { !$0.isBlank }) else { return invalid(Fault("type an answer")) }
        if awaitsValue { return takeValue(parts) }
        var next = self
        let grade = next.takeLine(parts)
        guard grade.verdict.isCorrect, parts.count > 2 else {
            if grade.verdict.isCorrect { self = next }
            return grade
        }
        let value = next.takeValue(Array(parts.suffix(1)))
        if value.verdict.isCorrect { self = next }
        return Grade(verdict: value.verdict.after("The operation is right. "), read: "\(grade.read) = \(value.read)")
    }

    private mutating func takeValue(_ parts: [ComputationEntry.Part]) -> Grade {
        guard let line = lines.last, let value = parts.last else { return invalid(Fault("type an answer")) }
        if parts.count > 1, !parts[0].isBlank {
            guard case .success(line.symbol) = name(parts[0]) else {
                return invalid(Fault("first give the value of \(text(of: line))"))
            }
        }
        var grade = grader.grade(value.text, for: valueQuestion)
        switch grade.verdict {
        case .invalid(let fault): grade.verdict = .invalid(fault.moved(by: value.offset))
        case .correct(let note):
            lines[lines.count - 1].value = grade.read
            if isFinished { grade.verdict = .correct(note: ending) } else { grade.verdict = .correct(note: note) }
        case .incorrect, .kept: break
        }
        return grade
    }

    private mutating func takeLine(_ parts: [ComputationEntry.Part]) -> Grade {
        guard parts.count > 1 else {
            return invalid(Fault("a line is a name of your own, an equals sign and one operation"))
        }
        guard parts.count < 4, isNumeric || parts.count < 3 else {
            let fault = isNumeric ? "one operation a line, and its value" : "no value is asked: one operation a line"
            return invalid(Fault(fault))
        }
        let symbol: Symbol
        switch name(parts[0]) {
        case .success(let name): symbol = name
        case .failure(let fault): return invalid(fault)
        }
        let (typed, offset) = (parts[1].text, parts[1].offset)
        let operation: Expression
        switch grader.read(typed, for: lineQuestion) {
        case .success(let read): operation = read
        case .failure(let fault):
            if let unknown = unknownName(in: typed) { return wrong("Nothing is called \(unknown) yet: \(Self.order).") }
            return invalid(fault.moved(by: offset))
        }
        let line = Line(symbol: symbol, operation: operation)
        if let fault = fault(of: operation) { return Grade(verdict: .invalid(fault), read: text(of: line)) }
        if let message = slip(of: line) { return wrong(message, text(of: line)) }
        lines.append(line)
        rebuild()
        return Grade(
            verdict: .correct(note: isComplete ? isFinished ? ending : "That is the whole equation." : ""),
            read: text(of: line))
    }

    private static let order = "a line may use inputs and the lines above it"

    /// What keeps an operation from being a line at all.
    private func fault(of operation: Expression) -> Fault? {
        if let atom = operation.atoms.first(where: { if case .symbol = $0 { false } else { true } }) {
            return Fault("\(atom.expression.text(notation)) is no value of the forward pass")
        }
        if case .symbol(let other) = operation {
            return Fault("that is \(other.text(notation)) under another name: a line is one operation")
        }
        if operation.symbols.isEmpty { return Fault("a number needs no line: write it where it is used") }
        if let same = lines.first(where: { WrittenForm($0.operation) == WrittenForm(operation) }) {
            return Fault("\(text(operation)) has a name already, \(same.symbol.text(notation))")
        }
        return nil
    }

    /// What is wrong with a line; nil where it is one operation and, where it claims to be the whole, the whole.
    private func slip(of line: Line) -> String? {
        if let inner = graph.operationsInside(line.operation).first {
            let known = lines.first { WrittenForm($0.operation) == WrittenForm(inner) }
            let advice =
                known.map { "write \($0.symbol.text(notation)), which is that" } ?? "give it a line of its own first"
            return "That is more than one operation, with \(text(inner)) inside: \(advice)."
        }
        guard line.symbol == target, !isWhole(line.operation) else { return nil }
        return ComputationSlips(
            graph: graph, lines: lines, last: line.operation, equation: equation, notation: notation
        ).message(naming: target)
    }

    private func isWhole(_ operation: Expression) -> Bool {
        AnswerComparison(graph: graph, answer: operation)?.equals(.expression(equation)) ?? false
    }

    /// The name a line begins with.
    private func name(_ part: ComputationEntry.Part) -> Result<Symbol, Fault> {
        guard let read = try? Expression(parsing: part.text, in: Scope(declaresOnUse: true)),
            case .symbol(let symbol) = read
        else {
            let advice = "a line begins with a name of your own, such as s or t1"
            let isNumber = (try? Expression(parsing: part.text, in: Scope())).map(\.symbols.isEmpty) ?? false
            return .failure(Fault(isNumber ? "that is a number: \(advice)" : advice))
        }
        let name = symbol.text(notation)
        if inputs.contains(where: { $0.symbol == symbol }) {
            return .failure(Fault("\(name) is an input: call the line something else"))
        }
        if !awaitsValue, lines.contains(where: { $0.symbol == symbol }) {
            return .failure(Fault("there is a line \(name) already: call this one something else"))
        }
        return .success(symbol)
    }

    /// The first name of a text that nothing has; nil where something else is the matter with it.
    private func unknownName(in typed: String) -> String? {
        do throws(ParseError) {
            _ = try Expression(parsing: typed, in: graph.scope)
            return nil
        } catch {
            guard case .unknownVariable(let name, _, _) = error.reason else { return nil }
            return name
        }
    }

    private mutating func rebuild() {
        let computed = lines.map { Definition($0.symbol, .computed($0.operation)) }
        graph =
            Graph.assemble(name: graph.name, definitions: inputs + computed, output: lines.last?.symbol).graph ?? graph
    }

    /// Adds the lines that are missing, with every value, and tells the whole computation.
    package mutating func reveal() -> String? {
        guard !isFinished else { return nil }
        if !isComplete {
            let known = Set(graph.nodes.map(\.symbol))
            for node in expanded?.nodes ?? [] where !known.contains(node.symbol) {
                guard let operation = node.expression else { continue }
                lines.append(Line(symbol: node.symbol, operation: operation, isShown: true))
            }
            rebuild()
        }
        guard isNumeric else { return told }
        for place in lines.indices where lines[place].value == nil {
            let value = graph.node(lines[place].symbol).flatMap { graph.evaluation.values[$0] }
            lines[place].value = value?.text(notation)
            lines[place].isShown = true
        }
        return told
    }

    /// The inputs, the lines, and what is missing, a single operation each.
    private var expanded: Graph? {
        let computed = lines.map { Definition($0.symbol, .computed($0.operation)) }
        let whole = Definition(target, .computed(equation))
        return Graph.assemble(name: graph.name, definitions: inputs + computed + [whole], output: target).graph?
            .expandingPrimitives().graph
    }

    // MARK: Words

    /// What is asked for next, in full sentences.
    package var prompt: String {
        if awaitsValue, let line = lines.last { return "What is the value of \(text(of: line))?" }
        guard lines.isEmpty else { return "Give the next line; the last one is \(target.text(notation))." }
        let value = isNumeric ? " Its value stands behind a second equals sign, or follows when it is asked." : ""
        return
            "Take this apart: \(given). A line is a name of your own, an equals sign and one operation on inputs and lines above."
            + "\(value) The last line is \(target.text(notation))."
    }

    /// The equation, and what its inputs are: `z = (p + q)², with p = −2 and q = 8`.
    package var given: String {
        "\(target.text(notation)) = \(text(equation))"
            + (isNumeric ? ", with \(values(of: inputs.map(\.symbol)))" : "")
    }

    /// A line as it is written, with its value where it has one.
    package func text(of line: Line) -> String {
        "\(line.symbol.text(notation)) = \(text(line.operation))" + (line.value.map { " = \($0)" } ?? "")
    }

    /// Whether a line is used by none, and is not the last.
    package func isUnused(_ line: Line) -> Bool {
        isComplete && graph.node(line.symbol).map { !graph.reachesOutput[$0] } ?? false
    }

    private var ending: String {
        let unused = lines.filter(isUnused).map { $0.symbol.text(notation) }
        return "That is the whole equation."
            + (unused.isEmpty
                ? ""
                : " Nothing uses \(unused.listed()): it goes without \(unused.count == 1 ? "that line" : "those lines").")
    }

    /// The equation, taken apart from the beginning.
    package var solution: String? {
        var session = self
        session.lines = []
        session.rebuild()
        return session.reveal()
    }

    private var told: String { lines.map(text).joined(separator: "; ") }

    /// Generated hints, from the rule to the whole computation.
    package var hints: [String] {
        if awaitsValue, let line = lines.last {
            return [
                "The values it is computed from are \(values(of: line.operation.symbols)).", "\(solution ?? "").",
            ]
        }
        var hints = [
            "Which operation can be done with inputs \(lines.isEmpty ? "" : "and lines above ")alone? Give its result a name, and "
                + "write the name wherever that part of the equation stands."
        ]
        let known = Set(graph.nodes.map(\.symbol))
        if let next = expanded?.nodes.first(where: { !known.contains($0.symbol) }), let operation = next.expression {
            hints.append("One that can be done now is \(text(operation)).")
        }
        return hints + ["\(solution ?? "")."]
    }

    /// `p = −2 and q = 8`.
    private func values(of symbols: [Symbol]) -> String {
        symbols.compactMap { symbol -> String? in
            guard let node = graph.node(symbol), let value = graph.evaluation.values[node] else { return nil }
            return "\(symbol.text(notation)) = \(value.text(notation, significantDigits: 6))"
        }.listed()
    }

    private func text(_ expression: Expression) -> String { expression.text(notation, shapes: graph.shapes) }

    // MARK: Questions

    private var grader: Grader { Grader(graph: graph, notation: notation) }

    private var lineQuestion: Question { Question(scope: graph.scope) }

    /// The value of the last line, a number and no name.
    private var valueQuestion: Question {
        let (working, quantity) = (Working(graph: graph, notation: notation), Quantity.value(node: graph.output))
        var question = grader.question(quantity, working, entries: .numeric)
        question.scope = Scope()
        question.place = grader.place(.quantity(quantity), in: graph, graph.layout)
        question.label = working.names.label(quantity)
        return question
    }

    private func invalid(_ fault: Fault) -> Grade { Grade(verdict: .invalid(fault), read: "") }

    private func wrong(_ message: String, _ read: String = "") -> Grade {
        Grade(verdict: .incorrect(misconceptions: [], message: message), read: read)
    }
}

extension Verdict {
    /// The same said after something that is right.
    fileprivate func after(_ sentence: String) -> Verdict {
        switch self {
        case .correct, .kept: self
        case .incorrect(let misconceptions, let message):
            .incorrect(misconceptions: misconceptions, message: sentence + message)
        case .invalid: self
        }
    }
}
