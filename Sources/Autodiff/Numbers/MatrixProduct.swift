/// The product U = A B of a rows×inner with an inner×columns matrix, and what its adjoint sends back.
///
/// The innermost loops run along rows of elements that lie side by side, whatever the product: a sum of multiples of
/// rows, or where the other operand is a column, a dot product.
struct MatrixProduct {
    let rows: Int
    let inner: Int
    let columns: Int

    /// U = A B.
    func compute(
        _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, into result: UnsafeMutablePointer<Double>
    ) {
        if columns == 1 {
            for row in 0..<rows { result[row] = dot(left + row * inner, right, count: inner) }
            return
        }
        result.update(repeating: 0, count: rows * columns)
        for row in 0..<rows {
            for middle in 0..<inner {
                add(
                    right + middle * columns, times: left[row * inner + middle], to: result + row * columns,
                    count: columns)
            }
        }
    }

    /// Ā += Ū Bᵀ.
    func sendBack(
        _ adjoint: UnsafePointer<Double>, toLeft leftAdjoint: UnsafeMutablePointer<Double>, right: UnsafePointer<Double>
    ) {
        for row in 0..<rows {
            let target = leftAdjoint + row * inner
            if columns == 1 {
                add(right, times: adjoint[row], to: target, count: inner)
            } else {
                for middle in 0..<inner {
                    target[middle] += dot(adjoint + row * columns, right + middle * columns, count: columns)
                }
            }
        }
    }

    /// B̄ += Aᵀ Ū.
    func sendBack(
        _ adjoint: UnsafePointer<Double>, toRight rightAdjoint: UnsafeMutablePointer<Double>,
        left: UnsafePointer<Double>
    ) {
        for row in 0..<rows {
            let source = left + row * inner
            if columns == 1 {
                add(source, times: adjoint[row], to: rightAdjoint, count: inner)
            } else {
                for middle in 0..<inner {
                    add(
                        adjoint + row * columns, times: source[middle], to: rightAdjoint + middle * columns,
                        count: columns)
                }
            }
        }
    }
}

/// y += a x.
@inline(__always)
func add(
    _ source: UnsafePointer<Double>, times factor: Double, to target: UnsafeMutablePointer<Double>, count: Int
) {
    for index in 0..<count { target[index] += factor * source[index] }
}

/// Σ aᵢbᵢ, in eight sums at a time: one sum alone would wait for each addition to end before the next.
@inline(__always)
func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, count: Int) -> Double {
    var (low, high) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
    var index = 0
    while index + 8 <= count {
        low += four(left + index) * four(right + index)
        high += four(left + index + 4) * four(right + index + 4)
        index += 8
    }
    var sum = (low + high).sum()
    while index < count {
        sum += left[index] * right[index]
        index += 1
    }
    return sum
}

@inline(__always)
private func four(_ start: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(start).loadUnaligned(as: SIMD4<Double>.self)
}
