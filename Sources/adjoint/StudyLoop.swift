import Canvas
import Foundation
import Screens
import Store
import Terminal
import Tutor

/// The loop between the terminal and the screens: an event in, the screens' new state, a canvas out.
struct StudyLoop {
    private let terminal: Terminal
    private var app: App
    private let openCard: (Int) -> any Screen
    private let appearance: Appearance
    /// Where attempts are kept; nil where they are not.
    private var logbook: Logbook?

    /// Takes the terminal over, shows the first screen, and returns when the student has left.
    /// - Parameters:
    ///   - store: where attempts are kept; nil for screens where nothing is answered.
    ///   - root: the first screen.
    ///   - openCard: the screen of the card at a place in the library.
    static func run(
        ascii: Bool, store: StoreOptions?, root: (Appearance) throws -> any Screen,
        openCard: @escaping (Int, Appearance) -> any Screen
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
        var loop = StudyLoop(terminal: terminal, app: app, appearance: appearance) { openCard($0, appearance) }
        loop.open(store)
        guard loop.run() else {
            terminal.close()
            throw Failure("the terminal is gone")
        }
    }

    private init(
        terminal: Terminal, app: App, appearance: Appearance, openCard: @escaping (Int) -> any Screen
    ) {
        self.terminal = terminal
        self.app = app
        self.appearance = appearance
        self.openCard = openCard
    }

    /// Answers events until the student leaves. False where the terminal went away before that.
    private mutating func run() -> Bool {
        paint()
        while let event = terminal.nextEvent() {
            let effects = app.update(event)
            keep(effects)
            for effect in effects {
                switch effect {
                case .loadCard(let index): app.open(openCard(index))
                case .record: break  // It is kept already.
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

    // MARK: Keeping attempts

    private mutating func open(_ store: StoreOptions?) {
        do {
            logbook = try store?.logbook()
        } catch {
            ask(error, isAnswered: false)
        }
    }

    /// Keeps what was done, before anything that is said of it is painted.
    private mutating func keep(_ effects: [Effect]) {
        let done = effects.compactMap { effect -> (attempt: Attempt, card: String)? in
            if case .record(let attempt, let card) = effect { (attempt, card) } else { nil }
        }
        // What one event does, it does at one card.
        guard let card = done.first?.card else { return }
        do {
            try logbook?.keep(done.map(\.attempt), card: card, now: .now)
        } catch {
            ask(error, isAnswered: true)
        }
    }

    /// Asks whether to go on without saving, which is what happens from now on unless the student leaves.
    private mutating func ask(_ error: StoreError, isAnswered: Bool) {
        logbook = nil
        app.open(UnsavedScreen(fault: "\(error).", isAnswered: isAnswered, appearance: appearance))
        paint()
        // Keys that were pressed before the question was seen do not answer it.
        while terminal.hasMoreEvents, let event = terminal.nextEvent() {
            if case .resize = event { _ = app.update(event) }
        }
    }

    private func paint() {
        var canvas = Canvas(size: terminal.size, isASCII: terminal.isASCII)
        app.draw(on: &canvas)
        terminal.show(canvas)
    }
}
