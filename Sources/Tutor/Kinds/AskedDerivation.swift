internal import Algebra
internal import Autodiff
internal import Cards

/// A derivation, line after line. A line by itself is graded as the first one.
struct AskedDerivation: AskedKind {
    let key: DerivationKey
    let grader: Grader

    var instruction: String { "" }

    func preview(_ text: String) -> Reading { opening?.preview(text) ?? .empty }

    func grade(_ text: String) -> Grade {
        guard var session = opening else {
            return Grade(verdict: .invalid(Fault("this card has no such graph")), read: "")
        }
        return session.submit(text)
    }

    var hints: [String] { opening?.hints ?? [] }

    var solution: String { opening?.solution ?? "" }

    /// The author's lines between may change.
    var wordsForFingerprint: [String] { [key.start, key.goal].map { $0.text(.ascii) } }

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? { opening.map { TaskWork(session: $0) } }

    private var opening: DerivationSession? {
        grader.graph.map { DerivationSession(graph: $0, key: key, notation: grader.notation) }
    }
}
