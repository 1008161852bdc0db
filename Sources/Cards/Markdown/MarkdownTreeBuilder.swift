/// Puts md4c's callbacks together to a tree, and finds out where each block begins.
///
/// A block begins on the line of the first text, task mark or info string inside it; a block without any, such as a
/// rule or an empty heading, on the first line with something on it after what came before.
final class MarkdownTreeBuilder {
    enum Span {
        case emphasis, strong, code
        case math(isDisplayed: Bool)
        case link(destination: String)
    }
    enum TextKind { case plain, entity, html }

    private struct OpenBlock {
        var block: MarkdownBlock
        /// An offset on the block's first line.
        var known: Int?
        /// The text of a code block or of HTML, and what stands after the opening fence.
        var content = GatheredText()
        var info: Range<Int>?
        var isFenced = false
        /// A paragraph that md4c does not announce: the text of an item in a list without blank lines.
        var isImplied = false
    }
    private struct OpenSpan {
        let span: Span
        var offset: Int?
        var inlines: [MarkdownInline] = []
        var text = ""
    }

    private let source: SourceText
    private var blocks: [OpenBlock]
    private var spans: [OpenSpan] = []
    /// The end of the last text that was seen.
    private var seen: Int

    init(_ source: SourceText, start: Int) {
        self.source = source
        seen = start
        blocks = [OpenBlock(block: MarkdownBlock(kind: .document, offset: start), known: start)]
    }

    var depth: Int { blocks.count + spans.count }

    /// The document, when md4c has come to its end.
    func finished() -> MarkdownBlock {
        while blocks.count > 1 { close() }
        return blocks[0].block
    }

    // MARK: Blocks

    func open(_ kind: MarkdownBlock.Kind, knownAt offset: Int? = nil) {
        closeImpliedParagraph()
        blocks.append(OpenBlock(block: MarkdownBlock(kind: kind, offset: 0), known: offset))
    }

    func openCode(info: Range<Int>?, isFenced: Bool) {
        open(.code(CodeBlock()), knownAt: info?.lowerBound)
        blocks[blocks.count - 1].info = info
        blocks[blocks.count - 1].isFenced = isFenced
        if let info { seen = info.upperBound }
    }

    func close() {
        closeImpliedParagraph()
        closeTop()
    }

    private func closeImpliedParagraph() {
        if blocks.last?.isImplied == true { closeTop() }
    }

    private func closeTop() {
        guard blocks.count > 1, var top = blocks.popLast() else { return }
        place(&top)
        switch top.block.kind {
        case .code: top.block.kind = .code(codeBlock(top))
        case .html: top.block.kind = .html(top.content.text)
        default: break
        }
        let parent = blocks.count - 1
        if blocks[parent].known == nil { blocks[parent].known = top.block.offset }
        blocks[parent].block.blocks.append(top.block)
    }

    /// Finds the line on which a block begins.
    private func place(_ open: inout OpenBlock) {
        var line: Int
        if let known = open.known {
            line = source.line(at: known)
        } else if open.isFenced, let content = open.content.fileOffset {
            // Only blank lines can stand between the fence and the first text.
            line = source.line(at: content) - 1
            while line > 0, MarkdownLine(source, line: line).isBlank { line -= 1 }
        } else {
            line = lineAfterSeen()
            seen = source.range(ofLine: line).upperBound
        }
        open.block.offset = source.firstVisible(inLine: line)
        if open.isFenced, open.info == nil { open.info = info(inLine: line) }
    }

    /// What stands after the opening fence of a line; md4c points elsewhere when it had to replace an entity.
    private func info(inLine line: Int) -> Range<Int>? {
        let text = source.bytes[source.range(ofLine: line)]
        let marks: ArraySlice<UInt8> = text.drop { !Self.fences.contains($0) }
        let rest: ArraySlice<UInt8> = marks.drop { Self.fences.contains($0) || $0.isBlank }
        let end = rest.lastIndex { !$0.isBlank }.map { $0 + 1 }
        return end.map { rest.startIndex..<$0 }
    }

    private func codeBlock(_ open: OpenBlock) -> CodeBlock {
        let line = source.range(ofLine: source.line(at: open.block.offset))
        let fence = open.isFenced ? source.bytes[line].firstIndex { Self.fences.contains($0) } : nil
        return CodeBlock(
            info: open.info.map(words) ?? [], content: open.content, offset: fence ?? open.block.offset,
            isFenced: !open.isFenced || closesFence(open))
    }

    private static let fences = [UInt8(ascii: "`"), UInt8(ascii: "~")]

