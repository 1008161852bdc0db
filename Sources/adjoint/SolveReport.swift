import Algebra
import Autodiff
import Foundation

/// The whole bookkeeping of a graph at one point, as `solve --json` prints it. Values that cannot be known are null.
struct SolveReport: Encodable {
    struct NodeReport: Encodable {
        var name: String
        /// `input`, `parameter`, `constant`, or the right-hand side.
        var operation: String
        var operands: [String]
        var shape: [Int]
        var value: JSONTensor?
        var adjoint: JSONTensor?
        /// Over the inputs; null where it would be too long to be of use.
        var adjointExpression: String?
    }
    struct EdgeReport: Encodable {
        var from: String
        var to: String
        /// Where the consumer is a scalar, in the shape of the operand.
        var partial: JSONTensor?
        /// The local partial in symbols; between vectors and matrices what it is in a product, or a rule for one.
        var expression: String
        /// What the consumer's adjoint sends back, in the shape of the operand.
        var contribution: JSONTensor?
        /// Between vectors: the local partial in denominator layout, a row for each element of the operand. A matrix is
        /// taken row by row. Left out between scalars, and where it is large.
        var jacobian: JSONTensor?
    }
    struct CostReport: Encodable {
        struct Count: Encodable {
            var multiplications: UInt128
            var additions: UInt128
            init(_ count: Cost.Count) {
                multiplications = count.multiplications
                additions = count.additions
            }
        }
        var reverseSweep: Count
        var pathEnumeration: Count
        var forwardSweeps: Count
    }

    var output: String
    var value: JSONTensor?
    var nodes: [NodeReport]
    var edges: [EdgeReport]
    var reverseOrder: [String]
    /// The adjoints of the inputs and parameters, or of the variables of `--wrt`.
    var gradient: [String: JSONTensor?]
    /// Between vectors and matrices counted element by element; left out where that is too much to count.
    var cost: CostReport?
}

/// A tensor in JSON: a number, or nested arrays in row-major order. What is not finite is null, JSON having no word for it.
struct JSONTensor: Encodable {
    var tensor: Tensor

    init(_ tensor: Tensor) { self.tensor = tensor }

    func encode(to encoder: any Encoder) throws {
        try JSONSlice(shape: tensor.shape.dimensions[...], elements: tensor.elements[...]).encode(to: encoder)
    }

    private struct JSONSlice: Encodable {
        var shape: ArraySlice<Int>
        var elements: ArraySlice<Double>

        func encode(to encoder: any Encoder) throws {
            guard let count = shape.first else {
                var container = encoder.singleValueContainer()
                guard let value = elements.first, value.isFinite else { return try container.encodeNil() }
                return try container.encode(value)
            }
            var container = encoder.unkeyedContainer()
            let stride = shape.dropFirst().reduce(1, *)
            for row in 0..<count {
                let start = elements.startIndex + row * stride
                try container.encode(JSONSlice(shape: shape.dropFirst(), elements: elements[start..<start + stride]))
            }
        }
    }
}

/// One JSON object on one line, keys sorted so that the same input gives the same bytes.
func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension SolveReport {
    /// - Parameter variables: The nodes of the gradient; nil for all inputs and parameters.
    init(_ graph: Graph, _ evaluation: Evaluation, wrt variables: [Int]?) {
        let names = GraphNames(graph: graph, notation: .ascii)
        func inLayout(_ derivative: Tensor?) -> JSONTensor? {
            (derivative?.laidOut(in: graph.layout)).map(JSONTensor.init)
        }
        output = names.node(graph.output)
        value = evaluation.values[graph.output].map(JSONTensor.init)
        nodes = graph.nodes.indices.map { node in
            NodeReport(
                name: names.node(node), operation: graph.nodes[node].kind.word,
                operands: graph.incoming[node].map { names.node(graph.edges[$0].from) },
                shape: graph.nodes[node].shape.dimensions, value: evaluation.values[node].map(JSONTensor.init),
                adjoint: inLayout(evaluation.adjoints[node]),
                adjointExpression: graph.symbolicAdjoint(of: node).map(graph.laidOut)?.text(.ascii))
        }
        edges = graph.edges.indices.map { edge in
            EdgeReport(
                from: names.node(graph.edges[edge].from), to: names.node(graph.edges[edge].to),
                partial: inLayout(evaluation.partials[edge]),
                expression: graph.laidOut(graph.partial(ofEdge: edge)).text(.ascii),
                contribution: inLayout(evaluation.contributions[edge]),
                jacobian: inLayout(Self.jacobian(edge, graph, evaluation)))
        }
        reverseOrder = graph.reverseSweep(.pull).map { names.node($0.node) }
        let shown = variables ?? graph.variables
        gradient = Dictionary(
            uniqueKeysWithValues: shown.map { (names.node($0), inLayout(evaluation.adjoints[$0])) })
        cost = graph.elementCost.map { cost in
            CostReport(
                reverseSweep: .init(cost.reverseSweep), pathEnumeration: .init(cost.pathEnumeration),
                forwardSweeps: .init(cost.forwardSweeps))
        }
    }

    /// How many elements a Jacobian may have that is listed.
    private static let jacobianLimit = 10_000

    private static func jacobian(_ edge: Int, _ graph: Graph, _ evaluation: Evaluation) -> Tensor? {
        let sizes = [graph.edges[edge].from, graph.edges[edge].to].map { graph.nodes[$0].shape.count }
        guard sizes != [1, 1], sizes[0] * sizes[1] <= jacobianLimit else { return nil }
        return graph.jacobian(ofEdge: edge, in: evaluation)
    }
}

extension Node.Kind {
    /// `input`, `parameter`, `constant`, or the right-hand side.
    fileprivate var word: String {
        switch self {
        case .input: "input"
        case .parameter: "parameter"
        case .constant: "constant"
        case .computed(let expression): expression.text(.ascii)
        }
    }
}
