import RepositoryCards
import Testing

@testable import Cards

@Suite("Cards that were cut off, or are too large")
struct TruncationTests {
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
