/// The lines of a Python file as they are set for print: code at the left, what it stands for beside it.
struct PythonPage {
    private enum Line {
        case text(String)
        case code(String, meaning: String)
    }
    private var lines: [Line] = []

    /// Where a page ends, in columns.
    static let width = 96
    /// Code that reaches further has its comment above it.
    private static let widestCode = 46
    private static let indent = "    "

    /// Lines as they are.
    mutating func add(_ text: String) {
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { .text(String($0)) }
    }

    /// A statement inside a function, and what it stands for; for nothing to say an empty text.
    mutating func add(code: String, meaning: String = "") {
        lines.append(.code(code, meaning: meaning))
    }

    mutating func addBlankLine() { lines.append(.text("")) }

    /// All lines, the comments of one function below each other.
    var text: String {
        var column = 0
        for case .code(let code, let meaning) in lines where !meaning.isEmpty && code.count <= Self.widestCode {
            column = max(column, code.count + 2)
        }
        return lines.flatMap { line -> [String] in
            switch line {
            case .text(let text): [text]
            case .code(let code, let meaning): Self.set(code, meaning, column: column)
            }
        }.joined(separator: "\n")
    }

    private static func set(_ code: String, _ meaning: String, column: Int) -> [String] {
        let broken = brokenLines(of: code).map { indent + $0 }
        guard !meaning.isEmpty else { return broken }
        let comment = "# " + meaning
        if broken.count == 1, code.count + 2 <= column, indent.count + column + comment.count <= width {
            return [broken[0] + String(repeating: " ", count: column - code.count) + comment]
        }
        return brokenComment(comment).map { indent + $0 } + broken
    }

    /// A comment over as many lines as it takes, broken at spaces.
    private static func brokenComment(_ comment: String) -> [String] {
        var lines: [String] = []
        for word in comment.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width - indent.count {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append((lines.isEmpty ? "" : "#   ") + word)
            }
        }
        return lines
    }

    /// Code that is too wide, broken where it holds together least: at the signs or commas in the fewest brackets.
    static func brokenLines(of code: String, hanging: String = "    ", room: Int = width - indent.count) -> [String] {
        guard code.count > room, let (depth, places) = breaks(in: code) else { return [code] }
        let characters = Array(code)
        var lines: [String] = []
        var start = 0
        var end = 0
        for place in places + [characters.count] {
            let limit = room - (lines.isEmpty ? 1 : hanging.count)
            if place - start > limit, end > start {
                lines.append(String(characters[start..<end]))
                start = end
            }
            end = place
        }
        lines.append(String(characters[start...]))
        guard lines.count > 1 else { return [code] }
        // What is still too wide is broken again, inside more brackets.
        let trimmed = lines.enumerated().flatMap { index, line in
            let content = line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            let indent = index == 0 ? "" : hanging
            return brokenLines(of: String(content), hanging: hanging, room: room - indent.count).map { indent + $0 }
        }
        // Inside brackets a line goes on by itself.
        guard depth == 0, let equals = code.firstRange(of: " = ") else { return trimmed }
        let left = String(code[..<equals.upperBound])
        guard trimmed[0].hasPrefix(left) else { return trimmed }
        return [left + "("] + [hanging + trimmed[0].dropFirst(left.count)] + trimmed.dropFirst() + [")"]
    }

    /// The places before a sign or behind a comma with the fewest brackets around them, and how many these are.
    private static func breaks(in code: String) -> (depth: Int, places: [Int])? {
        let characters = Array(code)
        var depth = 0
        var found: [Int: [Int]] = [:]
        for (index, character) in characters.enumerated() {
            switch character {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "," where index + 1 < characters.count && characters[index + 1] == " ":
                found[depth, default: []].append(index + 2)
            case "+", "-", "*", "@", "/":
                guard index > 0, index + 2 < characters.count, characters[index - 1] == " ",
                    characters[index + 1] == " "
                else { continue }
                found[depth, default: []].append(index)
            default: break
            }
        }
        // A sum is broken between its terms and not inside them.
        guard let shallowest = found.keys.min(), let places = found[shallowest] else { return nil }
        let terms = places.filter { ["+", "-"].contains(characters[$0]) }
        return (shallowest, terms.isEmpty ? places : terms)
    }
}
