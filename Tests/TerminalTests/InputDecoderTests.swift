import SeededGenerator
import Canvas
import Testing

@testable import Terminal

@Suite("From input to events")
struct InputDecoderTests {
    private typealias Input = InputDecoder.Input

    /// The events of some input, and of what is left when nothing more comes.
    private func events(_ inputs: [Input]) -> [Event] {
        var decoder = InputDecoder()
        return inputs.flatMap { decoder.feed($0) } + (decoder.patience == nil ? [] : decoder.giveUp())
    }

    private func events(_ text: String) -> [Event] { events(text.utf8.map(Input.byte)) }

    private func typed(_ text: String) -> [Event] { text.unicodeScalars.map { .key(.character(Character($0))) } }

    @Test("Letters, digits and mathematics are characters")
    func characters() {
        #expect(events("2x ∂C/∂z") == typed("2x ∂C/∂z"))
        #expect(events("𝛿学") == typed("𝛿学"))
    }

    @Test("A combining mark comes as a character of its own, behind its letter")
    func combiningMark() {
        #expect(events("x\u{304}") == [.key(.character("x")), .key(.character("\u{304}"))])
    }

    @Test(
        "Control keys have names",
        arguments: [
            (0x00, Key.control(" ")), (0x01, .control("a")), (0x03, .control("c")), (0x07, .control("g")),
            (0x08, .backspace), (0x09, .tab), (0x0A, .enter), (0x0D, .enter), (0x12, .control("r")),
            (0x1A, .control("z")), (0x1B, .escape), (0x1C, .control("\\")), (0x1F, .control("_")), (0x7F, .backspace),
        ] as [(UInt8, Key)])
    func controlKeys(byte: UInt8, key: Key) {
        #expect(events([.byte(byte)]) == [.key(key)])
    }

