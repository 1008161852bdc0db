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

    /// The lines, without what ends them and without comments, each with its number, counted from 1. A line goes on behind
    /// a backslash at its end, and where a bracket is open that a later line closes.
    var lines: [(number: Int, text: Excerpt)] {
        let joined = Excerpt(withSpaces(for: continuations), range)
        var number = 1
        return joined.splits { $0 == UInt8(ascii: "\n") }.map { line in
            defer { number += 1 + block[line.range].count { $0 == UInt8(ascii: "\n") } }
            return (number, line.trimmed)
        }
    }

    /// The block with spaces for all comments and for what is between a line and its continuation.
    private func withSpaces(for continuations: Set<Int>) -> [UInt8] {
        var bytes = block
        for index in continuations { bytes[index] = UInt8(ascii: " ") }
        for index in comments { bytes[index] = UInt8(ascii: " ") }
        return bytes
    }

    /// The places of comments, each from its # to the end of its line.
    private var comments: [Int] {
        var isComment = false
        return range.filter { index in
            if block[index] == UInt8(ascii: "#") { isComment = true }
            if block[index] == UInt8(ascii: "\n") { isComment = false }
            return isComment
        }
    }

    /// The places of line feeds that end no line, and of the backslashes before them.
    private var continuations: Set<Int> {
        let comments = Set(comments)
        let signs = range.filter { !comments.contains($0) }
        var places: Set<Int> = []
        // The line feeds since the outermost open bracket: they count once it is closed.
        var inside: [Int] = []
        var depth = 0
        var last: Int?
        for index in signs {
            let byte = block[index]
            if byte == UInt8(ascii: "\n") {
                if let last, block[last] == UInt8(ascii: "\\") {
                    places.formUnion([last, index])
                } else if depth > 0 {
                    inside.append(index)
                }
            }
            if Self.opening.contains(byte) { depth += 1 }
            if Self.closing.contains(byte), depth > 0 {
                depth -= 1
                if depth == 0 {
                    places.formUnion(inside)
                    inside = []
                }
            }
            if byte == UInt8(ascii: "\n") || !byte.isSpace { last = index }
        }
        return places
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

    /// Every run of letters, digits and underscores in it.
    var words: Set<String> {
        Set(block[range].split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) })
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

    /// The text with a number in place of a part of it.
    func text(with number: Int, insteadOf part: Excerpt) -> String {
        let before = self.part(range.lowerBound..<part.range.lowerBound)
        let after = self.part(part.range.upperBound..<range.upperBound)
        return before.text + "\(number)" + after.text
    }

    /// What stands between a pair of square brackets that spans the whole, or nil.
    var insideSquareBrackets: Excerpt? {
        guard let first = range.first, range.count >= 2, block[first] == UInt8(ascii: "["),
            block[range.upperBound - 1] == UInt8(ascii: "]"), part(first + 1..<range.upperBound - 1).isBalanced
        else { return nil }
        return part(first + 1..<range.upperBound - 1)
    }

    /// Whether no bracket is closed that was not opened here.
    private var isBalanced: Bool {
        var depth = 0
        for index in range {
            if Self.opening.contains(block[index]) { depth += 1 }
            if Self.closing.contains(block[index]) { depth -= 1 }
            if depth < 0 { return false }
        }
        return depth == 0
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
