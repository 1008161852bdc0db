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
    /// The walk whose summary is gone back to; nil before its summary.
    @Boxed private var summedUp: WalkSession? = nil

    /// - Parameter width: sentences are broken at this many columns.
    package init(walk: WalkSession, title: String, card: String, appearance: Appearance, width: Int = 80) {
        turn = PlainWalkTurn(
            source: .alone(walk, title: title, card: card), appearance: appearance, width: width)
    }

    /// What is said before the first answer.
    package mutating func begin() -> PlainReply {
        let help = PlainWords.opening
        guard !turn.isFinished else { return end() }
        let resumption = turn.source.walk?.resumptionWords.map { turn.sentences("\($0) Type restart to start over.") }
        return PlainReply(
            turn.sentences(GradeWords.closed(turn.source.title)) + (resumption ?? []) + turn.sentences(help) + [""]
                + turn.opening() + turn.question())
    }

    /// Answers one line.
    package mutating func receive(_ line: String) -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let action = PlainAction.walkWords.action(for: line)
        if isSummedUp { return PlainReply(afterwards(line, action)) }
        guard action != .quit else { return leave() }
        let known = action == .restart ? 0 : turn.source.attempts.count
        var lines = turn.answer(line, action: action)
        if turn.isFinished { lines += sumUp() + choices() }
        return PlainReply(lines, news: turn.source.news(since: known))
    }

    /// Leaves the walk, and sums up.
    package mutating func leave() -> PlainReply {
        isFinished = true
        return PlainReply(sumUp())
    }

    /// Ends the walk, marks what waits for its mark, and sums up.
    package mutating func end() -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let known = turn.source.attempts.count
        turn.source.mark()
        isFinished = true
        return PlainReply(sumUp(), news: turn.source.news(since: known))
    }

    /// The summary, once.
    private mutating func sumUp() -> [String] {
        guard !isSummedUp, let walk = turn.source.walk else { return [] }
        isSummedUp = true
        let summary = SummaryLines(summary: walk.summary, appearance: turn.appearance, seed: walk.seed)
        // After an excursion the advice of the walk it began from still holds.
        guard summedUp == nil else { return [""] + summary.lines(width: turn.width, advises: false).plainText }
        summedUp = walk
        return [""] + summary.plainLines(width: turn.width)
    }

    /// What may be asked for after the summary.
    private func choices(unknown: Bool = false) -> [String] {
        let ways = summedUp?.summary.waysBack.count ?? 0
        let words = PlainWords.afterwards(
            ways: ways, hasFailures: summedUp?.walkOfFailures != nil,
            hasOtherNumbers: summedUp?.walk.variation != nil,
            hasBalance: turn.source.walk?.isBalanceable == true, noun: "questions", unknown: unknown)
        return [""] + turn.sentences(words)
    }

    /// Answers a line after the summary: the way back to an entry is a walk that begins there.
    private mutating func afterwards(_ line: String, _ action: PlainAction?) -> [String] {
        if let session = excursion(line, action) {
            turn.source = .alone(session, title: turn.source.title, card: turn.source.card)
            isSummedUp = false
            return [""] + turn.opening() + turn.question()
        }
        if action == .solution { return solution + choices() }
        if action == .balance { return [""] + turn.trialBalance() + choices() }
        guard action == .quit || line.trimmingBlanks.isEmpty else { return choices(unknown: true) }
        isFinished = true
        return []
    }

    private mutating func excursion(_ line: String, _ action: PlainAction?) -> WalkSession? {
        guard let walk = summedUp else { return nil }
        if action == .again { return walk.walkOfFailures }
        if action == .other, let other = walk.withOtherNumbers {
            summedUp = nil
            return other
        }
        guard case .walk(_, let quantity)? = walk.summary.wayBack(numbered: line) else { return nil }
        return WalkSession(graph: walk.graph, walk: walk.walk, notation: walk.notation, at: quantity)
    }

    private var solution: [String] {
        guard let walk = turn.source.walk else { return [] }
        let evaluation = walk.graph.evaluation
        return [""]
            + WorkedSolution(
                graph: walk.graph, evaluation: evaluation, appearance: turn.appearance, method: walk.walk.method,
                disclosure: walk.drawnDisclosure
            ).lines
    }
}
