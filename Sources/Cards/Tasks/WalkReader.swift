internal import Algebra
internal import Autodiff

/// Reads a block `walk`: how a graph is stepped through.
enum WalkReader {
    private enum Key: String, CaseIterable {
        case graph, fill, method, entries, feedback, order, output, wrt, layout
        case revealShape = "reveal-shape"
        // Of the format, but not of this version.
        case vary
    }

    /// The walk; nil where it has a fault.
    static func read(
        _ block: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions,
        _ findings: inout Findings
    ) -> Walk? {
        let faults = findings.count
        guard let keys = KeyedValues<Key>(block, source, owner: .walk, unsupported: [.vary], &findings) else {
            return nil
        }
        let fill = keys[.fill]?.choices(
            of: Walk.Fill.self, for: Key.fill.rawValue, unsupported: ["updates"], &findings)
        let method = keys[.method]?.choice(of: SweepMethod.self, for: Key.method.rawValue, &findings)
        let entries = keys[.entries]?.choice(of: Walk.Entries.self, for: Key.entries.rawValue, &findings)
        let feedback = keys[.feedback]?.choice(of: Walk.Feedback.self, for: Key.feedback.rawValue, &findings)
        let order = keys[.order]?.choice(of: Walk.Order.self, for: Key.order.rawValue, &findings)
        let layout = keys[.layout]?.choice(of: Layout.self, for: Key.layout.rawValue, &findings)
        let revealsShape = keys[.revealShape]?.flag(for: Key.revealShape.rawValue, &findings)
        if order == .student, method == .push {
            findings.report(.studentOrderOfPush, at: keys[.order]?.offset ?? block.contentOffset)
        }
        guard let entry = graphs.entry(keys[.graph], at: block.contentOffset, &findings), let graph = entry.graph
        else { return nil }
        let names = KeyExpression(source: source, entry: entry)
        let output = keys[.output].flatMap { value in
            value.text(for: Key.output.rawValue, as: .nodeName, &findings)
                .flatMap { names.node($0, at: value.offset, &findings) }
        }
        let wrt = keys[.wrt]?.texts(for: Key.wrt.rawValue, &findings)
            .compactMap { names.node($0.text, at: $0.offset, &findings) }
        if let entries, entries != .symbolic, !graph.hasNumbers {
            findings.report(.notNumeric(graph: entry.name), at: keys[.entries]?.offset ?? block.contentOffset)
        }
        guard findings.count == faults else { return nil }
        let defaultEntries: Walk.Entries = graph.hasNumbers ? .numeric : .symbolic
        var walk = Walk(graph: entry.name, entries: entries ?? defaultEntries, output: output, wrt: wrt ?? [])
        if let fill, !fill.isEmpty { walk.fill = fill }
        if let method { walk.method = method }
        if let feedback { walk.feedback = feedback }
        if let order { walk.order = order }
        walk.layout = layout
        walk.revealsShape = revealsShape ?? conventions.revealsShape
        if let obstacle = walk.obstacle(on: graph) {
            findings.report(
                .unwalkable(obstacle, graph: entry.name), at: keys[.graph]?.offset ?? block.contentOffset)
            return nil
        }
        return walk
    }
}
