/// What reaches a screen from outside.
package enum Event: Hashable, Sendable {
    case key(Key)
    /// A bracketed paste, as one text.
    case paste(String)
    /// The wheel: rows, positive downwards.
    case scroll(Int)
    case click(Position)
    case resize(Size)
}

/// A key as a person names it.
package enum Key: Hashable, Sendable {
    case character(Character)
    /// `Ctrl-G` is `control("g")`.
    case control(Character)
    /// `Alt-b` is `alt("b")`: terminals send it as Escape with the letter right behind it.
    case alt(Character)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// Left and Right with Ctrl or Alt held.
    case wordLeft, wordRight
    /// Backspace with Alt held, and Delete with Ctrl or Alt held.
    case wordBackspace, wordDelete
    case function(Int)
}
