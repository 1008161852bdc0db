import Essentials

/// The lines of a file, read piece by piece: a file may be larger than memory. Lines end with a line feed, with or without a
/// carriage return before it. `-` is standard input.
struct LineFile: Sequence, IteratorProtocol {
    struct Line {
        /// Counted from 1.
        var number: Int
        /// Without its end; nil where the line is longer than the limit, and skipped.
        var bytes: ArraySlice<UInt8>?
    }

    /// A longer line is not read: an answer has a few thousand characters.
    static let lineLimit = 1 << 20
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let file: OpenFile
    private var buffer: [UInt8] = []
    /// Where the first byte that is not yet used stands in the buffer.
    private var start = 0
    private var number = 0
    private var isAtEnd = false
    /// What kept the file from being read to its end.
    private(set) var failure: Failure?

    init(path: String) throws {
        file = try InputFile.open(path)
    }

    mutating func next() -> Line? {
        guard let (bytes, isComplete) = nextLine() else { return nil }
        number += 1
        guard isComplete else { return Line(number: number, bytes: nil) }
        var line = bytes
        if number == 1, line.starts(with: Self.byteOrderMark) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return Line(number: number, bytes: line)
    }

    /// The next line without its line feed, and whether it is whole; the rest of one that is too long is skipped.
    private mutating func nextLine() -> (bytes: ArraySlice<UInt8>, isComplete: Bool)? {
        var isTooLong = false
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let bytes = buffer[start..<end]
                start = end + 1
                return (isTooLong ? [] : bytes, !isTooLong && bytes.count <= Self.lineLimit)
            }
            if buffer.count - start > Self.lineLimit {
                isTooLong = true
                start = buffer.count
            }
            let offset = buffer.count - start
            guard refill() else {
                guard isTooLong || start < buffer.count else { return nil }
                let bytes = buffer[start...]
                start = buffer.count
                return (isTooLong ? [] : bytes, !isTooLong)
            }
            searched = start + offset
        }
    }

    /// Brings the unused bytes to the front of the buffer and reads a piece behind them; false at the end.
    private mutating func refill() -> Bool {
        guard !isAtEnd else { return false }
        buffer.removeFirst(start)
        start = 0
        do throws(Failure) {
            let piece = try file.piece()
            buffer += piece
            isAtEnd = piece.isEmpty
        } catch {
            failure = error
            isAtEnd = true
        }
        return !isAtEnd
    }
}
