import ArgumentParser
import Canvas
import Cards
import Essentials
import Screens

/// `adjoint preview CARD`: a card as its author looks at it.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "A card as students see it, shown anew whenever its file is saved.",
        discussion: """
            Nothing is kept. Faults stand above the last version without any. The key e opens your editor, $VISUAL or \
            $EDITOR, where you are looking; v shows what students do not see: keys, hints, tests, and what slips would \
            answer and be told. --plain prints that once.
            """)

    @Argument(help: "A card: its file, or its id in the library.")
    var card: String

    @Flag(help: "Print everything an author wants to know of the tasks, once, as lines of text.")
    var plain = false

    @OptionGroup var seed: SeedOption

    @OptionGroup var look: AppearanceOptions

    func run() throws {
        try reportingFailures {
            let file = PreviewedFile(path: try CardFiles.path(named: card), seed: try seed.seed)
            guard plain else { return try StudyLoop.preview(file, look: look.chosen) }
            let (card, read, trials) = file.read()
            let findings = read + trials.flatMap { $0() }
            for finding in findings { try print(finding.text) }
            guard let card, let lines = AuthorLines(card, appearance: look.appearance) else {
                throw Status.wrong
            }
            for (index, section) in lines.sections(width: 80).enumerated() {
                if index > 0 || !findings.isEmpty { try print("") }
                for line in section { try print(line.map(\.text).joined()) }
            }
            if findings.containsError { throw Status.wrong }
        }
    }
}
