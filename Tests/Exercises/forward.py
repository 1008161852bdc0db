"""The graphs of the cards in this folder as functions on NumPy arrays, `n(name, value)` for every node asked about."""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(z):
    return np.exp(z) / np.sum(np.exp(z))


def skip(n):
    x, w, b = n("x", 2), n("w", 0.7), n("b", -0.9)
    h = n("h", np.tanh(n("z", w * x + b)))
    y = n("y", h + x)
    n("C", (y - 5) ** 2 / 2)


def gates(n):
    x, y, z, w = n("x", 4), n("y", -3), n("z", 7), n("w", -1)
    n("f", 2 * (x * y + max(z, w)))


def sigmoid_neuron(n):
    w0, x0, w1, x1, w2 = n("w[0]", 0.5), n("x[0]", 2), n("w[1]", -2), n("x[1]", 2.5), n("w[2]", 0.7)
    n("s", sigmoid(n("q", w0 * x0 + w1 * x1 + w2)))


def sigmoid_gates(n):
    g = n("g", np.exp(n("a", -n("q", 0.5))))
    n("s", 1 / n("d", 1 + g))


def two_layers(n):
    x = n("x", [1, -2])
    W1, b1 = n("W[1;]", [[1, 0.5], [-1, 1], [2, -0.5]]), n("b[1;]", [0.5, 1, -1])
    W2, b2 = n("W[2;]", [[1, -2, 0.5], [0.5, 1, -1]]), n("b[2;]", [0, 0.25])
    h = n("h[1;]", np.maximum(n("z[1;]", W1 @ x + b1), 0))
    s = n("s", W2 @ h + b2)
    n("C", np.sum((s - np.array([0, 1])) ** 2) / 2)


def toy(n):
    o = [n(f"omega[{k}]", value) for k, value in enumerate([1.3, -0.8, 1.5, -2])]
    b = [n(f"beta[{k}]", value) for k, value in enumerate([0.2, 0.1, -0.5, -0.4])]
    h1 = n("h[1]", np.sin(n("f[0]", b[0] + o[0] * n("x", 0.6))))
    h2 = n("h[2]", np.exp(n("f[1]", b[1] + o[1] * h1)))
    h3 = n("h[3]", np.cos(n("f[2]", b[2] + o[2] * h2)))
    n("L", (n("f[3]", b[3] + o[3] * h3) - 1) ** 2)


def decay_small(n):
    w = n("w", 6)
    n("J", n("L", (w * 3 - 10) ** 2 / 2) + n("s", 0.25 * w**2))


def decay_net(n):
    rate, W1, W2 = n("lambda", 0.1), n("W[1;]", [[0.5, 1], [-1, 0.5], [1, -1]]), n("W[2;]", [[2, 1, -1]])
    h = n("h", np.tanh(n("z", W1 @ n("x", [1, 2]))))
    o = n("o", W2 @ h)
    n("J", n("L", np.sum((o - 2) ** 2) / 2) + n("s", rate / 2 * (np.sum(W1**2) + np.sum(W2**2))))


def through_time(n):
    u, w, v = n("u", -0.5), n("w", -1.5), n("v", -2)
    h, L = n("h[0]", 1.5), 0
    for t, (x, y) in enumerate(zip([2, -2, 3], [-1, 3, 1]), start=1):
        h = n(f"h[{t}]", u * x + w * h)
        L = L + (n(f"o[{t}]", v * h) - y) ** 2 / 3
    n("L", L)


def batch_norm(n):
    x, gamma, beta = n("x", [1, 3, 2, 6]), n("gamma", 2), n("beta", 1)
    d = n("d", x - n("mu", np.mean(x)))
    s = n("s", np.sqrt(n("v", np.mean(d**2)) + 0.5))
    y = n("y", gamma * n("n", d / s) + beta)
    n("L", n("k", [1, 0, -1, 2]) @ y)


def softmax_indices(n):
    a = [n(f"a[{k}]", np.exp(n(f"z[{k}]", value))) for k, value in enumerate([1, 2, 0.5], start=1)]
    S = n("S", sum(a))
    p = [n(f"p[{k}]", part / S) for k, part in enumerate(a, start=1)]
    n("L", -np.log(p[1]))


def softmax_vector(n):
    y = n("y", [0, 1, 0])
    n("L", -y @ np.log(n("p", softmax(n("z", [1, 2, 0.5])))))


def word_pair(n):
    v, U, y = n("v", [1.5, -0.5]), n("U", [[0.5, 1], [0.8, 0.6], [-1, 2], [0, -1]]), n("y", [0, 1, 0, 0])
    s = n("s", U @ v)
    p = n("p", softmax(s))
    n("L", np.log(np.sum(np.exp(s))) - y @ s)


def layer_norm(n):
    x, gamma, beta = n("x", [4, 0, 1, 7]), n("gamma", [1, 2, 0.5, -1]), n("beta", [0, 1, 0, 0.5])
    k = n("k", [1, 1, 2, -1])
    d = n("d", x - n("m", np.mean(x)))
    s = n("s", np.sqrt(n("v", np.mean(d**2))))
    n("L", k @ n("y", gamma * n("n", d / s) + beta))


def attention(n):
    q, K = n("q", [1, 2]), n("K", [[1, 0], [0, 1], [-1, 1]])
    V = n("V", [[2, 0], [1, 1], [0, 3]])
    a = n("a", softmax(n("s", K @ q / 2)))
    o = n("o", V.T @ a)
    n("L", np.sum((o - 1) ** 2) / 2)


