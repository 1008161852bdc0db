internal import Algebra

/// Reads a card's front matter.
enum FrontMatterReader {
    /// The head of a file between two lines `---`.
    struct Head {
        let yaml: Range<Int>
        /// The beginning of the line after the head.
        let end: Int
    }

    /// What the front matter says, and where it says what a library checks against other cards.
    struct Result {
        var frontMatter: FrontMatter
        /// The value of `id`, or the file's beginning where the id is the file's name.
        var idOffset: Int
        /// By `related` and `requires`.
        var references: [(key: String, id: String, offset: Int)] = []
    }

    /// The keys of a card's head.
    enum Key: String, CaseIterable {
        case adjoint, title, id, topic, difficulty, author, created, layout, requires, related, tags, source, license
        case lang, video, approvals
        case revealShape = "reveal-shape"
    }

    /// Finds the front matter; reports a file without one.
    static func head(of source: SourceText, _ findings: inout Findings) -> Head? {
        guard isMarker(0, of: source, ["---"]) else {
            findings.report(.missingFrontMatter, at: 0)
            return nil
        }
        for line in 1..<max(1, source.lineCount) where isMarker(line, of: source, ["---", "..."]) {
            let start = source.start(ofLine: 1)
            return Head(yaml: start..<source.start(ofLine: line), end: source.start(ofLine: line + 1))
        }
        findings.report(.unclosedFrontMatter, at: 0)
        return nil
    }

    private static func isMarker(_ line: Int, of source: SourceText, _ markers: [String]) -> Bool {
        var text = source.bytes[source.range(ofLine: line)]
        while let last = text.last, last.isBlank { text.removeLast() }
        return markers.contains { text.elementsEqual($0.utf8) }
    }

    /// Reads the keys. Faulty values are reported and left at their defaults.
    static func read(_ head: Head, of source: SourceText, _ findings: inout Findings) -> Result? {
        let text = GatheredText(head.yaml, of: source)
        guard let mapping = YAMLReader.read(text, of: source, at: head.yaml.lowerBound, into: &findings) else {
            return nil
        }
        var result = Result(
            frontMatter: FrontMatter(id: baseName(of: source.path), title: ""), idOffset: 0)
        var keys: [Key] = []
        for pair in mapping.pairs {
            guard let key = Key(rawValue: pair.key) else {
                let known = Key.allCases.map(\.rawValue)
                findings.report(.unknownKey(pair.key, owner: .card, known: known), at: pair.offset)
                // A misspelt key is not missing as well.
                if let meant = nearestName(to: pair.key, among: known).flatMap(Key.init) { keys.append(meant) }
                continue
            }
            keys.append(key)
            read(key, pair.value, into: &result, &findings)
        }
        if !keys.contains(.adjoint) { findings.report(.missingVersion, at: 0) }
        if !keys.contains(.title) { findings.report(.missingTitle(id: result.frontMatter.id), at: 0) }
        if result.frontMatter.title.isEmpty { result.frontMatter.title = result.frontMatter.id }
        reportSelfReference(in: result, &findings)
        return result
    }

    private static func read(
        _ key: Key, _ value: YAMLValue, into result: inout Result, _ findings: inout Findings
    ) {
        let name = key.rawValue
        switch key {
        case .adjoint:
            if let version = value.text(for: name, as: .version, &findings), version != "1" {
                findings.report(.unsupportedVersion(version), at: value.offset)
            }
        case .id:
            guard let id = value.text(for: name, &findings) else { return }
            if !isIdentifier(id) { findings.report(.invalidIdentifier(id), at: value.offset) }
            result.frontMatter.id = id
            result.idOffset = value.offset
        case .title: result.frontMatter.title = value.words(for: name, &findings) ?? ""
        case .topic: result.frontMatter.topic = value.words(for: name, &findings)
        case .difficulty:
            result.frontMatter.difficulty = value.choice(of: FrontMatter.Difficulty.self, for: name, &findings)
        case .author: result.frontMatter.author = value.words(for: name, &findings)
        case .created:
            guard let date = value.text(for: name, as: .date, &findings) else { return }
            if isDate(date) {
                result.frontMatter.created = date
            } else {
                findings.report(.invalidDate(date), at: value.offset)
            }
        case .layout:
            guard let layout = value.choice(of: Layout.self, for: name, &findings) else { return }
            result.frontMatter.layout = layout
        case .revealShape:
            result.frontMatter.revealsShape = value.flag(for: name, &findings) ?? false
        case .related, .requires:
            let items = value.texts(for: name, &findings)
            let ids = items.map(\.text)
            if key == .related { result.frontMatter.related = ids } else { result.frontMatter.requires = ids }
            result.references += items.map { (name, $0.text, $0.offset) }
        case .tags: result.frontMatter.tags = value.texts(for: name, &findings).map(\.text)
        case .source: result.frontMatter.source = value.words(for: name, &findings)
        case .license: result.frontMatter.license = value.words(for: name, &findings)
        case .lang:
            guard let tag = value.text(for: name, &findings) else { return }
            if tag.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) == nil {
                findings.report(.invalidLanguage(tag), at: value.offset)
            }
            result.frontMatter.language = tag
        case .video:
            let items = value.texts(for: name, &findings)
            for (address, offset) in items where !isWebAddress(address) {
                findings.report(.invalidAddress(address), at: offset)
            }
            result.frontMatter.video = items.map(\.text)
        case .approvals: result.frontMatter.approvals = value.texts(for: name, &findings).map(\.text)
        }
    }

    private static func reportSelfReference(in result: Result, _ findings: inout Findings) {
        for (key, id, offset) in result.references where id == result.frontMatter.id {
            findings.report(.refersToItself(key: key, id: id), at: offset)
        }
    }

    /// The file's name without folders and without `.md`.
    private static func baseName(of path: String) -> String {
        let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
        let name = String(path[start...])
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }

    private static func isWebAddress(_ text: String) -> Bool {
        ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
            && !text.contains(where: \.isWhitespace)
    }
}

/// Whether a text can be the id of a card or a task, or the name of a graph: letters, digits, `-` and `_`.
func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
}

/// Whether a text is a day of the Gregorian calendar, written `2026-06-01`.
private func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: "-") }),
        let year = Int(Substring(parts[0])), let month = Int(Substring(parts[1])), let day = Int(Substring(parts[2])),
        (1...12).contains(month)
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
}
