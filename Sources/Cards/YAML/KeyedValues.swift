/// The name of a key in the YAML of a block.
struct BlockKey: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String
    init(stringLiteral name: String) { self.name = name }
}

extension BlockKey {
    // Keys that several kinds of answers take.
    static let graph: BlockKey = "graph"
    static let layout: BlockKey = "layout"
    static let entries: BlockKey = "entries"
    static let expect: BlockKey = "expect"
    static let round: BlockKey = "round"
    static let tolerance: BlockKey = "tolerance"
    static let order: BlockKey = "order"
    static let revealShape: BlockKey = "reveal-shape"
    static let points: BlockKey = "points"
    static let inTermsOf: BlockKey = "in terms of"
    static let vary: BlockKey = "vary"
    static let rate: BlockKey = "rate"

    /// How many digits behind the point `round` may ask for.
    static let decimals = 0...12
}

/// The values of a block's YAML by the keys it may have; every other key is reported.
struct KeyedValues {
    private var pairs: [BlockKey: YAMLMapping.Pair] = [:]
    /// The file offset of the block's content.
    let start: Int
    /// Whether every key of the block is one that this version reads.
    private(set) var isComplete = true

    /// - Parameters:
    ///   - owner: whose keys these are.
    ///   - known: the keys that the block may have.
    init?(
        _ block: CodeBlock, _ source: SourceText, owner: Fault.KeyOwner, known: [BlockKey], _ findings: inout Findings
    ) {
        start = block.contentOffset
        for word in block.arguments {
            findings.report(.fenceArgument(fence: block.language, argument: word.text), at: word.offset)
        }
        guard let mapping = YAMLReader.read(block.content, of: source, at: start, into: &findings) else { return nil }
        for pair in mapping.pairs {
            let key = BlockKey(stringLiteral: pair.key)
            if known.contains(key) {
                pairs[key] = pair
                continue
            }
            isComplete = false
            findings.report(.unknownKey(pair.key, owner: owner, known: known.map(\.name)), at: pair.offset)
        }
    }

    subscript(key: BlockKey) -> YAMLValue? { pairs[key]?.value }

    /// The value of a key where something is written behind it.
    func written(_ key: BlockKey) -> YAMLValue? { self[key].flatMap { $0.isNothing ? nil : $0 } }

    /// The file offset of a key, or of the block's content where the key is not there.
    func offset(of key: BlockKey) -> Int { pairs[key]?.offset ?? start }

    /// Reports the keys that are there and do not go with a kind of answer.
    func report(notFor kind: BlockKey, options: [BlockKey], _ findings: inout Findings) {
        let others = pairs.filter { $0.key != kind && !options.contains($0.key) }
        for pair in others.values.sorted(by: { $0.offset < $1.offset }) {
            findings.report(.keyNotFor(key: pair.key, kind: kind.name), at: pair.offset)
        }
    }

    // MARK: Values of a kind; nil where the key is not there, or its value is at fault, which is reported.

    /// One of a set of words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ key: BlockKey, of words: Word.Type = Word.self, _ findings: inout Findings
    ) -> Word? {
        self[key]?.choice(of: words, for: key.name, &findings)
    }

    /// `true` or `false`.
    func flag(_ key: BlockKey, _ findings: inout Findings) -> Bool? { self[key]?.flag(for: key.name, &findings) }
}
