/// Graphs whose files are run by Python in the tests. Together they have every operation.
struct PythonSample {
    var name: String
    var block: String

    static let dense = PythonSample(
        name: "dense",
        block: """
            x : 3 = [1, -2, 0.5]
            param W : 2x3 = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6]]
            param b : 2 = [0.05, -0.1]
            z = W @ x + b
            h = sigmoid(z)
            C = sum(h^2)
            """)

    static let classifier = PythonSample(
        name: "classifier",
        block: """
            x : 3 = [1, -2, 0.5]
            param W[1;] : 4x3 = [[0.1, -0.2, 0.3], [0.4, 0.5, -0.6], [-0.7, 0.8, 0.9], [0.2, 0.1, 0.3]]
            param b[1;] : 4 = [0.05, -0.1, 3, 0.2]
            param W[2;] : 2x4 = [[0.7, -0.8, 0.4, 0.1], [0.9, 1.1, -0.2, 0.3]]
            param b[2;] : 2 = 0.2
            const y = [1, 0]
            z[1;] = W[1;] @ x + b[1;]
            h = relu(z[1;])
            z[2;] = W[2;] @ h + b[2;]
            p = softmax(z[2;])
            L = -sum(y * log(p))
            R = 0.01 * (sum(W[1;]^2) + sum(W[2;]^2))
            C = L + R
            """)

