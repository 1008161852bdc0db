internal import Algebra
package import Autodiff
internal import Canvas
internal import Cards
package import Tutor

/// What the boxes and edges of a drawing say: names, definitions, numbers.
package struct GraphWords: Sendable {
    /// The numbers; nil where only symbols are shown.
    package let evaluation: Evaluation?
    /// Unicode or ASCII.
    package let appearance: Appearance
    /// What boxes and edges may say; `?` stands for the rest.
    let disclosure: Disclosure
    /// What nodes, adjoints and partials are called.
    package let names: GraphNames
    /// Sums whose weights stand on edges: drawings need not write them out.
    private let weightedSums: Set<Int>
    /// The short signs that stand for ones and unit matrices.
    private let matrixSigns: MatrixSigns

    /// Stands for what is not known or may not be shown.
    private static let unknown = "?"
    /// A vector or matrix in a box takes no more columns, where fewer digits help.
    private static let tensorColumns = 28
    /// Longer partials on edges are written with names for their parts.
    private static let partialColumns = 10
    /// Of a vector or matrix with more elements a box shows only the shape.
    private static let shownElements = 6
    /// The room for the mark of an adjoint of the student's own, which may have a sign and digits more.
    private static let ownColumns = 3
    /// The room for an adjoint as an expression; a longer one is not written out there, so that boxes stay small.
    private static let symbolicAdjointColumns = 20

    package init(
        graph: Graph, evaluation: Evaluation?, appearance: Appearance, disclosure: Disclosure = .everything
    ) {
        self.evaluation = evaluation
        self.appearance = appearance
        self.disclosure = disclosure
        names = GraphNames(graph: graph, notation: appearance.notation)
        matrixSigns = MatrixSigns(of: graph, isASCII: appearance.isASCII)
        weightedSums = graph.drawsWeightsOnEdges ? EdgeWeights(of: graph).weightedSums(in: graph) : []
    }

    /// The graph whose parts are described.
    package var graph: Graph { names.graph }

    /// A number as it is shown to people.
    package func number(_ value: Double) -> String { value.text(appearance.notation) }

    /// `x·y`; nil for what is not computed.
    package func definition(_ node: Int) -> String? {
        guard case .computed(let expression) = graph.nodes[node].kind else { return nil }
        return names.text(expression)
    }

    /// `t = x·y`, `z : 2×1 = W x + b`; of what is not computed the name, with its shape.
    func equation(of node: Int) -> String {
        [names.node(node) + shapeText(node), definition(node)].compactMap(\.self).joined(separator: " = ")
    }

    /// The value of a node; nil where it has none, or is a vector or matrix.
    package func value(_ node: Int) -> Double? { scalar(evaluation?.values, node) }
    /// The local partial on an edge; nil where it has no number, or is a matrix.
    package func partialValue(_ edge: Int) -> Double? { scalar(evaluation?.partials, edge) }
    /// The adjoint of a node; nil where it has no number, or is a vector or matrix.
    package func adjointValue(_ node: Int) -> Double? { scalar(evaluation?.adjoints, node) }

    /// The lines of a box when everything is known: `t = x·y = 6`, `t̄ = 12`.
    func finalBox(_ node: Int, _ content: GraphPicture.Content) -> [String] {
        let adjoint = adjointValue(node).map { number($0, content) }
        return box(node, content, isValueKnown: true, adjoint: hasAdjoint(node) ? .some(adjoint) : .none)
    }

    /// The lines of a box.
    /// - Parameters:
    ///   - isValueKnown: whether a value is shown, or `?` for it.
    ///   - ownValue: the student's own value, with its mark.
    ///   - adjoint: what is known of the adjoint; nil inside while nothing is, `.none` where the node gets none.
    func box(
        _ node: Int, _ content: GraphPicture.Content, isValueKnown: Bool, ownValue: String? = nil,
        adjoint: String??
    ) -> [String] {
        let parts = equation(of: node, content, isValueKnown: isValueKnown, ownValue: ownValue)
        var lines = boxLines(parts, columns: content.joinsAdjoints ? .max : content.boxColumns)
        if content.adjoints, case .some(let known) = adjoint {
            let name = names.adjoint(node)
            let text = known.map { adjointText($0, of: node, content) } ?? GraphWords.unknown
            if stacksAdjoint(of: node, content) {
                // The adjoint's name tells the node's.
                return [name, text.columns > adjointRoom(node, content) ? ellipsis : text]
            }
            var line = "\(name) = \(text)"
            // There is always room for a question mark.
            if known != nil, line.columns > adjointRoom(node, content) { line = "\(name) = \(ellipsis)" }
            // The adjoint's name tells the node's.
            if content.showsAdjointsAlone { return [line] }
            lines.append(line)
            if content.joinsAdjoints { return [lines.joined(separator: ", ")] }
        }
        return lines
    }

    /// The lines of a box that has no room for a value beside its adjoint, while values are asked: `s = 6`, in the adjoint's
    /// place.
    func valueBox(_ node: Int, _ content: GraphPicture.Content, isKnown: Bool, ownValue: String?) -> [String] {
        let value = ownValue ?? (isKnown ? valueText(node, content) : nil)
        let (name, text) = (names.node(node), value ?? GraphWords.unknown)
        let room = adjointRoom(node, content)
        if stacksAdjoint(of: node, content) { return [name, text.columns > room ? ellipsis : text] }
        let line = "\(name) = \(text)"
        return [line.columns > room ? "\(name) = \(ellipsis)" : line]
    }

    /// What a box says of a node above its adjoint, `t`, `x·y` and `6`: as much of it as the content has.
    private func equation(
        of node: Int, _ content: GraphPicture.Content, isValueKnown: Bool = true, ownValue: String? = nil
    ) -> [String] {
        var parts = [names.node(node) + shapeText(node)]
        let isRead = !content.weightedSums && weightedSums.contains(node)
        if content.definitions, !isRead, let definition = definition(node) { parts.append(definition) }
        if content.values, let value = valueText(node, content) {
            let isShown = isValueKnown && disclosure.shows(.value(node: node))
            parts.append(ownValue ?? (isShown ? value : GraphWords.unknown))
        }
        return parts
    }

    /// What a full content says of nodes, and this one does not: `t = x·y = 6`. A weight without a box is said on its edges.
    func unsaid(
        in content: GraphPicture.Content, _ parts: DrawnParts, of full: GraphPicture.Content
    ) -> [String] {
        graph.nodes.indices.compactMap { node in
            let equation = equation(of: node, full)
            let isSaid =
                parts.hasBox(node)
                ? self.equation(of: node, content).count == equation.count : content.labels == full.labels
            return isSaid ? nil : equation.joined(separator: " = ")
        }
    }

    /// Whether a box is only the adjoint's name over its number, or over its expression where that is short.
    private func stacksAdjoint(of node: Int, _ content: GraphPicture.Content) -> Bool {
        content.stacksAdjoints && graph.nodes[node].shape == .scalar
    }

    /// ` : 2×3` behind the name of a vector or matrix.
    private func shapeText(_ node: Int) -> String {
        let shape = graph.nodes[node].shape
        return graph.isScalar || shape.count == 1 ? "" : " : \(shape.text(appearance.notation))"
    }

    /// A value as a box shows it: a number, or a vector or matrix that is small.
    private func valueText(_ node: Int, _ content: GraphPicture.Content) -> String? {
        if let value = value(node) { return number(value, content) }
        return evaluation?.values[node].flatMap { tensorText($0, content) }
    }

    /// A vector or matrix that is small, with as many digits as fit into a box; nil for others.
    private func tensorText(_ tensor: Tensor, _ content: GraphPicture.Content) -> String? {
        guard tensor.shape.count <= GraphWords.shownElements else { return nil }
        let texts = [content.significantDigits, 4, 3].map {
            tensor.text(appearance.notation, significantDigits: min($0, content.significantDigits))
        }
        return texts.first { $0.columns <= GraphWords.tensorColumns } ?? texts.last
    }

    /// The true adjoint with as many digits as the drawing has; anything else as it is.
    private func adjointText(_ text: String, of node: Int, _ content: GraphPicture.Content) -> String {
        if let adjoint = evaluation?.adjoints[node], adjoint.shape != .scalar {
            return text == adjoint.text(appearance.notation) ? tensorText(adjoint, content) ?? text : text
        }
        guard let value = adjointValue(node), text == number(value) else { return text }
        return number(value, content)
    }

    /// The adjoint of a node in full: its number, or its expression where that is short enough to be read.
    func adjointText(of node: Int) -> String? {
        guard hasAdjoint(node), disclosure.shows(.adjoint(node: node)) else { return nil }
        return adjointValue(node).map { number($0) }
            ?? graph.symbolicAdjoint(of: node, limit: GraphWords.symbolicAdjointSize).map(names.derivative)
    }

    /// Adjoints with more symbols and operations are not written out.
    private static let symbolicAdjointSize = 60

    /// Whether a node gets an adjoint: it reaches the output and is no constant.
    func hasAdjoint(_ node: Int) -> Bool { graph.reachesOutput[node] && graph.varies[node] }

    /// Stands for an expression that is too long for its box.
    var ellipsis: String { appearance.isASCII ? "..." : "…" }

    /// The columns that are kept in a box, whatever its adjoint is.
    func room(_ node: Int, _ content: GraphPicture.Content) -> Int {
        guard content.adjoints, hasAdjoint(node) else { return 0 }
        let adjoint = adjointRoom(node, content)
        return content.joinsAdjoints
            ? equation(of: node, content).joined(separator: " = ").columns + 2 + adjoint : adjoint
    }

    /// The columns that the adjoint's line may take.
    private func adjointRoom(_ node: Int, _ content: GraphPicture.Content) -> Int {
        let name = names.adjoint(node).columns
        let own = content.marksOwnValues ? GraphWords.ownColumns : 0
        if stacksAdjoint(of: node, content) {
            let value = content.symbolicAdjoints || content.abbreviatesAdjoints ? nil : adjointValue(node)
            return max(name, value.map { number($0, content).columns } ?? ellipsis.columns)
        }
        let isShort = content.stacksAdjoints || content.showsAdjointsAlone
        if isShort, content.symbolicAdjoints || content.abbreviatesAdjoints || graph.nodes[node].shape != .scalar {
            return name + 3 + ellipsis.columns
        }
        if !content.symbolicAdjoints, let adjoint = evaluation?.adjoints[node], adjoint.shape != .scalar {
            let columns = tensorText(adjoint, content)?.columns ?? 0
            return name + 3
                + (columns <= GraphWords.tensorColumns ? max(ellipsis.columns, columns) : ellipsis.columns)
        }
        guard !content.symbolicAdjoints, let value = adjointValue(node) else {
            let adjoint = graph.symbolicAdjoint(of: node, limit: GraphWords.symbolicAdjointColumns)
            // Products may be written with blanks there.
            let columns = adjoint.map { names.derivative($0).columns + 4 } ?? .max
            return name + 3 + min(columns, GraphWords.symbolicAdjointColumns)
        }
        return name + 3 + max(ellipsis.columns, number(value, content).columns) + own
    }

    /// What an edge says: `2t = 12`, `1`; in several lines where content stacks them, or a symbol is wider than it may be.
    func label(_ edge: Int, _ content: GraphPicture.Content) -> [String] {
        guard disclosure.showsLabel(of: edge, in: graph) else { return [GraphWords.unknown] }
        let partial = matrixSigns.shortened(
            graph.namedPartial(of: edge, appearance.notation, longerThan: GraphWords.partialColumns))
        let symbol = lines(of: partial, columns: content.labelColumns)
        guard content.labels != .symbolic, let value = partialValue(edge) else { return symbol }
        let number = number(value, content)
        if content.labels == .values || number == partial { return [number] }
        return content.stacksLabels ? symbol + ["= \(number)"] : ["\(partial) = \(number)"]
    }

    /// A symbol in lines of so many columns, broken between the terms of a sum where that will do.
    private func lines(of symbol: String, columns: Int) -> [String] {
        guard symbol.columns > columns else { return [symbol] }
        var terms = [""]
        var depth = 0
        for character in symbol {
            if character == " ", depth == 0, let sign = terms[terms.count - 1].last, "+-−".contains(sign) {
                terms.append("")
                continue
            }
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            terms[terms.count - 1].append(character)
        }
        let spans = terms.flatMap { [Span(" "), Span($0, breaking: .math)] }
        return wrap(Array(spans.dropFirst()), width: columns).map(\.text)
    }

    /// What the labels are and their signs mean, of vectors and matrices; nil where a label explains itself.
    func note(on labels: [[String]]) -> String? {
        let labels = labels.joined().filter { $0 != GraphWords.unknown }
        guard !graph.isScalar, !labels.isEmpty else { return nil }
        let notes = ["local partials on the edges"] + matrixSigns.meanings(in: labels)
        return notes.joined(separator: "; ")
    }

    /// The local partial on an edge as an expression: `2t`.
    package func partial(_ edge: Int) -> String {
        names.derivative(graph.partial(ofEdge: edge))
    }

    private func number(_ value: Double, _ content: GraphPicture.Content) -> String {
        value.text(appearance.notation, significantDigits: content.significantDigits)
    }

    private func scalar(_ tensors: [Tensor?]?, _ index: Int) -> Double? {
        guard let tensors, tensors.indices.contains(index), let tensor = tensors[index] else { return nil }
        return tensor.elements.count == 1 ? tensor.scalar : nil
    }

    /// `t = x·y = 6` on one line where it is short, else broken before the equals signs, then inside.
    private func boxLines(_ parts: [String], columns: Int) -> [String] {
        let line = parts.joined(separator: " = ")
        guard line.columns > columns else { return [line] }
        var lines: [String] = []
        for (index, part) in parts.enumerated() {
            let text = index == 0 ? part : "= \(part)"
            if index > 0, let last = lines.last, last.columns + 1 + text.columns <= columns {
                lines[lines.count - 1] += " " + text
            } else {
                lines += wrap([Span(text, breaking: .math)], width: columns, hangingIndent: 2).map(
                    \.text)
            }
        }
        return lines
    }
}
