import Canvas
import Cards
import Tutor

@testable import Screens

/// What a student sees: the rows of a screen as text.
func picture(of screen: some Screen, columns: Int = 80, rows: Int = 24, isASCII: Bool = false) -> String {
    var canvas = Canvas(size: Size(columns: columns, rows: rows), isASCII: isASCII)
    screen.draw(on: &canvas)
    return text(of: canvas)
}

func picture(of app: App, columns: Int = 80, rows: Int = 24, isASCII: Bool = false) -> String {
    var canvas = Canvas(size: Size(columns: columns, rows: rows), isASCII: isASCII)
    app.draw(on: &canvas)
    return text(of: canvas)
}

/// The rows without blank ones at the end.
private func text(of canvas: Canvas) -> String {
    var lines = canvas.lines
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
}

extension App {
    /// Presses keys one after the other and returns what the program would have to do.
    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] {
        keys.flatMap { update(.key($0)) }
    }

    @discardableResult
    mutating func type(_ text: String) -> [Effect] {
        text.flatMap { update(.key(.character($0))) }
    }
}

extension Screen {
    @discardableResult
    mutating func press(_ keys: Key...) -> [Command] {
        keys.flatMap { update(.key($0)) }
    }

    @discardableResult
    mutating func type(_ text: String) -> [Command] {
        text.flatMap { update(.key(.character($0))) }
    }
}

/// Whether a drawing of the present task's graph is seen from its first row to its last in a window, however much it says. True
/// where the task has none.
func isDrawnWhole(_ session: QuizSession, _ shown: String, in window: Size) -> Bool {
    guard let task = session.task else { return false }
    var prompt = TaskPrompt(card: session.card, appearance: Appearance())
    return (1...20).contains { rows in
        let (drawing, _) = prompt.lines(
            .drawings(rows: rows), for: task, session.face, in: session, width: window.columns - 2, window: window)
        return drawing.plainText.allSatisfy { row in
            shown.contains(String(row.reversed().drop { $0 == " " }.reversed()))
        }
    }
}
