internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// What is right at a question, as a few digits that stay the same as long as the same is right, and from which the answer
/// cannot be read off.
struct Fingerprint: Hashable {
    /// Sixteen hexadecimal digits.
    let text: String

    /// - Parameter words: what is right, and what belongs to it, in ASCII.
    init(_ words: [String]) {
        // FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv, with a byte that no text has behind each word.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words {
            for byte in Array(word.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        text = String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Graph {
    /// A formula as words for a fingerprint: its values at two points, whichever way it is written; nil where that has none
    /// that are numbers.
    func words(for formula: Formula) -> String? {
        guard isScalar else { return nil }
        let sampler = Sampler(graph: self)
        var numbers: [Double] = []
        for index in Self.points where numbers.count < 2 {
            sampler.move(to: .random(index))
            if let number = sampler.number(formula) { numbers.append(number) }
        }
        // What is written in another way differs in later figures.
        return numbers.isEmpty ? nil : numbers.map { $0.text(.ascii, significantDigits: 9) }.joined(separator: " ")
    }

    /// The random points that are tried before a formula counts as undefined. Every fifth is near the graph's own values, which
    /// have nothing to do with what is right at all points.
    private static let points = (1..<40).filter { !$0.isMultiple(of: 5) }
}

extension Tensor {
    /// A number, vector or matrix as words for a fingerprint.
    var words: String { text(.ascii, significantDigits: 9, elementLimit: .max) }
}
