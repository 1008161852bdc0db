package import Algebra

/// Forward values, local partials and adjoints of a graph at one point.
///
/// An entry is nil where it cannot be known, because an input has no value or a function is opaque, and where it is
/// not defined (`faults` says where that begins). Everything else is computed: with y unknown, `t = x * y` still has
/// ∂t/∂y = x.
package struct Evaluation: Sendable {
    /// By node.
    package let values: [Tensor?]
    /// By edge.
    package let partials: [Tensor?]
    /// By node; zero for nodes that do not reach the output, nil for constants (`Graph.varies`), 1 for the output.
    package let adjoints: [Tensor?]
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
    ///   - replaced: Values for inputs, parameters, constants and opaque nodes, in place of their own or of none. A
    ///     computed node keeps what follows from its operands.
    ///   - opaquePartials: Local partials on edges into opaque nodes, by edge.
    package func evaluate(
        replacing replaced: [Symbol: Tensor] = [:], opaquePartials: [Int: Double] = [:]
    ) -> Evaluation {
        let tape = program.tape
        var tapeValues = tape.initialValues
        for (symbol, value) in replaced {
            guard let index = node(symbol), nodes[index].expression == nil || nodes[index].isOpaque else { continue }
            tapeValues[tape.offset(of: program.slots[index])] = value.scalar
        }
        for (edge, partial) in opaquePartials where nodes[edges[edge].to].isOpaque {
            tapeValues[tape.offset(of: program.edgeSlots[edge])] = partial
        }
        tape.sweepForward(&tapeValues)

        let values = program.slots.map { known(tapeValues[tape.offset(of: $0)]) }
        let partials = localPartials(tapeValues)
        let totals = totalDerivatives(of: output, tapeValues)
        let adjoints = nodes.indices.map { varies[$0] || $0 == output ? totals[$0] : nil }
        return Evaluation(
            values: values, partials: partials.map(known), adjoints: adjoints,
            faults: faults(tapeValues, values: values, partials: partials), tapeValues: tapeValues)
    }

    /// The total derivatives of one node by every node, by one reverse sweep from it. Zero by nodes it does not depend
    /// on.
    package func derivatives(of node: Int, in evaluation: Evaluation) -> [Tensor?] {
        totalDerivatives(of: node, evaluation.tapeValues)
    }

    private func totalDerivatives(of node: Int, _ tapeValues: [Double]) -> [Tensor?] {
        let tape = program.tape
        var adjoints = [Double](repeating: 0, count: tapeValues.count)
        adjoints[tape.offset(of: program.slots[node])] = 1
        tape.sweepBackward(tapeValues, &adjoints, in: 0..<program.slots[node] + 1)
        return program.slots.map { known(adjoints[tape.offset(of: $0)]) }
    }

    /// By edge, NaN where not known.
    private func localPartials(_ tapeValues: [Double]) -> [Double] {
        let tape = program.tape
        var adjoints = [Double](repeating: 0, count: tapeValues.count)
        for (index, node) in nodes.enumerated() where node.expression != nil && !node.isOpaque {
            adjoints[tape.offset(of: program.slots[index])] = 1
            tape.sweepBackward(tapeValues, &adjoints, in: program.operations[index])
        }
        return edges.indices.map { edge in
            let place = tape.offset(of: program.edgeSlots[edge])
            return nodes[edges[edge].to].isOpaque ? tapeValues[place] : adjoints[place]
        }
    }
}

/// A number as a value of the graph: NaN and infinity are none.
private func known(_ number: Double) -> Tensor? { number.isFinite ? Tensor(number) : nil }
