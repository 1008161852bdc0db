extension Misconception {
    /// What went wrong, as a person would tell it in the middle of a sentence: `a path was left out`.
    package var words: String {
        switch self {
        case .missingPath: "a path was left out"
        case .productOfPaths: "contributions were multiplied instead of added"
        case .overwritten: "a sum was overwritten"
        case .missingUpstream: "the consumer's adjoint was left out"
        case .missingLocal: "a local partial was left out"
        case .sign: "a sign was wrong"
        case .seedIsValue: "the sweep began with the output's value instead of 1"
        case .reciprocal: "a derivative was upside down"
        case .wrongOperand: "the derivative by another operand was taken"
        case .localAtWrongValue: "a partial took another node's value"
        case .missingInnerDerivative: "the inner derivative was left out"
        case .sigmoidAtOutput: "a slope was taken at what comes out of the function"
        case .reluMask: "the flat side of relu was ignored"
        case .missingMean: "the 1/n of a mean was left out"
        case .offByOneIndex: "an index was off by one"
        case .wrongLayer: "the layer was another one"
        case .transposed: "a transpose was missing, or one too many"
        case .productOrder: "factors stood in the wrong order"
        case .otherLayout: "it was in the other layout"
        case .log10: "the logarithm was taken to base 10"
        case .degrees: "an angle was taken in degrees"
        case .roundedEarly: "values were rounded too early"
        case .sumAlongPath: "factors along a path were added"
        case .notDifferentiated: "a function stood in place of its derivative"
        case .valueForAdjoint: "a value stood in place of a derivative"
        case .swappedWeight: "a weight's subscripts were exchanged"
        case .powerRule: "the power rule went wrong"
        case .quotientSign: "the sign in the quotient rule was wrong"
        case .broadcastNotSummed: "what comes back from the rows was not added up"
        case .softmaxDiagonal: "only the diagonal of the softmax was used"
        case .missingSoftmax: "the softmax was left out"
        case .updateRule: "the step of a parameter was another one"
        }
    }
}
