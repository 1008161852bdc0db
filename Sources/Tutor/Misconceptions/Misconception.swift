/// A named wrong rule that reproduces a student's answer. The raw value is the fixed id in JSON, store and reports.
package enum Misconception: String, Codable, Hashable, Sendable, CaseIterable {
    /// At a fan-out, the contribution of one consumer or more is left out, or where one consumer uses an operand more than
    /// once, a use.
    case missingPath = "missing-path"
    /// At a fan-out, contributions are multiplied instead of added.
    case productOfPaths = "product-of-paths"
    /// At a fan-out, the adjoint of one consumer goes with the partial of another.
    case crossedPairs = "crossed-pairs"
    /// push: an increment replaces what an adjoint already holds. In a pull, which keeps no sum, it is a missing path.
    case overwritten
    /// A local partial is taken for a contribution, without the consumer's adjoint; or the derivative of a node further on for
    /// that of the output.
    case missingUpstream = "missing-upstream"
    /// A consumer's adjoint is taken for a contribution, without the local partial; or a factor on the way is left out, the
    /// slope of the outer of two functions too.
    case missingLocal = "missing-local"
    /// The whole, one contribution, or one term or factor of it, has the wrong sign.
    case sign
    /// The sweep is started with the output's value instead of 1.
    case seedIsValue = "seed-is-value"
    /// A local partial, or the whole derivative, is upside down.
    case reciprocal
    /// The consumer's partial by another of its operands.
    case wrongOperand = "wrong-operand"
    /// A local partial is evaluated at the value of another node: the consumer's, another operand's, or the operand's own
    /// operand's.
    case localAtWrongValue = "local-at-wrong-value"
    /// Inside one right-hand side the chain rule stops early: (sin x²)′ is taken as cos x².
    case missingInnerDerivative = "missing-inner-derivative"
    /// σ′ or tanh′ is taken at the function's output instead of at what goes in.
    case sigmoidAtOutput = "sigmoid-at-output"
    /// The derivative of relu is taken as 1 whatever goes in.
    case reluMask = "relu-mask"
    /// The 1/n of a mean is left out.
    case missingMean = "missing-mean"
    /// The 1/n of a mean is taken once more.
    case meanTwice = "mean-twice"
    /// A neighbour in an indexed family is used: w₁₃ for w₁₂.
    case offByOneIndex = "off-by-one-index"
    /// The same name in another layer is used.
    case wrongLayer = "wrong-layer"
    /// A factor of a matrix product, or the whole, is transposed where it should not be, or the other way round: W δ for
    /// Wᵀ δ.
    case transposed
    /// The factors of a matrix product stand in the wrong order.
    case productOrder = "product-order"
    /// Right in the other layout: rows and columns of the derivative are exchanged.
    case otherLayout = "other-layout"
    /// The logarithm is taken to base 10.
    case log10
    /// An angle is taken in degrees.
    case degrees
    /// Values are rounded before they are combined.
    case roundedEarly = "rounded-early"
    /// Along one path, factors are added instead of multiplied.
    case sumAlongPath = "sum-along-path"
    /// A function, or a whole right-hand side, stands where its derivative belongs: sin x for cos x.
    case notDifferentiated = "not-differentiated"
    /// The value of a consumer stands where its adjoint belongs: z xᵀ for z̄ xᵀ.
    case valueForAdjoint = "value-for-adjoint"
    /// The weight with its two subscripts exchanged: w₂₁ for w₁₂ of the same layer.
    case swappedWeight = "swapped-weight"
    /// (aⁿ)′ without the factor n, with n for n − 1, or an exponential taken for a power.
    case powerRule = "power-rule"
    /// (f/g)′ with a plus between the terms above the line.
    case quotientSign = "quotient-sign"
    /// What comes back from every row that a bias is added to is not added up.
    case broadcastNotSummed = "broadcast-not-summed"
    /// Only the diagonal of a softmax's Jacobian is used, p ⊙ (1 − p): that each element moves all others is left out.
    case softmaxDiagonal = "softmax-diagonal"
    /// The slope of a cross-entropy with what goes into the softmax for what comes out: z − y for p − y.
    case missingSoftmax = "missing-softmax"
    /// A step of training without the parameter that it starts from, or without the learning rate.
    case updateRule = "update-rule"

    /// Whether it is looked for as one of two slips at once: those that make few guesses, so that two of them hardly ever give
    /// a number by accident.
    var mayBeOneOfTwo: Bool {
        switch self {
        case .missingPath, .productOfPaths, .sumAlongPath, .missingUpstream, .missingLocal, .powerRule,
            .notDifferentiated,
            .quotientSign, .sign, .seedIsValue, .valueForAdjoint, .reciprocal, .missingInnerDerivative,
            .sigmoidAtOutput,
            .reluMask, .missingMean, .transposed, .productOrder:
            true
        default: false
        }
    }

    /// Whether one member of a family is taken for another.
    var takesAnotherMember: Bool { [.offByOneIndex, .wrongLayer, .swappedWeight].contains(self) }

    /// Whether it is likelier than that another quantity of the graph was given, where an entry happens to be both: what is
    /// left out, or mixed up, of the very terms that are asked for. Any other rule works out something that stands nowhere.
    var isLikelierThanOtherQuantity: Bool {
        switch self {
        case .missingPath, .productOfPaths, .overwritten, .missingUpstream, .missingLocal, .sign, .missingMean,
            .valueForAdjoint:
            true
        default: false
        }
    }

    /// Those that would tell the same slip in other words, and are not named beside this one.
    var covers: Set<Misconception> {
        switch self {
        case .swappedWeight: Self.accidents.union([.offByOneIndex, .wrongOperand, .localAtWrongValue])
        case .offByOneIndex: Self.accidents.union([.wrongOperand, .localAtWrongValue, .notDifferentiated])
        case .wrongLayer: Self.accidents.union([.wrongOperand, .localAtWrongValue])
        case .quotientSign: Self.accidents.union([.sign])
        case .missingInnerDerivative: Self.accidents.union([.notDifferentiated])
        // A slope that is the same everywhere is also that at another value.
        case .reluMask: Self.accidents.union([.missingLocal, .localAtWrongValue])
        case .missingMean, .meanTwice: Self.accidents.union([.missingLocal, .missingUpstream])
        case .softmaxDiagonal: Self.accidents.union([.missingPath])
        case .degrees: [.roundedEarly]
        case .roundedEarly: []
        default: Self.accidents
        }
    }

    /// Those that come to another rule's number by accident: the cosine of half a degree is 1.
    private static let accidents: Set<Misconception> = [.degrees, .roundedEarly]

    /// Those that are this one in other words where a factor happens to be 0 or 1, or is cancelled, and are then not named
    /// beside it: ū + 0 for ū · 0, y · 1/y, the derivative of y − t by t.
    var outshines: Set<Misconception> {
        switch self {
        case .missingUpstream: [.missingLocal, .missingPath, .sumAlongPath, .notDifferentiated, .valueForAdjoint]
        // A partial upside down cancels another one.
        case .missingLocal: [.sumAlongPath, .notDifferentiated, .reciprocal]
        case .missingPath: [.missingLocal, .valueForAdjoint]
        case .valueForAdjoint: [.seedIsValue]
        case .sign: [.wrongOperand]
        // Without the 2 of a square, and halved once more as the mean of two.
        case .powerRule: [.meanTwice]
        default: []
        }
    }
}
