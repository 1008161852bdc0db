internal import Tutor

/// Tasks as points: to the right the share of right first answers, upwards the discrimination.
struct DiscriminationPlot {
    private struct Point {
        var number: Int
        var task: TaskID
        var share: Double
        var coefficient: Double
    }
    private let points: [Point]

    private static let (width, height) = (520.0, 340.0)
    private static let (left, right, top, bottom) = (64.0, 30.0, 16.0, 52.0)

    /// Nil where no task has both figures.
    init?(_ tasks: [ClassReport.Task]) {
        points = tasks.enumerated().compactMap { place, task in
            guard case .known(let coefficient) = task.discrimination, let share = task.rightAtFirst else { return nil }
            return Point(number: place + 1, task: task.id, share: share, coefficient: coefficient)
        }
        if points.isEmpty { return nil }
    }

    /// The coefficient at the lower edge: a tenth of the scale below the least.
    private var least: Double { min(-0.2, ((points.map(\.coefficient).min() ?? 0) * 5).rounded(.down) / 5) }

    private func x(_ share: Double) -> Double { Self.left + share * (Self.width - Self.left - Self.right) }

    private func y(_ coefficient: Double) -> Double {
        Self.top + (1 - coefficient) / (1 - least) * (Self.height - Self.top - Self.bottom)
    }

    var svg: String {
        let (foot, zero) = (Self.height - Self.bottom, y(0))
        var lines = [
            #"<svg class="plot" viewBox="0 0 \#(written(Self.width)) \#(written(Self.height))" role="img" aria-label="Tasks by difficulty and discrimination; the table has the same figures">"#,
            #"<path class="axis" d="M\#(written(Self.left)) \#(written(Self.top))V\#(written(foot))H\#(written(Self.width - Self.right))"/>"#,
            #"<path class="zero" d="M\#(written(Self.left)) \#(written(zero))H\#(written(Self.width - Self.right))"/>"#,
        ]
        for step in 0...5 {
            let share = Double(step) / 5
            lines.append(text("\(step * 20)%", x(share), foot + 18, anchor: "middle"))
        }
        var tick = 1.0
        while tick > least - 0.01 {
            lines.append(text(Figure.decimal(tick, places: 1), Self.left - 8, y(tick) + 5, anchor: "end"))
            tick -= 0.2
        }
        lines.append(text("right at first", (Self.left + Self.width - Self.right) / 2, foot + 40, anchor: "middle"))
        let middle = (Self.top + foot) / 2
        lines.append(
            #"<text x="16" y="\#(written(middle))" text-anchor="middle" transform="rotate(-90 16 \#(written(middle)))">discrimination</text>"#
        )
        for point in points { lines.append(mark(point)) }
        return (lines + ["</svg>"]).joined(separator: "\n")
    }

    private func mark(_ point: Point) -> String {
        let (x, y) = (x(point.share), y(point.coefficient))
        let figures =
            "\(Figure.percent(point.share)) right at first, discrimination "
            + ClassReport.Discrimination.known(point.coefficient).words
        let title = "\(point.task.card), \(point.task.task): \(figures)".withoutFormatting.escapedForXML
        // At the right edge the number stands at the left of its point.
        let isLast = point.share > 0.93
        return #"<g><title>\#(title)</title><circle cx="\#(written(x))" cy="\#(written(y))" r="4"/>"#
            + text("\(point.number)", isLast ? x - 8 : x + 8, y + 5, anchor: isLast ? "end" : "start") + "</g>"
    }

    private func text(_ text: String, _ x: Double, _ y: Double, anchor: String) -> String {
        #"<text x="\#(written(x))" y="\#(written(y))" text-anchor="\#(anchor)">\#(text.escapedForXML)</text>"#
    }

    private func written(_ length: Double) -> String { Publishing.points(length) }
}
