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

/// Writes a line to standard output, which may be full.
func print(_ line: String) throws {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data((line.withoutControls + "\n").utf8))
    } catch {
        throw Failure("standard output: \(error.localizedDescription)")
    }
}

extension String {
    /// The text with control characters as they are named on keys, ^[ for escape, so that nothing in a file or an answer
    /// moves the cursor of a terminal. Line feeds and tabs stay.
    fileprivate var withoutControls: String {
        guard unicodeScalars.contains(where: \.isControl) else { return self }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            guard scalar.isControl else {
                text.append(scalar)
                continue
            }
            text.append("^")
            // C1 has no keys.
            text.append(scalar.value > 0x7F ? "?" : Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, other than a line feed or a tab: the general category Cc, which is fixed for all
    /// versions of Unicode. To look it up takes an eighth of drawing 1,000 nodes.
    var isControl: Bool {
        (value < 0x20 || (0x7F...0x9F).contains(value)) && self != "\n" && self != "\t"
    }
}

/// Writes a line to standard error: what is meant for people, not for programs.
func tell(_ line: String) {
    // Where standard error has gone with its terminal, nobody is left to tell.
    try? FileHandle.standardError.write(contentsOf: Data((line.withoutControls + "\n").utf8))
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
