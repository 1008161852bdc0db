/// The cells of a picture, packed: a picture of a thousand boxes has millions of them.
struct Sheet: Sendable {
    enum Kind: UInt8, Sendable {
        case empty, frame, text, textContinued, line, crossing, arrowhead, label, labelContinued
        /// A piece of line that several edges of one source share.
        case trunk
        /// The number that stands on an edge whose label is in the legend, and there before it.
        case mark
        /// Text that belongs to no box and no edge.
        case note

        /// The kind of a packed cell.
        init(word: UInt32) { self = Kind(rawValue: UInt8(word & 15)) ?? .empty }

        /// Whether cells of this kind have an `other`.
        var hasOther: Bool {
            switch self {
            case .text, .crossing, .label, .mark, .note: true
            case .empty, .frame, .textContinued, .line, .trunk, .arrowhead, .labelContinued: false
            }
        }
    }
    struct Cell: Sendable {
        var kind = Kind.empty
        /// The sides a line leaves the cell at, for frames, lines and arrowheads.
        var sides: Sides = []
        /// The node or edge the cell belongs to; of a crossing the vertical one, of a trunk one of them.
        var owner = 0
        /// The horizontal edge of a crossing; the index of a text's or label's character; -1 for none.
        var other = -1
    }

    let width: Int
    let height: Int
    /// A cell in one word: four bits of kind, four of sides, 24 of owner. Where a cell has an `other`, the owner's bits
    /// hold an index into `pairs` instead.
    private var words: [UInt32]
    private var pairs: [(owner: Int32, other: Int32)] = []
    private(set) var characters: [Character] = []
    private var indexOfCharacter: [Character: Int] = [:]
    /// The same for the characters of ASCII, which are most of all.
    private var indexOfASCII = [Int?](repeating: nil, count: 128)

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        words = [UInt32](repeating: 0, count: width * height)
    }

    subscript(x: Int, y: Int) -> Cell {
        get {
            let word = words[y * width + x]
            let kind = Kind(word: word)
            let sides = Sides(rawValue: UInt8(word >> 4 & 15))
            let index = Int(word >> 8)
            guard kind.hasOther else { return Cell(kind: kind, sides: sides, owner: index) }
            let pair = pairs[index]
            return Cell(kind: kind, sides: sides, owner: Int(pair.owner), other: Int(pair.other))
        }
        set {
            let place = y * width + x
            var index = newValue.owner
            if newValue.kind.hasOther {
                let pair = (owner: Int32(newValue.owner), other: Int32(newValue.other))
                // A cell that is written again keeps its pair, so that a picture does not grow while it is filled in.
                if Kind(word: words[place]).hasOther {
                    index = Int(words[place] >> 8)
                    pairs[index] = pair
                } else {
                    index = pairs.count
                    pairs.append(pair)
                }
            }
            words[place] =
                UInt32(newValue.kind.rawValue) | UInt32(newValue.sides.rawValue) << 4 | UInt32(index) << 8
        }
    }

    func contains(x: Int, y: Int) -> Bool { x >= 0 && x < width && y >= 0 && y < height }

    /// The character of a text or label cell; a blank where nothing is written.
    func character(of cell: Cell) -> Character { cell.other >= 0 ? characters[cell.other] : " " }

    /// Writes characters from a cell on, a wide one into two cells.
    mutating func write(_ text: String, x: Int, y: Int, kind: Kind, owner: Int, columns: (Character) -> Int) {
        var x = x
        for character in text {
            self[x, y] = Cell(kind: kind, owner: owner, other: index(of: character))
            x += 1
            for _ in 1..<max(1, columns(character)) {
                self[x, y] = Cell(kind: kind == .text ? .textContinued : .labelContinued, owner: owner)
                x += 1
            }
        }
    }

    private mutating func index(of character: Character) -> Int {
        let ascii = character.asciiValue.map { Int($0) }
        if let index = ascii.map({ indexOfASCII[$0] }) ?? indexOfCharacter[character] { return index }
        characters.append(character)
        if let ascii {
            indexOfASCII[ascii] = characters.count - 1
        } else {
            indexOfCharacter[character] = characters.count - 1
        }
        return characters.count - 1
    }

    /// Draws a piece of line through a cell: a frame opens to it, another line is crossed at a right angle, and a line of the
    /// same source is shared in every other way. So what has four arms is a crossing, and what has three a branch.
    mutating func draw(_ sides: Sides, x: Int, y: Int, owner: Int) {
        let place = y * width + x
        let word = words[place]
        if word == 0 {
            words[place] = UInt32(Kind.line.rawValue) | UInt32(sides.rawValue) << 4 | UInt32(owner) << 8
            return
        }
        var cell = self[x, y]
        switch cell.kind {
        case .frame:
            cell.sides.formUnion(sides)
        case .line where cell.owner != owner && !cell.sides.isCrossed(by: sides),
            .trunk where !cell.sides.isCrossed(by: sides):
            cell = Cell(kind: .trunk, sides: cell.sides.union(sides), owner: cell.owner)
        case .line where cell.owner != owner, .trunk:
            let (vertical, horizontal) = sides == .vertical ? (owner, cell.owner) : (cell.owner, owner)
            cell = Cell(kind: .crossing, sides: [.vertical, .horizontal], owner: vertical, other: horizontal)
        case .crossing: break
        default:
            cell = Cell(kind: .line, sides: sides, owner: owner)
        }
        self[x, y] = cell
    }

    /// Draws from the source's frame, which opens towards the line, to the arrowhead before the target's.
    mutating func drawLine(through corners: [DiagramPoint], owner: Int) {
        var entered: Sides = []
        for (from, to) in zip(corners, corners.dropFirst()) where from != to {
            let (dx, dy) = ((to.x - from.x).signum(), (to.y - from.y).signum())
            let (leaving, entering): (Sides, Sides) =
                switch (dx, dy) {
                case (1, _): (.right, .left)
                case (-1, _): (.left, .right)
                case (_, 1): (.down, .up)
                default: (.up, .down)
                }
            var cell = from
            while cell != to {
                draw(entered.union(leaving), x: cell.x, y: cell.y, owner: owner)
                entered = entering
                cell = DiagramPoint(x: cell.x + dx, y: cell.y + dy)
            }
            if to == corners.last {
                let before = DiagramPoint(x: to.x - dx, y: to.y - dy)
                self[before.x, before.y] = Cell(kind: .arrowhead, sides: leaving, owner: owner)
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

    /// Whether one runs straight up and down, the other straight across.
    func isCrossed(by other: Sides) -> Bool {
        self == .vertical && other == .horizontal || self == .horizontal && other == .vertical
    }

    /// The side over against a single side.
    var opposite: Sides {
        switch self {
        case .up: .down
        case .down: .up
        case .left: .right
        default: .left
        }
    }
}
