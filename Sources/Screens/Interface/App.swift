package import Canvas
package import Cards
package import Tutor

/// What the program around the screens has to do: everything that needs files, a store or the terminal.
package enum Effect: Sendable {
    /// Read the card at this index of the library, then call `App.open` with its lesson or its faults.
    case loadCard(Int)
    /// Keep what was done in a session.
    case record(SessionNews)
    /// Find out how far the student is with every card, then call `App.show`.
    case loadProgress
    /// Set the damaged store aside and begin a new one.
    case setStoreAside
    /// Find out what is remembered by now, then call `App.show`.
    case loadReview
    /// Read every attempt, then call `App.show` with what they come to.
    case showProgress
    /// Open the card's file in the author's editor.
    case edit(Diagnostic.Place)
    /// Lay a screen out beside the loop, then call `App.show` with it.
    case prepare(Preparation)
    /// Paint everything anew; the terminal may show something else.
    case repaint
    /// Stop the process as Ctrl-Z does elsewhere.
    case suspend
    /// Leave the mouse to the terminal, or take it again.
    case toggleMouse
    case quit
}

/// A screen that takes a while to be laid out.
package struct Preparation: Sendable {
    /// Tells it from those that were given up.
    package let number: Int
    /// Lays it out.
    package let make: @Sendable () -> any Screen
}

