internal import Autodiff
internal import Cards
internal import Canvas
package import Tutor

/// A walk as lines: what the student types comes in, full sentences go out. For screen readers, pipes and scripts.
package struct PlainWalk: Sendable {
    private var turn: PlainWalkTurn
    /// Whether the walk was ended, or is finished and nothing more is asked for; further lines are not answered.
    package private(set) var isFinished = false
    private var isSummedUp = false

    /// - Parameter width: sentences are broken at this many columns.
    package init(walk: WalkSession, title: String, card: String, appearance: Appearance, width: Int = 80) {
        turn = PlainWalkTurn(
            source: .alone(walk, title: title, card: card), appearance: appearance, width: width)
    }

    /// What is said before the first answer.
    package mutating func begin() -> PlainReply {
        let help = "Type help for the words that you can use beside answers."
        guard !turn.isFinished else { return end() }
        return PlainReply(
            turn.sentences(GradeWords.closed(turn.source.title)) + turn.sentences(help) + [""] + turn.opening()
                + turn.question())
    }

    /// Answers one line.
    package mutating func receive(_ line: String) -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let known = turn.source.attempts.count
        let action = PlainAction.walkWords.action(for: line)
        if isSummedUp {
            isFinished = true
            return PlainReply(action == .solution ? solution : [])
        }
        guard action != .quit else { return end() }
        var lines = turn.answer(line, action: action)
        if turn.isFinished { lines += sumUp() + [""] + turn.sentences(PlainWords.afterwards) }
        return PlainReply(lines, attempts: Array(turn.source.attempts.dropFirst(known)))
    }

    /// Ends the walk, as the end of the input does, marks what waits for its mark, and sums up.
    package mutating func end() -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let known = turn.source.attempts.count
        turn.source.mark()
        isFinished = true
        return PlainReply(sumUp(), attempts: Array(turn.source.attempts.dropFirst(known)))
    }

    /// The summary, once.
    private mutating func sumUp() -> [String] {
        guard !isSummedUp, let walk = turn.source.walk else { return [] }
        isSummedUp = true
        return [""] + SummaryLines(summary: walk.summary, appearance: turn.appearance).plainLines(width: turn.width)
    }

    private var solution: [String] {
        guard let walk = turn.source.walk else { return [] }
        let evaluation = walk.graph.evaluation
        return [""]
            + WorkedSolution(
                graph: walk.graph, evaluation: evaluation, appearance: turn.appearance, method: walk.walk.method
            ).lines
    }
}
