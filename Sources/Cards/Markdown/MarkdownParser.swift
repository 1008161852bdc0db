internal import CMD4C

/// Reads Markdown with md4c, keeping the place of everything.
///
/// md4c hands out text as pointers into its input, so a pointer's distance from the beginning is an offset in the
/// file. Blocks carry no offset; `MarkdownTreeBuilder` places them by what is first known inside.
enum MarkdownParser {
    /// Why a text is not read to its end, by what `md_parse` returns. md4c stops for a negative number only: it takes
    /// a positive one from a span for success.
    enum Failure: Int32, Error {
        /// md4c ran out of memory.
        case outOfMemory = -1
        /// More than `CardLimits.markdownDepth` blocks or spans inside each other.
        case tooDeep = -2
        /// References that repeat a long address until the result is many times as large as the text.
        case tooLarge = -3
    }

    /// What was read, what stands between the signs of math, and where math opens that is never closed, with `$$` and with `$`.
    struct Result {
        var document: MarkdownBlock
        var math: [Range<Int>]
        var unclosedMath: [Int]
        var strayDollars: [Int]
    }

    /// Reads the text to its end.
    /// - Parameter start: the beginning of the line at which the Markdown begins.
    static func parse(
        _ source: SourceText, from start: Int
    ) throws(Failure) -> Result {
        let mask = MathMask(source, from: start)
        let builder = MarkdownTreeBuilder(source, start: start)
        let status = mask.bytes.withUnsafeBytes { buffer -> Int32 in
            let input = MarkdownInput(source: source, base: UInt(bitPattern: buffer.baseAddress), builder: builder)
            var parser = MD_PARSER()
            parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS)
            parser.enter_block = { type, detail, input in MarkdownInput.of(input).enter(block: type, detail) }
            parser.leave_block = { type, detail, input in MarkdownInput.of(input).leave(block: type, detail) }
            parser.enter_span = { type, detail, input in MarkdownInput.of(input).enter(span: type, detail) }
            parser.leave_span = { type, _, input in MarkdownInput.of(input).leave(span: type) }
            parser.text = { type, text, size, input in MarkdownInput.of(input).text(type, text, Int(size)) }
            return withExtendedLifetime(input) {
                md_parse(
                    buffer.assumingMemoryBound(to: CChar.self).baseAddress, UInt32(buffer.count), &parser,
                    Unmanaged.passUnretained(input).toOpaque())
            }
        }
        guard status == 0 else { throw Failure(rawValue: status) ?? .outOfMemory }
        return Result(
            document: builder.finished(), math: mask.math, unclosedMath: mask.unclosed, strayDollars: mask.stray)
    }
}

/// md4c's callbacks: turns its pointers into offsets and its codes into the tree's kinds.
private final class MarkdownInput {
    private let source: SourceText
    private let base: UInt
    private let builder: MarkdownTreeBuilder
    private var isTableHead = false
    /// Blocks, spans and bytes that md4c may still hand out.
    private var budget: Int

