extension Operation {
    /// The shape of the operation on operands that were read, or an error at the operator, or at the operand that is
    /// wrong by itself.
    /// - Parameters:
    ///   - sign: where the operator stands, if there is one.
    ///   - whole: all that was read, where it is more than the operands.
    func shape(
        of operands: [Operand], between sign: Range<Int>?, whole: Range<Int>? = nil, in source: Source
    ) throws(ParseError) -> Shape {
        if isElementwise, operands.count > 1, operands.allSatisfy({ $0.shape == .scalar }) { return .scalar }
        // x @ y of two vectors is their dot product.
        if self == .matmul, let first = operands.first, first.shape.kind == .column,
            operands.last?.shape == first.shape,
            sign != nil
        {
            return .scalar
        }
        let whole = whole ?? (operands.first?.range.lowerBound ?? 0)..<(operands.last?.range.upperBound ?? 0)
        var place = sign ?? whole
        do throws(ShapeError) {
            return try shape(of: operands.map(\.shape), numbers: { operands[$0].expression.number }) { fault in
                if sign == nil, fault.operands.count == 1 { place = operands[fault.operands[0]].range }
                return ShapeError(
                    text: source.excerpt(whole), operation: sign.map { source[$0] } ?? self.sign,
                    operands: fault.operands.map {
                        ShapeError.Operand(text: source.excerpt(operands[$0].range), shape: operands[$0].shape)
                    }, reason: fault.reason)
            }
        } catch {
            throw ParseError(range: place, reason: .shape(error))
        }
    }
}

extension Group.Operator {
    var operation: Operation {
        switch self {
        case .add, .subtract: .add
        case .multiply: .multiply
        case .divide: .divide
        case .power: .power
        case .matrixMultiply: .matmul
        case .compare(let operation): operation
        }
    }
}
