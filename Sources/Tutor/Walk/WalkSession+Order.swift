internal import Autodiff
internal import Cards

// The order of the sweep, where the student chooses it: any node may come whose consumers have all been visited, and a
// choice that comes too early is answered with the consumer that is still missing.

extension WalkSession {
    /// The identity of the student's choices in attempts.
    static let orderID = "order"

    /// How the student's choices of the next node went.
    struct OrderState: Sendable, Equatable {
        /// Wrong choices so far.
        var wrongAttempts = 0
        /// Hints asked for, and those of them about the choice that is open.
        var hints = 0
        var hintsHere = 0
        /// Whether a choice was shown.
        var wasRevealed = false
        /// What was said of the last wrong choice.
        var message = ""
    }

    /// Answers the question which node comes next.
    mutating func choose(_ text: String) -> Grade {
        let (grade, node) = grader.grade(
            text, nextAfter: Set(visits.map { steps[$0].node }), among: Set(steps.map(\.node)))
        switch grade.verdict {
        case .correct:
            record(.correct, entry: text, read: grade.read)
            if let step = node.flatMap({ plan.stepIndex[$0] }) { visit(step) }
        case .incorrect(_, let message):
            order.wrongAttempts += 1
            order.message = message
            record(.incorrect, entry: text, read: grade.read)
        case .kept, .invalid: break
        }
        return grade
    }

    /// The lines that were entered at cells, in order: choices of the next node are none.
    package var enteredLines: [String] {
        attempts.filter { $0.isEntry && $0.cell != Self.orderID }.map(\.entry.line)
    }

    /// The next hint about the choice: the rule, then with this graph's names.
    mutating func hintAboutOrder() -> Hint? {
        let ready = ready.map { steps[$0].node }
        guard let first = ready.first else { return nil }
        let names = working.names
        let consumers = graph.outgoing[first].filter { graph.isSwept(edge: $0) }.map { graph.edges[$0].to }
        let reason =
            consumers.isEmpty
            ? "The sweep starts at the output, \(names.node(first))."
            : "\(names.node(first)) may come: \(names.list(consumers)) \(consumers.count == 1 ? "has" : "have") been visited."
        let ladder = ["A node's turn comes when all its consumers have been visited.", reason]
        if order.hintsHere < ladder.count {
            order.hints += 1
            order.hintsHere += 1
            record(.hint, entry: "")
        }
        return .generated(ladder[min(order.hintsHere, ladder.count) - 1])
    }

    /// The nodes that are still to be visited, in the order of the graph's definitions.
    package var unvisitedNodes: [Int] {
        steps.indices.filter { !visits.contains($0) }.map { steps[$0].node }.sorted()
    }

    /// Makes the choice for the student.
    mutating func revealOrder() -> String? {
        guard let step = ready.first else { return nil }
        order.wasRevealed = true
        record(.revealed, entry: "")
        visit(step)
        return "\(working.names.node(steps[step].node)) may come next."
    }

    /// The steps that may come now, in the order of the plan.
    private var ready: [Int] {
        steps.indices.filter { step in
            !visits.contains(step)
                && graph.outgoing[steps[step].node].filter { graph.isSwept(edge: $0) }
                    .allSatisfy { edge in plan.stepIndex[graph.edges[edge].to].map(visits.contains) ?? true }
        }
    }

    private mutating func record(_ outcome: Attempt.Outcome, entry: String, read: String = "") {
        attempts.append(Attempt(task: task, cell: Self.orderID, entry: entry, read: read, outcome: outcome))
    }
}
