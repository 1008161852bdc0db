// A row or column beside a matrix in a graph, `X @ W + b`: it stands in each row or column, and that is written out.

extension Operation {
    /// Operands of an operation that goes element by element, all of the shape of the matrix among them. Others are left as they
    /// are, and so is what fits no matrix.
    /// - Throws: where a column might stand in each row or in each column of a square matrix.
    func spreading(_ operands: [Operand], in source: Source) throws(ParseError) -> [Operand] {
        guard source.spreadsVectors, isElementwise, let matrix = operands.first(where: { $0.shape.kind == .matrix })
        else {
            return operands
        }
        return try operands.map { operand throws(ParseError) in
            try operand.spread(over: matrix.shape, in: source)
        }
    }
}

extension Operand {
    /// A row in every row of a matrix, a column in every column.
    fileprivate func spread(over matrix: Shape, in source: Source) throws(ParseError) -> Operand {
        let factors: [Expression]
        switch shape.kind {
        case .row where shape.columns == matrix.columns: factors = [.ones(.column(matrix.rows)), expression]
        case .column where shape.rows == matrix.rows:
            try refuseEitherWay(over: matrix, in: source)
            factors = [expression, .ones(Shape(rows: 1, columns: matrix.columns))]
        default: return self
        }
        return try Operand(.apply(.matmul, factors), depth: depth + 1, range: range, shape: matrix).limited()
    }

    /// A vector that is declared has the shape of a column, and NumPy would take it for a row.
    private func refuseEitherWay(over matrix: Shape, in source: Source) throws(ParseError) {
        guard matrix.rows == matrix.columns, case .symbol = expression else { return }
        let name = source.excerpt(range)
        throw ParseError(
            range: range,
            reason: .ambiguous(
                text: "\(name) beside a square matrix", readings: ["\(name)^T", "\(name) @ ones(1, \(matrix.columns))"])
        )
    }
}
