internal import Algebra
internal import Autodiff
internal import Canvas

/// Curves of the mean loss in character cells, from the start to the last epoch: one mark for the training data, another for
/// the test data, a third where both fall into one cell.
struct LossPicture {
    private let losses: [Training.Losses]
    private let appearance: Appearance
    /// The least and the greatest loss of the scale.
    private let low: Double
    private let high: Double
    /// Whether equal steps upwards are equal factors: where the losses lie far apart.
    let isLogarithmic: Bool

    static let (trainingMark, testMark, bothMark): (Character, Character, Character) = ("*", "o", "@")

    /// - Parameter losses: the one before the first epoch, then one for each; not empty.
    init(_ losses: [Training.Losses], appearance: Appearance) {
        self.losses = losses
        self.appearance = appearance
        let all = losses.map(\.training) + losses.compactMap(\.testing)
        let (least, greatest) = (all.min() ?? 0, all.max() ?? 1)
        isLogarithmic = least > 0 && greatest > Self.farApart * least
        low = isLogarithmic ? least : min(0, least)
        high = greatest > low ? greatest : low + 1
    }

    /// How many times the least loss the greatest is, for which a scale in factors says more.
    private static let farApart = 20.0

    /// What the marks mean.
    var legend: String {
        let marks =
            losses.contains { $0.testing != nil }
            ? "\(Self.trainingMark) training data   \(Self.testMark) test data   \(Self.bothMark) both"
            : "\(Self.trainingMark) training data"
        return marks + (isLogarithmic ? "   (logarithmic scale)" : "")
    }

    /// The picture with its axes, `height` rows for the curves and two for the epochs.
    func lines(width: Int, height: Int) -> [[Span]] {
        let height = max(2, height)
        let labels = [0: text(high), height - 1: text(low)]
        let margin = labels.values.map(\.columns).max() ?? 0
        let columns = max(2, width - margin - 2)
        var cells = [[Character]](repeating: [Character](repeating: " ", count: columns), count: height)
        for column in 0..<columns {
            let loss = losses[Int((Double(column * (losses.count - 1)) / Double(columns - 1)).rounded())]
            let place = row(of: loss.training, height)
            cells[place][column] = Self.trainingMark
            guard let testing = loss.testing else { continue }
            let other = row(of: testing, height)
            cells[other][column] = other == place ? Self.bothMark : Self.testMark
        }
        let rows = cells.enumerated().map { index, row in
            let label = labels[index] ?? ""
            return [
                Span(String(repeating: " ", count: margin - label.columns) + label + " │", role: .dim),
                Span(String(row), role: .math),
            ]
        }
        let indent = String(repeating: " ", count: margin + 1)
        let last = "epoch \(losses.count - 1)"
        let gap = String(repeating: " ", count: max(1, columns - 1 - last.columns))
        return rows + [
            [Span(indent + "└" + String(repeating: "─", count: columns), role: .dim)],
            [Span("\(indent) 0\(gap)\(last)", role: .dim)],
        ]
    }

    /// The row of a loss, counted from the top.
    private func row(of loss: Double, _ height: Int) -> Int {
        func scaled(_ loss: Double) -> Double { isLogarithmic ? Operation.log.value(loss) : loss }
        let part = (scaled(loss) - scaled(low)) / (scaled(high) - scaled(low))
        return height - 1 - min(height - 1, max(0, Int((part * Double(height - 1)).rounded())))
    }

    private func text(_ number: Double) -> String { number.text(appearance.notation, significantDigits: 3) }
}
