internal import Autodiff
internal import Cards

/// What an answer kind is to a student, whatever screen it stands on: how it is asked, read, graded and helped with.
///
/// A kind is a key of `Cards` and a grader for the key's graph. One that takes several entries begins a session.
protocol AskedKind: Sendable {
    /// Grades over the graph of the key.
    var grader: Grader { get }

    /// What is asked, a sentence, for a task without prose; empty where there are no words for it.
    var statement: String { get }

    /// How the task is to be answered, a sentence; empty where its session says.
    var instruction: String { get }

    /// How the signs are typed that an answer may need, a sentence; empty where there are none.
    var typing: String { get }

    /// How a line is read while it is typed.
    func preview(_ text: String) -> Reading

    /// Grades a line that is typed.
    func grade(_ text: String) -> Grade

    /// Grades an entry, for kinds of which more can be picked than typed.
    func grade(_ entry: Entry) -> Grade

    /// An entry as what it picks, where a line may say that too.
    func picked(_ entry: Entry) -> Entry

    /// An entry as a line that may be typed.
    func text(of entry: Entry) -> String

    /// What is asked of a graph, so that nothing shows it while the task is open.
    func facts(in graph: Graph) -> AskedFacts

    /// Generated hints, from the rule to the worked step; empty where the tutor has none.
    var hints: [String] { get }

    /// The right answer, as it would be written.
    var solution: String { get }

    /// What is right, in words that stay the same however the task and its key are written; empty for a session whose entries
    /// have theirs. Of a kind in the notation ASCII.
    var wordsForFingerprint: [String] { get }

    /// What is judged, where later answers may follow from this one; nil for a kind that stands alone.
    var question: Question? { get }

    /// The quantity of the graph that is asked for, also where the key writes it out; nil where there is none.
    var quantity: Quantity? { get }

    /// The local rules that an answer exercises.
    var rules: [LocalRule] { get }

    /// The session of a kind that takes several entries; nil for the others, and where the card lacks the graph.
    func session(task: String, feedback: Walk.Feedback) -> TaskWork?

    /// What the author says of an answer, by option; nil where nothing can be said, as of what cannot be read.
    func feedback(on entry: Entry) -> [Int: [Block]]?

    /// What is said of the whole task once it is settled, a line each.
    var remarks: [String] { get }
}

// What only some kinds have.
extension AskedKind {
    var statement: String { "" }
    var typing: String { "" }
    func facts(in graph: Graph) -> AskedFacts { .none }
    func grade(_ entry: Entry) -> Grade { grade(entry.text) }
    func picked(_ entry: Entry) -> Entry { entry }
    func text(of entry: Entry) -> String { entry.text }
    var wordsForFingerprint: [String] { [solution] }
    var question: Question? { nil }
    var quantity: Quantity? { nil }
    var rules: [LocalRule] { [] }
    func session(task: String, feedback: Walk.Feedback) -> TaskWork? { nil }
    func feedback(on entry: Entry) -> [Int: [Block]]? { nil }
    var remarks: [String] { [] }
}

/// A kind that is answered in a session, which asks, reads, grades and helps.
protocol AskedInSession: AskedKind {}

extension AskedInSession {
    var instruction: String { "" }
    var hints: [String] { [] }
    var solution: String { "" }
    func preview(_ text: String) -> Reading { .empty }
    /// There is no session where the card has no graph.
    func grade(_ text: String) -> Grade { Grade(verdict: .invalid(Fault("this card has no such graph")), read: "") }
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
        case .derivation(let key): AskedDerivation(key: key, grader: grader)
        case .computation(let key): AskedComputation(key: key, grader: grader)
        case .walk(let walk): AskedWalk(walk: walk, grader: grader)
        }
    }
}
