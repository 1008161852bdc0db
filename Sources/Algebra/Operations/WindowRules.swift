// Places of vectors and windows on them: the rules of operations that are composed of parts of their operands.

extension OperationRule {
    /// Σ i [aᵢ > those before it] [aᵢ ≥ those behind it].
    static let argmax = OperationRule(
        "argmax", shape: .placeInVector, value: { $0.isNaN ? $0 : 1 }, partial: { _, _ in 0 }, slope: 0,
        sends: { _ in nil },
        expansion: { operands, shapes in
            let count = shapes[0].count
            let terms = (1...count).map { place in
                let own = operands[0].part(place...place, of: shapes[0])
                let before =
                    place == 1
                    ? nil
                    : Expression.apply(.greater, [own, .of(.max, operands[0].part(1...place - 1, of: shapes[0]))])
                let behind =
                    place == count
                    ? nil
                    : Expression.apply(.atLeast, [own, .of(.max, operands[0].part(place + 1...count, of: shapes[0]))])
                return Expression.apply(.multiply, [.number(Number(place)), before ?? .one, behind ?? .one])
            }
            return terms.count == 1 ? .one : .apply(.add, terms)
        })

    /// [k ≥ i] [k ≤ i] for i = 1, …, n.
    static let onehot = OperationRule(
        "onehot", calls: ["onehot", "one_hot"], arity: .two, shape: .oneHot, slopes: [0, 0], sends: { _ in nil },
        expansion: { operands, _ in
            let places = Expression.matrix((1...max(1, operands[1].number?.integer ?? 1)).map { [.number(Number($0))] })
            return .apply(.atLeast, [operands[0], places]) * .apply(.atMost, [operands[0], places])
        })

    static let conv1d = OperationRule(
        "conv1d", arity: .two, shape: .windowsOfColumn, pairValue: { $0 * $1 }, pairPartials: { a, b, _ in (b, a) },
        sends: { sentByConvolution(.conv1d, $0) }, expansion: convolution)

    static let conv2d = OperationRule(
        "conv2d", arity: .two, shape: .windows, pairValue: { $0 * $1 }, pairPartials: { a, b, _ in (b, a) },
        sends: { sentByConvolution(.conv2d, $0) }, expansion: convolution)

    static let maxpool = OperationRule(
        "maxpool", calls: ["maxpool", "max_pool", "maxpool1d", "maxpool2d"], arity: .two, shape: .windowsSideBySide,
        sends: { sent in
            guard sent.place == 0 else { return nil }
            let width = sent.operands[1].expression.number?.integer ?? 1
            func spread(_ whole: Expression) -> Expression {
                let rows = Expression.copies(width, of: sent.shape.rows)
                let columns = Expression.copies(sent.operand.shape.columns == 1 ? 1 : width, of: sent.shape.columns)
                return .product(rows, whole, columns)
            }
            // 1 at the largest elements of their windows, else 0.
            let isElsewhere = Expression.of(.abs, .of(.sign, spread(sent.value) - sent.operand.expression))
            return spread(sent.upstream) * (1 - isElsewhere)
        },
        expansion: { operands, shapes in
            let width = operands[1].number?.integer ?? 1
            let (rows, columns) = (shapes[0].rows / width, max(1, shapes[0].columns / width))
            let members = (0..<width).flatMap { row in
                (0..<(shapes[0].columns == 1 ? 1 : width)).map { column in
                    Expression.product(
                        .every(width, from: row, count: rows), operands[0],
                        .every(shapes[0].columns == 1 ? 1 : width, from: column, count: columns))
                }
            }
            return members.count == 1 ? members[0] : .apply(.max, members)
        })
}

/// Σ over the elements of the kernel of each times the part of the operand that lies under it.
private let convolution: OperationRule.Expansion = { operands, shapes in
    let (whole, kernel) = (shapes[0], shapes[1])
    let terms = (1...kernel.rows).flatMap { row in
        (1...kernel.columns).map { column in
            let element = operands[1].part(row...row, column...column, of: kernel)
            let under = operands[0].part(
                row...whole.rows - kernel.rows + row, column...whole.columns - kernel.columns + column, of: whole)
            return element * under
        }
    }
    return terms.count == 1 ? terms[0] : .apply(.add, terms)
}

private func sentByConvolution(_ operation: Operation, _ sent: SentBack) -> Expression? {
    let kernel = sent.operands[1]
    if sent.place == 1 { return .apply(operation, [sent.operands[0].expression, sent.upstream]) }
    let (rows, columns) = (kernel.shape.rows - 1, kernel.shape.columns - 1)
    return .apply(
        operation,
        [
            sent.upstream.surrounded(by: (rows, columns), sent.shape),
            .product(.turning(kernel.shape.rows), kernel.expression, .turning(kernel.shape.columns)),
        ])
}

extension Expression {
    /// Some elements of a vector, by their places from 1.
    fileprivate func part(_ places: ClosedRange<Int>, of shape: Shape) -> Expression {
        shape.rows == 1 ? part(1...1, places, of: shape) : part(places, 1...1, of: shape)
    }

    /// A part of a value of some shape; the value itself where that is all of it.
    fileprivate func part(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>, of shape: Shape) -> Expression {
        if rows == 1...shape.rows, columns == 1...shape.columns { return self }
        let ranges = shape.columns == 1 ? [rows] : [rows, columns]
        let bounds = ranges.flatMap { [$0.lowerBound, $0.upperBound] }
        return .apply(.slice, [self] + bounds.map { .number(Number($0)) })
    }

    /// A matrix product without the factors that do nothing.
    fileprivate static func product(_ left: Expression?, _ middle: Expression, _ right: Expression?) -> Expression {
        let factors = [left, middle, right.map { .of(.transpose, $0) }].compactMap(\.self)
        return factors.count == 1 ? factors[0] : .apply(.matmul, factors)
    }

    /// The matrix of 0 and 1 that takes every `step`th row of `step` times `count`; nil where that is all.
    fileprivate static func every(_ step: Int, from start: Int, count: Int) -> Expression? {
        guard step > 1 else { return nil }
        return .matrix((0..<count).map { row in (0..<step * count).map { $0 == row * step + start ? .one : .zero } })
    }

    /// The matrix of 0 and 1 that writes each of some rows several times, one below the other; nil for once.
    fileprivate static func copies(_ times: Int, of count: Int) -> Expression? {
        guard times > 1 else { return nil }
        return .matrix((0..<times * count).map { row in (0..<count).map { $0 == row / times ? .one : .zero } })
    }

    /// The matrix of 0 and 1 that turns the order of rows round; nil for one row.
    fileprivate static func turning(_ count: Int) -> Expression? {
        guard count > 1 else { return nil }
        return .matrix((0..<count).map { row in (0..<count).map { $0 == count - 1 - row ? .one : .zero } })
    }

    /// The value with so many rows and columns of zeros on each side.
    fileprivate func surrounded(by margin: (rows: Int, columns: Int), _ shape: Shape) -> Expression {
        func zeros(_ rows: Int, _ columns: Int) -> Expression { 0 * .ones(Shape(rows: rows, columns: columns)) }
        let wide =
            margin.columns == 0
            ? self
            : .apply(.row, [zeros(shape.rows, margin.columns), self, zeros(shape.rows, margin.columns)])
        let columns = shape.columns + 2 * margin.columns
        return margin.rows == 0
            ? wide : .apply(.column, [zeros(margin.rows, columns), wide, zeros(margin.rows, columns)])
    }
}
