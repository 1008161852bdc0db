/// The text that is read, by UTF-8 offsets.
struct Source {
    private let bytes: [UInt8]

    /// Whether a row or column beside a matrix stands in each of its rows or columns.
    let spreadsVectors: Bool

    init(_ text: String, spreadsVectors: Bool = false) {
        bytes = Array(text.utf8)
        self.spreadsVectors = spreadsVectors
    }

    var count: Int { bytes.count }

    subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The text at a place, cut where it is long.
    func excerpt(_ range: Range<Int>) -> String {
        let text = self[range.lowerBound..<min(range.upperBound, range.lowerBound + 400)]
        return text.count <= 60 ? text : text.prefix(59) + "…"
    }
}
