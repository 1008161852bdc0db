/// Text put together from pieces of a file, such as the lines of a fenced block without the marks of a quote around
/// it, that still knows where in the file each byte stands.
struct GatheredText: Sendable {
    /// A range of the file and where it stands in the text.
    private struct Piece {
        let start: Int
        let range: Range<Int>
        var end: Int { start + range.count }
    }

    private(set) var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    init() {}

    /// One range of a file.
    init(_ range: Range<Int>, of source: SourceText) {
        append(range, of: source)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The file offset of the first byte that came from the file.
    var fileOffset: Int? { pieces.first?.range.lowerBound }

    /// From the first byte that came from the file to the last.
    var fileRange: Range<Int>? {
        guard let first = pieces.first, let last = pieces.last else { return nil }
        return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
    }

    /// Adds text that stands in the file.
    mutating func append(_ range: Range<Int>, of source: SourceText) {
        pieces.append(Piece(start: bytes.count, range: range))
        bytes += source.bytes[range]
    }

    /// Adds bytes that the Markdown parser made: ends of lines, and indentation.
    mutating func append(made bytes: some Collection<UInt8>) {
        self.bytes += bytes
    }

    /// Where a byte of the text stands in the file. A byte that was made stands where the text before it ends, or in
    /// the indentation of the text after it.
    func fileOffset(of offset: Int, in source: SourceText) -> Int {
        let next = pieces.partitioningIndex { $0.start > offset }
        let before = next > 0 ? pieces[next - 1] : nil
        if let before, offset <= before.end || next == pieces.count {
            return min(before.range.lowerBound + offset - before.start, before.range.upperBound)
        }
        guard next < pieces.count else { return 0 }
        let after = pieces[next].range.lowerBound
        let indented = max(0, after - (pieces[next].start - offset))
        return source.bytes[indented..<after].allSatisfy { $0 == .space } ? indented : after
    }
}
