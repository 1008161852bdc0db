package import Algebra
package import Autodiff

/// A card of one's own: an expression or definitions from a shell, without a lesson, so that every command goes on as with a
/// card of the library.
package struct OwnCard: Sendable {
    /// Its one graph, and tasks that ask the derivative of the output by every node, as a reverse sweep meets them: as numbers
    /// where there are some, else as expressions. Nil where there is a fault.
    package let card: Card?
    /// In the order of the text, with their places in it.
    package let diagnostics: [Diagnostic]
    /// The inputs that nothing but their use declares, in order of first use.
    package let inputsByUse: [Symbol]

    /// - Parameters:
    ///   - text: as `OwnGraph` reads it.
    ///   - path: how diagnostics name the text.
    ///   - values: of inputs.
    package init(_ text: String, path: String, at values: [Symbol: Tensor] = [:]) {
        let source = SourceText(path: path, bytes: Array(text.utf8))
        var findings = Findings(source)
        let own = OwnGraph(text, inputs: values.mapValues(\.shape))
        inputsByUse = own.inputsByUse
        for error in own.errors {
            findings.report(
                .inGraph(error, firstLine: nil), at: error.range.lowerBound, to: error.range.upperBound)
        }
        let graph = own.graph?.remade(with: values)
        for fault in graph?.evaluation.faults ?? [] {
            findings.report(.undefinedValue(fault), at: graph?.nodes[fault.node].source?.lowerBound ?? 0)
        }
        diagnostics = findings.diagnostics
        guard let graph, !diagnostics.containsError else {
            card = nil
            return
        }
        card = Card(
            frontMatter: FrontMatter(id: Self.id(of: text, at: values), title: text), lesson: [], graphs: [graph],
            tasks: graph.adjointTasks)
    }

    /// The identity by which progress is kept: what was asked for, `-e t = x*y; C = t^2 + x at x=2`.
    private static func id(of text: String, at values: [Symbol: Tensor]) -> String {
        let point = values.map { "\($0.text(.ascii))=\($1.text(.ascii))" }.sorted().joined(separator: ",")
        return "-e \(text)\(point.isEmpty ? "" : " at \(point)")"
    }
}

extension Graph {
    /// A task for the adjoint of every node that has one but the output, consumers first; none of an output that is no scalar.
    fileprivate var adjointTasks: [Task] {
        guard nodes[output].shape == .scalar else { return [] }
        let names = GraphNames(graph: self, notation: .unicode)
        return reverseTopologicalOrder.filter { $0 != output && varies[$0] && reachesOutput[$0] }.map { node in
            let key = names.total(of: output, by: node)
            return Task(
                id: key.text(.ascii), title: key.text(.unicode), heading: [.math(key.text(.latex))], prompt: [],
                answer: adjointAnswer(of: node), hints: [], why: [])
        }
    }
}

extension Graph {
    /// The answer that asks for the adjoint of a node: a number, a vector or matrix, or an expression where it has no value.
    package func adjointAnswer(of node: Int) -> Answer {
        let key = GraphNames(graph: self, notation: .unicode).total(of: output, by: node)
        let value = evaluation.adjoints[node]
        guard nodes[node].shape == .scalar else {
            let shape = nodes[node].shape.laidOut(in: layout)
            return .matrix(
                MatrixKey(graph: name, key: key, layout: layout, shape: shape, value: value?.laidOut(in: layout)))
        }
        guard let value else { return .symbolic(SymbolicKey(graph: name, key: key)) }
        return .numeric(NumericKey(graph: name, key: key, value: value.scalar, round: nil, tolerance: nil))
    }
}
