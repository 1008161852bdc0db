/// What an expression applies to its operands: the closed set of everything Adjoint can differentiate.
///
/// What is known of an operation (its names, shape, value, slope, or what it is composed of) stands in its rule, in
/// `OperationTable.swift`. What can be told from the rule is told from there; matrices, bounds, many digits and Python
/// add to it only where they have to do something of their own.
///
/// The operations of scalars come first. On vectors and matrices they work element by element, on operands of one
/// shape; a scalar beside them stands for each of its elements, and nothing else is broadcast: a graph that adds a row to a matrix has
/// it written out, ones(4) b. What they send back along
/// an edge is then ū ⊙ ∂u/∂a, summed over all elements where a is such a scalar; their Jacobian by an operand of their
/// own shape is diagonal. The operations of matrices follow; ū is the adjoint of u, which has the shape of u, and
/// Jacobians are in denominator layout: a row for each element of the operand, a column for each element of u.
package enum Operation: UInt8, Hashable, Sendable, CaseIterable {
    /// u = a + b + …; ∂u/∂a = 1. Two or more operands. A difference is a sum with a negated term.
    case add
    /// u = a · b · …; ∂u/∂a = product of the others. Two or more operands.
    case multiply
    /// u = a / b; ∂u/∂a = 1/b, ∂u/∂b = −a/b².
    case divide
    /// u = a ^ b; ∂u/∂a = b·a^(b−1), ∂u/∂b = a^b·log a.
    case power
    /// u = −a; ∂u/∂a = −1.
    case negate
    /// u = sin a; ∂u/∂a = cos a.
    case sin
    /// u = cos a; ∂u/∂a = −sin a.
    case cos
    /// u = tan a; ∂u/∂a = 1/cos² a.
    case tan
    /// u = asin a; ∂u/∂a = 1/√(1 − a²).
    case asin
    /// u = acos a; ∂u/∂a = −1/√(1 − a²).
    case acos
    /// u = atan a; ∂u/∂a = 1/(1 + a²).
    case atan
    /// u = sinh a; ∂u/∂a = cosh a.
    case sinh
    /// u = cosh a; ∂u/∂a = sinh a.
    case cosh
    /// u = tanh a; ∂u/∂a = 1 − tanh² a.
    case tanh
    /// u = e^a; ∂u/∂a = e^a.
    case exp
    /// u = ln a; ∂u/∂a = 1/a.
    case log
    /// u = log₂ a; ∂u/∂a = 1/(a ln 2).
    case log2
    /// u = log₁₀ a; ∂u/∂a = 1/(a ln 10).
    case log10
    /// u = e^a − 1, exact near 0; ∂u/∂a = e^a.
    case expm1
    /// u = ln(1 + a), exact near 0; ∂u/∂a = 1/(1 + a).
    case log1p
    /// u = √a; ∂u/∂a = 1/(2√a).
    case sqrt
    /// u = |a|; ∂u/∂a = sign a (0 at the kink).
    case abs
    /// u = 1/(1 + e^−a); ∂u/∂a = σ(a)(1 − σ(a)).
    case sigmoid
    /// u = max(0, a); ∂u/∂a = step a (0 at the kink).
    case relu
    /// u = ln(1 + e^a); ∂u/∂a = σ(a).
    case softplus
    /// u = erf a, the error function 2/√π ∫₀ᵃ e^(−t²) dt; ∂u/∂a = 2/√π · e^(−a²).
    case erf
    /// u = a Φ(a), where Φ(a) = (1 + erf(a/√2))/2; ∂u/∂a = Φ(a) + a e^(−a²/2)/√(2π).
    case gelu
    /// u = a σ(a); ∂u/∂a = σ(a)(1 + a(1 − σ(a))).
    case silu
    /// u = a where a > 0, else s·a, with the slope s as second operand; ∂u/∂a = 1 or s (s at the kink), ∂u/∂s = min(a, 0).
    case leakyrelu
    /// u = a where a > 0, else e^a − 1; ∂u/∂a = 1 or e^a.
    case elu
    /// u = max(a, b, …); ∂u/∂a = 1 where a is the largest, else 0 (the first of equals counts as largest).
    case max
    /// u = min(a, b, …); ∂u/∂a = 1 where a is the smallest, else 0 (the first of equals counts as smallest).
    case min
    /// u = ln(e^a + e^b + …); ∂u/∂a = e^(a − u). One or more operands.
    case logsumexp
    /// u = −1, 0 or 1 with the sign of a; ∂u/∂a = 0. The derivative of `abs`.
    case sign
    /// u = 1 where a > 0, else 0; ∂u/∂a = 0. The derivative of `relu`.
    case step
    /// u = 1 where a > b, else 0; both derivatives are 0.
    case greater
    /// u = 1 where a < b, else 0; both derivatives are 0.
    case less
    /// u = 1 where a ≥ b, else 0; both derivatives are 0.
    case atLeast
    /// u = 1 where a ≤ b, else 0; both derivatives are 0.
    case atMost
    /// u = a where c is not 0, else b: where(c, a, b). ∂u/∂a = 1 and ∂u/∂b = 0 where a is taken, the other way round where
    /// b is; ∂u/∂c = 0. The one that is not taken need not be defined.
    case `where`

    // Matrices

    /// u = A B C …, the matrix product. It sends Ū Bᵀ back to A and Aᵀ Ū to B. For u = A x the Jacobian by x is Aᵀ.
    case matmul
    /// u = Aᵀ. It sends back Ūᵀ. The Jacobian exchanges places: 1 where A's element goes, else 0.
    case transpose
    /// u = the sum of all elements of A. It sends back ū to every element; the Jacobian is a column of ones.
    case sum
    /// u = the mean of all n elements of A. It sends back ū/n to every element; the Jacobian is a column of 1/n.
    case mean
    /// u = a · b = aᵀ b of two vectors. It sends ū b back to a and ū a to b, which are also the Jacobians.
    case dot
    /// u = a bᵀ of two columns. It sends Ū b back to a and Ūᵀ a to b.
    case outer
    /// uᵢ = e^aᵢ / Σⱼ e^aⱼ of a vector. It sends back u ⊙ (ū − (u · ū)); the Jacobian is diag(u) − u uᵀ.
    case softmax
    /// u = √(Σ aᵢ²) of a vector. It sends back ū a/u.
    case norm
    /// uᵢ = (aᵢ − μ)/s of a vector with mean μ and s² = mean((a − μ)²), without an epsilon. It sends back
    /// (ū − mean(ū) − u mean(ū ⊙ u))/s.
    case layernorm
    /// u = the sums along an axis, a number: over the columns for axis=1, so that one number a row is left as a column, and
    /// over the rows for axis=0, one number a column as a row. NumPy's axes, with `keepdims`. The axis gets nothing back.
    case sumAlong
    /// u = the means along an axis, as with `sumAlong`.
    case meanAlong
    /// u = the largest numbers along an axis, as with `sumAlong`.
    case maxAlong
    /// u = softmax along an axis: each row adds up to 1 for axis=1, each column for axis=0.
    case softmaxAlong
    /// u = the place of the largest element of a vector, counted from 1; of equals the first counts. It is flat: nothing is
    /// sent back.
    case argmax
    /// u = onehot(k, n), the column of n elements that has 1 at place k, counted from 1, and 0 elsewhere; 0 everywhere where k
    /// is no place. n is a number. It is flat: nothing is sent back to k.
    case onehot
    /// uᵢ = Σⱼ aᵢ₊ⱼ₋₁ kⱼ of two columns, for every place of k within a: stride 1 and no padding. As in PyTorch k is not turned
    /// round, so that it is the cross-correlation. It sends conv1d(a, ū) to k, and to a conv1d of ū, with zeros at both ends,
    /// and of k turned round.
    case conv1d
    /// uₐᵦ = Σᵢⱼ Aₐ₊ᵢ₋₁,ᵦ₊ⱼ₋₁ Kᵢⱼ of two matrices, as with `conv1d`.
    case conv2d
    /// u = the largest number of every window of w elements of a column, or of w×w of a matrix: maxpool(A, w), the windows side
    /// by side, their stride being w. ū goes to the largest element of its window; w is a number.
    case maxpool
    /// u = operands with as many columns below each other, like `column`, as it is called: concat(a, b).
    case concat
    /// u = a part of a column, a[from..to], or of a matrix, A[from..to, from..to]. The bounds are numbers from 1, both
    /// included; two zeros stand for all rows or columns.
    case slice
    /// u = the matrix with the column a on its diagonal and 0 elsewhere. It sends back the diagonal of Ū; given a square
    /// matrix, u is the column of its diagonal, and it sends back diag(ū).
    case diag
    /// u = ones(n), a column, or ones(rows, columns). The dimensions are numbers, and nothing is sent back to them.
    case ones
    /// u = eye(n), the unit matrix. The dimension is a number, and nothing is sent back to it.
    case eye
    /// u = [A B …], operands with as many rows side by side. Each gets its columns of Ū.
    case row
    /// u = [A; B; …], operands with as many columns below each other. Each gets its rows of Ū.
    case column
}
