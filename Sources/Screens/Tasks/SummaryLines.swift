internal import Canvas
internal import Tutor

/// A summary in words: the score, a line per question, and what to look at again. Screens and plain lines share it.
struct SummaryLines {
    let summary: Summary
    let appearance: Appearance
    /// Whether there are tasks to go back to.
    var asksForTasks = false

    /// The lines at a width.
    /// - Parameter advises: whether the next thing to do stands at the end.
    func lines(width: Int, advises: Bool = true) -> [[Span]] {
        let prose = Prose(appearance: appearance)
        let places = summary.lines.map { prose.shown($0.place) }
        let placeColumns = min(max(8, width / 2), places.map(\.columns).max() ?? 0)
        var lines = prose.lines(score, width: width, role: .heading) + [[]]
        for (place, line) in zip(places, summary.lines) {
            let gap = String(repeating: " ", count: max(2, placeColumns + 2 - place.columns))
            let words = GradeWords.words(for: line)
            var spans = [Span(place, role: .strong), Span(gap), Span(words.text, role: words.role)]
            let names = line.misconceptions.map(GradeWords.name).joined(separator: ", ")
            if !names.isEmpty { spans.append(Span("; slips: \(names)")) }
            lines += wrap(spans, width: width, hangingIndent: placeColumns + 2)
            if !line.message.isEmpty, line.outcome != .right {
                lines += wrap([Span("  " + prose.shown(line.message), role: .dim)], width: width, hangingIndent: 2)
            }
        }
        return advises ? lines + [[]] + prose.lines(advice, width: width, role: .hint) : lines
    }

    /// The summary as sentences.
    func plainLines(width: Int) -> [String] { lines(width: width).plainText }

    /// `3 of 4 right, 2 of them at the first try.`
    var score: String {
        let first = summary.count(.right)
        let right = first + summary.count(.rightLater) + summary.count(.rightWithHints)
        let total = summary.lines.count
        guard total > 0 else { return "Nothing was asked." }
        let kept = summary.count(.kept)
        guard kept == 0 else { return "\(kept) of \(total) answered, none marked yet." }
        if first == total { return total == 1 ? "Right at the first try." : "All \(total) right at the first try." }
        let tries = first == 0 || first == right ? "" : ", \(first) of them at the first try"
        return "\(right) of \(total) right\(tries)." + (slips.map { " \($0)" } ?? "")
    }

    /// How few slips there were where marks follow through: `One slip: t̄. 3 entries are consistent with it.`
    private var slips: String? {
        let consistent = summary.count(.consistent)
        guard consistent > 0 else { return nil }
        let roots = summary.lines.filter { $0.outcome == .wrong }.map(\.place)
        let slips =
            roots.count == 1 ? "One slip, \(Prose(appearance: appearance).shown(roots[0]))" : "\(roots.count) slips"
        return "\(slips); \(consistent == 1 ? "one answer is" : "\(consistent) answers are") consistent with "
            + "\(roots.count == 1 ? "it" : "them")."
    }

    /// The next thing to do.
    var advice: String {
        let met = Set(summary.lines.flatMap(\.misconceptions))
        let names = Misconception.allCases.filter(met.contains).map(GradeWords.name).joined(separator: ", ")
        guard summary.count(.kept) == 0 else { return "Next: have the answers marked, or go back and change one." }
        let unanswered = summary.count(.unanswered)
        if unanswered > 0 {
            let tasks = GradeWords.count(unanswered, asksForTasks ? "task" : "question")
            if summary.isFinal { return "Next: \(tasks) left blank. Open the card once more and try them." }
            return "Next: \(tasks) still open. What was not right is worth another look in the lesson."
        }
        if !names.isEmpty { return "Next: look in the lesson for what went wrong (\(names)), then try once more." }
        if summary.count(.wrong) > 0 {
            return "Next: look at what was wrong in the worked solution, then try once more."
        }
        if summary.count(.revealed) > 0 { return "Next: try once more what was shown, without looking." }
        return "Next: another card, or the same walk by heart."
    }
}
