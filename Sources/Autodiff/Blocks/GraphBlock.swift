internal import Algebra

extension Graph {
    /// Reads the text of a graph block. Every fault is collected, in the order of the text; the graph is nil where any
    /// was found.
    ///
    /// One definition a line; what follows `#` is a comment, and empty lines are skipped:
    ///
    ///     x = 2                    an input with a value: the right-hand side has no variables
    ///     input y, z               inputs without a value
    ///     param w = 0.5            trained        const c = 2     gets no adjoint
    ///     t = x * y                a node; names may be used above the line that defines them
    ///     u = f(x, t)              opaque: f is not known, and its arguments are nodes
    ///     C = C(u)                 opaque: the name being defined is also the function
    ///     for j in 1..2, i in 0..j: a[j] = …     a family: one node for every value of the indices
    ///     x = [1, 2, 3]            a column       W = [[1, 2], [3, 4]]    a matrix, row by row
    ///     W : 2x3 = [[…], […]]     the shape may be declared, and is where there is no value: input x : 3
    ///     b : 2 = 0                a number fills the declared shape
    ///     for l in 1..2: h[l] = tanh(W[l] @ h[l-1])       layers: a family of matrices and columns
    ///     output C                 without this line the output is the last node that has operands
    ///
    /// - Parameter expandingPrimitives: Whether every right-hand side is split into single operations.
    package static func parse(
        _ text: String, name: String, expandingPrimitives: Bool = false
    ) -> (graph: Graph?, errors: [GraphError]) {
        var reader = BlockReader()
        reader.read(Excerpt(text))
        guard !reader.definitions.isEmpty, !reader.isOverLimit else {
            return (nil, reader.errors.isEmpty ? [.empty(at: 0..<text.utf8.count)] : reader.errors)
        }
        let (graph, errors) = assemble(name: name, definitions: reader.definitions, output: reader.output)
        var places: Set<Range<Int>> = []
        let all = (reader.errors + errors).sorted { $0.range.lowerBound < $1.range.lowerBound }
            // The nodes of a family share their place and so their faults.
            .filter { places.insert($0.range).inserted }
        guard all.isEmpty, let graph else { return (nil, all) }
        return expandingPrimitives ? graph.expandingPrimitives() : (graph, [])
    }

    /// The graph of one expression whose variables are inputs, `solve -e` and `draw -e`: a single node, or one node per
    /// primitive operation. An equation `J = …` names the output; otherwise it is y, or the next letter that is free.
    ///
    /// - Parameter values: Values of inputs by name; an input may be without.
    package static func of(
        expression text: String, at values: [String: Double], expandingPrimitives: Bool
    ) throws(GraphError) -> Graph {
        let whole = Excerpt(text)
        let (name, right) = whole.cut(at: "=" as Character).map { ($0.trimmed, $1) } ?? (nil, whole)
        let expression = try right.expression(in: Scope(declaresOnUse: true))
        if let atom = expression.forbiddenAtom { throw .atom(atom, at: right.trimmed.range) }

        var given: [Symbol: Double] = [:]
        let symbols = expression.symbols
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            let symbol = try Excerpt(name).symbol(indices: [:])
            guard symbols.contains(symbol) else { throw .notInExpression(symbol, among: symbols) }
            given[symbol] = value
        }
        let free = ["y", "J", "C", "u", "out"].map { Symbol($0) }.first { !symbols.contains($0) }
        let output = try name?.symbol(indices: [:]) ?? free ?? Symbol("y_")
        let definitions =
            symbols.map { Definition($0, .input, value: given[$0]) } + [Definition(output, .computed(expression))]
        var (graph, errors) = assemble(name: output.name, definitions: definitions, output: output)
        if expandingPrimitives, let whole = graph { (graph, errors) = whole.expandingPrimitives() }
        guard let graph else { throw errors.first ?? .empty(at: 0..<text.utf8.count) }
        return graph
    }
}
