import Canvas
import Cards
import RepositoryCards
import SeededGenerator
import Testing
import Tutor

@testable import Screens
@testable import Terminal

@Suite("Fuzzing: input")
struct InputFuzzTests {
    /// What a terminal sends, byte by byte.
    private static let sequences: [[UInt8]] =
        [
            "\u{1B}[A", "\u{1B}[1;5C", "\u{1B}[1;5D", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}", "\u{1B}[", "\u{1B}O",
            "\u{1B}OP",
            "\u{1B}[200", "\u{1B}]52;c;x\u{7}", "\u{1B}P+q\u{1B}\\", "\u{1B}[?1;2c", "\u{1B}[99999999999999999999A",
            "\u{1B}[\(String(repeating: "1;", count: 80))H", "∂", "θ", "学", "👩‍👩‍👧", "\u{301}", "\t", "\r", "\r", "\u{7F}",
            "\u{17}",
            "1", "2", "36", "x", "*", "+", "(", "sin(x)", "dC/dx", "q", "?", "n", "p", "d", "w", "[1, 2; 3, 4]",
            "h[1] -> z[2]",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xE2, 0x88], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x9B], [0x00],
        ]

    private static let keys: [Key] = [
        .enter, .enter, .tab, .backTab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
        .pageDown, .control("g"), .control("g"), .control("r"), .control("u"), .control("k"), .control("n"),
        .control("p"),
        .control("t"), .control("x"), .control("y"), .control("f"), .control("o"), .function(4),
    ]

    private func inputs(_ generator: inout SeededGenerator) -> [InputDecoder.Input] {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return [.byte(UInt8.random(in: 0...255, using: &generator))]
        case 1: return [.pasteStart] + inputs(&generator) + inputs(&generator) + [.pasteEnd]
        case 2: return [[.pasteStart], [.pasteEnd], [.unknownKey]].randomElement(using: &generator) ?? []
        case 3: return [.mouse(.sgr)] + "<0;\(Int.random(in: -2...99, using: &generator));7M".utf8.map { .byte($0) }
        case 4, 5, 6, 7: return [.key(Self.keys.randomElement(using: &generator) ?? .enter)]
        default: return (Self.sequences.randomElement(using: &generator) ?? []).map { .byte($0) }
        }
    }

    @Test("Whatever comes from the keyboard at whatever size, every screen of a card is drawn, and nothing outside it")
    func screens() throws {
        let cards = try RepositoryCards.shipped.cards()
        try Fuzz.run("screens", inputs: 12) { generator in
            guard let card = cards.randomElement(using: &generator) else { throw CancellationError() }
            var screens = ScreenPromises(
                card, isQuiz: Bool.random(using: &generator), isASCII: Int.random(in: 0..<4, using: &generator) == 0)
            var shown: [String] = []
            for _ in 0..<40 {
                let size = Size(
                    columns: Int.random(in: 1...150, using: &generator), rows: Int.random(in: 1...50, using: &generator)
                )
                let (events, faults) = screens.take(
                    inputs(&generator), isPausing: Bool.random(using: &generator),
                    resizing: Int.random(in: 0..<12, using: &generator) == 0 ? size : nil)
                shown += events.map { "\($0)" }
                if !faults.isEmpty {
                    return Fuzz.Outcome(input: "\(card.frontMatter.id): \(shown)", faults: faults)
                }
            }
            return Fuzz.Outcome(input: "\(card.frontMatter.id): \(shown)", faults: [])
        }
    }

    @Test("Whatever is typed as lines, a plain session answers in text, until it is ended")
    func lines() throws {
        let cards = try RepositoryCards.shipped.cards()
        let words = [
            "help", "hint", "reveal", "skip", "back", "again", "A", "B C", "?", "", "restart", "undo", "solution",
            "mark",
        ]
        try Fuzz.run("lines", inputs: 12) { generator in
            guard let card = cards.randomElement(using: &generator) else { throw CancellationError() }
            var plain = PlainQuiz(session: QuizSession(card: card), appearance: Appearance())
            var said = plain.begin().lines
            var typed: [String] = []
            for _ in 0..<25 {
                var line = words.randomElement(using: &generator) ?? ""
                if Bool.random(using: &generator) {
                    line = ExpressionGrammar.scalars.text("e", depth: 4, using: &generator)
                    if Bool.random(using: &generator) {
                        line = ExpressionGrammar.damage.damaged(line, using: &generator)
                    }
                }
                typed.append(line)
                said += plain.receive(line).lines
                if plain.isFinished { break }
            }
            said += plain.end().lines
            // What leaves the program goes through one door.
            let faults = said.map { TerminalText($0).text }.filter(\.hasControlCharacters)
            return Fuzz.Outcome(input: "\(card.frontMatter.id): \(typed)", faults: faults)
        }
    }
}
