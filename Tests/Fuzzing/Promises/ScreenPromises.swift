import Canvas
import Cards
import Tutor

@testable import Screens
@testable import Terminal

/// The screens of a card, held against what comes from a keyboard: each of them is drawn, and nothing outside it.
struct ScreenPromises {
    private let start: (Size) -> App
    private let isASCII: Bool
    private var app: App
    private var size = Size(columns: 80, rows: 24)
    private var decoder = InputDecoder()

    /// - Parameter isQuiz: its quiz, not its lesson.
    init(_ card: Card, isQuiz: Bool, isASCII: Bool) {
        self.isASCII = isASCII
        let appearance = Appearance(isASCII: isASCII)
        start = { size in
            var app = App(root: CardScreen(card: card, appearance: appearance), size: size)
            if isQuiz { app.open(QuizScreen(session: QuizSession(card: card), appearance: appearance)) }
            return app
        }
        app = start(size)
    }

    /// Takes what comes, and then a pause or another size of the window; the screens begin again where they are left.
    /// - Returns: the events that came of it, and what is wrong with the screen.
    mutating func take(
        _ inputs: [InputDecoder.Input], isPausing: Bool = false, resizing newSize: Size? = nil
    ) -> (events: [Event], faults: [String]) {
        var events = inputs.flatMap { decoder.feed($0) }
        if isPausing, decoder.patience != nil { events += decoder.giveUp() }
        if let newSize {
            size = newSize
            events.append(.resize(size))
        }
        for event in events where app.update(event).contains(where: { if case .quit = $0 { true } else { false } }) {
            app = start(size)
        }
        var canvas = Canvas(size: size, isASCII: isASCII)
        app.draw(on: &canvas)
        return (events, Self.faults(of: canvas))
    }

    private static func faults(of canvas: Canvas) -> [String] {
        canvas.lines.filter(\.hasControlCharacters).map { "control characters on the screen: \($0)" }
            + (canvas.cursor.map { canvas.bounds.contains(column: $0.column, row: $0.row) } ?? true
                ? [] : ["the cursor is outside"])
    }
}
