/// A card file as the door found it: floors below it open no files.
package struct CardFile: Sendable {
    /// How diagnostics name the file; the default id of its card is the base name.
    package var path: String
    /// The file as it is on disk.
    package var bytes: [UInt8]

    /// How large a card file may be, in bytes.
    package static let byteLimit = CardLimits.cardBytes

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A file that is a text already.
    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The head by itself, where it ends among the bytes that are there: the first of a file are enough to list its card.
    package var head: CardFile? {
        guard let end = bytes.lastIndex(of: .newline) else { return nil }
        let lines = SourceText(path: path, bytes: Array(bytes[...end]))
        var ignored = Findings(lines)
        guard let head = FrontMatterReader.head(of: lines, &ignored) else { return nil }
        return CardFile(path: path, bytes: Array(lines.bytes[..<head.end]))
    }

    /// Whether the file begins with a line of dashes, as the head of a card does.
    package var hasFrontMatter: Bool {
        let mark = Array("---".utf8)
        return bytes.starts(with: mark) || bytes.starts(with: [0xEF, 0xBB, 0xBF] + mark)
    }

    /// The first heading of a page beside cards, such as a README; nil where it has none.
    package var heading: String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("# ") }
        return line.map { $0.dropFirst(2).trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a block stands in it that only cards have, so that a file without a head is a card with a fault.
    package var hasCardBlock: Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return ["graph", "answer", "walk"].contains { text.contains("```\($0)") }
    }

    /// The file as text of lines; nil where it is no text or too large, which is then the only finding.
    func source() -> (source: SourceText?, findings: Findings) {
        let nothing = SourceText(path: path, bytes: [])
        guard bytes.count <= CardLimits.cardBytes else {
            var findings = Findings(nothing)
            findings.report(.tooLarge(bytes: bytes.count), at: 0)
            return (nil, findings)
        }
        if let (offset, fault) = firstFault() {
            // The place is counted in the text up to the fault, which is sound.
            let sound = SourceText(path: path, bytes: Array(bytes[..<offset]))
            var findings = Findings(sound)
            findings.report(fault, at: sound.bytes.count)
            return (nil, findings)
        }
        let source = SourceText(path: path, bytes: bytes)
        return (source, Findings(source))
    }

    /// The first byte that cannot be in a text: a control character, or one that makes no UTF-8.
    private func firstFault() -> (offset: Int, fault: Fault)? {
        let isControl: (UInt8) -> Bool = { ($0 < 0x20 && !$0.isBlank) || $0 == 0x7F }
        if let offset = bytes.firstIndex(where: isControl) { return (offset, .notText(byte: bytes[offset])) }
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        guard offset < bytes.count else { return nil }
        return (offset, .invalidUTF8(byte: bytes[offset]))
    }
}
