extension YAMLValue {
    /// The text of a single value that is not empty.
    func text(for key: String, as expected: Fault.Expected = .text, _ findings: inout Findings) -> String? {
        guard case .scalar(let text) = content, !text.isEmpty else {
            findings.report(.wrongType(key: key, expected: expected, found: kind), at: offset)
            return nil
        }
        return text
    }

    /// Words that a person reads; a `#` that cuts them off is reported.
    func words(for key: String, _ findings: inout Findings) -> String? {
        if let cutOff {
            findings.report(.cutOff(key: key), at: cutOff)
            if isNothing { return nil }
        }
        return text(for: key, &findings)
    }

    /// The values of a list; a single value counts as a list of one.
    func list(for key: String, _ findings: inout Findings) -> [YAMLValue] {
        switch content {
        case .list(let list): return list
        case .scalar(let text): return text.isEmpty ? [] : [self]
        case .mapping:
            findings.report(.wrongType(key: key, expected: .list, found: kind), at: offset)
            return []
        }
    }

    /// Names in a list, or in one text with commas between them: `dC/dz[1], w[1,2]`.
    func names(for key: String, _ findings: inout Findings) -> [YAMLValue] {
        list(for: key, &findings).flatMap { value -> [YAMLValue] in
            guard case .scalar(let text) = value.content else { return [value] }
            var depth = 0
            var names: [(text: String, start: Int)] = [("", 0)]
            for (place, character) in text.enumerated() {
                if "([{".contains(character) { depth += 1 }
                if ")]}".contains(character) { depth -= 1 }
                if depth == 0, character == "," {
                    names.append(("", place + 1))
                } else {
                    names[names.count - 1].text.append(character)
                }
            }
            guard names.count > 1 else { return [value] }
            return names.map { name in
                let blanks = name.text.prefix(while: \.isWhitespace).count
                return YAMLValue(
                    content: .scalar(String(name.text.trimmed)),
                    offset: value.offset + text.prefix(name.start + blanks).utf8.count)
            }
        }
    }

    /// The texts of a list; a single value counts as a list of one. An item that stands twice is reported.
    /// - Parameter areNames: whether one text may hold several, with commas.
    func texts(for key: String, areNames: Bool = false, _ findings: inout Findings) -> [(text: String, offset: Int)] {
        var seen: Set<String> = []
        return (areNames ? names(for: key, &findings) : list(for: key, &findings)).compactMap { value in
            guard let text = value.text(for: key, &findings) else { return nil }
            guard seen.insert(text).inserted else {
                findings.report(.repeatedItem(key: key, value: text), at: value.offset)
                return nil
            }
            return (text, value.offset)
        }
    }

    /// One of a set of words.
    func choice<Word: RawRepresentable<String> & CaseIterable>(
        of _: Word.Type, for key: String, _ findings: inout Findings
    ) -> Word? {
        text(for: key, as: .word, &findings).flatMap { Word(word: $0, at: offset, for: key, &findings) }
    }

    /// Several of a set of words.
    func choices<Word: RawRepresentable<String> & CaseIterable>(
        of _: Word.Type, for key: String, _ findings: inout Findings
    ) -> [Word] {
        texts(for: key, &findings).compactMap { text, offset in
            Word(word: text, at: offset, for: key, &findings)
        }
    }

    /// `true` or `false`.
    func flag(for key: String, _ findings: inout Findings) -> Bool? {
        enum Flag: String, CaseIterable { case yes = "true", no = "false" }
        return choice(of: Flag.self, for: key, &findings).map { $0 == .yes }
    }

    /// A whole number in a range.
    func integer(for key: String, in range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
        guard let text = text(for: key, as: .wholeNumber(range), &findings) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            findings.report(.outOfRange(key: key, allowed: .wholeNumber(range)), at: offset)
            return nil
        }
        return number
    }

    /// A finite number above 0.
    func positiveNumber(for key: String, _ findings: inout Findings) -> Double? {
        guard let text = text(for: key, as: .positiveNumber, &findings) else { return nil }
        guard let number = Double(text), number > 0, number.isFinite else {
            findings.report(.outOfRange(key: key, allowed: .positiveNumber), at: offset)
            return nil
        }
        return number
    }

    /// A number above 0 and below 1.
    func fraction(for key: String, _ findings: inout Findings) -> Double? {
        guard let text = text(for: key, as: .fraction, &findings) else { return nil }
        guard let number = Double(text), number > 0, number < 1 else {
            findings.report(.outOfRange(key: key, allowed: .fraction), at: offset)
            return nil
        }
        return number
    }
}

extension RawRepresentable<String> where Self: CaseIterable {
    /// A word of a set; another word is reported with the nearest one.
    fileprivate init?(word: String, at offset: Int, for key: String, _ findings: inout Findings) {
        guard let value = Self(rawValue: word) else {
            let words = Self.allCases.map(\.rawValue)
            findings.report(.unknownValue(key: key, value: word, allowed: words), at: offset)
            return nil
        }
        self = value
    }
}
