internal import Canvas
package import Tutor

/// What is said before, between and after the questions of a drill. Screens and plain lines share it.
package struct DrillWords {
    private let drill: DrillSession
    private let appearance: Appearance

    package init(_ drill: DrillSession, appearance: Appearance) {
        self.drill = drill
        self.appearance = appearance
    }

    /// What it is about, and how long it goes on.
    package var opening: String {
        let length = drill.count.map { GradeWords.count($0, "question") } ?? "It goes on until you leave it"
        return "\(drill.subject) \(length)."
    }

    /// How the questions went so far, and what follows from it.
    /// - Parameter width: lines are broken at so many columns.
    package func summary(width: Int) -> [String] { summaryLines(width: width).plainText }

    func summaryLines(width: Int) -> [[Span]] {
        guard drill.answered > 0 else { return [] }
        let lines = SummaryLines(summary: drill.summary, appearance: appearance).lines(width: width, advises: false)
        let prose = Prose(appearance: appearance)
        let end = [drill.conclusion].filter { !$0.isEmpty }.flatMap { prose.lines($0, width: width) }
        return lines + [[]] + end
            + prose.lines("The questions were drawn with --seed \(drill.seed.text).", width: width, role: .dim)
    }
}
