internal import Cards

/// A task that is answered line after line by a session of its own. A line by itself is graded as the first one.
protocol AskedLineByLine: AskedKind {
    associatedtype Session: TaskSession
    /// The session before any line; nil where the card has no such graph.
    var opening: Session? { get }
}

extension AskedLineByLine {
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

    func session(task: String, feedback: Walk.Feedback) -> TaskWork? { opening.map { TaskWork(session: $0) } }
}
