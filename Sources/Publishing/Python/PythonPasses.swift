internal import Algebra
internal import Autodiff

/// The two passes of a graph as statements of Python, each with the symbol it stands for.
struct PythonPasses {
    let names: PythonNames
    /// What stands in comments.
    let symbols: GraphNames

    private var graph: Graph { symbols.graph }

    /// The values operands first, and where `isAsserting` the shape each must have.
    func forward(in library: PythonExpression.Library, isAsserting: Bool, on page: inout PythonPage)
        throws(PythonRefusal)
    {
        for (index, node) in graph.nodes.enumerated() {
            guard let expression = node.expression else { continue }
            let meaning = "\(symbols.node(index)) = \(symbols.text(expression))"
            let right = try code(expression, of: index, in: library)
            page.add(code: "\(names.values[index]) = \(right)", meaning: isAsserting ? meaning : "")
            if isAsserting { page.add(code: shapeAssertion(names.values[index], node.shape)) }
        }
    }

    /// The adjoints, every node after all its consumers.
    func backward(on page: inout PythonPage) throws(PythonRefusal) {
        let output = symbols.node(graph.output)
        for node in graph.reverseTopologicalOrder {
            let name = names.adjoints[node]
            let bar = symbols.adjoint(node)
            let edges = graph.outgoing[node].filter { graph.isSwept(edge: $0) }
            if node == graph.output {
                page.add(code: "\(name) = 1.0", meaning: "\(bar) = d\(output)/d\(output) = 1")
                page.add(code: adjointAssertion(node))
            } else if edges.count == 1 {
                page.add(code: "\(name) = \(try contribution(edges[0]))", meaning: "\(bar) = \(meaning(of: edges[0]))")
                page.add(code: adjointAssertion(node))
            } else {
                try addFanOut(node, edges, on: &page)
            }
            page.addBlankLine()
        }
        for node in graph.variables where !graph.isSwept(node) {
            page.add(
                code: "\(names.adjoints[node]) = \(zero(graph.nodes[node].shape))",
                meaning: "\(symbols.adjoint(node)) = 0: no path leads to \(output)")
            page.add(code: adjointAssertion(node))
            page.addBlankLine()
        }
    }

    /// What several consumers send back is added, one after the other, as in the ledger.
    private func addFanOut(_ node: Int, _ edges: [Int], on page: inout PythonPage) throws(PythonRefusal) {
        let consumers = symbols.list(edges.map { graph.edges[$0].to })
        page.add(
            code: "\(names.adjoints[node]) = \(zero(graph.nodes[node].shape))",
            meaning: "\(symbols.adjoint(node)) adds what \(consumers) send back")
        for edge in edges {
            let name = names.contributions[graph.edges[edge].to]
            page.add(code: "\(name) = \(try contribution(edge))", meaning: meaning(of: edge))
            page.add(code: shapeAssertion(name, graph.nodes[node].shape))
            page.add(code: "\(names.adjoints[node]) += \(name)")
        }
        page.add(code: adjointAssertion(node))
    }

    // MARK: Edges

    private func contribution(_ index: Int) throws(PythonRefusal) -> String {
        let edge = graph.edges[index]
        let expression = isScalar(edge) ? scalarContribution(index) : graph.contribution(ofEdge: index)
        return try code(expression, of: edge.to, in: .numpy)
    }

    /// ū · ∂u/∂v as a ledger has it: the adjoint first, and the partial as it stands on the edge.
    private func scalarContribution(_ edge: Int) -> Expression {
        let upstream = Expression.adjoint(graph.nodes[graph.edges[edge].to].symbol)
        let partial = reusing(edge)
        if partial == .one { return upstream }
        if case .apply(.negate, let inner) = partial {
            return .apply(.negate, [.apply(.multiply, [upstream] + inner.flatMap(\.factors))])
        }
        return .apply(.multiply, [upstream] + partial.factors)
    }

    /// The local partial, where u itself occurs in it by its name: p for exp(a).
    private func reusing(_ edge: Int) -> Expression {
        let consumer = graph.nodes[graph.edges[edge].to]
        let partial = graph.partial(ofEdge: edge)
        guard case .apply? = consumer.expression, let definition = consumer.expression else { return partial }
        return partial.replacing([definition], by: .symbol(consumer.symbol))
    }

    private func isScalar(_ edge: Edge) -> Bool {
        graph.nodes[edge.to].shape == .scalar && graph.nodes[edge.from].shape == .scalar
    }

    /// `t̄ · ∂t/∂x, where ∂t/∂x = y` between scalars, `h̄ ⊙ σ′(z), where σ′(z) = h ⊙ (1 − h)` behind a function of one
    /// value, else the matrix expression, `Wᵀ z̄`.
    private func meaning(of index: Int) -> String {
        let edge = graph.edges[index]
        let consumer = graph.nodes[edge.to]
        if isScalar(edge) {
            let atom = Derivative(
                of: consumer.symbol, variable: graph.nodes[edge.from].symbol,
                isPartial: graph.incoming[edge.to].count > 1)
            let partial = symbols.text(.derivative(atom))
            let product = symbols.adjoint(edge.to) + symbols.times + partial
            return consumer.isOpaque ? product : "\(product), where \(partial) = \(symbols.text(reusing(index)))"
        }
        let sent = graph.contribution(ofEdge: index)
        guard case .apply(let operation, let operands)? = consumer.expression, operands.count == 1,
            operation.isElementwise, operation != .negate, case .symbol = operands[0],
            case .apply(.multiply, let factors) = sent
        else { return symbols.text(sent) }
        let upstream = Expression.adjoint(consumer.symbol)
        let others = factors.filter { $0 != upstream }
        guard others.count == factors.count - 1 else { return symbols.text(sent) }
        let isUnicode = symbols.notation == .unicode
        let name = operation == .sigmoid && isUnicode ? "σ" : operation.name
        let slope = "\(name)\(isUnicode ? "′" : "'")(\(symbols.text(operands[0])))"
        let value = others.count == 1 ? others[0] : .apply(.multiply, others)
        return "\(symbols.adjoint(edge.to))\(symbols.elementwise)\(slope), where \(slope) = \(symbols.text(value))"
    }

    // MARK: Words

    private func zero(_ shape: Shape) -> String { shape == .scalar ? "0.0" : "np.zeros(\(shape.python))" }

    /// The statement that an array has a shape; a scalar may be a plain number.
    func shapeAssertion(_ name: String, _ shape: Shape) -> String {
        "assert \(shape == .scalar ? "np.shape(\(name))" : "\(name).shape") == \(shape.python)"
    }

    private func adjointAssertion(_ node: Int) -> String {
        let shape = graph.nodes[node].shape
        guard shape != .scalar else { return shapeAssertion(names.adjoints[node], shape) }
        return "assert \(names.adjoints[node]).shape == \(names.values[node]).shape == \(shape.python)"
    }

    private func code(
        _ expression: Expression, of node: Int, in library: PythonExpression.Library
    ) throws(PythonRefusal) -> String {
        let symbol = graph.nodes[node].symbol
        do {
            let code = try PythonExpression(graph: graph, names: names, library: library).code(expression)
            if let code {
                guard PythonLimits.admit(code) else { throw PythonRefusal.beyondPython(symbol) }
                return code
            }
        } catch let refusal as PythonRefusal {
            throw refusal
        } catch {}
        throw .tooLong(symbol)
    }
}

extension Expression {
    /// The factors of a product, or the expression alone.
    fileprivate var factors: [Expression] {
        if case .apply(.multiply, let factors) = self { factors } else { [self] }
    }
}
