import Foundation

/// The rows of a file of expected expressions and answers, read piece by piece: a file may be larger than memory.
///
/// A row is `expected<TAB>answer`, in UTF-8. Lines end with a line feed, with or without a carriage return before it;
/// empty ones are no rows. `-` is standard input.
struct BatchFile: Sequence, IteratorProtocol {
    struct Row {
        /// Counted from 1, empty lines included.
        var line: Int
        /// The two fields, or why there are none.
        var pair: Result<(expected: String, answer: String), Failure>
    }

    /// A longer line is no row: an answer has a few thousand characters.
    static let lineLimit = 1 << 20
    private static let pieceSize = 1 << 16
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []
    /// Where the first byte that is not yet used stands in the buffer.
    private var start = 0
    private var line = 0
    private var isAtEnd = false
    /// What kept the file from being read to its end.
    private(set) var failure: Failure?

    init(path: String) throws {
        self.path = path
        handle = try InputFile.open(path)
    }

    mutating func next() -> Row? {
        while let (bytes, isComplete) = nextLine() {
            line += 1
            var bytes = bytes
            if line == 1, bytes.starts(with: Self.byteOrderMark) { bytes = bytes.dropFirst(3) }
            if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
            if isComplete, bytes.isEmpty { continue }
            return Row(line: line, pair: pair(in: bytes, isComplete: isComplete))
        }
        return nil
    }

    private func pair(in bytes: ArraySlice<UInt8>, isComplete: Bool) -> Result<
        (expected: String, answer: String), Failure
    > {
        func unusable(_ reason: String) -> Result<(expected: String, answer: String), Failure> {
            .failure(Failure("\(path):\(line): \(reason)"))
        }
        guard isComplete else { return unusable("a row has at most \(Self.lineLimit) bytes") }
        guard let text = String(validating: bytes, as: UTF8.self) else { return unusable("the row is not UTF-8") }
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 2 else { return unusable("a row is expected and answer, separated by one tab") }
        return .success((String(fields[0]), String(fields[1])))
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
        do {
            guard let piece = try handle.read(upToCount: Self.pieceSize), !piece.isEmpty else {
                isAtEnd = true
                return false
            }
            buffer.append(contentsOf: piece)
            return true
        } catch {
            failure = InputFile.unreadable(path, error)
            isAtEnd = true
            return false
        }
    }
}
