internal import Canvas

/// The question whether to go on where answers cannot be saved: it stands above what an answer leads to, and only its two
/// keys lead away from it.
package struct UnsavedScreen: ScrollingScreen {
    let title = "Your answers cannot be saved"
    let status = ""
    let appearance: Appearance
    private let sentences: [String]
    /// The name that a damaged file would get; nil where the file is not damaged.
    private let aside: String?
    /// The sentences wrapped to the window.
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameters:
    ///   - fault: what keeps them from being saved, with the file.
    ///   - hasFile: whether there is a file that is left as it is.
    ///   - isAnswered: whether an answer was given that is not saved.
    ///   - aside: the name under which a damaged file would be set aside, so that a new one begins; nil where it cannot.
    package init(fault: String, hasFile: Bool = true, isAnswered: Bool, aside: String? = nil, appearance: Appearance) {
        self.appearance = appearance
        self.aside = aside
        sentences =
            [fault] + (isAnswered ? ["Your last answer is not saved; those before it are."] : [])
            + [
                (hasFile ? "The file is left as it is. " : "")
                    + "You can go on without saving: your answers are marked as always, and "
                    + "nothing of them is remembered.",
                aside.map {
                    "Or a new file begins, with what can still be read of the damaged one, which is set aside as \($0)."
                } ?? "",
                "To save them elsewhere, leave and start with --store and the name of another file.",
            ].filter { !$0.isEmpty }
        layOut()
    }

    enum Action { case goOn, setAside, leave, scroll(Scroll.Movement) }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(.goOn, [.character("c")], "c", "go on without saving", short: "continue without saving")
        if aside != nil {
            table.add(
                .setAside, [.character("b")], "b",
                "set the damaged file aside, and begin a new one with what can be read",
                short: "begin a new file")
        }
        table.add(.leave, [.character("q")], "q", "leave Adjoint", short: "leave")
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .goOn: return [.back]
        case .setAside: return [.setStoreAside]
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

extension TextScreen {
    /// What came of setting a damaged file aside.
    /// - Parameters:
    ///   - path: the damaged file.
    ///   - saved: how many answers could be read in it.
    package init(setAside path: String, saved: Int, appearance: Appearance) {
        let answers = saved == 1 ? "1 answer" : "\(saved) answers"
        let sentences = [
            "A new file has begun, and your answers are saved in it from now on.",
            "\(answers) could be read in the damaged one, and are in the new one too.", "The damaged file is \(path).",
        ]
        self.init(title: "Your answers are saved again", sentences, appearance: appearance)
    }
}
