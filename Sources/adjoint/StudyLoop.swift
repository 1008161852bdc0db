import Canvas
import Cards
import Essentials
import Screens
import Store
import Terminal
import Tutor

/// The loop between the terminal and the screens: an event in, the screens' new state, a canvas out.
struct StudyLoop {
    private let terminal: Terminal
    private var app: App
    private let openCard: OpenCard
    private let appearance: Appearance
    /// Where attempts are kept; nil where they are not.
    private var logbook: Logbook?
    /// The card file that its author is looking at; nil for a student.
    private var previewed: PreviewedFile?
    /// What other threads find out.
    private let mailbox: Mailbox
    private let maker: ScreenMaker
    /// What is kept of what is typed and not entered; whether an event has come since.
    private var drafts: (kept: [Drafts], areDue: Bool) = ([], false)
    /// How long nothing has to come before that is kept, in milliseconds.
    private static let pauseBeforeDrafts = 300
    /// The file that is damaged, and what was done since that was found out.
    private var damaged: (path: String, unsaved: [SessionNews])?

    /// Makes the screen of the card at a place in the library, with what the logbook knows of it.
    typealias OpenCard = (Int, Appearance, inout Logbook?) throws(StoreError) -> any Screen

    /// Takes the terminal over, shows the first screen, and returns when the student has left.
    /// - Parameters:
    ///   - store: where attempts are kept; nil for screens where nothing is answered.
    ///   - root: the first screen, with what the logbook knows; nil where nothing is kept.
    static func run(
        look: Look, store: StorePlace?,
        root: (Appearance, inout Logbook?) throws(StoreError) -> any Screen, openCard: @escaping OpenCard
    ) throws {
        let terminal = try terminal(look)
        defer { terminal.close() }
        let appearance = Appearance(isASCII: terminal.isASCII)
        var (logbook, fault): (Logbook?, StoreError?) = (nil, nil)
        let first: any Screen
        do throws(StoreError) {
            logbook = try store?.logbook()
            first = try root(appearance, &logbook)
        } catch {
            (logbook, fault) = (nil, error)
            first = try root(appearance, &logbook)
        }
        let app = App(root: first, size: terminal.size)
        var loop = StudyLoop(
            terminal: terminal, app: app, appearance: appearance, logbook: logbook, mailbox: try Mailbox(),
            openCard: openCard)
        if let fault { loop.ask(fault, isAnswered: false) }
        try loop.runToItsEnd()
    }

    /// Shows a card file to its author until he leaves: each version as it is saved. Nothing is kept.
    static func preview(_ file: PreviewedFile, look: Look) throws {
        let terminal = try terminal(look)
        defer { terminal.close() }
        let appearance = Appearance(isASCII: terminal.isASCII)
        let app = App(previewing: file.path, appearance: appearance, size: terminal.size)
        let mailbox = try Mailbox()
        var loop = StudyLoop(
            terminal: terminal, app: app, appearance: appearance, logbook: nil, mailbox: mailbox
        ) { _, appearance, _ in
            TextScreen(faultsOf: file.path, [], appearance: appearance)
        }
        loop.previewed = file
        let reader = try PreviewReader(file, appearance: appearance, mailbox: mailbox)
        try withExtendedLifetime(reader) { try loop.runToItsEnd() }
    }

    private static func terminal(_ look: Look) throws -> Terminal {
        do {
            return try Terminal(ascii: look.isASCII, mouse: look.takesMouse)
        } catch {
            throw Failure("\(error)")
        }
    }

    private mutating func runToItsEnd() throws {
        let isLeft = run()
        do {
            try writeDrafts(waits: true)
        } catch {
            terminal.close()
            tell("\(error); what was typed and not entered is not kept")
        }
        guard isLeft else {
            terminal.close()
            throw Failure("the terminal is gone")
        }
        if terminal.isInterrupted { throw Status.interrupted }
    }

    private init(
        terminal: Terminal, app: App, appearance: Appearance, logbook: Logbook?, mailbox: Mailbox,
        openCard: @escaping OpenCard
    ) {
        self.mailbox = mailbox
        maker = ScreenMaker(mailbox)
        self.terminal = terminal
        self.app = app
        self.appearance = appearance
        self.logbook = logbook
        self.openCard = openCard
    }

    /// Answers events until the student leaves. False where the terminal went away before that.
    private mutating func run() -> Bool {
        paint()
        if carryOut(app.beginning) == .leave { return true }
        // What is due takes every attempt, and the first screen does not wait for it.
        if app.showsLibrary, logbook != nil {
            loadProgress()
            paint()
        }
        while let occurrence = terminal.next(
            besides: mailbox.descriptor, for: drafts.areDue ? Self.pauseBeforeDrafts : nil)
        {
            switch occurrence {
            case .event(let event):
                drafts.areDue = true
                if answer(event) == .leave { return true }
            case .elsewhere:
                for change in mailbox.take() { change(&app) }
                keepDrafts()
            }
            // Keys that came faster than canvases are all answered in one.
            if !terminal.hasMoreEvents { paint() }
        }
        return false
    }

