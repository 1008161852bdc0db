import Canvas
import Screens

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
