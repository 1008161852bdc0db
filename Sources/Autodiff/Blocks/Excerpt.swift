/// A piece of a block's text that knows its place.
struct Excerpt {
    private let block: [UInt8]
    /// UTF-8 offsets into the block.
    let range: Range<Int>

    init(_ text: String) {
        block = Array(text.utf8)
        range = block.indices
    }

    private init(_ block: [UInt8], _ range: Range<Int>) {
        self.block = block
        self.range = range
    }

    var text: String { String(decoding: block[range], as: UTF8.self) }
    var isEmpty: Bool { range.isEmpty }

    /// The lines, without what ends them and without comments.
    var linesWithoutComments: [Excerpt] {
        splits { $0 == UInt8(ascii: "\n") }.map { line in
            let comment = line.range.first { block[$0] == UInt8(ascii: "#") }
            return line.part(line.range.lowerBound..<(comment ?? line.range.upperBound)).trimmed
        }
    }

    /// Without white space at either end.
    var trimmed: Excerpt {
        guard let first = range.first(where: { !block[$0].isSpace }),
            let last = range.last(where: { !block[$0].isSpace })
        else { return part(range.lowerBound..<range.lowerBound) }
        return part(first..<last + 1)
    }

    /// The parts between separators that stand outside all brackets, with their white space.
    func split(at separator: Character) -> [Excerpt] {
        var depth = 0
        return splits { byte in
            if Self.opening.contains(byte) { depth += 1 }
            if Self.closing.contains(byte) { depth -= 1 }
            return depth <= 0 && byte == separator.asciiValue
        }
    }

    /// What stands before and after the first separator outside all brackets.
    func cut(at separator: Character) -> (before: Excerpt, after: Excerpt)? {
        guard let before = split(at: separator).first, before.range.upperBound < range.upperBound else { return nil }
        return (before, part(before.range.upperBound + 1..<range.upperBound))
    }

    /// What stands before and after the first occurrence of a text.
    func cut(at text: String) -> (before: Excerpt, after: Excerpt)? {
        let wanted = Array(text.utf8)
        let starts = range.lowerBound..<max(range.lowerBound, range.upperBound - wanted.count + 1)
        guard let start = starts.first(where: { block[$0..<$0 + wanted.count].elementsEqual(wanted) }) else {
            return nil
        }
        return (part(range.lowerBound..<start), part(start + wanted.count..<range.upperBound))
    }

    /// The letters, digits and underscores it begins with, and what follows.
    var leadingWord: (word: Excerpt, rest: Excerpt) {
        let end = range.first { !block[$0].isWord } ?? range.upperBound
        return (part(range.lowerBound..<end), part(end..<range.upperBound))
    }

    /// The inside of one pair of round brackets that spans the whole, or nil.
    var insideBrackets: Excerpt? {
        guard range.count >= 2, block[range.lowerBound] == UInt8(ascii: "("),
            block[range.upperBound - 1] == UInt8(ascii: ")")
        else { return nil }
        var depth = 0
        for index in range.dropLast() {
            if Self.opening.contains(block[index]) { depth += 1 }
            if Self.closing.contains(block[index]) { depth -= 1 }
            if depth == 0 { return nil }
        }
        return part(range.lowerBound + 1..<range.upperBound - 1)
    }

    private func splits(where isSeparator: (UInt8) -> Bool) -> [Excerpt] {
        var parts: [Excerpt] = []
        var start = range.lowerBound
        for index in range where isSeparator(block[index]) {
            parts.append(part(start..<index))
            start = index + 1
        }
        return parts + [part(start..<range.upperBound)]
    }

    private func part(_ range: Range<Int>) -> Excerpt { Excerpt(block, range) }

    private static let opening = Set("([{".utf8)
    private static let closing = Set(")]}".utf8)
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// Letters outside ASCII count, such as Greek ones.
    fileprivate var isWord: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_") || self >= 0x80
    }
}
