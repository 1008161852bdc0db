#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where expressions are compared: the graph's own values, one of an endless list of fixed random points, or any other.
package enum SamplePoint: Hashable, Sendable {
    /// The values that the graph gives its inputs.
    case own
    /// One of the fixed random points.
    case random(Int)
    /// A value for each name that the sampler has met, in its order.
    case placed([Double])
}

/// Draws the value of a variable at a random point.
///
/// Points run through regions in turn, so that a difference shows that exists only for large, small, positive or negative
/// values, near the graph's own values, or near a number that one of the expressions names.
struct VariableDraw: Sendable {
    /// Numbers the compared expressions name: where kinks and differences may lie.
    var landmarks: [Double] = []

    /// Points of whole numbers, the only ones at which (−1)ⁿ has a value.
    static let wholePoints = 1_000..<1_048

    /// - Parameters:
    ///   - name: the variable; the same name gets the same value at the same point, whatever else is drawn.
    ///   - own: its own value in the graph, if it has one.
    func value(of name: String, own: Double?, at index: Int) -> Double {
        var generator = SplitMix64(name: name, counter: index)
        let unit = generator.unit()
        let sign = generator.sign()
        if Self.wholePoints.contains(index) { return sign * (20 * unit).rounded() }
        // The same for all variables of a point: sometimes they are of one scale.
        var shared = SplitMix64(name: "scale", counter: index)
        let scale = exp2(shared.unit() * 14)
        if !landmarks.isEmpty, index % 3 == 2 {
            // Just below and just above every number that is named, in turn; another variable starts with another.
            let side = index / 3 % 2 == 0 ? 1.0 : -1.0
            var first = SplitMix64(name: name, counter: 0)
            let turn = Int(first.next() % UInt64(landmarks.count)) + index / 6
            return Double(Float(landmarks[turn % landmarks.count] * (1 + 0.5 * side * unit)))
        }
        let value =
            switch index % 10 {
            case 0: own.map { near($0, unit, width: 0.1) } ?? (1 + unit)
            case 1: 4 * (2 * unit - 1)
            case 2: 0.1 + 2 * unit
            case 3: sign * exp2(12 * unit - 6)
            case 4: exp2(12 * unit - 6)
            case 5: own.map { near($0, unit, width: 1) } ?? (2 * unit - 1)
            case 6: 30 * (2 * unit - 1)
            case 7: sign * scale * (0.5 + unit)
            // Tiny: where a kink that is rounded off shows.
            case 8: sign * exp2(-8 - 32 * unit)
            default: 2 * unit - 1
            }
        // Few digits keep products exact and comparisons sharp.
        return Double(Float(value))
    }

    /// A value that stands for a function nobody knows: an opaque call or partial, neither tiny nor huge.
    func symbolValue(of name: String, at index: Int) -> Double {
        var generator = SplitMix64(name: name, counter: index)
        return Double(Float(generator.sign() * (0.5 + 1.5 * generator.unit())))
    }

    private func near(_ own: Double, _ unit: Double, width: Double) -> Double {
        own == 0 ? width * (2 * unit - 1) : own * (1 + width * (2 * unit - 1))
    }
}
