import ArgumentParser
import Canvas
import Cards
import Essentials
import Screens
import Store

/// `adjoint [study] [PATH…]`: the library of cards.
struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "study", abstract: "The library of cards.")

    @Argument(help: "Card files, or folders of them.")
    var paths: [String] = []

    @OptionGroup var look: AppearanceOptions

    @OptionGroup var store: StoreOptions

    func run() throws {
        try reportingFailures {
            try refuseMisspeltCommand()
            try Self.study(paths, look: look.chosen, store: store.place)
        }
    }

    /// What the program does without a word behind it, which needs no parser: most often the library is opened so, and it is
    /// there sooner.
    static func runBare() throws {
        try reportingFailures { try study([], look: Look(), store: StorePlace()) }
    }

    private static func study(_ paths: [String], look: Look, store: StorePlace) throws {
        let places = try CardFiles.library(in: paths).arranged
        try StudyLoop.run(look: look, store: store) { appearance, logbook throws(StoreError) in
            LibraryScreen(
                cards: places.map(summary), progress: try logbook?.store.progress() ?? [:], appearance: appearance)
        } openCard: { index, appearance, logbook throws(StoreError) in
            let (card, diagnostics) = read(places[index].item.path)
            guard let card else {
                return TextScreen(faultsOf: places[index].item.path, diagnostics, appearance: appearance)
            }
            let left = try logbook?.left(card: card.frontMatter.id) ?? []
            return CardScreen(card: card, left: left, appearance: appearance)
        }
    }

    /// A word that is no path and nearly a command is one that was misspelt.
    private func refuseMisspeltCommand() throws {
        guard let word = paths.first, !word.contains("/"), access(word, F_OK) != 0 else { return }
        let suggestion = didYouMean(word, among: HelpCommand.commandNames)
        if !suggestion.isEmpty { throw Failure("no command \(word)\(suggestion)") }
    }

    /// A card as its file has it now, or its faults.
    private static func read(_ path: String) -> (card: Card?, diagnostics: [Diagnostic]) {
        do {
            return Card.read(try CardFiles.file(at: path))
        } catch {
            return (nil, [.unreadable(path, error)])
        }
    }

    /// The line of a card, or of a file whose head cannot be read, with its fault.
    private static func summary(_ place: Library.Place) -> CardSummary {
        let item = place.item
        var summary: CardSummary
        switch item.head {
        case .success(let head):
            summary = CardSummary(
                id: head.id, title: head.title, topic: head.topic, difficulty: head.difficulty, path: item.path)
        case .failure(let fault):
            summary = CardSummary(id: item.path, title: item.path, path: item.path, fault: fault.message)
        }
        summary.heading = place.heading
        return summary
    }
}
