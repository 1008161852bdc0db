internal import Canvas

/// The keys of the present screen, and what is typed for signs that no key has, in a box above it.
struct HelpOverlay: Sendable {
    enum Outcome { case stay, close }

    private static let closing = "any other key closes this"

    private let keys: [KeyBinding]
    private let typing: [KeyBinding]
    private var size: Size
    private var scroll = Scroll()

    init(keys: [KeyBinding], typing: [KeyBinding], size: Size) {
        self.keys = keys
        self.typing = typing
        self.size = size
        fit()
    }

    @discardableResult
    mutating func update(_ event: Event) -> Outcome {
        switch event {
        case .resize(let size):
            self.size = size
            fit()
            return .stay
        case .scroll(let rows): scroll.move(by: rows)
        case .key(let key):
            switch Scroll.keyTable.action(for: key) {
            case .some(let movement): scroll.perform(movement)
            case nil: return .close
            }
        case .click: return .close
        case .paste: return .stay
        }
        return .stay
    }

    func draw(on canvas: inout Canvas) {
        let area = HelpOverlay.area(in: canvas.size, lines: lines(width: HelpOverlay.width(in: canvas.size)).count)
        canvas.cursor = nil
        canvas.fill(area)
        canvas.frame(area, title: "Keys")
        let inside = Area(
            column: area.column + 2, row: area.row + 1, columns: area.size.columns - 4, rows: area.size.rows - 2)
        let all = lines(width: inside.size.columns)
        var scroll = scroll
        scroll.fit(content: all.count, height: inside.size.rows)
        for (row, line) in zip(inside.rows, all[scroll.visible]) {
            canvas.write(line, column: inside.column, row: row, limit: inside.size.columns)
        }
        // On the frame itself, so that it is seen however many keys there are.
        let notes = [scroll.note, Self.closing].compactMap { $0 }.joined(separator: "; ")
        canvas.write(
            " \(notes) ", column: area.column + 2, row: area.rows.upperBound - 1, role: .dim,
            limit: inside.size.columns)
    }

    private mutating func fit() {
        let width = HelpOverlay.width(in: size)
        let count = lines(width: width).count
        scroll.fit(content: count, height: HelpOverlay.area(in: size, lines: count).size.rows - 2)
    }

    private func lines(width: Int) -> [[Span]] {
        lines(keys, width: width)
            + (typing.isEmpty ? [] : [[], [Span("What is typed", role: .strong)]] + lines(typing, width: width))
    }

    /// One line per key: what to press, then what it does.
    private func lines(_ keys: [KeyBinding], width: Int) -> [[Span]] {
        let labelColumns = min(24, max(1, width / 2 - 2), keys.map(\.label.columns).max() ?? 0)
        return keys.flatMap { key in
            let gap = String(repeating: " ", count: max(2, labelColumns + 2 - key.label.columns))
            return wrap(
                [Span(key.label, role: .key, breaking: .never), Span(gap + key.help)], width: width,
                hangingIndent: labelColumns + 2)
        }
    }

    private static func width(in size: Size) -> Int { max(1, min(72, size.columns - 8)) }

    private static func area(in size: Size, lines: Int) -> Area {
        let columns = min(size.columns, width(in: size) + 4)
        let rows = min(max(3, size.rows - 2), lines + 2)
        return Area(
            column: max(0, (size.columns - columns) / 2), row: max(0, (size.rows - rows) / 2), columns: columns,
            rows: rows)
    }
}
