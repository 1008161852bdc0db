/// The cards of one or more folders, as a list of them needs: from front matter alone.
package struct Library: Sendable {
    /// One card of the list.
    package struct Item: Sendable {
        /// The file, as `CardFile` names it.
        package var path: String
        /// The head of the card; values that have a fault are at their defaults.
        package var frontMatter: FrontMatter
    }

    /// Cards whose front matter can be read, in the order of the files.
    package let items: [Item]
    /// What is wrong with front matters and between cards, file by file.
    package let diagnostics: [Diagnostic]

    /// Reads the front matter of each file and nothing more.
    package init(_ files: [CardFile]) {
        var entries = files.map(Entry.init(frontMatterOf:))
        Self.checkReferences(in: &entries)
        items = entries.compactMap { entry in
            entry.frontMatter.map { Item(path: entry.path, frontMatter: $0.frontMatter) }
        }
        diagnostics = entries.flatMap(\.findings.diagnostics)
    }

    /// Reads whole cards, and finds everything that is wrong with each by itself and between them. A card with an
    /// error is nil.
    package static func check(_ files: [CardFile]) -> [(path: String, card: Card?, diagnostics: [Diagnostic])] {
        var entries = files.map(Entry.init(wholeCardOf:))
        checkReferences(in: &entries)
        return entries.map { entry in
            let diagnostics = entry.findings.diagnostics
            return (entry.path, diagnostics.containsError ? nil : entry.card, diagnostics)
        }
    }

    private struct Entry {
        let path: String
        var card: Card?
        var frontMatter: FrontMatterReader.Result?
        var findings: Findings

        init(frontMatterOf file: CardFile) {
            path = file.path
            let source: SourceText?
            (source, findings) = file.source()
            if let source, let head = FrontMatterReader.head(of: source, &findings) {
                frontMatter = FrontMatterReader.read(head, of: source, &findings)
            }
        }

        init(wholeCardOf file: CardFile) {
            path = file.path
            let source: SourceText?
            (source, findings) = file.source()
            if let source { (card, frontMatter) = Card.read(source, &findings) }
        }
    }

    /// Ids that two cards share, and related cards that are not there.
    private static func checkReferences(in entries: inout [Entry]) {
        var paths: [String: String] = [:]
        for index in entries.indices {
            guard let result = entries[index].frontMatter else { continue }
            let id = result.frontMatter.id
            if let other = paths[id] {
                entries[index].findings.report(.duplicateCard(id: id, other: other), at: result.idOffset)
            } else {
                paths[id] = entries[index].path
            }
        }
        let ids = paths.keys.sorted()
        for index in entries.indices {
            guard let result = entries[index].frontMatter else { continue }
            for (id, offset) in zip(result.frontMatter.related, result.relatedOffsets) where paths[id] == nil {
                entries[index].findings.report(.relatedMissing(id, known: ids), at: offset)
            }
        }
    }
}
