import Algebra
import Tutor

// Wrong answers about one local partial.

private let descent = "w = 2\nx = 3\nt = 5\ny = w * x\nJ = (y - t)^2 / 2"

let partialExamples: [WorkedExample] = [
    // u = 3 − 8 = −5, ū = −10, ∂u/∂b = −4.
    WorkedExample(
        .number, .sign, "a = 3\nb = 2\nu = a - 4 * b\nC = u^2", "dC/db", right: "40", wrong: "-40", says: "sign"),
    // (cos y)′ = −sin y, times 3.
    WorkedExample(
        .expression, .sign, "input x\nC = cos(3 * x)", "dC/dx", right: "-3*sin(3x)", wrong: "3*sin(3x)", says: "sign"),
    // d = [3, −2], d̄ = 2d = [6, −4], and q enters with −1.
    WorkedExample(
        .entries(.denominator), .sign, "p : 2 = [4, 1]\nq : 2 = [1, 3]\nd = p - q\nC = dot(d, d)", "dC/dq",
        right: "[-6; 4]", wrong: "[6; -4]", says: "sign"),
    // A step downhill: y − t = 1, so w̄ = 3: 2 − 0.05 · 3, and 2 + 0.15.
    WorkedExample(
        .number, .sign, descent, "w - 0.05*dJ/dw", right: "1.85", wrong: "2.15", says: "In w̄: look at the sign"),
    // ȳ = 1 alone.
    WorkedExample(.number, .missingLocal, descent, "w - 0.05*dJ/dw", right: "1.85", wrong: "1.95", says: "In w̄: "),
    WorkedExample(
        .expression, .sign, descent, "w - 0.05*dJ/dw", right: "w - 0.05*(y - t)*x", wrong: "w + 0.05*(y - t)*x",
        says: "In w̄: look at the sign"),
    WorkedExample(
        .matrix(.denominator), .sign, "W : 2x2 = [[1, 2], [3, 4]]\nx : 2 = [1, 5]\nz = W @ x\nC = sum(z^2)",
        "W - 0.1*dC/dW", right: "W - 0.2*z @ x^T", wrong: "W + 0.2*z @ x^T", says: "look at the sign"),

    // x/4 has the slope 1/4.
    WorkedExample(.number, .reciprocal, "x = 8\nC = x / 4", "dC/dx", right: "0.25", wrong: "4", says: "upside down"),
    // 3 · 1/(2√4) = 0.75; 3 · 2√4 = 12.
    WorkedExample(
        .number, .reciprocal, "x = 4\nt = sqrt(x)\nC = 3 * t", "dC/dx", right: "0.75", wrong: "12",
        says: "∂t/∂x upside down"),
    // 5 · 2x.
    WorkedExample(
        .expression, .reciprocal, "input x\nt = x^2\nC = 5 * t", "dC/dx", right: "10x", wrong: "5/(2x)",
        says: "∂t/∂x upside down"),
    // [3, 5] over 2z = [2, 4] instead of times.
    WorkedExample(
        .entries(.denominator), .reciprocal, "z : 2 = [1, 2]\nh = z^2\nC = dot(h, [3, 5])", "dC/dz",
        right: "[6; 20]", wrong: "[1.5; 1.25]", says: "∂h/∂z upside down"),

    // 3a²b = 84 by a, a³ = 8 by b.
    WorkedExample(
        .number, .wrongOperand, "a = 2\nb = 7\nC = a^3 * b", "dC/da", right: "84", wrong: "8", says: "∂C/∂b"),
    // 8 · 1/4 = 2; by y it is 8 · (−3/16) = −1.5.
    WorkedExample(
        .number, .wrongOperand, "x = 3\ny = 4\nu = x / y\nC = 8 * u", "dC/dx", right: "2", wrong: "-1.5",
        says: "∂u/∂y"),
    // 3u² · b² and 3u² · 2ab.
    WorkedExample(
        .expression, .wrongOperand, "input a\ninput b\nu = a * b^2\nC = u^3", "dC/da", right: "3*u^2*b^2",
        wrong: "6*u^2*a*b", says: "∂u/∂b"),
    // By A each row holds the row sums of B, 5 and 7; by B each column the column sums of A, 1 and 5.
    WorkedExample(
        .entries(.denominator), .wrongOperand,
        "A : 2x2 = [[1, 2], [0, 3]]\nB : 2x2 = [[4, 1], [2, 5]]\nP = A @ B\nC = sum(P)", "dC/dA",
        right: "[5, 7; 5, 7]", wrong: "[1, 1; 5, 5]", says: "is asked for"),

    // 2t = 18 and 2x = 6.
    WorkedExample(
        .number, .localAtWrongValue, "x = 3\nt = x^2\nC = t^2", "∂C/∂t", right: "18", wrong: "6",
        says: "evaluated at t"),
    // 2 e¹ = 5.43656; e^x for e^v is 2 e^0.5 = 3.29744.
    WorkedExample(
        .number, .localAtWrongValue, "x = 0.5\nv = 2 * x\nC = exp(v)", "dC/dx", right: "5.43656", wrong: "3.29744",
        says: "evaluated at v"),
    // 3v² · 5 and 3x² · 5.
    WorkedExample(
        .expression, .localAtWrongValue, "input x\nv = 5 * x\nC = v^3", "dC/dx", right: "15*v^2", wrong: "15*x^2",
        says: "evaluated at v"),
    // 2u · 3 = [18, 36], and with z for u [6, 12].
    WorkedExample(
        .entries(.denominator), .localAtWrongValue, "z : 2 = [1, 2]\nu = 3 * z\nh = u^2\nC = sum(h)", "dC/dz",
        right: "[18; 36]", wrong: "[6; 12]", says: "evaluated at u"),

    // 2(3x − 1) · 3 = 30.
    WorkedExample(
        .number, .missingInnerDerivative, "x = 2\nC = (3 * x - 1)^2", "dC/dx", right: "30", wrong: "10",
        says: "3x − 1"),
    // y e^(xy) = 2 e² = 14.7781; e² = 7.38906.
    WorkedExample(
        .number, .missingInnerDerivative, "x = 1\ny = 2\nC = exp(x * y)", "dC/dx", right: "14.7781", wrong: "7.38906",
        says: "xy"),
    // 1/(2√…) · 2a.
    WorkedExample(
        .expression, .missingInnerDerivative, "input a\nC = sqrt(1 + a^2)", "dC/da", right: "a/sqrt(1 + a^2)",
        wrong: "1/(2*sqrt(1 + a^2))", says: "derivative of"),
]
