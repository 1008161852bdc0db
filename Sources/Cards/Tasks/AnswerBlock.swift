internal import Algebra
internal import Autodiff

/// A block `answer` or `walk` while it is read: its values by their keys, and the card around it.
struct AnswerBlock {
    let keys: KeyedValues
    let source: SourceText
    let graphs: CardGraphs
    /// The card's, with what the task says otherwise.
    private(set) var conventions: TaskConventions

    /// Nil where the block is not YAML with keys.
    /// - Parameters:
    ///   - owner: what the block is, in a message: "an answer".
    ///   - known: the keys that it may have.
    init?(
        _ code: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions,
        owner: Fault.KeyOwner,
        known: [BlockKey], _ findings: inout Findings
    ) {
        guard let keys = KeyedValues(code, source, owner: owner, known: known, &findings) else { return nil }
        self.keys = keys
        self.source = source
        self.graphs = graphs
        self.conventions = conventions
        if let layout = keys.word(.layout, of: Layout.self, &findings) { self.conventions.layout = layout }
        if let flag = keys.flag(.revealShape, &findings) { self.conventions.revealsShape = flag }
    }

    // MARK: What kinds share

    /// The graph that the block names, else the card's only one; nil where there is none, which is reported.
    /// - Parameter offset: the place to report where no graph is named.
    func entry(at offset: Int, _ findings: inout Findings) -> CardGraphs.Entry? {
        graphs.entry(keys[.graph], at: offset, &findings)
    }

    /// The reader for a key: over the graph that is named, else over the card's only graph; a key of numbers alone
    /// needs none.
    func keyExpression(
        for value: YAMLValue, declaringNames: Bool = false, readingMatrices: Bool = false, _ findings: inout Findings
    ) -> KeyExpression? {
        if keys[.graph] == nil {
            let free = KeyExpression(
                source: source, entry: nil, declaresNames: declaringNames, readsMatrices: readingMatrices)
            if declaringNames || free.reads(value) { return free }
        }
        return entry(at: value.offset, &findings).map {
            KeyExpression(source: source, entry: $0, layout: conventions.layout, readsMatrices: readingMatrices)
        }
    }

    /// Reports that numbers are asked for where there are none.
    /// - Parameter offset: the place of what asks for them.
    func check(
        _ entries: Walk.Entries?, isNumeric: Bool, at offset: Int?, graph: String, _ findings: inout Findings
    ) {
        guard let entries, entries != .symbolic, !isNumeric else { return }
        findings.report(.notNumeric(graph: graph), at: offset ?? keys.start)
    }

    /// Which inputs are drawn anew where the task is asked with other numbers.
    func variation(over entry: CardGraphs.Entry?, _ findings: inout Findings) -> Variation? {
        guard let value = keys[.vary] else { return nil }
        guard let entry else {
            findings.report(.variesWithoutGraph, at: value.offset)
            return nil
        }
        return Variation.read(value, over: entry.graph, &findings)
    }

    /// `in terms of:`, the names and derivatives that an answer is to be written in; none where the block does not say. Terms
    /// in which no answer can be right are reported.
    func terms(of key: Expression, _ reader: KeyExpression, _ findings: inout Findings) -> [Atom] {
        let faults = findings.count
        guard let list = keys[.inTermsOf] else { return [] }
        let terms = list.names(for: BlockKey.inTermsOf.name, &findings).compactMap {
            reader.atom($0, for: BlockKey.inTermsOf.name, &findings)
        }
        if let graph = reader.entry?.graph, findings.count == faults,
            let example = KeyPoints(graph).counterexample(to: key, in: terms, layout: reader.layout)
        {
            findings.report(.notInTerms(key: key, example), at: list.offset)
        }
        return terms
    }

    /// How numbers are compared: digits after the decimal point, and relative tolerance.
    func comparison(_ findings: inout Findings) -> (round: Int?, tolerance: Double?) {
        (
            keys[.round].flatMap { $0.integer(for: BlockKey.round.name, in: BlockKey.decimals, &findings) },
            keys[.tolerance].flatMap { $0.fraction(for: BlockKey.tolerance.name, &findings) }
        )
    }
}

extension Answer {
    /// The keys that go with every kind.
    static let everywhere: [BlockKey] = [.graph, .points]

    /// The answer that a block `answer` asks for; nil where it has a fault.
    static func read(
        _ code: CodeBlock, _ source: SourceText, _ graphs: CardGraphs, _ conventions: TaskConventions,
        _ findings: inout Findings
    ) -> Answer? {
        let faults = findings.count
        let known = everywhere + written.flatMap { [$0.name] + $0.options }
        guard let block = AnswerBlock(code, source, graphs, conventions, owner: .answer, known: known, &findings),
            let kind = kind(of: block, &findings)
        else { return nil }
        block.keys.report(notFor: kind.name, options: everywhere + kind.options, &findings)
        let answer = kind.read(block, &findings)?.answer
        return findings.count == faults ? answer : nil
    }

    /// The kind whose key a block has.
    private static func kind(of block: AnswerBlock, _ findings: inout Findings) -> (any WrittenKey.Type)? {
        let keys = block.keys
        let kinds = written.filter { keys[$0.name] != nil }
            .sorted { keys.offset(of: $0.name) < keys.offset(of: $1.name) }
        for second in kinds.dropFirst() {
            findings.report(.twoKeys(kinds[0].name.name, second.name.name), at: keys.offset(of: second.name))
        }
        if kinds.isEmpty, let expect = keys[.expect] { return expect.isList ? MatrixKey.self : NumericKey.self }
        // A key that is misspelt or not supported yet is reported already.
        if kinds.isEmpty, keys.isComplete { findings.report(.noKey, at: keys.start) }
        return kinds.count == 1 ? kinds[0] : nil
    }
}

/// Whether a number that is written beside a key is the one that the graph gives.
func isClose(_ expected: Double, to value: Double, _ comparison: (round: Int?, tolerance: Double?)) -> Bool {
    let unit = powerOfTen(-(comparison.round ?? 0))
    let slack = comparison.round == nil ? abs(value) * (comparison.tolerance ?? 0.001) : 0.5 * unit
    return abs(expected - value) <= slack
}
