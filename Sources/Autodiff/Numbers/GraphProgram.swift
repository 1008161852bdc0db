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

    init(nodes: [Node], edges: [Edge], incoming: [[Int]]) {
        edgeSlots = [Int](repeating: 0, count: edges.count)
        tape.reserveCapacity(nodes.count + 2 * edges.count)
        for (index, node) in nodes.enumerated() {
            switch node.kind {
            case .input, .parameter, .constant:
                slots.append(tape.given(node.value?.scalar ?? .nan))
                operations.append(tape.count..<tape.count)
            case .computed(.opaque):
                for edge in incoming[index] { edgeSlots[edge] = tape.given(.nan) }
                slots.append(tape.opaque(incoming[index].map { (slots[edges[$0].from], edgeSlots[$0]) }))
                operations.append(tape.count..<tape.count)
            case .computed(let expression):
                for edge in incoming[index] { edgeSlots[edge] = tape.copy(slots[edges[edge].from]) }
                let operands = zip(incoming[index].map { nodes[edges[$0].from].symbol }, incoming[index])
                var writer = ExpressionWriter(
                    operands: Dictionary(uniqueKeysWithValues: operands.map { ($0, edgeSlots[$1]) }))
                let start = tape.count
                slots.append(writer.write(expression, on: &tape))
                operations.append(start..<tape.count)
            }
        }
    }
}

/// Writes one right-hand side on a tape, equal sub-expressions once.
private struct ExpressionWriter {
    /// Slots of the operands.
    let operands: [Symbol: Int]
    private var literals: [UInt64: Int] = [:]
    private var lines: [Line: Int] = [:]

    private struct Line: Hashable {
        var operation: Operation
        var left: Int
        var right: Int?
    }

    init(operands: [Symbol: Int]) { self.operands = operands }

    /// The slot of the expression's value. Recursion is bounded by the depth of expressions, `Limits.nesting`.
    mutating func write(_ expression: Expression, on tape: inout Tape) -> Int {
        switch expression {
        case .number(let number): return literal(number.doubleValue, on: &tape)
        case .constant(let constant): return literal(constant.value, on: &tape)
        case .symbol(let symbol): return operands[symbol] ?? literal(.nan, on: &tape)
        // A definition has neither derivatives nor an opaque function inside: `Graph.assemble` refuses them.
        case .derivative, .adjoint, .opaque: return literal(.nan, on: &tape)
        case .apply(let operation, let arguments):
            let slots = arguments.map { write($0, on: &tape) }
            guard let first = slots.first else { return literal(.nan, on: &tape) }
            if operation.arity == .one { return line(Line(operation: operation, left: first, right: nil), on: &tape) }
            // A sum of one term is that term; of many, a chain.
            return slots.dropFirst().reduce(first) {
                line(Line(operation: operation, left: $0, right: $1), on: &tape)
            }
        }
    }

    private mutating func literal(_ value: Double, on tape: inout Tape) -> Int {
        if let known = literals[value.bitPattern] { return known }
        let slot = tape.literal(value)
        literals[value.bitPattern] = slot
        return slot
    }

    private mutating func line(_ line: Line, on tape: inout Tape) -> Int {
        if let known = lines[line] { return known }
        let slot =
            if let right = line.right {
                tape.apply(line.operation, line.left, right)
            } else {
                tape.apply(line.operation, line.left)
            }
        lines[line] = slot
        return slot
    }
}
