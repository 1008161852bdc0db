import Testing

@Suite("Files and their comments")
struct DocumentationTests {
    @Test("Whatever another module may use has a doc comment")
    func everyDeclarationIsExplained() throws {
        for file in try SourceFile.all(below: "Sources") {
            for (line, declaration) in undocumented(in: file.lines) {
                Issue.record("\(file.path):\(line): \(declaration)")
            }
        }
    }

    @Test("No file has more than 400 lines")
    func filesAreShort() throws {
        // A corpus is a table.
        for file in try ["Sources", "Tests"].flatMap(SourceFile.all) where !file.path.hasSuffix("Corpus.swift") {
            #expect(file.lines.count <= 401, "\(file.path)")
        }
    }

    /// The declarations with `package` or `public` and without a doc comment, by line, counted from 1. Three kinds need
    /// none: enum cases, which bear no modifier; extensions, whose members have their own; and initialisers, most of which
    /// fill the properties that their parameters are named for.
    private func undocumented(in lines: [Substring]) -> [(line: Int, declaration: String)] {
        var found: [(Int, String)] = []
        var isDocumented = false
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("///") {
                isDocumented = true
            } else if text.hasPrefix("@"), !text.contains(" ") {
                continue
            } else {
                let words = text.split(separator: " ").drop { $0.hasPrefix("@") }
                if let access = words.first, access == "package" || access == "public", !isDocumented,
                    !words.contains(where: { ["import", "extension"].contains($0) || $0.hasPrefix("init") })
                {
                    found.append((index + 1, String(text)))
                }
                isDocumented = false
            }
        }
        return found
    }

    @Test("A declaration without a comment is found, behind attributes too")
    func findsDeclarations() {
        let text = """
            package import Algebra
            /// A.
            @inlinable
            package func a() {}
            @inlinable
            package func b() {}
            @inlinable package static var c = 1
            extension D {
                package init(e: Int) { self.e = e }
                /// F.
                public var f: Int
                public var g: Int
            """
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(undocumented(in: lines).map(\.line) == [6, 7, 12])
    }
}
