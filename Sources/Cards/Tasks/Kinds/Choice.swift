/// Multiple choice: exactly one correct option means pick one, several mean pick all.
package struct Choice: Sendable {
    /// One item of the task list.
    package struct Option: Sendable {
        /// What the option says.
        package var text: [Inline]
        /// Whether it is marked `[x]`.
        package var isCorrect: Bool
        /// Shown when the option is chosen.
        package var feedback: [Block]
        /// What its formula comes to, where the task has a block `shapes` and the option a formula.
        package var shape: OptionShape?
        package init(text: [Inline], isCorrect: Bool, feedback: [Block]) {
            self.text = text
            self.isCorrect = isCorrect
            self.feedback = feedback
        }
    }
    /// At least two, in the order of the card; at least one is correct.
    package var options: [Option]
    package init(options: [Option]) { self.options = options }

    /// The right options, counted from 0.
    package var right: [Int] { options.indices.filter { options[$0].isCorrect } }

    /// Whether all that are right are to be picked, and not the one that is.
    package var picksAll: Bool { right.count > 1 }

    /// What is chosen when one more option is: where one is right it replaces the other; what is chosen already is taken out.
    package func toggling(_ option: Int, in chosen: Set<Int>) -> Set<Int> {
        picksAll ? chosen.symmetricDifference([option]) : chosen == [option] ? [] : [option]
    }

    /// What the option at a place is called: `A` for the first one; numbers once the letters are used up.
    package static func letter(of option: Int) -> String {
        guard option < 26, let scalar = Unicode.Scalar(65 + option) else { return "\(option + 1)" }
        return String(Character(scalar))
    }
}

extension Choice: AnswerKey {
    /// No graph.
    package var subject: AnswerSubject { AnswerSubject() }

    /// The choice of a task list; nil where it has a fault.
    static func read(_ list: MarkdownBlock, _ findings: inout Findings) -> Choice? {
        let faults = findings.count
        let options = list.blocks.compactMap { option(of: $0, &findings) }
        if list.blocks.count < 2 {
            findings.report(.singleOption, at: list.offset)
        } else if findings.count == faults, !options.contains(where: \.isCorrect) {
            findings.report(.noCorrectOption, at: list.offset)
        }
        return findings.count == faults ? Choice(options: options) : nil
    }

    private static func option(of item: MarkdownBlock, _ findings: inout Findings) -> Choice.Option? {
        guard case .item(let isChecked?) = item.kind else {
            findings.report(.plainItem, at: item.offset)
            return nil
        }
        var text: [MarkdownInline] = []
        var feedback: [MarkdownBlock] = []
        for block in item.blocks {
            switch block.kind {
            case .paragraph:
                if !text.isEmpty { text.append(MarkdownInline(content: .lineBreak, offset: block.offset)) }
                text += block.inlines
            case .list:
                feedback += block.blocks.flatMap(\.blocks)
            default:
                findings.report(.blockInOption, at: block.offset)
            }
        }
        if text.shown.isEmpty { findings.report(.emptyOption, at: item.offset) }
        return Choice.Option(text: text.shown, isCorrect: isChecked, feedback: feedback.shown)
    }
}
