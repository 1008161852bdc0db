internal import Algebra

/// The hints, the why, the points and the tests of a task: quotes that begin with `Hint:`, `Why:`, `Points:`, `Right:`,
/// `Wrong:` or `Returned:`.
struct LabelledText {
    enum Label: String, CaseIterable {
        case hint = "Hint", why = "Why", points = "Points", right = "Right", wrong = "Wrong",
            returned = "Returned"

        /// What a test says of its entry; nil for what is no test.
        var outcome: TaskTest.Outcome? { TaskTest.Outcome(rawValue: rawValue) }
    }

    private let source: SourceText

    init(_ source: SourceText) { self.source = source }

    /// The ladder, one rung each.
    private(set) var hints: [[MarkdownBlock]] = []
    private(set) var why: [MarkdownBlock] = []
    private(set) var tests: [TaskTest] = []
    /// What the task counts, with its place.
    private(set) var points: (count: Int, offset: Int)?

    /// Takes what a quote says; false where it is a quote of the prompt. A label may also begin a later line of the
    /// quote.
    mutating func take(_ quote: MarkdownBlock, _ findings: inout Findings) -> Bool {
        if takeTests(in: quote, &findings) { return true }
        var isLabelled = false
        for block in quote.blocks.flatMap(\.linesWithLabels) {
            if let (label, rest) = Self.label(of: block) {
                isLabelled = true
                if rest.inlines.isEmpty {
                    findings.report(.emptyLabel(label.rawValue), at: block.offset)
                }
                begin(label, with: rest, &findings)
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

    private mutating func begin(_ label: Label, with block: MarkdownBlock, _ findings: inout Findings) {
        last = label
        switch label {
        case .hint: hints.append([block])
        case .why: why.append(block)
        case .points:
            guard let count = Int(block.inlines.plainText.trimmed), Task.pointRange.contains(count) else {
                return findings.report(
                    .outOfRange(key: "Points:", allowed: .wholeNumber(Task.pointRange)), at: block.offset)
            }
            points = (count, block.offset)
        case .right, .wrong, .returned: findings.report(.testInOtherQuote(label.rawValue + ":"), at: block.offset)
        }
    }

    private mutating func extend(with block: MarkdownBlock) {
        switch last {
        case .hint: hints[hints.count - 1].append(block)
        case .why: why.append(block)
        case .points, .right, .wrong, .returned: break
        }
    }

    /// Takes a quote of tests, line by line: an entry is no Markdown, and its signs are taken as they are typed. False for a
    /// quote that does not begin with a test.
    private mutating func takeTests(in quote: MarkdownBlock, _ findings: inout Findings) -> Bool {
        let first = source.line(at: quote.offset)
        guard Self.test(source.quotedText(ofLine: first)?.text) != nil else { return false }
        for line in first..<source.lineCount {
            guard let (text, offset) = source.quotedText(ofLine: line) else { break }
            guard let (outcome, entry) = Self.test(text) else {
                findings.report(.textBehindTest, at: offset)
                continue
            }
            if entry.isEmpty { findings.report(.emptyLabel(outcome.rawValue), at: offset) }
            tests.append(TaskTest(outcome: outcome, text: entry, place: source.place(at: offset)))
        }
        return true
    }

    /// `Right:`, `Wrong:` or `Returned:` at the beginning of a line, and the entry behind it.
    private static func test(_ line: String?) -> (outcome: TaskTest.Outcome, entry: String)? {
        guard let line, let outcome = TaskTest.Outcome.allCases.first(where: { line.hasPrefix($0.rawValue + ":") })
        else { return nil }
        return (outcome, String(line.dropFirst(outcome.rawValue.count + 1).trimmed))
    }

    /// A label at the beginning of a line of a paragraph that is no quote, and its place.
    static func labelWithoutQuote(in block: MarkdownBlock) -> (label: String, offset: Int)? {
        block.linesWithLabels.lazy.compactMap { line in
            label(of: line).map { ($0.0.rawValue + ":", line.inlines.first?.offset ?? line.offset) }
        }.first
    }

    private var last: Label = .hint

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

extension SourceText {
    /// The text of a line behind `>`, and its place; nil for a line that is no quote, or an empty one.
    fileprivate func quotedText(ofLine line: Int) -> (text: String, offset: Int)? {
        let range = range(ofLine: line)
        guard let mark = range.first(where: { !bytes[$0].isBlank }), bytes[mark] == UInt8(ascii: ">"),
            let start = range[(mark + 1)...].first(where: { !bytes[$0].isBlank })
        else { return nil }
        return (String(String(decoding: bytes[start..<range.upperBound], as: UTF8.self).trimmed), start)
    }
}
