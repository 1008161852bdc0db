import SeededGenerator
import RepositoryCards
import Testing

@testable import Cards

@Suite("Cards that were damaged")
struct MutationTests {
    private static let pieces = [
        "```", "```graph g\n", "```answer\n", "> Hint: ", "- [x] ", "$", "$$", "# Tasks\n", "## ", "{#", "---\n", "&a ",
        "*a", "[", ": ", "\t", "\r\n", "dC/dx", "x = ", "(", "\\", "<!--", "|", "**", "`", "\u{301}", "for i in 1..3: ",
    ].map { Array($0.utf8) }

    private func damaged(_ bytes: [UInt8], by generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeSubrange(index...)
        case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes[index] = UInt8.random(in: 32..<127, using: &generator)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + 40))
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: index)
        }
        return bytes
    }

    @Test("A damaged card is a card or a list of faults with places inside the file, never a crash")
    func mutations() throws {
        var generator = SeededGenerator(seed: 20_260_601)
        let files = try RepositoryCards.shipped.files()
        var cards = 0
        for _ in 0..<150 {
            let file = try #require(files.randomElement(using: &generator))
            let bytes = damaged(file.bytes, by: &generator)
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
            let (card, diagnostics) = Card.read(CardFile(path: file.path, bytes: bytes))
            if card != nil { cards += 1 }
            #expect((card == nil) == diagnostics.containsError, "\(String(decoding: bytes, as: UTF8.self))")
            for diagnostic in diagnostics {
                #expect((1...lines).contains(diagnostic.line) && diagnostic.column >= 1)
                #expect(diagnostic.column <= diagnostic.sourceLine.count + 1, "\(diagnostic.text)")
                let lines = diagnostic.text.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.count == (diagnostic.sourceLine.isEmpty ? 1 : 3))
            }
        }
        // Both outcomes are met, or the damage would prove nothing.
        #expect((1..<150).contains(cards))
    }

    @Test("A card cut off anywhere is a card or a list of faults")
    func truncations() throws {
        for file in try RepositoryCards.shipped.files() {
            for length in stride(from: 0, to: file.bytes.count, by: 199) {
                let (card, diagnostics) = Card.read(CardFile(path: file.path, bytes: Array(file.bytes[..<length])))
                #expect((card == nil) == diagnostics.containsError)
            }
        }
    }

    @Test("A file over 1 MiB is refused by its size, without being read")
    func size() {
        let file = CardFile(path: "a.md", bytes: [UInt8](repeating: UInt8(ascii: "a"), count: (1 << 20) + 1))
        let (card, diagnostics) = Card.read(file)
        #expect(card == nil)
        #expect(diagnostics.map(\.message) == ["the file has 1048577 bytes; a card has at most 1048576 (1 MiB)"])
    }
}
