/// What a student types at a computation: `s = p + q`, the same with its value, `s = p + q = 6`, or a value alone.
struct ComputationEntry {
    /// A text between equals signs, and where it begins in what was typed, in UTF-8.
    struct Part {
        let text: String
        let offset: Int

        var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
    }
    let parts: [Part]

    /// Divides what was typed at its equals signs; `<=`, `>=` and `==` are comparisons.
    init(_ typed: String) {
        var parts: [Part] = []
        var start = typed.startIndex
        func part(upTo end: String.Index) -> Part {
            Part(
                text: String(typed[start..<end]), offset: typed.utf8.distance(from: typed.startIndex, to: start))
        }
        for place in typed.indices where typed[place] == "=" {
            let before = place == typed.startIndex ? nil : typed[typed.index(before: place)]
            let after = typed[place...].dropFirst().first
            guard after != "=", !(before.map { "<>=!".contains($0) } ?? false) else { continue }
            parts.append(part(upTo: place))
            start = typed.index(after: place)
        }
        self.parts = parts + [part(upTo: typed.endIndex)]
    }
}
