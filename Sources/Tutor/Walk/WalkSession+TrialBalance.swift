internal import Algebra
internal import Autodiff
internal import Cards

extension WalkSession {
    /// The student's own adjoints of the inputs, held against nudged inputs: once every question has its entry, in a walk that
    /// is marked at the end also before that. Nil where it is too early, and where there are no numbers to nudge.
    package var trialBalance: TrialBalance? {
        guard isBalanceable else { return nil }
        let followed = followed
        let isWhole = !isUnmarked || !answers.contains { $0 == nil }
        let inputs = graph.variables.filter { graph.isSwept($0) }
        var claims: [Int: Tensor] = [:]
        for node in inputs {
            if let cell = plan.cellIndex[.adjoint(node: node)], walk.feedback == .end {
                claims[node] = answers[cell].flatMap { followed.tensor(of: $0) }
            } else if isWhole {
                // What would be said of a blank is the truth, which is not the student's.
                claims[node] = followed.tensor(.adjoint(node: node))
            }
        }
        return TrialBalance(of: graph, inputs: inputs, claims: claims)
    }

    /// Whether there is a trial balance now.
    package var isBalanceable: Bool {
        (isFinished || stage == .review) && graph.hasNumbers && graph.nodes[graph.output].shape == .scalar
    }
}
