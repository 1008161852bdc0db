import ArgumentParser
import Cards
import Essentials

/// `adjoint schema`: what editors need to complete, check and colour cards.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "A JSON Schema of what is YAML in a card, or with --highlight a TextMate grammar of cards.",
        discussion: """
            The schema is that of a card's head; those of the blocks answer, walk, shapes and drawing, and of a course, \
            stand below "$defs".
            """)

    @Flag(help: "A TextMate grammar of cards, in JSON.")
    var highlight = false

    func run() throws {
        try reportingFailures {
            try print(json(highlight ? CardGrammar.document : CardSchema.document, isPretty: true))
        }
    }
}
