package import Autodiff
internal import Canvas
package import Diagram
package import Tutor

/// A graph to be looked at on a screen of its own: a computation graph with what may be seen of it, or boxes and arrows
/// with texts that somebody else wrote.
package struct Chart: Sendable {
    private enum Kind {
        case computation(GraphWords, Working)
        case list(names: [String], edges: [DiagramEdge])
    }
    private let kind: Kind
    /// Whether it is a graph whose drawing is put off until it is asked for.
    let isLarge: Bool
    let appearance: Appearance
    /// What may be seen of the graph.
    let disclosure: Disclosure
    /// The adjoints that are shown, by node: of a lesson none before they are asked for, of a walk what was found.
    private(set) var adjoints: [Int: String] = [:]

    /// A computation graph, its adjoints waiting until they are asked for.
    package init(graph: Graph, disclosure: Disclosure = .everything, appearance: Appearance) {
        self.disclosure = disclosure
        let words = GraphWords(
            graph: graph, evaluation: graph.evaluation, appearance: appearance, disclosure: disclosure)
        kind = .computation(words, Working(graph: graph, notation: appearance.notation).showing(disclosure))
        self.appearance = appearance
        isLarge = DrawingEffort(of: graph).isLarge
    }

    /// The graph of a walk with what has been found.
    init(walk: WalkSession, appearance: Appearance) {
        self.init(graph: walk.graph, disclosure: walk.drawnDisclosure, appearance: appearance)
        for node in walk.graph.nodes.indices { adjoints[node] = walk.knowledge(ofNode: node).adjoint }
    }

    /// Boxes with names and arrows with labels, as in a file of edges.
    package init(names: [String], edges: [DiagramEdge], appearance: Appearance) {
        kind = .list(names: names, edges: edges)
        disclosure = .everything
        isLarge = DrawingEffort(boxes: names.count, arrows: edges.map { ($0.from, $0.to) }).isLarge
        self.appearance = appearance
    }

    /// The computation graph; nil for a list.
    var graph: Graph? {
        if case .computation(let words, _) = kind { words.graph } else { nil }
    }

    /// The books of the computation graph; nil for a list.
    var working: Working? {
        if case .computation(_, let working) = kind { working } else { nil }
    }

    var count: Int {
        switch kind {
        case .computation(let words, _): words.graph.nodes.count
        case .list(let names, _): names.count
        }
    }

    /// The levels at which drawings differ, the one that says least first.
    var zooms: [Zoom] {
        switch kind {
        case .computation(let words, _):
            words.graph.hasNumbers ? Zoom.allCases : [.boxes, .symbols, .full]
        case .list(_, let edges): edges.contains { !$0.label.isEmpty } ? [.boxes, .full] : [.full]
        }
    }

    func name(of node: Int) -> String {
        switch kind {
        case .computation(let words, _): words.names.node(node)
        case .list(let names, _): appearance.isASCII ? names[node].asciiFolded : names[node]
        }
    }

    /// Shows the adjoints that may be shown.
    mutating func showAdjoints() { adjoints.merge(waitingAdjoints) { shown, _ in shown } }

    /// Those that may be shown and are not.
    var waitingAdjoints: [Int: String] {
        guard case .computation(let words, _) = kind else { return [:] }
        let waiting = words.graph.nodes.indices.reduce(into: [Int: String]()) { waiting, node in
            if adjoints[node] == nil { waiting[node] = words.adjointText(of: node) }
        }
        // That of the output alone is nothing to ask for.
        return waiting.keys.allSatisfy { $0 == words.graph.output } ? [:] : waiting
    }

    /// The nodes whose paths to the output may be gone through.
    var pathStarts: [Int] { graph?.pathStarts.filter(disclosure.showsPaths) ?? [] }

    // MARK: Drawing

    /// The drawing at the first of these zoom levels that fits, at the first of all where none does; a computation graph
    /// in the direction that it has on every screen of the window, others in the one of which most is seen.
    func picture(
        _ zooms: [Zoom], fitting view: Size, in window: Size, _ direction: inout GraphPicture.KeptDirection
    ) -> (picture: GraphPicture, zoom: Zoom) {
        let picture =
            switch kind {
            case .computation(let words, _):
                GraphPicture(
                    words: words, contents: zooms.map(\.contents), fitting: view,
                    kept: direction.direction(of: words, in: window))
            case .list(let names, let edges):
                GraphPicture(
                    names: names.indices.map(name),
                    edges: zooms.map { zoom in
                        edges.map { edge in
                            DiagramEdge(from: edge.from, to: edge.to, label: zoom == .boxes ? "" : shown(edge.label))
                        }
                    }, appearance: appearance, fitting: view)
            }
        return (picture, zooms[picture.group])
    }

    /// Writes into the boxes what may be seen.
    func fill(_ picture: inout GraphPicture) {
        guard case .computation(let words, _) = kind else { return }
        for node in words.graph.nodes.indices {
            let lines = words.box(
                node, picture.content, isValueKnown: true,
                adjoint: words.hasAdjoint(node) ? .some(adjoints[node]) : .none)
            picture.replace(linesOf: node, with: lines)
        }
    }

    /// What stands out.
    var marks: GraphMarks {
        var marks = GraphMarks()
        marks.known = Set(adjoints.keys)
        return marks
    }

    // MARK: A node in words

    /// Everything that may be said of a node: what it is, its operands, its consumers, its adjoint.
    func details(of node: Int) -> [[Span]] {
        switch kind {
        case .computation(let words, let working): details(of: node, words, working)
        case .list(_, let edges): details(of: node, edges)
        }
    }

    private func details(of node: Int, _ words: GraphWords, _ working: Working) -> [[Span]] {
        let graph = words.graph
        let value = words.value(node).map { disclosure.shows(.value(node: node)) ? words.number($0) : "?" }
        let equation = [words.equation(of: node), value].compactMap(\.self)
        var lines = [line(graph.nodes[node].kindName, equation.joined(separator: " = "))]
        func neighbour(_ other: Int, _ edge: Int) -> String {
            let isShown = disclosure.showsLabel(of: edge, in: graph)
            let partial =
                isShown ? working.chain(.localPartial(edge: edge)) : "\(words.names.localPartial(edge)) = ?"
            return "\(words.names.node(other)) (\(partial))"
        }
        if !graph.incoming[node].isEmpty {
            lines.append(
                line(
                    "operands", graph.incoming[node].map { neighbour(graph.edges[$0].from, $0) }.joined(separator: ", ")
                ))
        }
        let consumers = graph.outgoing[node].map { neighbour(graph.edges[$0].to, $0) }
        let none = node == graph.output ? "none: it is the output" : "none: it does not reach the output"
        lines.append(line("consumers", consumers.isEmpty ? none : consumers.joined(separator: ", ")))
        guard words.hasAdjoint(node) else {
            return lines + [
                line("adjoint", "none: " + (graph.varies[node] ? "it does not reach the output" : "a constant"))
            ]
        }
        let adjoint = adjoints[node].map { "\(words.names.adjoint(node)) = \($0)" }
        let isAsked = disclosure.isAsked(.adjoint(node: node))
        let hint = isAsked ? "   a task asks for it" : words.adjointText(of: node) == nil ? "" : "   a shows it"
        return lines + [line("adjoint", adjoint ?? "\(words.names.adjoint(node)) = ?\(hint)")]
    }

    private func details(of node: Int, _ edges: [DiagramEdge]) -> [[Span]] {
        func list(_ neighbours: [(Int, String)]) -> String {
            neighbours.map { other, label in label.isEmpty ? name(of: other) : "\(name(of: other)) (\(shown(label)))" }
                .joined(separator: ", ")
        }
        let operands = edges.filter { $0.to == node }.map { ($0.from, $0.label) }
        let consumers = edges.filter { $0.from == node }.map { ($0.to, $0.label) }
        return [
            line("node", name(of: node)), line("operands", operands.isEmpty ? "none" : list(operands)),
            line("consumers", consumers.isEmpty ? "none" : list(consumers)),
        ]
    }

    private func line(_ word: String, _ text: String) -> [Span] {
        let gap = String(repeating: " ", count: max(1, 11 - word.count))
        return [Span(word + gap, role: .dim, breaking: .never), Span(text, role: .math, breaking: .math)]
    }

    private func shown(_ label: String) -> String { appearance.isASCII ? label.asciiFolded : label }
}
