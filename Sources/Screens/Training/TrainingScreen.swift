internal import Algebra
internal import Canvas
package import Cards
package import Tutor

/// The training of a lesson: its curves, and keys that try another learning rate or the wrong sign, from the beginning.
package struct TrainingScreen: FramedScreen {
    private var run: TrainingRun
    private let card: String
    let appearance: Appearance
    var size = Size(columns: 80, rows: 24)

    /// - Parameters:
    ///   - run: as far as it is to be seen; what is planned is run at once, of a long training a part.
    ///   - card: the title of the card.
    package init(_ run: TrainingRun, card: String, appearance: Appearance) {
        self.run = run
        self.card = card
        self.appearance = appearance
        self.run.goOn()
    }

    var title: String { "\(card): training" }
    private var words: TrainingWords { TrainingWords(run, appearance: appearance) }
    var status: String { words.standing }

    enum Action { case goOn, rate(Double), sign, restart, back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if run.lostEpoch == nil {
            let isDone = run.isFinished
            table.add(
                .goOn, [.enter], "Enter", isDone ? "as many epochs again" : "go on with this long training",
                short: isDone ? "more epochs" : "go on")
        }
        table.add(
            .rate(2), [.character("+"), .character("]")], "+", "from the start with twice the learning rate",
            short: "larger rate")
        table.add(
            .rate(0.5), [.character("-"), .character("[")], "-", "from the start with half the learning rate",
            short: "smaller")
        table.add(.sign, [.character("o")], "o", "from the start with the other sign", short: "other sign")
        table.add(.restart, [.character("r")], "r", "from the start as the card says", short: "reset")
        table.add(.back, [.escape, .character("q")], "Esc, q", "back", short: "back")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .goOn: if run.isFinished { run.extend() }
        case .rate(let factor): run.restart(rateTimes: factor)
        case .sign: run.restartWithOtherSign()
        case .restart: run.restart()
        case .back: return [.back]
        }
        run.goOn()
        return []
    }

    /// The training of another version of the card, from the start.
    package func showing(_ card: Card) -> (any Screen)? {
        card.training.map { TrainingScreen(TrainingRun($0), card: card.frontMatter.title, appearance: appearance) }
    }

    mutating func layOut() {}
    mutating func scroll(by rows: Int) {}

    func drawContent(on canvas: inout Canvas, in body: Area) {
        let lines = content(Size(columns: body.size.columns, rows: body.size.rows))
        canvas.clip = body
        for (row, line) in zip(body.rows, lines) { canvas.write(line, column: body.column, row: row) }
    }

    /// The setting above the curves, what came of it below them.
    private func content(_ size: Size) -> [[Span]] {
        let width = max(20, size.columns)
        let above = words.setting.flatMap { wrap([Span($0, role: .math)], width: width) }
        let below = words.outcome.flatMap { wrap([Span($0)], width: width) }
        guard !run.losses.isEmpty else { return above + [[]] + below }
        let picture = LossPicture(run.losses, appearance: appearance)
        let legend = [Span(picture.legend, role: .dim)]
        // Two rows for the epochs, one for the legend, two blank ones.
        let height = size.rows - above.count - below.count - 5
        return above + [[]] + [legend] + picture.lines(width: width, height: height) + [[]] + below
    }
}
