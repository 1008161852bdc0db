/// The graphemes of a text as cells take them: one spacing character with its combining marks, and its columns.
///
/// This is the model of the C library and of ncurses, which put one spacing character and a few marks in a cell. It is
/// finer than Swift's `Character`: a flag or a Devanagari conjunct is several cells.
struct CellGraphemes: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var pending: Unicode.Scalar?
    private var blanks = 0
    private var isAfterCarriageReturn = false

    init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

    mutating func next() -> (grapheme: Character, columns: Int)? {
        if blanks > 0 {
            blanks -= 1
            return (" ", 1)
        }
        while let scalar = takeScalar() {
            let isLineFeedOfPair = isAfterCarriageReturn && scalar == "\n"
            isAfterCarriageReturn = scalar == "\r"
            if isLineFeedOfPair { continue }
            switch CellScalar(scalar) {
            case .hidden: continue
            case .blank: return (" ", 1)
            case .tab:
                blanks = 3
                return (" ", 1)
            case .mark:
                // A mark without a letter gets a blank to stand on.
                pending = scalar
                return (withMarks(" "), 1)
            case .unassigned: return (withMarks("\u{FFFD}"), 1)
            case .spacing(let columns): return (withMarks(scalar), columns)
            }
        }
        return nil
    }

    private mutating func takeScalar() -> Unicode.Scalar? {
        defer { pending = nil }
        return pending ?? scalars.next()
    }

    /// The base with the marks that follow it, and what is hidden among them taken out.
    private mutating func withMarks(_ base: Unicode.Scalar) -> Character {
        var grapheme = Character(base)
        var marks = 0
        while let scalar = takeScalar() {
            if scalar.value < 0x300 {
                pending = scalar
                break
            }
            switch CellScalar(scalar) {
            case .mark:
                marks += 1
                guard marks <= Canvas.markLimit else { continue }
                // A few marks, such as a Korean vowel after a Latin letter, do not join: they are not shown.
                let joined = String(grapheme) + String(scalar)
                if joined.count == 1 { grapheme = Character(joined) }
                continue
            case .hidden: continue
            case .spacing where (0x1F3FB...0x1F3FF).contains(scalar.value) && base.value > 0xFF: continue
            default: pending = scalar
            }
            break
        }
        return grapheme
    }
}

/// What one Unicode scalar does to a row of cells.
enum CellScalar: Equatable {
    case spacing(columns: Int)
    /// A combining mark: it joins the cell before.
    case mark
    /// It would move, reorder or hide cells, or show nothing.
    case hidden
    /// A line end of any kind.
    case blank
    case tab
    /// No terminal agrees with another on its columns.
    case unassigned

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x09: self = .tab
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .blank
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2190..<0x231A, 0x2500..<0x25FD: self = .spacing(columns: 1)
        // Greek letters, small digits, signs of operations, and the marks above letters are asked for most.
        case 0x391...0x3A1, 0x3A3...0x3C9, 0x2074...0x208E, 0x2200...0x22FF: self = .spacing(columns: 1)
        case 0x300..<0x34F: self = .mark
        case 0..<0x20, 0x7F..<0xA0: self = .hidden
        case 0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: self = .mark  // Korean vowels and final consonants
        case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD:
            self = .spacing(columns: 1)  // format characters with a glyph of their own
        default: self = CellScalar(rare: scalar)
        }
    }

    private init(rare scalar: Unicode.Scalar) {
        guard !scalar.properties.isDefaultIgnorableCodePoint, !(0xFFF9...0xFFFB).contains(scalar.value) else {
            self = .hidden
            return
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: self = .mark
        case .format, .control, .surrogate, .lineSeparator, .paragraphSeparator: self = .hidden
        case .unassigned: self = .unassigned
        default: self = .spacing(columns: isWide(scalar) ? 2 : 1)
        }
    }
}

extension Canvas {
    /// So many combining marks are shown on one letter: more than any script needs climb into the rows above.
    package static let markLimit = 3
}
