import Algebra
import Autodiff
import Cards
import Publishing
import RepositoryCards
import SeededGenerator
import Testing
import Tutor

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

    private func misplaced(_ findings: [Diagnostic], in bytes: [UInt8]) -> [String] {
        // U+2028 and their like end no line of a card; a return does.
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        return findings.filter { finding in
            let place = finding.place
            return !(1...lines).contains(place.line) || place.column < 1 || place.column > place.sourceLine.count + 1
                || !(place.line...lines).contains(place.endLine) || place.endColumn < 1
        }.map { "a place outside the file: \($0.text)" }
    }

    /// A graph as `adjoint new` writes it is read as the same again.
    private func unlike(_ graph: Graph) -> [String] {
        func described(_ graph: Graph) -> [String] {
            let nodes = graph.nodes.map { node in
                let value = node.value.map { "\($0.elements)" } ?? ""
                return "\(node.symbol.text(.ascii)) \(node.shape.text(.ascii)) \(node.kindName) "
                    + (node.expression?.text(.ascii) ?? value)
            }
            return nodes + ["output \(graph.nodes[graph.output].symbol.text(.ascii))"]
        }
        let draft = CardDraft(title: "t", graph: graph).text
        let (card, findings) = Card.read(draft, path: "draft.md")
        guard let again = card?.graphs.first else {
            return ["a graph is not read again: \(findings.first?.text ?? "")\n\(draft)"]
        }
        let pairs = zip(described(graph), described(again)).filter { $0 != $1 }
        return pairs.map { "\($0) becomes \($1) in a draft" }
    }

    /// What is revealed of a task is right where it is typed.
    private func refused(_ card: Card, _ generator: inout SeededGenerator) -> [String] {
        guard let index = card.tasks.indices.randomElement(using: &generator) else { return [] }
        var session = QuizSession(card: card)
        session.go(to: index)
        var typing = session
        guard session.state?.work == nil, let shown = session.reveal() else { return [] }
        if case .incorrect = typing.submit(shown).verdict {
            return ["\(card.tasks[index].title): \(shown) is revealed and wrong"]
        }
        return []
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
            var faults = misplaced(findings, in: file.bytes)
            if (card == nil) != findings.containsError { faults.append("neither a card nor an error") }
            if let card {
                accepted += 1
                if let graph = card.graphs.randomElement(using: &generator) { faults += unlike(graph) }
                if Int.random(in: 0..<4, using: &generator) == 0 { faults += refused(card, &generator) }
            }
            return Fuzz.Outcome(input: String(decoding: file.bytes, as: UTF8.self), faults: faults)
        }
        #expect(accepted > 0)
    }
}
