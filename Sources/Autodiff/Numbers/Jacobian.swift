package import Algebra

extension Graph {
    /// The local partial on an edge as a matrix in denominator layout, at a point: nil where something is not known, or it
    /// would have more than `Limits.elements` elements.
    ///
    /// Its arrangement is that of `Graph.derivativeShape`: the gradient of a scalar has the shape of the operand, the
    /// derivative by a scalar that of the consumer transposed, and otherwise there is a row for each element of the
    /// operand and a column for each element of the consumer, a matrix being taken row by row.
    package func jacobian(ofEdge edge: Int, in evaluation: Evaluation) -> Tensor? {
        let (operand, consumer) = (edges[edge].from, edges[edge].to)
        if nodes[consumer].isOpaque { return evaluation.partials[edge] }
        return jacobian(
            of: consumer, by: program.edgeSlots[edge], of: nodes[operand].shape, in: evaluation,
            range: program.operations[consumer])
    }

    /// The total derivative of one node by another, arranged like that of an edge.
    package func jacobian(of node: Int, by variable: Int, in evaluation: Evaluation) -> Tensor? {
        jacobian(
            of: node, by: program.slots[variable], of: nodes[variable].shape, in: evaluation,
            range: 0..<program.slots[node] + 1)
    }

    /// The shape of the derivative of a value by another in denominator layout.
    package static func derivativeShape(of value: Shape, by variable: Shape) -> Shape {
        if value == .scalar { return variable }
        if variable == .scalar { return value.transposed }
        return Shape(rows: variable.count, columns: value.count)
    }

    /// One sweep backward for each element of the node.
    private func jacobian(
        of node: Int, by slot: Int, of variable: Shape, in evaluation: Evaluation, range: Range<Int>
    ) -> Tensor? {
        let value = nodes[node].shape
        guard variable.count <= Limits.elements / value.count else { return nil }
        let tape = program.tape
        let place = tape.place(of: slot)
        var elements = [Double](repeating: 0, count: variable.count * value.count)
        for (column, element) in tape.place(of: program.slots[node]).enumerated() {
            var adjoints = [Double](repeating: 0, count: tape.elementCount)
            adjoints[element] = 1
            tape.sweepBackward(evaluation.tapeValues, &adjoints, in: range)
            for (row, adjoint) in adjoints[place].enumerated() { elements[row * value.count + column] = adjoint }
        }
        let jacobian = Tensor(shape: Self.derivativeShape(of: value, by: variable), elements: elements)
        return jacobian.isFinite ? jacobian : nil
    }
}
