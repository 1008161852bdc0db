internal import CNcurses
internal import Canvas

/// The escape sequences that ncurses is told beside those of the terminal's own description, and the meaning of the
/// codes it answers with.
enum KeySequences {
    /// Codes of our own, beyond those that ncurses gives to a terminal's extra keys.
    private static let pasteStart: Int32 = 0x2000
    private static let pasteEnd: Int32 = 0x2001
    private static let mouseSGR: Int32 = 0x2002
    private static let mouseX10: Int32 = 0x2003
    private static let wordLeft: Int32 = 0x2004
    private static let wordRight: Int32 = 0x2005
    private static let wordDelete: Int32 = 0x2006

    private static let cursorKeys: [(final: Character, code: Int32)] = [
        ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME), ("F", KEY_END),
    ]
    private static let editingKeys: [(number: Int, code: Int32)] = [
        (1, KEY_HOME), (2, KEY_IC), (3, KEY_DC), (4, KEY_END), (5, KEY_PPAGE), (6, KEY_NPAGE), (7, KEY_HOME),
        (8, KEY_END),
    ]

    /// What a key becomes with Ctrl or Alt, which xterm counts as modifiers from 3 on; 2 is Shift.
    private static func ofWords(_ code: Int32) -> Int32 {
        switch code {
        case KEY_LEFT: wordLeft
        case KEY_RIGHT: wordRight
        case KEY_DC: wordDelete
        default: code
        }
    }

    /// Every sequence with its code; 0 takes away what the terminal's description says.
    ///
    /// Cursor keys come in both modes, whichever the terminal is in, and with modifiers: Ctrl and Alt make words of
    /// characters, and otherwise they count for nothing.
    static var definitions: [(sequence: String, code: Int32)] {
        var definitions: [(String, Int32)] = [
            ("\u{1B}[200~", pasteStart), ("\u{1B}[201~", pasteEnd),
            ("\u{1B}[<", mouseSGR), ("\u{1B}[M", mouseX10),
            ("\u{1B}[Z", KEY_BTAB),
        ]
        let modifiers = 2...8
        for (final, code) in cursorKeys {
            definitions += [("\u{1B}[\(final)", code), ("\u{1B}O\(final)", code)]
            definitions += modifiers.map { ("\u{1B}[1;\($0)\(final)", $0 > 2 ? ofWords(code) : code) }
        }
        for (number, code) in editingKeys {
            definitions.append(("\u{1B}[\(number)~", code))
            definitions += modifiers.map { ("\u{1B}[\(number);\($0)~", $0 > 2 ? ofWords(code) : code) }
        }
        // What rxvt sends for Left and Right with Ctrl.
        definitions += [("\u{1B}Od", wordLeft), ("\u{1B}Oc", wordRight)]
        // The number pad: its digits are for the decoder, which must see them as digits.
        definitions += "jklmnopqrstuvwxyX".map { ("\u{1B}O\($0)", 0) }
        return definitions
    }

    /// Tells ncurses the definitions; to be called once a screen is up.
    static func define() {
        // Which byte is the backspace key is for the decoder: it comes in mouse reports too.
        define_key(nil, KEY_BACKSPACE)
        for (sequence, code) in definitions { define_key(sequence, code) }
    }

    /// The meaning of what `wgetch` answered.
    static func input(_ code: Int32) -> InputDecoder.Input {
        if let byte = UInt8(exactly: code) { return .byte(byte) }
        switch code {
        case pasteStart: return .pasteStart
        case pasteEnd: return .pasteEnd
        case mouseSGR: return .mouse(.sgr)
        case mouseX10: return .mouse(.x10)
        default: return keys[code].map { .key($0) } ?? .unknownKey
        }
    }

    private static let keys: [Int32: Key] = {
        var keys: [Int32: Key] = [
            KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
            KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left, KEY_SRIGHT: .right,
            KEY_HOME: .home, KEY_SHOME: .home, KEY_FIND: .home, KEY_END: .end, KEY_SEND: .end, KEY_SELECT: .end,
            KEY_PPAGE: .pageUp, KEY_SPREVIOUS: .pageUp, KEY_NPAGE: .pageDown, KEY_SNEXT: .pageDown,
            KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown,
            KEY_DC: .delete, KEY_SDC: .delete, KEY_IC: .insert, KEY_SIC: .insert,
            KEY_BACKSPACE: .backspace, KEY_ENTER: .enter, KEY_BTAB: .backTab,
        ]
        (keys[wordLeft], keys[wordRight], keys[wordDelete]) = (.wordLeft, .wordRight, .wordDelete)
        for number in 1...63 { keys[KEY_F0 + Int32(number)] = .function(number) }
        return keys
    }()
}
