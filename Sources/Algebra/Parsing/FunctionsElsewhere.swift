// Functions that other languages and libraries have, and what is written for them here.

extension NamedFunction {
    /// What is written for a function that is known from elsewhere, however that spells it: `row_max`, `Conv1d`. Nil for any
    /// other name.
    static func elsewhere(_ name: String) -> String? { byPlainName[name.lowercased().filter { $0 != "_" }] }

    /// What is written for each; for tests.
    static let writtenElsewhere = functions.map { (names: $0.0.split(separator: " ").map(String.init), instead: $0.1) }

    private static let byPlainName = Dictionary(
        writtenElsewhere.flatMap { function in function.names.map { ($0, function.instead) } },
        uniquingKeysWith: { first, _ in first })

    private static let functions = [
        ("rowmax maxrow maxrows", "max(Z, axis=1)"), ("colmax columnmax maxcol maxcols", "max(Z, axis=0)"),
        ("rowsum rowsums sumrow sumrows", "sum(Z, axis=1)"),
        ("colsum colsums columnsum sumcol sumcols", "sum(Z, axis=0)"),
        ("rowmean rowmeans meanrow meanrows", "mean(Z, axis=1)"), ("colmean colmeans columnmean", "mean(Z, axis=0)"),
        ("rowsoftmax softmaxrow softmaxrows", "softmax(Z, axis=1)"),
        ("maximum amax", "max(x, y)"), ("minimum amin", "min(x, y)"), ("average avg", "mean(x, y)"),
        ("conv convolve convolution correlate crosscorrelate", "conv1d(x, k)"), ("maxpooling", "maxpool(x, 2)"),
        ("square sqr", "x^2"), ("cube", "x^3"), ("pow power", "x^y"), ("cbrt", "x^(1/3)"), ("rsqrt", "1/sqrt(x)"),
        ("reciprocal", "1/x"), ("exp2", "2^x"), ("fabs", "abs(x)"), ("signum", "sign(x)"),
        ("add", "x + y"), ("sub subtract", "x - y"), ("mul multiply hadamard", "x*y"), ("div divide", "x/y"),
        ("neg negative", "-x"), ("prod product", "x*y"),
        ("matmul mm mv", "A @ B"), ("inner vdot", "dot(v, w)"), ("trace", "sum(diag(A))"), ("identity", "eye(3)"),
        ("cat concatenate stack vstack", "concat(v, w)"), ("l2norm magnitude", "norm(v)"),
        ("embed embedding lookup", "onehot(k, 3)^T @ A"),
        ("logistic expit sigm sgm", "sigmoid(x)"), ("heaviside unitstep indicator", "step(x)"),
        ("relu6", "min(relu(x), 6)"),
        ("clip clamp hardtanh", "max(min(x, 1), -1)"), ("softsign", "x/(1 + abs(x))"), ("mish", "x*tanh(softplus(x))"),
        ("logit", "log(p/(1 - p))"), ("logsoftmax", "v - logsumexp(v)"),
        ("crossentropy", "-sum(t * log(p))"), ("mse mseloss", "mean((v - w)^2)"), ("sse", "sum((v - w)^2)"),
        ("sumsq sumofsquares", "sum(v^2)"), ("var variance", "mean((v - mean(v))^2)"),
        ("std stddev", "sqrt(mean((v - mean(v))^2))"), ("ifelse if piecewise", "where(x > 0, y, z)"),
    ]
}
