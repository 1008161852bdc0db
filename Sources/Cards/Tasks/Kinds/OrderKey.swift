/// An order of a graph's nodes: any valid topological one is right.
package struct OrderKey: Sendable {
    /// Operands before consumers, or consumers before operands.
    package enum Direction: String, Sendable, CaseIterable { case forward, reverse }
    /// The name of the graph.
    package var graph: String
    /// `order: forward` or `order: reverse`.
    package var direction: Direction
}

extension OrderKey: WrittenKey {
    static let name: BlockKey = .order
    static let help = HelpEntry("order: reverse", "any valid topological order of the graph; or forward")
    static let options: [BlockKey] = []

    var answer: Answer { .order(self) }
    /// The graph it is about, and its layout.
    package var subject: AnswerSubject { AnswerSubject(graph: graph) }

    static func read(_ block: AnswerBlock, _ findings: inout Findings) -> OrderKey? {
        guard let direction = block.keys.word(name, of: Direction.self, &findings),
            let entry = block.entry(at: block.keys.offset(of: name), &findings)
        else { return nil }
        return OrderKey(graph: entry.name, direction: direction)
    }
}