    private func words(_ range: Range<Int>) -> [CodeBlock.Word] {
        source.bytes[range].split(whereSeparator: \.isBlank).map { word in
            CodeBlock.Word(text: String(decoding: word, as: UTF8.self), offset: word.startIndex)
        }
    }

    /// The first line with something on it below the text seen last.
    private func lineAfterSeen() -> Int {
        let last = source.line(at: seen)
        var line = seen == source.range(ofLine: last).lowerBound ? last : last + 1
        while line < source.lineCount, MarkdownLine(source, line: line).isBlank { line += 1 }
        return min(line, source.lineCount - 1)
    }

    /// Whether the line below a fenced block is its closing fence, which then counts as seen.
    private func closesFence(_ open: OpenBlock) -> Bool {
        let last = source.line(at: max(seen, open.block.offset))
        var line = last + 1
        // Lines without text at the block's end leave no trace but their ends.
        while line < source.lineCount, MarkdownLine(source, line: line).isBlank { line += 1 }
        guard line < source.lineCount, MarkdownLine(source, line: line).isFence else { return false }
        seen = source.range(ofLine: line).upperBound
        return true
    }

    // MARK: Text

    func open(span: Span) {
        openParagraphIfNeeded()
        spans.append(OpenSpan(span: span))
    }

    func closeSpan() {
        guard let open = spans.popLast() else { return }
        let content: MarkdownInline.Content =
            switch open.span {
            case .emphasis: .emphasis(open.inlines)
            case .strong: .strong(open.inlines)
            case .code: .code(open.text)
            case .math(let isDisplayed): .math(open.text, isDisplayed: isDisplayed)
            case .link(let destination): .link(open.inlines, destination: destination)
            }
        append(MarkdownInline(content: content, offset: open.offset ?? open.inlines.first?.offset ?? seen))
    }

    func add(_ content: MarkdownInline.Content) {
        openParagraphIfNeeded()
        append(MarkdownInline(content: content, offset: seen))
    }

    /// Adds text that stands in the file.
    func add(text range: Range<Int>, as kind: TextKind) {
        openParagraphIfNeeded()
        seen = range.upperBound
        let top = blocks.count - 1
        switch blocks[top].block.kind {
        case .code, .html:
            blocks[top].content.append(range, of: source)
            if case .html = blocks[top].block.kind, blocks[top].known == nil { blocks[top].known = range.lowerBound }
            return
        default:
            if blocks[top].known == nil { blocks[top].known = range.lowerBound }
        }
        var text = source.text(range)
        if kind == .entity { text = decodedEntity(text) }
        if kind == .html, text.hasPrefix("<!--") { return }
        append(text: text, at: range.lowerBound)
    }

    /// Adds text that md4c made: the end of a line in a code block or in math, or indentation.
    func add(made bytes: UnsafeRawBufferPointer) {
        openParagraphIfNeeded()
        let top = blocks.count - 1
        switch blocks[top].block.kind {
        case .code, .html: blocks[top].content.append(made: bytes)
        default:
            if case .math(isDisplayed: true) = spans.last?.span {
                append(text: "\n", at: seen)
            } else {
                append(text: String(decoding: bytes, as: UTF8.self), at: seen)
            }
        }
    }

    private func openParagraphIfNeeded() {
        guard let top = blocks.last else { return }
        switch top.block.kind {
        case .document, .quote, .item, .list:
            blocks.append(OpenBlock(block: MarkdownBlock(kind: .paragraph, offset: 0), known: nil, isImplied: true))
        default: break
        }
    }

    private func append(text: String, at offset: Int) {
        if let span = spans.indices.last {
            switch spans[span].span {
            case .code, .math:
                if spans[span].offset == nil { spans[span].offset = offset }
                spans[span].text += text
                return
            default: break
            }
        }
        append(MarkdownInline(content: .text(text), offset: offset))
    }

    /// Appends to the innermost span or block, joining text to text.
    private func append(_ inline: MarkdownInline) {
        let top = blocks.count - 1
        if spans.isEmpty {
            blocks[top].block.inlines.append(joining: inline)
        } else {
            spans[spans.count - 1].inlines.append(joining: inline)
        }
    }
}

extension [MarkdownInline] {
    /// Appends an inline; text that follows text becomes one with it.
    fileprivate mutating func append(joining inline: MarkdownInline) {
        guard case .text(let next) = inline.content, case .text(var text)? = last?.content else {
            return append(inline)
        }
        // The array gives its text up before it grows, so that many small pieces are not copied each time.
        self[count - 1].content = .lineEnd
        text += next
        self[count - 1].content = .text(text)
    }
}
