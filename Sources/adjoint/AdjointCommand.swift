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
}
