import Canvas
import Essentials

/// Writes a line to standard output, which may be full.
func print(_ line: String) throws { try print(TerminalText(line)) }

/// Writes a line to standard output, which may be full.
func print(_ line: TerminalText) throws {
    guard write(line.text + "\n", to: STDOUT_FILENO) else {
        throw Failure("standard output: \(Failure.reasonOfSystem)")
    }
}

/// Writes a line to standard error: what is meant for people, not for programs.
func tell(_ line: String) {
    // Where standard error has gone with its terminal, nobody is left to tell.
    _ = write(TerminalText(line).text + "\n", to: STDERR_FILENO)
}

/// Writes all of a text to a descriptor; false where that fails, with the reason in `errno`.
func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            guard count >= 0 || errno == EINTR else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
        }
        return true
    }
}
