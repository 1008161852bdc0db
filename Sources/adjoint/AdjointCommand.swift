import ArgumentParser

/// The door: reads the command line, then hands over to one subcommand each in a file of its own.
@main
struct AdjointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adjoint",
        abstract: "A tutor for backprop bookkeeping.",
        discussion: """
            Without a subcommand the library opens. Cards are looked for in the paths given, else in $ADJOINT_CARDS, \
            ./cards, $XDG_DATA_HOME/adjoint/cards and share/adjoint/cards beside the program.
            """,
        version: "0.1.0",
        subcommands: [
            StudyCommand.self, WalkCommand.self, QuizCommand.self, DrillCommand.self, ReviewCommand.self,
            TrainCommand.self, DrawCommand.self, SolveCommand.self, ExportCommand.self, GradeCommand.self,
            CheckCommand.self, NewCommand.self,
            PreviewCommand.self, ProgressCommand.self, ReportCommand.self, SchemaCommand.self, HelpCommand.self,
        ],
        defaultSubcommand: StudyCommand.self)

    /// Runs the command line. What the parser of arguments has to say may quote them, and goes out as all text does.
    static func main() {
        do {
            let arguments = Self.arguments
            if arguments.isEmpty { return try StudyCommand.runBare() }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            guard code.isSuccess else {
                if !message.isEmpty { tell(message) }
                exit(withError: code)
            }
            do {
                try reportingFailures { try print(message) }
            } catch {
                exit(withError: error)
            }
            exit(withError: code)
        }
    }

    /// The arguments, with an expression joined to its option where it begins with three dashes: the parser would take it
    /// for an option that is misspelt.
    private static var arguments: [String] {
        var arguments: [String] = []
        for argument in CommandLine.arguments.dropFirst() {
            let options = [
                "--answer": "--answer", "--expect": "--expect", "--expression": "--expression", "-e": "--expression",
            ]
            guard argument.hasPrefix("---"), let option = arguments.last.flatMap({ options[$0] }) else {
                arguments.append(argument)
                continue
            }
            arguments[arguments.count - 1] = "\(option)=\(argument)"
        }
        return arguments
    }
}
