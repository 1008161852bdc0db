package import Algebra

extension Graph {
    /// What its author may not have meant, each at the place of its definition: nodes that lead nowhere, a constant without
    /// a value beside values, and corners, where a slope is a convention. The graph is sound all the same.
    /// - Parameter isMentioned: whether a name stands somewhere around the graph, so that its node is there for a purpose.
    package func remarks(isMentioned: (Symbol) -> Bool) -> [GraphError] {
        let leadingOn = Set(nodes.indices.filter { reachesOutput[$0] }.map { nodes[$0].symbol.name })
        let leadingNowhere = nodes.indices.filter { !leadingOn.contains(nodes[$0].symbol.name) }
        return
            (leadingNowhere.compactMap { remarkOnUse(of: $0, isMentioned) } + nodes.indices.compactMap(remarkOnConstant)
            + nodes.indices.compactMap(remarkOnCorner)).uniqueByPlace
    }

    /// A node, other than the output, that no other node takes. A constant may be there for the range of an index, and a
    /// graph may have several outputs that are spoken of.
    private func remarkOnUse(of node: Int, _ isMentioned: (Symbol) -> Bool) -> GraphError? {
        guard outgoing[node].isEmpty, nodes[node].kind != .constant, let place = nodes[node].source,
            !isMentioned(nodes[node].symbol) || !namesOutput && !isMentioned(nodes[output].symbol)
        else { return nil }
        let (name, output) = (nodes[node].symbol.text(.ascii), nodes[output].symbol.text(.ascii))
        guard !namesOutput, nodes[node].expression != nil else {
            return GraphError(range: place, message: "\(name) leads nowhere: the output is \(output)")
        }
        return GraphError(
            range: place,
            message:
                "\(name) leads nowhere: the output is \(output), the last definition, unless a line says otherwise",
            suggestion: "output \(name)")
    }

    private func remarkOnConstant(at node: Int) -> GraphError? {
        guard nodes[node].kind == .constant, nodes[node].value == nil, let place = nodes[node].source,
            nodes.contains(where: { $0.value != nil })
        else { return nil }
        let name = nodes[node].symbol.text(.ascii)
        return GraphError(
            range: place, message: "\(name) has no value, so that nothing that is computed from it is a number",
            suggestion: "const \(name) = 0.1")
    }

    /// Whether a slope is a convention: a function is taken at its corner, as relu at 0 or max of equal numbers.
    package var standsAtCorner: Bool {
        nodes.indices.contains { varies[$0] && nodes[$0].expression?.corner(of: self) != nil }
    }

    private func remarkOnCorner(at node: Int) -> GraphError? {
        guard varies[node], let expression = nodes[node].expression, let place = nodes[node].source,
            let corner = expression.corner(of: self)
        else { return nil }
        return GraphError(
            range: place,
            message: "\(nodes[node].symbol.text(.ascii)) takes \(corner), where its slope is a convention; "
                + "another value makes the answer plain")
    }
}

extension Expression {
    /// A function in here that is taken at its corner, `relu of 0`, `max of equal numbers, 2`; nil where none is.
    fileprivate func corner(of graph: Graph) -> String? {
        for case .apply(let operation, let operands) in nodes where operation.corner != nil {
            let tensors = operands.compactMap { operand in
                operand.tensor { atom in
                    guard case .symbol(let symbol) = atom else { return nil }
                    return graph.node(symbol).flatMap { graph.evaluation.values[$0] }
                }
            }
            guard tensors.count == operands.count,
                operands.contains(where: { $0.symbols.compactMap(graph.node).contains { graph.varies[$0] } })
            else { continue }
            switch operation.corner {
            case .zero? where tensors[0].elements.contains(0): return "\(operation.name) of 0"
            case .tie?:
                guard let tie = Tensor.tie(among: tensors, isMaximum: operation != .min) else { continue }
                return "\(operation.name) of equal numbers, \(tie.text(.ascii))"
            default: continue
            }
        }
        return nil
    }
}

extension Operation {
    /// Where a function has two slopes.
    fileprivate enum Corner { case zero, tie }

    fileprivate var corner: Corner? {
        switch self {
        case .relu, .abs, .leakyrelu: .zero
        case .max, .min, .argmax: .tie
        default: nil
        }
    }
}

extension Tensor {
    /// The largest (smallest) number, where several operands have it at one place, or one operand has it twice.
    fileprivate static func tie(among operands: [Tensor], isMaximum: Bool) -> Double? {
        guard operands.count > 1 else {
            return operands.first.flatMap { tie($0.elements, isMaximum) }
        }
        let count = operands.map(\.elements.count).max() ?? 0
        return (0..<count).lazy.compactMap { place in
            tie(operands.map { $0.elements.count == 1 ? $0.scalar : $0.elements[place] }, isMaximum)
        }.first
    }

    private static func tie(_ numbers: [Double], _ isMaximum: Bool) -> Double? {
        guard let best = isMaximum ? numbers.max() : numbers.min() else { return nil }
        return numbers.count { $0 == best } > 1 ? best : nil
    }
}

extension [GraphError] {
    /// The first at every place: the nodes of a family share theirs.
    fileprivate var uniqueByPlace: [GraphError] {
        var places: Set<Range<Int>> = []
        return filter { places.insert($0.range).inserted }
    }
}
