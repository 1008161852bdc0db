import SeededGenerator
import Testing

@testable import Terminal

@Suite("UTF-8, byte by byte")
struct UTF8DecoderTests {
    private func decode(_ bytes: some Sequence<UInt8>) -> String {
        var decoder = UTF8Decoder()
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(contentsOf: decoder.feed(byte)) }
        text.append(contentsOf: decoder.finish())
        return String(text)
    }

    @Test("Text of every length of character comes out as it went in")
    func roundTrip() {
        let text = "aé∂学𝛿\u{10FFFF}\u{D7FF}\u{E000}"
        #expect(decode(text.utf8) == text)
    }

    // The standard library repairs malformed UTF-8 by the same rule of the Unicode standard: it is the oracle.
    @Test("Every pair of bytes, alone and inside a text, is repaired as the standard library does")
    func pairs() {
        for first in UInt8(0x7F)...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [0x61, first, second, 0xE2, 0x88, 0x82, first]
                let expected = String(decoding: bytes, as: UTF8.self)
                if decode(bytes) != expected { Issue.record("\(first), \(second)") }
            }
        }
    }

    @Test("Random bytes are repaired as the standard library does")
    func randomBytes() {
        var generator = SeededGenerator(seed: 20_26)
        // Bytes that begin and continue characters come often.
        let telling: [UInt8] = [0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF3, 0xF4, 0xF5]
        for _ in 0..<5_000 {
            let bytes = (0..<12).map { _ in
                Bool.random(using: &generator)
                    ? .random(in: 0...255, using: &generator)
                    : telling[Int.random(in: 0..<telling.count, using: &generator)]
            }
            let decoded = decode(bytes)
            #expect(decoded == String(decoding: bytes, as: UTF8.self), "\(bytes)")
        }
    }

    @Test("A character that is cut short takes no good byte with it")
    func cutShort() {
        #expect(decode([0xE2, 0x88, 0x61]) == "\u{FFFD}a")
        #expect(decode([0xF0, 0x9D, 0xC3, 0xA9]) == "\u{FFFD}é")
        #expect(decode([0xE2]) == "\u{FFFD}")
    }
}
