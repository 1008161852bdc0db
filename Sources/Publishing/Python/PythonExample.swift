internal import Algebra
internal import Autodiff

/// The values the file checks itself at: the graph's own, and values chosen for inputs that have none.
struct PythonExample {
    let text: String

    /// - Throws: where something is not defined at the values there are.
    init(_ graph: Graph, names: PythonNames) throws(PythonRefusal) {
        let missing = graph.nodes.indices.filter { graph.nodes[$0].expression == nil && graph.nodes[$0].value == nil }
        var chosen: [Symbol: Tensor] = [:]
        if missing.isEmpty {
            if let fault = graph.evaluation.faults.first { throw .undefined(fault) }
        } else {
            let points = Self.scales.lazy.map { Self.point(missing.map { graph.nodes[$0] }, scale: $0) }
            guard let point = points.first(where: { graph.evaluate(replacing: $0).faults.isEmpty }) else {
                throw .noExample
            }
            chosen = point
        }

        var lines = ["EXAMPLE = {"]
        for (index, node) in graph.nodes.enumerated() where node.expression == nil {
            guard let value = node.value ?? chosen[node.symbol] else { continue }
            let note = node.value == nil ? "  # chosen; the graph gives no value" : ""
            let entry = PythonPage.brokenLines(
                of: "\"\(names.values[index])\": \(Self.literal(value)),", hanging: "      ")
            lines += entry.enumerated().map { "    " + $1 + ($0 == entry.count - 1 ? note : "") }
        }
        lines += Self.standIns(graph, names)
        text = (lines + ["}"]).joined(separator: "\n")
    }

    /// A small point is where most things are defined; others are tried where it is not.
    private static let scales = [1.0, -1, 0.3, -0.3, 3, -3]

    /// A number for every element: no two alike, of one sign, and none at a kink.
    private static func point(_ nodes: [Node], scale: Double) -> [Symbol: Tensor] {
        var count = 0
        var point: [Symbol: Tensor] = [:]
        for node in nodes {
            let elements = (0..<node.shape.count).map { _ in
                count += 1
                // 0.6 to 2, so that no two of the first hundred are alike.
                return (scale * Double((count * 37) % 140 + 60)).rounded() / 100
            }
            point[node.symbol] = Tensor(shape: node.shape, elements: elements)
        }
        return point
    }

    /// Functions for those the graph does not define, with their partials: sin(k·s) in place k, where s is the sum of
    /// what goes in, the second argument twice, the third three times.
    private static func standIns(_ graph: Graph, _ names: PythonNames) -> [String] {
        guard !graph.opaqueEdges.isEmpty else { return [] }
        var lines = ["    # The graph does not define these functions; any with their partials do for a check."]
        var seen: Set<String> = []
        for (index, node) in graph.nodes.enumerated() {
            guard case .opaque(let function, let arguments)? = node.expression else { continue }
            let operands = graph.incoming[index].map { graph.nodes[graph.edges[$0].from] }
            // An operand may be an argument more than once.
            let weights = operands.map { operand in
                arguments.indices.filter { arguments[$0] == .symbol(operand.symbol) }.reduce(0) { $0 + $1 + 1 }
            }
            if let name = names.opaqueFunctions[function], seen.insert(name).inserted {
                let letters = arguments.indices.map { "a\($0 + 1)" }
                let shapes = arguments.map { $0.symbols.first.flatMap(graph.shape(of:)) ?? .scalar }
                let sum = sum(letters, shapes, weights: Array(1...max(1, letters.count)))
                let value = node.shape == .scalar ? "np.sin(\(sum))" : "np.sin(\(places(node.shape)) * (\(sum)))"
                lines.append("    \"\(name)\": lambda \(letters.joined(separator: ", ")): \(value),")
            }
            let letters = operands.indices.map { "a\($0 + 1)" }
            let sum = sum(letters, operands.map(\.shape), weights: weights)
            for (operand, edge) in graph.incoming[index].enumerated() {
                let shape = operands[operand].shape
                let weight = weights[operand] == 1 ? "" : "\(weights[operand]) * "
                let value: String
                if node.shape == .scalar {
                    value = "\(weight)np.cos(\(sum))" + (shape == .scalar ? "" : " * np.ones(\(shape.python))")
                } else {
                    let slopes = "(\(places(node.shape)) * np.cos(\(places(node.shape)) * (\(sum)))).T"
                    value = "\(weight)np.ones((\(shape.count), 1)) @ \(slopes)"
                }
                lines.append(
                    "    \"\(names.opaquePartials[edge] ?? "")\": lambda \(letters.joined(separator: ", ")): \(value),")
            }
        }
        return lines
    }

    /// 1, 2, … n as a column.
    private static func places(_ shape: Shape) -> String { "np.arange(1, \(shape.count + 1)).reshape(-1, 1)" }

    /// `a1 + 2 * np.sum(a2)`
    private static func sum(_ letters: [String], _ shapes: [Shape], weights: [Int]) -> String {
        letters.indices.map { index in
            let all = shapes[index] == .scalar ? letters[index] : "np.sum(\(letters[index]))"
            return weights[index] == 1 ? all : "\(weights[index]) * \(all)"
        }.joined(separator: " + ")
    }

    private static func literal(_ value: Tensor) -> String {
        let elements = value.elements
        func row(_ range: Range<Int>) -> String {
            "[" + elements[range].map { "\($0)" }.joined(separator: ", ") + "]"
        }
        if let first = elements.first, elements.count > 1, elements.allSatisfy({ $0 == first }) {
            return "np.full(\(value.shape.python), \(first))"
        }
        switch value.shape.kind {
        case .scalar: return "\(value.scalar)"
        case .column: return "np.array([\(row(0..<elements.count))]).T"
        case .row, .matrix:
            let rows = (0..<value.shape.rows).map { row($0 * value.shape.columns..<($0 + 1) * value.shape.columns) }
            return "np.array([\(rows.joined(separator: ", "))])"
        }
    }
}
