internal import CNcurses

/// What the terminal database says about the type that `TERM` names, looked up before anything is written.
struct TerminalType {
    let name: String
    /// Whether it knows a mouse. Only such a terminal gets private modes (paste, mouse, synchronised output): the
    /// others may show their bytes as text.
    let knowsMouse: Bool
    /// The bytes that take the screen down in whatever state it is.
    let farewell: [UInt8]

    init(name: String, output: Int32) throws(TerminalError) {
        guard !name.isEmpty else { throw .typeNotSet }
        var found: Int32 = 0
        guard setupterm(name, output, &found) == OK else {
            // A type that is known and cannot place the cursor, such as a hardcopy terminal, answers 1 or 0.
            throw found == 1 ? .cannotPlaceCursor(name) : .unknownType(name)
        }
        defer { del_curterm(terminfo_entry()) }
        guard terminfo_string("cup") != nil, terminfo_string("clear") != nil else { throw .cannotPlaceCursor(name) }
        self.name = name
        knowsMouse = terminfo_string("kmous") != nil
        var farewell: [UInt8] = []
        if knowsMouse { farewell += PrivateMode.off }
        let restoring = ["sgr0", "rmkx", "cnorm"] + (terminfo_string("rmcup") == nil ? ["clear"] : ["rmcup"])
        for capability in restoring {
            if let string = terminfo_string(capability) { farewell += bytes(ofCapability: string) }
        }
        self.farewell = farewell
    }
}

/// The modes that terminfo does not know (xterm's control sequences, "DEC Private Mode Set").
enum PrivateMode {
    /// Bracketed paste.
    static let on = Array("\u{1B}[?2004h".utf8)
    /// Reports of mouse buttons, in decimal where the terminal can.
    static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
    static let off = endOfFrame + mouseOff + Array("\u{1B}[?2004l".utf8)
    /// Synchronised output: the terminal shows what lies between at once.
    static let startOfFrame = Array("\u{1B}[?2026h".utf8)
    static let endOfFrame = Array("\u{1B}[?2026l".utf8)
}

/// The bytes of a terminfo string without its padding, `$<5>` or `$<2*/>`, which no terminal of today needs.
func bytes(ofCapability capability: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(String(cString: capability))
    while let start = rest.firstRange(of: "$<") {
        bytes += Array(rest[..<start.lowerBound].utf8)
        rest = rest[start.upperBound...].drop { $0 != ">" }.dropFirst()
    }
    return bytes + Array(rest.utf8)
}
