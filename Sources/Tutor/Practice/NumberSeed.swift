internal import Equivalence

/// What draws the numbers of tasks anew: a whole number, or a name, so that each student of a class has numbers of their own.
package struct NumberSeed: Hashable, Sendable {
    /// As it is given, `7` or `anna`.
    package let text: String

    /// - Parameter text: of one line; nil where nothing is written.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.contains(where: \.isNewline) else { return nil }
        self.text = text
    }

    package init(_ number: UInt64) { text = "\(number)" }

    /// The one that comes after it, for numbers that are other ones again: `8` after `7`, `anna 2` after `anna`.
    package var next: NumberSeed {
        if let number = UInt64(text) { return NumberSeed(number &+ 1) }
        guard let space = text.lastIndex(of: " "), let turn = Int(text[text.index(after: space)...]) else {
            return NumberSeed(text + " 2") ?? self
        }
        return NumberSeed("\(text[..<space]) \(turn + 1)") ?? self
    }

    /// Numbers for one purpose; the same words give the same ones.
    func generator(for words: [String]) -> SplitMix64 {
        SplitMix64(seed: UInt64(Fingerprint([text] + words).text, radix: 16) ?? 0)
    }
}
