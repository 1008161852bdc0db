package import Algebra

/// What a text of one's own leaves unsaid and a card's block says: what its output is called, and what its inputs are.
struct OwnNames {
    /// Inputs that are known beforehand, with their shapes. Other names are scalar inputs where they are used.
    var inputs: [Symbol: Shape]
    /// What the last line is called where it is an expression without a name.
    var output: String
    /// The whole of it: a name that stands in one line without a bracket behind it is no function in another.
    var text: String
}

/// A graph as it is written on one line of a shell: `x*y + sin(x)`, or definitions, `t = x*y; C = t^2 + x`.
package struct OwnGraph: Sendable {
    /// Nil where there is a fault. One definition is split into single operations; of several each is a node, so that the
    /// writer chooses the lattice.
    package let graph: Graph?
    /// In the order of the text, with their places in it.
    package let errors: [GraphError]
    /// The inputs that nothing but their use declares, in order of first use.
    package let inputsByUse: [Symbol]

    /// Reads the lines of a graph block with semicolons between them; names need not be declared, and the last line needs no
    /// name: it is y then, or the next letter that is free.
    /// - Parameter inputs: the shapes of inputs that are given from outside, for example with their values.
    package init(_ text: String, inputs: [Symbol: Shape] = [:]) {
        // A line feed is as long as a semicolon, so that places stay.
        let block = Excerpt(text).split(at: ";").map(\.text).joined(separator: "\n")
        let names = OwnNames(
            inputs: inputs, output: Self.freeName(in: text), text: block)
        var reader = BlockReader(own: names)
        reader.read(Excerpt(block))
        inputsByUse = reader.inputsByUse.filter { inputs[$0] == nil }
        let computed = reader.definitions.filter { !$0.operands.isEmpty }
        guard !computed.isEmpty || !reader.errors.isEmpty || reader.definitions.isEmpty else {
            (graph, errors) = (nil, [.withoutVariable(at: Excerpt(text).trimmed.range)])
            return
        }
        let (read, faults) = reader.graph(
            named: computed.last?.symbol.name ?? "", length: text.utf8.count, expandingPrimitives: computed.count == 1)
        if read?.isScalar == true, let product = computed.first(where: \.multipliesMatrices) {
            (graph, errors) = (nil, [.withoutShapes(at: product.rightSource ?? product.place)])
        } else {
            (graph, errors) = (read, faults)
        }
    }

    /// A name that the text does not use, nor a word of it that may be meant as a product.
    private static func freeName(in text: String) -> String {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            .filter { !NamedFunction.isReserved(String($0)) }
        return ["y", "J", "C", "u", "out"].first { name in !words.contains { $0.contains(name) } } ?? "y_"
    }
}

extension Definition {
    /// Whether `@` or a transpose stands in the right-hand side.
    fileprivate var multipliesMatrices: Bool {
        guard case .computed(let expression) = kind else { return false }
        return expression.nodes.contains { part in
            if case .apply(let operation, _) = part { [.matmul, .transpose].contains(operation) } else { false }
        }
    }
}
