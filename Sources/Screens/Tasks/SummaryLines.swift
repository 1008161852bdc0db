internal import Canvas
internal import Tutor

/// A summary in words: the score, a line per question, and what to do next. Screens and plain lines share it.
struct SummaryLines {
    let summary: Summary
    let appearance: Appearance
    /// What the questions are.
    var noun = "question"
    /// The next card of the library, by its title; nil where there is none.
    var nextCard: String?

    /// The lines at a width.
    /// - Parameter advises: whether ways back have their numbers, and the next thing to do stands at the end.
    func lines(width: Int, advises: Bool = true) -> [[Span]] {
        let prose = Prose(appearance: appearance)
        let places = summary.lines.map { prose.shown($0.place) }
        let ways = advises ? summary.waysBack : []
        let numberColumns = ways.isEmpty ? 0 : 3
        let placeColumns = min(max(8, width / 2), places.map(\.columns).max() ?? 0)
        var lines = prose.lines(score, width: width, role: .heading) + [[]]
        for (index, line) in summary.lines.enumerated() {
            let words = GradeWords.words(for: line)
            var told = [Span(words.text, role: words.role)]
            let slips = line.slips.map(GradeWords.words).joined(separator: ", ")
            if !slips.isEmpty { told.append(Span("; \(slips)")) }
            let number = ways.firstIndex(of: index).map { "\($0 + 1)" } ?? ""
            let head = [
                Span(number, role: .key), Span(String(repeating: " ", count: numberColumns - number.count)),
                Span(places[index], role: .strong),
            ]
            let column = numberColumns + placeColumns + 2
            // A long name has a line of its own.
            let gap = column - head.columns
            let rows = wrap(told, width: max(1, width - column))
            let indented = rows.map { [Span(String(repeating: " ", count: column))] + $0 }
            lines +=
                gap < 2
                ? wrap(head, width: width, hangingIndent: numberColumns) + indented
                : [head + [Span(String(repeating: " ", count: gap))] + (rows.first ?? [])] + indented.dropFirst()
            // Where marks come at once, what was wrong was said at once.
            if summary.isFinal, !line.message.isEmpty, line.outcome != .right {
                let indent = numberColumns + 2
                let blanks = String(repeating: " ", count: indent)
                lines += wrap(
                    [Span(blanks + prose.shown(line.message), role: .dim)], width: width, hangingIndent: indent)
            }
        }
        guard advises else { return lines }
        let back = ways.isEmpty ? [] : prose.lines(Self.way(ways.count), width: width, role: .dim)
        return lines + [[]] + back + prose.lines(advice, width: width, role: .hint)
    }

    /// The summary as sentences.
    func plainLines(width: Int) -> [String] { lines(width: width).plainText }

    private static func way(_ count: Int) -> String {
        let numbers = count == 1 ? "1 leads" : count == 2 ? "1 and 2 lead" : "1 to \(count) lead"
        return "\(numbers) back to where that is learnt."
    }

    /// `5 of 6 right: 3 at the first try, 1 after more tries, 1 with hints. 1 shown. 7 of 9 points.`
    var score: String {
        guard let points = summary.points, summary.count(.kept) == 0 else { return rightness }
        return "\(rightness) \(points.earned) of \(GradeWords.count(points.total, "point"))."
    }

    private var rightness: String {
        let total = summary.lines.count
        guard total > 0 else { return "Nothing was asked." }
        let kept = summary.count(.kept)
        guard kept == 0 else { return "\(kept) of \(total) answered, none marked yet." }
        let consistent = summary.count(.consistent)
        let first = "at the first try"
        let kinds = [
            (summary.count(.right), first), (summary.count(.rightLater), "after more tries"), (hinted, "with hints"),
        ]
        .filter { $0.0 > 0 }
        let right = kinds.reduce(consistent) { $0 + $1.0 }
        let whole = total == 1 ? "Right" : right == total ? "All \(total) right" : "\(right) of \(total) right"
        let others = [(summary.count(.revealed), "shown"), (summary.count(.wrong), "wrong")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let rest = others.isEmpty ? "" : " \(others.prefix(1).uppercased() + others.dropFirst())."
        if consistent > 0 {
            return
                "\(right) of \(total) right, \(consistent) of them because they follow from an earlier answer.\(rest)"
        }
        guard right > 0 else { return "0 of \(total) right.\(rest)" }
        if summary.isFinal { return "\(whole).\(rest)" }
        if kinds.count == 1 { return "\(whole) \(kinds[0].1).\(rest)" }
        return "\(whole): \(kinds.map { "\($0.0) \($0.1)" }.joined(separator: ", ")).\(rest)"
    }

    private var hinted: Int { summary.count(.rightWithHints) }

    /// The next thing to do.
    var advice: String {
        guard summary.count(.kept) == 0 else { return "Next: have the answers marked, or go back and change one." }
        let unanswered = GradeWords.count(summary.count(.unanswered), noun)
        if summary.count(.unanswered) > 0, !summary.isFinal {
            return "Next: \(GradeWords.count(summary.openCount, noun)) still open."
        }
        let failed = summary.lines.count(where: \.isWorthAnotherTry)
        if failed > 0 {
            let those = failed == 1 ? "the \(noun) that was" : "the \(failed) \(noun)s that were"
            return "Next: once more \(those) not right at once."
        }
        if summary.count(.unanswered) > 0 { return "Next: \(unanswered) left blank. Start again and try them." }
        if let nextCard { return "Next: the next card, \(Prose(appearance: appearance).shown(nextCard))." }
        return "Next: another card of the library, or the same once more by heart."
    }
}
