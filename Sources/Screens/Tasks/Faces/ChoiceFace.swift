internal import Algebra
internal import Canvas
internal import Cards
internal import Tutor

/// Options to choose from, by letter.
struct ChoiceFace: AnswerFace {
    let choice: Choice
    /// The option that the arrows are at.
    var cursor: Int

    let isTyped = false
    let request = "Choose an option first; Ctrl-G gives a hint."

    // MARK: On a screen

    func addKeys(to table: inout KeyTable<QuizScreen.Action>) {
        table.add(.submit, [.enter], "Enter", "answer with the chosen option", short: "answer")
        table.add(.pick(.step(-1)), [.up, .character("k")], "Up, k", "the option before")
        table.add(.pick(.step(1)), [.down, .character("j")], "Down, j", "the next option", short: "choose")
        if choice.picksAll {
            table.add(.pick(.take), [.character(" ")], "Space", "take the option in or out", short: "take")
        }
        for index in choice.options.indices.prefix(9) {
            let letter = Choice.letter(of: index)
            let keys = ["\(index + 1)", letter, letter.lowercased()].compactMap(\.first).map(Key.character)
            table.add(.pick(.place(index)), keys, "\(letter), \(index + 1)", "choose option \(letter)")
        }
    }

    mutating func pick(_ pick: Pick, in session: inout QuizSession) -> TaskPage.Part? {
        switch pick {
        case .step(let step): cursor = min(max(0, cursor + step), choice.options.count - 1)
        case .place(let place): cursor = place
        case .take: break
        }
        if case .step = pick {
        } else if choice.picksAll {
            session.draft(.options(choice.toggling(cursor, in: session.state?.entry.options ?? [])))
        }
        return .option(cursor)
    }

    func entry(in session: QuizSession) -> Entry {
        choice.picksAll ? session.state?.entry ?? "" : .options([cursor])
    }

    func add(to page: inout TaskPage, _ session: QuizSession) {
        guard let state = session.state else { return }
        for (index, option) in choice.options.enumerated() {
            let isChosen = state.entry.options.contains(index)
            let box = choice.picksAll ? (isChosen ? "[x] " : "[ ] ") : ""
            let feedback = state.feedback[index] ?? (state.wasRevealed && option.isCorrect ? option.feedback : nil)
            let lines = lines(
                of: option, label: box + Choice.letter(of: index) + "  ",
                isAtCursor: index == cursor && !state.isSettled, feedback: feedback, on: page)
            page.add(.option(index), lines, isTight: index > 0)
        }
    }

    private func lines(
        of option: Choice.Option, label: String, isAtCursor: Bool, feedback: [Block]?, on page: TaskPage
    ) -> [[Span]] {
        let label = (isAtCursor ? "▸ " : "  ") + label
        let gap = Span(String(repeating: " ", count: label.columns))
        let width = max(1, page.width - label.columns)
        let text = Prose(appearance: page.layout.appearance).lines(
            option.text, width: width, role: isAtCursor ? .selection : .plain)
        var lines = text.enumerated().map { row, line in
            [row == 0 ? Span(label, role: isAtCursor ? .active : .plain) : gap] + line
        }
        // What was answered is marked where it stands; before an answer nothing tells right from wrong.
        if let feedback {
            let verdict = option.isCorrect ? Span("right: ", role: .correct) : Span("not this: ", role: .wrong)
            let content = page.layout.lines(feedback, width: max(1, width - 10))
            let rest = Span(String(repeating: " ", count: label.columns + verdict.text.columns))
            lines += (content.isEmpty ? [[]] : content).enumerated().map { row, line in
                (row == 0 ? [gap, verdict] : [rest]) + line
            }
        }
        return lines
    }

    /// The right options by their letters, as they stand on the page.
    func shown(_ solution: String) -> String { choice.right.map(Choice.letter).joined(separator: ", ") }

    // MARK: In plain lines

    func plainLines(appearance: Appearance, width: Int) -> [String] {
        choice.options.enumerated().flatMap { index, option in
            let label = Span("\(Choice.letter(of: index))  ")
            let prose = Prose(appearance: appearance).spans(option.text)
            return wrap([label] + prose, width: width, hangingIndent: 3).plainText
        }
    }

    var plainRequest: String {
        let letters = choice.options.indices.map(Choice.letter)
        return choice.picksAll
            ? "Type their letters, with blanks between them." : "Type \(letters.listed(by: "or"))."
    }

    func plainSentence(for grade: Grade, entry: String) -> String {
        GradeWords.sentence(for: grade, entry: entry).text
    }
}
