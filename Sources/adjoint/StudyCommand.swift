import ArgumentParser
import Canvas
import Cards
import Screens

/// `adjoint [study] [PATH…]`: the library of cards.
struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "study", abstract: "The library of cards.")

    @Argument(help: "Card files, or folders of them.")
    var paths: [String] = []

    @Flag(help: "Draw only ASCII characters.")
    var ascii = false

    @OptionGroup var store: StoreOptions

    func run() throws {
        try reportingFailures {
            let items = try CardFiles.library(in: paths).itemsByDifficulty
            try StudyLoop.run(ascii: ascii, store: store) { appearance in
                LibraryScreen(cards: items.map(summary), appearance: appearance)
            } openCard: { index, appearance in
                let path = items[index].path
                do {
                    let (card, diagnostics) = Card.read(try CardFiles.file(at: path))
                    if let card { return CardScreen(card: card, appearance: appearance) }
                    return TextScreen(faultsOf: path, diagnostics, appearance: appearance)
                } catch {
                    let fault = Diagnostic(
                        message: "\(error)", place: .init(path: path, line: 1, column: 1, sourceLine: ""))
                    return TextScreen(faultsOf: path, [fault], appearance: appearance)
                }
            }
        }
    }

    /// The line of a card, or of a file whose head cannot be read, with its fault.
    private func summary(_ item: Library.Item) -> CardSummary {
        switch item.head {
        case .success(let head):
            CardSummary(
                id: head.id, title: head.title, topic: head.topic, difficulty: head.difficulty, path: item.path)
        case .failure(let fault): CardSummary(id: item.path, title: item.path, path: item.path, fault: fault.message)
        }
    }
}
