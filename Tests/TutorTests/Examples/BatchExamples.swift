import Algebra
import Tutor

// Wrong answers about a bias that is added to a whole batch, and about softmax.

/// Z = [1, 4; 2, 5; 3, 6] + [1, 2] = [2, 6; 3, 7; 4, 8], so Z̄ = 2Z.
private let batch = "A : 3x2 = [[1, 4], [2, 5], [3, 6]]\nb : 1x2 = [[1, 2]]\nZ = A + ones(3) @ b\nC = sum(Z^2)"
/// Z = [1, 2; 3, 5] + [1; 2] in every column = [2, 3; 5, 7].
private let columns = "A : 2x2 = [[1, 2], [3, 5]]\nb : 2 = [1, 2]\nZ = A + b @ ones(1, 2)\nC = sum(Z^2)"
/// p = [e, 1]/(e + 1) = [0.731059, 0.268941], p₁ p₂ = 0.196612.
private let softmax = "z : 2 = [1, 0]\np = softmax(z)\nC = dot(p, [3, 5])"
private let entropy = "z : 2 = [1, 0]\nconst y : 2 = [0, 1]\np = softmax(z)\nC = -dot(y, log(p))"
private let logits = "z : 2 = [1, 0]\nconst y : 2 = [0, 1]\nC = logsumexp(z) - dot(y, z)"

/// The same as two numbers.
private let elements = """
    z[1] = 1
    z[2] = 0
    p[1] = exp(z[1]) / (exp(z[1]) + exp(z[2]))
    p[2] = exp(z[2]) / (exp(z[1]) + exp(z[2]))
    """

private let namedSum = """
    z[1] = 1
    z[2] = 0
    for i in 1..2: e[i] = exp(z[i])
    S = e[1] + e[2]
    for i in 1..2: p[i] = e[i] / S
    C = -log(p[2])
    """

