internal import Canvas
package import Tutor

/// Before and after the questions of a drill, which follow each other without it: what it is about, and how it went.
package struct DrillScreen: ScrollingScreen {
    private var drill: DrillSession
    let appearance: Appearance
    private(set) var lines: [[Span]] = []
    var scroll = Scroll()
    var size = Size(columns: 80, rows: 24)

    package init(drill: DrillSession, appearance: Appearance) {
        self.drill = drill
        self.appearance = appearance
        layOut()
    }

    var title: String { "Drill" }
    var status: String {
        let count = GradeWords.count(drill.answered, "question") + " answered"
        return [count, scroll.note].compactMap(\.self).joined(separator: ", ")
    }

    // MARK: Keys

    enum Action { case next, scroll(Scroll.Movement), back }

    var keyTable: KeyTable<Action> {
        var table = KeyTable<Action>()
        if drill.present != nil {
            table.add(.next, [.enter], "Enter", "back to the question that is open", short: "go on")
        } else if drill.goesOn {
            let word = drill.answered == 0 ? "begin" : "go on"
            table.add(.next, [.enter], "Enter", "\(word) with the next question", short: word)
        } else {
            table.add(.back, [.enter], "Enter", "done", short: "done")
        }
        table.add(Scroll.keyTable, Action.scroll, short: scroll.short)
        table.add(.back, [.escape, .character("q")], "Esc, q", "leave; every answer is saved", short: "leave")
        return table
    }

    mutating func perform(_ action: Action) -> [Command] {
        switch action {
        case .next: return ask()
        case .scroll(let movement): scroll.perform(movement)
        case .back: return [.back]
        }
        return []
    }

    /// Asks what is open, else the next question; where there is none, the summary is seen.
    private mutating func ask() -> [Command] {
        guard let quiz = drill.ask(appearance.notation) else { return [] }
        let news = drill.news.isEmpty ? nil : drill.news
        return [.open(QuizScreen(session: quiz, saying: news, appearance: appearance))]
    }

    /// Goes on at once where the student has gone past the question, and stays here where it was left.
    package mutating func learn(answered quiz: QuizSession) -> [Command] {
        drill.learn(quiz)
        layOut()
        return quiz.task == nil ? ask() : []
    }

    // MARK: Layout

    mutating func layOut() {
        let words = DrillWords(drill, appearance: appearance)
        let prose = Prose(appearance: appearance)
        let width = body.size.columns
        lines = prose.lines(words.opening, width: width, role: .strong) + [[]] + words.summaryLines(width: width)
        fitScroll()
    }
}
