internal import Algebra
internal import Autodiff

extension Graph {
    /// Whether a weight stands on an edge, of a matrix one of its elements.
    fileprivate var hasWeightsOnEdges: Bool {
        do throws(GraphError) {
            return try !EdgeWeights(of: scalarView().graph).withoutBox.isEmpty
        } catch {
            return false
        }
    }
}

/// What may stand behind the name of a graph block.
enum GraphOption: String, CaseIterable {
    case expandPrimitives = "expand=primitives"
    case weightsOnEdges = "weights=edges"
    case askedPartials = "partials=asked"
}

/// The graphs of one card by name, with what reading them found.
struct CardGraphs {
    struct Entry {
        let name: String
        /// Nil where the block has a fault, which is reported already.
        let graph: Graph?
        /// Values and derivatives at the graph's own inputs.
        let evaluation: Evaluation?
        /// What a key may name.
        let scope: Scope
        /// The file offset of the block's fence.
        let offset: Int

        fileprivate init(name: String, graph: Graph?, evaluation: Evaluation?, offset: Int) {
            self.name = name
            self.graph = graph
            self.evaluation = evaluation
            self.offset = offset
            scope = graph?.scope ?? Scope()
        }
    }
    private(set) var entries: [Entry] = []
    /// The names in order.
    private(set) var names: [String] = []
    private let layout: Layout
    private let mentions: Mentions
    /// Where each name stands in `entries`.
    private var indices: [String: Int] = [:]

    /// Reads every graph block of a document, in order.
    /// - Parameter layout: the card's, in which derivatives of its graphs are shown and named.
    init(_ codeBlocks: [CodeBlock], of source: SourceText, layout: Layout, _ findings: inout Findings) {
        self.layout = layout
        let blocks = codeBlocks.filter { $0.kind == .graph }
        mentions = Mentions(in: source, outside: blocks.compactMap(\.content.fileRange))
        for block in blocks {
            guard let name = name(of: block, of: source, &findings) else { continue }
            indices[name] = entries.count
            names.append(name)
            entries.append(read(block, name: name, of: source, &findings))
        }
    }

    func entry(named name: String) -> Entry? { indices[name].map { entries[$0] } }

    /// The graph that the key `graph` of an answer names; without the key, the card's only graph.
    /// - Parameter offset: the place to report where there is no key and not exactly one graph.
    func entry(_ value: YAMLValue?, at offset: Int, _ findings: inout Findings) -> Entry? {
        guard let value else {
            if entries.count == 1 { return entries[0] }
            findings.report(.whichGraph(names), at: offset)
            return nil
        }
        guard let name = value.text(for: "graph", as: .graphName, &findings) else { return nil }
        if let entry = entry(named: name) { return entry }
        findings.report(.noGraph(name: name, known: names), at: value.offset)
        return nil
    }

    /// The name of a block; nil where it has none of its own.
    private func name(of block: CodeBlock, of source: SourceText, _ findings: inout Findings) -> String? {
        guard let word = block.arguments.first, !word.text.contains("=") else {
            findings.report(.unnamedGraph, at: block.offset)
            return nil
        }
        guard isIdentifier(word.text) else {
            findings.report(.invalidGraphName(word.text), at: word.offset)
            return nil
        }
        if let first = entry(named: word.text) {
            let line = source.line(at: first.offset) + 1
            findings.report(.duplicateGraph(word.text, firstLine: line), at: word.offset)
            return nil
        }
        return word.text
    }

    /// What the name of a node takes from the notation of answers; nil where it takes nothing.
    private func sign(hiddenBy symbol: Symbol, hasTensors: Bool) -> Fault.Sign? {
        Fault.Sign(rawValue: symbol.text(.ascii)).flatMap { $0 == .transpose && !hasTensors ? nil : $0 }
    }

    private func read(
        _ block: CodeBlock, name: String, of source: SourceText, _ findings: inout Findings
    ) -> Entry {
        var options: Set<GraphOption> = []
        for written in block.arguments.dropFirst() {
            if let option = GraphOption(rawValue: written.text) {
                options.insert(option)
            } else {
                findings.report(
                    .unknownGraphOption(written.text, known: GraphOption.allCases.map(\.rawValue)), at: written.offset)
            }
        }
        // Where an open block should end is not known, and that it does not is reported.
        guard block.isClosed else { return Entry(name: name, graph: nil, evaluation: nil, offset: block.offset) }
        var (graph, errors) = Graph.parse(
            block.content.text, name: name, expandingPrimitives: options.contains(.expandPrimitives))
        graph?.drawsWeightsOnEdges = options.contains(.weightsOnEdges)
        graph?.asksForPartials = options.contains(.askedPartials)
        if let graph, graph.drawsWeightsOnEdges, !graph.hasWeightsOnEdges {
            let option = block.arguments.first { $0.text == GraphOption.weightsOnEdges.rawValue }
            findings.report(.noWeightOnEdge(graph: name), at: option?.offset ?? block.offset)
        }
        for error in errors {
            let place = block.content.bytes.isEmpty ? block.offset : fileOffset(error.range.lowerBound)
            let first = error.related.map { source.line(at: fileOffset($0.lowerBound)) + 1 }
            findings.report(.inGraph(error, firstLine: first), at: place, to: fileOffset(error.range.upperBound))
        }
        for remark in graph?.remarks(isMentioned: mentions.contains) ?? [] {
            findings.report(
                .remark(remark), at: fileOffset(remark.range.lowerBound), to: fileOffset(remark.range.upperBound))
        }
        func fileOffset(_ offset: Int) -> Int { block.content.fileOffset(of: offset, in: source) }

        for node in graph?.nodes ?? [] {
            guard let hidden = sign(hiddenBy: node.symbol, hasTensors: graph?.isScalar == false) else { continue }
            let place = node.source.map { fileOffset($0.lowerBound) } ?? block.offset
            findings.report(.shadows(hidden), at: place)
        }

        graph?.layout = layout
        let evaluation = graph?.evaluation
        for fault in evaluation?.faults ?? [] {
            let definition = graph?.nodes[fault.node].source?.lowerBound
            findings.report(.undefinedValue(fault), at: definition.map(fileOffset) ?? block.offset)
        }
        return Entry(name: name, graph: graph, evaluation: evaluation, offset: block.offset)
    }
}