    static let all = [
        dense, classifier,
        PythonSample(
            name: "residual stream",
            block: """
                x : 3 = [0.3, -0.4, 0.5]
                param A : 3x3 = [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]]
                h = tanh(A @ x)
                r = x + A^T @ h
                s = x^T @ A @ r
                C = s^2 + logsumexp(r) - dot(h, x)
                """),
        PythonSample(
            name: "elementwise",
            block: """
                a : 2 = [0.3, 0.8]
                b : 2 = [1.7, -0.4]
                c = 1.5
                u = sin(a) * cos(b) + tan(a) - asin(a) * acos(a) / (2 + b)
                v = atan(b) + sinh(a) - cosh(b) * exp(-a)
                w = sqrt(a + 1) * log(a + 2) + abs(b) - softplus(b) * sign(b) * step(a)
                q = max(a, b) * min(a, c) + logsumexp(a, b, c)
                k = (a + 1)^c + c^a - a^(-2) / 3
                C = mean(u * v) + sum(w * q / k) + max(u) * min(v)
                """),
        PythonSample(
            name: "activations",
            block: """
                x : 3 = [0.3, -0.8, 1.2]
                s = 0.1
                a = gelu(x) + silu(x) * elu(x) + leakyrelu(x, s) + erf(x)
                b = log2(x + 2) + log10(x + 1) * expm1(x) - log1p(x) + leakyrelu(x, 0.02)
                n = layernorm(a + b)
                y = norm(b) + sum((x > s) * x) + sum((x < 0) * b) - sum((b >= a) * x) + sum(x * (a <= x))
                v = where(x > s, a, where(x - s, x^2, s)) + where(s, b, 0) - where(s <= 0, b, 2)
                C = sum(n^3) + y * gelu(s) * norm(a + x) + sum(v^2) * where(s > 0, s, 1)
                """),
        PythonSample(
            name: "parts",
            block: """
                Z : 4x3 = [[0.1, -0.2, 0.3], [0.4, 0.55, -0.6], [0.7, 0.8, -0.9], [1.0, -1.1, 1.2]]
                b : 3 = [0.5, -0.25, 0.75]
                param W[2;] : 2x2 = [[1, 2], [3, 4]]
                s = 0.3
                Y = softmax(Z + ones(4) @ b^T, axis=1)
                X = softmax(Z, axis=0) * Y
                r = mean(X, axis=0) + max(Z, axis=0)
                c = sum(X^2, axis=1) - max(Z, axis=1) * mean(Z, axis=1)
                d = concat(b[1..2], c[2..3], s)
                E = concat(Z[1..2,:], X[3,:])
                t = d[1..1] * d[5..5] + Z[2..2,3]
                C = sum(d^2) + sum(E) + r @ b + t + W[2;][1,:] @ Z[3..4,2] + sum(sum(E, axis=1), axis=0)
                """),
        PythonSample(
            name: "windows",
            block: """
                Z : 4x4 = [[0.1, -0.2, 0.3, 1.3], [0.4, 0.55, -0.6, -1.4], [0.7, 0.8, -0.9, 1.5], [1.0, -1.1, 1.2, 0.2]]
                param K : 2x3 = [[1, -2, 0.5], [0.3, 0.25, -1]]
                param k = [0.5, -1.5]
                b : 1x2 = [[0.1, -0.4]]
                x = [0.3, 0.9, -0.2, 0.6]
                Y = conv2d(Z, K) + b
                P = maxpool(Z, 2) * maxpool(x, 2)
                i = argmax(x)
                h = onehot(i, 3) + onehot(3, 3)
                C = sum(Y^3) + sum(P^2) + dot(conv1d(x, k), h)^2 + i
                """),
        PythonSample(
            name: "matrices",
            block: """
                A : 2x3 = [[1, 2, 3], [4, 5, 6.5]]
                r : 1x3 = [[0.5, -1, 2]]
                c : 2 = [1, -1]
                s = 0.7
                O = outer(c, r^T)
                M = [s, 2, s^2; 1, s, 3]
                N = A^T @ M
                D = diag(N)
                E = [[s, s^2, 1]]
                F = diag(c) @ A * O + ones(2, 3) * s
                G = eye(3) + N @ N^T
                p = softmax(r)
                t = r @ D
                C = sum(F^2) + mean(G) + dot(p, D) + t + E @ E^T + sum(E @ N) + mean(softmax(c)) + logsumexp(A)
                """),
        PythonSample(
            name: "for",
            block: """
                for i in 1..3: x[i] = i
                for j in 1..2: for i in 1..3: w[2; j,i] = 0.1
                for j in 1..2: a[j] = sigmoid(sum(i in 1..3, w[2; j,i] * x[i]))
                lambda = 0.01
                C = (a[1] - 1)^2 + a[2]^2 + lambda * sum(j in 1..2, sum(i in 1..3, w[2; j,i]^2))
                """),
        PythonSample(
            name: "names",
            block: """
                np = 2
                softmax1 = 3
                sum_bar = 0.5
                theta = 1.25
                θ1 = np * softmax1
                def = θ1 + sum_bar / theta
                C = def^2 + pi * sin(theta)
                """),
        PythonSample(
            name: "wide",
            block: """
                x : 30 = 0.5
                param W : 2x30 = 0.125
                v : 24 = [\((1...24).map { "0.\(1_000 + $0)" }.joined(separator: ", "))]
                for i in 1..40: a[i] = 0.25
                s = sum(i in 1..40, a[i]^2)
                p = a[1] * a[2] * a[3] * a[4] * a[5] * a[6] * a[7] * a[8] * a[9] * a[10] * a[11] * a[12] * a[13] * a[14]
                C = s * sum((W @ x)^2) + p + dot(v, v)
                """),
        PythonSample(
            name: "side-branch",
            block: """
                x = 2
                y = 5
                z = x^3
                unused = y * z
                output z
                """),
        PythonSample(
            name: "opaque",
            block: """
                input x
                input y
                z = f(x, y)
                C = C(z)
                """),
        PythonSample(
            name: "opaque vectors",
            block: """
                input x : 3
                input s
                u : 2 = g(x, s)
                W = [1, 2; 3, 4.5]
                v : 2 = k(u, u)
                q = W @ v
                c = f(q)
                y = h(W, c)
                C = y^2 + dot(u, v)
                """),
        PythonSample(
            name: "unknown",
            block: """
                input x : 2
                input W : 2x2
                C = sum(log(W @ x))
                """),
    ]
}
