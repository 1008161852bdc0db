import Autodiff
import Algebra
import Foundation
import Testing

@testable import Cards

@Suite("The grammar that colours cards")
struct CardGrammarTests {
    private let repository: [String: JSONValue]

    init() throws {
        guard case .object(let parts)? = CardGrammar.document["repository"] else {
            throw CocoaError(.coderValueNotFound)
        }
        repository = parts
    }

    /// The regular expressions of a part, by the names of what they colour.
    private func rules(of part: String) throws -> [(name: String, expression: NSRegularExpression)] {
        guard case .list(let patterns)? = repository[part]?["patterns"] else { return [] }
        return try patterns.compactMap { pattern in
            guard case .text(let name)? = pattern["name"], case .text(let match)? = pattern["match"] else { return nil }
            return (name, try NSRegularExpression(pattern: match))
        }
    }

    /// What a rule finds in a line.
    private func found(_ name: String, in part: String, _ line: String) throws -> [String] {
        let rule = try #require(try rules(of: part).first { $0.name.hasPrefix(name) }, "no rule \(name)")
        let whole = NSRange(line.startIndex..., in: line)
        return rule.expression.matches(in: line, range: whole).compactMap { match in
            Range(match.range, in: line).map { String(line[$0]) }
        }
    }

    @Test("The words, functions, numbers and comments of a graph are told apart")
    func graphs() throws {
        let line = "for j in 1..2: a[j] = sinh(x) + sin * 2.5 # in all"
        #expect(try found("keyword.control", in: "mathematics", "for j in 1..2: a = x") == ["for", "in"])
        #expect(try found("support.function", in: "mathematics", line) == ["sinh"])
        #expect(try found("comment", in: "mathematics", line) == ["# in all"])
        // A node may be called as a word of another place is.
        #expect(try found("keyword.control", in: "mathematics", "output = 2") == [])
    }

    @Test("Every function and every word of the language is known")
    func complete() throws {
        for name in FunctionHelp.all.flatMap(\.names) {
            #expect(try found("support.function", in: "mathematics", "y = \(name)(x)") == [name])
        }
        for word in ["input", "param", "const", "opaque", "output"] {
            #expect(try found("keyword.control", in: "mathematics", "\(word) x") == [word])
        }
    }

    @Test("Keys of the head and of blocks are known, and what is misspelt stays without a colour")
    func keys() throws {
        for key in FrontMatterReader.Key.allCases {
            #expect(try found("entity.name.tag", in: "head", "\(key.rawValue): x") == [key.rawValue])
        }
        #expect(try found("entity.name.tag", in: "task", "in terms of: [x]") == ["in terms of"])
        #expect(try found("entity.name.tag", in: "task", "numerc: x") == [])
    }

    @Test("A block begins at the fence of its kind, and ends at one of as many marks")
    func fences() throws {
        guard case .text(let begin)? = repository["graph"]?["begin"] else { throw CocoaError(.coderValueNotFound) }
        func begins(_ line: String) throws -> Bool {
            try NSRegularExpression(pattern: begin)
                .firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) != nil
        }
        #expect(try begins("```graph lattice") && begins("~~~ graph g expand=primitives"))
        #expect(try !begins("```graphql") && !begins("graph g"))
    }
}