    @Test("Every single byte is one event, and the next key is answered as ever")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            var decoder = InputDecoder()
            let first = decoder.feed(.byte(byte)) + (decoder.patience == nil ? [] : decoder.giveUp())
            #expect(first.count == 1, "byte \(byte)")
            if byte >= 0x80 { #expect(first == typed("\u{FFFD}"), "byte \(byte)") }
            #expect(decoder.feed(.byte(0x61)) == typed("a"), "byte \(byte)")
        }
    }

    @Test("A malformed byte costs itself alone")
    func malformed() {
        #expect(events([.byte(0xFF), .byte(0x61), .byte(0xE2), .byte(0x62)]) == typed("\u{FFFD}a\u{FFFD}b"))
        #expect(events([.byte(0xE2), .byte(0x88), .key(.up)]) == typed("\u{FFFD}") + [.key(.up)])
        #expect(events([.byte(0xC3), .byte(0x1B)]) == typed("\u{FFFD}") + [.key(.escape)])
    }

    @Test("The rest of a character may come late")
    func splitCharacter() {
        var decoder = InputDecoder()
        #expect(decoder.feed(.byte(0xE2)) == [])
        #expect(decoder.patience != nil)
        #expect(decoder.feed(.byte(0x88)) + decoder.feed(.byte(0x82)) == typed("∂"))
        #expect(decoder.patience == nil)
    }

    @Test("Escape is a key at once, also in front of other keys")
    func escape() {
        var decoder = InputDecoder()
        #expect(decoder.feed(.byte(0x1B)) == [])
        #expect(decoder.patience == 0)
        #expect(decoder.giveUp() == [.key(.escape)])
        #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
        #expect(events([.byte(0x1B), .key(.up)]) == [.key(.escape), .key(.up)])
        #expect(events("\u{1B}[") == [.key(.escape)] + typed("["))
    }

    @Test("Escape with a letter right behind it is that letter with Alt held, and never Escape")
    func alt() {
        #expect(events("\u{1B}b\u{1B}f\u{1B}d") == [.key(.alt("b")), .key(.alt("f")), .key(.alt("d"))])
        #expect(events("\u{1B}\u{7F}\u{1B}\u{8}") == [.key(.wordBackspace), .key(.wordBackspace)])
        #expect(events([.byte(0x1B), .key(.left), .byte(0x1B), .key(.right)]) == [.key(.wordLeft), .key(.wordRight)])
        #expect(events("\u{1B}\r") == [.key(.escape), .key(.enter)])
    }

    @Test("A letter that comes after Escape was answered is a letter")
    func letterAfterEscape() {
        var decoder = InputDecoder()
        let escape = decoder.feed(.byte(0x1B)) + decoder.giveUp()
        #expect(escape + decoder.feed(.byte(0x62)) == [.key(.escape)] + typed("b"))
    }

    @Test("An unknown escape sequence disappears instead of being typed")
    func unknownSequences() {
        #expect(events("a\u{1B}[1;5Zb") == typed("ab"))
        #expect(events("a\u{1B}[?1;2cb") == typed("ab"))
        #expect(events("a\u{1B}O!b") == typed("ab"))
        #expect(events([.unknownKey, .byte(0x61)]) == typed("a"))
        #expect(events("\u{1B}[12;") == [])
        #expect(events("\u{1B}[" + String(repeating: "1", count: 100)).count < 100)
    }

    @Test("The number pad types digits in its application mode too")
    func numberPad() {
        #expect(events("\u{1B}Oq\u{1B}On\u{1B}Ou\u{1B}OM") == typed("1.5") + [.key(.enter)])
    }

    @Test("A paste is one text, with its line ends as newlines and without control characters")
    func paste() {
        let text = "a\r\nb\rc\nd\te\u{1B}[31m\u{7}∂\u{9B}"
        #expect(events([.pasteStart] + text.utf8.map(Input.byte) + [.pasteEnd]) == [.paste("a\nb\nc\nd\te[31m∂")])
        #expect(events([.pasteStart, .pasteEnd]) == [.paste("")])
        #expect(events([.pasteStart, .byte(0xE2), .pasteEnd, .byte(0x61)]) == [.paste("\u{FFFD}")] + typed("a"))
    }

    @Test("Keys and mouse reports inside a paste say nothing")
    func keysInPaste() {
        #expect(
            events([.pasteStart, .byte(0x61), .key(.enter), .mouse(.x10), .pasteStart, .byte(0x62), .pasteEnd]) == [
                .paste("ab")
            ])
    }

    @Test("A paste whose end never comes ends by itself")
    func unendedPaste() {
        var decoder = InputDecoder()
        _ = decoder.feed(.pasteStart)
        #expect(decoder.feed(.byte(0x61)) == [])
        #expect(decoder.patience != nil)
        #expect(decoder.giveUp() == [.paste("a")])
        #expect(decoder.feed(.byte(0x62)) == typed("b"))
        #expect(decoder.feed(.pasteEnd) == [])
    }

    @Test("A paste of 100,000 characters comes whole, one of millions is cut at the limit")
    func longPaste() {
        let long = String(repeating: "∂x+", count: 34_000)
        #expect(events([.pasteStart] + long.utf8.map(Input.byte) + [.pasteEnd]) == [.paste(long)])
        let endless = [Input](repeating: .byte(0x61), count: Terminal.pasteLimit + 1_000)
        guard case .paste(let text)? = events([.pasteStart] + endless + [.pasteEnd]).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == Terminal.pasteLimit)
    }

    @Test("After random input the next key is answered")
    func randomInput() {
        var generator = SeededGenerator(seed: 7)
        let special: [Input] = [
            .pasteStart, .pasteEnd, .mouse(.sgr), .mouse(.x10), .key(.up), .unknownKey, .byte(0x1B), .byte(0x5B),
        ]
        for _ in 0..<2_000 {
            var decoder = InputDecoder()
            for _ in 0..<20 {
                let isByte = Int.random(in: 0..<3, using: &generator) > 0
                _ = decoder.feed(
                    isByte
                        ? .byte(.random(in: 0...255, using: &generator))
                        : special[Int.random(in: 0..<special.count, using: &generator)])
            }
            if decoder.patience != nil { _ = decoder.giveUp() }
            #expect(decoder.feed(.byte(0x61)) == typed("a"))
        }
    }
}
