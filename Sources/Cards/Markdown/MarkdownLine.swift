/// What a line of Markdown looks like by itself: enough to know where inline text must end.
struct MarkdownLine {
    /// The line without its end.
    let range: Range<Int>
    /// The first byte after indentation and `>` marks.
    let content: Int
    /// How many `>` stand before the content.
    let quoteDepth: Int
    let isBlank: Bool
    /// Whether the line opens or closes a fenced block.
    let isFence: Bool
    /// Whether the line begins a block of its own: a list item, a heading, a table row, a rule or an underline.
    let beginsBlock: Bool
    /// Whether inline text ends with this line: a heading, a rule or an underline.
    let standsAlone: Bool

    init(_ source: SourceText, line: Int) {
        range = source.range(ofLine: line)
        (content, quoteDepth) = Self.content(of: range, in: source, maximumDepth: .max)
        let text = source.bytes[content..<range.upperBound]
        isBlank = text.isEmpty
        let unmarked = text[Self.listMarks(text)...]
        isFence = unmarked.starts(with: Array("```".utf8)) || unmarked.starts(with: Array("~~~".utf8))
        let isHeading = Self.isHeading(text)
        let isLine = text.allSatisfy { Self.ruleMarks.contains($0) || $0.isBlank }
        standsAlone = isHeading || isLine
        beginsBlock = standsAlone || unmarked.startIndex > content || text.first == UInt8(ascii: "|")
    }

    /// Where the content begins when only the first `depth` marks `>` belong to an enclosing quote.
    func content(atDepth depth: Int, in source: SourceText) -> Int {
        depth >= quoteDepth ? content : Self.content(of: range, in: source, maximumDepth: depth).start
    }

    /// Whether the first text of the line stands at an offset, list marks aside.
    func opens(with offset: Int, in source: SourceText) -> Bool {
        Self.listMarks(source.bytes[content..<range.upperBound]) == offset
    }

    /// The marks of which rules, heading underlines and table separators consist.
    private static let ruleMarks: Set<UInt8> = Set("-=*_|:".utf8)

    private static func content(
        of range: Range<Int>, in source: SourceText, maximumDepth: Int
    ) -> (start: Int, depth: Int) {
        var index = range.lowerBound
        var depth = 0
        while index < range.upperBound {
            let byte = source.bytes[index]
            if byte == UInt8(ascii: ">"), depth < maximumDepth {
                depth += 1
            } else if !byte.isBlank {
                break
            }
            index += 1
        }
        return (index, depth)
    }

    /// The first byte after any list marks (`-`, `*`, `+`, `1.`, `2)`) at the beginning of a text.
    private static func listMarks(_ text: ArraySlice<UInt8>) -> Int {
        var rest = text
        while true {
            let digits = rest.prefix { $0.isASCIIDigit }.count
            let mark = rest.dropFirst(digits)
            let marks: String = digits == 0 ? "-*+" : ".)"
            guard digits <= 9, let byte = mark.first, marks.utf8.contains(byte) else { return rest.startIndex }
            let after = mark.dropFirst()
            guard after.first?.isBlank ?? true else { return rest.startIndex }
            rest = after.drop { $0.isBlank }
        }
    }

    private static func isHeading(_ text: ArraySlice<UInt8>) -> Bool {
        let marks = text.prefix { $0 == UInt8(ascii: "#") }
        return (1...6).contains(marks.count) && text.dropFirst(marks.count).first?.isBlank ?? true && !marks.isEmpty
    }
}
