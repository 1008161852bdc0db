internal import Algebra
internal import Autodiff

/// What stands above the two passes: how the file is read, the functions NumPy lacks, and the signature.
struct PythonHead {
    let names: PythonNames
    /// What stands in comments.
    let symbols: GraphNames

    private var graph: Graph { symbols.graph }

    var text: String {
        let definitions = definitions
        let imports = definitions.contains { $0.contains("math.") } ? ["import math\n"] : []
        return
            (["\"\"\"" + paragraphs.joined(separator: "\n\n") + "\n\"\"\"\n"] + imports + ["import numpy as np"]
            + definitions)
            .joined(separator: "\n")
    }

    private var paragraphs: [String] {
        let output = symbols.node(graph.output)
        let shown = graph.variables.first ?? graph.output
        let (plain, barred) = (symbols.node(shown), symbols.adjoint(shown))
        let entry = graph.nodes[shown].shape == .scalar ? "" : "each entry of "
        let (value, adjoint) = (names.values[shown], names.adjoints[shown])
        var paragraphs = [
            "\(graph.name): the forward and the backward pass, symbol by symbol.",
            """
            Every line of code has beside it the symbol it stands for, and below it the shape it must have.
            \(adjoint) is the adjoint \(barred) = d\(output)/d\(plain): how fast \(output) moves with \(entry)\(value).
            The backward pass comes to a value after all its consumers. A value with several of them
            starts at zero, and what each sends back is added.
            """,
        ]
        if !graph.isScalar {
            let sentence =
                switch graph.layout {
                case .denominator:
                    """
                    An adjoint has the shape of its variable, \(adjoint).shape == \(value).shape. That is denominator
                    layout; in numerator layout the derivative is its transpose.
                    """
                case .numerator:
                    """
                    The lesson uses numerator layout, where d\(output)/d\(plain) has the transposed shape. The code keeps every
                    array in the shape of its variable, \(adjoint).shape == \(value).shape, so \(adjoint).T is d\(output)/d\(plain).
                    """
                }
            paragraphs.append(
                """
                A column of n numbers is an array of shape (n, 1), so that a transpose means something;
                a scalar has the shape (). * goes element by element, @ is the matrix product.
                """ + "\n" + sentence)
        }
        paragraphs.append("Needs NumPy. Run as a program, the file checks itself. Written by `adjoint export`.")
        return paragraphs
    }

    /// The functions that NumPy has not.
    private var definitions: [String] {
        let written =
            graph.nodes.compactMap(\.expression)
            + graph.edges.indices.filter { graph.isSwept(edge: $0) }.map { graph.contribution(ofEdge: $0) }
        // Every operation that is called, by its number of operands, with their shapes; a vector is more than a number.
        var called: [Operation: [Int: [Shape]]] = [:]
        var waiting = written.map { ($0, graph.shapes) }
        while let (expression, shapes) = waiting.popLast() {
            _ = expression.folded { (part: Expression, operands: [Shape]) -> Shape in
                guard case .apply(let operation, let arguments) = part else {
                    if case .symbol(let symbol) = part { return shapes[symbol] ?? .scalar }
                    return (try? part.shape(ofOperands: operands, layout: .denominator) { shapes[$0] }) ?? .scalar
                }
                if called[operation]?[operands.count]?.contains(where: { $0 != .scalar }) != true {
                    called[operation, default: [:]][operands.count] = operands
                    let names = operands.indices.map { Symbol("operand ", indices: [$0]) }
                    let composition = operation.expansion(of: names.map(Expression.symbol), shapes: operands)
                    if operation.isComposedInPython, let composition {
                        waiting.append((composition, Dictionary(uniqueKeysWithValues: zip(names, operands))))
                    }
                }
                return operation.fittingShape(of: operands) { arguments[$0].number } ?? .scalar
            }
        }
        var definitions = Operation.missingInNumPy.filter { called[$0.operation]?[$0.operands] != nil }
            .map { "\n\n" + $0.definition }
        let writer = PythonExpression(graph: graph, names: names, library: .numpy)
        for operation in Operation.allCases where operation.isComposedInPython {
            guard let shapes = called[operation]?.values.first else { continue }
            definitions.append("\n\n" + writer.definition(of: operation, shapes))
        }
        return definitions
    }

    // MARK: The function

    /// The line that begins a function of all arguments.
    func definition(of function: String) -> [String] {
        PythonPage.brokenLines(of: "def \(function)(\(arguments.joined(separator: ", "))):", hanging: "        ")
    }

    /// What the function takes: the inputs, parameters and constants, then what is not defined in the graph.
    var arguments: [String] {
        graph.nodes.indices.filter { graph.nodes[$0].expression == nil }.map { names.values[$0] }
            + names.opaqueFunctions.values.sorted() + graph.opaqueEdges.compactMap { names.opaquePartials[$0] }
    }

    /// The line that begins the function, and what it takes.
    var signature: String {
        let output = names.values[graph.output]
        let gradient = graph.variables.isEmpty ? "" : ", and its gradient by every input and parameter"
        let rows = argumentRows
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let table = rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) } + row.suffix(1)
            return "    " + cells.joined(separator: "   ")
        }
        return (definition(of: names.function) + ["    \"\"\"\(output)\(gradient).", ""] + table + ["    \"\"\""])
            .joined(separator: "\n")
    }

    /// Name, symbol, shape and kind of each argument.
    private var argumentRows: [[String]] {
        var rows: [[String]] = []
        for (index, node) in graph.nodes.enumerated() where node.expression == nil {
            let kind =
                switch node.kind {
                case .input: "input"
                case .parameter: "parameter"
                case .constant, .computed: "constant"
                }
            rows.append([names.values[index], symbols.node(index), node.shape.python, kind])
        }
        for (function, name) in names.opaqueFunctions.sorted(by: { $0.value < $1.value }) {
            rows.append([name, function, "", "function that the graph does not define"])
        }
        for index in graph.opaqueEdges {
            let (edge, nodes) = (graph.edges[index], graph.nodes)
            let partial = Derivative(
                of: nodes[edge.to].symbol, variable: nodes[edge.from].symbol,
                isPartial: graph.incoming[edge.to].count > 1)
            let shape = graph.opaquePartialShape(index)
            rows.append([
                names.opaquePartials[index] ?? "", symbols.text(.derivative(partial)), shape.python,
                "its local partial, a function too" + (shape == .scalar ? "" : ", in denominator layout"),
            ])
        }
        return rows
    }
}

extension Graph {
    /// The shape of the local partial on an edge into an opaque node: that of the operand where the node is a scalar,
    /// else a row for each element of the operand and a column for each of the node.
    func opaquePartialShape(_ edge: Int) -> Shape {
        let (operand, consumer) = (nodes[edges[edge].from].shape, nodes[edges[edge].to].shape)
        return consumer == .scalar ? operand : Shape(rows: operand.count, columns: consumer.count)
    }
}
