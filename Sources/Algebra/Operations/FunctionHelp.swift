/// A function as a page of help lists it.
package struct FunctionHelp: Sendable {
    /// The names that it is called by, the usual one first.
    package var names: [String]
    /// A call, over the names x, y, z of scalars, v of a column and Z of a matrix.
    package var example: String
    /// What it is, in a few words.
    package var meaning: String

    /// Every function that can be called, functions of scalars first, each in the order of the operations.
    package static let all: [FunctionHelp] = {
        let functions = Operation.allCases.map(NamedFunction.operation) + [.mean, .zeros]
        let listed = functions.compactMap { function -> (isForMatrices: Bool, help: FunctionHelp)? in
            guard let (example, meaning) = function.described else { return nil }
            let help = FunctionHelp(names: function.calls, example: example, meaning: meaning)
            return (function.isForMatrices, help)
        }
        return (listed.filter { !$0.isForMatrices } + listed.filter(\.isForMatrices)).map(\.help)
    }()
}

extension NamedFunction {
    fileprivate var calls: [String] {
        switch self {
        case .operation(let operation): operation.rule.calls
        case .mean: ["mean"]
        case .zeros: ["zeros"]
        case .derivative: []
        }
    }

    /// A call and what it is; nil for what has no name.
    fileprivate var described: (example: String, meaning: String)? {
        switch self {
        case .mean: ("mean(x, y, z)", "the mean, also of a vector, a matrix or along an axis")
        case .zeros: ("zeros(2, 3)", "a matrix of zeros; zeros(3) is a column")
        case .derivative: nil
        case .operation(let operation): operation.described
        }
    }
}

extension Operation {
    fileprivate var described: (example: String, meaning: String)? {
        switch self {
        case .add: ("sum(x, y, z)", "the sum, also of a vector, a matrix, along an axis or over an index")
        case .sin: ("sin(x)", "sine; angles are in radians")
        case .cos: ("cos(x)", "cosine")
        case .tan: ("tan(x)", "tangent")
        case .asin: ("asin(x)", "the angle whose sine is x")
        case .acos: ("acos(x)", "the angle whose cosine is x")
        case .atan: ("atan(x)", "the angle whose tangent is x")
        case .sinh: ("sinh(x)", "hyperbolic sine")
        case .cosh: ("cosh(x)", "hyperbolic cosine")
        case .tanh: ("tanh(x)", "hyperbolic tangent")
        case .exp: ("exp(x)", "e to the power of x; e^x")
        case .log: ("log(x)", "the natural logarithm")
        case .log2: ("log2(x)", "the logarithm to the base 2")
        case .log10: ("log10(x)", "the logarithm to the base 10")
        case .expm1: ("expm1(x)", "exp(x) - 1, exact near 0")
        case .log1p: ("log1p(x)", "log(1 + x), exact near 0")
        case .sqrt: ("sqrt(x)", "the square root")
        case .abs: ("abs(x)", "|x|")
        case .sigmoid: ("sigmoid(x)", "1/(1 + exp(-x))")
        case .relu: ("relu(x)", "max(0, x); its slope at 0 is taken as 0")
        case .softplus: ("softplus(x)", "log(1 + exp(x))")
        case .erf: ("erf(x)", "the error function")
        case .gelu: ("gelu(x)", "x times the normal distribution function at x")
        case .silu: ("silu(x)", "x sigmoid(x)")
        case .leakyrelu: ("leakyrelu(x, 0.01)", "x where x > 0, else 0.01 x")
        case .elu: ("elu(x)", "x where x > 0, else exp(x) - 1")
        case .max: ("max(x, y)", "the largest; of equals the first counts. Also of a vector or along an axis")
        case .min: ("min(x, y)", "the smallest; of equals the first counts")
        case .logsumexp: ("logsumexp(x, y)", "log(exp(x) + exp(y)), also of a vector")
        case .sign: ("sign(x)", "-1, 0 or 1; its slope is 0")
        case .step: ("step(x)", "1 where x > 0, else 0; its slope is 0")
        case .where: ("where(x > 0, y, z)", "y where x > 0, else z")
        case .transpose: ("transpose(Z)", "rows as columns; Z^T, Z.T")
        case .dot: ("dot(v, v)", "the sum of the products of two columns' elements")
        case .outer: ("outer(v, v)", "v v^T")
        case .softmax: ("softmax(v)", "exp(v)/sum(exp(v)), also along an axis")
        case .norm: ("norm(v)", "the Euclidean length; ||v||")
        case .layernorm: ("layernorm(v)", "(v - mean(v)) over the standard deviation")
        case .argmax: ("argmax(v)", "the place of the largest element, from 1; of equals the first. Its slope is 0")
        case .onehot: ("onehot(2, 3)", "a column of 3 with 1 at place 2, else 0; onehot(k, 4)^T @ E is row k of E")
        case .conv1d:
            ("conv1d(v, [1, -1])", "a kernel over a column: stride 1, no padding; as in PyTorch it is not turned round")
        case .conv2d: ("conv2d(Z, [1, 0; 0, -1])", "the same over a matrix")
        case .maxpool:
            ("maxpool([1, 4, 2, 3], 2)", "the largest of each window of 2, of 2x2 in a matrix; windows side by side")
        case .concat: ("concat(v, v)", "columns, or matrices, below each other")
        case .diag: ("diag(v)", "the matrix with v on its diagonal; the diagonal of a square matrix")
        case .ones: ("ones(2, 3)", "a matrix of ones; ones(3) is a column")
        case .eye: ("eye(3)", "the unit matrix")
        case .multiply, .divide, .power, .negate, .greater, .less, .atLeast, .atMost, .matmul, .sum, .mean, .sumAlong,
            .meanAlong, .maxAlong, .softmaxAlong, .slice, .row, .column:
            nil
        }
    }
}
