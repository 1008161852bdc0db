internal import Autodiff
internal import Canvas
package import Cards

/// Lines to be read, such as a worked solution.
package struct TextScreen: ScrollingScreen {
    let title: String
    private let text: [[Span]]
    let appearance: Appearance
    /// The paths of the graph that the text is about.
    @Boxed private var paths: DrawingScreen?
    /// The text wrapped to the window.
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    init(title: String, lines: [[Span]], appearance: Appearance, paths: DrawingScreen? = nil) {
        self.paths = paths
        self.title = title
        text = lines
        self.appearance = appearance
        layOut()
    }

    var status: String { scroll.note ?? "" }

    enum Action { case scroll(Scroll.Movement), paths, back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        if paths != nil {
            table.add(
                .paths, [.character("p")], "p", "the paths to the output, one by one, and their sum", short: "paths")
        }
        table.add(.back, [.escape, .character("q"), .enter], "Esc, q", "back", short: "back")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .scroll(let movement): scroll.perform(movement)
        case .paths: return paths.map { [.open($0)] } ?? []
        case .back: return [.back]
        }
        return []
    }

    mutating func layOut() {
        lines = text.flatMap { wrap($0, width: max(1, body.size.columns), hangingIndent: 6) }
        fitScroll()
    }
}

extension TextScreen {
    /// Sentences, a line each.
    package init(title: String, _ sentences: [String], appearance: Appearance) {
        self.init(title: title, lines: sentences.map { [Span($0)] }, appearance: appearance)
    }

    /// What is wrong with a card that cannot be opened: every finding with its place.
    /// - Parameter path: the card's file, as `adjoint check` takes it.
    package init(faultsOf path: String, _ diagnostics: [Diagnostic], appearance: Appearance) {
        let findings = diagnostics.flatMap { finding in
            finding.text.split(separator: "\n", omittingEmptySubsequences: false).map { [Span(String($0))] } + [[]]
        }
        let advice = [Span("adjoint check \(path)", role: .code), Span(" prints the same in the shell.")]
        self.init(
            title: "This card cannot be opened yet: \(path)", lines: findings + [advice], appearance: appearance)
    }
}
