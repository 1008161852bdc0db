internal import Algebra
internal import Autodiff

// The words for wrong answers that no rule explains: what of them is right.

extension Placement {
    /// - Parameters:
    ///   - asked: what is asked for, as math; empty where it has no short name.
    ///   - says: the words of the place in the graph; nil where the question has none.
    func message(asked: String, _ says: MisconceptionMessages?) -> String {
        switch self {
        case .contributions(let right, let wrong):
            return says?.contributions(right: right, wrong: wrong) ?? Self.refusal(asked)
        case .paths(let right, let wrong): return says?.paths(right: right, wrong: wrong) ?? Self.refusal(asked)
        case .constantFactor: return Self.refusal(asked, "it is right up to a constant factor")
        case .rightHere: return Self.refusal(asked, "it is right at the present values, but not at all others")
        case .narrower:
            let right = asked.isEmpty ? "the right answer" : asked
            return "That equals \(right) wherever it is defined, but it is not defined everywhere that \(right) is."
        case .close(let figures):
            return (asked.isEmpty ? "It is not equal to the right answer" : "That is not \(asked)")
                + ", but close: right to \(NumericComparison.inWords(figures: figures)), and wrong behind."
        case .beside(let isTooLarge):
            return Self.refusal(asked, "it is a little too \(isTooLarge ? "large" : "small")")
        case .count(let counted, let isTooLarge):
            guard counted.isEmpty else { return "That is \(counted.map { "how many \($0.words)" }.listed())." }
            return Self.refusal(asked, isTooLarge ? "it is too large" : "it is too small")
        case .size(hasRightSign: true, hasRightOrder: true):
            return Self.refusal(asked, "the sign and the order of magnitude are right, the number is not")
        case .size(hasRightSign: true, hasRightOrder: false):
            return Self.refusal(asked, "the sign is right, the size is not")
        case .size(hasRightSign: false, hasRightOrder: true):
            return Self.refusal(asked, "the order of magnitude is right, the sign is not")
        case .size(hasRightSign: false, hasRightOrder: false):
            return Self.refusal(asked, "neither the sign nor the size is right")
        }
    }

    /// That an answer is wrong, with what is known of it.
    static func refusal(_ asked: String, _ remark: String? = nil) -> String {
        (asked.isEmpty ? "It is not equal to the right answer" : "That is not \(asked)")
            + (remark.map { ": \($0)." } ?? ".")
    }
}

extension MisconceptionMessages {
    fileprivate func contributions(right: [Int], wrong: [Int]) -> String {
        let known = "The \(right.count == 1 ? "contribution" : "contributions") through \(names.list(right)) "
        return known + parts(right.count, wrong: wrong.count, "through \(names.list(wrong))")
    }

    fileprivate func paths(right: [Path], wrong: [Path]) -> String {
        let known = "The \(right.count == 1 ? "term" : "terms") for \(right.map(names.path).listed()) "
        return known + parts(right.count, wrong: wrong.count, "for \(wrong.map(names.path).listed())")
    }

    private func parts(_ right: Int, wrong: Int, _ others: String) -> String {
        (right == 1 ? "is right, " : "are right, ")
            + (wrong == 0
                ? "but something more stands there." : "but not \(wrong == 1 ? "the one" : "those") \(others).")
    }
}
