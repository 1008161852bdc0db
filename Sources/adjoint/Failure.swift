import ArgumentParser
import Foundation

/// Something that keeps a command from doing its work: one clear line for standard error, and exit status 2.
struct Failure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// Exit statuses of the commands.
enum Status {
    /// A wrong answer, or a card with errors.
    static let wrong = ExitCode(1)
    /// A command line that cannot be carried out.
    static let unusable = ExitCode(2)
}

/// Writes a line to standard error: what is meant for people, not for programs.
func tell(_ line: String) {
    // Where standard error has gone with its terminal, nobody is left to tell.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
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
