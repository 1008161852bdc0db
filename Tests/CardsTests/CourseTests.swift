import Testing

@testable import Cards

@Suite("Courses and decks")
struct CourseTests {
    private func card(_ path: String, requires: [String] = []) -> CardFile {
        CardFile(
            path: path,
            text: "---\nadjoint: 1\ntitle: T\nrequires: [\(requires.joined(separator: ", "))]\n---\n\nA lesson.\n")
    }

    private func course(_ text: String) -> CardFile { CardFile(path: "deck/course.yml", text: text) }

    /// Cards with their headings, in the order of the library.
    private func arranged(_ library: Library) -> [String] {
        library.arranged.map { "\($0.heading ?? "-"): \($0.item.path)" }
    }

    private static let chapters = """
        title: Backprop
        chapters:
          - title: First steps
            cards: [b, a]
          - title: Further on
            cards:
              - d

        """

    @Test("A course puts its cards in order under its chapters, and the others at the end")
    func order() {
        var library = Library()
        library.addDeck("deck", title: nil)
        library.addCourse(course(Self.chapters))
        for name in ["a", "b", "c", "d"] { library.add(card("deck/\(name).md")) }
        #expect(
            arranged(library) == [
                "First steps: deck/b.md", "First steps: deck/a.md", "Further on: deck/d.md", "More cards: deck/c.md",
            ])
        #expect(library.courseFindings == [])
    }

    @Test("Folders in a library are decks under their names, a course in one under both")
    func decks() {
        var library = Library()
        library.addDeck("deck", title: nil)
        library.add(card("deck/z.md"))
        library.addDeck("deck/inner", title: "Inner")
        library.addCourse(CardFile(path: "deck/inner/course.yml", text: "chapters:\n  - title: One\n    cards: [b]\n"))
        for name in ["a", "b"] { library.add(card("deck/inner/\(name).md")) }
        #expect(
            arranged(library) == ["-: deck/z.md", "Inner: One: deck/inner/b.md", "Inner: deck/inner/a.md"])
    }

    @Test("A library without folders and courses has no headings")
    func plain() {
        #expect(arranged(Library([card("a.md"), card("b.md")])) == ["-: a.md", "-: b.md"])
    }

    @Test(
        "Faults of a course have their places",
        arguments: [
            ("chapters:\n  - title: A\n    cards: [aa]\n", "3:13 error: the folder of the course has no card `aa`"),
            (
                "chapters:\n  - title: A\n    cards: [a, b, a]\n",
                "3:19 error: the course has the card `a` on line 3 already"
            ),
            ("chapters:\n  - cards: [a]\n", "2:5 error: the chapter has no `title`"),
            ("chaptres: []\n", "1:1 error: a course has no key `chaptres`"),
            ("title: A\n", "1:1 error: a course has `chapters`, each with a `title` and `cards`"),
            ("chapters: a\n", "1:11 error: `chapters` takes a list of chapters"),
            ("chapters:\n  - title: A\n    crads: [a]\n", "3:5 error: a chapter has no key `crads`"),
            ("chapters:\n  - title: A\n    cards: [c, a]\n", "3:13 warning: `c` requires `a`, which comes later"),
            ("chapters: [\n", "error:"),
        ])
    func faults(text: String, message: String) {
        var library = Library()
        library.addDeck("deck", title: nil)
        library.addCourse(course(text))
        library.add(card("deck/a.md"))
        library.add(card("deck/b.md"))
        library.add(card("deck/c.md", requires: ["a"]))
        let found = library.courseFindings.map { "\($0.line):\($0.column) \($0.words)" }
        #expect(found.count == 1 && found[0].contains(message), "\(found)")
    }

    @Test("A page beside cards gives a deck the name of its first heading")
    func heading() {
        #expect(CardFile(path: "README.md", text: "Words.\n\n# A deck \n\n# Another\n").heading == "A deck")
        #expect(CardFile(path: "README.md", text: "Words.\n").heading == nil)
    }
}
