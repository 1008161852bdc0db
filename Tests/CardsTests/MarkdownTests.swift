import Testing

@testable import Cards

/// The document of a text without front matter.
func markdown(_ text: String) throws -> MarkdownBlock {
    try MarkdownParser.parse(SourceText(path: "test.md", bytes: Array(text.utf8)), from: 0).document
}

/// What a lesson shows of a text.
func shown(_ text: String) throws -> [Block] { try markdown(text).blocks.shown }

@Suite("Markdown")
struct MarkdownTests {
    @Test("Prose keeps its emphasis, code, links and entities")
    func prose() throws {
        #expect(
            try shown("A **strong** *word*, `code` and a [link](http://a.b/?x=1&amp;y=2)\nwith &minus; &#8722; &what;.")
                == [
                    .paragraph([
                        .text("A "), .strong([.text("strong")]), .text(" "), .emphasis([.text("word")]), .text(", "),
                        .code("code"), .text(" and a "),
                        .link([.text("link")], destination: "http://a.b/?x=1&y=2"),
                        .text(" with − − &what;."),
                    ])
                ])
    }

    @Test("Lists, quotes, rules, headings and code blocks become blocks")
    func blocks() throws {
        let text = """
            # Title

            - one
            - two
              1. three

            > quoted

            ***

            ```swift
            let x = 1

            ```
            """
        #expect(
            try shown(text) == [
                .heading(level: 1, [.text("Title")]),
                .list(
                    ordered: false, start: 1,
                    items: [
                        [.paragraph([.text("one")])],
                        [
                            .paragraph([.text("two")]),
                            .list(ordered: true, start: 1, items: [[.paragraph([.text("three")])]]),
                        ],
                    ]),
                .quote([.paragraph([.text("quoted")])]),
                .rule,
                .code(language: "swift", "let x = 1\n"),
            ])
    }

    @Test("A table keeps math with bars in its cells")
    func tables() throws {
        #expect(
            try shown("| a $|x|$ | b |\n|---|---|\n| $\\|v\\|$ | 2 |") == [
                .table(
                    header: [[.text("a "), .math("|x|")], [.text("b")]],
                    rows: [[[.math("\\|v\\|")], [.text("2")]]])
            ])
    }

    @Test("A comment is not shown, other HTML is shown as it is written")
    func html() throws {
        #expect(
            try shown("<!-- a note\nto myself -->\n\nText <!-- here --> and <b>bold</b>.") == [
                .paragraph([.text("Text  and <b>bold</b>.")])
            ])
    }

    @Test("Text that nests without end is refused")
    func tooDeep() throws {
        for text in [
            String(repeating: "> ", count: 50_000), String(repeating: "1. ", count: 50_000),
            (0..<200).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
            String(repeating: "*a **b ", count: 50) + String(repeating: "c** d*", count: 50),
        ] {
            #expect(throws: MarkdownParser.Failure.tooDeep) { try markdown(text) }
        }
    }

    @Test("Text that repeats one mark without end is read")
    func repetition() throws {
        for piece in [
            "- ", "*a ", "[", "![", "[a](", "`a", "` ", "$", "$$ ", "$a ", "\\$", "# a\n", "_a*", "<a ", "&a",
        ] {
            #expect(try !shown(String(repeating: piece, count: 10_000)).isEmpty)
        }
    }

    @Test("A short text that md4c would blow up is refused")
    func amplification() {
        let text = "[a]: " + String(repeating: "u", count: 10_000) + "\n\n" + String(repeating: "[a]", count: 9_000)
        #expect(throws: MarkdownParser.Failure.tooLarge) { try markdown(text) }
    }

    @Test(
        "The place of a block is the line on which it begins",
        arguments: [
            ("a\n\n  # Heading", 5), ("a\n\n#\n\nb", 3), ("a\n\n***", 3), ("a\n\n- b\n- c", 3),
            ("a\n\n> b", 3), ("a\n\n```graph g\nx = 2\n```", 3), ("a\n\n```\nx\n```", 3), ("a\n\n```\n```", 3),
            ("a\n\n```\n\nx\n```", 3),
            ("a\n\n~~~ &amp;\nx\n~~~", 3), ("a\n\n- [ ] b", 3), ("a\n\n| b |\n|---|\n| c |", 3), ("a\n\n-\n\nb", 3),
            ("```\nx\n```\n\n#", 11), ("```\n\n\n```\n***", 10),
        ])
    func places(text: String, offset: Int) throws {
        let blocks = try markdown(text).blocks
        #expect(blocks.contains { $0.offset == offset }, "\(blocks.map(\.offset))")
    }

    @Test("A fenced block knows where each of its characters stands, in quotes and lists too")
    func contentPlaces() throws {
        let text = "- item\n\n  > ```graph g expand=primitives\n  > x = 2\n  >   y = α\n  > \n  > z = q\n  > ```\n"
        let source = SourceText(path: "test.md", bytes: Array(text.utf8))
        let code = try #require(try MarkdownParser.parse(source, from: 0).document.codeBlocks.first)
        #expect(code.content.text == "x = 2\n  y = α\n\nz = q\n")
        #expect(code.info.map(\.text) == ["graph", "g", "expand=primitives"])
        for word in ["x", "y", "α", "z", "q"] {
            let offset = try #require(code.content.text.utf8Offset(of: word))
            let place = code.content.fileOffset(of: offset, in: source)
            #expect(source.text(place..<place + word.utf8.count) == word)
        }
        for word in code.info { #expect(source.text(word.offset..<word.offset + word.text.utf8.count) == word.text) }
        #expect(code.isClosed)
        #expect(source.place(at: code.offset).line == 3)
    }

    @Test("A fence that nothing closes is noticed")
    func unclosedFence() throws {
        #expect(try markdown("```graph g\nx = 2\n\n# Tasks").codeBlocks.map(\.isClosed) == [false])
        #expect(try markdown("```\n\n```\n\n    indented\n").codeBlocks.map(\.isClosed) == [true, true])
        #expect(try markdown("```").codeBlocks.map(\.isClosed) == [false])
    }
}

extension String {
    /// Where a word first occurs, in bytes.
    fileprivate func utf8Offset(of word: String) -> Int? {
        firstRange(of: word).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
    }
}
