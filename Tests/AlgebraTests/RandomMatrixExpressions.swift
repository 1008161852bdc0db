import SeededGenerator
@testable import Algebra

/// Random expressions of vectors and matrices whose shapes go together, over variables of random shapes.
struct RandomMatrixExpressions {
    var generator: SeededGenerator
    /// The variables that have been used, with their shapes.
    private(set) var shapes: [Symbol: Shape] = [:]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    /// A length; now and then 1, so that scalars turn up where nobody looks for them.
    mutating func length() -> Int { [1, 2, 3, 4][below(4)] }

    mutating func shape() -> Shape {
        switch below(4) {
        case 0: .scalar
        case 1: .column(length())
        default: Shape(rows: length(), columns: length())
        }
    }

    /// An expression of a shape.
    mutating func next(_ shape: Shape, depth: Int) -> Expression {
        if depth <= 1 { return leaf(shape) }
        let inner = depth - 1
        if below(8) == 0, let part = part(shape, depth: inner) { return part }
        switch below(12) {
        case 0: return leaf(shape)
        case 1, 2:
            let middle = length()
            return .apply(
                .matmul,
                [
                    next(Shape(rows: shape.rows, columns: middle), depth: inner),
                    next(Shape(rows: middle, columns: shape.columns), depth: inner),
                ])
        case 3: return .apply(.transpose, [next(shape.transposed, depth: inner)])
        case 4:
            let smooth: [Algebra.Operation] = [
                .sin, .tanh, .sigmoid, .softplus, .exp, .negate, .relu, .atan, .erf, .gelu, .silu, .elu, .expm1,
            ]
            return .apply(smooth[below(smooth.count)], [next(shape, depth: inner)])
        case 5: return .apply(.power, [next(shape, depth: inner), .number(Number(2))])
        case 6:
            // A denominator that is never zero.
            let square = Expression.apply(.power, [operand(shape, depth: inner), .number(Number(2))])
            return .apply(.divide, [next(shape, depth: inner), .apply(.add, [.one, square])])
        case 7, 8: return particular(shape, depth: inner)
        default:
            let operations: [Algebra.Operation] = [.add, .multiply, .max, .logsumexp]
            let count = 2 + below(2)
            let others = (1..<count).map { _ in operand(shape, depth: inner) }
            return .apply(operations[below(4)], others + [next(shape, depth: inner)])
        }
    }

    /// A slice, something put together, or something along an axis, with the shape.
    private mutating func part(_ shape: Shape, depth: Int) -> Expression? {
        switch below(4) {
        case 0 where shape.kind == .column:
            let whole = Shape(rows: shape.rows, columns: 2 + below(2))
            return reduced(whole, depth: depth, axis: .one)
        case 0 where shape.kind == .row:
            let whole = Shape(rows: 2 + below(2), columns: shape.columns)
            return reduced(whole, depth: depth, axis: .zero)
        case 1 where shape.kind == .matrix:
            return .apply(.softmaxAlong, [next(shape, depth: depth), .number(Number(below(2)))])
        case 2 where shape.rows > 1:
            let first = Shape(rows: 1, columns: shape.columns)
            let rest = Shape(rows: shape.rows - 1, columns: shape.columns)
            return .apply(.concat, [next(first, depth: depth), next(rest, depth: depth)])
        case 3:
            let whole = Shape(rows: shape.rows + below(2), columns: shape.columns + 1)
            let symbol = Symbol("S_\(whole.text(.ascii))")
            shapes[symbol] = whole
            let (row, column) = (1 + below(whole.rows - shape.rows + 1), 1 + below(2))
            let rows = shape.rows == whole.rows ? [0, 0] : [row, row + shape.rows - 1]
            let bounds = rows + [column, column + shape.columns - 1]
            return .apply(.slice, [.symbol(symbol)] + bounds.map { .number(Number($0)) })
        default: return nil
        }
    }

    /// One number a row or column; the largest of a variable alone, because where several are largest there is no slope.
    private mutating func reduced(_ whole: Shape, depth: Int, axis: Expression) -> Expression {
        let operation: Algebra.Operation = [.sumAlong, .meanAlong, .maxAlong][below(3)]
        let symbol = Symbol("S_\(whole.text(.ascii))")
        guard operation == .maxAlong else { return .apply(operation, [next(whole, depth: depth), axis]) }
        shapes[symbol] = whole
        return .apply(operation, [.symbol(symbol), axis])
    }

    /// What stands beside an operand of the shape: one of that shape, or a scalar for all its elements.
    private mutating func operand(_ shape: Shape, depth: Int) -> Expression {
        next(below(3) == 0 ? .scalar : shape, depth: depth)
    }

    /// An operation that makes a value of this kind only.
    private mutating func particular(_ shape: Shape, depth: Int) -> Expression {
        switch shape.kind {
        case .scalar:
            let operations: [Algebra.Operation] = [.sum, .mean, .max, .min, .logsumexp, .dot, .norm]
            let operation = operations[below(7)]
            let inner = [.dot, .norm].contains(operation) ? Shape.column(length()) : self.shape()
            let operands = (0..<(operation == .dot ? 2 : 1)).map { _ in next(inner, depth: depth) }
            return operation.arity == .many && inner == .scalar ? operands[0] : .apply(operation, operands)
        case .column:
            if shape.rows > 2, below(4) == 0 { return .apply(.layernorm, [next(shape, depth: depth)]) }
            if below(2) == 0 { return .apply(.softmax, [next(shape, depth: depth)]) }
            return .apply(.diag, [next(Shape(rows: shape.rows, columns: shape.rows), depth: depth)])
        case .row:
            return .apply(.row, (0..<shape.columns).map { _ in next(.scalar, depth: depth) })
        case .matrix:
            if shape.rows == shape.columns, below(2) == 0 {
                return .apply(.diag, [next(.column(shape.rows), depth: depth)])
            }
            if below(2) == 0 {
                return .apply(
                    .outer, [next(.column(shape.rows), depth: depth), next(.column(shape.columns), depth: depth)])
            }
            return .apply(
                .column,
                [
                    next(Shape(rows: 1, columns: shape.columns), depth: depth),
                    next(Shape(rows: shape.rows - 1, columns: shape.columns), depth: depth),
                ])
        }
    }

    private mutating func leaf(_ shape: Shape) -> Expression {
        if below(8) == 0 {
            if shape == .scalar { return .number(Number(2 + below(3))) }
            if shape.rows == shape.columns, below(2) == 0 {
                return .apply(.eye, [.number(Number(shape.rows))])
            }
            return .ones(shape)
        }
        let name = shape.kind == .matrix ? ["A", "B"][below(2)] : ["a", "b"][below(2)]
        let symbol = Symbol(shape == .scalar ? "c" : "\(name)_\(shape.text(.ascii))")
        shapes[symbol] = shape
        return .symbol(symbol)
    }

    /// Values between −1.5 and 1.5 for every variable.
    mutating func values() -> [Symbol: MatrixReference] {
        var values: [Symbol: MatrixReference] = [:]
        for symbol in shapes.keys.sorted(by: { $0.name < $1.name }) {
            values[symbol] = MatrixReference(shapes[symbol] ?? .scalar) { _, _ in
                Double.random(in: -1.5...1.5, using: &generator)
            }
        }
        return values
    }
}
