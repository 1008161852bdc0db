/// What a cell means. The terminal maps roles to colours and attributes in one place; a role is never the only carrier
/// of a meaning.
package enum Role: UInt8, Hashable, Sendable, CaseIterable {
    case plain, title, heading, strong, emphasis, dim, code, math, border
    case correct, wrong, active, known, pending, hint
    /// The text field with the focus, and the chosen row of a list.
    case field, selection
    case key
}

/// One cell: a grapheme of width 1 or 2, or the right half of a wide one (no text).
///
/// It is a few numbers, so that a whole window is copied and compared at each key as memory is, without a reference to count.
package struct Cell: Hashable, Sendable {
    /// The spacing character; nil in the right half of a wide one.
    private let base: Unicode.Scalar?
    /// The combining marks on it, 21 bits each, the first one lowest.
    private let marks: UInt64
    /// What it means.
    package var role: Role

    /// - Parameter text: a spacing character with at most `Canvas.markLimit` marks; more are left out.
    package init(_ text: Character? = " ", role: Role = .plain) {
        var scalars = text?.unicodeScalars.makeIterator()
        base = scalars?.next()
        var marks: UInt64 = 0
        for place in 0..<Canvas.markLimit {
            guard let mark = scalars?.next() else { break }
            marks |= UInt64(mark.value) << (Cell.bitsOfMark * place)
        }
        self.marks = marks
        self.role = role
    }

    /// A character without marks.
    init(_ base: Unicode.Scalar, role: Role) {
        (self.base, marks) = (base, 0)
        self.role = role
    }

    private static let bitsOfMark = 21

    /// The grapheme; nil in the right half of a wide one.
    package var text: Character? {
        guard let base else { return nil }
        guard marks != 0 else { return Character(base) }
        var text = String(base)
        var rest = marks
        while rest != 0 {
            if let mark = Unicode.Scalar(UInt32(rest & (1 << Cell.bitsOfMark - 1))) { text.unicodeScalars.append(mark) }
            rest >>= Cell.bitsOfMark
        }
        return text.first
    }

    /// Whether it is the right half of a wide character.
    package var isRightHalf: Bool { base == nil }

    /// The character of most cells: a printable one of ASCII, without marks.
    package var printableASCII: Unicode.Scalar? {
        guard let base, marks == 0, (0x20..<0x7F).contains(base.value) else { return nil }
        return base
    }
}
