package import Algebra

extension Expression {
    /// The value over scalars, vectors and matrices: whatever it takes from outside is asked for once for every time it
    /// occurs. Nil where something is not known, shapes do not go together, or an element is not defined.
    ///
    /// For many points of one expression a tape is quicker.
    package func tensor(_ value: (Atom) -> Tensor?) -> Tensor? {
        let result: Tensor? = folded { (expression: Expression, operands: [Tensor?]) in
            switch expression {
            case .number(let number): Tensor(number.doubleValue)
            case .constant(let constant): Tensor(constant.value)
            case .symbol, .derivative, .adjoint, .opaque: expression.atom.flatMap(value)
            case .apply(let operation, _): operation.tensor(operands.compactMap(\.self), outOf: operands.count)
            }
        }
        return result.flatMap { $0.isFinite ? $0 : nil }
    }
}

extension Operation {
    /// The value of an operation; nil where an operand is missing or the shapes do not fit.
    fileprivate func tensor(_ operands: [Tensor], outOf count: Int) -> Tensor? {
        guard let first = operands.first, operands.count == count else { return nil }
        switch self {
        case .row: return Tensor.beside(operands)
        case .column: return Tensor.below(operands)
        case .ones, .eye:
            let dimensions = operands.compactMap { Int(exactly: $0.scalar) }
            guard dimensions.count == count, dimensions.allSatisfy({ (1...Limits.elements).contains($0) }),
                let rows = dimensions.first
            else { return nil }
            let columns = dimensions.count > 1 ? dimensions[1] : self == .eye ? rows : 1
            guard columns <= Limits.elements / rows else { return nil }
            let shape = Shape(rows: rows, columns: columns)
            return Tensor(
                shape: shape,
                elements: (0..<shape.count).map { self == .ones || $0 % (columns + 1) == 0 ? 1 : 0 })
        default:
            guard fits(operands) else { return nil }
            if !Tape.hasLine(for: self) { return composed(operands) }
            if operands.count == 1 || arity == .one { return written([first]) }
            if arity == .three { return written(operands) }
            return operands.dropFirst().reduce(first) { written([$0, $1]) }
        }
    }

    private func fits(_ operands: [Tensor]) -> Bool {
        fittingShape(of: operands.map(\.shape), numbers: { Number(operands[$0].scalar) }) != nil
    }

    /// The value of what the operation is composed of.
    private func composed(_ operands: [Tensor]) -> Tensor? {
        let names = operands.indices.map { Symbol("operand ", indices: [$0]) }
        let standIns = zip(names, operands).map { name, operand in
            operand.shape == .scalar ? Expression.number(Number(operand.scalar)) : .symbol(name)
        }
        return expansion(of: standIns, shapes: operands.map(\.shape))?.tensor { atom in
            if case .symbol(let symbol) = atom { names.firstIndex(of: symbol).map { operands[$0] } } else { nil }
        }
    }

    private func written(_ operands: [Tensor]) -> Tensor {
        if operands.allSatisfy({ $0.shape == .scalar }) {
            return Tensor(value(operands.map(\.scalar)))
        }
        var tape = Tape()
        let slots = operands.map { tape.literal($0) }
        let slot = tape.write(self, slots[0], slots.count > 1 ? slots[1] : nil, slots.count > 2 ? slots[2] : nil)
        var values = tape.initialValues
        tape.sweepForward(&values)
        return Tensor(shape: tape.shapes[slot], elements: Array(values[tape.place(of: slot)]))
    }
}

extension Tensor {
    /// Tensors with as many rows side by side; nil where they have not.
    fileprivate static func beside(_ tensors: [Tensor]) -> Tensor? {
        let rows = tensors[0].shape.rows
        let columns = tensors.reduce(0) { $0 + $1.shape.columns }
        guard tensors.allSatisfy({ $0.shape.rows == rows }), rows * columns <= Limits.elements else { return nil }
        let parts = tensors.map { (elements: $0.elements, columns: $0.shape.columns) }
        let elements = (0..<rows).flatMap { row in
            parts.flatMap { $0.elements[row * $0.columns..<(row + 1) * $0.columns] }
        }
        return Tensor(shape: Shape(rows: rows, columns: columns), elements: elements)
    }

    /// Tensors with as many columns below each other; nil where they have not.
    fileprivate static func below(_ tensors: [Tensor]) -> Tensor? {
        let columns = tensors[0].shape.columns
        let rows = tensors.reduce(0) { $0 + $1.shape.rows }
        guard tensors.allSatisfy({ $0.shape.columns == columns }), rows * columns <= Limits.elements else {
            return nil
        }
        return Tensor(shape: Shape(rows: rows, columns: columns), elements: tensors.flatMap(\.elements))
    }
}
