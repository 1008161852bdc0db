import SeededGenerator
import Testing

@Suite("Fuzzing: graphs as rows of edges")
struct EdgeListFuzzTests {
    private static let grammar = Grammar(rules: [
        "file": [
            "«file»\n«row»", "«file»\n«row»", "«row»\n«row»\n«row»", "from\tto\tlabel\n«file»", "# «label»\n«file»",
            "«row»",
        ],
        "row": ["«a»\t«b»\t«label»", "«a»\t«b»\t«label»", "«b»\t«c»\t«label»", "«a»\t«c»", "«b»\t«c»\t"],
        "a": ["x", "y", "w₁", "Größe", "学", "a b", "\"q\""],
        "b": ["t", "u", "v", "z\\", "=1+1", "<b>", "&amp;"],
        "c": ["C", "J", "loss", "👩‍👩‍👧", "e\u{301}", "-", "#"],
        "label": ["2x", "∂t/∂x = 3", "−sin(u)", "1", "a very long label with many words in it", "", "\"", "{}", "学学学"],
    ])

    private static let damage = Damage(pieces: [
        "\t", "\t\t", "\n", "\r\n", "\r", "\u{2028}", "#", "\u{FEFF}", "\u{200B}", "\u{202E}", "\u{1B}]0;T\u{7}",
        "\u{0}",
        "\u{85}", "x\tx\t1\n", "C\tx\t1\n", String(repeating: "\u{301}", count: 60), "  ", "\"", "\\",
        String(repeating: "m", count: 300),
    ])

    @Test("A table is drawn, or refused at a place inside it; its rows are written and read again as the same")
    func tables() throws {
        try Fuzz.run("edges", inputs: 600) { generator in
            let whole = Self.grammar.text("file", using: &generator)
            let donor = Self.grammar.text("file", using: &generator)
            var bytes = Array(whole.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                bytes = Self.damage.damaged(bytes, donor: Array(donor.utf8), using: &generator)
            }
            return Fuzz.Outcome(
                input: String(decoding: bytes, as: UTF8.self), faults: try EdgeListPromises.faults(bytes))
        }
    }
}
