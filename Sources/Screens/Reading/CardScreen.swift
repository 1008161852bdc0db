internal import Autodiff
internal import Canvas
package import Cards
package import Tutor

/// The lesson of a card, to be read: prose, math, tables, and graphs drawn in place.
package struct CardScreen: ScrollingScreen {
    private let card: Card
    let appearance: Appearance
    /// What the tasks still ask, which the lesson does not show.
    private var openTasks: OpenTasks {
        didSet { disclosures = CardScreen.disclosures(of: card, openTasks) }
    }
    /// By graph.
    private var disclosures: [String: Disclosure]
    private var page: LessonPage
    /// What is gone to as soon as the window is known.
    private var start: Start?
    private let opening: Opening
    /// The sittings that were left, until their screens have gone on with them.
    private var left: [LeftSitting]
    /// The tasks as they were when all of them were through; nil where they are not.
    @Boxed private var through: QuizSession?
    var scroll = Scroll()
    private(set) var panned = 0
    var size = Size(columns: 80, rows: 24)

    /// What the lesson is opened for.
    package enum Opening: Sendable {
        /// To be studied, from the library.
        case study
        /// To look something up, on the way.
        case excursion
        /// By its author, from a shell.
        case preview
    }

    /// Where a lesson is opened.
    enum Start: Sendable {
        /// Where it draws a graph.
        case drawing(String)
        /// At a block of the lesson.
        case block(Int)

        /// Nil for the beginning.
        init?(_ way: Summary.WayBack) {
            switch way {
            case .section(let block): self = .block(block)
            case .lesson(let graph?), .walk(let graph, _): self = .drawing(graph)
            case .lesson(nil): return nil
            }
        }
    }

    /// - Parameter left: the sittings at the card that go on here.
    package init(card: Card, left: [LeftSitting] = [], opening: Opening = .study, appearance: Appearance) {
        self.init(card: card, appearance: appearance, at: nil, opening: opening, left: left)
    }

    /// The lesson, opened at a place to look something up.
    init(card: Card, appearance: Appearance, at start: Start?) {
        self.init(card: card, appearance: appearance, at: start, opening: .excursion)
    }

    private init(card: Card, appearance: Appearance, at start: Start?, opening: Opening, left: [LeftSitting] = []) {
        self.card = card
        self.left = left
        self.opening = opening
        self.start = start
        self.appearance = appearance
        let start = left.isEmpty ? nil : QuizSession(card: card, notation: appearance.notation)
        let through = start?.lookingBack(at: left)
        self.through = through
        let tasks = through ?? start?.goingOn(with: left)
        openTasks = tasks?.openTasks ?? OpenTasks(of: card)
        disclosures = CardScreen.disclosures(of: card, openTasks)
        page = LessonPage(
            card: card, openTasks, closing: LessonPage.closing(of: card, tasks), appearance: appearance, window: size)
        layOut()
    }

    private static func disclosures(of card: Card, _ openTasks: OpenTasks) -> [String: Disclosure] {
        card.graphs.reduce(into: [:]) { $0[$1.name] = openTasks.disclosure(of: $1) }
    }

    private func disclosure(of graph: Graph) -> Disclosure { disclosures[graph.name] ?? .everything }

    /// Shows what is no longer asked.
    package mutating func learn(openTasks: Set<String>, of card: String) {
        guard card == self.card.frontMatter.id, openTasks != self.openTasks.ids else { return }
        self.openTasks.ids = openTasks
        page = page.showing(self.openTasks)
        layOut()
    }

    var title: String { card.frontMatter.title }
    var status: String { scroll.note ?? "" }
    var lines: [[Span]] { page.lines }

    /// How the tasks went, where they are through; nil before.
    var summary: SummaryScreen? {
        through.map {
            SummaryScreen(quiz: $0, left: left, isAboveLesson: true, appearance: appearance)
        }
    }

    /// Under which name its tasks go on, or how they went.
    var resumptionOfTasks: String { QuizScreen.resumption(ofTasksOf: card) }

    enum Action { case tasks, training, walk, drawing, paths, scroll(Scroll.Movement), pan(Int), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        let trains = card.training != nil
        if !card.tasks.isEmpty {
            table.add(
                .tasks, trains ? [.enter] : [.enter, .character("t")], "Enter",
                "start the tasks, go on with them, or see how they went",
                short: "tasks")
        }
        if trains {
            table.add(
                .training, [.character("t")], "t", "train on the data of this card, and see the mean loss",
                short: "train")
        }
        if let graph = graphInView {
            table.add(
                .walk, [.character("w")], "w", "walk the graph \(graph.name) backwards",
                short: card.graphs.count > 1 ? "walk \(graph.name)" : "walk")
        }
        if let graph = graphInView {
            table.add(
                .drawing, [.character("d"), .control("o")], "d", "the drawing of \(graph.name) on a screen of its own",
                short: "drawing")
            if graph.pathStarts.contains(where: disclosure(of: graph).showsPaths) {
                table.add(.paths, [.character("p")], "p", "the paths of \(graph.name), one by one, and their sum")
            }
        }
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        if page.columns > body.size.columns {
            table.add(.pan(-8), [.left, .character("h")], "Left, h", "see more of a wide drawing at its left")
            table.add(.pan(8), [.right, .character("l")], "Right, l", "see more at its right", short: "pan")
        }
        switch opening {
        case .study: table.add(.back, [.escape, .character("q")], "Esc, q", "back to the library", short: "back")
        case .excursion: table.add(.back, [.escape, .character("q")], "Esc, q", "back", short: "back")
        case .preview: table.add(.back, [.escape, .character("q")], "Esc, q", "leave the preview", short: "leave")
        }
        return table
    }

    /// A lesson goes on where it was left.
    package var resumption: String? { opening == .study ? "lesson \(card.frontMatter.id)" : nil }

    /// The lesson as far as it was read; tasks that are settled stay so.
    package func showing(_ card: Card) -> (any Screen)? {
        var screen = CardScreen(card: card, appearance: appearance, at: nil, opening: opening)
        let settled = Set(self.card.tasks.map(\.id)).subtracting(openTasks.ids)
        screen.learn(openTasks: screen.openTasks.ids.subtracting(settled), of: card.frontMatter.id)
        (screen.size, screen.scroll, screen.panned) = (size, scroll, panned)
        screen.layOut()
        return screen
    }

    /// Where the first block that is seen begins.
    package var place: Diagnostic.Place? {
        let block = page.starts.lastIndex { $0 <= scroll.offset } ?? 0
        return card.lessonPlaces.indices.contains(block) ? card.lessonPlaces[block] : card.lessonPlaces.last
    }

    mutating func perform(_ action: Action) -> [Command] {
        start = nil
        switch action {
        case .tasks:
            if let summary { return [.open(summary)] }
            let session = QuizSession(card: card, notation: appearance.notation).goingOn(with: left)
            left.removeAll { $0.asked == session.whatIsAsked }
            return [.open(QuizScreen.screen(of: session, appearance: appearance))]
        case .training:
            return card.training.map { plan in
                let run = TrainingRun(plan)
                return [.open(TrainingScreen(run, card: card.frontMatter.title, appearance: appearance))]
            } ?? []
        case .walk: return graphInView.map { [.open(walk(of: $0))] } ?? []
        case .drawing:
            return graphInView.map { graph in
                let chart = Chart(graph: graph, disclosure: disclosure(of: graph), appearance: appearance)
                return [.open(DrawingScreen(chart: chart, title: drawingTitle(of: graph)))]
            } ?? []
        case .paths:
            return graphInView.map { graph in
                let paths = DrawingScreen(
                    pathsOf: graph, disclosure: disclosure(of: graph), title: drawingTitle(of: graph),
                    appearance: appearance)
                return [.open(paths)]
            } ?? []
        case .scroll(let movement): scroll.perform(movement)
        case .pan(let columns):
            panned = min(max(0, panned + columns), max(0, page.columns - body.size.columns))
        case .back: return [.back]
        }
        return []
    }

    /// The graph that `w` walks: the last one that is seen whole, else the last one above the window's lower edge.
    private var graphInView: Graph? {
        let view = scroll.visible
        let seen =
            page.drawings.last { view.contains($0.rows.lowerBound) && view.contains($0.rows.upperBound - 1) }
            ?? page.drawings.last { $0.rows.lowerBound < view.upperBound } ?? page.drawings.first
        return card.graphs.first { $0.name == seen?.graph } ?? card.graphs.first
    }

    private func drawingTitle(of graph: Graph) -> String { "\(card.frontMatter.title): \(graph.name)" }

    /// The walk that a task of the card asks for, else one with every contribution and every sum; of a graph that cannot be
    /// walked, its steps worked.
    private mutating func walk(of graph: Graph) -> any Screen {
        let walk = card.walk(over: graph)
        guard walk.obstacle(on: graph) == nil else {
            return TextScreen(
                workedSolutionOf: graph, disclosure: disclosure(of: graph), appearance: appearance)
        }
        let session = openTasks.walk(walk, over: graph, notation: appearance.notation).goingOn(with: left)
        left.removeAll { $0.asked == session.whatIsAsked }
        return WalkScreen(
            walk: session, title: card.frontMatter.title, card: card.frontMatter.id, appearance: appearance)
    }

    mutating func layOut() {
        page = page.fitting(window: size)
        fitScroll()
        if let row = start.flatMap(page.row) {
            scroll.perform(.top)
            scroll.move(by: row)
        }
        panned = min(panned, max(0, page.columns - body.size.columns))
    }
}

