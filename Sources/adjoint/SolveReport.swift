import Algebra
import Autodiff
import Canvas
import Essentials
import Publishing

/// The whole bookkeeping of a graph at one point, as `solve --json` prints it. Values that cannot be known are left out.
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

/// One JSON object on one line, keys sorted so that the same input gives the same bytes.
func json(_ value: some Encodable, isPretty: Bool = false) throws -> TerminalText {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return TerminalText(json: String(decoding: try encoder.encode(value), as: UTF8.self))
}

extension SolveReport {
    /// - Parameter variables: The nodes of the gradient; nil for all inputs and parameters.
    init(_ graph: Graph, _ evaluation: Evaluation, wrt variables: [Int]?) {
        let names = GraphNames(graph: graph, notation: .ascii)
        let facts = GraphFacts(graph, evaluation)
        output = names.node(graph.output)
        value = facts.value(ofNode: graph.output)
        nodes = graph.nodes.indices.map { node in
            NodeReport(
                name: names.node(node), operation: facts.operation(ofNode: node),
                operands: facts.operands(ofNode: node), shape: facts.shape(ofNode: node),
                value: facts.value(ofNode: node), adjoint: facts.adjoint(ofNode: node),
                adjointExpression: graph.symbolicAdjoint(of: node).map(graph.laidOut)?.text(.ascii))
        }
        edges = graph.edges.indices.map { edge in
            EdgeReport(
                from: names.node(graph.edges[edge].from), to: names.node(graph.edges[edge].to),
                partial: facts.partial(ofEdge: edge), expression: facts.expression(ofEdge: edge),
                contribution: facts.contribution(ofEdge: edge), jacobian: facts.jacobian(ofEdge: edge))
        }
        reverseOrder = graph.reverseSweep(.pull).map { names.node($0.node) }
        let shown = variables ?? graph.variables
        gradient = Dictionary(
            uniqueKeysWithValues: shown.map { (names.node($0), facts.adjoint(ofNode: $0)) })
        cost = graph.elementCost.map { cost in
            CostReport(
                reverseSweep: .init(cost.reverseSweep), pathEnumeration: .init(cost.pathEnumeration),
                forwardSweeps: .init(cost.forwardSweeps))
        }
    }
}