let batchExamples: [WorkedExample] = [
    // The columns of 2Z add up to 18 and 42; its first row is [4, 12].
    WorkedExample(
        .entries(.denominator), .broadcastNotSummed, batch, "dC/db", right: "[[18, 42]]", wrong: "[[4, 12]]",
        says: "from every use is added up"),
    // As many rows as the batch: another shape.
    WorkedExample(
        .matrix(.denominator), .broadcastNotSummed, batch, "dC/db", right: "ones(1, 3) @ bar(Z)", wrong: "bar(Z)",
        says: "a row is asked for"),
    WorkedExample(
        .matrix(.denominator), .broadcastNotSummed, batch, "dC/db", right: "2*ones(1, 3) @ Z", wrong: "2*Z",
        says: "a row is asked for"),
    // The rows of 2Z add up to 10 and 24; its first column is [4; 10].
    WorkedExample(
        .entries(.denominator), .broadcastNotSummed, columns, "dC/db", right: "[10; 24]", wrong: "[4; 10]",
        says: "b is used many times over in Z"),
    WorkedExample(
        .matrix(.denominator), .broadcastNotSummed, columns, "dC/db", right: "bar(Z) @ ones(2)", wrong: "bar(Z)",
        says: "a column is asked for"),

    // p₁ p₂ (3 − 5) = −0.393224 and its opposite; on the diagonal alone 3 p₁ p₂ and 5 p₁ p₂.
    WorkedExample(
        .entries(.denominator), .softmaxDiagonal, softmax, "dC/dz", right: "[-0.393224; 0.393224]",
        wrong: "[0.589836; 0.983059]", says: "the diagonal alone"),
    WorkedExample(
        .matrix(.denominator), .softmaxDiagonal, softmax, "dC/dz", right: "p * (bar(p) - dot(p, bar(p)))",
        wrong: "bar(p) * p * (1 - p)", says: "the diagonal alone"),
    // p̄ = −y/p, and with p (1 − p) that is −y (1 − p): −(1 − 0.268941) in the second place.
    WorkedExample(
        .entries(.denominator), .softmaxDiagonal, entropy, "dC/dz", right: "[0.731059; -0.731059]",
        wrong: "[0; -0.731059]", says: "depends on all that goes in"),
    WorkedExample(
        .matrix(.denominator), .softmaxDiagonal, entropy, "dC/dz", right: "p - y", wrong: "-y * (1 - p)",
        says: "the diagonal alone"),
    WorkedExample(
        .matrix(.denominator), .softmaxDiagonal, "z : 3 = [1, 0, 2]\nC = sum(softmax(z)^2)", "dC/dz",
        right: "2*softmax(z) * (softmax(z) - sum(softmax(z)^2))", wrong: "2*softmax(z)^2 * (1 - softmax(z))",
        says: "the diagonal alone"),

    // The first term of diag(p) − p pᵀ alone: 3p₁ = 2.19318 and 5p₂ = 1.34471.
    WorkedExample(
        .entries(.denominator), .softmaxDiagonal, softmax, "dC/dz", right: "[-0.393224; 0.393224]",
        wrong: "[2.19318; 1.34471]", says: "depends on all that goes in"),
    WorkedExample(
        .matrix(.denominator), .softmaxDiagonal, softmax, "dC/dz", right: "p * (bar(p) - dot(p, bar(p)))",
        wrong: "p * bar(p)", says: "depends on all that goes in"),
    WorkedExample(
        .matrix(.denominator), .softmaxDiagonal, "z : 3 = [1, 0, 2]\nC = sum(softmax(z)^2)", "dC/dz",
        right: "2*softmax(z) * (softmax(z) - sum(softmax(z)^2))", wrong: "2*softmax(z)^2",
        says: "depends on all that goes in"),

    // p₁(1 − p₁) = 0.196612: z₁ stands above and below the line.
    WorkedExample(
        .number, .missingPath, elements + "\nC = 3 * p[1] + 5 * p[2]", "dp[1]/dz[1]", right: "0.196612",
        wrong: "0.731059", says: "z₁ is used twice in p₁"),
    WorkedExample(
        .expression, .missingPath, namedSum, "dp[2]/dz[2]", right: "p[2]*(1 - p[2])", wrong: "p[2]",
        says: "z₂▸e₂▸S▸p₂ is missing"),
    WorkedExample(
        .number, .missingPath, namedSum, "dp[1]/dz[1]", right: "0.196612", wrong: "0.731059",
        says: "z₁▸e₁▸S▸p₁ is missing"),

    // p − y = [0.731059, −0.731059], z − y = [1, −1].
    WorkedExample(
        .entries(.denominator), .missingSoftmax, entropy, "dC/dz", right: "[0.731059; -0.731059]", wrong: "[1; -1]",
        says: "where what comes out belongs"),
    WorkedExample(
        .matrix(.denominator), .missingSoftmax, entropy, "dC/dz", right: "p - y", wrong: "z - y",
        says: "what goes into the softmax"),
    WorkedExample(
        .entries(.denominator), .missingSoftmax, logits, "dC/dz", right: "[0.731059; -0.731059]", wrong: "[1; -1]",
        says: "what goes into the softmax"),
    WorkedExample(
        .matrix(.denominator), .missingSoftmax, logits, "dC/dz", right: "softmax(z) - y", wrong: "z - y",
        says: "what goes into the softmax"),
    // z = [3, 1, 1]: the slope of logsumexp is softmax(z), and not z.
    WorkedExample(
        .matrix(.denominator), .missingSoftmax, "z : 3 = [3, 1, 1]\nC = logsumexp(z)", "dC/dz", right: "softmax(z)",
        wrong: "z", says: "what goes into the softmax"),

    // p₁ = e/(e + 1) = 0.731059, p₂ = 0.268941: 3 p₁(1 − p₁) − 5 p₁p₂ = −0.393224, and 3 p₁(1 − p₁) = 0.589836.
    WorkedExample(
        .number, .softmaxDiagonal, elements + "\nC = 3 * p[1] + 5 * p[2]", "dC/dz[1]", right: "-0.393224",
        wrong: "0.589836", says: "p₂ on z₁ too"),
    WorkedExample(
        .expression, .softmaxDiagonal, elements + "\nC = 3 * p[1] + 5 * p[2]", "dC/dz[2]",
        right: "5*p[2]*(1 - p[2]) - 3*p[1]*p[2]", wrong: "5*p[2]*(1 - p[2])", says: "what comes back through p₂ alone"),
    // The same with a name for the sum.
    WorkedExample(
        .number, .softmaxDiagonal,
        "z[1] = 1\nz[2] = 0\ns = exp(z[1]) + exp(z[2])\np[1] = exp(z[1]) / s\np[2] = exp(z[2]) / s\n"
            + "C = 3 * p[1] + 5 * p[2]", "dC/dz[1]", right: "-0.393224", wrong: "0.589836", says: "p₂ on z₁ too"),

    // p₂ = e^0.5/(e + e^0.5) = 0.377541: dC/dz₂ = p₂ − 1 = −0.622459, and z₂ − 1 = −0.5.
    WorkedExample(
        .number, .missingSoftmax,
        elements.replacing("z[2] = 0", with: "z[2] = 0.5") + "\nC = -log(p[2])", "dC/dz[2]", right: "-0.622459",
        wrong: "-0.5", says: "what goes into the softmax"),
    WorkedExample(
        .expression, .missingSoftmax, elements + "\nC = -log(p[2])", "dC/dz[2]", right: "p[2] - 1",
        wrong: "z[2] - 1", says: "what goes into the softmax"),
    // z₁ = wx = 3, z₂ = 1: p₁ = e³/(e³ + e) = 0.880797; dC/dw = (p₁ − 1) x = −0.238406, and (3 − 1) x = 4.
    WorkedExample(
        .number, .missingSoftmax,
        "w = 1.5\nconst x = 2\nconst v = 1\nz = w * x\np = exp(z) / (exp(z) + exp(v))\nC = -log(p)", "dC/dw",
        right: "-0.238406", wrong: "4", says: "what goes into the softmax"),
    // log(e³ + e) − 3: p₁ − 1 = −0.119203, and 3 − 1.
    WorkedExample(
        .number, .missingSoftmax, "z[1] = 3\nz[2] = 1\nC = logsumexp(z[1], z[2]) - z[1]", "dC/dz[1]",
        right: "-0.119203", wrong: "2", says: "what goes into the softmax"),
    WorkedExample(
        .expression, .missingSoftmax, "input z[1]\ninput z[2]\nC = log(exp(z[1]) + exp(z[2])) - z[1]", "dC/dz[1]",
        right: "exp(z[1])/(exp(z[1]) + exp(z[2])) - 1", wrong: "z[1] - 1", says: "what goes into the softmax"),
    // Z = [2, 1] W = 3 and 1 for the two classes, as above: (p − y) xᵀ, and (Z − y) xᵀ.
    WorkedExample(
        .matrix(.denominator), .missingSoftmax,
        "W : 2x2 = [[1, 1], [0, 1]]\nconst x : 2 = [2, 1]\nconst y : 2 = [1, 0]\nz = W @ x\np = softmax(z)\n"
            + "C = -dot(y, log(p))", "dC/dW", right: "(p - y) @ x^T", wrong: "(z - y) @ x^T",
        says: "what goes into the softmax"),
]
