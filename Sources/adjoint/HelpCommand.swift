import Algebra
import ArgumentParser
import Cards

/// `adjoint help`: what a command does, what can stand in a card, and every limit.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "What a command does; `help cards` what a card can hold, `help limits` every limit.")

    @Argument(help: "A command, `cards` or `limits`.")
    var topic: String?

    func run() throws {
        try reportingFailures {
            try print(try text)
        }
    }

    private var text: String {
        get throws {
            guard let topic else { return AdjointCommand.helpMessage() }
            if topic == "cards" { return CardHelp.text }
            if topic == "limits" { return Self.limits }
            let commands = AdjointCommand.configuration.subcommands
            guard let command = commands.first(where: { $0.configuration.commandName == topic }) else {
                let names = commands.compactMap { $0.configuration.commandName } + ["cards", "limits"]
                throw Failure("no command \(topic)\(didYouMean(topic, among: names))")
            }
            return AdjointCommand.helpMessage(for: command)
        }
    }

    private static var limits: String {
        let tables = [("Cards", CardLimits.table), ("Graphs, keys and answers", Limits.table)]
        return tables.map { title, rows in
            let lines = rows.map { what, limit in
                let number = String(limit)
                return "  " + String(repeating: " ", count: max(0, 8 - number.count)) + number + "  " + what
            }
            return ([title] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
