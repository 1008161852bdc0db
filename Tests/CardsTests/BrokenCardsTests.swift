import Foundation
import Testing

@testable import Cards

/// `Fixtures/broken` is a folder of cards with one or a few faults each; `expected.tsv` beside them says where each
/// fault is and what its message has to say.
@Suite("A folder of broken cards")
struct BrokenCardsTests {
    struct Expectation {
        var line: Int
        var column: Int
        var severity: String
        var message: String
    }

    private let folder: URL
    private let expectations: [String: [Expectation]]

    init() throws {
        folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/broken")
        let table = try String(contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)
        var expectations: [String: [Expectation]] = [:]
        for row in table.split(separator: "\n").dropFirst() {
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let file = try #require(cells.first)
            if let line = Int(cells[1]), let column = Int(cells[2]) {
                expectations[file, default: []].append(
                    Expectation(line: line, column: column, severity: cells[3], message: cells[4]))
            } else {
                expectations[file] = []
            }
        }
        self.expectations = expectations
    }

    private func files() throws -> [CardFile] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted().map {
            CardFile(path: "broken/\($0)", bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0))))
        }
    }

    @Test("Every fault is found exactly where it stands, and nothing else is")
    func places() throws {
        let checked = Library.check(try files())
        #expect(Set(checked.map { $0.path.dropFirst("broken/".count) }) == Set(expectations.keys.map { $0[...] }))
        for (path, card, diagnostics) in checked {
            let expected = expectations[String(path.dropFirst("broken/".count))] ?? []
            let listing = diagnostics.map(\.text).joined(separator: "\n")
            #expect(
                diagnostics.map { [$0.line, $0.column] } == expected.map { [$0.line, $0.column] },
                "\(path) gives:\n\(listing)")
            for (diagnostic, expectation) in zip(diagnostics, expected) {
                #expect(diagnostic.severity.rawValue == expectation.severity, "\(listing)")
                #expect(diagnostic.text.contains(expectation.message), "\(listing)")
                #expect(diagnostic.path == path)
            }
            #expect((card == nil) == expected.contains { $0.severity == "error" }, "\(path)")
        }
    }

    @Test("A library lists the cards whose front matter is sound, whatever their bodies hold")
    func listing() throws {
        let library = Library(try files())
        let ids = Set(library.items.compactMap { try? $0.head.get().id })
        #expect(ids.isSuperset(of: ["graph-cycle", "two-keys", "same-id"]))
        #expect(ids.isDisjoint(with: ["open-quote", "binary", "no-front-matter"]))
        for path in ["open-quote", "binary", "no-front-matter"].map({ "broken/\($0).md" }) {
            let item = try #require(library.items.first { $0.path == path })
            #expect(throws: Diagnostic.self) { try item.head.get() }
        }
    }
}
