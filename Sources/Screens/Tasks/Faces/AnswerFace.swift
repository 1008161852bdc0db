internal import Canvas
internal import Cards
internal import Tutor

/// How a kind of answer is given and shown, on a screen and in plain lines. What stands below is the face of a line that
/// is typed; a kind that is answered so needs nothing here.
protocol AnswerFace: Sendable {
    /// Whether a line is typed.
    var isTyped: Bool { get }
    /// The rows for the echo of what is typed, where there is room.
    var echoRows: Int { get }
    /// Whether the task is worked at on a screen of its own, with hints of its own.
    var hasScreen: Bool { get }
    /// Whether the graph may be seen with all its labels while the task is open.
    var showsWholeGraph: Bool { get }
    /// Whether the graph of the task is drawn beside it.
    var drawsGraph: Bool { get }
    /// Whether the answer is said again once its field is gone.
    var repeatsAnswer: Bool { get }
    /// What is said where there is no answer yet.
    var request: String { get }

    // MARK: On a screen

    /// Adds the keys that answer.
    func addKeys(to table: inout KeyTable<QuizScreen.Action>)
    /// Picks something, to be kept by the session.
    /// - Returns: the part of the page that is to be seen; nil where nothing changes.
    mutating func pick(_ pick: Pick, in session: inout QuizSession) -> TaskPage.Part?
    /// What the present task is answered with now.
    func entry(in session: QuizSession) -> Entry
    /// The screen of the present task; nil where it has none of its own.
    func screen(of session: QuizSession, appearance: Appearance) -> (any Screen)?
    /// How the graph of the present task is drawn, with what an entry picks.
    func drawing(in session: QuizSession, showing entry: Entry) -> TaskDrawing
    /// How far the work on a screen of its own is.
    func progress(in session: QuizSession) -> String?
    /// Adds what stands between the question and what came of the answer.
    func add(to page: inout TaskPage, _ session: QuizSession)
    /// What is drawn below everything else of the page.
    func lastLines(of page: TaskPage, _ session: QuizSession) -> [[Span]]
    /// A solution as it is shown.
    func shown(_ solution: String) -> String

    // MARK: In plain lines

    /// What may be picked, below the prompt.
    func plainLines(appearance: Appearance, width: Int) -> [String]
    /// How a line answers, a sentence; empty where the question says it.
    var plainRequest: String { get }
    /// What a line answers.
    func entry(_ line: String) -> Entry
    /// What is said of an answer.
    func plainSentence(for grade: Grade, entry: String) -> String
    /// What is given so far, as sentences.
    func books(in session: QuizSession) -> [String]
}

/// What keys pick in place of typing.
enum Pick: Sendable { case step(Int), place(Int), take }

/// A line that is typed.
struct LineFace: AnswerFace {
    var echoRows = 2
    var plainRequest = ""
}

extension AnswerFace {
    var isTyped: Bool { true }
    var echoRows: Int { 2 }
    var hasScreen: Bool { false }
    var showsWholeGraph: Bool { true }
    var drawsGraph: Bool { true }
    var repeatsAnswer: Bool { isTyped }
    var request: String { "Type an answer first; Ctrl-G gives a hint." }

    func addKeys(to table: inout KeyTable<QuizScreen.Action>) {
        table.add(.submit, [.enter], "Enter", "accept the answer", short: "accept")
    }
    mutating func pick(_ pick: Pick, in session: inout QuizSession) -> TaskPage.Part? { nil }
    func entry(in session: QuizSession) -> Entry { session.state?.entry ?? "" }
    func screen(of session: QuizSession, appearance: Appearance) -> (any Screen)? { nil }
    func progress(in session: QuizSession) -> String? { nil }
    func add(to page: inout TaskPage, _ session: QuizSession) {}
    func lastLines(of page: TaskPage, _ session: QuizSession) -> [[Span]] { [] }
    func shown(_ solution: String) -> String { solution }

    func drawing(in session: QuizSession, showing entry: Entry) -> TaskDrawing {
        let graph = session.task.flatMap(session.card.shownGraph(of:))
        return TaskDrawing(disclosure: graph.map(session.disclosure) ?? .everything)
    }

    func plainLines(appearance: Appearance, width: Int) -> [String] { [] }
    var plainRequest: String { "" }
    func entry(_ line: String) -> Entry { .text(line) }
    func plainSentence(for grade: Grade, entry: String) -> String { GradeWords.plainSentence(for: grade, entry: entry) }
    func books(in session: QuizSession) -> [String] { [] }
}

extension QuizSession {
    /// The face of the present task. Every kind with a face of its own is on this list.
    var face: any AnswerFace { face(at: index) }

    /// The face of a task.
    func face(at place: Int) -> any AnswerFace {
        guard card.tasks.indices.contains(place) else { return LineFace() }
        let task = card.tasks[place]
        return switch task.answer {
        case .choice(let choice): ChoiceFace(choice: choice, cursor: states[place].entry.options.min() ?? 0)
        // As many rows for every matrix, so that they do not tell how many the right one has.
        case .matrix: LineFace(echoRows: 4)
        case .numeric: LineFace(plainRequest: "Arithmetic will do too, with * for times and ^ for powers.")
        case .order: LineFace(plainRequest: "Type their names with blanks or commas between them.")
        case .paths: PathsFace()
        case .edge(let key): EdgeFace(key: key, graph: card.graph(of: task), in: self)
        case .derivation: DerivationFace()
        case .computation: ComputationFace()
        case .walk: WalkFace()
        default: LineFace()
        }
    }
}
