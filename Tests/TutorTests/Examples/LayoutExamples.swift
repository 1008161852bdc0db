import Algebra
import Tutor

// Wrong answers with rows and columns, or the factors of a matrix product, exchanged.

/// Bᵀ ȳ = [7, 2] and Aᵀ [7, 2] = [7, 16].
private let chain = """
    x : 2 = [1, 1]
    A : 2x2 = [[1, 2], [0, 1]]
    B : 2x2 = [[1, 0], [3, 1]]
    u = A @ x
    y = B @ u
    C = dot(y, [1, 2])
    """
private let product = "A : 2x2 = [[1, 2], [0, 1]]\nB : 2x2 = [[1, 0], [3, 1]]\nP = A @ B\nC = sum(P^2)"
/// ū = [1, 5].
private let layer = "s : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nu = M @ s\nC = dot(u, [1, 5])"
private let linear = "G : 2x2 = [[1, 2], [5, 3]]\nx : 2 = [1, 1]\ny = G @ x\nC = sum(y)"

let layoutExamples: [WorkedExample] = [
    // Mᵀ [1, 5] = [2, 21], and M [1, 5] = [7, 20].
    WorkedExample(
        .entries(.denominator), .transposed, layer, "dC/ds", right: "[2; 21]", wrong: "[7; 20]", says: "transposed"),
    WorkedExample(
        .matrix(.denominator), .transposed, layer, "dC/ds", right: "M^T @ bar(u)", wrong: "M @ bar(u)",
        says: "transposed"),
    // ū sᵀ has the rows 1 · [1, 3] and 5 · [1, 3]; s ūᵀ has them as columns.
    WorkedExample(
        .entries(.denominator), .transposed, layer, "dC/dM", right: "[1, 3; 5, 15]", wrong: "[1, 5; 3, 15]",
        says: "Rows and columns are exchanged"),

    // A B and B A.
    WorkedExample(
        .entries(.denominator), .productOrder, product, "P", right: "[7, 2; 3, 1]", wrong: "[1, 2; 3, 7]",
        says: "order"),
    // Aᵀ ȳ = [1, 4] and Bᵀ [1, 4] = [13, 4].
    WorkedExample(
        .entries(.denominator), .productOrder, chain, "dC/dx", right: "[7; 16]", wrong: "[13; 4]", says: "order"),
    WorkedExample(
        .matrix(.denominator), .productOrder, chain, "dC/dx", right: "A^T @ B^T @ bar(y)", wrong: "B^T @ A^T @ bar(y)",
        says: "order"),

    // In denominator layout ∂y/∂x is Gᵀ, in numerator layout G.
    WorkedExample(
        .entries(.denominator), .otherLayout, linear, "∂y/∂x", right: "[1, 5; 2, 3]", wrong: "[1, 2; 5, 3]",
        says: "right in numerator"),
    WorkedExample(
        .entries(.numerator), .otherLayout, linear, "∂y/∂x", right: "[1, 2; 5, 3]", wrong: "[1, 5; 2, 3]",
        says: "right in denominator"),
    // The ones that y sends back, times G, as a row; and as a column, which costs nothing.
    WorkedExample(
        .matrix(.numerator), .otherLayout, linear, "dC/dx", right: "[1, 1]^T @ G", wrong: "G^T @ [1; 1]",
        says: "a row is asked for"),
]
