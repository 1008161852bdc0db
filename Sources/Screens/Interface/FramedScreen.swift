internal import Canvas
internal import Tutor

/// A screen in the frame that all screens share: its title and state above, its keys below, its content between.
///
/// It supplies what it is called, one table of keys, and its content. How events reach it and how the frame is drawn
/// stands here, once; the help, and the notice in a window that is too small, are the app's.
protocol FramedScreen: Screen {
    associatedtype Action: Sendable

    /// The window; set before anything else happens.
    var size: Size { get set }
    var appearance: Appearance { get }
    var title: String { get }
    /// Where the student is, at the right of the title.
    var status: String { get }
    /// The keys that work now: the table that dispatches them words footer and help.
    var keyTable: KeyTable<Action> { get }
    /// Whether what is typed goes into a text field, which the help then explains.
    var isTyping: Bool { get }
    /// Whether laying it out takes longer than anybody waits for a key, so that it is done beside.
    var takesLong: Bool { get }

    mutating func perform(_ action: Action) -> [Command]
    /// Fits the content to the window.
    mutating func layOut()
    mutating func scroll(by rows: Int)
    /// Takes what is in no table: keys that are typed, pasted text, clicks.
    mutating func take(_ event: Event) -> [Command]
    /// Draws the content between title and keys; `layOut` has fitted it to the canvas.
    func drawContent(on canvas: inout Canvas, in body: Area)
}

extension FramedScreen {
    var isTyping: Bool { false }
    var takesLong: Bool { false }
    mutating func take(_ event: Event) -> [Command] { [] }

    /// The area between title and keys.
    var body: Area { Chrome.body(of: size) }

    /// The keys of the screen's table, and where text is typed those that edit it.
    package var keys: [KeyBinding] { keyTable.bindings + (isTyping ? TextField.editingHelp : []) }

    /// The signs that are typed otherwise, where text is typed.
    package var typingHelp: [KeyBinding] {
        guard isTyping else { return [] }
        return TypedSign.allCases.map { sign in
            KeyBinding([], label: sign.typed, help: sign.meaning(appearance.notation))
        }
    }

    /// Resizes and scrolls, performs what a key of the table means, and leaves the rest to `take`.
    package mutating func update(_ event: Event) -> [Command] {
        switch event {
        case .resize(let size):
            self.size = size
            layOut()
            return []
        case .scroll(let rows):
            scroll(by: rows)
            return []
        case .key(let key): return keyTable.action(for: key).map { perform($0) } ?? take(event)
        case .click, .paste: return take(event)
        }
    }

    /// Draws title, content and footer, at the size of the canvas.
    package func draw(on canvas: inout Canvas) {
        guard canvas.size == size else {
            var screen = self
            _ = screen.update(.resize(canvas.size))
            return screen.draw(on: &canvas)
        }
        let body = Chrome(title: title, status: status, keys: keys, appearance: appearance).draw(on: &canvas)
        drawContent(on: &canvas, in: body)
        canvas.clip = canvas.bounds
    }
}

/// A screen in the frame whose content is lines that scroll.
protocol ScrollingScreen: FramedScreen {
    var scroll: Scroll { get set }
    /// Every line, laid out for the window.
    var lines: [[Span]] { get }
    /// The columns that are out of sight at the left of lines wider than the window.
    var panned: Int { get }
    /// The part of the body that the lines take.
    func linesArea(in body: Area) -> Area
}

extension ScrollingScreen {
    var panned: Int { 0 }
    func linesArea(in body: Area) -> Area { body }

    mutating func scroll(by rows: Int) { scroll.move(by: rows) }

    /// Fits the scrolling to the lines as they are laid out now.
    mutating func fitScroll() { scroll.fit(content: lines.count, height: linesArea(in: body).size.rows) }

    /// Draws the lines that are seen and leaves the canvas clipped to the area that was given.
    func drawLines(on canvas: inout Canvas, in body: Area) {
        let area = linesArea(in: body)
        canvas.clip = area
        for (row, line) in zip(area.rows, lines[scroll.visible]) {
            let isWide = line.columns > area.size.columns
            canvas.write(line, column: area.column - (isWide ? panned : 0), row: row)
        }
        canvas.clip = canvas.bounds
    }

    func drawContent(on canvas: inout Canvas, in body: Area) { drawLines(on: &canvas, in: body) }
}
