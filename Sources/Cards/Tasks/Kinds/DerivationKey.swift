package import Algebra
internal import Autodiff

/// A derivation: from one expression to another line after line, each equal to the one before, on any way.
package struct DerivationKey: Sendable {
    /// The name of the graph, whose nodes lines may name.
    package var graph: String
    /// What the first line is to be equal to.
    package var start: Expression
    /// What the last line is, but for the order of terms and factors.
    package var goal: Expression
    /// Lines between them that the author would write; empty where that is left to the student.
    package var steps: [Expression]
    package init(graph: String, start: Expression, goal: Expression, steps: [Expression] = []) {
        self.graph = graph
        self.start = start
        self.goal = goal
        self.steps = steps
    }
}

extension DerivationKey: WrittenKey {
    static let name: BlockKey = "derivation"
    static let help = HelpEntry("derivation: (x + 1)^2 - x^2", "lines, each equal to the one before, up to the goal")
    static let options: [BlockKey] = [goalKey, stepsKey]
    private static let goalKey: BlockKey = "goal"
    private static let stepsKey: BlockKey = "steps"

    var answer: Answer { .derivation(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> DerivationKey? {
        let keys = block.keys
        guard let value = keys[name], let entry = block.entry(at: keys.offset(of: name), &findings) else { return nil }
        guard let end = keys.written(goalKey) else {
            findings.report(.noGoal, at: value.offset)
            return nil
        }
        let faults = findings.count
        let reader = KeyExpression(source: block.source, entry: entry, layout: block.conventions.layout)
        var written: [(key: BlockKey, value: YAMLValue)] = [(name, value)]
        for step in keys[stepsKey]?.list(for: stepsKey.name, &findings) ?? [] { written.append((stepsKey, step)) }
        written.append((goalKey, end))
        let lines = written.compactMap { key, value in
            reader.expression(value, for: key.name, &findings).map { (key: key, line: $0, offset: value.offset) }
        }
        guard let graph = entry.graph, findings.count == faults, let first = lines.first, let last = lines.last else {
            return nil
        }
        var forms: Set<WrittenForm> = [WrittenForm(first.line)]
        for next in lines.dropFirst() {
            let difference = KeyPoints(graph).difference(first.line, next.line, layout: reader.layout)
            if let (computed, written) = difference {
                findings.report(
                    .lineDisagrees(key: next.key.name, start: computed, written: written), at: next.offset)
            } else if !forms.insert(WrittenForm(next.line)).inserted {
                findings.report(.lineRepeats(key: next.key.name), at: next.offset)
            }
        }
        return DerivationKey(
            graph: entry.name, start: first.line, goal: last.line, steps: lines.dropFirst().dropLast().map(\.line))
    }
}
