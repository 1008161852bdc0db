internal import Algebra

/// Cards in an order: the file `course.yml` of a folder says which chapters there are, and which cards stand in each.
package struct Course: Sendable {
    /// Part of a course.
    package struct Chapter: Sendable {
        /// How lists name it.
        package var title: String
        /// Ids of cards below the course's folder, in order.
        package var cards: [Mention]
    }

    /// A card as a course names it.
    package struct Mention: Sendable {
        /// Of the card.
        package var id: String
        /// Where it is named.
        package var place: Diagnostic.Place
    }

    /// How lists name the course; nil where the author does not say.
    package var title: String?
    /// In order.
    package var chapters: [Chapter]

    /// The name of its file.
    package static let fileName = "course.yml"

    /// The keys of the file.
    enum Key: String, CaseIterable { case title, chapters }
    /// The keys of a chapter.
    enum ChapterKey: String, CaseIterable { case title, cards }

    /// Reads a course file. Every fault is collected; what has none is used all the same. Nil where the file cannot be read.
    package static func read(_ file: CardFile) -> (course: Course?, diagnostics: [Diagnostic]) {
        var (source, findings) = file.source()
        guard let source else { return (nil, findings.diagnostics) }
        let text = GatheredText(0..<source.bytes.count, of: source)
        guard let mapping = YAMLReader.read(text, of: source, at: 0, into: &findings) else {
            return (nil, findings.diagnostics)
        }
        var reader = Reader(source: source, findings: findings)
        let course = reader.course(mapping)
        return (course, reader.findings.diagnostics)
    }

    private struct Reader {
        let source: SourceText
        var findings: Findings
        /// The line of each card by its id, counted from 1.
        var lines: [String: Int] = [:]

        init(source: SourceText, findings: Findings) {
            self.source = source
            self.findings = findings
        }

        mutating func course(_ mapping: YAMLMapping) -> Course {
            var course = Course(chapters: [])
            var hasChapters = false
            for pair in mapping.pairs {
                switch key(pair, of: Key.self, owner: .course) {
                case .title: course.title = pair.value.text(for: pair.key, &findings)
                case .chapters:
                    hasChapters = true
                    guard case .list(let items) = pair.value.content else {
                        findings.report(
                            .wrongType(key: pair.key, expected: .chapters, found: pair.value.kind),
                            at: pair.value.offset)
                        continue
                    }
                    course.chapters = items.compactMap { chapter($0) }
                case nil: hasChapters = hasChapters || nearestKey(to: pair.key) == .chapters
                }
            }
            if !hasChapters { findings.report(.noChapters, at: 0) }
            return course
        }

        private mutating func chapter(_ value: YAMLValue) -> Chapter? {
            guard case .mapping(let mapping) = value.content else {
                findings.report(
                    .wrongType(key: Key.chapters.rawValue, expected: .chapters, found: value.kind), at: value.offset)
                return nil
            }
            var title: String?
            var cards: [Mention] = []
            for pair in mapping.pairs {
                switch key(pair, of: ChapterKey.self, owner: .chapter) {
                case .title: title = pair.value.text(for: pair.key, &findings)
                case .cards: cards = mentions(pair)
                case nil: break
                }
            }
            guard let title else {
                findings.report(.unnamedChapter, at: value.offset)
                return Chapter(title: "", cards: cards)
            }
            return Chapter(title: title, cards: cards)
        }

        private mutating func mentions(_ pair: YAMLMapping.Pair) -> [Mention] {
            var mentions: [Mention] = []
            for value in pair.value.list(for: pair.key, &findings) {
                guard let id = value.text(for: pair.key, &findings) else { continue }
                let place = source.place(at: value.offset)
                if let first = lines[id] {
                    findings.report(.cardTwice(id, firstLine: first), at: value.offset)
                    continue
                }
                lines[id] = place.line
                mentions.append(Mention(id: id, place: place))
            }
            return mentions
        }

        private mutating func key<Name: RawRepresentable<String> & CaseIterable>(
            _ pair: YAMLMapping.Pair, of _: Name.Type, owner: Fault.KeyOwner
        ) -> Name? {
            if let key = Name(rawValue: pair.key) { return key }
            findings.report(
                .unknownKey(pair.key, owner: owner, known: Name.allCases.map(\.rawValue)), at: pair.offset)
            return nil
        }

        private func nearestKey(to name: String) -> Key? {
            nearestName(to: name, among: Key.allCases.map(\.rawValue)).flatMap(Key.init)
        }
    }
}
