import Algebra
import Tutor

// Wrong answers with a neighbour's index, or the weight of another layer.

private let twoLayers = """
    input x
    input w[1;1]
    input w[2;1]
    a[1;1] = w[1;1] * x
    a[2;1] = w[2;1] * a[1;1]
    C = a[2;1]^3
    """

/// z₁ = 1 · 2 + 3 · 5 = 17 and z₂ = 4 · 2 + 1 · 5 = 13, so z̄₁ = 13 and z̄₂ = 17.
private let layer = """
    h[0;1] = 2
    h[0;2] = 5
    w[1;1,1] = 1
    w[1;1,2] = 3
    w[1;2,1] = 4
    w[1;2,2] = 1
    z[1;1] = w[1;1,1] * h[0;1] + w[1;1,2] * h[0;2]
    z[1;2] = w[1;2,1] * h[0;1] + w[1;2,2] * h[0;2]
    C = z[1;1] * z[1;2]
    """

/// h₁ = 2 · 1 + 3 = 5 and h₂ = 2 · 5 + 4 = 14, so h̄₂ = 28 and h̄₁ = 28 · 2 + 1 = 57.
private let unrolled = """
    w = 2
    h[0] = 1
    x[1] = 3
    x[2] = 4
    for t in 1..2: h[t] = w*h[t-1] + x[t]
    C = h[2]^2 + h[1]
    """

