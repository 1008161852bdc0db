/// The values of a block's YAML by the keys it may have; every other key is reported.
struct KeyedValues<Key: RawRepresentable<String> & CaseIterable & Hashable> {
    private var pairs: [Key: YAMLMapping.Pair] = [:]
    /// The file offset of the block's content.
    private let start: Int
    /// Whether every key of the block is one that this version reads.
    private(set) var isComplete = true

    /// - Parameters:
    ///   - owner: whose keys these are.
    ///   - unsupported: keys of the format that this version does not read.
    init?(
        _ block: CodeBlock, _ source: SourceText, owner: Fault.KeyOwner, unsupported: [Key], _ findings: inout Findings
    ) {
        start = block.contentOffset
        for word in block.arguments {
            findings.report(.fenceArgument(fence: block.language, argument: word.text), at: word.offset)
        }
        guard let mapping = YAMLReader.read(block.content, of: source, at: start, into: &findings) else { return nil }
        for pair in mapping.pairs {
            guard let key = Key(rawValue: pair.key) else {
                isComplete = false
                let supported = Key.allCases.filter { !unsupported.contains($0) }.map(\.rawValue)
                findings.report(.unknownKey(pair.key, owner: owner, known: supported), at: pair.offset)
                continue
            }
            if unsupported.contains(key) {
                isComplete = false
                findings.report(.unsupportedKey(pair.key), at: pair.offset)
            }
            pairs[key] = pair
        }
    }

    subscript(key: Key) -> YAMLValue? { pairs[key]?.value }

    /// The value of a key where something is written behind it.
    func written(_ key: Key) -> YAMLValue? { self[key].flatMap { $0.isNothing ? nil : $0 } }

    /// The file offset of a key, or of the block's content where the key is not there.
    func offset(of key: Key) -> Int { pairs[key]?.offset ?? start }

    /// Reports those of some keys that are there.
    func report(_ keys: [Key], notFor kind: Key, _ findings: inout Findings) {
        for key in keys {
            guard let pair = pairs[key] else { continue }
            findings.report(.keyNotFor(key: pair.key, kind: kind.rawValue), at: pair.offset)
        }
    }
}
