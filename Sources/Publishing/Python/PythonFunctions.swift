internal import Algebra

// The functions that NumPy lacks, which the file defines.

extension Operation {
    /// What NumPy has no function for, with so many operands, and PyTorch has one of that name.
    static let missingInNumPy: [(operation: Operation, operands: Int, definition: String)] = [
        (
            .sigmoid, 1,
            """
            def sigmoid(a):
                return 1 / (1 + np.exp(-a))
            """
        ),
        (
            .softmax, 1,
            """
            def softmax(a):
                powers = np.exp(a - np.max(a))  # the largest is 1, and none overflows
                return powers / np.sum(powers)
            """
        ),
        (
            .softmaxAlong, 2,
            """
            def softmax_along(a, axis):
                powers = np.exp(a - np.max(a, axis=axis, keepdims=True))
                return powers / np.sum(powers, axis=axis, keepdims=True)
            """
        ),
        (
            .logsumexp, 1,
            """
            def logsumexp(a):
                largest = np.max(a)
                return largest + np.log(np.sum(np.exp(a - largest)))
            """
        ),
        (
            .erf, 1,
            """
            def erf(a):
                return np.vectorize(math.erf, otypes=[float])(a)
            """
        ),
    ]

    /// Whether the file defines a function of its name for NumPy.
    var isDefinedForNumPy: Bool { isComposedInPython || Self.missingInNumPy.contains { $0.operation == self } }

    /// Whether it is composed of others, and NumPy and PyTorch have no function of its name.
    var isComposedInPython: Bool {
        switch self {
        case .gelu, .silu, .leakyrelu, .elu, .norm, .layernorm: true
        default: false
        }
    }
}
