import Algebra
import Cards
import Tutor

// Wrong answers about paths: which contributions there are, and what each is made of.

let pathExamples: [WorkedExample] = [
    // q = 5 and r = 12, so q̄ = 12 and r̄ = 5: 12 · 1 + 5 · 3 = 27. Without the path through q: 15.
    WorkedExample(
        .number, .missingPath, "p = 4\nq = p + 1\nr = 3 * p\nC = q * r", "dC/dp", right: "27", wrong: "15",
        says: "through q"),
    // 3 + 2z + 5 = 12 by three paths; without c: 3 + 4 = 7.
    WorkedExample(
        .number, .missingPath, "z = 2\na = 3 * z\nb = z^2\nc = 5 * z\nC = a + b + c", "dC/dz", right: "12", wrong: "7",
        says: "through c"),
    // (ab)(a + b) by the product rule; v′ = 1 times u is forgotten.
    WorkedExample(
        .expression, .missingPath, "input a\ninput b\nu = a * b\nv = a + b\nC = u * v", "dC/da", right: "v*b + u",
        wrong: "v*b", says: "through v"),
    // u = M s = [5, 12]. s feeds u and C: Mᵀ s + u = [2, 13] + [5, 12].
    WorkedExample(
        .entries(.denominator), .missingPath, "s : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nu = M @ s\nC = dot(u, s)",
        "dC/ds", right: "[7; 25]", wrong: "[2; 13]", says: "is missing"),

    // 2 · 3 + 1/2: 6 is no 6.5 that was rounded.
    WorkedExample(
        .number, .missingPath, "x = 2\ny = 3\nt = x * y\nC = 2 * t + x / 2", "dC/dx", right: "6.5", wrong: "6",
        says: "through C is missing"),
    // 3 − 0.4, and −1 − 1/2.
    WorkedExample(
        .number, .missingPath, "u = 7\na = 3 * u\nb = 0.4 * u\nC = a - b", "dC/du", right: "2.6", wrong: "3",
        says: "through b is missing"),
    WorkedExample(
        .number, .missingPath, "u = 7\na = 3 - u\nb = u / 2\nC = a - b", "dC/du", right: "-1.5", wrong: "-1",
        says: "through b is missing"),

    // a counts twice; (a + a) c by a is 2c.
    WorkedExample(
        .number, .missingPath, "a = 3\nb = a + a\nC = 5 * b", "db/da", right: "2", wrong: "1",
        says: "a is used twice in b"),
    WorkedExample(
        .expression, .missingPath, "input a\ninput c\nb = (a + a) * c\nC = b^2", "db/da", right: "2*c", wrong: "c",
        says: "a is used twice in b"),
    // t/y − (1 − t)/(1 − y).
    WorkedExample(
        .expression, .missingPath, "input t\ninput y\nC = t*log(y) + (1 - t)*log(1 - y)", "dC/dy",
        right: "t/y - (1 - t)/(1 - y)", wrong: "t/y", says: "y is used twice in C"),
    // 3x² by the product rule, with two of its three terms.
    WorkedExample(
        .number, .missingPath, "x = 5\nC = x * x * x", "dC/dx", right: "75", wrong: "50", says: "x is used 3 times in C"
    ),
    // C = v · v: 2v.
    WorkedExample(
        .matrix(.denominator), .missingPath, "v : 2 = [1, 2]\nC = sum(v * v)", "dC/dv", right: "2*v", wrong: "v",
        says: "v is used twice in C"),

    // 7 · 3 + 11 · 5 = 76; 7 · 5 + 11 · 3 = 68.
    WorkedExample(
        .number, .crossedPairs, "m = 2\na = 3 * m\nb = 5 * m\nC = 7 * a + 11 * b", "dC/dm", right: "76", wrong: "68",
        says: "That pairs b̄ with ∂a/∂m, and ā with ∂b/∂m"),
    WorkedExample(
        .expression, .crossedPairs, "input x\ninput w\na = w * x\nb = a^2\nc = a * x\nC = 2 * b + 5 * c", "dC/dx",
        right: "bar(a)*w + bar(c)*a", wrong: "bar(a)*a + bar(c)*w", says: "That pairs c̄ with ∂a/∂x"),
    // The same where the derivative that is written out is not the output's.
    WorkedExample(
        .expression, .crossedPairs, "input x\nu = sin(x)\nv = x^3\ny = u * v\nC = 5 * y",
        "∂y/∂u*∂u/∂x + ∂y/∂v*∂v/∂x", right: "v*cos(x) + u*3*x^2", wrong: "∂y/∂u*∂v/∂x + ∂y/∂v*∂u/∂x",
        says: "That pairs dy/dv with ∂u/∂x, and dy/du with ∂v/∂x"),
    WorkedExample(
        .expression, .missingPath, "input x\nu = sin(x)\nv = x^3\ny = u * v\nC = 5 * y",
        "∂y/∂u*∂u/∂x + ∂y/∂v*∂v/∂x", right: "v*cos(x) + u*3*x^2", wrong: "∂y/∂u*∂u/∂x",
        says: "the contribution through v is missing"),
    // 5 · 3 + 7 · 2x = [29, 43]; 7 · 3 + 5 · 2x = [31, 41].
    WorkedExample(
        .entries(.denominator), .crossedPairs, "x : 2 = [1, 2]\na = 3 * x\nb = x^2\nC = 5 * sum(a) + 7 * sum(b)",
        "dC/dx",
        right: "[29; 43]", wrong: "[31; 41]", says: "That pairs"),

    // 7 · 3 + 11 · 5 = 76; 21 · 55 = 1155.
    WorkedExample(
        .number, .productOfPaths, "m = 2\na = 3 * m\nb = 5 * m\nC = 7 * a + 11 * b", "dC/dm", right: "76",
        wrong: "1155", says: "added, not multiplied"),
    // 2k and 4.
    WorkedExample(
        .expression, .productOfPaths, "input k\na = k^2\nb = 4 * k\nC = a + b", "dC/dk", right: "2k + 4", wrong: "8k",
        says: "added, not multiplied"),
    // Aᵀ [1, 1] = [2, 5] and Bᵀ [2, 2] = [6, 12]: 8 and 17, not 12 and 60.
    WorkedExample(
        .entries(.denominator), .productOfPaths,
        "s : 2 = [1, 3]\nA : 2x2 = [[2, 1], [0, 4]]\nB : 2x2 = [[1, 5], [2, 1]]\nu = A @ s\nv = B @ s\n"
            + "C = sum(u) + 2 * sum(v)",
        "dC/ds", right: "[8; 17]", wrong: "[12; 60]", says: "added, not multiplied"),

    // ∂b/∂x = 2 · 3 = 6 stands there when a adds its 2.
    WorkedExample(
        .push(["1", "1", "1", "6", "2"], .numeric), .overwritten, "x = 3\na = 2 * x\nb = x^2\nC = a + b", "sum a→x",
        right: "8", wrong: "2", says: "does not replace"),
    // p = 6 and q = 8 are each other's partial. From q: 6 · 3 · 2² = 72, from p: 8 · 3 = 24.
    WorkedExample(
        .push(["1", "8", "6", "72", "24"], .numeric), .overwritten, "y = 2\np = 3 * y\nq = y^3\nC = p * q", "sum p→y",
        right: "96", wrong: "24", says: "does not replace"),
    // C has sent 3 to w itself when a, with ā = 2 · 8, sends 16 · 4 = 64.
    WorkedExample(
        .push(["1", "16", "3", "64"], .numeric), .overwritten, "w = 2\na = 4 * w\nC = a^2 + 3 * w", "sum a→w",
        right: "67", wrong: "64", says: "does not replace"),
    // b has sent a · 2x when a sends b · 2.
    WorkedExample(
        .push(["1", "b", "a", "2*a*x", "2b"], .symbolic), .overwritten, "input x\na = 2 * x\nb = x^2\nC = a * b",
        "sum a→x", right: "2*a*x + 2b", wrong: "2b", says: "does not replace"),

    // t̄ = 5 and ∂t/∂x = 2 · 3.
    WorkedExample(
        .number, .missingUpstream, "x = 3\nt = x^2\nC = 5 * t", "dC/dx", right: "30", wrong: "6", says: "∂t/∂x alone"),
    // t̄ = 3t² and ∂t/∂x = cos x.
    WorkedExample(
        .expression, .missingUpstream, "input x\nt = sin(x)\nC = t^3", "dC/dx", right: "3*t^2*cos(x)", wrong: "cos(x)",
        says: "∂t/∂x alone"),
    // h̄ = [3, 5] and ∂h/∂z = 2z = [2, 4], element by element.
    WorkedExample(
        .entries(.denominator), .missingUpstream, "z : 2 = [1, 2]\nh = z^2\nC = dot(h, [3, 5])", "dC/dz",
        right: "[6; 20]", wrong: "[2; 4]", says: "∂h/∂z alone"),

    // u′ = 2t · 3 = 36, and ū = 5 is left out.
    WorkedExample(
        .number, .missingUpstream, "x = 2\nt = 3 * x\nu = t^2\nC = 5 * u", "dC/dx", right: "180", wrong: "36",
        says: "du/dx alone"),
    // b = v · σ(x), and b̄ = 1/b.
    WorkedExample(
        .matrix(.denominator), .missingUpstream,
        "x : 2 = [1, 2]\nv : 2 = [3, 5]\nz = sigmoid(x)\nb = dot(v, z)\nC = log(b)", "dC/dx",
        right: "v * z * (1 - z) / b", wrong: "v * z * (1 - z)", says: "db/dx alone"),
    // (1/y) y = 1: the value of y is nowhere in it.
    WorkedExample(
        .matrix(.denominator), .missingUpstream,
        "x : 2 = [1, 2]\nv : 2 = [3, 5]\nz = sigmoid(x)\nb = dot(v, z)\ny = sigmoid(b)\nC = log(y)", "dC/dx",
        right: "(1 - y) * v * z * (1 - z)", wrong: "v * z * (1 - z)", says: "db/dx alone"),

    // σ′ = z(1 − z) is left out, h is there.
    WorkedExample(
        .expression, .missingLocal, "input w\ninput h\nz = sigmoid(w*h + 0.2)\nC = z^3", "dC/dw",
        right: "h*z*(1 - z)*bar(z)", wrong: "h*bar(z)", says: "the slope of σ(wh + 0.2) as a factor"),
    // 5 e^1.5 · 3 = 67.2253, and 5 · 3.
    WorkedExample(
        .number, .missingLocal, "x = 0.5\nC = 5 * exp(3 * x)", "dC/dx", right: "67.2253", wrong: "15",
        says: "the slope of exp(3x) as a factor"),
    WorkedExample(
        .matrix(.denominator), .missingLocal,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nh = tanh(M @ x)\nC = sum(h^2)", "dC/dx",
        right: "M^T @ (bar(h) * (1 - h^2))", wrong: "M^T @ bar(h)", says: "the slope of tanh(M x) as a factor"),

    // v = 14, so v̄ = 28, and ∂v/∂u = 7.
    WorkedExample(
        .number, .missingLocal, "u = 2\nv = 7 * u\nC = v^2", "dC/du", right: "196", wrong: "28", says: "v̄ alone"),
    // s̄ = exp(s), and ∂s/∂a = b.
    WorkedExample(
        .expression, .missingLocal, "input a\ninput b\ns = a * b\nC = exp(s)", "dC/da", right: "b*exp(s)",
        wrong: "exp(s)", says: "s̄ alone"),
    // h̄ = [3, 5] without 2z.
    WorkedExample(
        .entries(.denominator), .missingLocal, "z : 2 = [1, 2]\nh = z^2\nC = dot(h, [3, 5])", "dC/dz",
        right: "[6; 20]", wrong: "[3; 5]", says: "h̄ alone"),

    // 3 · 5 = 15, and 3 + 5 = 8.
    WorkedExample(
        .number, .sumAlongPath, "x = 2\nt = 5 * x\nC = 3 * t", "dC/dx", right: "15", wrong: "8",
        says: "along one path factors are multiplied"),
    // 1 · 12 and 1 + 12.
    WorkedExample(
        .number, .sumAlongPath, "x = 2\ny = 3\nt = x * y\nC = t^2 + x", "dC/dt", right: "12", wrong: "13",
        says: "adds C̄ and ∂C/∂t"),
    // 12 · 3 + 1 = 37, and (12 + 3) + 1 = 16.
    WorkedExample(
        .number, .sumAlongPath, "x = 2\ny = 3\nt = x * y\nC = t^2 + x", "dC/dx", right: "37", wrong: "16",
        says: "adds t̄ and ∂t/∂x"),
    WorkedExample(
        .expression, .sumAlongPath, "input x\ninput y\nz = f(x, y)\nC = C(z)", "dC/dx", right: "dC/dz*dz/dx",
        wrong: "dC/dz + dz/dx", says: "sums belong where paths meet"),
    WorkedExample(
        .expression, .sumAlongPath, "input x\nt = sin(x)\nC = t^3", "dC/dx", right: "3*t^2*cos(x)",
        wrong: "3*t^2 + cos(x)", says: "sums belong where paths meet"),
    // [3, 5] and 2z = [2, 4]: [6, 20] and [5, 9].
    WorkedExample(
        .entries(.denominator), .sumAlongPath, "z : 2 = [1, 2]\nh = z^2\nC = dot(h, [3, 5])", "dC/dz",
        right: "[6; 20]", wrong: "[5; 9]", says: "adds h̄ and ∂h/∂z"),
    WorkedExample(
        .matrix(.denominator), .sumAlongPath, "z : 2 = [1, 2]\nh = tanh(z)\nC = sum(h^2)", "dC/dz",
        right: "2*h*(1 - h^2)", wrong: "2*h + 1 - h^2", says: "sums belong where paths meet"),

    // cos(u) · t′ and −sin(u) … : the shared −sin u once, times both partials.
    WorkedExample(
        .expression, .productOfPaths, "input t\na = sin(t)\nb = 3 * t\nu = a + b\nJ = cos(u)", "dJ/dt",
        right: "-sin(u)*(cos(t) + 3)", wrong: "-sin(u)*cos(t)*3", says: "what they share once"),
    // u = 6 + 4 = 10, so ū = 20: 20 · (3 + 4) = 140, and 20 · 3 · 4 = 240.
    WorkedExample(
        .number, .productOfPaths, "t = 2\na = 3 * t\nb = t^2\nu = a + b\nJ = u^2", "dJ/dt", right: "140", wrong: "240",
        says: "what they share once"),
    // a = 10 and b = 8 are each other's partial, t̄ = 3 · (8 · 5 + 10 · 12) = 480; 3 · 8 · 5 · 10 · 12 = 14400.
    WorkedExample(
        .number, .productOfPaths, "t = 2\na = 5 * t\nb = t^3\nu = a * b\nJ = 3 * u", "dJ/dt", right: "480",
        wrong: "14400", says: "where paths meet, at t"),
    // 1/u once, then b and 2t, a and exp t, all multiplied.
    WorkedExample(
        .expression, .productOfPaths, "input t\na = t^2\nb = exp(t)\nu = a * b\nJ = log(u)", "dJ/dt",
        right: "(b*2t + a*exp(t))/u", wrong: "b*2t*a*exp(t)/u", says: "what they share once"),
    WorkedExample(
        .expression, .productOfPaths, "input x\na = f(x)\nb = g(x)\nu = a + b\nJ = h(u)", "dJ/dx",
        right: "dJ/du*(da/dx + db/dx)", wrong: "dJ/du*da/dx*db/dx", says: "their products are added"),
    // ū = [3, 5], times 3 and times 2z = [2, 4]: [9 + 6, 15 + 20], and [3 · 3 · 2, 5 · 3 · 4] with ū once.
    WorkedExample(
        .entries(.denominator), .productOfPaths,
        "z : 2 = [1, 2]\na = 3 * z\nb = z^2\nu = a + b\nC = dot(u, [3, 5])", "dC/dz", right: "[15; 35]",
        wrong: "[18; 60]", says: "what they share once"),
    WorkedExample(
        .matrix(.denominator), .productOfPaths, "z : 2 = [1, 2]\na = sin(z)\nb = 3 * z\nu = a + b\nC = sum(cos(u))",
        "dC/dz", right: "-sin(u)*(cos(z) + 3)", wrong: "-3*sin(u)*cos(z)", says: "what they share once"),

    // 2z = [2, 4], 3 and [3, 5]: [18, 60] multiplied, [8, 12] added.
    WorkedExample(
        .entries(.denominator), .sumAlongPath, "z : 2 = [1, 2]\na = z^2\nh = 3 * a\nC = dot(h, [3, 5])", "dC/dz",
        right: "[18; 60]", wrong: "[8; 12]", says: "adds the factors of z▸a▸h▸C"),
    WorkedExample(
        .matrix(.denominator), .sumAlongPath, "z : 2 = [1, 2]\na = sin(z)\nh = a^2\nC = sum(h^2)", "dC/dz",
        right: "2*h*2*a*cos(z)", wrong: "2*h + 2*a + cos(z)", says: "adds the factors of z▸a▸h▸C"),
    // ā = [1, 5] 2a + 3 [2, 1] = [4, 40] + [6, 3], and z̄ = 2ā; the two parts multiplied are [8 · 12, 80 · 6].
    WorkedExample(
        .entries(.denominator), .missingPath,
        "z : 2 = [1, 2]\na = 2 * z\nb = a^2\nc = 3 * a\nC = dot(b, [1, 5]) + dot(c, [2, 1])", "dC/dz",
        right: "[20; 86]", wrong: "[8; 80]", says: "z▸a▸c▸C is missing"),
    WorkedExample(
        .entries(.denominator), .productOfPaths,
        "z : 2 = [1, 2]\na = 2 * z\nb = a^2\nc = 3 * a\nC = dot(b, [1, 5]) + dot(c, [2, 1])", "dC/dz",
        right: "[20; 86]", wrong: "[96; 480]", says: "where paths meet, at z"),
    // z = [5, 12], z̄ = 2z + [1, 1] = [11, 25], and Mᵀ z̄ = [22, 111]; without g, Mᵀ [10, 24] = [20, 106].
    WorkedExample(
        .entries(.denominator), .missingPath,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = M @ x\nf = z^2\ng = z + 1\nC = sum(f) + sum(g)", "dC/dx",
        right: "[22; 111]", wrong: "[20; 106]",
        says: "z has 2 consumers, f and g: the contribution through g is missing"),
    WorkedExample(
        .matrix(.denominator), .missingPath,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = M @ x\nf = z^2\ng = sin(z)\nC = sum(f) + sum(g)", "dC/dx",
        right: "M^T @ (2*z + cos(z))", wrong: "M^T @ cos(z)", says: "the contribution through f is missing"),

    // t = 6 and t̄ = 3t² = 108: 108 · 2 = 216, and 6 · 2 = 12.
    WorkedExample(
        .number, .valueForAdjoint, "x = 3\nt = 2 * x\nC = t^3", "dC/dx", right: "216", wrong: "12",
        says: "value of t"),
    WorkedExample(
        .expression, .valueForAdjoint, "input x\nu = x^2\nC = sin(u)", "dC/dx", right: "cos(u)*2x", wrong: "u*2x",
        says: "value of u"),
    // q = 5 and r = 12 are each other's adjoint: 12 · 1 + 5 · 3 = 27, and 5 · 1 + 12 · 3 = 41.
    WorkedExample(
        .number, .valueForAdjoint, "p = 4\nq = p + 1\nr = 3 * p\nC = q * r", "dC/dp", right: "27", wrong: "41",
        says: "values of q and r"),
    // z̄ = [1, 5] and z = [5, 12], each times [1, 3].
    WorkedExample(
        .entries(.denominator), .valueForAdjoint,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = M @ x\n"
            + "C = dot(z, [1, 5])", "dC/dM", right: "[1, 3; 5, 15]", wrong: "[5, 15; 12, 36]", says: "value of z"),
    WorkedExample(
        .matrix(.denominator), .valueForAdjoint,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = M @ x\n"
            + "C = dot(z, [1, 5])", "dC/dM", right: "bar(z) @ x^T", wrong: "z @ x^T", says: "value of z"),
    // Mᵀ [1, 5] = [2, 21], and Mᵀ [5, 12] = [10, 53].
    WorkedExample(
        .entries(.denominator), .valueForAdjoint,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = M @ x\n"
            + "C = dot(z, [1, 5])", "dC/dx", right: "[2; 21]", wrong: "[10; 53]", says: "value of z"),

    // One node further on: u = 4, ū = 3u² = 48, 48 · 3 = 144, and 4 · 3.
    WorkedExample(
        .number, .valueForAdjoint, "x = 1\nt = 3 * x\nu = t + 1\nC = u^3", "dC/dx", right: "144", wrong: "12",
        says: "value of u"),
    WorkedExample(
        .matrix(.denominator), .valueForAdjoint,
        "x : 2 = [1, 3]\nM : 2x2 = [[2, 1], [0, 4]]\nz = sigmoid(x)\na = M @ z\nC = sum(a^3)", "dC/dx",
        right: "(M^T @ bar(a)) * z * (1 - z)", wrong: "(M^T @ a) * z * (1 - z)", says: "value of a"),

    // C = 8 and 3 · 2² = 12; 8 · 12 = 96.
    WorkedExample(
        .number, .seedIsValue, "x = 2\nC = x^3", "dC/dx", right: "12", wrong: "96", says: "∂C/∂C"),
    // b² times ab².
    WorkedExample(
        .expression, .seedIsValue, "input a\ninput b\nC = a * b^2", "dC/da", right: "b^2", wrong: "a*b^4",
        says: "∂C/∂C"),
    // C = 1 + 4 = 5 and 2v = [2, 4].
    WorkedExample(
        .entries(.denominator), .seedIsValue, "v : 2 = [1, 2]\nC = dot(v, v)", "dC/dv", right: "[2; 4]",
        wrong: "[10; 20]", says: "value of C"),
]
