package import Algebra
package import Autodiff

/// A graph as a Python file to hand out: a NumPy function with its forward pass and its backward pass written by hand,
/// the symbol beside every line and the shape below it, and a check at the end.
///
/// Python 3.7 or later, NumPy 1.13 or later; PyTorch is used where it is installed.
package struct PythonFile: Sendable {
    /// The whole file, without a line end behind its last line.
    package let text: String
    /// The function for the graph. It takes every input, parameter and constant by name, and returns the output and a
    /// dictionary of gradients by name.
    package let function: String
    /// By node, what its value is called.
    package let names: [String]

    /// Arrays keep the shape of their variable in either layout of the graph; the file says how that is to be read.
    /// - Parameter notation: of the symbols in comments.
    /// - Throws: where the graph has no backward pass that could be written out or run.
    package init(_ graph: Graph, notation: Notation = .unicode) throws(PythonRefusal) {
        let output = graph.nodes[graph.output]
        guard output.shape == .scalar else { throw .outputNotScalar(output.symbol, output.shape) }
        for node in graph.nodes {
            guard case .opaque(_, let arguments)? = node.expression, arguments.count > PythonLimits.arguments else {
                continue
            }
            throw .manyArguments(node.symbol, arguments.count)
        }
        let names = PythonNames(graph)
        let symbols = GraphNames(graph: graph, notation: notation)
        let passes = PythonPasses(names: names, symbols: symbols)
        let example = try PythonExample(graph, names: names)
        let head = PythonHead(names: names, symbols: symbols)
        let hasTorch = graph.opaqueEdges.isEmpty && graph.varies[graph.output]

        var page = PythonPage()
        page.add(head.text)
        page.add("\n")
        page.add(head.signature)
        for index in graph.nodes.indices where graph.nodes[index].expression == nil {
            page.add(code: passes.shapeAssertion(names.values[index], graph.nodes[index].shape))
        }
        page.add("\n    # Forward pass: operands before consumers.")
        try passes.forward(in: .numpy, isAsserting: true, on: &page)
        page.add("\n    # Backward pass: consumers before operands.")
        try passes.backward(on: &page)
        page.add(returned(graph, names))
        page.add("\n")
        page.add("# " + String(repeating: "-", count: 70))
        page.add("# The check: is the backward pass right?\n")
        page.add(example.text)
        page.add("\n")
        page.add(PythonCheck.finiteDifferences(names.function))
        if hasTorch {
            page.add("\n")
            page.add(head.definition(of: names.function + PythonNames.inTorch).joined(separator: "\n"))
            page.add("    \"\"\"The forward pass once more, for PyTorch to differentiate.\"\"\"")
            page.add(code: PythonCheck.torchImport)
            page.addBlankLine()
            try passes.forward(in: .torch, isAsserting: false, on: &page)
            page.add(code: "return \(names.values[graph.output])")
            page.add("\n")
            page.add(PythonCheck.autograd(names.function))
        }
        page.add("\n")
        page.add(PythonCheck.main(names.function, output: names.values[graph.output], hasTorch: hasTorch))
        text = page.text
        function = names.function
        self.names = names.values
    }
}

/// The end of the function: the output, and the adjoints of its inputs and parameters by name.
private func returned(_ graph: Graph, _ names: PythonNames) -> String {
    let start = "    return \(names.values[graph.output]), {"
    let entries = graph.variables.map { "\"\(names.values[$0])\": \(names.adjoints[$0])" }
    let line = start + entries.joined(separator: ", ") + "}"
    if line.count <= PythonPage.width { return line }
    return ([start] + entries.map { "        \($0)," } + ["    }"]).joined(separator: "\n")
}
