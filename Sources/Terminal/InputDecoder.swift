internal import Canvas

/// What comes from the keyboard, to events. Pure: bytes and keys in, events out; time enters as `patience` and `giveUp`.
///
/// Nothing that arrives stops it: malformed UTF-8 becomes U+FFFD, unknown escape sequences disappear, and what is begun
/// and never ended ends by itself.
struct InputDecoder {
    /// One piece of input: a byte, or what ncurses recognised in several.
    enum Input: Hashable, Sendable {
        case byte(UInt8)
        case key(Key)
        case pasteStart, pasteEnd
        case mouse(MouseReport.Encoding)
        /// A key that no screen knows.
        case unknownKey
    }

    /// An escape sequence longer than this is none.
    private static let sequenceLimit = 64

    private enum State {
        case ground
        /// Behind ESC.
        case escape
        /// Behind `ESC O`.
        case singleShift
        /// Behind `ESC [`, with the count of bytes so far.
        case controlSequence(Int)
        case mouse(MouseReport)
        case paste
    }

    private var state = State.ground
    private var utf8 = UTF8Decoder()
    private var pasted = PastedText()

    /// For how many milliseconds the rest of what has begun may keep the user waiting; nil where nothing has begun.
    var patience: Int? {
        switch state {
        case .ground: utf8.isInsideCharacter ? 50 : nil
        case .escape: 0  // ncurses has waited already
        case .singleShift, .controlSequence, .mouse: 50
        case .paste: 500
        }
    }

    /// What is to be made of a beginning whose rest has not come within `patience`.
    mutating func giveUp() -> [Event] {
        defer { state = .ground }
        switch state {
        case .ground: return utf8.finish().compactMap(event)
        case .escape: return [.key(.escape)]
        case .singleShift: return [.key(.escape), .key(.character("O"))]
        case .controlSequence(let count): return count == 0 ? [.key(.escape), .key(.character("["))] : []
        case .mouse: return []
        case .paste: return [endPaste()]
        }
    }

    /// The events that one more piece of input completes.
    mutating func feed(_ input: Input) -> [Event] {
        switch state {
        case .ground: return ground(input)
        case .escape:
            switch input {
            case .byte(UInt8(ascii: "[")): state = .controlSequence(0)
            case .byte(UInt8(ascii: "O")): state = .singleShift
            default:
                guard let key = Self.keyWithAlt(input) else { return giveUp() + ground(input) }
                state = .ground
                return [.key(key)]
            }
            return []
        case .singleShift:
            guard case .byte(let byte) = input, (0x20..<0x7F).contains(byte) else { return giveUp() + ground(input) }
            state = .ground
            return Self.keypad[byte].map { [.key($0)] } ?? []
        case .controlSequence(let count):
            // Parameters and intermediates, then one final byte (ECMA-48, section 5.4).
            switch input {
            case .byte(0x20...0x3F) where count < Self.sequenceLimit:
                state = .controlSequence(count + 1)
                return []
            case .byte(0x40...0x7E):
                state = .ground
                return []
            default: return giveUp() + ground(input)
            }
        case .mouse(var report):
            guard case .byte(let byte) = input else { return giveUp() + ground(input) }
            switch report.feed(byte) {
            case .incomplete:
                state = .mouse(report)
                return []
            case .complete(let event):
                state = .ground
                return event.map { [$0] } ?? []
            case .malformed: return giveUp() + ground(input)
            }
        case .paste:
            switch input {
            case .byte(let byte): pasted.append(utf8.feed(byte))
            case .pasteEnd: return giveUp()
            default: break  // a pasted text may hold escape sequences: they say nothing
            }
            return []
        }
    }

    private mutating func ground(_ input: Input) -> [Event] {
        state = .ground
        if case .byte(let byte) = input {
            if byte == 0x1B {
                state = .escape
                return utf8.finish().compactMap(event)
            }
            return utf8.feed(byte).compactMap(event)
        }
        let cutShort = utf8.finish().compactMap(event)
        switch input {
        case .key(let key): return cutShort + [.key(key)]
        case .mouse(let encoding): state = .mouse(MouseReport(encoding: encoding))
        case .pasteStart: state = .paste
        case .byte, .pasteEnd, .unknownKey: break
        }
        return cutShort
    }

    private mutating func endPaste() -> Event {
        pasted.append(utf8.finish())
        defer { pasted = PastedText() }
        return .paste(pasted.text)
    }

    /// The key behind a character. Raw mode hands over what a terminal driver would act on: Ctrl-C is a key like others.
    private func event(_ scalar: Unicode.Scalar) -> Event? {
        switch scalar.value {
        case 0x0D, 0x0A: return .key(.enter)
        case 0x09: return .key(.tab)
        case 0x08, 0x7F: return .key(.backspace)
        case 0x00: return .key(.control(" "))
        case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(UInt8(scalar.value) | 0x60))))
        case 0x1C...0x1F: return .key(.control(Character(Unicode.Scalar(UInt8(scalar.value) | 0x40))))
        case 0x80...0x9F: return nil  // controls of old 8-bit terminals
        default: return .key(.character(Character(scalar)))
        }
    }

    /// A key with Alt held: Escape and what comes right behind it; nil where that is a key of its own.
    private static func keyWithAlt(_ input: Input) -> Key? {
        switch input {
        case .byte(0x08), .byte(0x7F): .wordBackspace
        case .byte(let byte) where (0x20..<0x7F).contains(byte): .alt(Character(Unicode.Scalar(byte)))
        case .key(.left): .wordLeft
        case .key(.right): .wordRight
        case .key(.delete): .wordDelete
        default: nil
        }
    }

    /// The number pad in its application mode (VT100 User Guide, table 3-7), which some terminals use with Num Lock on.
    private static let keypad: [UInt8: Key] = {
        var keys: [UInt8: Key] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab]
        for (byte, character) in zip("jklmnopqrstuvwxyX".utf8, "*+,-./0123456789=") {
            keys[byte] = .character(character)
        }
        return keys
    }()
}

/// A paste as it grows: line ends as `\n`, other control characters left out.
struct PastedText {
    private(set) var text = ""
    private var isAfterCarriageReturn = false

    mutating func append(_ scalars: [Unicode.Scalar]) {
        for scalar in scalars where text.utf8.count < Terminal.pasteLimit {
            let isLineFeedOfPair = isAfterCarriageReturn && scalar == "\n"
            isAfterCarriageReturn = scalar == "\r"
            switch scalar.value {
            case 0x0A, 0x0D: if !isLineFeedOfPair { text.unicodeScalars.append("\n") }
            case 0x09, 0x20..<0x7F, 0xA0...: text.unicodeScalars.append(scalar)
            default: break
            }
        }
    }
}
