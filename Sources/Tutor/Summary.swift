package import Autodiff

/// What went right and wrong in a session, in order.
package struct Summary: Hashable, Sendable {
    /// How it went at one place.
    package enum Outcome: String, Hashable, Sendable {
        /// Right at the first attempt, without help.
        case right
        /// Right after wrong attempts.
        case rightLater
        /// Right after a hint.
        case rightWithHints
        /// The answer was shown.
        case revealed
        /// Wrong in itself: the root of what follows.
        case wrong
        /// Not the true value, but it follows from an earlier entry of the student's own (`feedback: end`).
        case consistent
        /// Answered, and waiting for its mark.
        case kept
        /// Not answered.
        case unanswered

        /// Whether the answer was given, and right, after whatever help.
        var isRight: Bool { [.right, .rightLater, .rightWithHints, .consistent].contains(self) }
    }

    /// A misconception that was named alone, and where: `at x`, `on the edge from x to t`; empty where that is not known.
    package struct Slip: Hashable, Sendable {
        /// What went wrong.
        package var misconception: Misconception
        /// In the names of the graph, to be put behind it.
        package var site: String
    }

    /// Where it is learnt how a question is answered.
    package enum WayBack: Hashable, Sendable {
        /// The walk of a graph, where a quantity is asked for.
        case walk(graph: String, Quantity)
        /// The lesson, where it draws a graph; its beginning where none is named.
        case lesson(graph: String?)
        /// The section of the lesson that teaches what went wrong, by the place of its heading among the blocks.
        case section(block: Int)

        /// The graph that it is about.
        package var graph: String? {
            switch self {
            case .walk(let graph, _): graph
            case .lesson(let graph): graph
            case .section: nil
            }
        }
    }

    /// One question: a task of a quiz, or a cell of a walk.
    package struct Line: Hashable, Sendable {
        /// What was asked: a task's title, `x̄`, `∂t/∂x`, `contribution of t to x`.
        package var place: String
        /// How it went there.
        package var outcome: Outcome
        /// The last entry, as it was typed.
        package var entry: String
        /// Entries that counted, the right one included.
        package var attempts: Int
        /// How many hints were asked for.
        package var hints: Int
        /// Every slip here, in order of first appearance.
        package var slips: [Slip]
        /// The last message about a wrong entry, or what a consistent entry follows from; empty where there is none.
        package var message: String
        /// The right answer, where the marks at the end tell it beside another entry; empty elsewhere.
        package var right = ""
        /// The entries of a walk that did not all go the same way: the outcome is that of the worst. Nil for anything else.
        package var entries: Entries?
        /// What it counts; nil where nothing of what is asked has points.
        package var points: Int?
        /// Where to look again; nil where all was right at once, and while the answer is open.
        package var wayBack: WayBack?

        /// Entries that are one question together.
        package struct Entries: Hashable, Sendable {
            /// How many were right at the first attempt, without help.
            package var rightAtOnce: Int
            /// How many there are.
            package var total: Int
        }

        /// The rules that were broken.
        package var misconceptions: [Misconception] { slips.map(\.misconception) }

        /// Whether it was answered, but not rightly at once and without help.
        package var isWorthAnotherTry: Bool {
            switch outcome {
            case .rightLater, .rightWithHints, .revealed, .wrong: true
            case .right, .consistent, .kept, .unanswered: false
            }
        }
    }

    /// In the order in which they were asked.
    package var lines: [Line]
    /// Whether marks were given at the end: what is not answered can no longer be.
    package var isFinal: Bool

    package init(lines: [Line], isFinal: Bool = false) {
        self.lines = lines
        self.isFinal = isFinal
    }

    /// The points of what is right, in whatever way, and of all; nil where there are none. A walk counts where all of it is
    /// right.
    package var points: (earned: Int, total: Int)? {
        let counted = lines.filter { $0.points != nil }
        guard !counted.isEmpty else { return nil }
        func sum(_ lines: [Line]) -> Int { lines.reduce(0) { $0 + ($1.points ?? 0) } }
        return (sum(counted.filter(\.outcome.isRight)), sum(counted))
    }

    /// How many lines have an outcome.
    package func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }

    /// How many lines wait for an answer: those without one, and those whose answer was wrong and may be given again.
    package var openCount: Int {
        isFinal ? 0 : lines.count { $0.outcome == .unanswered || $0.outcome == .wrong && $0.wayBack == nil }
    }

    /// The lines with a way back that a digit can choose, by their places: of several that lead to one place the first.
    package var waysBack: [Int] {
        var seen: Set<WayBack> = []
        return Array(lines.indices.filter { lines[$0].wayBack.map { seen.insert($0).inserted } ?? false }.prefix(9))
    }

    /// The way back that a digit chooses, counted from 1.
    package func wayBack(numbered text: String) -> WayBack? {
        guard let number = Int(text.trimmingPrefix(while: \.isWhitespace)), waysBack.indices.contains(number - 1) else {
            return nil
        }
        return lines[waysBack[number - 1]].wayBack
    }
}
