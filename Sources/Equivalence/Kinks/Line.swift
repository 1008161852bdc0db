#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A straight line through the space of what is drawn, on which separators change sign at single points.
struct Line {
    let origin: [Double]
    let direction: [Double]
    /// The variable it runs along, where there is one.
    let axis: Int?

    /// Along one variable, from 0 of it.
    init(through point: [Double], along axis: Int) {
        var origin = point
        origin[axis] = 0
        var direction = [Double](repeating: 0, count: point.count)
        direction[axis] = 1
        self.init(origin: origin, direction: direction, axis: axis)
    }

    init(origin: [Double], direction: [Double], axis: Int? = nil) {
        self.origin = origin
        self.direction = direction
        self.axis = axis
    }

    func point(at place: Double) -> [Double] {
        origin.indices.map { direction[$0] == 0 ? origin[$0] : origin[$0] + place * direction[$0] }
    }

    /// Places of every scale on both sides of the origin, in order. None is a number that anybody would write.
    static let grid = mirrored(
        [-40, -34, -28, -24, -20, -16, -12, -9] + stride(from: -6, through: 7, by: 0.25)
            + stride(from: 8, through: 60, by: 1))
    /// Fewer of them, for lines beside the first.
    static let coarseGrid = mirrored(
        [-10] + stride(from: -5, through: 6, by: 0.5) + stride(from: 7, through: 21, by: 1))

    private static func mirrored(_ exponents: [Double]) -> [Double] {
        let above = exponents.map { 1.0473 * exp2($0) }
        return above.reversed().map { -$0 } + above
    }

    /// Where to look in the pieces between the places at which something changes: close to both ends, in the middle, and far
    /// out.
    /// - Parameter breaks: in order.
    static func places(between breaks: [Double], using generator: inout SplitMix64) -> [Double] {
        guard let first = breaks.first, let last = breaks.last else { return [] }
        func fraction() -> Double { 0.6 + 0.8 * generator.unit() }
        var places: [Double] = []
        for (end, sign) in [(first, -1.0), (last, 1.0)] {
            let scale = max(1, end.magnitude)
            for distance in [1e-4, 1, 30] { places.append(end + sign * distance * scale * fraction()) }
        }
        for (low, high) in zip(breaks, breaks.dropFirst()) {
            let width = high - low
            places.append(low + 0.5 * width * fraction())
            let near = min(width / 4, 1e-4 * max(1, low.magnitude))
            places.append(low + near * fraction())
            places.append(high - near * fraction())
            // A piece over many scales has a middle of its own in each half.
            if low > 0, high > 16 * low { places.append((low * high).squareRoot() * fraction()) }
            if high < 0, low < 16 * high { places.append(-(low * high).squareRoot() * fraction()) }
        }
        return places.map { place in
            // Few digits keep products exact, where that is no other piece.
            let short = Double(Float(place))
            let isSamePiece = breaks.allSatisfy { 4 * (short - place).magnitude < ($0 - place).magnitude }
            return isSamePiece ? short : place
        }
    }
}