/// The whole interface as a value: a stack of screens, the help above them, and a notice where the window is too small.
package struct App: Sendable {
    /// The smallest size in which a question, its field and its keys are seen; screens are made for 60x16 and more.
    package static let smallestSize = Size(columns: 40, rows: 12)

    var screens: [any Screen]
    /// Unfinished screens that were left, by their `resumption`.
    var kept: [String: any Screen] = [:]
    /// What follows the card that was opened last.
    private var nextCard: NextCard?
    private var help: HelpOverlay?
    /// What is asked before the first screen is left.
    private var leaving: LeaveQuestion?
    /// How many screens were waited for.
    private var preparations = 0
    /// The whole window.
    var size: Size
    /// What is said to the author of the card that is shown; nil for a student.
    @Boxed var preview: Preview? = nil

    /// What is to be done before the first event: a screen that takes a while to be laid out is waited for.
    package private(set) var beginning: [Effect] = []

    package init(root: any Screen, size: Size) {
        screens = []
        self.size = size
        beginning = openInTime(root)
    }

    /// Shows a screen above the present one; the same unfinished screen goes on where it was left.
    package mutating func open(_ screen: any Screen) {
        var screen = screen
        if let name = screen.resumption, let left = kept.removeValue(forKey: name) { screen = left }
        screen.nextCard = nextCard
        _ = screen.update(.resize(screenSize))
        screens.append(screen)
    }

    /// Shows a card from the library: its lesson, and above it how its tasks went, where they are through.
    package mutating func openCard(_ screen: any Screen) {
        open(screen)
        guard let lesson = screens.last as? CardScreen else { return }
        let kept = kept[lesson.resumptionOfTasks]
        if let summary = kept == nil ? lesson.summary : kept as? SummaryScreen, summary.isThrough { open(summary) }
    }

    /// The same; one that takes a while to be laid out is waited for on a screen that can be left.
    private mutating func openInTime(_ screen: any Screen) -> [Effect] {
        guard let long = screen as? any FramedScreen, long.takesLong else {
            open(screen)
            return []
        }
        preparations += 1
        open(WaitingScreen(for: long, number: preparations))
        let size = screenSize
        return [
            .prepare(
                Preparation(number: preparations) {
                    var screen = screen
                    _ = screen.update(.resize(size))
                    return screen
                })
        ]
    }

    /// Shows a screen that was waited for, unless it was given up.
    package mutating func show(_ screen: any Screen, preparedAs number: Int) {
        guard let waiting = screens.last as? WaitingScreen, waiting.number == number else { return }
        screens.removeLast()
        open(screen)
    }

    /// Whether the library is what is seen.
    package var showsLibrary: Bool { screens.count == 1 && screens[0] is LibraryScreen }

    /// Shows in the library how far the student is.
    /// - Parameter progress: by the id of the card.
    package mutating func show(_ progress: [String: CardProgress]) {
        guard var library = screens[0] as? LibraryScreen else { return }
        library.progress = progress
        screens[0] = library
    }

    /// Tells a review what is remembered by now.
    package mutating func show(_ history: ReviewHistory, now: Moment) {
        guard var review = screens[0] as? ReviewScreen else { return }
        review.learn(history, now: now)
        screens[0] = review
    }

    /// Shows what the attempts come to, above the library.
    /// - Parameter lessons: the sections that teach what goes wrong.
    package mutating func show(_ progress: StudentProgress, lessons: [Misconception: SlipLesson] = [:]) {
        guard let library = screens[0] as? LibraryScreen else { return }
        open(
            ProgressScreen(
                progress, titles: library.titles, lessons: lessons, appearance: library.appearance))
    }

    /// What is typed on the screens, and on those that were left, and not entered.
    package var drafts: [Drafts] { (screens + kept.values).compactMap(\.drafts) }

    /// Takes one event and returns what is to be done outside.
    package mutating func update(_ event: Event) -> [Effect] {
        if case .resize(let size) = event {
            self.size = size
            help?.update(event)
            fitScreens()
            return []
        }
        if case .key(let key) = event, let action = App.keyTable.action(for: key) {
            switch action {
            case .quit: return [.quit]
            case .suspend: return [.suspend]
            case .repaint: return [.repaint]
            case .mouse: return [.toggleMouse]
            case .help:
                guard !isTooSmall else { return [] }
                help =
                    help == nil
                    ? HelpOverlay(keys: keys, typing: screens[screens.count - 1].typingHelp, size: size) : nil
                return []
            }
        }
        guard !isTooSmall else { return [] }
        if help != nil {
            if help?.update(event) == .close { help = nil }
            return []
        }
        if let question = leaving {
            let answer = question.answer(to: event)
            if answer != .none { leaving = nil }
            return answer == .leave ? [.quit] : []
        }
        if case .key(let key) = event, let action = previewAction(for: key) { return perform(action) }
        let commands = screens[screens.count - 1].update(event.below(strip))
        guard event == .key(.escape), screens.count == 1, commands.contains(where: \.isLeaving) else {
            return commands.flatMap { perform($0) }
        }
        leaving = LeaveQuestion()
        return commands.filter { !$0.isLeaving }.flatMap { perform($0) }
    }

    /// Draws the topmost screen and what lies above it, or the notice where the canvas is too small.
    package func draw(on canvas: inout Canvas) {
        guard canvas.size.columns >= App.smallestSize.columns, canvas.size.rows >= App.smallestSize.rows else {
            return TooSmallNotice(needed: App.smallestSize).draw(on: &canvas)
        }
        drawScreen(on: &canvas)
        help?.draw(on: &canvas)
        if help == nil { leaving?.draw(on: &canvas) }
    }

    /// The keys of the present screen and those that work everywhere.
    package var keys: [KeyBinding] {
        screens[screens.count - 1].keys + previewKeys.bindings + App.keyTable.bindings
    }

    private var isTooSmall: Bool {
        size.columns < App.smallestSize.columns || size.rows < App.smallestSize.rows
    }

    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .open(let screen): return openInTime(screen)
        case .replace(let screen):
            screens.removeLast()
            return openInTime(screen)
        case .back:
            guard screens.count > 1 else { return [.quit] }
            leave()
            guard screens.count == 1 else { return [] }
            return screens[0] is LibraryScreen ? [.loadProgress] : []
        case .answered(let quiz):
            guard screens.count > 1 else { return [.quit] }
            leave()
            return screens[screens.count - 1].learn(answered: quiz).flatMap { perform($0) }
        case .quit: return [.quit]
        case .showProgress: return [.showProgress]
        case .loadCard(let index):
            // A card stands on the library, whichever screen leads to it.
            while screens.count > 1 { leave() }
            if var library = screens[0] as? LibraryScreen {
                nextCard = library.card(after: index)
                library.choose(index)
                screens[0] = library
            }
            return [.loadCard(index)]
        case .record(let news): return [.record(news)]
        case .setStoreAside:
            leave()
            return [.setStoreAside]
        case .loadReview: return [.loadReview]
        case .openTasks(let tasks, let card):
            for index in screens.indices { screens[index].learn(openTasks: tasks, of: card) }
            for name in kept.keys { kept[name]?.learn(openTasks: tasks, of: card) }
        }
        return []
    }

    /// Leaves the topmost screen, which goes on where it was if it is opened again.
    private mutating func leave() {
        let left = screens.removeLast()
        if let name = left.resumption { kept[name] = left }
    }

    // MARK: Keys that work everywhere

    private enum Action { case help, mouse, repaint, suspend, quit }

    private static let keyTable: KeyTable<Action> = {
        var table = KeyTable<Action>()
        table.add(.help, [.character("?"), .function(1)], "? or F1", "show the keys of this screen")
        table.add(.repaint, [.control("l")], "Ctrl-L", "paint the screen anew")
        table.add(.suspend, [.control("z")], "Ctrl-Z", "back to the shell for a while")
        table.add(.quit, [.control("c")], "Ctrl-C", "leave Adjoint at once")
        table.add(
            .mouse, [.function(3)], "F3",
            "leave the mouse to the terminal, to select text, or take it again; with Shift held most select in any case"
        )
        return table
    }()
}
