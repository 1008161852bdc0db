internal import Yams

/// Reads YAML to values with places, collecting what is wrong with it.
///
/// Yams composes the nodes; it is kept from what could make a small text large or an answer ambiguous: anchors and
/// aliases are refused, and depth, length and the number of values have limits.
struct YAMLReader {
    private let text: GatheredText
    private let source: SourceText
    private var marks: YAMLMarks
    private var nodeBudget = CardLimits.yamlNodes

    /// The keys and values of a text; nil where it is no YAML mapping. An empty text is an empty mapping.
    /// - Parameter start: the file offset at which a fault of the whole text is reported.
    static func read(
        _ text: GatheredText, of source: SourceText, at start: Int, into findings: inout Findings
    ) -> YAMLMapping? {
        guard text.bytes.count <= CardLimits.yamlBytes else {
            findings.report(.yamlTooLong, at: start)
            return nil
        }
        var reader = YAMLReader(text, source)
        do throws(LocatedFault) {
            guard let root = try reader.compose(&findings) else { return YAMLMapping() }
            let value = try reader.value(root, depth: 1, &findings)
            guard case .mapping(let mapping) = value.content else {
                throw LocatedFault(.notKeysWithValues(found: value.kind), at: value.offset)
            }
            return mapping
        } catch {
            findings.report(error.fault, at: error.offset)
            return nil
        }
    }

    private init(_ text: GatheredText, _ source: SourceText) {
        self.text = text
        self.source = source
        marks = YAMLMarks(text.bytes)
    }

    /// A fault that ends the reading of one text.
    private struct LocatedFault: Error {
        let fault: Fault
        let offset: Int
        init(_ fault: Fault, at offset: Int) {
            self.fault = fault
            self.offset = offset
        }
    }

    /// What stands for `&` and `*` while Yams reads, so that no anchor and no alias exists: an alias used in a key would
    /// otherwise be expanded before anything can be counted. Private-use characters, one scalar like the originals.
    private static let standIns: [Unicode.Scalar: Unicode.Scalar] = ["&": "\u{F8FD}", "*": "\u{F8FE}"]
    private static let originals = Dictionary(
        uniqueKeysWithValues: (standIns.map { ($0, $1) } + YAMLIndices.standIns.map { ($0, $1) }).map { ($1, $0) })
    /// Stands for the first character of a key that was there before and is reported already.
    private static let repeated: Unicode.Scalar = "\u{F8FF}"

    // MARK: Composing

    private mutating func compose(_ findings: inout Findings) throws(LocatedFault) -> Node? {
        if let offset = firstTooDeep() { throw LocatedFault(.yamlTooDeep, at: fileOffset(offset)) }
        var scalars = Array(text.text.unicodeScalars).map { Self.standIns[$0] ?? $0 }
        YAMLIndices.replace(in: &scalars)
        for attempt in 1...CardLimits.repeatedKeys {
            do {
                return try Yams.compose(yaml: String(String.UnicodeScalarView(scalars)), Resolver.basic)
            } catch let YamlError.duplicatedKeysInMapping(duplicates, context) {
                let key = duplicates.first ?? ""
                let fault = Fault.duplicateKey(key)
                guard let again = secondKey(key, after: context.mark), attempt < CardLimits.repeatedKeys else {
                    throw LocatedFault(fault, at: fileOffset(marks.offset(context.mark)))
                }
                findings.report(fault, at: fileOffset(again.offset))
                scalars[again.scalar] = Self.repeated
            } catch {
                throw located(error)
            }
        }
        return nil
    }

