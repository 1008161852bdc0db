package import Algebra

/// Forward values, local partials and adjoints of a graph at one point.
///
/// An entry is nil where it cannot be known, because an input has no value or a function is opaque, and where it is
/// not defined (`faults` says where that begins). Everything else is computed: with y unknown, `t = x * y` still has
/// ∂t/∂y = x.
package struct Evaluation: Sendable {
    /// By node.
    package let values: [Tensor?]
    /// By edge: the local partial where its consumer is a scalar, in the shape of the operand. Nil where the consumer is a
    /// vector or matrix: the edge carries a VJP there (`contributions`), and its Jacobian comes on demand
    /// (`Graph.jacobian(of:in:)`).
    package let partials: [Tensor?]
    /// By node, in the shape of the node (denominator layout); zero for nodes that do not reach the output, nil for
    /// constants (`Graph.varies`), 1 for the output. All nil where the output is no scalar.
    package let adjoints: [Tensor?]
    /// By edge: what the consumer's adjoint sends back along it, in the shape of the operand. Nil where it cannot be
    /// known.
    package let contributions: [Tensor?]
    /// Where a value or a local partial is not defined, in topological order. What only follows from a fault is not
    /// listed again.
    package let faults: [EvaluationFault]
    /// Every value on the graph's tape, for sweeps from other nodes than the output.
    let tapeValues: [Double]
}

extension Graph {
    /// Forward and reverse at the graph's own values, exact up to rounding: local partials come from a reverse sweep
    /// through the right-hand side.
    ///
    /// - Parameters:
    ///   - replaced: Values for inputs, parameters, constants and opaque nodes, in place of their own or of none, and in
    ///     the node's shape. A computed node keeps what follows from its operands.
    ///   - opaquePartials: Local partials on edges into opaque nodes, by edge.
    package func evaluate(
        replacing replaced: [Symbol: Tensor] = [:], opaquePartials: [Int: Double] = [:]
    ) -> Evaluation {
        let tape = program.tape
        var tapeValues = tape.initialValues
        for (symbol, value) in replaced {
            guard let index = node(symbol), nodes[index].expression == nil || nodes[index].isOpaque,
                value.shape == nodes[index].shape
            else { continue }
            tapeValues.replaceSubrange(tape.place(of: program.slots[index]), with: value.elements)
        }
        for (edge, partial) in opaquePartials where nodes[edges[edge].to].isOpaque {
            tapeValues[tape.offset(of: program.edgeSlots[edge])] = partial
        }
        tape.sweepForward(&tapeValues)

        let values = program.slots.map { known($0, in: tapeValues) }
        let partials = localPartials(tapeValues)
        var adjoints = [Tensor?](repeating: nil, count: nodes.count)
        var contributions = [Tensor?](repeating: nil, count: edges.count)
        if nodes[output].shape == .scalar {
            let totals = totalDerivatives(of: output, tapeValues)
            for node in nodes.indices where varies[node] || node == output {
                adjoints[node] = known(program.slots[node], in: totals)
            }
            for (index, edge) in edges.enumerated() where adjoints[edge.from] != nil || varies[edge.from] {
                guard nodes[edge.to].isOpaque else {
                    contributions[index] = known(program.edgeSlots[index], in: totals)
                    continue
                }
                guard let adjoint = adjoints[edge.to] else { continue }
                if adjoint.elements.allSatisfy({ $0 == 0 }) {
                    contributions[index] = Tensor(repeating: 0, shape: nodes[edge.from].shape)
                    continue
                }
                guard adjoint.shape == .scalar, partials[index].shape == .scalar else { continue }
                let product = adjoint.scalar * partials[index].scalar
                contributions[index] = product.isFinite ? Tensor(product) : nil
            }
        }
        return Evaluation(
            values: values,
            partials: zip(edges, partials).map { nodes[$0.to].shape == .scalar && $1.isFinite ? $1 : nil },
            adjoints: adjoints,
            contributions: contributions,
            faults: faults(tapeValues, values: values, partials: partials), tapeValues: tapeValues)
    }

    /// The total derivatives of one scalar node by every node, by one reverse sweep from it. Zero by nodes it does not
    /// depend on.
    package func derivatives(of node: Int, in evaluation: Evaluation) -> [Tensor?] {
        guard nodes[node].shape == .scalar else { return [Tensor?](repeating: nil, count: nodes.count) }
        let totals = totalDerivatives(of: node, evaluation.tapeValues)
        return program.slots.map { known($0, in: totals) }
    }

    /// By place on the tape.
    private func totalDerivatives(of node: Int, _ tapeValues: [Double]) -> [Double] {
        let tape = program.tape
        var adjoints = [Double](repeating: 0, count: tapeValues.count)
        adjoints[tape.offset(of: program.slots[node])] = 1
        tape.sweepBackward(tapeValues, &adjoints, in: 0..<program.slots[node] + 1)
        return adjoints
    }

    /// By edge; not finite where not known. Where the consumer is no scalar, what an adjoint of ones sends back: it is not
    /// finite either where a partial is not.
    private func localPartials(_ tapeValues: [Double]) -> [Tensor] {
        let tape = program.tape
        var adjoints = [Double](repeating: 0, count: tapeValues.count)
        for (index, node) in nodes.enumerated() where node.expression != nil && !node.isOpaque {
            for element in tape.place(of: program.slots[index]) { adjoints[element] = 1 }
            tape.sweepBackward(tapeValues, &adjoints, in: program.operations[index])
        }
        return edges.indices.map { edge in
            tensor(program.edgeSlots[edge], in: nodes[edges[edge].to].isOpaque ? tapeValues : adjoints)
        }
    }

    /// The elements of a slot.
    func tensor(_ slot: Int, in buffer: [Double]) -> Tensor {
        let (tape, offset) = (program.tape, program.tape.offset(of: slot))
        guard tape.shapes[slot] != .scalar else { return Tensor(buffer[offset]) }
        return Tensor(shape: tape.shapes[slot], elements: Array(buffer[tape.place(of: slot)]))
    }

    /// The elements of a slot as a value of the graph: NaN and infinity are none.
    func known(_ slot: Int, in buffer: [Double]) -> Tensor? {
        let tensor = tensor(slot, in: buffer)
        return tensor.isFinite ? tensor : nil
    }
}
