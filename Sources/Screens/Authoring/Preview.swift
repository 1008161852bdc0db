package import Cards
internal import Canvas

/// What is found out about a card file that its author looks at; after each time it is saved, in this order.
package enum PreviewNews: Sendable {
    /// It was saved, and is being read.
    case reading
    /// What it holds: the card, nil where it has errors, and what reading has found.
    case read(Card?, findings: [Diagnostic])
    /// What tests, numbers and drawings of the card show.
    case tried([Diagnostic])
    /// Everything for the author's view.
    case workedOut(AuthorLines)
}

/// The card that an author is looking at.
struct Preview: Sendable {
    /// What is being done with the file.
    enum Stage { case reading, trying, workingOut, done }

    /// The file, as `adjoint check` takes it.
    let path: String
    let appearance: Appearance
    /// The last version without errors; nil where there was none yet.
    var card: Card?
    /// The author's view of it; nil until it is worked out.
    var authorLines: AuthorLines?
    var stage = Stage.reading
    /// What reading the file has found.
    var findings: [Diagnostic] = []
    /// What tests, numbers and drawings have shown: of the version before until they were tried again.
    var trials: [Diagnostic] = []
    /// Whether the file has errors, so that the screens show the version before.
    var isBehind = false

    /// What is wrong with the file, what keeps it from being shown first, each with whether it was so in the version before
    /// and may be mended.
    private var faults: [(finding: Diagnostic, isOld: Bool)] {
        let found = findings.map { ($0, stage == .reading) } + trials.map { ($0, [.reading, .trying].contains(stage)) }
        return found.filter { $0.0.severity == .error } + found.filter { $0.0.severity == .warning }
    }

    /// Where the first error is; nil where there is none.
    var firstFault: Diagnostic.Place? { faults.first { $0.finding.severity == .error }?.finding.place }

    /// What is shown of a file that never had a card.
    var faultScreen: TextScreen {
        stage == .reading && findings.isEmpty
            ? TextScreen(title: path, [], appearance: appearance)
            : TextScreen(faultsOf: path, findings, appearance: appearance)
    }

    /// The least part of a window that is left to the screens.
    private static let share = 4

    /// The faults that fit into a part of the window, each with its place, above a line with the keys of the preview; empty
    /// where there are none, or where nothing else is shown.
    func strip(in size: Size, keys: [Span]) -> [[Span]] {
        let faults = faults
        guard card != nil, !faults.isEmpty else { return [] }
        let room = max(2, size.rows / Self.share)
        let width = max(1, size.columns - 2)
        var lines: [[Span]] = []
        for (index, (finding, isOld)) in faults.enumerated() {
            let isError = finding.severity == .error
            let place = Span("\(finding.line):\(finding.column)  ", role: isOld ? .dim : .strong)
            let words = Span(finding.words, role: isOld ? .dim : isError ? .wrong : .pending)
            let next = wrap([place, words], width: width, hangingIndent: 2)
            let isLast = index == faults.count - 1
            guard lines.count + next.count + (isLast ? 0 : 1) <= room || lines.isEmpty else {
                lines.append([Span("and \(faults.count - index) more: adjoint check \(path)", role: .dim)])
                break
            }
            lines += next
        }
        let title = [Span("──\(title)──", role: .border)]
        let label = [Span(" ")] + keys + [Span(" ")]
        let head = title.columns + label.columns < width ? title + label : title
        let rule = String(repeating: "─", count: max(0, width - head.columns))
        return lines + [head + [Span(rule, role: .border)]]
    }

    /// What stands between the faults and the screen.
    private var title: String {
        switch stage {
        case .reading: " reading the file; these were in the version before "
        case .trying: " the card as it is now; its tests are being run "
        case .workingOut, .done: isBehind ? " the version before these faults " : " the card as it is now "
        }
    }

    /// What is being done, where that is worth waiting for.
    /// - Parameter isAuthorsView: whether what is worked out is looked at.
    func activity(isAuthorsView: Bool) -> String? {
        switch stage {
        case .reading: "reading…"
        case .trying: "running its tests…"
        case .workingOut: isAuthorsView ? "working out keys and slips…" : nil
        case .done: nil
        }
    }
}
