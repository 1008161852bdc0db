internal import Algebra

extension Graph {
    /// Reads the text of a graph block. Every fault is collected, in the order of the text; the graph is nil where any
    /// was found.
    ///
    /// One definition a line; what follows `#` is a comment, and empty lines are skipped. A line goes on where a bracket is
    /// open, and behind a backslash at its end:
    ///
    ///     x = 2                    an input with a value: the right-hand side has no variables
    ///     input y, z               inputs without a value
    ///     param w = 0.5            trained        const c = 2     gets no adjoint
    ///     t = x * y                a node; names may be used above the line that defines them
    ///     u = f(x, t)              opaque: f is not known, and its arguments are nodes
    ///     C = C(u)                 opaque: the name being defined is also the function
    ///     for j in 1..2, i in 0..j: a[j] = …     a family: one node for every value of the indices
    ///     x[1..3] = [1, 2, 3]      a family of scalars by its values; const T = 3 makes 1..T a range too
    ///     x = [1, 2, 3]            a column       W = [[1, 2], [3, 4]]    a matrix, row by row
    ///     W : 2x3 = [[…], […]]     the shape may be declared, and is where there is no value: input x : 3
    ///     b : 2 = 0                a number fills the declared shape
    ///     for l in 1..2: h[l] = tanh(W[l] @ h[l-1])       layers: a family of matrices and columns
    ///     opaque loss              a function that stays open and has a name of several letters
    ///     output C                 without this line the output is the last node that has operands
    ///
    /// - Parameter expandingPrimitives: Whether every right-hand side is split into single operations.
    package static func parse(
        _ text: String, name: String, expandingPrimitives: Bool = false
    ) -> (graph: Graph?, errors: [GraphError]) {
        var reader = BlockReader()
        reader.read(Excerpt(text))
        return reader.graph(named: name, length: text.utf8.count, expandingPrimitives: expandingPrimitives)
    }
}

extension BlockReader {
    /// Puts together what was read; the graph is nil where any fault was found.
    /// - Parameter length: that of the text, which is the place of a fault that no line has.
    func graph(
        named name: String, length: Int, expandingPrimitives: Bool
    ) -> (graph: Graph?, errors: [GraphError]) {
        guard !definitions.isEmpty, !isOverLimit else {
            return (nil, errors.isEmpty ? [.empty(at: 0..<length)] : errors)
        }
        var (graph, faults) = Graph.assemble(name: name, definitions: definitions, output: output)
        graph?.readsMatrices = declaresShapes
        graph?.namesOutput = output != nil
        var places: Set<Range<Int>> = []
        let all = (errors + faults).sorted { $0.range.lowerBound < $1.range.lowerBound }
            // The nodes of a family share their place and so their faults.
            .filter { places.insert($0.range).inserted }
        guard all.isEmpty, let graph else { return (nil, all) }
        guard expandingPrimitives else { return (graph, []) }
        var (expanded, limits) = graph.expandingPrimitives()
        expanded?.namesOutput = graph.namesOutput
        return (expanded, limits)
    }
}
