import Algebra
import Tutor

// Wrong answers about slopes: powers, quotients, and what was not differentiated at all.

private let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

let slopeExamples: [WorkedExample] = [
    // 2t = 12; the factor 2 is dropped.
    WorkedExample(.number, .powerRule, lattice, "∂C/∂t", right: "12", wrong: "t", says: "comes down from its exponent"),
    // 3 · 5² = 75, without the 3 it is 25.
    WorkedExample(.number, .powerRule, "x = 5\nC = x^3", "dC/dx", right: "75", wrong: "25", says: "derivative of x³"),
    // 3 · 2² = 12, and 3 · 2³ = 24.
    WorkedExample(.number, .powerRule, "x = 2\nC = x^3", "dC/dx", right: "12", wrong: "24", says: "go down by one"),
    // 3 · 5² · 2 = 150, without the 3 it is 25 · 2 = 50.
    WorkedExample(
        .number, .powerRule, "x = 2\nC = (2 * x + 1)^3", "dC/dx", right: "150", wrong: "50", says: "(2x + 1)³"),
    WorkedExample(
        .expression, .powerRule, "input x\ninput y\nC = y * x^4", "dC/dx", right: "4*y*x^3", wrong: "y*x^3",
        says: "derivative of x⁴"),
    // (x^½)′ = ½ x^−½.
    WorkedExample(
        .expression, .powerRule, "input x\nC = sqrt(x)", "dC/dx", right: "1/(2*sqrt(x))", wrong: "1/sqrt(x)",
        says: "comes down from its exponent"),
    WorkedExample(
        .expression, .powerRule, "input x\nC = exp(x)", "dC/dx", right: "exp(x)", wrong: "x*exp(x - 1)",
        says: "varies in its exponent"),
    // 3v² = [3, 27], without the 3 it is [1, 9].
    WorkedExample(
        .entries(.denominator), .powerRule, "v : 2 = [1, 3]\nC = sum(v^3)", "dC/dv", right: "[3; 27]", wrong: "[1; 9]",
        says: "comes down from its exponent"),

    WorkedExample(
        .expression, .notDifferentiated, "input u\nJ = cos(u)", "dJ/du", right: "-sin(u)", wrong: "cos(u)",
        says: "itself"),
    // 5 · 2x = 30, and 5 · x² = 45.
    WorkedExample(
        .number, .notDifferentiated, "x = 3\nt = x^2\nC = 5 * t", "dC/dx", right: "30", wrong: "45",
        says: "t itself where its derivative belongs"),
    WorkedExample(
        .expression, .notDifferentiated, "input x\nt = sin(x)\nC = t^3", "dC/dx", right: "3*t^2*cos(x)",
        wrong: "3*t^2*sin(x)", says: "derivative belongs"),
    // The inner derivative is there, the outer is not.
    WorkedExample(
        .expression, .notDifferentiated, "input x\nC = sin(x^2)", "dC/dx", right: "2x*cos(x^2)", wrong: "2x*sin(x^2)",
        says: "sin(x²) stands as it is"),
    // h̄ = [3, 5]. Times 2z = [2, 6] it is [6, 30], times z² = [1, 9] it is [3, 45].
    WorkedExample(
        .entries(.denominator), .notDifferentiated, "z : 2 = [1, 3]\nh = z^2\nC = dot(h, [3, 5])", "dC/dz",
        right: "[6; 30]", wrong: "[3; 45]", says: "h itself"),
    WorkedExample(
        .matrix(.denominator), .notDifferentiated, "z : 2 = [1, 3]\nh = tanh(z)\nC = sum(h^2)", "dC/dz",
        right: "2*h*(1 - h^2)", wrong: "2*h*h", says: "derivative belongs"),

    // (1 · 5 − 2 · 1)/25 = 0.12, and (5 + 2)/25 = 0.28.
    WorkedExample(
        .number, .quotientSign, "x = 2\nC = x / (x + 3)", "dC/dx", right: "0.12", wrong: "0.28", says: "quotient rule"),
    // 4 (2 · 2 − 1)/4 = 3, and 4 (4 + 1)/4 = 5.
    WorkedExample(
        .number, .quotientSign, "x = 1\nu = x^2 / (x + 1)\nC = 4 * u", "dC/dx", right: "3", wrong: "5",
        says: "In ∂u/∂x"),
    WorkedExample(
        .expression, .quotientSign, "input x\nC = sin(x) / x", "dC/dx", right: "(x*cos(x) - sin(x))/x^2",
        wrong: "(x*cos(x) + sin(x))/x^2", says: "quotient rule"),
    // (xy − (x + y) y)/(xy)² = −1/x².
    WorkedExample(
        .expression, .quotientSign, "input x\ninput y\nC = (x + y) / (x * y)", "dC/dx", right: "-1/x^2",
        wrong: "(x*y + (x + y)*y)/(x*y)^2", says: "quotient rule"),
    // (v + 1 − v)/(v + 1)² = [1/4, 1/16], and (2v + 1)/(v + 1)² = [3/4, 7/16].
    WorkedExample(
        .entries(.denominator), .quotientSign, "v : 2 = [1, 3]\nC = sum(v / (v + 1))", "dC/dv",
        right: "[0.25; 0.0625]", wrong: "[0.75; 0.4375]", says: "quotient rule"),
]
