internal import Algebra

/// A graph of vectors and matrices opened into their elements: every element is a node, so that ∂C/∂w₁₃⁽²⁾ is the adjoint
/// of one of them, and the way leads back to its matrix.
package struct ScalarView: Sendable {
    /// Where a node of the opened graph comes from.
    package struct Element: Hashable, Sendable {
        /// The node of the graph that was opened.
        package var node: Int
        /// Which of its elements, row by row from 0; 0 of a scalar.
        package var index: Int
        /// Its row and column.
        package var place: ElementPlace
    }

    /// The opened graph: all of its nodes are scalars. An element of `W` is called `W[1,3]`, of a layer `W[2;1,3]`, of a
    /// column `x[2]`.
    package var graph: Graph
    /// By node of the opened graph.
    package let elements: [Element]
    /// By node of the graph that was opened: its elements as nodes of the opened graph, row by row.
    package let nodes: [[Int]]
}

extension Graph {
    /// The graph opened into its elements; a scalar graph is its own view.
    ///
    /// The output is that of the graph, or of an output that is no scalar the first element.
    /// - Throws: where it would have more nodes, edges or operations than a graph may have, or an element's name is that
    ///   of another node.
    package func scalarView() throws(GraphError) -> ScalarView {
        var definitions: [Definition] = []
        var elements: [ScalarView.Element] = []
        var size = 0
        for (index, node) in nodes.enumerated() {
            let place = node.source ?? 0..<0
            guard elements.count + node.shape.count <= Limits.nodes else {
                throw .opened(over: Limits.nodes, "nodes", at: place)
            }
            let opened: [Expression]?
            do throws(ShapeError) {
                opened = try openedDefinition(of: node)
            } catch {
                throw GraphError(range: place, message: error.message)
            }
            for element in 0..<node.shape.count {
                let at = ElementPlace(element, in: node.shape)
                let symbol = node.symbol.element(row: at.row, column: at.column, of: node.shape)
                let kind = opened.map { Node.Kind.computed($0[element]) } ?? node.kind
                var definition = Definition(symbol, kind, value: node.value.map { Tensor($0.elements[element]) })
                definition.source = node.source
                definition.isGenerated = node.isGenerated
                definitions.append(definition)
                elements.append(ScalarView.Element(node: index, index: element, place: at))
                size += opened?[element].size ?? 0
            }
            guard size <= Limits.graphLength else {
                throw .opened(over: Limits.graphLength, "symbols and operations", at: place)
            }
        }
        let outputElement = elements.firstIndex { $0.node == output } ?? 0
        let (graph, errors) = Graph.assemble(
            name: name, definitions: definitions, output: definitions[outputElement].symbol)
        guard var graph else { throw errors[0] }
        graph.wishes = wishes
        // The order of the opened graph may be another one.
        var nodesOfElements = nodes.map { [Int](repeating: 0, count: $0.shape.count) }
        var elementsOfNodes = elements
        for (definition, element) in zip(definitions, elements) {
            guard let node = graph.node(definition.symbol) else { continue }
            nodesOfElements[element.node][element.index] = node
            elementsOfNodes[node] = element
        }
        return ScalarView(graph: graph, elements: elementsOfNodes, nodes: nodesOfElements)
    }

    /// The right-hand side of each element, row by row. The elements of a function that is not defined are functions of all
    /// elements of its operands: u₁ = g₁(x₁, x₂).
    private func openedDefinition(of node: Node) throws(ShapeError) -> [Expression]? {
        guard case .opaque(let name, let arguments)? = node.expression else {
            return try node.expression?.elements(shapes: shapes).flatMap(\.self)
        }
        var operands: [Expression] = []
        for argument in arguments { operands += try argument.elements(shapes: shapes).flatMap(\.self) }
        return (0..<node.shape.count).map { element in
            let place = ElementPlace(element, in: node.shape)
            let function = Symbol(name).element(row: place.row, column: place.column, of: node.shape)
            return .opaque(function.text(.unicode), operands)
        }
    }

    /// What gradients cost, counted in numbers: of a graph of vectors and matrices, that of its scalar view. Nil where
    /// that is too large.
    package var elementCost: Cost? {
        if isScalar { return cost }
        do throws(GraphError) { return try scalarView().graph.cost } catch { return nil }
    }
}
