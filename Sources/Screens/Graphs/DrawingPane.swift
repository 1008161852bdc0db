internal import Canvas

/// A drawing on a screen: zoomed, panned, and laid out anew only where the zoom level or the window asks for it.
struct DrawingPane: Sendable {
    enum Movement: Hashable, Sendable {
        case pan(columns: Int, rows: Int)
        case page(Int)
        case zoom(Int)
    }

    private(set) var chart: Chart
    private(set) var zoom: Zoom
    /// Whether the reader chose the zoom level; else it is the richest at which the drawing fits, or the richest of all.
    private var isZoomChosen = false
    private(set) var viewport = Viewport()
    private var picture: GraphPicture?
    private var direction = GraphPicture.KeptDirection()
    private var view = Size(columns: 0, rows: 0)
    private var window = Size(columns: 0, rows: 0)
    /// How often a layout was computed: keys that move or mark must not raise it.
    private(set) var layouts = 0

    /// Drawings with more boxes keep their layout when the window changes: they are moved about anyway.
    private static let refittedCount = 100

    init(chart: Chart) {
        self.chart = chart
        zoom = chart.zooms.last ?? .full
    }

    /// Tells how much room there is in a window.
    mutating func fit(_ view: Size, in window: Size) {
        if view != self.view, chart.count <= DrawingPane.refittedCount, !chart.isLarge { picture = nil }
        (self.view, self.window) = (view, window)
        layOut()
    }

    mutating func perform(_ movement: Movement) {
        switch movement {
        case .pan(let columns, let rows): viewport.pan(columns: columns, rows: rows)
        case .page(let pages): viewport.pan(rows: pages * viewport.page)
        case .zoom(let step):
            let levels = chart.zooms
            let place = (levels.firstIndex(of: zoom) ?? 0) + step
            guard levels.indices.contains(place) else { return }
            zoom = levels[place]
            isZoomChosen = true
            picture = nil
            if !chart.isLarge { layOut() }
        }
    }

    /// Shows what the chart has to say now, in the same layout.
    mutating func update(_ change: (inout Chart) -> Void) {
        change(&chart)
        if var changed = picture {
            chart.fill(&changed)
            picture = changed
        }
    }

    /// Whether a movement does anything now.
    private func allows(_ movement: Movement) -> Bool {
        guard case .zoom(let step) = movement else { return true }
        return chart.zooms.firstIndex(of: zoom).map { chart.zooms.indices.contains($0 + step) } ?? false
    }

    /// Moves so that these boxes are seen; the first of them where there is no room for all.
    mutating func follow(_ nodes: [Int]) {
        guard let picture, let first = nodes.first else { return }
        let boxes = nodes.map(picture.box)
        let columns = (boxes.map(\.columns.lowerBound).min() ?? 0)..<(boxes.map(\.columns.upperBound).max() ?? 0)
        let rows = (boxes.map(\.rows.lowerBound).min() ?? 0)..<(boxes.map(\.rows.upperBound).max() ?? 0)
        let all = Area(column: columns.lowerBound, row: rows.lowerBound, columns: columns.count, rows: rows.count)
        viewport.center(on: columns.count <= view.columns && rows.count <= view.rows ? all : picture.box(of: first))
    }

    /// What the labels are, for a line beside the drawing; nil where they explain themselves.
    var note: String? { picture?.note }

    /// Whether there is a layout for the present zoom level.
    var isLaidOut: Bool { picture != nil }

    /// Whether only a part of the drawing is in view.
    var isPartial: Bool { viewport.isPartial }

    private mutating func layOut() {
        if picture == nil {
            var (made, level) = chart.picture(
                isZoomChosen ? [zoom] : chart.zooms.reversed(), fitting: view, in: window, &direction)
            zoom = level
            layouts += 1
            chart.fill(&made)
            picture = made
        }
        viewport.fit(content: picture?.size ?? view, view: view)
    }

    // MARK: Drawing

    func draw(on canvas: inout Canvas, in area: Area, marks: GraphMarks) {
        guard let picture else { return }
        viewport.draw(on: &canvas, in: area) { picture.row($0, columns: $1, marks: marks) }
    }

    func minimap(present: Int, in size: Size) -> [[Span]] {
        guard let picture else { return [] }
        let boxes = (0..<chart.count).map(picture.box)
        return Minimap(
            drawing: picture.size, view: viewport.seen, boxes: boxes, present: present,
            isASCII: chart.appearance.isASCII
        ).lines(in: size)
    }

    // MARK: Keys

    /// The keys that do something now wherever letters are keys; the footer shows one of those that zoom.
    var keyTable: KeyTable<Movement> {
        var table = KeyTable<Movement>()
        table.add(DrawingPane.keyTable, { $0 }, where: allows) { entry in
            entry.action == .zoom(1) && allows(.zoom(-1)) ? nil : entry.binding.short
        }
        return table
    }

    /// The keys that move and zoom a drawing.
    private static let keyTable: KeyTable<Movement> = {
        var table = KeyTable<Movement>()
        table.add(
            .zoom(1), [.character("+"), .character("]"), .character("=")], "+, ]", "zoom in: boxes and edges say more",
            short: "zoom")
        table.add(
            .zoom(-1), [.character("-"), .character("[")], "-, [", "zoom out: they say less, and more of them are seen",
            short: "zoom")
        table.add(.pan(columns: -8, rows: 0), [.left, .character("h")], "Left, h", "move the view to the left")
        table.add(.pan(columns: 8, rows: 0), [.right, .character("l")], "Right, l", "to the right")
        table.add(.pan(columns: 0, rows: -2), [.up, .character("k")], "Up, k", "up")
        table.add(.pan(columns: 0, rows: 2), [.down, .character("j")], "Down, j", "down")
        table.add(.page(-1), [.pageUp], "PgUp", "half a page up")
        table.add(.page(1), [.pageDown], "PgDn", "half a page down")
        return table
    }()
}
