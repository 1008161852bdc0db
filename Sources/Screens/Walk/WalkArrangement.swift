internal import Autodiff
internal import Canvas

/// How the drawing of a walk lies in a window.
enum WalkArrangement: Hashable, Sendable {
    /// Above ledger and words.
    case above
    /// In a wide window at their left, where a tall drawing has all rows.
    case beside

    /// Those that a window has the columns for, the usual one first.
    static func all(in window: Size) -> [WalkArrangement] { window.columns >= 120 ? [.above, .beside] : [.above] }

    /// The columns of ledger and words beside a drawing.
    static let ledgerColumns = 68
    private static let gap = 2

    /// The most rows that a ledger has for itself.
    static let mostLedgerRows = 5

    /// The rows that are kept for the ledger of a node with so many edges: heading, a row for each, and sum.
    /// A longer ledger is seen around its field.
    static func ledgerRows(edges: Int, isScalar: Bool, method: SweepMethod = .pull) -> Int {
        // A row of vectors and matrices has its product over its shapes, and the entry.
        min((isScalar ? edges : 3 * edges) + (method == .pull ? 2 : 1), mostLedgerRows)
    }

    /// The area between title and keys, and how many of its rows words usually take.
    static func space(in window: Size) -> (body: Area, words: Int) {
        let body = Chrome.fullBody(of: window)
        return (body, body.size.rows >= 27 ? 4 : body.size.rows >= 20 ? 3 : 2)
    }

    /// The room for a drawing that is seen whole whatever the step: beside a ledger of so many rows and usual words.
    func room(in window: Size, ledgerRows: Int) -> WalkRoom {
        let (body, words) = Self.space(in: window)
        let size =
            switch self {
            case .above: Size(columns: body.size.columns, rows: max(1, body.size.rows - words - ledgerRows - 2))
            case .beside: Size(columns: body.size.columns - Self.ledgerColumns - Self.gap, rows: body.size.rows)
            }
        return WalkRoom(arrangement: self, size: size)
    }
}

/// The columns and rows that a walk has for its drawing.
struct WalkRoom: Hashable, Sendable {
    let arrangement: WalkArrangement
    let size: Size
}
