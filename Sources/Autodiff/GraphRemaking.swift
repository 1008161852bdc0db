package import Algebra

extension Graph {
    /// The same nodes in the same order, with other values of inputs or another output.
    /// - Parameters:
    ///   - values: of inputs, parameters and constants, in their shapes; the others keep theirs.
    ///   - output: the node to differentiate.
    package func remade(with values: [Symbol: Tensor] = [:], output: Symbol? = nil) -> Graph {
        let definitions = nodes.map { node in
            let value = node.expression == nil ? values[node.symbol] : nil
            var definition = Definition(node.symbol, node.kind, value: value ?? node.value, shape: node.shape)
            definition.source = node.source
            definition.isGenerated = node.isGenerated
            return definition
        }
        let output = output ?? nodes[self.output].symbol
        var remade = Graph.assemble(name: name, definitions: definitions, output: output).graph ?? self
        remade.books.takeOver(books)
        remade.layout = layout
        remade.wishes = wishes
        remade.readsMatrices = readsMatrices
        return remade
    }
}
