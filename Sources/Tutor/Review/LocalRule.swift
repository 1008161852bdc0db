/// A local rule: what is remembered from card to card, and reviewed. The raw value is the fixed id in stores and exports.
package enum LocalRule: String, Codable, Hashable, Sendable, CaseIterable {
    /// ∂(a + b)/∂a = 1: a term is passed on as it is, with its sign and its number.
    case sum
    /// ∂(ab)/∂a = b.
    case product
    /// ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = −a/b².
    case quotient
    /// ∂aⁿ/∂a = n aⁿ⁻¹.
    case power
    /// ∂√a/∂a = 1/(2√a).
    case root
    /// ∂eᵃ/∂a = eᵃ.
    case exponential
    /// ∂ln a/∂a = 1/a.
    case logarithm
    /// Sine, cosine, tangent and their inverses.
    case trigonometric
    /// ∂σ(a)/∂a = σ(a)(1 − σ(a)).
    case sigmoid
    /// ∂tanh a/∂a = 1 − tanh² a.
    case tanh
    /// ReLU and other functions that are straight in pieces: 1 or 0, by where the operand lies.
    case relu
    /// max, min and where: only what is taken gets anything back.
    case maximum
    /// A function that is named and not defined: its partial stays a symbol.
    case opaque
    /// The consumer's adjoint times the local partial; along a path, factor after factor.
    case chain
    /// What several consumers send back is added.
    case fanOut = "fan-out"
    /// Z = XW sends Z̄ Wᵀ back to X and Xᵀ Z̄ to W.
    case matrixProduct = "matrix-product"
    /// What goes element by element sends back element by element: ū ⊙ f′(a).
    case elementwise
    /// What is added to every row, or multiplies every element, gets the sum of what comes back.
    case broadcast
    /// The mean of n elements sends back ū/n to each.
    case mean
    /// u = softmax a sends back u ⊙ (ū − u·ū).
    case softmax
    /// −log of a softmax: p − y.
    case crossEntropy = "cross-entropy"
}

extension LocalRule {
    /// What a student calls it, to be put into a sentence or a list: `the product rule`, `fan-out`.
    package var name: String {
        switch self {
        case .sum: "sums"
        case .product: "the product rule"
        case .quotient: "the quotient rule"
        case .power: "the power rule"
        case .root: "roots"
        case .exponential: "exponentials"
        case .logarithm: "logarithms"
        case .trigonometric: "sine and cosine"
        case .sigmoid: "the sigmoid"
        case .tanh: "tanh"
        case .relu: "relu"
        case .maximum: "maximum and minimum"
        case .opaque: "functions that are not defined"
        case .chain: "the chain rule along a path"
        case .fanOut: "fan-out"
        case .matrixProduct: "matrix products"
        case .elementwise: "element by element"
        case .broadcast: "broadcasting"
        case .mean: "means"
        case .softmax: "softmax"
        case .crossEntropy: "cross-entropy"
        }
    }

    /// The rule in one sentence.
    package var sentence: String {
        switch self {
        case .sum: "A sum passes the adjoint on to every term as it is, times the term's sign and number."
        case .product: "A product sends back to a factor the adjoint times the other factors."
        case .quotient: "a/b sends back 1/b of the adjoint to a, and −a/b² of it to b."
        case .power: "aⁿ sends back the adjoint times n aⁿ⁻¹."
        case .root: "√a sends back the adjoint divided by 2√a."
        case .exponential: "eᵃ sends back the adjoint times eᵃ, the value itself."
        case .logarithm: "ln a sends back the adjoint divided by a."
        case .trigonometric: "sin a sends back the adjoint times cos a, and cos a sends it back times −sin a."
        case .sigmoid: "σ(a) sends back the adjoint times σ(a)(1 − σ(a))."
        case .tanh: "tanh a sends back the adjoint times 1 − tanh² a."
        case .relu: "relu passes the adjoint on where its operand is positive, and nothing elsewhere."
        case .maximum: "A maximum passes the adjoint on to the operand that is taken, and nothing to the others."
        case .opaque: "The partial of a function that is not defined stays a symbol, and multiplies the adjoint."
        case .chain: "Along a path, the adjoint of the consumer is multiplied by the local partial."
        case .fanOut: "A node with several consumers adds up what each of them sends back."
        case .matrixProduct: "Z = XW sends Z̄Wᵀ back to X and XᵀZ̄ back to W."
        case .elementwise: "What is computed element by element sends back element by element."
        case .broadcast: "What is spread over many elements gets back the sum of their adjoints."
        case .mean: "A mean of n elements sends back one n-th of the adjoint to each."
        case .softmax: "Every element of a softmax moves all the others: p sends back p ⊙ (p̄ − p·p̄)."
        case .crossEntropy: "Softmax and cross-entropy together send back p − y."
        }
    }
}

extension Misconception {
    /// The local rules that it breaks, as far as it breaks one by itself: where an entry exercised several, the others are not
    /// to blame. None of a slip that may happen with any.
    var broken: Set<LocalRule> {
        switch self {
        case .missingPath, .productOfPaths, .overwritten, .crossedPairs: [.fanOut]
        case .missingUpstream, .missingLocal, .seedIsValue, .sumAlongPath, .valueForAdjoint, .missingInnerDerivative:
            [.chain]
        case .powerRule: [.power, .root]
        case .quotientSign: [.quotient]
        case .wrongOperand: [.product, .quotient]
        case .sigmoidAtOutput: [.sigmoid, .tanh]
        case .reluMask: [.relu]
        case .log10: [.logarithm]
        case .degrees: [.trigonometric]
        case .missingMean, .meanTwice: [.mean]
        case .transposed, .productOrder: [.matrixProduct]
        case .broadcastNotSummed: [.broadcast]
        case .softmaxDiagonal: [.softmax]
        case .missingSoftmax: [.crossEntropy]
        case .sign, .reciprocal, .localAtWrongValue, .offByOneIndex, .wrongLayer, .otherLayout, .roundedEarly,
            .notDifferentiated, .swappedWeight, .updateRule:
            []
        }
    }
}
