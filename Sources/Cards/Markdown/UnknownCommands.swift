internal import Algebra
internal import MathText

/// Commands of LaTeX in the math of a card that nothing is known of, so that they would be shown as they are written.
enum UnknownCommands {
    /// Each with its place in the file.
    static func faults(in math: [Range<Int>], of source: SourceText) -> [(Fault, Int)] {
        var isKnown: [String: Bool] = [:]
        return math.flatMap { commands(in: $0, of: source) }.compactMap { name, offset in
            let known = isKnown[name] ?? MathText.knows(command: name)
            isKnown[name] = known
            return known
                ? nil : (.unknownCommand(name, nearest: nearestName(to: name, among: MathText.commands)), offset)
        }
    }

    /// The names behind backslashes; of `\\\\x`, a new row and x, none.
    private static func commands(in range: Range<Int>, of source: SourceText) -> [(name: String, offset: Int)] {
        var commands: [(String, Int)] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard source.bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            let name = source.bytes[(index + 1)..<range.upperBound].prefix(while: \.isASCIILetter)
            if !name.isEmpty { commands.append((String(decoding: name, as: UTF8.self), index)) }
            index += max(2, 1 + name.count)
        }
        return commands
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self & 0xDF) }
}
