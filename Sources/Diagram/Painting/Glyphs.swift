extension DiagramOptions.Glyphs {
    private static let unicodeLines: [Character] = [
        " ", "╵", "╶", "└", "╷", "│", "┌", "├", "╴", "┘", "─", "┴", "┐", "┤", "┬", "┼",
    ]
    private static let asciiLines: [Character] = [
        " ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+",
    ]

    func line(_ sides: Sides) -> Character {
        self == .unicode ? Self.unicodeLines[Int(sides.rawValue)] : Self.asciiLines[Int(sides.rawValue)]
    }

    /// Where a line passes over another. ASCII has one sign for corner and cross, so there the vertical line is drawn
    /// as a bridge.
    var crossing: Character { self == .unicode ? "┼" : "|" }

    /// The arrowhead that points to a side.
    func arrowhead(_ side: Sides) -> Character {
        switch side {
        case .right: self == .unicode ? "▸" : ">"
        case .left: self == .unicode ? "◂" : "<"
        case .down: self == .unicode ? "▾" : "v"
        default: self == .unicode ? "▴" : "^"
        }
    }
}
