internal import Algebra
internal import Equivalence

/// One way of going wrong at a place: what it computes, and what to say about it.
struct Slip: Sendable {
    let misconception: Misconception
    let formula: Formula
    /// Which rule is broken and where, in this node's names; never the right answer. Worded only when it is said.
    let message: @Sendable () -> String
}

/// A misconception as a rule: every way in which it can go wrong at a place. It *computes* wrong answers from the graph, so
/// that every card has it for nothing.
///
/// The rules lie in files by subject: `PathRules`, `ChainRules`, `OperandRules`, `FunctionRules`, `FamilyRules`,
/// `RoundingRules`; what they do to vectors and matrices in `Matrices`.
struct MisconceptionRule: Sendable {
    let misconception: Misconception
    /// Nil for what cannot happen to numbers.
    private let ways: (@Sendable (ExaminedPlace) -> [WrongWay])?
    /// Nil for what is not looked for in vectors and matrices.
    private let matrices: (@Sendable (ExaminedMatrix) -> [WrongMatrix])?

    /// Every rule, in the order in which candidates are listed. A new misconception is a new line here.
    static let all: [MisconceptionRule] = [
        MisconceptionRule(.missingPath, missingPath, matrices: missingMatrixPath),
        MisconceptionRule(.productOfPaths, productOfPaths, matrices: productOfMatrixPaths),
        MisconceptionRule(.overwritten, overwritten),
        MisconceptionRule(.missingUpstream, missingUpstream, matrices: missingMatrixUpstream),
        MisconceptionRule(.missingLocal, missingLocal, matrices: missingMatrixFactor),
        MisconceptionRule(.sign, wrongSign, matrices: wrongMatrixSign),
        MisconceptionRule(.seedIsValue, seedIsValue, matrices: matrixSeedIsValue),
        MisconceptionRule(.reciprocal, reciprocal, matrices: reciprocalOfElements),
        MisconceptionRule(.wrongOperand, wrongOperand, matrices: wrongMatrixOperand),
        MisconceptionRule(.localAtWrongValue, localAtWrongValue, matrices: matrixLocalAtWrongValue),
        MisconceptionRule(.missingInnerDerivative, missingInnerDerivative),
        MisconceptionRule(.sigmoidAtOutput, sigmoidAtOutput, matrices: matrixSigmoidAtOutput),
        MisconceptionRule(.reluMask, reluMask, matrices: matrixReluMask),
        MisconceptionRule(.missingMean, missingMean, matrices: missingMatrixMean),
        MisconceptionRule(.offByOneIndex, offByOneIndex, matrices: offByOneMatrixIndex),
        MisconceptionRule(.wrongLayer, wrongLayer, matrices: wrongMatrixLayer),
        MisconceptionRule(.transposed, matrices: transposedFactor),
        MisconceptionRule(.productOrder, matrices: productOrder),
        MisconceptionRule(.otherLayout, matrices: otherLayout),
        MisconceptionRule(.log10, logarithmToBaseTen),
        MisconceptionRule(.degrees, degrees),
        MisconceptionRule(.roundedEarly, roundedEarly),
    ]

    private init(
        _ misconception: Misconception, _ ways: (@Sendable (ExaminedPlace) -> [WrongWay])? = nil,
        matrices: (@Sendable (ExaminedMatrix) -> [WrongMatrix])? = nil
    ) {
        self.misconception = misconception
        self.ways = ways
        self.matrices = matrices
    }

    /// Whether it is looked for in numbers and scalar expressions.
    var concernsScalars: Bool { ways != nil }
    /// Whether it is looked for in vectors and matrices.
    var concernsMatrices: Bool { matrices != nil }

    func slips(_ place: ExaminedPlace) -> [Slip] {
        (ways?(place) ?? []).map { Slip(misconception: misconception, formula: $0.formula, message: $0.message) }
    }

    /// Every wrong vector or matrix that the rule computes, each once.
    func wrongMatrices(_ place: ExaminedMatrix) -> [WrongMatrix] {
        var seen: Set<Expression> = []
        return (matrices?(place) ?? []).filter { seen.insert($0.expression).inserted }
    }
}

/// What a rule computes, with what to say about it.
struct WrongWay: Sendable {
    let formula: Formula
    let message: @Sendable () -> String

    init(_ formula: Formula, _ message: @autoclosure @escaping @Sendable () -> String) {
        self.formula = formula
        self.message = message
    }
}
