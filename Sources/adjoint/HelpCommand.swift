import Algebra
import ArgumentParser
import Cards
import Publishing
import Tutor

/// `adjoint help`: what a command does, what can stand in a card, and every limit.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract:
            "What a command does; `help cards` what a card can hold, `help slips` how slips are called, `help limits` every limit."
    )

    @Argument(help: "A command, `cards`, `slips` or `limits`.")
    var topic: String?

    func run() throws {
        try reportingFailures {
            try print(try text)
        }
    }

    static let commandNames = AdjointCommand.configuration.subcommands.compactMap { $0.configuration.commandName }

    private var text: String {
        get throws {
            guard let topic else { return AdjointCommand.helpMessage() }
            if topic == "cards" { return CardHelp.text }
            if topic == "slips" { return Self.slips }
            if topic == "limits" { return LimitsHelp.text }
            let commands = AdjointCommand.configuration.subcommands
            guard let command = commands.first(where: { $0.configuration.commandName == topic }) else {
                throw Failure(
                    "no command \(topic)\(didYouMean(topic, among: Self.commandNames + ["cards", "slips", "limits"]))")
            }
            return AdjointCommand.helpMessage(for: command)
        }
    }

    /// The names of slips, as `> Wrong: 1 -> missing-path` and the reports have them.
    private static var slips: String {
        let width = Misconception.allCases.map(\.rawValue.count).max() ?? 0
        let lines = Misconception.allCases.map { slip in
            let name = slip.rawValue
            return "  " + name + String(repeating: " ", count: width + 2 - name.count) + slip.words
        }
        return (["What went wrong, in tests of tasks (`> Wrong: 1 -> missing-path`), exports and reports"] + lines)
            .joined(separator: "\n")
    }
}
