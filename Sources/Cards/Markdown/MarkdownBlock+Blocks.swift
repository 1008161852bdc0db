extension MarkdownBlock {
    /// The block as a lesson shows it. A paragraph with displayed math becomes several blocks; a comment none.
    var shown: [Block] {
        switch kind {
        case .document: blocks.shown
        case .quote: [.quote(blocks.shown)]
        case .list(let ordered, let start): [.list(ordered: ordered, start: start, items: blocks.map(\.shownItem))]
        case .item: blocks.shown
        case .heading(let level): [.heading(level: level, inlines.shown)]
        case .paragraph, .tableCell: inlines.shownAsBlocks
        case .code(let code): [code.shown]
        case .html(let text): shownHTML(text)
        case .rule: [.rule]
        case .table, .tableRow: [shownTable]
        }
    }

    /// An item of a list that is no choice; a task mark stays visible.
    private var shownItem: [Block] {
        var shown = blocks.shown
        guard case .item(let isChecked?) = kind else { return shown }
        let mark = Inline.text(isChecked ? "[x] " : "[ ] ")
        if case .paragraph(let text)? = shown.first {
            shown[0] = .paragraph([mark] + text)
        } else {
            shown.insert(.paragraph([mark]), at: 0)
        }
        return shown
    }

    private var shownTable: Block {
        let rows = blocks.map { row in
            (isHeader: row.isTableHeader, cells: row.blocks.map(\.inlines.shown))
        }
        return .table(
            header: rows.first(where: \.isHeader)?.cells ?? [], rows: rows.filter { !$0.isHeader }.map(\.cells))
    }

    private var isTableHeader: Bool {
        if case .tableRow(isHeader: true) = kind { true } else { false }
    }

    /// HTML shows as it is written, without its comments.
    private func shownHTML(_ text: String) -> [Block] {
        var rest = text[...]
        var shown = ""
        while let start = rest.firstRange(of: "<!--") {
            shown += rest[..<start.lowerBound]
            let comment = rest[start.upperBound...]
            rest = comment.firstRange(of: "-->").map { comment[$0.upperBound...] } ?? ""
        }
        shown += rest
        let lines = shown.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return lines.isEmpty ? [] : [.paragraph([.text(lines.joined(separator: " "))])]
    }
}

extension CodeBlock {
    /// What a lesson shows in its place: a drawing, the way to the training, or the code.
    fileprivate var shown: Block {
        if kind == .training {
            return .paragraph([
                .strong([.text("t")]),
                .text(" trains it on the data of this card and draws the mean loss, epoch after epoch."),
            ])
        }
        if kind == .graph, let name = arguments.first { return .graph(name.text) }
        return .code(language: language, text)
    }
}

extension [MarkdownBlock] {
    var shown: [Block] { flatMap(\.shown) }
}

extension [MarkdownInline] {
    /// The text for a place where displayed math cannot stand by itself.
    var shown: [Inline] {
        var shown: [Inline] = []
        for inline in self {
            switch inline.content {
            case .text(let text): shown.append(joining: text)
            case .lineEnd: shown.append(joining: " ")
            case .lineBreak: shown.append(.lineBreak)
            case .code(let code): shown.append(.code(code))
            case .math(let latex, _): shown.append(.math(latex.trimmed))
            case .emphasis(let inlines): shown.append(.emphasis(inlines.shown))
            case .strong(let inlines): shown.append(.strong(inlines.shown))
            case .link(let inlines, let destination): shown.append(.link(inlines.shown, destination: destination))
            }
        }
        return shown
    }

    /// The text of a paragraph, with displayed math as blocks of its own.
    var shownAsBlocks: [Block] {
        var blocks: [Block] = []
        for part in split(omittingEmptySubsequences: false, whereSeparator: \.isDisplayedMath).enumerated() {
            if part.offset > 0, case .math(let latex, _) = self[part.element.startIndex - 1].content {
                blocks.append(.math(latex.trimmed))
            }
            let text = Array(part.element).shown.trimmed
            if !text.isEmpty { blocks.append(.paragraph(text)) }
        }
        return blocks
    }
}

extension MarkdownInline {
    fileprivate var isDisplayedMath: Bool {
        if case .math(_, isDisplayed: true) = content { true } else { false }
    }
}

extension [Inline] {
    fileprivate mutating func append(joining text: String) {
        guard case .text(var last)? = last else { return append(.text(text)) }
        removeLast()
        last += text
        append(.text(last))
    }

    /// Without the white space and breaks at both ends.
    var trimmed: [Inline] {
        var result = self
        while let first = result.first, first.isSpace { result.removeFirst() }
        while let last = result.last, last.isSpace { result.removeLast() }
        if case .text(let text)? = result.first { result[0] = .text(String(text.drop(while: \.isWhitespace))) }
        if case .text(let text)? = result.last { result[result.count - 1] = .text(text.trimmedAtEnd) }
        return result
    }
}

extension Inline {
    fileprivate var isSpace: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .lineBreak: true
        default: false
        }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String { String(drop(while: \.isWhitespace)).trimmedAtEnd }

    fileprivate var trimmedAtEnd: String {
        lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? ""
    }
}
