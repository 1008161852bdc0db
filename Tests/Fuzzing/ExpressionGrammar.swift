/// What students and authors write for expressions, in every notation that is read.
enum ExpressionGrammar {
    static let scalars = Grammar(rules: [
        "e": [
            "«e» + «t»", "«e» - «t»", "«t»", "«t»", "«t»", "-«t»", "«e»=«t»", "«e» − «t»", "«t»",
        ],
        "t": [
            "«t»*«p»", "«t»«p»", "«t» «p»", "«t»/«p»", "«p»", "«p»", "«t» · «p»", "«t» × «p»", "\\frac{«e»}{«e»}",
            "«p»",
        ],
        "p": ["«a»^«a»", "«a»**2", "«a»²", "«a»", "«a»", "«a»^(-1)", "«a»^{«e»}", "√«a»", "-«a»", "«a»⁻¹", "«a»"],
        "a": [
            "x", "y", "z", "θ", "theta", "w[1,3]", "w₁₃", "w_{13}", "w[2; 1,3]", "w₁₃⁽²⁾", "loss", "C", "2", "3", "0.5",
            "1e-3", "10", "π", "pi", "e", "½", "dC/dz", "∂C/∂x", "dC/dx", "\\frac{dC}{dz}",
            "\\frac{\\partial C}{\\partial x}",
            "bar(z)", "z̄", "\\bar{z}", "d C/d w[1,3]", "(«e»)", "(«e»)", "\\left(«e»\\right)", "|«e»|", "{«e»}",
            "«f»(«e»)", "«f» «a»", "«f»^2(«e»)", "max(«e», «e»)", "log(«e»)", "\\sin(«e»)", "\\sqrt{«e»}",
            "f(«e», «e»)",
            "sum(i in 1..3, «e»)", "where(«e» > 0, «e», «e»)", "σ(«e»)", "σ'(«e»)", "\\sigma(«e»)", "exp(«e»)",
            "e^(«e»)",
        ],
        "f": [
            "sin", "cos", "tan", "tanh", "sigmoid", "relu", "exp", "ln", "log10", "sqrt", "abs", "gelu", "softplus",
            "erf",
            "asin", "step", "sign", "silu", "elu", "cosh",
        ],
    ])

    static let matrices = Grammar(rules: [
        "e": ["«e» + «t»", "«e» - «t»", "«t»", "«t»", "-«t»", "«t»"],
        "t": ["«t» @ «p»", "«t» «p»", "«t»*«p»", "«t» ⊙ «p»", "«p»", "«p»", "«t»/2", "«p»"],
        "p": [
            "«a»^T", "«a».T", "«a»ᵀ", "«a»^{\\top}", "«a»", "«a»", "«a»^2", "«a»[1,2]", "«a»[:,1]", "«a»[1..2,:]",
            "«a»",
        ],
        "a": [
            "W", "A", "v", "u", "z", "x", "2", "(«e»)", "(«e»)", "sum(«e»)", "sum(«e», axis=1)", "softmax(«e»)",
            "diag(«e»)",
            "outer(«e», «e»)", "dot(«e», «e»)", "tanh(«e»)", "[1, 2]", "[1, 2; 3, 4]", "[[1, 2], [3, 4]]", "[«e»; «e»]",
            "ones(2)", "eye(2)", "concat(«e», «e»)", "dC/dW", "bar(z)", "z̄", "max(«e»)", "norm(«e»)", "layernorm(«e»)",
            "mean(«e»)", "logsumexp(«e»)", "\\begin{bmatrix} 1 & x \\\\ «e» & 2 \\end{bmatrix}", "zeros(2,3)",
            "onehot(1, 3)",
            "\\mathbf{1}", "maximum(«e», 0)", "where(«e» > 0, «e», 1)", "conv1d(v, u)", "argmax(«e»)",
        ],
    ])

    static let damage = Damage(pieces: [
        "(", ")", "[", "]", "{", "}", "|", "^", "_", ",", ";", "..", ".", "'", "\\", "\\frac", "\\left", "\\text{a}",
        "∂",
        "d", "/", "*", "@", "=", "$", "\"", "\u{304}", "\u{302}", "\u{301}", "ȳ", "ŷ", "²", "₁", "⁽", "ᵀ", "1e999", "e",
        "in ",
        "sum(", "axis=", "1,234", "½", "𝑥", "ｘ", "\u{200B}", "\u{202E}", "\t", "\u{1B}", "学", "-", "−", ">", "where(",
        "i",
    ])
}
