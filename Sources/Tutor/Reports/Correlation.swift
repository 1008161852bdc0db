/// How two quantities vary together, from pairs that come one by one and are not kept.
///
/// Sums of squares of what deviates from the mean so far: West, "Updating mean and variance estimates: an improved
/// method", Communications of the ACM 22 (1979).
struct Correlation: Sendable {
    /// How many pairs there were.
    private(set) var count = 0
    private var means = (first: 0.0, second: 0.0)
    private var squares = (first: 0.0, second: 0.0)
    private var products = 0.0

    mutating func add(_ first: Double, _ second: Double) {
        count += 1
        let deviation = first - means.first
        means.first += deviation / Double(count)
        let newDeviation = second - means.second
        means.second += newDeviation / Double(count)
        squares.first += deviation * (first - means.first)
        squares.second += newDeviation * (second - means.second)
        products += deviation * (second - means.second)
    }

    /// Pearson's coefficient, from −1 to 1, which is the point-biserial one where the first quantity is 0 or 1; nil where
    /// one of them does not vary.
    var coefficient: Double? {
        // What is left of equal numbers by rounding is no variation.
        let least = 1e-12 * Double(count)
        guard squares.first > least, squares.second > least else { return nil }
        return min(1, max(-1, products / (squares.first * squares.second).squareRoot()))
    }
}
