/// A rectangle of characters with a baseline: what a formula looks like in two dimensions.
struct MathBox: Hashable, Sendable {
    /// The rows, every one padded to `width` columns.
    private(set) var rows: [String]
    private(set) var width: Int
    /// The row that stands on the line of the text beside it.
    var baseline: Int

    var height: Int { rows.count }

    /// The characters of the largest box, blanks included. A tall column beside a long row fills a rectangle that grows with
    /// the square of what is written.
    static let sizeLimit = 4_000_000

    /// Stands for a box over the limit, and is over it itself, so that whatever holds it is too.
    static let tooLarge: MathBox = {
        var box = MathBox("", width: sizeLimit + 1)
        box.rows = ["", ""]
        return box
    }()

    static func isTooLarge(width: Int, height: Int) -> Bool { width > sizeLimit / max(1, height) }

    var isTooLarge: Bool { Self.isTooLarge(width: width, height: height) }

    /// One row. The width is told, for it is not always the number of characters.
    init(_ text: String, width: Int) {
        rows = [text]
        self.width = width
        baseline = 0
    }

    static func blanks(_ width: Int) -> MathBox {
        MathBox(String(repeating: " ", count: max(0, width)), width: max(0, width))
    }

    /// A column of single characters.
    static func column(_ characters: [Character], baseline: Int) -> MathBox {
        var box = MathBox("", width: 1)
        box.rows = characters.map { String($0) }
        box.baseline = baseline
        return box
    }

    /// Boxes side by side, their baselines on one line.
    static func beside(_ boxes: [MathBox]) -> MathBox {
        let above = boxes.map(\.baseline).max() ?? 0
        let below = boxes.map { $0.height - $0.baseline }.max() ?? 1
        let width = boxes.reduce(0) { $0 + $1.width }
        guard !isTooLarge(width: width, height: above + below) else { return .tooLarge }
        var result = MathBox("", width: 0)
        result.rows = Array(repeating: "", count: above + below)
        result.baseline = above
        for box in boxes {
            for row in result.rows.indices {
                let source = row - above + box.baseline
                // Blanks are made only where a box is lower than its neighbours: most formulas are one long row.
                result.rows[row] +=
                    box.rows.indices.contains(source) ? box.rows[source] : String(repeating: " ", count: box.width)
            }
            result.width += box.width
        }
        return result
    }

    /// Boxes one below the other; the baseline is that of the box at `index`.
    static func stacked(_ boxes: [MathBox], baselineOf index: Int, alignment: Grid.Alignment = .centre) -> MathBox {
        let width = boxes.map(\.width).max() ?? 0
        guard !isTooLarge(width: width, height: boxes.reduce(0) { $0 + $1.height }) else { return .tooLarge }
        var result = MathBox("", width: width)
        result.rows = []
        for (number, box) in boxes.enumerated() {
            if number == index { result.baseline = result.rows.count + box.baseline }
            result.rows += box.padded(to: width, alignment).rows
        }
        return result
    }

    /// The box in a width that is at least its own.
    func padded(to width: Int, _ alignment: Grid.Alignment) -> MathBox {
        let missing = width - self.width
        guard missing > 0 else { return self }
        let left: Int =
            switch alignment {
            case .left: 0
            case .centre: missing / 2
            case .right: missing
            }
        var result = self
        result.width = width
        result.rows = rows.map {
            String(repeating: " ", count: left) + $0 + String(repeating: " ", count: missing - left)
        }
        return result
    }

    /// The rows without the blanks at their ends; of a box over the limit a line that says so.
    var lines: [String] {
        guard !isTooLarge else {
            return ["a formula of more than \(Self.sizeLimit) characters, too large to be drawn"]
        }
        return rows.map { row in
            var line = row[...]
            while line.last == " " { line.removeLast() }
            return String(line)
        }
    }
}
