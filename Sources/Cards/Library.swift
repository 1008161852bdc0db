internal import Algebra

/// The cards of one or more folders, as a list of them needs: from their heads alone.
package struct Library: Sendable {
    /// One card of the list.
    package struct Item: Sendable {
        /// The file, as `CardFile` names it.
        package var path: String
        /// The head of the card, values that have a fault at their defaults; or why it cannot be read. Whether the card
        /// below it is sound is found out where it is opened.
        package var head: Result<FrontMatter, Diagnostic>

        /// Reads the head of a card, which may be all that is known of the file, and nothing more.
        package init(_ file: CardFile) {
            path = file.path
            var (source, findings) = file.source()
            let read = source.flatMap { source in
                FrontMatterReader.head(of: source, &findings)
                    .flatMap { FrontMatterReader.read($0, of: source, &findings) }
            }
            guard let frontMatter = read?.frontMatter else {
                let unreadable = Diagnostic(
                    rule: "unreadable", message: "unreadable",
                    place: .init(path: file.path, line: 1, column: 1, sourceLine: ""))
                head = .failure(findings.diagnostics.first { $0.severity == .error } ?? unreadable)
                return
            }
            head = .success(frontMatter)
        }

        /// A file that cannot be read, at its place in the list.
        package init(unreadable fault: Diagnostic) {
            path = fault.path
            head = .failure(fault)
        }
    }

    /// In the order of the files.
    package private(set) var items: [Item] = []
    /// The folders of cards, outer ones before those in them.
    var decks: [Deck] = []
    /// The file of every id; the first, where two cards share one.
    private var paths: [String: String] = [:]
    /// In order, once they are needed to find what was meant by an id that is not there.
    private var sortedIDs: [KnownName]?

    package init() {}

    /// Reads the head of each file and nothing more.
    package init(_ files: some Sequence<CardFile>) {
        for file in files { add(file) }
    }

    /// Adds a card by its head.
    package mutating func add(_ file: CardFile) { add(Item(file)) }

    /// Adds a card, or a file that cannot be read.
    package mutating func add(_ item: Item) {
        sortedIDs = nil
        items.append(item)
        if case .success(let head) = item.head, paths[head.id] == nil { paths[head.id] = item.path }
    }

    /// Takes note of a card that is not of the library, but beside its files, so that they may name it.
    package mutating func addNeighbour(_ file: CardFile) {
        var neighbours = Library()
        neighbours.add(file)
        paths.merge(neighbours.paths) { own, _ in own }
        sortedIDs = nil
    }

    /// Reads a whole card of the library, and finds everything that is wrong with it by itself and among the others. A card
    /// with an error is nil.
    package mutating func check(_ file: CardFile) -> (card: Card?, diagnostics: [Diagnostic]) {
        var (source, findings) = file.source()
        guard let source else { return (nil, findings.diagnostics) }
        let (card, head) = Card.read(source, &findings)
        if let head { checkReferences(of: head, in: file.path, &findings) }
        let diagnostics = findings.diagnostics
        return (diagnostics.containsError ? nil : card, diagnostics)
    }

    /// An id that two cards share, and related cards that are not there.
    private mutating func checkReferences(
        of head: FrontMatterReader.Result, in path: String, _ findings: inout Findings
    ) {
        let id = head.frontMatter.id
        if let other = paths[id], other != path {
            findings.report(.duplicateCard(id: id, other: other), at: head.idOffset)
        }
        for (key, other, offset) in head.references where paths[other] == nil {
            findings.report(.cardMissing(other, key: key, known: ids(near: other)), at: offset)
        }
    }

    /// The ids that come nearest before and after a word in the order of the alphabet: as many as are compared with it.
    private mutating func ids(near word: String) -> [KnownName] {
        let ids = sortedIDs ?? paths.keys.sorted().map(KnownName.init)
        sortedIDs = ids
        var place = 0..<ids.count
        while !place.isEmpty {
            let middle = (place.lowerBound + place.upperBound) / 2
            place = ids[middle].text < word ? middle + 1..<place.upperBound : place.lowerBound..<middle
        }
        let half = CardLimits.namesCompared / 2
        let first = max(0, min(place.lowerBound - half, ids.count - CardLimits.namesCompared))
        let end = min(ids.count, first + CardLimits.namesCompared)
        // The nearest go first: once one is found, all others are told from it sooner.
        return ids[first..<place.lowerBound].reversed() + ids[place.lowerBound..<end]
    }
}
