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

/// A generator for reproducible random tests (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
