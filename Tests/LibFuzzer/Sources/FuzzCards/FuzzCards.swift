import Cards
import Watching

/// An input is a card file.
@main
enum FuzzCards {
    static func main() {
        watch { bytes in
            let file = CardFile(path: "card.md", bytes: bytes)
            let (card, findings) = Card.read(file)
            var faults = CardPromises.faults(of: file, read: card, findings)
            if let card {
                faults += card.graphs.flatMap(CardPromises.unlike)
                faults += card.tasks.indices.flatMap { CardPromises.refused($0, of: card) }
            }
            return faults
        }
    }
}
