/// Breaks running text into lines of at most `width` columns.
///
/// Words break at blanks, which disappear there; a newline in the text ends the line. Mathematics stays whole where it
/// fits on a line of its own. What is still wider than a line breaks inside, in the end anywhere: nothing is cut off,
/// except that a grapheme of two columns on lines of one becomes `?`. Text is sanitised.
/// - Parameters:
///   - width: the columns of a line; less than 1 counts as 1.
///   - hangingIndent: blanks in front of every line but the first, for list items; narrow lines get fewer.
/// - Returns: at least one line; an empty line is an empty array.
package func wrap(_ spans: [Span], width: Int, hangingIndent: Int = 0) -> [[Span]] {
    let width = max(1, width)
    let indent = min(max(0, hangingIndent), width / 2)
    var lines: [[Span]] = []
    for paragraph in RunningText.paragraphs(of: spans) {
        var start = 0
        repeat {
            let room = lines.isEmpty ? width : width - indent
            let line = paragraph.line(from: start, width: room)
            var content = paragraph.spans(line.content, width: room)
            if !lines.isEmpty, indent > 0, !content.isEmpty {
                content.insert(Span(String(repeating: " ", count: indent)), at: 0)
            }
            lines.append(content)
            start = line.next
        } while start < paragraph.graphemes.count
    }
    return lines
}

extension String {
    /// The text in lines of at most `width` columns, broken at blanks.
    package func wrapped(width: Int, hangingIndent: Int = 0) -> [String] {
        wrap([Span(self)], width: width, hangingIndent: hangingIndent).map(\.text)
    }
}

/// A paragraph as graphemes, each with how good a line break behind it is.
private struct RunningText {
    struct Grapheme {
        var text: Character
        var columns: Int
        /// The span it comes from.
        var span: Int
        /// How bad a line break behind it is; 0 is a blank between words.
        var penalty: Int
    }

    /// A break inside a word where nothing better is known.
    static let worstPenalty = 1_000

    let source: [Span]
    var graphemes: [Grapheme] = []

    /// The text up to each newline, sanitised.
    static func paragraphs(of spans: [Span]) -> [RunningText] {
        var paragraphs = [RunningText(source: spans)]
        for (index, span) in spans.enumerated() {
            let parts = span.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            for (number, part) in parts.enumerated() {
                if number > 0 { paragraphs.append(RunningText(source: spans)) }
                paragraphs[paragraphs.count - 1].append(String(part), span: index)
            }
        }
        return paragraphs
    }

    private mutating func append(_ text: String, span: Int) {
        let first = graphemes.count
        for (grapheme, columns) in CellGraphemes(text) {
            graphemes.append(Grapheme(text: grapheme, columns: columns, span: span, penalty: Self.worstPenalty))
        }
        switch source[span].breaking {
        case .words:
            for index in first..<graphemes.count where graphemes[index].text == " " { graphemes[index].penalty = 0 }
        case .math: MathBreaks.rate(&graphemes, from: first)
        case .never:
            for index in first..<graphemes.count where graphemes[index].text == " " {
                graphemes[index].penalty = Self.worstPenalty / 2
            }
        }
    }

    /// The graphemes of the line that starts at `start`, without the blanks it breaks at, and where the next one starts.
    func line(from start: Int, width: Int) -> (content: Range<Int>, next: Int) {
        var end = start
        var columns = 0
        while end < graphemes.count {
            columns += min(graphemes[end].columns, width)
            guard columns <= width else { break }
            end += 1
        }
        guard end < graphemes.count else { return (start..<end, end) }
        // A break behind a blank may stand one further: the blank itself disappears.
        let last = graphemes[end].text == " " ? end : end - 1
        // Blanks that a paragraph starts with are no place to break at.
        let first = graphemes[start...last].firstIndex { $0.text != " " } ?? last
        let middle = first + (last - first) / 2
        let best = bestBreak(in: middle...last)
        let chosen = best.penalty == 0 || middle == first ? best : better(bestBreak(in: first...last), best)
        var contentEnd = chosen.index + 1
        while contentEnd > start, graphemes[contentEnd - 1].text == " " { contentEnd -= 1 }
        var next = chosen.index + 1
        while next < graphemes.count, graphemes[next].text == " " { next += 1 }
        return (start..<contentEnd, next)
    }

    /// The last of the best breaks.
    private func bestBreak(in range: ClosedRange<Int>) -> (index: Int, penalty: Int) {
        var best = (index: range.upperBound, penalty: graphemes[range.upperBound].penalty)
        for index in range.reversed() where graphemes[index].penalty < best.penalty {
            best = (index, graphemes[index].penalty)
        }
        return best
    }

    /// Inside a formula or a long word, a break in the right half of the line is taken before a better one in the left.
    private func better(
        _ early: (index: Int, penalty: Int), _ late: (index: Int, penalty: Int)
    ) -> (index: Int, penalty: Int) {
        early.penalty == 0 || late.penalty == Self.worstPenalty ? early : late
    }

    /// Graphemes as spans again, neighbours of one span joined.
    func spans(_ range: Range<Int>, width: Int) -> [Span] {
        var spans: [Span] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let number = graphemes[index].span
            var text = ""
            while index < range.upperBound, graphemes[index].span == number {
                text.append(graphemes[index].columns > width ? "?" : graphemes[index].text)
                index += 1
            }
            spans.append(Span(text, role: source[number].role, breaking: source[number].breaking))
        }
        return spans
    }

    /// Where a formula in one line may break when it is wider than the line.
    private enum MathBreaks {
        static let relations: Set<Character> = [
            "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∈", "→", "←", "⇒", "∝", "~",
        ]
        static let operators: Set<Character> = ["+", "-", "−", "±", "∪", "∩", "∑", "∏"]
        static let products: Set<Character> = ["·", "×", "⊙", "*", "/", "∗"]
        /// Parentheses deeper than this are all alike.
        static let depthLimit = 20

        /// Relations first, then sums, then products, and every level of parentheses costs more than these.
        static func rate(_ graphemes: inout [Grapheme], from first: Int) {
            var depth = 0
            var previous: Character = " "
            for index in first..<graphemes.count {
                let text = graphemes[index].text
                let deeper = 8 * min(depth, depthLimit)
                switch text {
                case "(", "[", "{": depth += 1
                case ")", "]", "}": depth = max(0, depth - 1)
                case " ": graphemes[index].penalty = deeper + afterBlank(previous)
                case _ where products.contains(text): graphemes[index].penalty = deeper + 3
                default: break
                }
                if text != " " { previous = text }
            }
        }

        private static func afterBlank(_ previous: Character) -> Int {
            switch previous {
            case _ where relations.contains(previous): 1
            case ",", ";": 1
            case _ where operators.contains(previous): 2
            case _ where products.contains(previous): 3
            default: 5
            }
        }
    }
}
