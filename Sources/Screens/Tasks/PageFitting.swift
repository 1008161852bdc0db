internal import Canvas

/// Which part of a task's page stays in view in a window that the page does not fit into: drawings have their room first,
/// then the question; with little room it goes without its title, and with less everything scrolls.
struct PageFitting {
    /// The question with its title, and without.
    let titled, bare: [[Span]]
    /// The drawings, and what stands below them.
    let drawings, notes: [[Span]]
    let isTyped, isSettled: Bool
    /// Whether something is said to an answer: then the question does not scroll away with it.
    let isAnswered: Bool
    /// The areas that the page and the panel below it may take, the one with some air first.
    let spaces: [Area]
    /// The rows of the panel.
    let panelRows: Int

    /// The rows of a page that are seen at a time, at least, below what stays in view.
    private static let smallestView = 3
    /// The rows that a drawing leaves to the rest of a page: two of the question, a blank one, and the view.
    static let leastRows = 2 + 1 + smallestView

    /// How much of a page is seen below what stays in view.
    private enum Sight: Comparable { case nothing, some, outcome, everything }

    /// The page of which most is seen, with the first of these parts in view. Nil where nothing may stay.
    /// - Parameter page: the page with a divided prompt.
    func best(_ page: (TaskPage.Prompt) -> TaskPage) -> (page: TaskPage, space: Area)? {
        var best: (page: TaskPage, space: Area)?
        var most = Sight.nothing
        // While a task is open its drawing stays where it can.
        let keepsDrawing = isTyped && !drawings.isEmpty && !isSettled
        for (pin, question) in pins {
            if most == .everything { break }
            if case .question = pin, keepsDrawing, best != nil { break }
            let page = page(.pinned(pin, question: question, drawings: drawings, notes: notes))
            for space in spaces where page.isPinned {
                let sight = sight(of: page, in: space.size.rows - panelRows - page.head.count)
                if sight > most { (best, most) = ((page, space), sight) }
            }
        }
        return best
    }

    private func sight(of page: TaskPage, in rows: Int) -> Sight {
        func holds(_ lines: Int) -> Bool { (lines == 0 ? 0 : 1 + lines) <= rows }
        if holds(page.lines.count) { return .everything }
        if let outcome = page.outcome, holds(max(outcome.count, Self.smallestView)) { return .outcome }
        return holds(Self.smallestView) ? .some : .nothing
    }

    /// What may stay in view, the most first.
    private var pins: [(TaskPage.Pin, [[Span]])] {
        let questions: [(TaskPage.Pin, [[Span]])] =
            (drawings.isEmpty || isTyped ? [(.question, titled)] : []) + [(.question, bare)]
        guard isTyped, !drawings.isEmpty else { return questions }
        let all: [(TaskPage.Pin, [[Span]])] = [
            (.all(isDense: false, notes: true), titled), (.all(isDense: false, notes: true), bare),
            (.all(isDense: true, notes: true), bare), (.all(isDense: true, notes: false), bare),
        ]
        let room = (spaces.map(\.size.rows).max() ?? 0) - panelRows - 1 - Self.smallestView - drawings.count
        let questionRows = room >= bare.count ? bare.count : isAnswered ? max(0, room) : 0
        let beside: [(TaskPage.Pin, [[Span]])] = [(.drawings(questionRows: questionRows), bare)]
        return all + (isSettled ? questions + beside : beside + questions)
    }
}
