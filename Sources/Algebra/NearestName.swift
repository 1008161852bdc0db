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
        var distances = Slips(from: written.letters)
        for candidate in lazy.prefix(NearestNameLimits.candidates) {
            let length = abs(candidate.letters.count - written.letters.count)
            guard length * 2 <= allowed, !candidate.isTooLong, written.leastHalfSlips(to: candidate) <= allowed,
                candidate.text != name,
                let slips = distances.count(to: candidate.letters, atMost: allowed)
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

/// The edit distance with swaps of neighbours (Damerau and Levenshtein, optimal string alignment) of one name from many, in
/// half slips. What a name begins with as the one before it did is not worked out again, so that of many names in the order
/// of the alphabet little more than the ends are looked at.
private struct Slips {
    private let written: [Letter]
    /// What the last name begins with, as far as it was looked at.
    private var beginning: [Letter] = []
    /// For each number of letters of the beginning, how far it is from each beginning of the written name: a row of a table.
    private var table: [Int]
    /// The least of each row.
    private var least = [0]

    private static let tooFar = Int.max / 2
    private var width: Int { written.count + 1 }

    init(from written: [Letter]) {
        self.written = written
        table = (0...written.count).map { $0 * 2 }
    }

    /// How far another name is; nil where that is over a bound, which is no larger than that before.
    mutating func count(to other: [Letter], atMost bound: Int) -> Int? {
        let shorter = Swift.min(beginning.count, other.count)
        var shared = 0
        while shared < shorter, beginning[shared].exact == other[shared].exact { shared += 1 }
        beginning.removeLast(beginning.count - shared)
        least.removeLast(least.count - shared - 1)
        table.removeLast(table.count - (shared + 1) * width)
        // A swap reaches one row further back, and costs what is added here.
        while least[beginning.count] <= bound + 2 {
            guard beginning.count < other.count else {
                let slips = table[table.count - 1]
                return slips <= bound ? slips : nil
            }
            append(other[beginning.count], atMost: bound)
        }
        return nil
    }

    /// Adds a row, of which no more is worked out than the bound allows.
    private mutating func append(_ letter: Letter, atMost bound: Int) {
        let row = beginning.count
        let last = row * width
        let next = last + width
        table.append(contentsOf: repeatElement(Self.tooFar, count: width))
        let band = bound / 2 + 1
        var smallest = Self.tooFar
        if row <= band {
            smallest = (row + 1) * 2
            table[next] = smallest
        }
        let first = Swift.max(0, row - band)
        for column in first..<Swift.max(first, Swift.min(written.count, row + band + 1)) {
            let other = written[column]
            let change = (letter.small == other.small ? 0 : 2) + (letter.isCapital == other.isCapital ? 0 : 1)
            var slips = Swift.min(table[last + column] + change, table[last + column + 1] + 2, table[next + column] + 2)
            if row > 0, column > 0, letter.exact == written[column - 1].exact,
                beginning[row - 1].exact == other.exact
            {
                slips = Swift.min(slips, table[last - width + column - 1] + 2)
            }
            table[next + column + 1] = slips
            smallest = Swift.min(smallest, slips)
        }
        beginning.append(letter)
        least.append(smallest)
    }
}
