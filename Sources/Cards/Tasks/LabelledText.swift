internal import Algebra

/// The hints and the why of a task: quotes that begin with `Hint:` or `Why:`.
struct LabelledText {
    private enum Label: String, CaseIterable { case hint = "Hint", why = "Why" }

    /// The ladder, one rung each.
    private(set) var hints: [[MarkdownBlock]] = []
    private(set) var why: [MarkdownBlock] = []

    /// Takes what a quote says; false where it is a quote of the prompt. A label may also begin a later line of the
    /// quote.
    mutating func take(_ quote: MarkdownBlock, _ findings: inout Findings) -> Bool {
        var isLabelled = false
        for block in quote.blocks.flatMap(\.linesWithLabels) {
            if let (label, rest) = Self.label(of: block) {
                isLabelled = true
                if rest.inlines.isEmpty {
                    findings.report(.emptyLabel(label.rawValue), at: block.offset)
                }
                begin(label, with: rest)
            } else if isLabelled {
                extend(with: block)
            } else if let (text, nearest) = Self.nearLabel(of: block) {
                findings.report(.unknownLabel(text, nearest: nearest), at: block.inlines.first?.offset ?? block.offset)
                return true
            } else {
                return false
            }
        }
        return isLabelled
    }

    /// A label at the beginning of a line of a paragraph that is no quote, and its place.
    static func labelWithoutQuote(in block: MarkdownBlock) -> (label: String, offset: Int)? {
        block.linesWithLabels.lazy.compactMap { line in
            label(of: line).map { ($0.0.rawValue + ":", line.inlines.first?.offset ?? line.offset) }
        }.first
    }

    private var last: Label = .hint

    private mutating func begin(_ label: Label, with block: MarkdownBlock) {
        last = label
        switch label {
        case .hint: hints.append([block])
        case .why: why.append(block)
        }
    }

    private mutating func extend(with block: MarkdownBlock) {
        switch last {
        case .hint: hints[hints.count - 1].append(block)
        case .why: why.append(block)
        }
    }

    /// The label at the beginning of a paragraph, and the paragraph without it.
    private static func label(of block: MarkdownBlock) -> (Label, MarkdownBlock)? {
        guard case .paragraph = block.kind, let first = block.inlines.first, case .text(let text) = first.content,
            let label = Label.allCases.first(where: { text.hasPrefix($0.rawValue + ":") })
        else { return nil }
        var rest = block
        let after = text.dropFirst(label.rawValue.count + 1).drop(while: \.isWhitespace)
        rest.inlines[0].content = .text(String(after))
        if after.isEmpty { rest.inlines.removeFirst() }
        return (label, rest)
    }

    /// A word and a colon at the beginning of a quote that were probably meant to be a label.
    private static func nearLabel(of block: MarkdownBlock) -> (text: String, nearest: String)? {
        let text = block.inlines.plainText
        guard case .paragraph = block.kind, let colon = text.firstIndex(of: ":") else { return nil }
        let word = text[..<colon].trimmed
        let same = Label.allCases.first { $0.rawValue.lowercased() == word.lowercased() }?.rawValue
        return (same ?? nearestName(to: word, among: Label.allCases.map(\.rawValue))).map { (word + ":", $0 + ":") }
    }

    fileprivate static func beginsWithLabel(_ text: String) -> Bool {
        Label.allCases.contains { text.hasPrefix($0.rawValue + ":") }
    }
}

extension MarkdownBlock {
    /// A paragraph cut before each line that begins with a label; any other block is one piece.
    fileprivate var linesWithLabels: [MarkdownBlock] {
        guard case .paragraph = kind else { return [self] }
        var pieces: [MarkdownBlock] = []
        var piece = self
        piece.inlines = []
        for inline in inlines {
            if case .text(let text) = inline.content, case .lineEnd? = piece.inlines.last?.content,
                LabelledText.beginsWithLabel(text)
            {
                pieces.append(piece)
                piece.inlines = []
                piece.offset = inline.offset
            }
            piece.inlines.append(inline)
        }
        return pieces + [piece]
    }
}
