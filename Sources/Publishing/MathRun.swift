internal import MathText

/// A piece of a formula in one line that is set in one way, as a typesetter would: variables slanted; numbers, names of
/// functions, words, Greek capitals and scripts without italics upright; indices and exponents small.
struct MathRun: Hashable, Sendable {
    enum Level: Hashable, Sendable { case base, below, above }

    var text: String
    var isSlanted: Bool
    var level: Level
    /// Whether its characters carry marks of their own, such as the bar of an adjoint.
    var isMarked = false

    /// The runs of a text as the drawings write it: `2x₁² = 12`, `y·x^(y − 1)`, `θ_max`.
    /// - Parameter words: what is a word among the letters, not a product of variables: `loss`, `max`.
    static func runs(of text: String, words: Set<String> = []) -> [MathRun] {
        var runs: [MathRun] = []
        func append(_ text: Substring, isSlanted: Bool, level: Level) {
            for character in text {
                let isMarked = character.unicodeScalars.count > 1
                let run = MathRun(
                    text: String(character), isSlanted: isSlanted && character.hasItalics, level: level,
                    isMarked: isMarked)
                if let last = runs.last, last.isLike(run) {
                    runs[runs.count - 1].text += run.text
                } else {
                    runs.append(run)
                }
            }
        }
        /// A text of one level; what Unicode writes small is small in it.
        func appendLine(_ text: Substring, level: Level) {
            var rest = text
            while let character = rest.first {
                if let (plain, isRaised) = MathText.unscripted(character) {
                    rest.removeFirst()
                    append(
                        Substring(plain), isSlanted: plain.first?.isLetter ?? false, level: isRaised ? .above : .below)
                } else if character.isLetter {
                    let word = rest.prefix { $0.isLetter && MathText.unscripted($0) == nil }
                    rest = rest[word.endIndex...]
                    let isUpright = isFunction(word, before: rest.first) || words.contains(String(word))
                    append(word, isSlanted: !isUpright, level: level)
                } else {
                    append(rest.prefix(1), isSlanted: false, level: level)
                    rest.removeFirst()
                }
            }
        }
        var rest = text[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != "_" && $0 != "^" }
            appendLine(line, level: .base)
            rest = rest[line.endIndex...]
            guard let mark = rest.popFirst() else { break }
            // Of a name such as `learning_rate` the second word is no index.
            let lettersBefore = line.reversed().prefix { $0.isLetter }.count
            if mark == "^" || lettersBefore <= 1, let script = script(at: &rest) {
                appendLine(script, level: mark == "^" ? .above : .below)
            } else {
                append(Substring(String(mark)), isSlanted: false, level: .base)
            }
        }
        return runs
    }

    private func isLike(_ other: MathRun) -> Bool {
        (isSlanted, level, isMarked) == (other.isSlanted, other.level, other.isMarked)
    }

    /// `(y − 1)` without its parentheses, a number or a word; takes nothing where something else stands.
    private static func script(at rest: inout Substring) -> Substring? {
        if rest.first == "(" {
            var depth = 0
            for index in rest.indices {
                if rest[index] == "(" { depth += 1 }
                if rest[index] == ")" { depth -= 1 }
                guard depth == 0 else { continue }
                let inner = rest[..<index].dropFirst()
                rest = rest[rest.index(after: index)...]
                return inner
            }
            return nil
        }
        let isNumber = rest.first?.isNumber ?? false
        let script = rest.prefix { isNumber ? $0.isNumber || $0 == "." : $0.isLetter || $0.isNumber }
        guard !script.isEmpty, script.last != "." else { return nil }
        rest = rest[script.endIndex...]
        return script
    }

    /// `sin(`, `exp(`: shorter words before a parenthesis are variables, or `f`.
    private static func isFunction(_ word: Substring, before next: Character?) -> Bool {
        next == "(" && (word.count > 2 || word == "ln")
    }
}

extension Character {
    /// Whether books set it slanted as a variable: small Greek, Latin and Cyrillic letters do, Greek capitals stand upright, and
    /// most scripts have no italics.
    fileprivate var hasItalics: Bool {
        guard isLetter, let scalar = unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x386...0x3AB: return false
        case ..<0x530, 0x1E00..<0x1F00: return true
        // Greek letters with several accents.
        case 0x1F00..<0x2000: return isLowercase
        default: return false
        }
    }
}