/// A lesson laid out for one window.
struct LessonPage: Sendable {
    private let card: Card
    private let openTasks: OpenTasks
    private let closing: String
    private let appearance: Appearance
    private let window: Size
    let lines: [[Span]]
    /// The row that each block of the lesson begins in.
    let starts: [Int]
    /// The rows that each drawing takes.
    let drawings: [(graph: String, rows: Range<Int>)]
    /// The columns of the widest line.
    let columns: Int

    /// - Parameter closing: what to do after reading; empty for nothing.
    init(card: Card, _ openTasks: OpenTasks, closing: String, appearance: Appearance, window: Size) {
        self.card = card
        self.openTasks = openTasks
        self.closing = closing
        self.appearance = appearance
        self.window = window
        let width = Chrome.body(of: window).size.columns
        let layout = LessonLayout(of: card, openTasks, appearance: appearance, window: window)
        let page = layout.page(card.lesson, width: LessonPage.measure(in: width))
        let last = Prose(appearance: appearance).lines(closing, width: max(1, width), role: .hint)
        lines = page.lines + (closing.isEmpty ? [] : [[]] + last)
        starts = page.starts
        drawings = page.drawings
        columns = lines.map(\.columns).max() ?? 0
    }

    /// The same page where the window has not changed.
    func fitting(window: Size) -> LessonPage {
        window == self.window
            ? self : LessonPage(card: card, openTasks, closing: closing, appearance: appearance, window: window)
    }

