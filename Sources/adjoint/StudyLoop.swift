import Canvas
import Screens
import Terminal

/// The loop between the terminal and the screens: an event in, the screens' new state, a canvas out.
struct StudyLoop {
    private let terminal: Terminal
    private var app: App
    private let openCard: (Int) -> any Screen

    /// Takes the terminal over, shows the first screen, and returns when the student has left.
    /// - Parameters:
    ///   - root: the first screen.
    ///   - openCard: the screen of the card at a place in the library.
    static func run(
        ascii: Bool, root: (Appearance) throws -> any Screen, openCard: @escaping (Int, Appearance) -> any Screen
    ) throws {
        let terminal: Terminal
        do {
            terminal = try Terminal(ascii: ascii)
        } catch {
            throw Failure("\(error)")
        }
        defer { terminal.close() }
        let appearance = Appearance(isASCII: terminal.isASCII)
        let app = App(root: try root(appearance), size: terminal.size)
        var loop = StudyLoop(terminal: terminal, app: app) { openCard($0, appearance) }
        guard loop.run() else {
            terminal.close()
            throw Failure("the terminal is gone")
        }
    }

    private init(terminal: Terminal, app: App, openCard: @escaping (Int) -> any Screen) {
        self.terminal = terminal
        self.app = app
        self.openCard = openCard
    }

    /// Answers events until the student leaves. False where the terminal went away before that.
    private mutating func run() -> Bool {
        paint()
        while let event = terminal.nextEvent() {
            for effect in app.update(event) {
                switch effect {
                case .loadCard(let index): app.open(openCard(index))
                case .record: break  // A store will keep attempts; until then the session alone holds them.
                case .repaint: terminal.repaint()
                case .suspend: terminal.suspend()
                case .quit: return true
                }
            }
            // Keys that came faster than canvases are all answered in one.
            if !terminal.hasMoreEvents { paint() }
        }
        return false
    }

    private func paint() {
        var canvas = Canvas(size: terminal.size, isASCII: terminal.isASCII)
        app.draw(on: &canvas)
        terminal.show(canvas)
    }
}
