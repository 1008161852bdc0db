internal import Algebra
package import Canvas

/// A line of text being typed: its characters and the place of the cursor.
///
/// Newlines never get in; the text ends at `limit` characters.
package struct TextField: Hashable, Sendable {
    /// The longest answer that is read.
    package static let limit = Limits.answerLength

    /// What was typed, by grapheme.
    package private(set) var characters: [Character] = []
    /// The cursor stands before the character at this index.
    package private(set) var cursor = 0
    /// Whether what is typed or pasted next takes the place of the whole text, as after a wrong answer. Every editing
    /// key keeps the text.
    private(set) var isSelected = false

    package init(_ text: String = "") { insert(text) }

    /// What is typed so far.
    package var text: String { String(characters) }
    /// Whether nothing is typed.
    package var isEmpty: Bool { characters.isEmpty }

    /// The lines of the help for the editing keys.
    static let editingHelp = [
        KeyBinding(
            [], label: "Ctrl-A/E/U/K/W", help: "to the start, to the end, delete before, delete after, delete a word"),
        KeyBinding(
            [], label: "Ctrl-Left, Ctrl-Right", help: "a word back, a word on; Alt-b and Alt-f too"),
        KeyBinding(
            [], label: "Alt-Backspace, Alt-d", help: "delete the word before, the word after"),
    ]

    /// Takes an editing key; false where the key does not edit, so that the screen may use it.
    package mutating func update(_ key: Key) -> Bool {
        if case .character(let character) = key {
            insert(String(character))
            return true
        }
        guard edit(key) else { return false }
        isSelected = false
        return true
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .control("u"): remove(from: 0, to: cursor)
        case .control("k"): remove(from: cursor, to: characters.count)
        case .control("w"): remove(from: startOfBlankWord, to: cursor)
        case .wordLeft, .alt("b"), .alt("B"): cursor = startOfWord
        case .wordRight, .alt("f"), .alt("F"): cursor = endOfWord
        case .wordBackspace: remove(from: startOfWord, to: cursor)
        case .wordDelete, .alt("d"), .alt("D"): remove(from: cursor, to: endOfWord)
        default: return false
        }
        return true
    }

    /// Puts typed or pasted text in at the cursor; newlines and tabs become blanks, other control characters go.
    package mutating func insert(_ text: String) {
        if isSelected { self = TextField() }
        var before = characters[..<cursor].reduce(into: "") { $0.append($1) }
        let after = characters[cursor...]
        let room = max(0, TextField.limit - characters.count)
        before += String(TextField.typeable(text).prefix(room))
        // A combining mark joins the character before the cursor, so the graphemes are found anew.
        let start = Array(before)
        characters = Array((start + after).prefix(TextField.limit))
        cursor = min(start.count, characters.count)
    }

    /// Replaces everything.
    package mutating func replace(with text: String) {
        self = TextField(text)
    }

    /// Puts the cursor before the character at this index, or behind the last.
    mutating func moveCursor(to index: Int) {
        cursor = min(max(0, index), characters.count)
        isSelected = false
    }

    /// Lets what is typed next take the place of the whole text.
    package mutating func select() { isSelected = !isEmpty }

    private static func typeable(_ text: String) -> String {
        // A paste may be huge; a little more than the limit is enough to fill the field.
        let start = text.prefix(limit * 2)
        return String(start.map { $0.isNewline || $0 == "\t" ? " " : $0 }).sanitised
    }

    /// The start of the name or number before the cursor.
    private var startOfWord: Int {
        var start = cursor
        while start > 0, !characters[start - 1].isInWord { start -= 1 }
        while start > 0, characters[start - 1].isInWord { start -= 1 }
        return start
    }

    /// The end of the name or number after the cursor.
    private var endOfWord: Int {
        var end = cursor
        while end < characters.count, !characters[end].isInWord { end += 1 }
        while end < characters.count, characters[end].isInWord { end += 1 }
        return end
    }

    /// The start of what stands before the cursor: blanks back, then everything that is not blank.
    private var startOfBlankWord: Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func remove(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, end)
        guard !range.isEmpty else { return }
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    /// Draws the field between brackets in `width` columns, scrolled so that the cursor is seen, and puts the terminal's
    /// cursor there where the field has the focus.
    /// - Parameter fault: the characters that cannot be read.
    package func draw(
        on canvas: inout Canvas, column: Int, row: Int, width: Int, hasFocus: Bool = true, fault: Range<Int>? = nil
    ) {
        guard width > 2 else { return }
        let role: Role = hasFocus ? .field : .plain
        canvas.write("[", column: column, row: row, role: .border)
        canvas.write("]", column: column + width - 1, row: row, role: .border)
        let column = column + 1
        let width = width - 2
        let window = visible(in: width)
        canvas.fill(Area(column: column, row: row, columns: width, rows: 1), role: role)
        let textRole: Role = isSelected && hasFocus ? .selection : role
        canvas.write(String(characters[window.range]), column: column, row: row, role: textRole, limit: width)
        if let fault {
            let marked = fault.clamped(to: window.range)
            let before = characters[window.range.lowerBound..<marked.lowerBound].reduce(0) { $0 + $1.columns }
            let text = String(characters[marked])
            canvas.write(text, column: column + before, row: row, role: .wrong, limit: width - before)
        }
        if hasFocus, canvas.clip.contains(column: column + window.cursorColumn, row: row) {
            canvas.cursor = Position(column: column + window.cursorColumn, row: row)
        }
    }

    /// The characters that are seen in `width` columns, and where among them the cursor stands.
    ///
    /// It follows from the cursor alone, in jumps of half the width, so that there is text to see on both sides of it.
    func visible(in width: Int) -> (range: Range<Int>, cursorColumn: Int) {
        let before = characters[..<cursor].reduce(0) { $0 + $1.columns }
        let jump = max(1, width / 2)
        // The cursor may stand behind the last character, so it needs a column of its own.
        let wanted = before < width ? 0 : ((before - width) / jump + 1) * jump
        var skipped = 0
        var start = 0
        while start < cursor, skipped < wanted {
            skipped += characters[start].columns
            start += 1
        }
        var end = start
        var taken = 0
        while end < characters.count, taken + characters[end].columns <= width {
            taken += characters[end].columns
            end += 1
        }
        return (start..<end, min(before - skipped, width - 1))
    }
}

extension Character {
    /// Whether it is part of a name or a number, which word by word editing takes as a whole.
    fileprivate var isInWord: Bool { isLetter || isNumber || self == "_" || self == "." }
}
