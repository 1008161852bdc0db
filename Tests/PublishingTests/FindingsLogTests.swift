import Cards
import Foundation
import Testing

@testable import Publishing

@Suite("Findings as a SARIF log")
struct FindingsLogTests {
    private func log(_ findings: [Diagnostic]) throws -> [String: Any] {
        let data = try JSONEncoder().encode(FindingsLog(findings, version: "1.2"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func finding(
        _ rule: String, column: Int = 1, line: String = "title: x", path: String = "a/b.md",
        _ severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        Diagnostic(
            severity: severity, rule: rule, message: "no", suggestion: "yes",
            place: .init(path: path, line: 3, column: column, sourceLine: line))
    }

    // Sections 3.13, 3.14, 3.19 and 3.27 of the standard: version and runs; tool; driver with a name; a result's message.
    @Test("It has everything that the standard requires")
    func required() throws {
        let log = try log([finding("b"), finding("a", .warning), finding("b")])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "adjoint")
        let rules = (driver["rules"] as? [[String: String]])?.compactMap { $0["id"] } ?? []
        #expect(rules == ["a", "b"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "warning", "error"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index] == result["ruleId"] as? String)
            #expect((result["message"] as? [String: String])?["text"] == "no; did you mean `yes`?")
        }
    }

    // x̄ is one character of two code points, so that what stands in column 6 begins with the seventh code point.
    @Test("A region ends behind its last character, counted in code points as the log says")
    func regions() throws {
        let run = try #require((try log([finding("a", column: 6, line: "x̄ = tt")])["runs"] as? [[String: Any]])?.first)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let region = try physical(in: run)["region"] as? [String: Int]
        #expect(region == ["startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 8])
    }

    @Test(
        "A path is written as a URI",
        arguments: [("a/b.md", "a/b.md"), ("a b/ä.md", "a%20b/%C3%A4.md"), ("/tmp/x.md", "file:///tmp/x.md")])
    func uris(path: String, uri: String) throws {
        let run = try #require((try log([finding("a", path: path)])["runs"] as? [[String: Any]])?.first)
        #expect((try physical(in: run)["artifactLocation"] as? [String: String])?["uri"] == uri)
    }

    @Test("A clean check is a log without results")
    func clean() throws {
        let run = try #require((try log([])["runs"] as? [[String: Any]])?.first)
        #expect((run["results"] as? [Any])?.isEmpty == true)
    }

    private func physical(in run: [String: Any]) throws -> [String: Any] {
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        return try #require(location["physicalLocation"] as? [String: Any])
    }
}
