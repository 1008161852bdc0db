import Testing

@testable import Cards

extension Library {
    /// Every card of a library, checked.
    static func check(_ files: [CardFile]) -> [(path: String, card: Card?, diagnostics: [Diagnostic])] {
        var library = Library(files)
        return files.map { file in
            let (card, diagnostics) = library.check(file)
            return (file.path, card, diagnostics)
        }
    }
}

@Suite("A library of cards")
struct LibraryTests {
    private func card(_ id: String, related: [String] = [], body: String = "A lesson.\n") -> CardFile {
        let head = "---\nadjoint: 1\nid: \(id)\ntitle: Card \(id)\nrelated: [\(related.joined(separator: ", "))]\n---\n"
        return CardFile(path: "cards/\(id).md", text: head + "\n" + body)
    }

    @Test("The head of a card is found among its first bytes, even where they end inside a character")
    func headOfBeginning() throws {
        let file = card("one", body: "Ein Weg über die Brücke: ∂C/∂x.\n")
        let end = try #require(file.bytes.firstIndex(of: UInt8(ascii: "E")))
        for count in end..<file.bytes.count {
            let beginning = CardFile(path: file.path, bytes: Array(file.bytes[..<count]))
            let head = try #require(beginning.head)
            #expect(try Library([head]).items.first?.head.get().title == "Card one")
        }
    }

    @Test("A head that does not end among the bytes is not taken for one")
    func noHead() {
        let file = card("one")
        #expect(CardFile(path: file.path, bytes: Array(file.bytes.prefix(30))).head == nil)
        #expect(CardFile(path: file.path, text: "A lesson.\n").head == nil)
        #expect(CardFile(path: file.path, bytes: []).head == nil)
    }

    @Test("A file that is given twice is not another card with the same id")
    func sameFileTwice() {
        let checked = Library.check([card("one"), card("one")])
        #expect(checked.allSatisfy { $0.diagnostics.isEmpty })
    }

    @Test("In a library of thousands, an id with a slip in it is suggested for what is near it in the alphabet")
    func suggestionAmongMany() throws {
        var library = Library((1000..<4000).map { card("card-\($0)") } + [card("vectors")])
        let (_, diagnostics) = library.check(card("new", related: ["vectro", "card-40000"]))
        #expect(diagnostics.map(\.suggestion) == ["vectors", nil])
        #expect(diagnostics.allSatisfy { $0.message.contains("there is no such card here") })
    }

    @Test("Suggestions are made for the first faults of a card, and every fault is told")
    func boundedSuggestions() {
        let missing = (0..<150).map { "lattise-\($0)" }
        var library = Library((0..<150).map { card("lattice-\($0)") })
        let diagnostics = library.check(card("new", related: missing)).diagnostics
        #expect(diagnostics.count == 150)
        #expect(diagnostics.first?.suggestion == "lattice-0")
        #expect(diagnostics.count { $0.suggestion != nil } <= 50)
    }
}
