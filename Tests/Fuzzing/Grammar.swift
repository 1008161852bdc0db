import SeededGenerator

/// Random texts of a small language.
struct Grammar {
    /// By name what it may be; a name between `«` and `»` stands for one of its own. The last one must come to an end.
    let rules: [String: [String]]

    /// A text of a name. Behind `depth` names inside each other alternatives without names are taken, or the last one.
    func text(_ name: String, depth: Int = 7, using generator: inout SeededGenerator) -> String {
        let alternatives = rules[name] ?? [name]
        let short = depth > 0 ? [] : alternatives.filter { !$0.contains("«") }
        let last = depth > 0 ? alternatives : alternatives.suffix(1)
        let chosen = (short.isEmpty ? last : short).randomElement(using: &generator) ?? ""
        var text = ""
        for (place, piece) in chosen.split(separator: #/[«»]/#, omittingEmptySubsequences: false).enumerated() {
            text += place % 2 == 0 ? String(piece) : self.text(String(piece), depth: depth - 1, using: &generator)
        }
        return text
    }
}
