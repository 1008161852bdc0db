/// The name a writer probably meant: the one the fewest slips away (a letter changed, missing, added, or two swapped),
/// if it is near enough and no other is as near. A letter in the other case is half a slip, and a capital for another
/// small letter a slip and a half, so that Q is nearer to C than to x.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let written = Array(name.prefix(64))
    // One slip for a short name, and one more for every three letters.
    let allowed = 2 * Swift.max(1, written.count / 3)
    // Of names as many slips away, the one of the same length goes first: tanh for tahn, not tan.
    var best: (name: String, distance: (slips: Int, length: Int))?
    var isTied = false
    for candidate in candidates where candidate != name && abs(candidate.count - name.count) * 2 <= allowed {
        let slips = halfSlips(from: written, to: Array(candidate))
        guard slips <= allowed else { continue }
        let distance = (slips: slips, length: abs(candidate.count - name.count))
        if let present = best, present.distance <= distance {
            if present.distance == distance, present.name != candidate { isTied = true }
        } else {
            best = (candidate, distance)
            isTied = false
        }
    }
    return isTied ? nil : best?.name
}

/// The edit distance with swaps of neighbours (Damerau and Levenshtein, optimal string alignment), in half slips.
private func halfSlips(from a: [Character], to b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = (0...b.count).map { $0 * 2 }
    for i in a.indices {
        var row = [(i + 1) * 2]
        for j in b.indices {
            let sameCase = a[i].isUppercase == b[j].isUppercase
            let sameLetter = a[i].lowercased() == b[j].lowercased()
            let change = (sameLetter ? 0 : 2) + (sameCase ? 0 : 1)
            var best = Swift.min(last[j] + change, last[j + 1] + 2, row[j] + 2)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = Swift.min(best, beforeLast[j - 1] + 2) }
            row.append(best)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
