extension Expression {
    /// The shape of the value.
    /// - Parameters:
    ///   - layout: what decides the shapes of derivative atoms and adjoints.
    ///   - shape: the shape of a variable; nil is a scalar, as the elements of a matrix are.
    /// - Throws: where an operation cannot be applied to the shapes of its operands.
    package func shape(
        layout: Layout = .denominator, in shape: (Symbol) -> Shape?
    ) throws(ShapeError) -> Shape {
        try folded { (node: Expression, operands: [Shape]) throws(ShapeError) in
            try node.shape(ofOperands: operands, layout: layout, in: shape)
        }
    }

    /// The shape, given those of the operands.
    package func shape(
        ofOperands operands: [Shape], layout: Layout, in shape: (Symbol) -> Shape?
    ) throws(ShapeError) -> Shape {
        switch self {
        case .number, .constant: return .scalar
        case .symbol(let symbol): return shape(symbol) ?? .scalar
        case .adjoint(let symbol):
            let own = shape(symbol) ?? .scalar
            return layout == .denominator ? own : own.transposed
        case .derivative(let derivative):
            return try derivative.shape(layout: layout, in: shape)
        case .opaque(let name, let arguments):
            guard let index = operands.firstIndex(where: { $0 != .scalar }) else { return .scalar }
            throw ShapeError(
                text: shortText, operation: name,
                operands: [ShapeError.Operand(text: arguments[index].shortText, shape: operands[index])],
                reason: .opaque)
        case .apply(let operation, let arguments):
            return try operation.shape(of: operands, numbers: { arguments[$0].number }) { (fault) in
                ShapeError(
                    text: operation.isWrittenBetween
                        ? fault.operands.map { arguments[$0].shortText }.joined(separator: " \(operation.sign) ")
                        : shortText,
                    operation: operation.sign,
                    operands: fault.operands.map {
                        ShapeError.Operand(text: arguments[$0].shortText, shape: operands[$0])
                    }, reason: fault.reason)
            }
        }
    }

    /// The same where an expression is only written: nil where the shapes do not go together.
    func fittingShape(ofOperands operands: [Shape], in shape: (Symbol) -> Shape?) -> Shape? {
        switch self {
        case .apply(let operation, let arguments):
            operation.fittingShape(of: operands, numbers: { arguments[$0].number })
        case .derivative(let derivative): derivative.fittingShape(layout: .denominator, in: shape)
        case .symbol(let symbol), .adjoint(let symbol): shape(symbol)
        case .number, .constant: .scalar
        // σ′(a) works element by element.
        case .opaque: operands.first { $0 != .scalar } ?? .scalar
        }
    }

    /// The expression in a message, cut where it is long.
    var shortText: String {
        guard size <= 40 else { return "(…)" }
        let text = text(.unicode)
        return text.count <= 40 ? text : "(…)"
    }
}

extension Derivative {
    /// The shape of `dC/dW`: a scalar's derivative has the shape of the variable in denominator layout, a vector's by a
    /// vector has a row for each element of the variable, a scalar variable has one row.
    func shape(layout: Layout, in shape: (Symbol) -> Shape?) throws(ShapeError) -> Shape {
        if let fitting = fittingShape(layout: layout, in: shape) { return fitting }
        let operands = [of, variable].map {
            ShapeError.Operand(text: $0.text(.unicode), shape: shape($0) ?? .scalar)
        }
        let isTooLarge = operands.allSatisfy { $0.shape.kind != .matrix }
        throw ShapeError(
            text: Expression.derivative(self).shortText, operation: isPartial ? "∂" : "d", operands: operands,
            reason: isTooLarge ? .tooLarge : .noMatrixDerivative)
    }

    func fittingShape(layout: Layout, in shape: (Symbol) -> Shape?) -> Shape? {
        let (above, below) = (shape(of) ?? .scalar, shape(variable) ?? .scalar)
        let denominator: Shape
        switch (above.kind, below.kind) {
        case (.scalar, _): denominator = below
        case (_, .scalar): denominator = above.transposed
        case (.matrix, _), (_, .matrix): return nil
        default: denominator = Shape(rows: below.count, columns: above.count)
        }
        guard denominator.count <= Limits.elements else { return nil }
        return layout == .denominator ? denominator : denominator.transposed
    }
}

extension Operation {
    /// Whether it is written between its operands.
    var isWrittenBetween: Bool {
        switch self {
        case .add, .multiply, .divide, .power, .matmul: true
        default: isComparison
        }
    }

    /// How it is called in a sentence.
    var sign: String { rule.sign ?? rule.symbol }
}

extension Expression {
    /// The matrix with these rows of scalars or blocks. A single element stands for itself.
    package static func matrix(_ rows: [[Expression]]) -> Expression {
        let written = rows.map { $0.count == 1 ? $0[0] : Expression.apply(.row, $0) }
        return written.count == 1 ? written[0] : .apply(.column, written)
    }
}