    /// Brackets, and marks `-` and `?` on one line, nested beyond the limit are refused before Yams composes them: it
    /// recurses, and looks at all of a key once for each level around it.
    private func firstTooDeep() -> Int? {
        var brackets = 0
        var marks = 0
        var opensLine = true
        for (offset, byte) in text.bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
            case UInt8(ascii: "-"), UInt8(ascii: "?"): marks += opensLine ? 1 : 0
            case .newline, .carriageReturn: (marks, opensLine) = (0, true)
            case .space, .tab: break
            default: opensLine = false
            }
            if brackets > CardLimits.yamlDepth || marks > CardLimits.yamlDepth { return offset }
        }
        return nil
    }

    /// Where a key that stands at a mark stands again further down, at the same indentation.
    private mutating func secondKey(_ key: String, after first: Mark) -> (offset: Int, scalar: Int)? {
        var line = first.line + 1
        while let start = marks.offset(line: line, column: first.column) {
            let rest = text.bytes[start...]
            let afterKey = rest.dropFirst(key.utf8.count).drop { $0 == .space }
            if rest.starts(with: key.utf8), afterKey.first == UInt8(ascii: ":") {
                return (start, String(decoding: text.bytes[..<start], as: UTF8.self).unicodeScalars.count)
            }
            line += 1
        }
        return nil
    }

    /// A fault of Yams in the words and places of a card.
    private mutating func located(_ error: any Error) -> LocatedFault {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // What is never closed is noticed far behind; its place is where it opens.
            let opening = ["quoted scalar", "flow sequence", "flow mapping", "simple key"].first {
                context?.text.contains($0) ?? false
            }
            let place = opening == nil ? mark : context?.mark ?? mark
            let offset = marks.offset(place)
            if problem.contains("expected key"), let value = bracketedValue(before: offset) {
                return LocatedFault(.yamlSyntax("bracketed value"), at: fileOffset(value))
            }
            return LocatedFault(.yamlSyntax(opening ?? problem), at: fileOffset(offset))
        default:
            return LocatedFault(.yamlSyntax("it cannot be read"), at: fileOffset(0))
        }
    }

    /// Where a value begins with a bracket that is closed right before an offset, with more behind it: `[1] A book`.
    private func bracketedValue(before offset: Int) -> Int? {
        let line = text.bytes[..<offset].lastIndex(of: .newline).map { $0 + 1 } ?? 0
        let before = text.bytes[line..<offset]
        guard let colon = before.firstIndex(of: UInt8(ascii: ":")),
            let first = before[(colon + 1)...].firstIndex(where: { $0 != .space }), "[{".utf8.contains(before[first]),
            let last = before.last(where: { $0 != .space }), "]}".utf8.contains(last)
        else { return nil }
        return first
    }

    // MARK: Nodes

    private mutating func value(_ node: Node, depth: Int, _ findings: inout Findings) throws(LocatedFault) -> YAMLValue
    {
        let offset = fileOffset(node.mark.map { marks.offset($0) } ?? 0)
        nodeBudget -= 1
        guard nodeBudget >= 0 else { throw LocatedFault(.yamlTooManyValues, at: offset) }
        guard depth <= CardLimits.yamlDepth else { throw LocatedFault(.yamlTooDeep, at: offset) }
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, let first = scalar.string.unicodeScalars.first, Self.originals[first] != nil {
                findings.report(.yamlAlias, at: offset)
            }
            let string = restored(scalar.string)
            let cutOff = scalar.style == .plain ? cutOff(behind: string, at: node.mark) : nil
            return YAMLValue(content: .scalar(string), offset: offset, cutOff: cutOff)
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            for element in sequence { values.append(try value(element, depth: depth + 1, &findings)) }
            return YAMLValue(content: .list(values), offset: offset)
        case .mapping(let mapping):
            var pairs: [YAMLMapping.Pair] = []
            for (keyNode, valueNode) in mapping {
                let key = try value(keyNode, depth: depth + 1, &findings)
                let value = try value(valueNode, depth: depth + 1, &findings)
                guard case .scalar(let name) = key.content else {
                    throw LocatedFault(.notAKey(found: key.kind), at: key.offset)
                }
                if name.unicodeScalars.first == Self.repeated { continue }
                pairs.append(YAMLMapping.Pair(key: name, offset: key.offset, value: value))
            }
            return YAMLValue(content: .mapping(YAMLMapping(pairs: pairs)), offset: offset)
        case .alias:
            throw LocatedFault(.yamlAlias, at: offset)
        }
    }

    /// Where a text that stands at a mark is cut off by a `#` that may belong to it.
    private mutating func cutOff(behind string: String, at mark: Mark?) -> Int? {
        guard let start = mark.map({ marks.offset($0) }), text.bytes[start...].starts(with: string.utf8) else {
            return nil
        }
        let behind = text.bytes[(start + string.utf8.count)...].prefix { $0 != .newline && $0 != .carriageReturn }
        guard let sign = behind.firstIndex(where: { !$0.isBlank }), behind[sign] == UInt8(ascii: "#"),
            let next = behind[(sign + 1)...].first(where: { !$0.isBlank }),
            next.isASCIIDigit || !behind[sign + 1].isBlank
        else { return nil }
        return fileOffset(sign)
    }

    private func restored(_ string: String) -> String {
        guard string.unicodeScalars.contains(where: { Self.originals[$0] != nil }) else { return string }
        return String(String.UnicodeScalarView(string.unicodeScalars.map { Self.originals[$0] ?? $0 }))
    }

    private func fileOffset(_ offset: Int) -> Int { text.fileOffset(of: offset, in: source) }
}

/// Translates Yams' lines and columns to offsets, by libyaml's rules: a line also ends with U+0085, U+2028 and U+2029,
/// and a column counts Unicode scalars.
private struct YAMLMarks {
    private let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The mark translated last, from which a later one on the same line is counted.
    private var last = (line: 0, column: 1, offset: 0)

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let width = Self.lineEnd(in: bytes, at: index)
            index += max(1, width)
            if width > 0 { starts.append(index) }
        }
        lineStarts = starts
    }

    /// The length of the line end that begins at an index; 0 where there is none.
    private static func lineEnd(in bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case .newline: 1
        case .carriageReturn: index + 1 < bytes.count && bytes[index + 1] == .newline ? 2 : 1
        case 0xC2 where bytes[index...].starts(with: [0xC2, 0x85]): 2
        case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80, 0xA8]): 3
        case 0xE2 where bytes[index...].starts(with: [0xE2, 0x80, 0xA9]): 3
        default: 0
        }
    }

    mutating func offset(_ mark: Mark) -> Int { offset(line: mark.line, column: mark.column) ?? bytes.count }

    /// The offset of a line and column counted from 1; nil beyond the last line.
    mutating func offset(line: Int, column: Int) -> Int? {
        guard (1...lineStarts.count).contains(line) else { return nil }
        let continues = line == last.line && column >= last.column
        var at = continues ? last : (line: line, column: 1, offset: lineStarts[line - 1])
        while at.column < column, at.offset < bytes.count, Self.lineEnd(in: bytes, at: at.offset) == 0 {
            at.offset += 1
            while at.offset < bytes.count, bytes[at.offset] & 0xC0 == 0x80 { at.offset += 1 }
            at.column += 1
        }
        last = at
        return at.offset
    }
}
