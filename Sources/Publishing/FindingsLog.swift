package import Cards

/// Findings as other programs read them: a log in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS Standard,
/// 27 March 2020), which code hosts and editors show beside the lines of a file.
package struct FindingsLog: Encodable, Sendable {
    private let version = "2.1.0"
    private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    private let runs: [Run]

    private enum CodingKeys: String, CodingKey {
        case version, runs
        case schema = "$schema"
    }

    /// - Parameter version: of the program that found them.
    package init(_ findings: [Diagnostic], version: String) {
        let rules = Set(findings.map(\.rule)).sorted()
        let places = Dictionary(rules.enumerated().map { ($1, $0) }) { first, _ in first }
        runs = [
            Run(
                tool: Tool(
                    driver: Driver(name: "adjoint", version: version, rules: rules.map { Rule(id: $0) })),
                results: findings.map { Finding($0, ruleIndex: places[$0.rule] ?? 0) })
        ]
    }

    private struct Run: Encodable {
        let tool: Tool
        /// In which unit columns are counted.
        let columnKind = "unicodeCodePoints"
        let results: [Finding]
    }

    private struct Tool: Encodable { let driver: Driver }

    private struct Driver: Encodable {
        let name: String
        let version: String
        let rules: [Rule]
    }

    private struct Rule: Encodable { let id: String }

    private struct Message: Encodable { let text: String }

    private struct Finding: Encodable {
        let ruleId: String
        let ruleIndex: Int
        let level: String
        let message: Message
        let locations: [Location]

        init(_ finding: Diagnostic, ruleIndex: Int) {
            ruleId = finding.rule
            self.ruleIndex = ruleIndex
            level = finding.severity.rawValue
            message = Message(text: finding.sentence)
            locations = [
                Location(
                    physicalLocation: PhysicalLocation(
                        artifactLocation: Artifact(uri: uri(of: finding.path)), region: Region(finding.place)))
            ]
        }
    }

    private struct Location: Encodable { let physicalLocation: PhysicalLocation }

    private struct PhysicalLocation: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }

    private struct Artifact: Encodable { let uri: String }

    private struct Region: Encodable {
        let startLine, startColumn, endLine, endColumn: Int

        init(_ place: Diagnostic.Place) {
            func codePoints(before column: Int) -> Int {
                place.sourceLine.prefix(column - 1).unicodeScalars.count + 1
            }
            startLine = place.line
            startColumn = codePoints(before: place.column)
            endLine = place.endLine
            // Only the first line is known.
            endColumn = place.endLine == place.line ? codePoints(before: place.endColumn) : place.endColumn
        }
    }
}

/// A path as a URI reference (RFC 3986), which an absolute one begins with `file://`.
private func uri(of path: String) -> String {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF")
    let encoded = path.utf8.reduce(into: "") { text, byte in
        if allowed.contains(byte) {
            text.append(Character(Unicode.Scalar(byte)))
        } else {
            text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
    return path.hasPrefix("/") ? "file://\(encoded)" : encoded
}
