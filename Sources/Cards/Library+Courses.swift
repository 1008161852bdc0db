// A library in the order of its folders and courses.

extension Library {
    /// A folder of cards inside a library.
    struct Deck: Sendable {
        /// With a slash at its end.
        let folder: String
        /// How lists name it; nil for the one that is the whole library.
        let title: String?
        var course: Course?
        /// What is wrong with the course by itself.
        var diagnostics: [Diagnostic] = []

        /// A course may have a name of its own.
        var name: String? { title.map { course?.title ?? $0 } }
    }

    /// A card with the chapter or deck that it stands in.
    package struct Place: Sendable {
        /// The card.
        package let item: Item
        /// The heading that it is listed under; nil where nothing divides the library.
        package let heading: String?
    }

    /// Takes note of a folder whose cards are a deck.
    /// - Parameter title: how lists name it; nil for the one that is the whole library.
    package mutating func addDeck(_ folder: String, title: String?) {
        decks.append(Deck(folder: folder.hasSuffix("/") ? folder : folder + "/", title: title))
    }

    /// Takes note of the course of the folder that was added last.
    package mutating func addCourse(_ file: CardFile) {
        guard let last = decks.indices.last else { return }
        (decks[last].course, decks[last].diagnostics) = Course.read(file)
    }

    /// Every card in the order of the folders, and inside a folder with a course in its order: what the course does not name
    /// stands at the end.
    package var arranged: [Place] {
        var places: [Place] = []
        var waiting = items[...]
        while let first = waiting.first {
            let deck = decks.first { $0.course != nil && first.path.hasPrefix($0.folder) }
            guard let deck, let course = deck.course else {
                places.append(Place(item: waiting.removeFirst(), heading: heading(of: first)))
                continue
            }
            // The cards of a folder come one after the other.
            let inside = waiting.prefix { $0.path.hasPrefix(deck.folder) }
            waiting = waiting.dropFirst(inside.count)
            places += arranged(Array(inside), by: course, in: deck)
        }
        return places
    }

    private func arranged(_ items: [Item], by course: Course, in deck: Deck) -> [Place] {
        let known = Dictionary(items.compactMap { item in item.id.map { ($0, item) } }) { first, _ in first }
        let named = course.chapters.flatMap { chapter in
            chapter.cards.compactMap { known[$0.id] }.map {
                Place(item: $0, heading: title(chapter.title, in: deck))
            }
        }
        let paths = Set(named.map(\.item.path))
        return named
            + items.filter { !paths.contains($0.path) }.map {
                Place(item: $0, heading: heading(of: $0) ?? title("More cards", in: deck))
            }
    }

    private func title(_ chapter: String, in deck: Deck) -> String {
        [titles(of: deck.folder).joined(separator: ": "), chapter].filter { !$0.isEmpty }.joined(separator: ": ")
    }

    private func heading(of item: Item) -> String? {
        let titles = titles(of: item.path)
        return titles.isEmpty ? nil : titles.joined(separator: ": ")
    }

    /// The names of the decks around a path, the outermost first.
    private func titles(of path: String) -> [String] {
        decks.filter { path.hasPrefix($0.folder) }.compactMap(\.name)
    }

    // MARK: What check finds

    /// What is wrong with the courses: their files, cards that are not there, and cards that require a later one.
    package var courseFindings: [Diagnostic] {
        decks.flatMap { deck in
            deck.diagnostics + (deck.course.map { findings(about: $0, in: deck.folder) } ?? [])
        }
    }

    private func findings(about course: Course, in folder: String) -> [Diagnostic] {
        let inside = items.filter { $0.path.hasPrefix(folder) }
        let heads = Dictionary(inside.compactMap { item in (try? item.head.get()).map { ($0.id, $0) } }) { first, _ in
            first
        }
        let mentions = course.chapters.flatMap(\.cards)
        let order = Dictionary(mentions.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return mentions.enumerated().flatMap { place, mention -> [Diagnostic] in
            guard let head = heads[mention.id] else {
                return [Fault.notInCourseFolder(mention.id, known: heads.keys.sorted()).diagnostic(at: mention.place)]
            }
            return head.requires.filter { (order[$0] ?? -1) > place }.map {
                Fault.requiresLater(mention.id, required: $0).diagnostic(at: mention.place)
            }
        }
    }
}

extension Library.Item {
    /// Of the card; nil where its head cannot be read.
    fileprivate var id: String? { (try? head.get())?.id }
}

extension Fault {
    /// The fault at a place that is worked out already.
    fileprivate func diagnostic(at place: Diagnostic.Place) -> Diagnostic {
        Diagnostic(severity: severity, rule: rule, message: message, suggestion: suggestion, place: place)
    }
}
