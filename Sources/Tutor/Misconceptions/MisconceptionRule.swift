internal import Equivalence

/// A misconception as a rule: every way in which it can go wrong at a place. It *computes* wrong answers from the graph, so
/// that every card has it for nothing.
///
/// A rule is one function for numbers, vectors and matrices; what cannot go wrong between numbers finds nothing there. They
/// lie in files by subject: `PathRules`, `ChainRules`, `OperandRules`, `SlopeRules`, `FunctionRules`, `FamilyRules`,
/// `BatchRules`, `LayoutRules`, `RoundingRules`, `UpdateRules`.
struct MisconceptionRule: Sendable {
    let misconception: Misconception
    /// The likeliest way first.
    let ways: @Sendable (ExaminedPlace) -> [WrongWay]

    /// Every rule, in the order in which candidates are listed. A new misconception is a new line here.
    static let all: [MisconceptionRule] = [
        MisconceptionRule(.missingPath, missingPath),
        MisconceptionRule(.productOfPaths, productOfPaths),
        MisconceptionRule(.overwritten, overwritten),
        MisconceptionRule(.missingUpstream, missingUpstream),
        MisconceptionRule(.missingLocal, missingLocal),
        MisconceptionRule(.missingPath, missingUse),
        MisconceptionRule(.sumAlongPath, sumAlongPath),
        MisconceptionRule(.crossedPairs, crossedPairs),
        MisconceptionRule(.powerRule, powerRule),
        MisconceptionRule(.notDifferentiated, notDifferentiated),
        MisconceptionRule(.quotientSign, quotientSign),
        MisconceptionRule(.sign, wrongSign),
        MisconceptionRule(.valueForAdjoint, valueForAdjoint),
        MisconceptionRule(.seedIsValue, seedIsValue),
        MisconceptionRule(.reciprocal, reciprocal),
        MisconceptionRule(.wrongOperand, wrongOperand),
        MisconceptionRule(.localAtWrongValue, localAtWrongValue),
        MisconceptionRule(.missingInnerDerivative, missingInnerDerivative),
        MisconceptionRule(.sigmoidAtOutput, sigmoidAtOutput),
        MisconceptionRule(.reluMask, reluMask),
        MisconceptionRule(.missingMean, missingMean),
        MisconceptionRule(.meanTwice, meanTwice),
        MisconceptionRule(.broadcastNotSummed, broadcastNotSummed),
        MisconceptionRule(.softmaxDiagonal, softmaxDiagonal),
        MisconceptionRule(.missingSoftmax, missingSoftmax),
        MisconceptionRule(.swappedWeight, swappedWeight),
        MisconceptionRule(.offByOneIndex, offByOneIndex),
        MisconceptionRule(.wrongLayer, wrongLayer),
        MisconceptionRule(.transposed, transposed),
        MisconceptionRule(.productOrder, productOrder),
        MisconceptionRule(.otherLayout, otherLayout),
        MisconceptionRule(.log10, logarithmToBaseTen),
        MisconceptionRule(.degrees, degrees),
        MisconceptionRule(.roundedEarly, roundedEarly),
        MisconceptionRule(.updateRule, updateRule),
    ]

    private init(_ misconception: Misconception, _ ways: @escaping @Sendable (ExaminedPlace) -> [WrongWay]) {
        self.misconception = misconception
        self.ways = ways
    }
}

/// One way of going wrong at a place: what it computes, and what to say about it.
struct WrongWay: Sendable {
    let formula: Formula
    /// Whether it is about the whole answer: what the same rule says of a part of it is the same slip in other words.
    let isWhole: Bool
    /// What edges are taken for, where the way is that and nothing else.
    let assumptions: [Formula.Assumption]
    /// What the way gives where edges elsewhere are taken wrongly besides; nil where that cannot be told.
    let besides: (@Sendable ([Formula.Assumption]) -> Formula)?
    /// Which rule is broken and where, in this node's names; never the right answer. Worded only when it is said.
    let message: @Sendable () -> String

    init(
        _ formula: Formula, isWhole: Bool = false, assumptions: [Formula.Assumption] = [],
        besides: (@Sendable ([Formula.Assumption]) -> Formula)? = nil,
        _ message: @autoclosure @escaping @Sendable () -> String
    ) {
        self.formula = formula
        self.isWhole = isWhole
        self.assumptions = assumptions
        self.besides = besides
        self.message = message
    }
}
