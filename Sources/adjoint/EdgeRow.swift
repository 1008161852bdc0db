import Canvas
import Cards

/// A row of a file of edges: two names, a label, and where it stands.
struct EdgeRow {
    let from: String
    let to: String
    /// Empty where there is none.
    let label: String
    private let path: String
    private let number: Int
    private let line: Substring

    /// The rows of a file in UTF-8, with or without a byte order mark. What cannot be read is a failure with its place.
    static func rows(in bytes: [UInt8], path: String) throws -> [EdgeRow] {
        let isText = String(validating: bytes, as: UTF8.self) != nil
        // Bytes that make no UTF-8 come out as U+FFFD, which tells their place.
        var text = String(decoding: bytes, as: UTF8.self)[...]
        if text.unicodeScalars.first == "\u{FEFF}" { text = text[text.unicodeScalars.index(after: text.startIndex)...] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return try lines.enumerated().compactMap { try EdgeRow($1, number: $0 + 1, path: path, isText: isText) }
    }

    /// Nil for a line without a row.
    private init?(_ line: Substring, number: Int, path: String, isText: Bool) throws {
        (self.line, self.number, self.path) = (line, number, path)
        for index in line.unicodeScalars.indices {
            let scalar = line.unicodeScalars[index]
            guard isText || scalar != "\u{FFFD}" else {
                throw Self.failure("the text is not UTF-8", at: index, line, number, path)
            }
            guard !scalar.isControl else {
                let code = String(scalar.value, radix: 16, uppercase: true)
                let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
                throw Self.failure("the control character \(name) cannot stand here", at: index, line, number, path)
            }
        }
        var fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        // What moves or hides cells is not part of a name.
        func text(_ field: Int) -> String {
            fields.indices.contains(field) ? String(fields[field]).sanitised.trimmed : ""
        }
        guard fields.indices.contains(where: { !text($0).isEmpty }), !text(0).hasPrefix("#") else { return nil }
        // Programs that write tables end short rows with tabs.
        while fields.count > 3, text(fields.count - 1).isEmpty { fields.removeLast() }
        guard fields.count <= 3, !text(0).isEmpty, !text(1).isEmpty else {
            let place = fields.count > 3 ? fields[3] : text(0).isEmpty ? fields[0] : fields[min(1, fields.count - 1)]
            let fault = "a row is from, to and label, separated by tabs"
            throw Self.failure(fault, at: fields.count == 1 ? line.endIndex : place.startIndex, line, number, path)
        }
        (from, to, label) = (text(0), text(1), text(2))
    }

    /// Whether this first row says what stands in the columns: `from`, `to` or `source`, `target`, and no other row has a
    /// node of such a name.
    func isHeading(of rows: ArraySlice<EdgeRow>) -> Bool {
        guard [["from", "to"], ["source", "target"]].contains([from.lowercased(), to.lowercased()]) else {
            return false
        }
        return !rows.contains { [from, to].contains($0.from) || [from, to].contains($0.to) }
    }

    /// What is wrong with this row.
    func failure(_ fault: String) -> Failure { Self.failure(fault, at: line.startIndex, line, number, path) }

    private static func failure(
        _ fault: String, at index: Substring.Index, _ line: Substring, _ number: Int, _ path: String
    ) -> Failure {
        let column = line[..<index].count + 1
        let place = Diagnostic.Place(path: path, line: number, column: column, sourceLine: String(line))
        return Failure(Diagnostic(rule: "edge-row", message: fault, place: place).text)
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