    init(source: SourceText, base: UInt, builder: MarkdownTreeBuilder) {
        self.source = source
        self.base = base
        self.builder = builder
        budget = 4 * source.bytes.count + 65_536
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> MarkdownInput {
        guard let pointer else { preconditionFailure("md4c returns the pointer it was given") }
        return Unmanaged<MarkdownInput>.fromOpaque(pointer).takeUnretainedValue()
    }

    private func status(spending cost: Int = 1) -> Int32 {
        budget -= cost
        if budget < 0 { return MarkdownParser.Failure.tooLarge.rawValue }
        return builder.depth > CardLimits.markdownDepth ? MarkdownParser.Failure.tooDeep.rawValue : 0
    }

    /// The range of the file that a pointer of md4c stands for; nil for text that md4c made.
    private func range(_ text: UnsafePointer<CChar>?, _ size: Int) -> Range<Int>? {
        let address = UInt(bitPattern: text)
        guard text != nil, address >= base, address - base + UInt(size) <= UInt(source.bytes.count) else { return nil }
        let start = Int(address - base)
        return start..<start + size
    }

    func enter(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        switch type {
        case MD_BLOCK_DOC, MD_BLOCK_TBODY: break
        case MD_BLOCK_THEAD: isTableHead = true
        case MD_BLOCK_QUOTE: builder.open(.quote)
        case MD_BLOCK_UL: builder.open(.list(ordered: false, start: 1))
        case MD_BLOCK_OL:
            let start = detail?.load(as: MD_BLOCK_OL_DETAIL.self).start ?? 1
            builder.open(.list(ordered: true, start: Int(start)))
        case MD_BLOCK_LI:
            let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self)
            if let item, item.is_task != 0 {
                let isChecked = item.task_mark != CChar(bitPattern: .space)
                builder.open(.item(isChecked: isChecked), knownAt: Int(item.task_mark_offset))
            } else {
                builder.open(.item(isChecked: nil))
            }
        case MD_BLOCK_HR: builder.open(.rule)
        case MD_BLOCK_H:
            builder.open(.heading(level: Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)))
        case MD_BLOCK_CODE:
            let code = detail?.load(as: MD_BLOCK_CODE_DETAIL.self)
            let info = code.flatMap { range($0.info.text, Int($0.info.size)) }
            builder.openCode(info: info, isFenced: (code?.fence_char ?? 0) != 0)
        case MD_BLOCK_HTML: builder.open(.html(""))
        case MD_BLOCK_P: builder.open(.paragraph)
        case MD_BLOCK_TABLE: builder.open(.table)
        case MD_BLOCK_TR: builder.open(.tableRow(isHeader: isTableHead))
        default: builder.open(.tableCell)
        }
        return status()
    }

    func leave(block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        switch type {
        case MD_BLOCK_DOC, MD_BLOCK_TBODY: break
        case MD_BLOCK_THEAD: isTableHead = false
        default: builder.close()
        }
        return status()
    }

    func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Int32 {
        switch type {
        case MD_SPAN_STRONG: builder.open(span: .strong)
        case MD_SPAN_A:
            return enterLink(detail?.load(as: MD_SPAN_A_DETAIL.self).href)
        case MD_SPAN_IMG:
            return enterLink(detail?.load(as: MD_SPAN_IMG_DETAIL.self).src)
        case MD_SPAN_CODE: builder.open(span: .code)
        case MD_SPAN_LATEXMATH: builder.open(span: .math(isDisplayed: false))
        case MD_SPAN_LATEXMATH_DISPLAY: builder.open(span: .math(isDisplayed: true))
        default: builder.open(span: .emphasis)
        }
        return status()
    }

    private func enterLink(_ attribute: MD_ATTRIBUTE?) -> Int32 {
        let cost = status(spending: 1 + Int(attribute?.size ?? 0))
        if cost == 0 { builder.open(span: .link(destination: attribute.map(text(of:)) ?? "")) }
        return cost
    }

    func leave(span type: MD_SPANTYPE) -> Int32 {
        builder.closeSpan()
        return status()
    }

    func text(_ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: Int) -> Int32 {
        switch type {
        case MD_TEXT_BR: builder.add(.lineBreak)
        case MD_TEXT_SOFTBR: builder.add(.lineEnd)
        default:
            if let range = range(text, size) {
                builder.add(text: range, as: type == MD_TEXT_ENTITY ? .entity : type == MD_TEXT_HTML ? .html : .plain)
            } else {
                builder.add(made: UnsafeRawBufferPointer(start: text, count: size))
            }
        }
        return status(spending: 1 + size)
    }

    /// A link's address: from the file where md4c points into it, since its own copy has masked dollars.
    private func text(of attribute: MD_ATTRIBUTE) -> String {
        let size = Int(attribute.size)
        if let range = range(attribute.text, size) { return source.text(range) }
        guard let start = attribute.text, let types = attribute.substr_types, let offsets = attribute.substr_offsets
        else { return "" }
        let bytes = UnsafeRawBufferPointer(start: start, count: size)
        var result = ""
        var index = 0
        while Int(offsets[index]) < size {
            let part = String(decoding: bytes[Int(offsets[index])..<Int(offsets[index + 1])], as: UTF8.self)
            result += types[index] == MD_TEXT_ENTITY ? decodedEntity(part) : part
            index += 1
        }
        return result
    }
}
