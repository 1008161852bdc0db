internal import Autodiff
internal import Cards

/// What an answer kind is to a student, whatever screen it stands on: how it is asked, read, graded and helped with.
///
/// A kind is a key of `Cards` and a grader for the key's graph. One that takes several entries begins a session.
protocol AskedKind: Sendable {
    /// Grades over the graph of the key.
    var grader: Grader { get }

    /// How the task is to be answered, a sentence; empty where its session says.
    var instruction: String { get }

    /// How an entry is read while it is typed.
    func preview(_ entry: String) -> Reading

    /// Grades an entry; that of a session without its graph is invalid.
    func grade(_ entry: String) -> Grade

    /// Generated hints, from the rule to the worked step; empty where the tutor has none.
    var hints: [String] { get }

    /// The right answer, as it would be written.
    var solution: String { get }

    /// What is judged, where later answers may follow from this one; nil for a kind that stands alone.
    var question: Question? { get }

    /// The quantity of the graph that is asked for, also where the key writes it out; nil where there is none.
    var quantity: Quantity? { get }

    /// The session of a kind that takes several entries; nil for the others, and where the card lacks the graph.
    func session(task: String, feedback: Walk.Feedback) -> TaskWork?

    /// Takes an answer: its entry becomes the state's.
    func answer(_ text: String, in state: inout QuizSession.TaskState) -> Grade

    /// Shows what the author says of the answer.
    func showFeedback(in state: inout QuizSession.TaskState)
}

extension AskedKind {
    var question: Question? { nil }
    var quantity: Quantity? { nil }
    func session(task: String, feedback: Walk.Feedback) -> TaskWork? { nil }
    func answer(_ text: String, in state: inout QuizSession.TaskState) -> Grade {
        state.entry = text
        return grade(text)
    }
    func showFeedback(in state: inout QuizSession.TaskState) {}
}

extension Answer {
    /// The answer as it is asked. Every kind of the card format is on this list.
    func asked(by grader: Grader) -> any AskedKind {
        switch self {
        case .choice(let choice): AskedChoice(choice: choice, grader: grader)
        case .numeric(let key): AskedNumber(key: key, grader: grader)
        case .symbolic(let key): AskedExpression(key: key, grader: grader)
        case .matrix(let key): AskedMatrix(key: key, grader: grader)
        case .shape(let key): AskedShape(key: key, grader: grader)
        case .order(let key): AskedOrder(key: key, grader: grader)
        case .paths(let key): AskedPaths(key: key, grader: grader)
        case .edge(let key): AskedEdge(key: key, grader: grader)
        case .walk(let walk): AskedWalk(walk: walk, grader: grader)
        }
    }
}
