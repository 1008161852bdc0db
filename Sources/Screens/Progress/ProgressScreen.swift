internal import Canvas
internal import Cards
package import Tutor

/// What a student knows, what goes wrong, and when there was study.
package struct ProgressScreen: ScrollingScreen {
    private let text: ProgressLines
    let appearance: Appearance
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    /// - Parameters: as of `ProgressLines`.
    package init(
        _ progress: StudentProgress, titles: [String: String], lessons: [Misconception: SlipLesson] = [:],
        appearance: Appearance
    ) {
        text = ProgressLines(progress, titles: titles, lessons: lessons, appearance: appearance)
        self.appearance = appearance
        layOut()
    }

    let title = "Your progress"
    var status: String { scroll.note ?? "" }

    enum Action { case lesson(SlipLesson), scroll(Scroll.Movement), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        for (index, lesson) in text.waysToLessons.enumerated() {
            let digit = Character("\(index + 1)")
            table.add(.lesson(lesson), [.character(digit)], "\(digit)", "look again at \(lesson.name)")
        }
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        table.add(.back, [.escape, .character("q"), .enter], "Esc, q", "back", short: "back")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .lesson(let lesson):
            return [.open(CardScreen(card: lesson.card, appearance: appearance, at: .block(lesson.section.block)))]
        case .scroll(let movement): scroll.perform(movement)
        case .back: return [.back]
        }
        return []
    }

    mutating func layOut() {
        lines = text.lines(width: max(1, min(100, body.size.columns)), namesKeys: true)
        fitScroll()
    }
}
