/// One line of a graph block, cut into its parts. Nothing is looked up yet.
struct BlockLine {
    /// The words a line can begin with, apart from `for`.
    enum Keyword: String, CaseIterable {
        case input
        case parameter = "param"
        case constant = "const"
        case opaque, output
    }

    /// `j in 1..2`.
    struct Loop {
        var index: Excerpt
        var first: Excerpt
        var last: Excerpt
    }

    /// `name`, `name : shape`, `name = right` or `name : shape = right`.
    struct Item {
        var name: Excerpt
        var shape: Excerpt?
        var right: Excerpt?
        /// Name and right-hand side together.
        var source: Range<Int>
    }

    /// Counted from 1.
    var number: Int
    var source: Range<Int>
    var loops: [Loop] = []
    var keyword: Keyword?
    var items: [Item] = []

    /// The names no node can have.
    static let reservedWords = ["for", "in"] + Keyword.allCases.map(\.rawValue)

    /// Reads a line that is not empty.
    /// - Parameter unnamed: what a line is called that is an expression without a name; nil where it must have one.
    init(_ line: Excerpt, number: Int, unnamed: String? = nil) throws(GraphError) {
        self.number = number
        source = line.range
        var body = line
        while let (word, rest) = Self.leadingKeyword(of: body), word == "for" {
            body = try readLoops(rest)
        }
        if let (word, rest) = Self.leadingKeyword(of: body), let keyword = Keyword(rawValue: word) {
            self.keyword = keyword
            guard !rest.isEmpty else { throw .missingName(after: word, at: body.range) }
            for part in rest.split(at: ",") { items.append(try Self.item(part.trimmed, after: keyword)) }
        } else if let unnamed, loops.isEmpty, !body.isDefinition {
            items = [Item(name: Excerpt(unnamed), right: body, source: body.range)]
        } else {
            items = [try Self.item(body, after: nil)]
        }
    }

    /// A reserved word in front of anything but `=`, and what follows it.
    private static func leadingKeyword(of text: Excerpt) -> (word: String, rest: Excerpt)? {
        let (word, rest) = text.leadingWord
        guard reservedWords.contains(word.text), !rest.trimmed.text.hasPrefix("=") else { return nil }
        return (word.text, rest.trimmed)
    }

    /// Reads `j in 1..2, i in 0..3: …` and returns what follows the colon.
    private mutating func readLoops(_ text: Excerpt) throws(GraphError) -> Excerpt {
        guard let (head, body) = text.cut(at: ":" as Character), !body.trimmed.isEmpty else {
            throw .loopWithoutBody(at: source)
        }
        for part in head.split(at: ",").map(\.trimmed) {
            guard let (index, range) = part.cut(at: " in " as String),
                let (first, last) = range.cut(at: ".." as String),
                !index.isEmpty, index.trimmed.leadingWord.rest.isEmpty
            else { throw .badLoop(part, at: part.isEmpty ? head.range : part.range) }
            loops.append(Loop(index: index.trimmed, first: first.trimmed, last: last.trimmed))
        }
        return body.trimmed
    }

    private static func item(_ text: Excerpt, after keyword: Keyword?) throws(GraphError) -> Item {
        let (left, right) = text.cut(at: "=" as Character) ?? (text, nil)
        let (before, after) = left.cut(at: ":" as Character).map { ($0, $1.trimmed) } ?? (left, nil)
        let name = before.trimmed
        let value = right?.trimmed
        guard !name.isEmpty else { throw .missingName(at: text.range) }
        let (word, rest) = name.leadingWord
        if rest.isEmpty, reservedWords.contains(word.text) { throw .reserved(word.text, at: word.range) }
        // Two words in a row are an unknown keyword and a name, or two names without a comma.
        if rest.text.first?.isWhitespace == true, !rest.trimmed.leadingWord.word.isEmpty {
            if after == nil, value == nil, (try? rest.trimmed.shape()) != nil {
                throw .missingColon(name: word.text, shape: rest.trimmed.text, after: keyword, at: name.range)
            }
            throw keyword == nil ? .unknownKeyword(word.text, at: word.range) : .missingComma(in: name)
        }
        if after?.isEmpty == true, value?.isEmpty == false { throw .colonBeforeSign(text, name, value) }
        if let value, let (shape, rest) = value.cut(at: "=" as Character), shape.text.contains("x"),
            (try? shape.trimmed.shape()) != nil
        {
            throw .missingColon(
                name: name.text, shape: "\(shape.trimmed.text) = \(rest.trimmed.text)", after: keyword, at: text.range)
        }
        if keyword == nil, value == nil { throw .withoutRightHandSide(text) }
        if let value, value.isEmpty { throw .missingRightHandSide(of: name.text, at: text.range) }
        return Item(name: name, shape: after, right: value, source: text.range)
    }
}

extension Excerpt {
    /// Whether a name stands left of `=`; in `x >= 0` and `x == 0` none does.
    fileprivate var isDefinition: Bool {
        guard let (before, after) = cut(at: "=" as Character) else { return false }
        return !before.text.hasSuffix("<") && !before.text.hasSuffix(">") && !after.text.hasPrefix("=")
    }
}
