import Testing

@testable import Cards

@Suite("How a fault is shown")
struct DiagnosticTests {
    private func text(
        _ line: String, column: Int, suggestion: String? = nil, severity: Diagnostic.Severity = .error
    ) -> [String] {
        let place = Diagnostic.Place(path: "cards/lattice.md", line: 14, column: column, sourceLine: line)
        let diagnostic = Diagnostic(
            severity: severity, rule: "none", message: "no", suggestion: suggestion, place: place)
        return diagnostic.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("The file, the line and the column lead, the source line and a caret follow")
    func plain() {
        #expect(text("C = x + q", column: 9) == ["cards/lattice.md:14:9: error: no", "C = x + q", "        ^"])
        #expect(text("C", column: 1, severity: .warning)[0] == "cards/lattice.md:14:1: warning: no")
    }

    @Test("A fault on an empty line is one line")
    func emptyLine() {
        #expect(text("", column: 1) == ["cards/lattice.md:14:1: error: no"])
    }

    @Test("A near miss is offered")
    func suggestion() {
        #expect(
            text("titel", column: 1, suggestion: "title")[0]
                == "cards/lattice.md:14:1: error: no; did you mean `title`?")
    }

    @Test("The caret's line repeats tabs, and a letter with its mark counts once")
    func alignment() {
        #expect(text("\tx\t= x̄ + q", column: 10)[2] == "\t \t      ^")
    }

    @Test("A long line is shown around the place, and a place beyond its end at its end")
    func longLine() {
        let line = String(repeating: "a", count: 300) + "q" + String(repeating: "b", count: 300)
        let shown = text(line, column: 301)
        #expect(shown[1].hasPrefix("…aaa") && shown[1].hasSuffix("bbb…"))
        let caret = shown[2].count - 1
        #expect(Array(shown[1])[caret] == "q")
        #expect(shown[1].count <= 162)
        #expect(text("short", column: 80)[2] == "     ^")
    }

    @Test("A card cannot steer the terminal that shows its faults")
    func control() {
        let shown = text("a\u{1B}[31mb\u{202E}c\u{9B}d", column: 2).joined()
        #expect(!shown.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{9B}" || $0 == "\u{202E}" })
        #expect(shown.contains("a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d"))
    }

    @Test("A fault is placed by characters, whatever the line ends and however many bytes a letter has")
    func places() {
        let text = SourceText(path: "a.md", bytes: Array("αβ\r\nγx̄q\rlast".utf8))
        let places = ["β", "γ", "q", "last"].map { word -> String in
            let offset = Array("αβ\r\nγx̄q\rlast".utf8).firstRange(of: Array(word.utf8))?.lowerBound ?? -1
            let place = text.place(at: offset)
            return "\(place.line):\(place.column) \(place.sourceLine)"
        }
        #expect(places == ["1:2 αβ", "2:1 γx̄q", "2:3 γx̄q", "3:1 last"])
        #expect(text.place(at: 1_000).column == 5)
    }

    @Test("More faults than anybody reads are cut off, and the last line says so")
    func manyFaults() {
        let tasks = (0..<300).map { "## Task \($0)\n\n" }.joined()
        let (card, diagnostics) = Card.read("---\nadjoint: 1\ntitle: T\n---\nL\n# Tasks\n\n\(tasks)", path: "a.md")
        #expect(card == nil)
        #expect(diagnostics.count == 201)
        #expect(diagnostics.last?.message == "there are more than 200 faults; the rest is not listed")
    }

    @Test(
        "A finding reaches to the end of the word that stands there",
        arguments: [
            ("difficulty: hard", 13, 17), ("x = sinn(x)", 5, 9), ("a + * b", 5, 6), ("```graph g", 1, 11), ("", 1, 1),
            ("short", 80, 80),
        ])
    func extent(line: String, column: Int, end: Int) {
        let place = Diagnostic.Place(path: "a.md", line: 2, column: column, sourceLine: line)
        #expect(place.endLine == 2 && place.endColumn == end)
    }

    @Test("A fault of a graph or a key ends where its reader says, and has the id of its kind")
    func rules() throws {
        let text = """
            ---
            adjoint: 1
            title: A
            levl: 2
            ---

            A lesson.

            ```graph g
            x = 2
            C = x + zeta + 1
            ```
            """
        let findings = Card.read(text, path: "a.md").diagnostics
        #expect(findings.map(\.rule) == ["unknown-key", "graph"])
        #expect(findings.map { [$0.line, $0.column, $0.place.endColumn] } == [[4, 1, 5], [11, 9, 13]])
        #expect(Card.read("", path: "a.md").diagnostics.map(\.rule) == ["missing-front-matter"])
    }
}