    /// The same page with other tasks open.
    func showing(_ openTasks: OpenTasks) -> LessonPage {
        LessonPage(
            card: card, openTasks,
            closing: LessonPage.closing(of: card, answered: card.tasks.count - openTasks.ids.count),
            appearance: appearance, window: window)
    }

    /// The first row that is seen where something is gone to; nil where the lesson has no such place.
    func row(of start: CardScreen.Start) -> Int? {
        switch start {
        case .block(let block): starts.indices.contains(block) ? starts[block] : nil
        case .drawing(let graph):
            drawings.first { $0.graph == graph }.map { max(0, $0.rows.lowerBound - LessonPage.rowsAboveDrawing) }
        }
    }

    /// The rows that are seen above a drawing that is gone to: the end of what introduces it.
    private static let rowsAboveDrawing = 5

    /// Lines of prose longer than this are hard to read.
    private static let longestMeasure = 100
    /// The columns of a lesson in a window with so many.
    static func measure(in width: Int) -> Int { max(1, min(width, longestMeasure)) }

    /// What to do after reading; empty for nothing.
    /// - Parameter tasks: the tasks as they go on; nil where none were left.
    static func closing(of card: Card, _ tasks: QuizSession?) -> String {
        closing(of: card, answered: tasks?.answered ?? 0, isBegun: tasks?.resumption != nil)
    }

    /// - Parameter isBegun: whether something was done, if only a hint was asked for.
    private static func closing(of card: Card, answered: Int, isBegun: Bool = false) -> String {
        let count = card.tasks.count
        return switch count {
        case 0: ""
        case answered: "\(count == 1 ? "The task is" : "All \(count) tasks are") answered. Enter shows how that went."
        case _ where answered > 0 || isBegun: "\(answered) of \(count) tasks are answered. Enter goes on with them."
        case 1: "One task follows. Enter starts it."
        default: "\(count) tasks follow. Enter starts them."
        }
    }
}
