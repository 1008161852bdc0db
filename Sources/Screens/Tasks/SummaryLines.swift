internal import Canvas
internal import Cards
internal import Tutor

/// A summary in words: the score, a line per question, and what to do next. Screens and plain lines share it.
struct SummaryLines {
    let summary: Summary
    let appearance: Appearance
    /// What the questions are.
    var noun = "question"
    /// The next card of the library, by its title; nil where there is none.
    var nextCard: String?

    /// The card whose lesson is looked into again; nil for a walk by itself.
    var card: Card?
    /// What draws its numbers again; nil for the author's.
    var seed: NumberSeed?

    /// The lines at a width.
    /// - Parameter advises: whether it says where each slip is learnt, and the next thing to do.
    func lines(width: Int, advises: Bool = true) -> [[Span]] {
        let places = summary.lines.map { prose.shown($0.place) }
        let column = 2 + min(max(8, width / 2), places.map(\.columns).max() ?? 0)
        var lines = prose.lines(score, width: width, role: .heading) + [[]]
        for (place, line) in zip(places, summary.lines) {
            let head = [Span(place, role: .strong)]
            // A long name has a line of its own.
            let gap = column - head.columns
            let told = told(line)
            let rows = told.flatMap { wrap($0, width: max(1, width - column), hangingIndent: told.count > 1 ? 2 : 0) }
            let indented = rows.map { [Span(String(repeating: " ", count: column))] + $0 }
            lines +=
                gap < 2
                ? wrap(head, width: width) + indented
                : [head + [Span(String(repeating: " ", count: gap))] + (rows.first ?? [])] + indented.dropFirst()
            // Where marks come at once, what was wrong was said at once.
            if summary.isFinal, !line.message.isEmpty, line.outcome != .right {
                lines += wrap(
                    [Span("  " + prose.shown(line.message), role: .dim)], width: width, hangingIndent: 2)
            }
        }
        guard advises else { return lines }
        let again =
            seed.map { prose.lines("--seed \($0.text) draws these numbers again.", width: width, role: .dim) } ?? []
        return lines + waysBack(width) + [[]] + again + prose.lines(advice, width: width, role: .hint)
    }

    private var prose: Prose { Prose(appearance: appearance) }

    /// How a question went: one slip beside the outcome, several below it, a line each.
    private func told(_ line: Summary.Line) -> [[Span]] {
        let words = GradeWords.words(for: line)
        let outcome = Span(words.text, role: words.role)
        let slips = GradeWords.words(for: line.slips).map(prose.shown)
        guard slips.count > 1 || line.entries != nil else { return [[outcome] + slips.map { Span("; \($0)") }] }
        let entries = line.entries.map { "; \($0.rightAtOnce) of \($0.total) entries right at once" } ?? ""
        return [[outcome, Span(entries)]] + slips.map { [Span($0)] }
    }

    // MARK: Where it is learnt

    /// Where each number leads: `1  a path was left out: “Every path counts”, in the lesson`.
    private func waysBack(_ width: Int) -> [[Span]] {
        let ways = summary.waysBack.map { summary.lines[$0] }
        guard !ways.isEmpty else { return [] }
        let rows = ways.enumerated().flatMap { index, line in
            let way = [Span("\(index + 1)", role: .key), Span("  \(prose.shown(wayBack(line)))")]
            return wrap(way, width: width, hangingIndent: 3)
        }
        return [[]] + prose.lines("Look again, by its number:", width: width, role: .heading) + rows
    }

    private func wayBack(_ line: Summary.Line) -> String {
        switch line.wayBack {
        case .section(let block):
            let section = card?.teachings.first { $0.block == block }
            let slip = line.misconceptions.first { section?.slips.contains($0.rawValue) ?? false }
            return "\(slip?.words ?? line.place): “\(section?.title ?? "")”, in the lesson"
        case .walk(let graph, _): return "\(line.place): the walk\(card == nil ? "" : " of \(graph)"), from there on"
        case .lesson(let graph?): return "\(line.place): the lesson, where \(graph) is drawn"
        case .lesson(nil), nil: return "\(line.place): the lesson"
        }
    }

    /// The summary as sentences.
    func plainLines(width: Int) -> [String] { lines(width: width).plainText }

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
        if let nextCard { return "Next: the next card, \(prose.shown(nextCard))." }
        return "Next: another card of the library, or the same once more by heart."
    }
}
