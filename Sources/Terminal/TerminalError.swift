/// Why there is no terminal to draw on. Nothing has been written to it then.
package enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Standard input or standard output is a file or a pipe.
    case notATerminal
    /// The environment variable `TERM` is missing or empty.
    case typeNotSet
    /// The terminal database does not know the type that `TERM` names.
    case unknownType(String)
    /// The type is known, as `dumb` is, and has no way to place the cursor.
    case cannotPlaceCursor(String)

    /// One line for a person.
    package var description: String {
        switch self {
        case .notATerminal: "standard input and output have to be a terminal"
        case .typeNotSet: "the environment variable TERM is not set, so the type of the terminal is unknown"
        case .unknownType(let type): "unknown terminal type \(quoted(type)) in the environment variable TERM"
        case .cannotPlaceCursor(let type): "a terminal of type \(quoted(type)) cannot place the cursor"
        }
    }

    /// `TERM` may hold anything, and the message goes to a terminal.
    private func quoted(_ type: String) -> String {
        let shown = type.unicodeScalars.prefix(40).map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" }
        return "'\(String(shown))'"
    }
}
