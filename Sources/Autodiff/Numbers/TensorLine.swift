internal import Algebra

/// A line of the tape whose operands or result are tensors: what it computes, and where.
///
/// Elements lie row by row, so a column and a row of n elements look alike in the buffers, and a dot product is the
/// product of a row with a column, an outer product that of a column with a row.
struct TensorLine: Hashable, Sendable {
    /// Each with its VJP: what an adjoint Ū of the result sends back to the operands.
    enum Kernel: Hashable, Sendable {
        /// U = A. Ā += Ū.
        case copy
        /// U = f(A) element by element. Ā += Ū ⊙ f′(A).
        case map(Operation)
        /// U = f(A, B) element by element; a scalar goes with every element. Ā += Ū ⊙ ∂f/∂A, summed for a scalar.
        case zip(Operation)
        /// U = A where C is not 0, else B, element by element. Ū goes to the one that was taken; C, `condition`, gets nothing.
        case choice
        /// U = Aᵇ element by element with a literal b, which gets no adjoint.
        case powerOfLiteral
        /// U = A B, rows×inner times inner×columns. Ā += Ū Bᵀ, B̄ += Aᵀ Ū.
        case product
        /// U = Aᵀ, where A is rows×columns. Ā += Ūᵀ.
        case transpose
        /// u = Σ aᵢ. Ā += ū in every place.
        case sum
        /// u = Σ aᵢ/n. Ā += ū/n in every place.
        case mean
        /// u is the largest element. ū goes to the first of the largest.
        case largest
        /// u is the smallest element. ū goes to the first of the smallest.
        case smallest
        /// u = ln Σ exp aᵢ. Ā += ū exp(A − u).
        case logsumexp
        /// U = exp A / Σ exp aᵢ. Ā += U ⊙ (Ū − Σ ūᵢuᵢ).
        case softmax
        /// U has the column A on its diagonal. Ā += the diagonal of Ū.
        case diagonal
        /// U is the column of the diagonal of A, rows×rows. The diagonal of Ā += Ū.
        case diagonalOf
        /// U = [A B], A with `inner` and B with `columns` columns. Each gets its columns of Ū. Two matrices below each
        /// other are like two rows beside each other.
        case beside
    }
    var kernel: Kernel
    /// Where the elements of operands and result begin.
    var left: Int
    var right: Int
    var result: Int
    /// The sizes of the operands of `product` and `beside`; for anything else `rows` times `columns` is how many elements
    /// it goes through.
    var rows: Int
    var inner = 1
    var columns = 1
    /// How far the next element of an operand is: 1, or 0 for a scalar that goes with every element.
    var leftStep = 1
    var rightStep = 1
    /// The third operand of `choice`.
    var condition = 0
    var conditionStep = 1

    /// How many elements the line goes through.
    var count: Int { rows * columns }

    /// How many elements the result has.
    var resultCount: Int {
        switch kernel {
        case .copy, .map, .zip, .choice, .powerOfLiteral, .product, .transpose, .softmax: count
        case .sum, .mean, .largest, .smallest, .logsumexp: 1
        case .diagonal: count * count
        case .diagonalOf: rows
        case .beside: rows * (inner + columns)
        }
    }
}
