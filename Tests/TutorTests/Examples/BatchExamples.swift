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
]
