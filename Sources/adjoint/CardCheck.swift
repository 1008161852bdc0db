import Autodiff
import Canvas
import Cards
import Screens
import Tutor

/// What `check` finds in card files: each by itself, among the others, and drawn.
struct CardCheck {
    private var library: Library
    /// Whether a task without a test is spoken of.
    var isStrict = false

    /// - Parameter paths: card files, or folders of them.
    init(paths: [String]) throws {
        library = try CardFiles.library(in: paths)
        for file in CardFiles.neighbours(of: paths) { library.addNeighbour(file) }
    }

    /// What is wrong with the courses among the cards.
    var courseFindings: [Diagnostic] { library.courseFindings }

    /// The card files, in order.
    var paths: [String] { library.items.map(\.path) }

    /// Everything that is wrong with a card file; the card is nil where it cannot be read.
    mutating func check(_ path: String) -> (card: Card?, findings: [Diagnostic]) {
        let (card, findings) = read(path)
        return (card, findings + (card.map(trials) ?? []).flatMap { $0() })
    }

    /// A card file, and what is wrong with it by itself and among the others.
    mutating func read(_ path: String) -> (card: Card?, findings: [Diagnostic]) {
        do {
            let (card, findings) = library.check(try CardFiles.file(at: path))
            return (card, findings)
        } catch {
            // A folder in the list is one that was not looked into; the library says why.
            if CardFiles.isFolder(path),
                case .failure(let fault)? = library.items.first(where: { $0.path == path })?.head
            {
                return (nil, [fault])
            }
            return (nil, [.unreadable(path, error)])
        }
    }

    /// What takes longer to find out, in pieces: whether tests hold, numbers tell slips apart, and drawings fit.
    func trials(_ card: Card) -> [() -> [Diagnostic]] {
        card.trials(isStrict: isStrict) + [{ wideDrawings(card) }]
    }

    /// A drawing wider than this does not fit a terminal of the usual size.
    private static let drawingWidth = 80

    /// A warning at every graph whose drawing is wider than a terminal usually is.
    private func wideDrawings(_ card: Card) -> [Diagnostic] {
        card.graphs.compactMap { graph in
            let effort = DrawingEffort(of: graph)
            guard !effort.isLarge else {
                return card.graphPlaces[graph.name].map { place in
                    Diagnostic(
                        severity: .warning, rule: "large-drawing",
                        message:
                            "with \(effort.words) \(graph.name) is too large to be drawn in its place; a key draws it",
                        place: place)
                }
            }
            let picture = GraphPicture(
                graph: graph, evaluation: graph.evaluation, appearance: Appearance(), width: Self.drawingWidth)
            let excess = picture.size.columns - Self.drawingWidth
            guard excess > 0, let place = card.graphPlaces[graph.name] else { return nil }
            return Diagnostic(
                severity: .warning, rule: "wide-drawing",
                message: "the drawing of \(graph.name) is \(counted(excess, "column")) wider than \(Self.drawingWidth)",
                place: place)
        }
    }
}

extension Diagnostic {
    /// A file that cannot be opened.
    static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
        Diagnostic(
            rule: "unreadable", message: (error as? Failure)?.reason ?? "\(error)",
            place: Place(path: path, line: 1, column: 1, sourceLine: ""))
    }
}

/// `no errors`, `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count == 0 ? "no" : String(count)) \(noun)\(count == 1 ? "" : "s")"
}
