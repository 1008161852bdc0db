/// Decides which `$` of a text open and close math before md4c sees them, and hides the rest from it.
///
/// md4c pairs any two `$` of a paragraph, splits `$|x|$` in a table at the bars, and takes a line `=` between `$$` for
/// the underline of a heading. So the rule here is pandoc's (no white space inside the delimiters, no digit after the
/// closing one), and md4c gets a copy of the same length in which the content of math is filler and a `$` that is no
/// delimiter is a comma. Offsets stay true, so every reader takes its text from the original.
struct MathMask {
    /// The text for md4c, as long as the original.
    private(set) var bytes: [UInt8]
    /// Where a `$$` opens that is never closed.
    private(set) var unclosed: [Int] = []
    /// Where a single `$` opens math, by what stands behind it, that is never closed.
    private(set) var stray: [Int] = []

    /// What stands between the signs of math that is closed.
    private(set) var math: [Range<Int>] = []

    private let source: SourceText

    private static let dollar = UInt8(ascii: "$")
    private static let backtick = UInt8(ascii: "`")
    private static let backslash = UInt8(ascii: "\\")
    private static let filler = UInt8(ascii: "x")
    private static let otherDollar = UInt8(ascii: ",")

    /// Masks everything from `start`, the beginning of a line; what stands above it becomes blank lines.
    init(_ source: SourceText, from start: Int) {
        self.source = source
        bytes = source.bytes
        for index in 0..<start where bytes[index] != .newline && bytes[index] != .carriageReturn {
            bytes[index] = .space
        }
        guard bytes.contains(Self.dollar) else { return }
        var paragraph: [MarkdownLine] = []
        for number in source.line(at: start)..<source.lineCount {
            let line = MarkdownLine(source, line: number)
            if line.isBlank || line.isFence {
                mask(paragraph)
                paragraph = []
            } else {
                paragraph.append(line)
            }
        }
        mask(paragraph)
    }

    /// Masks a run of lines without a blank line or a fence among them.
    private mutating func mask(_ lines: [MarkdownLine]) {
        guard let first = lines.first, let last = lines.last else { return }
        guard source.bytes[first.range.lowerBound..<last.range.upperBound].contains(Self.dollar) else { return }
        let ends = inlineEnds(lines)
        let codeClosers = backtickRuns(first.content..<last.range.upperBound)
        var number = 0
        var index = first.content
        while index < last.range.upperBound {
            while index >= lines[number].range.upperBound, number + 1 < lines.count { number += 1 }
            switch source.bytes[index] {
            case Self.backslash:
                index += 2
            case Self.backtick:
                index = skipCode(at: index, before: ends[number], closers: codeClosers)
            case Self.dollar:
                let run = length(of: Self.dollar, at: index)
                let opensDisplay = run == 2 && lines[number].opens(with: index, in: source)
                let limit = opensDisplay ? last.range.upperBound : ends[number]
                if run <= 2, let close = closing(run, from: index + run, before: limit) {
                    math.append(index + run..<close)
                    fill(index + run..<close, lines[number...])
                    index = close + run
                } else {
                    if run == 2 { unclosed.append(index) }
                    if run == 1, opensMath(at: index) { stray.append(index) }
                    for dollar in index..<index + run { bytes[dollar] = Self.otherDollar }
                    index += run
                }
            default:
                index += 1
            }
        }
    }

    /// For each line, the end of the text that an inline span beginning there can reach.
    private func inlineEnds(_ lines: [MarkdownLine]) -> [Int] {
        var ends = lines.map(\.range.upperBound)
        for number in lines.indices.dropLast().reversed() {
            let next = lines[number + 1]
            let isSeparate =
                next.beginsBlock || lines[number].standsAlone || next.quoteDepth > lines[number].quoteDepth
            if !isSeparate { ends[number] = ends[number + 1] }
        }
        return ends
    }

    /// Whether what stands behind a dollar is no price and no blank.
    private func opensMath(at index: Int) -> Bool {
        guard index + 1 < source.bytes.count else { return false }
        let next = source.bytes[index + 1]
        return next >= 0x80 || next == Self.backslash || next == UInt8(ascii: "(")
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next & 0xDF)
    }

    /// The delimiter that closes math opened with `run` dollars, by pandoc's rule.
    private func closing(_ run: Int, from start: Int, before limit: Int) -> Int? {
        let text = source.bytes
        guard start < limit, run == 2 || !text[start].isBlank else { return nil }
        var index = start
        while index < limit {
            if text[index] == Self.backslash {
                index += 2
            } else if text[index] != Self.dollar {
                index += 1
            } else {
                let found = length(of: Self.dollar, at: index)
                if run == 2 {
                    if found == 2, index > start { return index }
                    index += found
                } else {
                    let isFollowedByDigit = index + 1 < text.count && text[index + 1].isASCIIDigit
                    return found == 1 && index > start && !text[index - 1].isBlank && !isFollowedByDigit ? index : nil
                }
            }
        }
        return nil
    }

    /// Hides the content of math from md4c, leaving the line ends and the marks of enclosing quotes.
    private mutating func fill(_ range: Range<Int>, _ lines: ArraySlice<MarkdownLine>) {
        guard let depth = lines.first?.quoteDepth else { return }
        for line in lines {
            guard line.range.lowerBound < range.upperBound else { return }
            let start = max(range.lowerBound, line.content(atDepth: depth, in: source))
            let end = min(range.upperBound, line.range.upperBound)
            for index in start..<max(start, end) { bytes[index] = Self.filler }
        }
    }

    /// The offset after a code span, or after its opening backticks where none closes it.
    private mutating func skipCode(at start: Int, before limit: Int, closers: [Int: [Int]]) -> Int {
        let run = length(of: Self.backtick, at: start)
        let candidates = closers[run] ?? []
        let next = candidates.partitioningIndex { $0 >= start + run }
        guard next < candidates.count, candidates[next] < limit else { return start + run }
        for index in start..<candidates[next] where bytes[index] == Self.dollar { bytes[index] = Self.otherDollar }
        return candidates[next] + run
    }

    /// Where runs of backticks begin, by their length.
    private func backtickRuns(_ range: Range<Int>) -> [Int: [Int]] {
        var runs: [Int: [Int]] = [:]
        var index = range.lowerBound
        while index < range.upperBound {
            if source.bytes[index] == Self.backtick {
                let run = length(of: Self.backtick, at: index)
                runs[run, default: []].append(index)
                index += run
            } else {
                index += 1
            }
        }
        return runs
    }

    private func length(of byte: UInt8, at start: Int) -> Int {
        var end = start
        while end < source.bytes.count, source.bytes[end] == byte { end += 1 }
        return end - start
    }
}

extension Array {
    /// The first index whose element satisfies a condition that holds for all elements after it.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
