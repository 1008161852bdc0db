package import Algebra

extension Graph {
    /// The most nodes a graph may have.
    package static let nodeLimit = 10_000
    /// The most edges a graph may have, and the most symbols and operations all its right-hand sides may have together
    /// is ten times that.
    package static let edgeLimit = 100_000

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
        guard definitions.count <= nodeLimit else {
            return (nil, [.overLimit(at: definitions[nodeLimit].place, nodeLimit, "nodes")])
        }
        var errors: [GraphError] = []
        var indices: [Symbol: Int] = [:]
        for (index, definition) in definitions.enumerated() {
            if let first = indices[definition.symbol] {
                errors.append(.definedTwice(definition, first: definitions[first]))
            } else {
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
                    errors.append(.undefined(symbol, at: definition.place, among: indices.keys))
                }
            }
            operands.append(known)
            edgeCount += known.count
            if edgeCount > edgeLimit {
                return (nil, errors + [.overLimit(at: definition.place, edgeLimit, "edges")])
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
        return (
            Graph(
                name: name, definitions: definitions, order: sorted.order, operands: operands, output: outputIndex),
            []
        )
    }
}
