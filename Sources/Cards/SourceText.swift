/// A card file's text as bytes, and the lines they make.
///
/// Offsets are UTF-8 offsets into `bytes`; every reader of this module speaks in them, and a place is worked out only
/// for a finding.
struct SourceText: Sendable {
    let path: String
    /// Valid UTF-8 without a byte order mark and without NUL.
    let bytes: [UInt8]
    /// The offset of each line's first byte. A line ends with `\n`, `\r\n` or `\r`.
    private let lineStarts: [Int]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        self.bytes = text
        var starts = [0]
        for (index, byte) in text.enumerated() {
            let endsLine =
                byte == .newline
                || (byte == .carriageReturn && !(index + 1 < text.count && text[index + 1] == .newline))
            if endsLine { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// The index of the line that holds an offset, from 0.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    var lineCount: Int { lineStarts.count }

    /// The offset of a line's first byte; the end of the text beyond the last line.
    func start(ofLine line: Int) -> Int { line < lineStarts.count ? lineStarts[line] : bytes.count }

    /// The bytes of a line without its end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = lineStarts[line]
        var end = self.start(ofLine: line + 1)
        while end > start, bytes[end - 1] == .newline || bytes[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }

    /// The text of a range of offsets.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Where an offset stands, for a finding.
    /// - Parameter end: the offset behind what is meant; nil or not beyond the first for the word that stands there.
    func place(at offset: Int, to end: Int? = nil) -> Diagnostic.Place {
        let (line, column) = position(of: offset)
        let end = end.flatMap { $0 > offset ? position(of: $0) : nil }
        return Diagnostic.Place(
            path: path, line: line, column: column, sourceLine: text(range(ofLine: line - 1)), end: end)
    }

    /// The line and the column of an offset, counted from 1.
    private func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        let range = range(ofLine: line)
        let before = range.lowerBound..<min(max(offset, range.lowerBound), range.upperBound)
        return (line + 1, text(before).count + 1)
    }

    /// The first byte of a line that is no space or tab.
    func firstVisible(inLine line: Int) -> Int {
        let range = range(ofLine: line)
        return bytes[range].firstIndex { $0 != .space && $0 != .tab } ?? range.lowerBound
    }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    var isASCIIDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
    /// Space, tab or the end of a line.
    var isBlank: Bool { self == .space || self == .tab || self == .newline || self == .carriageReturn }
}