let familyExamples: [WorkedExample] = [
    // z̄₁ h₂ = 13 · 5, and z̄₂ h₁ = 17 · 2.
    WorkedExample(
        .number, .swappedWeight, layer, "dC/dw[1;1,2]", right: "65", wrong: "34", says: "order of the two subscripts"),
    // z̄₁ w₁₁ + z̄₂ w₂₁ = 13 + 17 · 4, and 13 + 17 · 3 with w₁₂.
    WorkedExample(
        .number, .swappedWeight, layer, "dC/dh[0;1]", right: "81", wrong: "64", says: "order of the two subscripts"),
    WorkedExample(
        .number, .swappedWeight, layer, "∂z[1;1]/∂h[0;2]", right: "3", wrong: "4", says: "w₂₁⁽¹⁾"),
    // 4 · 2 + 5, and 3 · 2 + 5.
    WorkedExample(.number, .swappedWeight, layer, "z[1;2]", right: "13", wrong: "11", says: "w₁₂⁽¹⁾"),
    WorkedExample(
        .expression, .swappedWeight, layer, "dC/dh[0;1]", right: "w[1;1,1]*z[1;2] + w[1;2,1]*z[1;1]",
        wrong: "w[1;1,1]*z[1;2] + w[1;1,2]*z[1;1]", says: "w₁₂⁽¹⁾"),
    // C = z₁² + z₂², z = W x: dC/dW₁₂ = 2 z₁ x₂, and dC/dW₂₁ = 2 z₂ x₁.
    WorkedExample(
        .expression, .swappedWeight, "W : 2x2 = [[1, 2], [3, 4]]\nx : 2 = [1, 5]\nz = W @ x\nC = sum(z^2)",
        "dC/dW[1,2]",
        right: "2*z[1]*x[2]", wrong: "2*z[2]*x[1]", says: "order of the two subscripts"),
    WorkedExample(
        .expression, .offByOneIndex, "W : 2x2 = [[1, 2], [3, 4]]\nx : 2 = [1, 5]\nz = W @ x\nC = sum(z^2)", "dC/dx[1]",
        right: "2*z[1]*W[1,1] + 2*z[2]*W[2,1]", wrong: "2*z[1]*W[1,2] + 2*z[2]*W[2,2]", says: "look at the indices"),
    // The path through z₂ is left out.
    WorkedExample(
        .expression, .missingPath, "W : 2x2 = [[1, 2], [3, 4]]\nx : 2 = [1, 5]\nz = W @ x\nC = sum(z^2)", "dC/dx[1]",
        right: "2*z[1]*W[1,1] + 2*z[2]*W[2,1]", wrong: "2*z[1]*W[1,1]", says: "through z₂ is missing"),
    WorkedExample(
        .expression, .swappedWeight, layer, "dC/dw[1;1,2]", right: "z[1;2]*h[0;2]", wrong: "z[1;1]*h[0;1]",
        says: "w̄₂₁⁽¹⁾"),

    // 2 · 5 · x₂ = 40, and 60 with x₃.
    WorkedExample(
        .number, .offByOneIndex, "x[1] = 3\nx[2] = 4\nx[3] = 6\nC = 2 * x[1] + 5 * x[2]^2 + 7 * x[3]", "dC/dx[2]",
        right: "40", wrong: "60", says: "x₃"),
    // h₁ = 10 and h₂ = 15: h₂ · x = 75, and h₁ · x = 50.
    WorkedExample(
        .number, .offByOneIndex, "w[1] = 2\nw[2] = 3\nx = 5\nh[1] = w[1] * x\nh[2] = w[2] * x\nC = h[1] * h[2]",
        "dC/dw[1]", right: "75", wrong: "50", says: "indices"),
    WorkedExample(
        .expression, .offByOneIndex, "input y[1]\ninput y[2]\ninput y[3]\nC = y[1]*y[2] + y[2]*y[3]", "dC/dy[2]",
        right: "y[1] + y[3]", wrong: "y[1] + y[2]", says: "y₂"),
    // s₁ = [3, 1] and s₂ = [5, 1]: s̄₂ = [10, 2], s̄₁ = Vᵀ s̄₂ = [10, 22], s̄₀ = Vᵀ s̄₁ = [10, 42].
    WorkedExample(
        .entries(.denominator), .offByOneIndex,
        "V : 2x2 = [[1, 2], [0, 1]]\ns[0] : 2 = [1, 1]\ns[1] = V @ s[0]\ns[2] = V @ s[1]\nC = dot(s[2], s[2])",
        "dC/ds[0]", right: "[10; 42]", wrong: "[10; 22]", says: "indices"),
    // 57 · 1 + 28 · 5 = 197: with h₂ for h₁, 57 + 28 · 14, and with h₁ for h₀ as well, 57 · 5 + 28 · 14.
    WorkedExample(.number, .offByOneIndex, unrolled, "dC/dw", right: "197", wrong: "449", says: "h₂"),
    WorkedExample(.number, .offByOneIndex, unrolled, "dC/dw", right: "197", wrong: "677", says: "look at the indices"),
    WorkedExample(
        .expression, .offByOneIndex, unrolled, "dC/dw", right: "bar(h[1])*h[0] + bar(h[2])*h[1]",
        wrong: "bar(h[1])*h[1] + bar(h[2])*h[2]", says: "look at the indices"),
    // 28 · 5, and 28 · 14.
    WorkedExample(
        .number, .offByOneIndex, unrolled, "dC/dh[2] * ∂h[2]/∂w", right: "140", wrong: "392", says: "In ∂h₂/∂w: "),

    // 3 · 6 = 18, and 3 · 4 = 12 with the first layer's weight.
    WorkedExample(
        .number, .wrongLayer,
        "x = 1\nw[1;1] = 4\nw[2;1] = 6\nh[1;1] = w[1;1] * x\nh[2;1] = w[2;1] * h[1;1]\nC = 3 * h[2;1]", "dC/dh[1;1]",
        right: "18", wrong: "12", says: "layer"),
    // 3a₂² · w₂ by a₁.
    WorkedExample(
        .expression, .wrongLayer, twoLayers, "dC/da[1;1]", right: "3*a[2;1]^2*w[2;1]", wrong: "3*a[2;1]^2*w[1;1]",
        says: "layer"),
    // W₂ᵀ [1, 1] = [4, 3], and W₁ᵀ [1, 1] = [3, 1].
    WorkedExample(
        .entries(.denominator), .wrongLayer,
        "x : 2 = [1, 2]\nW[1;] : 2x2 = [[1, 0], [2, 1]]\nW[2;] : 2x2 = [[3, 1], [1, 2]]\nz[1;] = W[1;] @ x\n"
            + "z[2;] = W[2;] @ z[1;]\nC = sum(z[2;])",
        "dC/dz[1;]", right: "[4; 3]", wrong: "[3; 1]", says: "layer"),
]
