import Algebra
import Testing

@testable import Cards

@Suite("Front matter")
struct FrontMatterTests {
    private func read(_ yaml: String, path: String = "cards/a-card.md") -> (FrontMatter?, [String]) {
        let file = CardFile(path: path, text: "---\n\(yaml)\n---\n\nA lesson.\n")
        var library = Library([file])
        let faults = library.check(file).diagnostics.map { "\($0.line):\($0.column): \($0.message)" }
        // The cards that a test names as related are not there.
        return (try? library.items.first?.head.get(), faults.filter { !$0.contains("there is no such card here") })
    }

    @Test("Every key of the format is read")
    func allKeys() throws {
        let (frontMatter, faults) = read(
            """
            adjoint: 1        # format version
            id: my-card_2
            title: "Layout: rows & columns, 2 * 3"
            topic: Machine learning
            difficulty: advanced
            author: 'Best'
            created: 2024-02-29
            layout: numerator
            related: [chain-rule,
              layout]
            requires: subscripts
            tags: [matrices, "layer norm"]
            source: "A book: chapter 5"
            license: CC-BY-4.0
            lang: pt-BR
            video:
              - https://example.org/v?a=1&b=2
            approvals: []
            """)
        #expect(faults == [])
        var expected = FrontMatter(id: "my-card_2", title: "Layout: rows & columns, 2 * 3")
        expected.topic = "Machine learning"
        expected.difficulty = .advanced
        expected.author = "Best"
        expected.created = "2024-02-29"
        expected.layout = .numerator
        expected.related = ["chain-rule", "layout"]
        expected.requires = ["subscripts"]
        expected.tags = ["matrices", "layer norm"]
        expected.source = "A book: chapter 5"
        expected.license = "CC-BY-4.0"
        expected.language = "pt-BR"
        expected.video = ["https://example.org/v?a=1&b=2"]
        #expect(frontMatter == expected)
    }

    @Test("The id is the file's base name where none is given, the layout that of denominators")
    func defaults() {
        let (frontMatter, faults) = read("adjoint: 1\ntitle: T")
        #expect(faults == [])
        #expect(frontMatter?.id == "a-card")
        #expect(frontMatter?.layout == .denominator)
        #expect(read("adjoint: 1\ntitle: T", path: "a-card").0?.id == "a-card")
    }

    @Test("Values stay what the author wrote: no `no` turns into false, no 012 into 10")
    func plainText() {
        let (frontMatter, faults) = read("adjoint: 1\ntitle: no\nid: 012\ntopic: 1e3\nrelated: ~")
        #expect(faults == [])
        #expect(frontMatter?.title == "no")
        #expect(frontMatter?.id == "012")
        #expect(frontMatter?.topic == "1e3")
        #expect(frontMatter?.related == ["~"])
    }

    @Test(
        "Words that a comment cuts off are reported where it begins; a comment that is written as one is none of these",
        arguments: [
            // The `#` of `title: C# basics #1` is its 18th character.
            (
                "title: C# basics #1",
                ["3:18: `title` ends before this `#`, which begins a comment; put the value in quotes"]
            ),
            (
                "title: Sums # 3",
                ["3:13: `title` ends before this `#`, which begins a comment; put the value in quotes"]
            ),
            (
                "title: T\nauthor: Ann #hash",
                [
                    "4:13: `author` ends before this `#`, which begins a comment; put the value in quotes"
                ]
            ),
            ("title: #1", ["3:8: `title` ends before this `#`, which begins a comment; put the value in quotes"]),
            ("title: \"C# basics #1\"", []), ("title: C#1", []), ("title: T  # what it is called", []),
            ("title: T # once", []), ("title: T\ndifficulty: advanced #2", []),
        ])
    func cutOff(head: String, expected: [String]) {
        #expect(read("adjoint: 1\n" + head).1 == expected)
    }

    @Test("A value that begins as something else is to be put in quotes", arguments: ["[draft] Sums", "- a", "@x"])
    func quotes(value: String) {
        let (_, faults) = read("adjoint: 1\ntitle: \(value)")
        #expect(faults.count == 1 && faults[0].hasPrefix("3:8: ") && faults[0].contains("in quotes"), "\(faults)")
    }

    @Test(
        "Days that exist are dates",
        arguments: [
            ("2026-06-01", true), ("2000-02-29", true), ("2024-12-31", true), ("1900-02-29", false),
            ("2026-02-29", false), ("2026-13-01", false), ("2026-00-10", false), ("2026-04-31", false),
            ("26-06-01", false), ("2026-6-1", false), ("2026/06/01", false), ("2026-06-01T10:00", false),
            ("2026-06-0１", false),
        ])
    func dates(text: String, isDate: Bool) {
        let (frontMatter, faults) = read("adjoint: 1\ntitle: T\ncreated: \(text)")
        #expect(frontMatter?.created == (isDate ? text : nil))
        #expect(faults == (isDate ? [] : ["4:10: `\(text)` is no date; dates are written like 2026-06-01"]))
    }

    @Test("The head may have Windows line ends, a byte order mark and blanks behind its markers")
    func tolerance() {
        let text = "\u{FEFF}---  \r\nadjoint: 1\r\ntitle: T\r\n--- \r\n\r\nA lesson.\r\n"
        let (card, diagnostics) = Card.read(text, path: "a.md")
        #expect(diagnostics.isEmpty)
        #expect(card?.frontMatter.title == "T")
        #expect(card?.lesson == [.paragraph([.text("A lesson.")])])
    }

    @Test("YAML beyond a limit is refused with the limit's name")
    func limits() {
        let long = "adjoint: 1\ntitle: " + String(repeating: "a", count: 1 << 16)
        #expect(read(long).1 == ["2:1: the YAML is longer than the limit of 65536 bytes"])
        let many = "adjoint: 1\nrelated: [" + (0..<11_000).map { "a\($0 % 10)" }.joined(separator: ",") + "]"
        #expect(read(many).1.contains { $0.hasSuffix("the YAML has more than the limit of 10000 values") })
        for deep in ["- ", "? "] {
            let text = "adjoint: 1\nrelated:\n  " + String(repeating: deep, count: 100) + "a"
            #expect(read(text).1 == ["4:131: the YAML is nested deeper than the limit of 64 levels"])
        }
        let indented = (0..<100).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(read(indented).1 == ["66:65: the YAML is nested deeper than the limit of 64 levels"])
    }

    @Test("An alias bomb is two kinds of error, not a long wait")
    func aliasBomb() {
        let bomb = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
        let (_, faults) = read("adjoint: 1\ntitle: T\na0: &a0 x\n\(bomb)\n? *a39\n: x")
        #expect(!faults.isEmpty)
        #expect(faults.contains { $0.contains("aliases (*) are not read in cards") })
    }
}
