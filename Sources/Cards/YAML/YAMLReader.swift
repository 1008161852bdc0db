/// Reads YAML to values with places, collecting what is wrong with it.
///
/// libyaml composes the nodes; it is kept from what could make a small text large or an answer ambiguous: anchors and
/// aliases are refused, and depth, length and the number of values have limits.
struct YAMLReader {
    private let text: GatheredText
    private let source: SourceText
    /// Where each Unicode scalar begins, in bytes; at the end, where the text ends.
    private let offsets: [Int]
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
            guard let root = try reader.compose() else { return YAMLMapping() }
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
        offsets = text.bytes.indices.filter { text.bytes[$0] & 0xC0 != 0x80 } + [text.bytes.count]
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

    // MARK: Composing

    private func compose() throws(LocatedFault) -> YAMLNode? {
        if let offset = firstTooDeep() { throw LocatedFault(.yamlTooDeep, at: fileOffset(offset)) }
        do throws(YAMLNode.Problem) {
            return try YAMLNode.root(of: YAMLStandIns.replacing(in: text.bytes))
        } catch {
            throw located(error)
        }
    }

    /// Brackets, and marks `-` and `?` on one line, nested beyond the limit are refused before libyaml composes them: it
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

    /// A problem of libyaml in the words and places of a card.
    private func located(_ problem: YAMLNode.Problem) -> LocatedFault {
        guard let text = problem.text else {
            return LocatedFault(.yamlSyntax("it cannot be read"), at: fileOffset(0))
        }
        // What is never closed is noticed far behind; its place is where it opens.
        let opening = ["quoted scalar", "flow sequence", "flow mapping", "simple key"].first {
            problem.context?.text.contains($0) ?? false
        }
        let place = opening == nil ? problem.place : problem.context?.place ?? problem.place
        let offset = offset(ofScalar: place)
        if text.contains("expected key"), let value = bracketedValue(before: offset) {
            return LocatedFault(.yamlSyntax("bracketed value"), at: fileOffset(value))
        }
        return LocatedFault(.yamlSyntax(opening ?? text), at: fileOffset(offset))
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

    private mutating func value(
        _ node: YAMLNode, depth: Int, _ findings: inout Findings
    ) throws(LocatedFault) -> YAMLValue {
        let offset = fileOffset(offset(ofScalar: node.place))
        nodeBudget -= 1
        guard nodeBudget >= 0 else { throw LocatedFault(.yamlTooManyValues, at: offset) }
        guard node.isScalar || depth <= CardLimits.yamlDepth else { throw LocatedFault(.yamlTooDeep, at: offset) }
        switch node.content {
        case .scalar(let string, let isPlain):
            if isPlain, let first = string.unicodeScalars.first, YAMLStandIns.original(of: first) != nil {
                findings.report(.yamlAlias, at: offset)
            }
            let written = restored(string)
            let cutOff = isPlain ? cutOff(behind: written, at: node.place) : nil
            return YAMLValue(content: .scalar(written), offset: offset, cutOff: cutOff)
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            for element in sequence { values.append(try value(element, depth: depth + 1, &findings)) }
            return YAMLValue(content: .list(values), offset: offset)
        case .mapping(let mapping):
            var pairs: [YAMLMapping.Pair] = []
            var names: Set<String> = []
            for (keyNode, valueNode) in mapping {
                let key = try value(keyNode, depth: depth + 1, &findings)
                let value = try value(valueNode, depth: depth + 1, &findings)
                guard case .scalar(let name) = key.content else {
                    throw LocatedFault(.notAKey(found: key.kind), at: key.offset)
                }
                guard names.insert(name).inserted else {
                    findings.report(.duplicateKey(name), at: key.offset)
                    continue
                }
                pairs.append(YAMLMapping.Pair(key: name, offset: key.offset, value: value))
            }
            return YAMLValue(content: .mapping(YAMLMapping(pairs: pairs)), offset: offset)
        }
    }

    /// Where a text that stands at a mark is cut off by a `#` that may belong to it.
    private func cutOff(behind string: String, at place: Int) -> Int? {
        let start = offset(ofScalar: place)
        guard text.bytes[start...].starts(with: string.utf8) else { return nil }
        let behind = text.bytes[(start + string.utf8.count)...].prefix { $0 != .newline && $0 != .carriageReturn }
        guard let sign = behind.firstIndex(where: { !$0.isBlank }), behind[sign] == UInt8(ascii: "#"),
            let next = behind[(sign + 1)...].first(where: { !$0.isBlank }),
            next.isASCIIDigit || !behind[sign + 1].isBlank
        else { return nil }
        return fileOffset(sign)
    }

    private func restored(_ string: String) -> String {
        guard string.utf8.contains(YAMLStandIns.leadingByte) else { return string }
        return String(String.UnicodeScalarView(string.unicodeScalars.map { YAMLStandIns.original(of: $0) ?? $0 }))
    }

    /// The offset in the text of a place that libyaml counts in Unicode scalars.
    private func offset(ofScalar place: Int) -> Int { offsets[min(place, offsets.count - 1)] }

    private func fileOffset(_ offset: Int) -> Int { text.fileOffset(of: offset, in: source) }
}
