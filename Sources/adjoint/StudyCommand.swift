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

    func run() throws {
        try reportingFailures {
            let files = try CardFiles.files(in: paths)
            let library = Library(files)
            try StudyLoop.run(ascii: ascii) { appearance in
                LibraryScreen(cards: summaries(of: files, in: library), appearance: appearance)
            } openCard: { index, appearance in
                let (card, diagnostics) = Card.read(files[index])
                if let card { return CardScreen(card: card, appearance: appearance) }
                return TextScreen(faultsOf: files[index].path, diagnostics, appearance: appearance)
            }
        }
    }

    /// One line per file, those that cannot be opened with their fault.
    private func summaries(of files: [CardFile], in library: Library) -> [CardSummary] {
        files.map { file in
            let errors = library.diagnostics.filter { $0.path == file.path && $0.severity == .error }
            guard let head = library.items.first(where: { $0.path == file.path })?.frontMatter else {
                return CardSummary(
                    id: file.path, title: file.path, path: file.path, fault: errors.first?.message ?? "unreadable")
            }
            return CardSummary(
                id: head.id, title: head.title, topic: head.topic, difficulty: head.difficulty, path: file.path)
        }
    }
}
