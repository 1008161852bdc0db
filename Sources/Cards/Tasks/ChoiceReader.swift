/// Reads a task list as a multiple choice.
enum ChoiceReader {
    /// The choice; nil where it has a fault.
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
