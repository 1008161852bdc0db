internal import Autodiff
internal import Cards

/// A step-through of a graph, whose cells are marked one by one.
struct AskedWalk: AskedInSession {
    let walk: Walk
    let grader: Grader

    /// A walk of another node's derivatives asks nothing of the graph as it is drawn elsewhere.
    func facts(in graph: Graph) -> AskedFacts {
        let asksSweep = walk.fill.contains { $0 == .contributions || $0 == .adjoints }
        let isSameOutput = walk.output.map { graph.node($0) == graph.output } ?? true
        return asksSweep && isSameOutput ? AskedFacts(sweepOf: graph, by: walk.wrt) : .none
    }

    /// Its cells have theirs.
    var wordsForFingerprint: [String] { [] }

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? {
        var walk = walk
        if feedback == .end { walk.feedback = .end }
        return grader.graph.map {
            TaskWork(session: WalkSession(graph: $0, walk: walk, task: task, notation: grader.notation))
        }
    }
}

extension WalkSession: TaskSession {
    /// Of every cell.
    package var record: TaskWork.Record? {
        let misconceptions = states.reduce(into: [Misconception]()) { all, cell in
            all += cell.misconceptions.filter { !all.contains($0) }
        }
        return TaskWork.Record(
            attempts: attempts, count: states.reduce(0) { $0 + $1.attempts }, misconceptions: misconceptions)
    }

    /// A walk is as good as its worst cell.
    package var outcome: Summary.Outcome? {
        let outcomes = Set(summary.lines.map(\.outcome))
        let worst: [Summary.Outcome] = [
            .wrong, .kept, .unanswered, .revealed, .consistent, .rightWithHints, .rightLater,
        ]
        return worst.first { outcomes.contains($0) } ?? .right
    }

    /// The order of visits is marked as it comes.
    package func waitsForTheEnd(_ attempt: Attempt) -> Bool { attempt.cell != WalkSession.orderID }
}
