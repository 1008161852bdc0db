/// A value of a card's YAML with its place in the file. Scalars stay as they are written: what `no`, `012` or
/// `2026-06-01` mean is decided by the key they belong to.
struct YAMLValue: Sendable {
    enum Content: Sendable {
        case scalar(String)
        case list([YAMLValue])
        case mapping(YAMLMapping)
    }
    let content: Content
    /// The file offset of its first character; of the quote, where it is quoted.
    let offset: Int
    /// The file offset of a `#` that ends a text without quotes, with a word or number right behind it, as in `C# basics #1`;
    /// nil where there is none, or it begins a comment as comments are written.
    var cutOff: Int?

    /// Whether nothing is written behind the key.
    var isNothing: Bool { kind == .nothing }

    /// Whether it is a list in brackets or of lines with dashes.
    var isList: Bool { kind == .list }

    /// What can be written behind a key.
    enum Kind { case nothing, scalar, list, mapping }

    var kind: Kind {
        switch content {
        case .scalar(let text): text.isEmpty ? .nothing : .scalar
        case .list: .list
        case .mapping: .mapping
        }
    }
}

/// Keys and values in the order of the file; every key is there once.
struct YAMLMapping: Sendable {
    struct Pair: Sendable {
        let key: String
        /// The file offset of the key.
        let offset: Int
        let value: YAMLValue
    }
    var pairs: [Pair] = []
}
