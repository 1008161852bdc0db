/// The rows of a file of expected expressions and answers, read piece by piece: a file may be larger than memory.
///
/// A row is `expected<TAB>answer`, in UTF-8; empty lines are no rows.
struct BatchFile: Sequence, IteratorProtocol {
    struct Row {
        /// Counted from 1, empty lines included.
        var line: Int
        /// The two fields, or why there are none.
        var pair: Result<(expected: String, answer: String), Failure>
    }

    private let path: String
    private var lines: LineFile

    init(path: String) throws {
        self.path = path
        lines = try LineFile(path: path)
    }

    /// What kept the file from being read to its end.
    var failure: Failure? { lines.failure }

    mutating func next() -> Row? {
        while let line = lines.next() {
            if line.bytes?.isEmpty == true { continue }
            return Row(line: line.number, pair: pair(in: line))
        }
        return nil
    }

    private func pair(in line: LineFile.Line) -> Result<(expected: String, answer: String), Failure> {
        func unusable(_ reason: String) -> Result<(expected: String, answer: String), Failure> {
            .failure(Failure("\(path):\(line.number): \(reason)"))
        }
        guard let bytes = line.bytes else { return unusable("a row has at most \(LineFile.lineLimit) bytes") }
        guard let text = String(validating: bytes, as: UTF8.self) else { return unusable("the row is not UTF-8") }
        let fields = text.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 2 else { return unusable("a row is expected and answer, separated by one tab") }
        return .success((String(fields[0]), String(fields[1])))
    }
}
