package import Algebra

extension Graph {
    /// Makes a graph of definitions in any order: every name defined once, operands before consumers afterwards.
    ///
    /// Every fault is collected, at the definition's name; the graph is nil where any was found.
    ///
    /// - Parameter output: The output's name. Where nil, the last definition with operands, or else the last.
    package static func assemble(
        name: String, definitions: [Definition], output: Symbol? = nil
    ) -> (graph: Graph?, errors: [GraphError]) {
        guard let last = definitions.last(where: { !$0.operands.isEmpty }) ?? definitions.last else {
            return (nil, [GraphError(range: 0..<0, message: "the graph has no definition")])
        }
        guard definitions.count <= Limits.nodes else {
            return (nil, [.overLimit(at: definitions[Limits.nodes].place, Limits.nodes, "nodes")])
        }
        var errors: [GraphError] = []
        var indices: [Symbol: Int] = [:]
        // ŷ is y_hat in everything that is written in ASCII.
        var spellings: [String: Int] = [:]
        for (index, definition) in definitions.enumerated() {
            let spelling = definition.symbol.text(.ascii)
            if let first = spellings[spelling] {
                errors.append(.definedTwice(definition, first: definitions[first]))
                indices[definition.symbol] = first
            } else {
                spellings[spelling] = index
                indices[definition.symbol] = index
            }
        }

        var operands: [[Int]] = []
        var edgeCount = 0
        for definition in definitions {
            var known: [Int] = []
            for symbol in definition.operands {
                if let operand = indices[symbol] {
                    known.append(operand)
                } else {
                    let tensor = symbol.tensors.first { indices[$0] != nil }
                    errors.append(
                        tensor.map { .element(symbol, of: $0, at: definition.rightSource ?? definition.place) }
                            ?? .undefined(symbol, at: definition.place, among: indices.keys))
                }
            }
            operands.append(known)
            edgeCount += known.count
            if edgeCount > Limits.edges {
                return (nil, errors + [.overLimit(at: definition.place, Limits.edges, "edges")])
            }
        }

        let sorted = TopologicalOrder(operands: operands)
        for cycle in sorted.cycles { errors.append(.cycle(cycle.map { definitions[$0] })) }
        var outputIndex = indices[last.symbol]
        if let output {
            outputIndex = indices[output]
            if outputIndex == nil { errors.append(.undefined(output, at: 0..<0, among: indices.keys)) }
        }
        guard errors.isEmpty, let outputIndex else { return (nil, errors) }
        let (shapes, shapeErrors) = inferredShapes(of: definitions, order: sorted.order, indices: indices)
        guard shapeErrors.isEmpty else { return (nil, shapeErrors) }
        let graph = Graph(
            name: name, definitions: definitions, order: sorted.order, operands: operands, shapes: shapes,
            output: outputIndex)
        if let node = graph.program.nodeOverLimit {
            let place = definitions[sorted.order[node]].place
            return (nil, [.overLimit(at: place, Limits.graphElements, "elements in vectors and matrices")])
        }
        return (graph, [])
    }

    /// By definition its shape: declared, that of its value, or that of its right-hand side. What follows from a
    /// definition with a fault is not looked at.
    private static func inferredShapes(
        of definitions: [Definition], order: [Int], indices: [Symbol: Int]
    ) -> (shapes: [Shape], errors: [GraphError]) {
        var shapes = [Shape?](repeating: nil, count: definitions.count)
        var errors: [GraphError] = []
        for index in order {
            let definition = definitions[index]
            guard case .computed(let expression) = definition.kind else {
                shapes[index] = definition.shape ?? .scalar
                continue
            }
            guard definition.operands.allSatisfy({ indices[$0].map { shapes[$0] != nil } ?? false }) else { continue }
            if case .opaque = expression {
                shapes[index] = definition.shape ?? .scalar
                let operandShapes = definition.operands.map { indices[$0].flatMap { shapes[$0] } ?? .scalar }
                if let fault = definition.faultOfOpaqueFunction(operandShapes) { errors.append(fault) }
                continue
            }
            do throws(ShapeError) {
                let shape = try expression.shape { indices[$0].flatMap { shapes[$0] } }
                shapes[index] = shape
                if let declared = definition.shape, declared != shape {
                    errors.append(.otherShape(definition, declared: declared, found: shape))
                }
            } catch {
                errors.append(GraphError(range: definition.rightSource ?? definition.place, message: error.message))
            }
        }
        return (shapes.map { $0 ?? .scalar }, errors)
    }
}

extension Definition {
    /// A function that is not defined has the shape that is declared for it, or is a scalar; its partials are symbols, which
    /// have to be matrices: a column by a column, or a number by anything.
    fileprivate func faultOfOpaqueFunction(_ operandShapes: [Shape]) -> GraphError? {
        let shape = self.shape ?? .scalar
        guard shape != .scalar else { return nil }
        guard shape.kind == .column else { return .opaqueMatrix(self, shape) }
        guard let place = operandShapes.firstIndex(where: { $0 != .scalar && $0.kind != .column }) else { return nil }
        return .opaqueDerivative(self, shape, by: operands[place], operandShapes[place])
    }
}

extension Symbol {
    /// The vector and the matrix that it may name an element of.
    var tensors: [Symbol] {
        (1...2).filter { $0 <= indices.count }.map { count in
            var tensor = self
            tensor.indices.removeLast(count)
            return tensor
        }
    }
}
