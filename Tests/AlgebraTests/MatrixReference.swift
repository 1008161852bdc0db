@testable import Algebra

/// A matrix of numbers, row by row, with every operation computed directly by loops: what expressions of vectors and
/// matrices are compared with.
struct MatrixReference {
    var rows: Int
    var columns: Int
    var elements: [Double]

    var shape: Shape { Shape(rows: rows, columns: columns) }

    init(_ shape: Shape, _ element: (Int, Int) -> Double) {
        rows = shape.rows
        columns = shape.columns
        elements = []
        for row in 0..<rows { for column in 0..<columns { elements.append(element(row, column)) } }
    }

    init(_ scalar: Double) { self.init(.scalar) { _, _ in scalar } }

    subscript(row: Int, column: Int) -> Double {
        elements.count == 1 ? elements[0] : elements[row * columns + column]
    }

    /// The value of an expression for values of its variables.
    static func value(of expression: Expression, _ values: [Symbol: MatrixReference]) -> MatrixReference {
        switch expression {
        case .number(let number): MatrixReference(number.doubleValue)
        case .constant(let constant): MatrixReference(constant.value)
        case .symbol(let symbol): values[symbol] ?? MatrixReference(.nan)
        case .derivative, .adjoint, .opaque: MatrixReference(.nan)
        case .apply(let operation, let operands): apply(operation, operands.map { value(of: $0, values) })
        }
    }

    private static func apply(_ operation: Algebra.Operation, _ operands: [MatrixReference]) -> MatrixReference {
        let a = operands[0]
        switch operation {
        case .matmul: return operands.dropFirst().reduce(a, times)
        case .transpose: return MatrixReference(a.shape.transposed) { a[$1, $0] }
        case .sum: return MatrixReference(a.elements.reduce(0, +))
        case .mean: return MatrixReference(a.elements.reduce(0, +) / Double(a.elements.count))
        case .dot: return MatrixReference(zip(a.elements, operands[1].elements).reduce(0) { $0 + $1.0 * $1.1 })
        case .outer:
            let b = operands[1].elements
            return MatrixReference(Shape(rows: a.elements.count, columns: b.count)) { a.elements[$0] * b[$1] }
        case .softmax:
            let powers = a.elements.map { Algebra.Operation.exp.value($0) }
            let sum = powers.reduce(0, +)
            return MatrixReference(a.shape) { powers[a.columns == 1 ? $0 : $1] / sum }
        case .sumAlong: return alongAxis(a, operands[1]) { $0.reduce(0, +) }
        case .meanAlong: return alongAxis(a, operands[1]) { $0.reduce(0, +) / Double($0.count) }
        case .maxAlong: return alongAxis(a, operands[1]) { $0.max() ?? .nan }
        case .softmaxAlong:
            let sums = alongAxis(a, operands[1]) { $0.reduce(0) { $0 + Algebra.Operation.exp.value($1) } }
            let isForRows = operands[1].elements[0] == 1
            return MatrixReference(a.shape) {
                Algebra.Operation.exp.value(a[$0, $1]) / sums.elements[isForRows ? $0 : $1]
            }
        case .concat: return apply(.column, operands)
        case .slice:
            let bounds = operands.dropFirst().map { Int($0.elements[0]) }
            let rows = bounds[0] == 0 ? 1...a.rows : bounds[0]...bounds[1]
            let columns = bounds.count < 4 || bounds[2] == 0 ? 1...a.columns : bounds[2]...bounds[3]
            return MatrixReference(Shape(rows: rows.count, columns: columns.count)) {
                a[$0 + rows.lowerBound - 1, $1 + columns.lowerBound - 1]
            }
        case .norm: return MatrixReference(a.elements.reduce(0) { $0 + $1 * $1 }.squareRoot())
        case .layernorm:
            let count = Double(a.elements.count)
            let mean = a.elements.reduce(0, +) / count
            let variance = a.elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
            return MatrixReference(a.shape) { (a[$0, $1] - mean) / variance.squareRoot() }
        case .diag where a.columns == 1:
            return MatrixReference(Shape(rows: a.rows, columns: a.rows)) { $0 == $1 ? a[$0, 0] : 0 }
        case .diag: return MatrixReference(.column(a.rows)) { row, _ in a[row, row] }
        case .ones:
            let columns = operands.count > 1 ? Int(operands[1].elements[0]) : 1
            return MatrixReference(Shape(rows: Int(a.elements[0]), columns: columns)) { _, _ in 1 }
        case .eye:
            let count = Int(a.elements[0])
            return MatrixReference(Shape(rows: count, columns: count)) { $0 == $1 ? 1 : 0 }
        case .row:
            let turned = operands.map { apply(.transpose, [$0]) }
            return apply(.transpose, [apply(.column, turned)])
        case .column:
            var stacked = a
            stacked.rows = operands.reduce(0) { $0 + $1.rows }
            stacked.elements = operands.flatMap(\.elements)
            return stacked
        case .max, .min, .logsumexp, .add, .multiply:
            if operands.count == 1 {
                return MatrixReference(a.elements.dropFirst().reduce(a.elements[0]) { operation.value($0, $1) })
            }
            return elementwise(operands) { parts in parts.dropFirst().reduce(parts[0]) { operation.value($0, $1) } }
        case .where: return elementwise(operands) { $0[0] != 0 ? $0[1] : $0[2] }
        case .divide, .power, .leakyrelu, .greater, .less, .atLeast, .atMost:
            return elementwise(operands) { operation.value($0[0], $0[1]) }
        default: return elementwise(operands) { operation.value($0[0]) }
        }
    }

    private static func alongAxis(
        _ a: MatrixReference, _ axis: MatrixReference, _ function: ([Double]) -> Double
    ) -> MatrixReference {
        let isForRows = axis.elements[0] == 1
        return MatrixReference(Shape(rows: isForRows ? a.rows : 1, columns: isForRows ? 1 : a.columns)) { row, column in
            function(isForRows ? (0..<a.columns).map { a[row, $0] } : (0..<a.rows).map { a[$0, column] })
        }
    }

    private static func times(_ a: MatrixReference, _ b: MatrixReference) -> MatrixReference {
        MatrixReference(Shape(rows: a.rows, columns: b.columns)) { row, column in
            (0..<a.columns).reduce(0) { $0 + a[row, $1] * b[$1, column] }
        }
    }

    private static func elementwise(
        _ operands: [MatrixReference], _ value: ([Double]) -> Double
    ) -> MatrixReference {
        let shape = operands.map(\.shape).first { $0 != .scalar } ?? .scalar
        return MatrixReference(shape) { row, column in value(operands.map { $0[row, column] }) }
    }
}
