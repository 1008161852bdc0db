/// The cells of a picture, packed: a picture of a thousand boxes has millions of them.
struct Sheet: Sendable {
    enum Kind: UInt8, Sendable {
        case empty, frame, text, textContinued, line, crossing, arrowhead, label, labelContinued
        /// The number that stands on an edge whose label is in the legend, and there before it.
        case mark
    }
    /// A cell in one word: kind, sides, and two indices of 28 bits, -1 where there is none.
    struct PackedCell: Sendable {
        private let bits: UInt64

        init(kind: Kind = .empty, sides: Sides = [], owner: Int = -1, other: Int = -1) {
            bits =
                UInt64(kind.rawValue) | UInt64(sides.rawValue) << 4 | UInt64(owner + 1) << 8 | UInt64(other + 1) << 36
        }

        var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits & 15)) ?? .empty }
        /// The sides a line leaves the cell at, for frames, lines and arrowheads.
        var sides: Sides { Sides(rawValue: UInt8(truncatingIfNeeded: bits >> 4 & 15)) }
        /// The node or edge the cell belongs to; of a crossing the vertical one.
        var owner: Int { Int(bits >> 8 & 0xFFF_FFFF) - 1 }
        /// The horizontal edge of a crossing; the index of a text's or label's character.
        var other: Int { Int(bits >> 36) - 1 }
    }

    let width: Int
    let height: Int
    private(set) var cells: [PackedCell]
    private(set) var characters: [Character] = []
    private var indexOfCharacter: [Character: Int] = [:]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = [PackedCell](repeating: PackedCell(), count: width * height)
    }

    subscript(x: Int, y: Int) -> PackedCell {
        get { cells[y * width + x] }
        set { cells[y * width + x] = newValue }
    }

    /// The character of a text or label cell; a blank where nothing is written.
    func character(of cell: PackedCell) -> Character {
        cell.other >= 0 ? characters[cell.other] : " "
    }

    func contains(x: Int, y: Int) -> Bool { x >= 0 && x < width && y >= 0 && y < height }

    /// Writes characters from a cell on, a wide one into two cells.
    mutating func write(
        _ text: String, x: Int, y: Int, kind: Kind, owner: Int, columns: (Character) -> Int
    ) {
        var x = x
        for character in text {
            let index: Int
            if let known = indexOfCharacter[character] {
                index = known
            } else {
                index = characters.count
                characters.append(character)
                indexOfCharacter[character] = index
            }
            self[x, y] = PackedCell(kind: kind, owner: owner, other: index)
            x += 1
            for _ in 1..<max(1, columns(character)) {
                self[x, y] = PackedCell(
                    kind: kind == .text ? .textContinued : .labelContinued, owner: owner)
                x += 1
            }
        }
    }
}

/// Sides of a cell.
struct Sides: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let up = Sides(rawValue: 1)
    static let right = Sides(rawValue: 2)
    static let down = Sides(rawValue: 4)
    static let left = Sides(rawValue: 8)
    static let horizontal: Sides = [.left, .right]
    static let vertical: Sides = [.up, .down]
}