def pool_overlap(n):
    x = [n(f"x[{i}]", value) for i, value in enumerate([1, 4, 2, 3, -1], start=1)]
    p = [n(f"p[{i + 1}]", max(x[i], x[i + 1])) for i in range(4)]
    n("L", 5 * p[0] + 2 * p[1] + 7 * p[2] + 6 * p[3])


def pool_square(n):
    rows = [[1, 5, 2, 0], [3, 2, 7, 6]]
    X = [[n(f"X[{i + 1},{j + 1}]", rows[i][j]) for j in range(4)] for i in range(2)]
    p1, p2 = (max(X[a][2 * j + b] for a in range(2) for b in range(2)) for j in range(2))
    n("L", n("p[1]", p1) * n("p[2]", p2))


def micrograd(n):
    x1, x2, w1, w2, b = n("x[1]", 1.2), n("x[2]", -0.7), n("w[1]", -2), n("w[2]", 0.6), n("b", 3.4)
    n("o", np.tanh(n("n", x1 * w1 + x2 * w2 + b)))


def tanh_apart(n):
    g = n("g", np.exp(2 * n("n", 0.5)))
    n("o", n("a", g - 1) / n("c", g + 1))


def twice(n):
    a = n("a", 3)
    n("b", a + a)


def convolution(n):
    x = [n(f"x[{i}]", value) for i, value in enumerate([2, 3, -4, 6, -2], start=1)]
    w = [n(f"w[{i}]", value) for i, value in enumerate([4, -3, 5], start=1)]
    y = [n(f"y[{i + 1}]", sum(w[k] * x[i + k] for k in range(3))) for i in range(3)]
    n("L", -3 * y[0] + 5 * y[1] - 2 * y[2])


def batch(n):
    X, W = n("X", [[1, 2], [0, -1], [3, 1]]), n("W", [[1, -1, 0], [2, 0.5, -1]])
    Z = n("Z", X @ W + n("b", [0.5, -1, 1]))
    n("L", np.sum((Z - np.array([[5, 0, -1], [-1, -2, 2], [6, -3, 0]])) ** 2) / 2)


def sentence(n):
    E, W = n("E", [[1, 0], [0.5, -1], [2, 1], [-1, 3]]), n("W", [[1, 2], [-1, 1]])
    a, b, c = n("a", E[2]), n("b", E[0]), n("c", E[2])
    n("L", np.array([1, -2]) @ n("h", W @ a + b + a * c))


def one_hot(n):
    E, k, y = n("E", [[1, 0], [0.5, -1], [2, 1], [-1, 3]]), n("k", [1, -2]), n("y", [0, 0, 1, 0])
    n("L", k @ n("v", E.T @ y))


def gru(n):
    x, h = n("x", 1.5), n("h", -0.4)
    z = n("z", sigmoid(n("u", 0.3) * x + n("wz", 1.2) * h))
    r = n("r", sigmoid(n("v", 0.7) * x + n("wr", -0.7) * h))
    c = n("n", np.tanh(0.7 * x + n("wn", -0.9) * (r * h)))
    n("L", (n("q", (1 - z) * c + z * h) - 1) ** 2 / 2)


def residual(n):
    x, W1, W2 = n("x", [-1, 3]), n("W[1;]", [[-1, 2], [-2, -1]]), n("W[2;]", [[-1, 0.5], [3, 2]])
    f = n("f", W2 @ n("h", np.maximum(n("z", W1 @ x), 0)))
    n("L", n("k", [-2, 3]) @ n("y", x + f))


def two_blocks(n):
    x, a, c = n("x", 2), n("a", 1.5), n("c", 5)
    y = n("y", x + c * max(a * x, 0))
    n("y2", y + c * max(a * y, 0))


def length(n):
    n("r", np.sqrt(np.sum(n("v", [3, -4]) ** 2)))


def cosine(n):
    a, b = n("a", [1, 2, 2]), n("b", [3, 0, 4])
    d, r, s = n("d", a @ b), n("r", np.sqrt(a @ a)), n("s", np.sqrt(b @ b))
    n("c", d / (r * s))


GRAPHS = {
    "skip-neuron": {"skip": skip},
    "sigmoid-circuit": {"gates": gates, "neuron": sigmoid_neuron, "long": sigmoid_gates},
    "two-layer-net": {"net": two_layers},
    "toy-model": {"toy": toy},
    "weight-decay": {"small": decay_small, "net": decay_net},
    "through-time": {"time": through_time},
    "batch-norm": {"norm": batch_norm},
    "softmax-indices": {"indices": softmax_indices, "vector": softmax_vector},
    "word-vectors": {"pair": word_pair},
    "layer-norm": {"steps": layer_norm, "whole": layer_norm},
    "attention": {"attention": attention},
    "max-pool": {"overlap": pool_overlap, "square": pool_square},
    "micrograd-neuron": {"neuron": micrograd, "exponential": tanh_apart, "twice": twice},
    "conv-1d": {"conv": convolution},
    "batch-bias": {"batch": batch},
    "embedding": {"sentence": sentence, "onehot": one_hot},
    "gru-step": {"gru": gru},
    "residual-block": {"block": residual, "numbers": two_blocks},
    "cosine-similarity": {"length": length, "cosine": cosine},
}
