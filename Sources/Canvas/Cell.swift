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
package struct Cell: Hashable, Sendable {
    /// The grapheme; nil in the right half of a wide one.
    package var text: Character?
    /// What it means.
    package var role: Role
    package init(_ text: Character? = " ", role: Role = .plain) {
        self.text = text
        self.role = role
    }
}
