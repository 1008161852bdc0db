import Algebra
import Testing

@testable import Cards

@Suite("Names with indices in lists")
struct NamesInListsTests {
    private func read(_ block: String) -> (card: Card?, diagnostics: [Diagnostic]) {
        let graph = "x[1] = 2\nx[2] = 5\nz[1] = x[1]^2\nz[2] = 3x[1]*x[2]\nC = z[1]*z[2]"
        let text =
            "---\nadjoint: 1\ntitle: T\n---\n\nLesson.\n\n```graph g\n\(graph)\n```\n\n# Tasks\n\n## A\nWhat?\n\n\(block)\n"
        return Card.read(text, path: "t.md")
    }

    @Test(
        "They need no quotes, in brackets or in one text with commas",
        arguments: [
            #"["dC/dz[1]", "dC/dz[2]", "dz[1]/dx[1]", "dz[2]/dx[1]"]"#,
            "[dC/dz[1], dC/dz[2], dz[1]/dx[1], dz[2]/dx[1]]", "dC/dz[1], dC/dz[2], dz[1]/dx[1], dz[2]/dx[1]",
            "'dC/dz[1],dC/dz[2],dz[1]/dx[1],dz[2]/dx[1]'",
        ])
    func terms(written: String) throws {
        let (card, diagnostics) = self.read("```answer\nsymbolic: dC/dx[1]\nin terms of: \(written)\n```")
        let read = try #require(card, "\(diagnostics.map(\.text))")
        guard case .symbolic(let key) = read.tasks[0].answer else { return #expect(Bool(false), "an expression") }
        #expect(key.terms.count == 4)
    }

    @Test(
        "Names of nodes in a walk, and inputs that vary, too",
        arguments: ["[x[1], x[2]]", "x[1], x[2]", "[ x[1],x[2] ]"])
    func walk(written: String) throws {
        let (card, diagnostics) = self.read("```walk\nwrt: \(written)\nvary: {x[1]: -3..3, x[2]: 2..9}\n```")
        let read = try #require(card, "\(diagnostics.map(\.text))")
        guard case .walk(let walk) = read.tasks[0].answer else { return #expect(Bool(false), "a walk") }
        #expect(walk.wrt.map { $0.text(.ascii) } == ["x[1]", "x[2]"])
        #expect(walk.variation?.ranges.count == 2)
    }

    @Test("An index that is never closed is a list that is not, at its place")
    func unclosed() {
        let found = self.read("```answer\nsymbolic: dC/dx[1]\nin terms of: [dC/dz[1, x[1]]\n```").diagnostics
        #expect(found.map(\.line) == [23])
        #expect(found.first?.message == "the list that opens here is not closed by `]`, or lacks a comma")
    }

    @Test(
        "Other lists keep their meaning",
        arguments: [
            ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"), ("[a, \"b[1\", 'c]']", "[a, b[1, c]]"),
            ("{a: [1, 2], b: c}", "{a: [1, 2], b: c}"),
            ("a[1], b", "a[1], b"), ("[a[1], [b[2,3], c]]", "[a[1], [b[2,3], c]]"), ("[it's, x[1]]", "[it's, x[1]]"),
        ])
    func lists(written: String, read: String) throws {
        let source = SourceText(path: "t.md", bytes: Array("key: \(written)".utf8))
        var findings = Findings(source)
        var text = GatheredText()
        text.append(0..<source.bytes.count, of: source)
        let mapping = YAMLReader.read(text, of: source, at: 0, into: &findings)
        #expect(mapping?.pairs.first?.value.content.described == read, "\(findings.diagnostics.map(\.text))")
    }
}

extension YAMLValue.Content {
    fileprivate var described: String {
        switch self {
        case .scalar(let text): text
        case .list(let items): "[" + items.map(\.content.described).joined(separator: ", ") + "]"
        case .mapping(let mapping):
            "{" + mapping.pairs.map { "\($0.key): \($0.value.content.described)" }.joined(separator: ", ") + "}"
        }
    }
}
