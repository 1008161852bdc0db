internal import Algebra

/// The right-hand sides of a graph as one tape, and where nodes and edges lie on it.
///
/// A node's part of the tape begins with one copy per operand, followed by the operations of its right-hand side, each
/// different sub-expression once. Swept backwards alone, the copies receive the local partials; swept as a whole, what
/// the node sends back along each edge.
struct GraphProgram: Sendable {
    private(set) var tape = Tape()
    /// By node: the slot of its value.
    private(set) var slots: [Int] = []
    /// By edge: the copy of the operand's value, or for an edge into an opaque node the slot of its partial.
    private(set) var edgeSlots: [Int] = []
    /// By node: the operations of its right-hand side, without the copies; empty for given and opaque nodes.
    private(set) var operations: [Range<Int>] = []

    /// The first node at which the elements of all tensors became more than a graph may have; nothing runs then.
    private(set) var nodeOverLimit: Int?

    init(nodes: [Node], edges: [Edge], incoming: [[Int]]) {
        edgeSlots = [Int](repeating: 0, count: edges.count)
        tape.reserveCapacity(nodes.count + 2 * edges.count)
        for (index, node) in nodes.enumerated() {
            switch node.kind {
            case .input, .parameter, .constant:
                slots.append(given(node, at: index))
                operations.append(tape.count..<tape.count)
            case .computed(.opaque):
                let operands = incoming[index].map { slots[edges[$0].from] }
                if node.shape == .scalar, operands.allSatisfy({ tape.shapes[$0] == .scalar }) {
                    for edge in incoming[index] { edgeSlots[edge] = tape.given(.nan) }
                    slots.append(tape.opaque(incoming[index].map { (slots[edges[$0].from], edgeSlots[$0]) }))
                } else {
                    slots.append(opaque(node, incoming[index], operands, at: index))
                }
                operations.append(tape.count..<tape.count)
            case .computed(let expression):
                for edge in incoming[index] where hasRoom(at: index) {
                    edgeSlots[edge] = tape.copy(slots[edges[edge].from])
                }
                let operands = zip(incoming[index].map { nodes[edges[$0].from].symbol }, incoming[index])
                var writer = ExpressionWriter(
                    operands: Dictionary(uniqueKeysWithValues: operands.map { (.symbol($0), edgeSlots[$1]) }),
                    elementLimit: Limits.graphElements)
                let start = tape.count
                slots.append(hasRoom(at: index) ? writer.write(expression, on: &tape) : tape.literal(.nan))
                if writer.isOverLimit { nodeOverLimit = nodeOverLimit ?? index }
                operations.append(start..<tape.count)
            }
        }
    }

    /// A function of vectors that is not defined, as far as adjoints can tell: a sum of unknown multiples of its operands, so
    /// that neither its value is known nor what it sends back.
    private mutating func opaque(_ node: Node, _ edges: [Int], _ operands: [Int], at index: Int) -> Int {
        var sum = given(node, at: index)
        for (edge, operand) in zip(edges, operands) where hasRoom(at: index) {
            edgeSlots[edge] = tape.given(nil, shape: tape.shapes[operand])
            let product = tape.apply(.multiply, edgeSlots[edge], tape.copy(operand))
            let total = tape.shapes[product] == .scalar ? product : tape.write(.sum, product, nil)
            sum = tape.apply(.add, sum, total)
        }
        return sum
    }

    private mutating func given(_ node: Node, at index: Int) -> Int {
        guard node.shape != .scalar else { return tape.given(node.value?.scalar ?? .nan) }
        return hasRoom(at: index) ? tape.given(node.value, shape: node.shape) : tape.given(.nan)
    }

    private mutating func hasRoom(at node: Int) -> Bool {
        if nodeOverLimit == nil, tape.elementCount > Limits.graphElements { nodeOverLimit = node }
        return nodeOverLimit == nil
    }
}
