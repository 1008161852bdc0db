internal import Algebra
internal import Autodiff

/// Numbers as a student gave them, with the precision each was written to: one, or those of a vector or matrix.
struct MatrixEntry {
    private let shape: Shape
    private let entries: [NumberEntry]

    /// - Parameters:
    ///   - text: what was typed.
    ///   - value: what it evaluates to.
    init(text: String, value: Tensor) {
        // Of a matrix written out, each entry by itself.
        let parts = text.split { ",;&[](){}\n".contains($0) }.map(String.init)
            .filter { $0.contains { !$0.isWhitespace } }
        let isWrittenOut = parts.count == value.shape.count
        shape = value.shape
        entries = value.elements.enumerated().map { index, number in
            NumberEntry(text: isWrittenOut ? parts[index] : text, value: number)
        }
    }

    /// What is not right of some entries, counted from 0.
    struct Judgement: Equatable {
        var wrong: Set<Int> = []
        /// Rounded to too few figures.
        var coarse: Set<Int> = []
        /// Cut off where they should be rounded.
        var cutOff: Set<Int> = []

        var isRight: Bool { self == Judgement() }
    }

    /// Every entry held against the right one; all of them are wrong where the shapes differ.
    func judged(by comparison: NumericComparison, against right: Tensor) -> Judgement {
        guard right.shape == shape else { return Judgement(wrong: Set(entries.indices)) }
        var judgement = Judgement()
        for (index, (entry, value)) in zip(entries, right.elements).enumerated() {
            switch comparison.judge(entry, against: value) {
            case .right: break
            case .tooCoarse: judgement.coarse.insert(index)
            case .cutOff: judgement.cutOff.insert(index)
            case .wrong: judgement.wrong.insert(index)
            }
        }
        return judgement
    }

    /// Whether the entries that are rounded to too few figures are hardly meant as rounded: the right numbers end within the
    /// digits that are shown, and of each there is one figure alone, or one that was cut off at a half, 6 of 6.5.
    func isCutShort(_ coarse: Set<Int>, of right: Tensor) -> Bool {
        coarse.allSatisfy { index in
            let (entry, value) = (entries[index], right.elements[index])
            guard let figures = entry.figures,
                (value.shown() - value).magnitude <= NumericComparison.noise * value.magnitude
            else { return false }
            return figures == 1 || !entry.isExactly(value.shown(withSignificantDigits: figures))
        }
    }

    /// Whether the entries are just these numbers, with nothing rounded.
    func isExactly(_ numbers: Tensor) -> Bool {
        numbers.shape == shape && zip(entries, numbers.elements).allSatisfy { $0.isExactly($1) }
    }

    /// The number, where it is one.
    var number: NumberEntry? { entries.count == 1 ? entries[0] : nil }

    /// What is said of entries that are right as far as their digits go, but have too few of them.
    func tooFewFigures(_ coarse: Set<Int>, _ comparison: NumericComparison, _ right: Tensor) -> Fault {
        var fault: Fault
        if shape == .scalar, let given = entries[0].figures {
            let asked = NumericComparison.figures(of: right.scalar)
            fault = Fault(
                "close: right to \(NumericComparison.inWords(figures: given)), "
                    + (comparison.rounding.map { "but asked for \($0)" }
                        ?? "and at least \(asked) are asked for; give \(asked - given == 1 ? "one" : "two") more"))
        } else {
            let request =
                comparison.rounding ?? "to at least \(NumericComparison.figures) significant figures"
            fault = Fault("close: \(EntryWords(shape: shape).rounded(coarse)); give all of them \(request)")
        }
        fault.isRightlyRounded = true
        return fault
    }

    /// What is said of entries that have the digits of the right numbers, but not their rounded values.
    func cutOffFault(_ cutOff: Set<Int>) -> Fault {
        var fault = Fault(
            shape == .scalar
                ? "cut off, not rounded: look at the digit behind the last one that you give"
                : "\(EntryWords(shape: shape).cutOff(cutOff)) cut off, not rounded: look at the digit behind the last one"
        )
        fault.isCutOff = true
        return fault
    }

    /// How near a number comes to the right one; nil where it does not, and for vectors and matrices.
    func nearMiss(of right: Double) -> NearMiss? { entries.count == 1 ? NearMiss(entries[0], right: right) : nil }

    /// Whether enough digits are given to see that others were lost on the way: two, and something to round.
    var mayBeRounded: Bool { entries.contains { $0.value != 0 && $0.halfUnit(atLeast: 2) != nil } }

    /// Whether the digits given outweigh how many wrong values there are to hit: of vectors and matrices, how often all
    /// entries would be met by accident by numbers written so coarsely.
    func isMeant(among wrong: [Tensor]) -> Bool {
        if let number { return number.isMeant(among: wrong.map(\.scalar)) }
        let chance = entries.reduce(1.0) { $0 * $1.coarseness }
        return Double(Set(wrong).count) * chance <= NearMiss.chanceAllowed
    }

    /// Whether there are digits enough to be known by: two in a number, or two numbers that are not 0.
    var isTelling: Bool {
        number.map { NumericComparison.figures(of: $0.value) > 1 } ?? (entries.count { $0.value != 0 } > 1)
    }

    /// Whether every entry is that of numbers that were worked out: beside the others, what rounding leaves of a 0 is one.
    func isRight(by comparison: NumericComparison, against computed: Tensor) -> Bool {
        let noise = 0x1p-50 * (computed.elements.map(\.magnitude).max() ?? 0)
        let right = Tensor(
            shape: computed.shape, elements: computed.elements.map { $0.magnitude <= noise ? 0 : $0 })
        return judged(by: comparison, against: right).isRight
    }
}
