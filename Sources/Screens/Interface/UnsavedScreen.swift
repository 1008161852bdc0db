internal import Canvas

/// The question whether to go on where answers cannot be saved: it stands above what an answer leads to, and only its two
/// keys lead away from it.
package struct UnsavedScreen: ScrollingScreen {
    let title = "Your answers cannot be saved"
    let status = ""
    let appearance: Appearance
    private let sentences: [String]
    /// The sentences wrapped to the window.
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameters:
    ///   - fault: what keeps them from being saved, with the file.
    ///   - isAnswered: whether an answer was given that is not saved.
    package init(fault: String, isAnswered: Bool, appearance: Appearance) {
        self.appearance = appearance
        sentences =
            [fault] + (isAnswered ? ["Your last answer is not saved; those before it are."] : [])
            + [
                "The file is left as it is. You can go on without saving: your answers are marked as always, and "
                    + "nothing of them is remembered.",
                "To save them elsewhere, leave and start with --store and the name of another file.",
            ]
        layOut()
    }

    enum Action { case goOn, leave, scroll(Scroll.Movement) }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(.goOn, [.character("c")], "c", "go on without saving", short: "continue without saving")
        table.add(.leave, [.character("q")], "q", "leave Adjoint", short: "leave")
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .goOn: return [.back]
        case .leave: return [.quit]
        case .scroll(let movement): scroll.perform(movement)
        }
        return []
    }

    mutating func layOut() {
        lines = sentences.flatMap { wrap([Span($0)], width: max(1, body.size.columns)) + [[]] }
        fitScroll()
    }
}
