import Cards
import Essentials
import Screens
import Tutor

extension CardFiles {
    /// The sections of the library's lessons that teach what went wrong, of each slip on the card where it happened most,
    /// else on the first that has one.
    static func lessons(on slips: [StudentProgress.Slip]) -> [Misconception: SlipLesson] {
        guard !slips.isEmpty else { return [:] }
        let mark = Array("{teaches=".utf8)
        let paths = ((try? library(in: [])) ?? Library()).items.map(\.path)
        // Most lessons have no such section, and are not read as cards.
        let cards = paths.compactMap { path -> Card? in
            guard let bytes = try? InputFile.bytes(of: path), bytes.firstRange(of: mark) != nil else { return nil }
            return Card.read(CardFile(path: path, bytes: bytes)).card
        }
        let found = slips.compactMap { slip -> (Misconception, SlipLesson)? in
            let id = slip.misconception.rawValue
            let own = cards.filter { $0.frontMatter.id == slip.card }
            return (own + cards).lazy.compactMap { card in
                card.teaching(of: id).map { (slip.misconception, SlipLesson(card: card, section: $0)) }
            }.first
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
}
