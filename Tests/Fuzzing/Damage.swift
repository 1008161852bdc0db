import SeededGenerator

/// What befalls a text: bytes, lines and pieces of its language are changed, lost, doubled, or come from elsewhere.
struct Damage {
    /// What the language is made of.
    let pieces: [String]

    /// The bytes damaged once. Lines may come from `donor`.
    func damaged(_ bytes: [UInt8], donor: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let index = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, index + Int.random(in: 0...40, using: &generator))
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: bytes.removeSubrange(index...)
        case 1 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 2 where index < bytes.count: bytes[index] = UInt8.random(in: 32..<127, using: &generator)
        case 3: bytes.removeSubrange(index..<end)
        case 4: bytes.insert(contentsOf: bytes[index..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        case 5, 6: return withLines(of: bytes, donor: donor, using: &generator)
        default: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: index)
        }
        return bytes
    }

    /// A text damaged once to three times.
    func damaged(_ text: String, donor: String = "", using generator: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            bytes = damaged(bytes, donor: Array(donor.utf8), using: &generator)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whole lines lost, doubled, exchanged, or put in from elsewhere.
    private func withLines(of bytes: [UInt8], donor: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        let newline = UInt8(ascii: "\n")
        var lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
        let (one, other) = (
            Int.random(in: 0..<lines.count, using: &generator), Int.random(in: 0..<lines.count, using: &generator)
        )
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: lines.remove(at: one)
        case 1: lines.insert(lines[one], at: other)
        case 2: lines.swapAt(one, other)
        default:
            let others = donor.split(separator: newline, omittingEmptySubsequences: false)
            let from = Int.random(in: 0..<max(1, others.count), using: &generator)
            let to = min(others.count, from + Int.random(in: 1...12, using: &generator))
            lines.insert(contentsOf: others[min(from, to)..<to], at: one)
        }
        return Array(lines.joined(separator: [newline]))
    }
}
