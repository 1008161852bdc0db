package import Canvas
package import Cards
package import Tutor

/// A screen as a value: events in, commands out, and a drawing on a canvas.
package protocol Screen: Sendable {
    /// Takes one event; what the screen cannot do itself it asks for. A screen gets its size as `Event.resize` before
    /// any other event.
    mutating func update(_ event: Event) -> [Command]
    /// Draws the present state on a canvas of any size.
    func draw(on canvas: inout Canvas)
    /// The keys that work now, for footer and help alike; the same table dispatches them.
    var keys: [KeyBinding] { get }
    /// What is typed for signs that no key has, where there is something to type.
    var typingHelp: [KeyBinding] { get }
    /// Under which name an unfinished screen is kept when it is left, so that opening it again goes on where it
    /// stopped; nil for a screen that starts anew.
    var resumption: String? { get }
    /// What is typed here and not entered, to be kept where the program is left; nil for a screen where nothing is.
    var drafts: Drafts? { get }
    /// The card that follows in the library, for a screen that leads on to it; the app says which it is.
    var nextCard: NextCard? { get set }
    /// The same place in another version of its card; nil for a screen that cannot go on there.
    func showing(_ card: Card) -> (any Screen)?
    /// Where in its card's file stands what is looked at; nil where that is not known.
    var place: Diagnostic.Place? { get }
    /// Takes notice of a question that it has opened, as that was left.
    mutating func learn(answered quiz: QuizSession) -> [Command]
    /// Takes notice of which tasks of a card are open, as other screens show what they no longer ask.
    mutating func learn(openTasks: Set<String>, of card: String)
}

extension Screen {
    /// Nothing is typed.
    package var typingHelp: [KeyBinding] { [] }
    /// Screens start anew, unless they say otherwise.
    package var resumption: String? { nil }
    /// On most screens nothing is typed.
    package var drafts: Drafts? { nil }
    /// Most screens lead on to no other card.
    package var nextCard: NextCard? {
        get { nil }
        set {}
    }
    /// Most screens are left when another version of the card comes.
    package func showing(_ card: Card) -> (any Screen)? { nil }
    /// Most screens stand at no place of a file.
    package var place: Diagnostic.Place? { nil }
    /// Most screens ask no questions by themselves.
    package mutating func learn(answered quiz: QuizSession) -> [Command] { [] }
    /// Most screens show no graph of a card.
    package mutating func learn(openTasks: Set<String>, of card: String) {}
}

/// What a screen asks of the app around it.
package enum Command: Sendable {
    /// Show this screen above the present one.
    case open(any Screen)
    /// Show this screen instead of the present one.
    case replace(any Screen)
    case back
    /// Leave this screen, and tell the one below what came of the question that it has asked.
    case answered(QuizSession)
    case quit
    /// Read the card at this place in the library and open it.
    case loadCard(Int)
    /// Keep what was done in a session.
    case record(SessionNews)
    /// Leave this screen, and set the damaged store aside.
    case setStoreAside
    /// Find out what is remembered by now, for a review.
    case loadReview
    /// Read every attempt and show what they come to.
    case showProgress
    /// Tell the other screens which tasks of a card are open now.
    case openTasks(Set<String>, card: String)
}

extension Command {
    /// Whether it leaves the screen.
    var isLeaving: Bool {
        switch self {
        case .back, .answered, .quit: true
        case .open, .replace, .loadCard, .record, .setStoreAside, .loadReview, .showProgress, .openTasks: false
        }
    }

    /// What is to be told where other tasks of a quiz are open than before.
    static func openTasks(of quiz: QuizSession, unless before: Set<String>) -> [Command] {
        let open = quiz.openTasks.ids
        return open == before ? [] : [.openTasks(open, card: quiz.card.frontMatter.id)]
    }
}
