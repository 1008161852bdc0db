/// Reads a picture back as a person would: boxes by their corners, lines by their glyphs, labels where they interrupt a
/// line or stand to the right of it. Knows only the text, nothing of how it was drawn.
struct PictureReader {
    private struct Box {
        let x: Int
        let y: Int
        let right: Int
        let bottom: Int
        let name: String
    }
    private let rows: [[Character]]
    private var boxes: [Box] = []

    init(_ text: String) {
        rows = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        for y in rows.indices {
            for x in rows[y].indices where self[x, y] == "┌" {
                if let box = box(x: x, y: y) { boxes.append(box) }
            }
        }
    }

    private subscript(x: Int, y: Int) -> Character {
        rows.indices.contains(y) && rows[y].indices.contains(x) ? rows[y][x] : " "
    }

    private func box(x: Int, y: Int) -> Box? {
        var right = x + 1
        while "─┬┴".contains(self[right, y]) { right += 1 }
        var bottom = y + 1
        while "│├┤".contains(self[x, bottom]) { bottom += 1 }
        guard self[right, y] == "┐", self[x, bottom] == "└", self[right, bottom] == "┘", right > x + 1, bottom > y + 1
        else { return nil }
        for column in (x + 1)..<right where !"─┬┴".contains(self[column, bottom]) { return nil }
        for row in (y + 1)..<bottom where !"│├┤".contains(self[right, row]) { return nil }
        let inside = ((y + 1)..<bottom).map { row in
            String(((x + 1)..<right).map { self[$0, row] }).split(separator: " ").joined(separator: " ")
        }
        return Box(x: x, y: y, right: right, bottom: bottom, name: inside.filter { !$0.isEmpty }.joined(separator: " "))
    }

    private func box(at x: Int, _ y: Int) -> Box? {
        boxes.first { $0.x <= x && x <= $0.right && $0.y <= y && y <= $0.bottom }
    }

    var boxNames: [String] { boxes.map(\.name).sorted() }

    /// Every arrow as `from to label`, sorted; what cannot be followed is told instead.
    var statements: [String] {
        var statements: [String] = []
        for y in rows.indices {
            for x in rows[y].indices where box(at: x, y) == nil {
                switch self[x, y] {
                case "▸": statements.append(follow(x, y, 1, 0))
                case "◂": statements.append(follow(x, y, -1, 0))
                case "▾": statements.append(follow(x, y, 0, 1))
                case "▴": statements.append(follow(x, y, 0, -1))
                default: break
                }
            }
        }
        return statements.sorted()
    }

    /// From an arrowhead that points along (dx, dy) back to the box its line leaves.
    private func follow(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> String {
        guard let target = box(at: x + dx, y + dy) else { return "an arrowhead at \(x),\(y) without a box" }
        let ends = followBack(x, y, -dx, -dy)
        guard ends.count == 1, let end = ends.first else { return "a line to \(target.name) from \(ends.count) boxes" }
        return "\(end.source) \(target.name) \(end.label)"
    }

    /// Where a line comes from, and what stands on it. At a branch both other ways are followed: those that end in an
    /// arrowhead lead to other targets.
    private func followBack(_ x: Int, _ y: Int, _ dx: Int, _ dy: Int) -> Set<End> {
        var (x, y, dx, dy) = (x, y, dx, dy)
        var label = ""
        var labelRow = Int.min
        for _ in 0..<100_000 {
            (x, y) = (x + dx, y + dy)
            if let source = box(at: x, y) { return [End(source: source.name, label: label)] }
            switch (self[x, y], dx, dy) {
            case ("─", _, 0), ("┼", _, _): break
            case ("│", 0, _):
                let beside = labelBeside(x, y)
                guard !beside.isEmpty else { break }
                // Rows of one label follow each other.
                label = labelRow == y + 1 ? "\(beside) \(label)" : labelRow == y - 1 ? "\(label) \(beside)" : beside
                labelRow = y
            case ("┌", -1, 0), ("┐", 1, 0): (dx, dy) = (0, 1)
            case ("└", -1, 0), ("┘", 1, 0): (dx, dy) = (0, -1)
            case ("┌", 0, -1), ("└", 0, 1): (dx, dy) = (1, 0)
            case ("┐", 0, -1), ("┘", 0, 1): (dx, dy) = (-1, 0)
            case ("▸", 1, 0), ("◂", -1, 0), ("▾", 0, 1), ("▴", 0, -1): return []
            case ("├", _, _), ("┤", _, _), ("┬", _, _), ("┴", _, _):
                let arms = Self.arms[self[x, y]] ?? []
                guard arms.contains([-dx, -dy]) else { return [End(source: "nowhere", label: "at \(x),\(y)")] }
                let ends = arms.filter { $0 != [-dx, -dy] }.map { followBack(x, y, $0[0], $0[1]) }
                return ends.reduce([]) { all, ends in
                    // A label beyond the branch would be that of several lines.
                    all.union(ends.map { $0.label.isEmpty ? End(source: $0.source, label: label) : $0 })
                }
            case (_, _, 0):
                // A label in the line: read on to where the line continues. What stands below begins with it.
                var text = ""
                var start = Int.max
                while !"─┼┌┐└┘│├┤┬┴".contains(self[x, y]), (0...rows[y].count).contains(x) {
                    if self[x, y] != " " { start = min(start, x) }
                    text = dx < 0 ? "\(self[x, y])" + text : text + "\(self[x, y])"
                    (x, y) = (x + dx, y)
                }
                (x, y) = (x - dx, y)
                label = text.split(separator: " ").joined(separator: " ")
                let before = self[start == .max ? x : start - 2, y + 1]
                if start < .max, self[start, y + 1] == "=", !before.isLetter, !before.isNumber {
                    label += " \(self.text(from: start, y + 1, step: 1))"
                }
            default: return [End(source: "nowhere", label: "at \(x),\(y)")]
            }
        }
        return [End(source: "nowhere", label: "without end")]
    }

    private struct End: Hashable {
        let source: String
        let label: String
    }

    /// Where a branch leads.
    private static let arms: [Character: [[Int]]] = [
        "├": [[0, -1], [1, 0], [0, 1]], "┤": [[0, -1], [-1, 0], [0, 1]], "┬": [[-1, 0], [0, 1], [1, 0]],
        "┴": [[-1, 0], [0, -1], [1, 0]],
    ]

    /// The text that touches a vertical line on its right or else on its left, up to the next line or two blanks.
    private func labelBeside(_ x: Int, _ y: Int) -> String {
        let right = text(from: x + 1, y, step: 1)
        return right.isEmpty ? String(text(from: x - 1, y, step: -1).reversed()) : right
    }

    private func text(from start: Int, _ y: Int, step: Int) -> String {
        var text = ""
        var column = start
        while !"─│┼┌┐└┘├┤┬┴▾▴▸◂".contains(self[column, y]), !text.hasSuffix("  "), text != " ",
            (0..<rows[y].count).contains(column)
        {
            text.append(self[column, y])
            column += step
        }
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
