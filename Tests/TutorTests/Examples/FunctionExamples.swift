import Algebra
import Tutor

// Wrong answers about functions, and about numbers rounded on the way.

let functionExamples: [WorkedExample] = [
    // relu is flat at −4.
    WorkedExample(.number, .reluMask, "x = -1\nC = relu(4 * x)", "dC/dx", right: "0", wrong: "4", says: "relu"),
    // ab = −6 is cut off, so that only C's own a counts, 1; with relu′ = 1 it is b + 1 = −2.
    WorkedExample(
        .number, .reluMask, "a = 2\nb = -3\nh = relu(a * b)\nC = h + a", "dC/da", right: "1", wrong: "-2",
        says: "relu"),
    WorkedExample(
        .expression, .reluMask, "input x\nh = relu(x)\nC = 5 * h", "dC/dx", right: "5*step(x)", wrong: "5",
        says: "relu"),
    // The second element is cut off.
    WorkedExample(
        .entries(.denominator), .reluMask, "z : 3 = [1, -2, 3]\nh = relu(z)\nC = dot(h, [2, 4, 6])", "dC/dz",
        right: "[2; 0; 6]", wrong: "[2; 4; 6]", says: "relu"),

    // y = σ(1) = 0.731059: 10 y(1 − y) = 1.96612. σ(y) = 0.675038, and 10 · 0.675038 · 0.324962 = 2.19362.
    WorkedExample(
        .number, .sigmoidAtOutput, "z = 1\ny = sigmoid(z)\nC = 10 * y", "dC/dz", right: "1.96612", wrong: "2.19362",
        says: "what goes in, z"),
    // y = tanh 0.5 = 0.462117: 2y(1 − y²) = 0.726862; with tanh² y for y² it is 0.751903.
    WorkedExample(
        .number, .sigmoidAtOutput, "z = 0.5\ny = tanh(z)\nC = y^2", "dC/dz", right: "0.726862", wrong: "0.751903",
        says: "what goes in, z"),
    WorkedExample(
        .expression, .sigmoidAtOutput, "input u\ny = tanh(u)\nC = 3 * y", "dC/du", right: "3*(1 - y^2)",
        wrong: "3*(1 - tanh(y)^2)", says: "what goes in, u"),
    // σ′(0) = 1/4 and σ′(1) = 0.196612, times 4 and 10; at the outputs, 0.5 and 0.731059, 0.235004 and 0.219362.
    WorkedExample(
        .entries(.denominator), .sigmoidAtOutput, "z : 2 = [0, 1]\nh = sigmoid(z)\nC = dot(h, [4, 10])", "dC/dz",
        right: "[1; 1.96612]", wrong: "[0.940015; 2.19362]", says: "what goes in, z"),

    // 6/4, and 6/(4 ln 10).
    WorkedExample(
        .number, .log10, "x = 4\nC = 6 * log(x)", "dC/dx", right: "1.5", wrong: "0.651442", says: "natural logarithm"),
    // ln 7 = 1.94591 for y, and lg 7.
    WorkedExample(
        .number, .log10, "x = 7\ny = 3\nC = y * log(x)", "∂C/∂y", right: "1.94591", wrong: "0.845098",
        says: "base 10"),
    WorkedExample(
        .expression, .log10, "input x\ninput y\nC = y * log(x)", "dC/dx", right: "y/x", wrong: "y/(x*log(10))",
        says: "natural logarithm"),
    // 1/v = [1, 0.25], over ln 10 = 2.302585.
    WorkedExample(
        .entries(.denominator), .log10, "v : 2 = [1, 4]\nC = sum(log(v))", "dC/dv", right: "[1; 0.25]",
        wrong: "[0.434294; 0.108574]", says: "natural logarithm"),

    // −sin 60 is 0.304811, −sin 60° is −√3/2.
    WorkedExample(
        .number, .degrees, "x = 60\nC = cos(x)", "dC/dx", right: "0.304811", wrong: "-0.866025", says: "radians"),
    // 2 cos 45 is 1.05064, 2 cos 45° is √2.
    WorkedExample(
        .number, .degrees, "x = 45\nC = 2 * sin(x)", "dC/dx", right: "1.05064", wrong: "1.41421", says: "radians"),
    WorkedExample(
        .expression, .degrees, "input t\nC = cos(t)", "dC/dt", right: "-sin(t)", wrong: "-sin(pi*t/180)",
        says: "radians"),
    // cos 30 and cos 60, against √3/2 and 1/2.
    WorkedExample(
        .entries(.denominator), .degrees, "v : 2 = [30, 60]\nC = sum(sin(v))", "dC/dv",
        right: "[0.154251; -0.952413]", wrong: "[0.866025; 0.5]", says: "radians"),

    // 36 a²/3 with a = 2/3 is 5.33333, with 0.7 it is 5.88.
    WorkedExample(
        .number, .roundedEarly, "x = 2\na = x / 3\nC = 12 * a^3", "dC/dx", right: "5.33333", wrong: "5.88",
        says: "decimal"),
    // 5a⁴/7 with a = 10/7 is 2.97495, with 1.4 it is 5 · 3.8416/7 = 2.744.
    WorkedExample(
        .number, .roundedEarly, "x = 10\na = x / 7\nC = a^5", "dC/dx", right: "2.97495", wrong: "2.744",
        says: "one decimal"),
    // C = a² with a = √5 is 5, with 2.24 it is 5.0176.
    WorkedExample(
        .number, .roundedEarly, "r = 5\na = sqrt(r)\nC = a^2", "C", right: "5", wrong: "5.0176", says: "decimals"),

    // Half of 2a = 6.
    WorkedExample(
        .number, .missingMean, "a = 3\nb = 5\nC = mean(a^2, b)", "dC/da", right: "3", wrong: "6", says: "C is a mean"),
    // (q + r)/3 = 10/3.
    WorkedExample(
        .number, .missingMean, "p = 2\nq = 4\nr = 6\nC = mean(p * q, q * r, r * p)", "dC/dp", right: "3.33333",
        wrong: "10", says: "C is a mean"),
    WorkedExample(
        .expression, .missingMean, "input a\ninput b\ninput c\nC = mean(a * b, b * c, c * a)", "dC/da",
        right: "(b + c)/3", wrong: "b + c", says: "C is a mean"),
    // 2v over 4.
    WorkedExample(
        .entries(.denominator), .missingMean, "v : 4 = [1, 2, 3, 4]\nC = mean(v^2)", "dC/dv",
        right: "[0.5; 1; 1.5; 2]", wrong: "[2; 4; 6; 8]", says: "C is a mean"),

    // 2a/3 = 2, and a third of that.
    WorkedExample(
        .number, .meanTwice, "a = 3\nb = 5\nc = 4\nC = mean(a^2, b, c)", "dC/da", right: "2", wrong: "2/3",
        says: "divides by it once more"),
    // (q + r)/3 = 10/3, and 10/9.
    WorkedExample(
        .number, .meanTwice, "p = 2\nq = 4\nr = 6\nC = mean(p * q, q * r, r * p)", "dC/dp", right: "3.33333",
        wrong: "1.11111", says: "C is a mean"),
    WorkedExample(
        .expression, .meanTwice, "input a\ninput b\ninput c\nC = mean(a * b, b * c, c * a)", "dC/da",
        right: "(b + c)/3", wrong: "(b + c)/9", says: "divides by it once more"),
    // 2v/4, and 2v/16.
    WorkedExample(
        .entries(.denominator), .meanTwice, "v : 4 = [1, 2, 3, 4]\nC = mean(v^2)", "dC/dv",
        right: "[0.5; 1; 1.5; 2]", wrong: "[0.125; 0.25; 0.375; 0.5]", says: "C is a mean"),
    // The residuals are 1, 2 and 3, so that b̄ = 2 · 6/3 = 4; divided once more where they are added up, 4/3.
    WorkedExample(
        .number, .meanTwice, "const t = [1, 2, 3]\nb = 4\nr = b - t\nC = sum(r^2)/3", "dC/db", right: "4",
        wrong: "1.33333", says: "C is a mean"),
]
