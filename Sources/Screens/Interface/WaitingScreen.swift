internal import Canvas

/// What stands in the place of a screen that takes a while to be laid out: it says so, and can be left.
struct WaitingScreen: ScrollingScreen {
    let title: String
    let status = "laying out"
    let appearance: Appearance
    /// Which of the screens that are waited for it stands for.
    let number: Int
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameter screen: the one that is waited for.
    init(for screen: some FramedScreen, number: Int) {
        (title, appearance) = (screen.title, screen.appearance)
        self.number = number
    }

    enum Action { case back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(.back, [.escape, .character("q")], "Esc, q", "back, without the drawing", short: "back")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] { [.back] }

    mutating func layOut() {
        let sentence = "The drawing is large, and takes a while to be laid out. It comes up here when it is ready."
        lines = wrap([Span(sentence)], width: max(1, body.size.columns))
        fitScroll()
    }
}
