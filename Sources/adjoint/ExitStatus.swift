import ArgumentParser
import Essentials

/// Exit statuses of the commands.
enum Status {
    /// A wrong answer, or a card with errors.
    static let wrong = ExitCode(1)
    /// A command line that cannot be carried out.
    static let unusable = ExitCode(2)
    /// Ctrl-C: 128 and the number of its signal, as shells have it.
    static let interrupted = ExitCode(128 + SIGINT)
}

/// Runs a command's work; a failure becomes its one line and exit status 2.
func reportingFailures(_ work: () throws -> Void) throws {
    do {
        try work()
    } catch let failure as Failure {
        tell("adjoint: \(failure)")
        throw Status.unusable
    }
}
