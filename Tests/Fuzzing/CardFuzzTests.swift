import Cards
import RepositoryCards
import SeededGenerator
import Testing

@Suite("Fuzzing: cards")
struct CardFuzzTests {
    private static let damage = Damage(pieces: [
        "```", "```graph g\n", "```answer\n", "```walk\n", "```training\n", "> Hint: ", "> Why: ", "> Right: ",
        "> Wrong: ",
        "- [x] ", "- [ ] ", "$", "$$", "# Tasks\n", "## ", "{#", "{teaches=", "---\n", "&a ", "*a", "[", "]", ": ",
        "\t",
        "\r\n", "\r", "\u{2028}", "\u{FEFF}", "dC/dx", "x = ", "(", "\\", "<!--", "-->", "|", "**", "`", "\u{301}",
        "\u{1B}",
        "for i in 1..3: ", "vary: {x: -3..3}\n", "numeric: dC/dx\n", "matrix: dC/dW\n", "paths: dC/dx\n", "graph: ",
        "fill: [updates]\n", "derivation: 'x'\n", "computation: C\n", "in terms of: [x]\n", "layout: numerator\n",
        "points: 0\n",
        "input ", "param ", "const ", "opaque ", "output ", " : 2x3 = ", " : 99999999999x2", "1..99999999", "1e308",
        "学", "👩‍👩‍👧",
        "x[1..3]", "expand=primitives", "~", "!!int ", "? ", "<<: ", "'", "\"", "%YAML", "\u{0}", "\u{85}", "1. ",
        "    ",
    ])

    private static let definitions = Grammar(rules: [
        "graph": ["«graph»\n«line»", "«graph»\n«line»", "«line»\n«line»\n«line»", "x = 2\ny = 3\n«line»\nC = «e»"],
        "line": [
            "«n» = «e»", "«n» = «e»", "«n» = «e»", "input «n»", "param «n» = 0.5", "const «n» = 2", "«n» : 2 = [1, 2]",
            "«n» : 2x2 = [[1, 2], [3, 4]]", "for i in 1..3: «n»[i] = «e»", "«n»[1..2] = [1, 2]", "output «n»",
            "opaque «n»",
            "«n» = f(«n», «n»)", "input «n» : 3", "«n» : 3 = g(«n»)", "«n» = sum(i in 1..3, x[i] * «n»)",
            "«n» = «e» # «e»", "«n» = «n»",
        ],
        "e": [
            "«n»", "«n» * «n»", "«e» + «e»", "sin(«e»)", "«n»^2", "«e» / «n»", "W @ «n»", "«n»^T", "sum(«e»)", "2*«e»",
            "«n»[i]",
            "where(«n» > 0, «e», 1)", "sigmoid(«e»)", "softmax(«n»)", "3.25", "«n» - «n»", "max(«e», «e»)", "exp(-«e»)",
            "«n»",
        ],
        "n": [
            "x", "y", "z", "t", "C", "W", "θ", "ŷ", "loss_sum", "a[1]", "w[2; 1,3]", "größe", "x", "y", "e", "step",
            "h[1;]",
        ],
    ])

    /// A shipped card that was damaged, or one with a graph of the grammar.
    private func file(_ files: [CardFile], _ generator: inout SeededGenerator) -> CardFile {
        let (one, other) = (files.randomElement(using: &generator), files.randomElement(using: &generator))
        guard let one, let other else { return files[0] }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let text =
                "---\nadjoint: 1\ntitle: t\n---\nLesson.\n\n```graph g\n"
                + Self.definitions.text("graph", using: &generator)
                + "\n```\n\n# Tasks\n\n## One\nWhat?\n\n```answer\nnumeric: dC/dx\n```\n"
            return CardFile(path: "random.md", bytes: Array(text.utf8))
        }
        var bytes = one.bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            bytes = Self.damage.damaged(bytes, donor: other.bytes, using: &generator)
        }
        return CardFile(path: one.path, bytes: bytes)
    }

    @Test(
        "A card is read, or refused with places inside the file; its graphs are written and read again, its keys are right"
    )
    func cards() throws {
        let files = try RepositoryCards.allCases.flatMap { try $0.files() }
        var accepted = 0
        try Fuzz.run("cards", inputs: 400) { generator in
            let file = file(files, &generator)
            let (card, findings) = Card.read(file)
            var faults = CardPromises.faults(of: file, read: card, findings)
            if let card {
                accepted += 1
                if let graph = card.graphs.randomElement(using: &generator) { faults += CardPromises.unlike(graph) }
                if Int.random(in: 0..<4, using: &generator) == 0,
                    let task = card.tasks.indices.randomElement(using: &generator)
                {
                    faults += CardPromises.refused(task, of: card)
                }
            }
            return Fuzz.Outcome(input: String(decoding: file.bytes, as: UTF8.self), faults: faults)
        }
        #expect(accepted > 0)
    }
}
