package import Algebra
package import Autodiff

/// Which inputs of its graph a task draws anew, and from what: `vary: {x: -3..3, w: 0.1..0.9}`. A name without indices stands
/// for a whole family, and for every entry of a vector or matrix.
package struct Variation: Hashable, Sendable {
    /// Whole steps of the last written digit: `0.1..0.9` is 1 to 9 in tenths.
    package struct Range: Hashable, Sendable {
        /// The least and the greatest, in steps.
        package var steps: ClosedRange<Int>
        /// How many steps make 1.
        package var stepsOfOne: Int

        /// A number of the range.
        /// - Parameter draw: counts the numbers of the range, from the least.
        package func number(_ draw: Int) -> Double { Double(steps.lowerBound + draw) / Double(stepsOfOne) }
    }
    /// By the input's name, in the order of the graph.
    package var ranges: [Symbol: Range]
}

extension Variation {
    /// The inputs that are drawn anew; nil where the block has no key `vary`, or one at fault, which is reported.
    static func read(_ value: YAMLValue?, over graph: Graph?, _ findings: inout Findings) -> Variation? {
        guard let value else { return nil }
        guard case .mapping(let mapping) = value.content, !mapping.pairs.isEmpty else {
            findings.report(
                .wrongType(key: BlockKey.vary.name, expected: .inputsWithRanges, found: value.kind), at: value.offset)
            return nil
        }
        guard let graph else { return nil }
        var ranges: [Symbol: Range] = [:]
        for pair in mapping.pairs {
            let inputs = graph.inputs(called: pair.key)
            guard !inputs.isEmpty else {
                findings.report(.notAnInput(pair.key, graph: graph.name, known: graph.inputNames), at: pair.offset)
                continue
            }
            guard let text = pair.value.text(for: pair.key, as: .range, &findings) else { continue }
            guard let range = Range(text) else {
                findings.report(.notARange(text), at: pair.value.offset)
                continue
            }
            for input in inputs where graph.nodes[input].value == nil {
                findings.report(.variesWithoutValue(pair.key, graph: graph.name), at: pair.offset)
            }
            for input in inputs { ranges[graph.nodes[input].symbol] = range }
        }
        return Variation(ranges: ranges)
    }
}

extension Variation.Range {
    /// The most numbers that a range may have.
    static let numberLimit = 10_000
    /// The most digits behind the point of its numbers.
    static let decimalLimit = 4

    /// `-3..3`, `0.5..2`; nil where it is no such text, or goes downwards.
    init?(_ text: String) {
        guard
            let match = text.replacing("−", with: "-").wholeMatch(
                of: /(-?\d{1,6}(\.\d+)?)\s*\.\.\s*(-?\d{1,6}(\.\d+)?)/)
        else { return nil }
        let decimals = max(match.2?.count ?? 1, match.4?.count ?? 1) - 1
        guard decimals <= Self.decimalLimit, let first = Double(match.1), let last = Double(match.3) else {
            return nil
        }
        let stepsOfOne = Int(powerOfTen(decimals))
        let bounds = [first, last].map { Int(($0 * Double(stepsOfOne)).rounded()) }
        guard bounds[0] < bounds[1], bounds[1] - bounds[0] < Self.numberLimit else { return nil }
        self.stepsOfOne = stepsOfOne
        steps = bounds[0]...bounds[1]
    }
}

extension Graph {
    /// The nodes without a definition that a name stands for: one of that very name, else a family.
    fileprivate func inputs(called name: String) -> [Int] {
        let leaves = nodes.indices.filter { nodes[$0].expression == nil }
        let named = leaves.filter { [.ascii, .unicode].map(nodes[$0].symbol.text).contains(name) }
        guard named.isEmpty else { return named }
        return leaves.filter { index in
            Symbol(nodes[index].symbol.name).text(.ascii) == name
                || Symbol(nodes[index].symbol.name).text(.unicode) == name
        }
    }

    /// The names of what may be drawn, a family by one name.
    fileprivate var inputNames: [String] {
        var seen: Set<String> = []
        return nodes.filter { $0.expression == nil }.map { Symbol($0.symbol.name).text(.ascii) }
            .filter { seen.insert($0).inserted }
    }

    /// Other values of its inputs.
    /// - Parameter draw: gives one of so many numbers, counted from 0.
    package func values(drawnFor variation: Variation, by draw: (Int) -> Int) -> [Symbol: Tensor] {
        var values: [Symbol: Tensor] = [:]
        for node in nodes {
            guard let range = variation.ranges[node.symbol] else { continue }
            let elements = (0..<node.shape.count).map { _ in range.number(draw(range.steps.count)) }
            values[node.symbol] = Tensor(shape: node.shape, elements: elements)
        }
        return values
    }

    /// The graph with inputs of other values.
    package func redrawn(_ variation: Variation, by draw: (Int) -> Int) -> Graph {
        remade(with: values(drawnFor: variation, by: draw))
    }
}

extension Task {
    /// The same task over its graph with other values; nil where the key has no number there.
    package func recomputed(over graph: Graph) -> Task? {
        guard answer.key.subject.variation != nil, graph.evaluation.faults.isEmpty,
            let answer = answer.recomputed(over: graph)
        else { return nil }
        var task = self
        task.ownGraph = graph
        task.answer = answer
        task.tests = []
        return task
    }

    /// Without the hints and reasons that name a number which is drawn anew.
    /// - Parameter original: the graph with the card's numbers.
    package func withoutNumbers(of original: Graph) -> Task {
        guard let variation = answer.key.subject.variation else { return self }
        let numbers = VaryingNumbers(of: original, variation)
        var task = self
        task.hints = hints.filter { numbers.first(in: $0) == nil }
        if numbers.first(in: why) != nil { task.why = [] }
        return task
    }

    /// Whether its prompt names a number that is drawn anew, so that the task keeps its numbers.
    package func namesVaryingNumber(of graph: Graph) -> Bool {
        answer.key.subject.variation.map { VaryingNumbers(of: graph, $0).first(in: prompt) != nil } ?? false
    }

    /// Reports a prompt that names a number which is drawn anew, where that stands.
    func reportVaryingNumbers(of graph: Graph, in prompt: [MarkdownBlock], _ findings: inout Findings) {
        guard let numbers = answer.key.subject.variation.map({ VaryingNumbers(of: graph, $0) }) else { return }
        for block in prompt {
            guard let number = numbers.first(in: block.shown) else { continue }
            return findings.report(.numberThatVaries(number), at: block.offset)
        }
    }
}

extension Answer {
    /// The same with the key's number over a graph with other values; nil where it has none.
    fileprivate func recomputed(over graph: Graph) -> Answer? {
        var point = GraphPoint(graph, graph.evaluation)
        switch self {
        case .numeric(var key):
            guard let value = point.value(of: key.key) else { return nil }
            key.value = value
            return .numeric(key)
        case .matrix(var key):
            guard let value = point.tensor(of: key.key, layout: key.layout) else { return nil }
            key.value = value
            return .matrix(key)
        case .choice, .symbolic, .shape, .order, .paths, .edge, .derivation, .computation, .walk: return self
        }
    }
}
