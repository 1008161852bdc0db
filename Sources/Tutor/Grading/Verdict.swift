internal import Algebra

/// What the grader says of an answer, and how it read it.
package struct Grade: Hashable, Sendable {
    /// What is said of it.
    package var verdict: Verdict
    /// The answer as it was read, as math in the session's notation; empty where it could not be read.
    package var read: String

    package init(verdict: Verdict, read: String) {
        self.verdict = verdict
        self.read = read
    }
}

/// The judgement on an answer.
package enum Verdict: Hashable, Sendable {
    /// Right. The note is one line, such as why; it may be empty.
    case correct(note: String)
    /// Wrong. The message names the broken rule and the place where that is known, and never the right answer. More than
    /// one misconception means that several rules give this very answer.
    case incorrect(misconceptions: [Misconception], message: String)
    /// Not an answer to this question: it cannot be read, or names what may not be named. Costs no attempt.
    case invalid(Fault)
    /// Kept without a verdict: a walk with `feedback: end` marks its entries when it is finished.
    case kept

    /// The slip that counts: a misconception that stands alone, and not one of several candidates.
    package var counted: [Misconception] {
        if case .incorrect(let named, _) = self, named.count == 1 { named } else { [] }
    }

    /// The mark at the end, when nothing can be added any more: what only has too few digits is right, and what is cut off
    /// is not.
    var final: Verdict {
        guard case .invalid(let fault) = self else { return self }
        if fault.isRightlyRounded { return .correct(note: "") }
        return fault.isCutOff ? .incorrect(misconceptions: [], message: "Cut off, not rounded.") : self
    }

    /// Whether the answer was right.
    package var isCorrect: Bool {
        if case .correct = self { true } else { false }
    }
    /// Whether the answer was wrong; an invalid one is neither.
    package var isIncorrect: Bool {
        if case .incorrect = self { true } else { false }
    }
    /// Whether the answer could not be judged, and costs no attempt.
    package var isInvalid: Bool {
        if case .invalid = self { true } else { false }
    }
}

/// Why an entry is not an answer, and where.
package struct Fault: Error, Hashable, Sendable {
    /// What is wrong, worded like the parser's errors: no capital at the start, no full stop.
    package var message: String
    /// UTF-8 offsets into the entry; nil where it is about the entry as a whole.
    package var range: Range<Int>?
    /// What to write instead, where there is a near miss.
    package var suggestion: String?
    /// The rules that lead to an answer which is none because of its shape: x onesᵀ for ones xᵀ.
    package var misconceptions: [Misconception] = []
    /// Whether the answer is right as far as its digits go, and only has too few of them.
    var isRightlyRounded = false
    /// Whether the answer has the digits of the right one, but is not rounded.
    var isCutOff = false
    /// Whether it is a product whose shapes do not fit.
    var isMisfit = false
    /// Whether the message begins with the part of the entry that it is about.
    package private(set) var namesItsPlace = false

    package init(_ message: String, range: Range<Int>? = nil, suggestion: String? = nil) {
        self.message = message
        self.range = range
        self.suggestion = suggestion
    }

    /// The parser's fault.
    init(_ error: ParseError) {
        self.init(error.message, range: error.range, suggestion: error.suggestion)
        if case .shape(let fault) = error.reason { (isMisfit, namesItsPlace) = (fault.isOfProduct, true) }
    }

    /// That of an answer's shapes.
    init(_ error: ShapeError) {
        self.init(error.message)
        isMisfit = error.isOfProduct
    }

    static let answerTooLong = Fault("an answer has at most \(Limits.answerLength) characters")
}

/// The echo of an entry while it is typed.
package enum Reading: Hashable, Sendable {
    /// Nothing is typed yet.
    case empty
    /// Read as this math, with its value where the entry is arithmetic: `2·6 = 12`.
    case math(String)
    /// Read as a matrix written out: its entries as math, row by row, and what it is called, `a column`.
    case matrix([[String]], kind: String)
    /// Cannot be an answer as it stands; the place of the first fault.
    case unreadable(Fault)
}
