/// The name a writer probably meant: the one the fewest slips away (a letter changed, missing, added, or two swapped),
/// if it is near enough and no other is as near. A letter in the other case is half a slip, and a capital for another
/// small letter a slip and a half, so that Q is nearer to C than to x.
///
/// Bounded in both directions: nothing is meant by a name of more than 64 characters, and a thousand names are looked at.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    candidates.lazy.map(KnownName.init).nearest(to: name)
}

extension Sequence<KnownName> {
    /// The same among names that were made ready, as is worth it where many names are looked for among them.
    package func nearest(to name: String) -> String? {
        let written = KnownName(name)
        guard written.letters.count <= NearestNameLimits.length, !written.isTooLong else { return nil }
        // One slip for a short name, and one more for every three letters.
        var allowed = 2 * Swift.max(1, written.letters.count / 3)
        // Of names as many slips away, the one of the same length goes first: tanh for tahn, not tan.
        var best: (name: String, distance: (slips: Int, length: Int))?
        var isTied = false
        for candidate in lazy.prefix(NearestNameLimits.candidates) {
            let length = abs(candidate.letters.count - written.letters.count)
            guard length * 2 <= allowed, !candidate.isTooLong, written.leastHalfSlips(to: candidate) <= allowed,
                candidate.text != name,
                let slips = halfSlips(from: written.letters, to: candidate.letters, atMost: allowed)
            else { continue }
            let distance = (slips: slips, length: length)
            if let present = best, present.distance <= distance {
                if present.distance == distance, present.name != candidate.text { isTied = true }
            } else {
                best = (candidate.text, distance)
                isTied = false
                allowed = slips
            }
        }
        return isTied ? nil : best?.name
    }
}

private enum NearestNameLimits {
    /// How many characters a name may have for which another could be meant; the other has at most half as many more.
    static let length = 64
    /// How many bytes either may have.
    static let bytes = 1_024
    /// How many names are looked at.
    static let candidates = 1_000
}

/// A name that may have been meant, with what it is compared by.
package struct KnownName: Sendable {
    /// The name.
    package let text: String
    /// Its first letters, more than a name has that is near to one that may be written.
    fileprivate let letters: [Letter]
    /// Which letters occur: a bit for each, which some may share.
    fileprivate let bits: UInt64
    fileprivate let isTooLong: Bool

    /// Makes a name ready to be compared.
    package init(_ text: String) {
        self.text = text
        isTooLong = text.utf8.count > NearestNameLimits.bytes
        letters = isTooLong ? [] : text.prefix(NearestNameLimits.length * 3 / 2).map(Letter.init)
        bits = letters.reduce(0) { $0 | 1 << UInt64(truncatingIfNeeded: $1.small & 63) }
    }

    /// No more than what the way to another name takes: a slip brings in one letter at most, and takes one away.
    fileprivate func leastHalfSlips(to other: KnownName) -> Int {
        2 * Swift.max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount)
    }
}

/// A character as what it is compared by: numbers, since most comparisons are made for nothing.
private struct Letter {
    let exact: Int
    let small: Int
    let isCapital: Bool

    init(_ character: Character) {
        if let ascii = character.asciiValue {
            exact = Int(ascii)
            isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(ascii)
            small = exact + (isCapital ? 32 : 0)
        } else {
            exact = character.hashValue
            isCapital = character.isUppercase
            small = character.lowercased().hashValue
        }
    }
}

/// The edit distance with swaps of neighbours (Damerau and Levenshtein, optimal string alignment), in half slips; nil
/// where it is over a bound. What two names begin and end with is passed over, and of the rest no more is looked at than
/// the bound allows.
private func halfSlips(from first: [Letter], to second: [Letter], atMost bound: Int) -> Int? {
    let shorter = Swift.min(first.count, second.count)
    var start = 0
    while start < shorter, first[start].exact == second[start].exact { start += 1 }
    var end = 0
    while end < shorter - start, first[first.count - 1 - end].exact == second[second.count - 1 - end].exact { end += 1 }
    let (a, b) = (first[start..<first.count - end], second[start..<second.count - end])
    let (tooFar, band) = (Int.max / 2, bound / 2 + 1)
    var beforeLast = [Int](repeating: tooFar, count: b.count + 1)
    var last = (0...b.count).map { $0 * 2 }
    var row = beforeLast
    for i in 0..<a.count {
        let columns = Swift.max(0, i - band)..<Swift.min(b.count, i + band + 1)
        guard columns.lowerBound <= columns.upperBound else { return nil }
        row[columns.lowerBound] = columns.lowerBound == 0 ? (i + 1) * 2 : tooFar
        var least = row[columns.lowerBound]
        let letter = a[start + i]
        for j in columns {
            let other = b[start + j]
            let change = (letter.small == other.small ? 0 : 2) + (letter.isCapital == other.isCapital ? 0 : 1)
            var best = Swift.min(last[j] + change, last[j + 1] + 2, row[j] + 2)
            if i > 0, j > 0, letter.exact == b[start + j - 1].exact, a[start + i - 1].exact == other.exact {
                best = Swift.min(best, beforeLast[j - 1] + 2)
            }
            row[j + 1] = best
            least = Swift.min(least, best)
        }
        if columns.upperBound < b.count { row[columns.upperBound + 1] = tooFar }
        // A swap reaches one row further back, and costs what is added here.
        guard least <= bound + 2 else { return nil }
        (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count] <= bound ? last[b.count] : nil
}