    private enum Next { case goOn, leave }

    private mutating func answer(_ event: Event) -> Next {
        let effects = app.update(event)
        keep(effects)
        return carryOut(effects)
    }

    private mutating func carryOut(_ effects: [Effect]) -> Next {
        for effect in effects {
            switch effect {
            case .loadCard(let index):
                reading { loop throws(StoreError) in
                    loop.app.openCard(try loop.openCard(index, loop.appearance, &loop.logbook))
                }
            case .loadProgress: loadProgress()
            case .setStoreAside: setAside()
            case .showProgress:
                reading { loop throws(StoreError) in
                    let records = try loop.logbook?.store.records() ?? []
                    let progress = StudentProgress(records, now: .now)
                    loop.app.show(progress, lessons: CardFiles.lessons(on: progress.slips))
                }
            case .record: break  // It is kept already.
            case .loadReview:
                reading { loop throws(StoreError) in
                    guard let store = loop.logbook?.store else { return }
                    loop.app.show(ReviewHistory(try store.records()), now: .now)
                }
            case .prepare(let preparation): maker.make(preparation)
            case .repaint: terminal.repaint()
            case .suspend: terminal.suspend()
            case .toggleMouse: terminal.toggleMouse()
            case .edit(let place): edit(at: place)
            case .quit: return .leave
            }
        }
        return .goOn
    }

    // MARK: A card and its author

    /// Gives the terminal to the author's editor.
    private mutating func edit(at place: Diagnostic.Place) {
        do {
            try terminal.outside { try previewed?.edit(at: place) }
        } catch {
            app.open(TextScreen(title: "Your editor did not start", ["\(error)"], appearance: appearance))
        }
    }

    // MARK: Keeping attempts

    /// Does what takes something from the store; where that fails, it is done without a store, and the student is asked.
    private mutating func reading(_ work: (inout StudyLoop) throws(StoreError) -> Void) {
        do throws(StoreError) {
            try work(&self)
        } catch let fault {
            logbook = nil
            // Without a store nothing of it can fail.
            try? work(&self)
            ask(fault, isAnswered: false)
        }
    }

    /// Finds out how far the student is with every card, and what is due.
    private mutating func loadProgress() {
        reading { loop throws(StoreError) in
            guard let store = loop.logbook?.store else { return }
            var progress = try store.progress()
            for (card, due) in ReviewHistory(try store.records()).dueByCard(at: .now) {
                progress[card, default: .new].due = due
            }
            loop.app.show(progress)
        }
    }

    /// Keeps what was done, before anything that is said of it is painted.
    private mutating func keep(_ effects: [Effect]) {
        for case .record(let news) in effects {
            do {
                try logbook?.keep(news, now: .now)
            } catch {
                ask(error, isAnswered: true)
                damaged?.unsaved.append(news)
            }
        }
    }

    /// Keeps what is typed and not entered, where that has changed. What cannot be kept now is tried again after the next key,
    /// and told when the program is left.
    private mutating func keepDrafts() {
        guard drafts.areDue else { return }
        drafts.areDue = false
        do {
            try writeDrafts(waits: false)
        } catch {
            drafts.kept = []
        }
    }

    private mutating func writeDrafts(waits: Bool) throws(StoreError) {
        let typed = app.drafts
        for draft in typed where !drafts.kept.contains(draft) { try logbook?.store.keep(draft, waits: waits) }
        drafts.kept = typed
    }

    /// Asks whether to go on without saving, which is what happens from now on unless the student leaves.
    private mutating func ask(_ error: StoreError, isAnswered: Bool) {
        logbook = nil
        damaged = error.fault == .damaged ? (error.path, []) : nil
        let aside = damaged.map { SQLiteStore.nameSettingAside($0.path, on: .today) }
        app.open(
            UnsavedScreen(
                fault: "\(error).", hasFile: error.fault != .noHome, isAnswered: isAnswered, aside: aside,
                appearance: appearance))
        paint()
        // Keys that were pressed before the question was seen do not answer it.
        while terminal.hasMoreEvents, let event = terminal.nextEvent() {
            if case .resize = event { _ = app.update(event) }
        }
    }

    /// Begins a new file, and keeps in it what could not be kept.
    private mutating func setAside() {
        guard let damaged else { return }
        do throws(StoreError) {
            let (store, result) = try SQLiteStore.settingAside(damaged.path, on: .today)
            var logbook = Logbook(store: store, now: .now)
            for news in damaged.unsaved { try logbook.keep(news, now: .now) }
            self.logbook = logbook
            drafts.kept = []
            app.open(TextScreen(setAside: result.path, saved: result.saved, appearance: appearance))
        } catch {
            ask(error, isAnswered: false)
        }
    }

    private func paint() {
        var canvas = Canvas(size: terminal.size, isASCII: terminal.isASCII)
        app.draw(on: &canvas)
        terminal.show(canvas)
    }
}
