/// The outlines of a picture in the language of an SVG path.
enum SVGPath {
    private static let cornerRadius = 6.0
    private static let headLength = 8.0
    private static let headHalfWidth = 3.5

    /// A line through corners, rounded at its turns, up to its arrowhead.
    static func line(_ corners: [VectorPicture.Point]) -> String {
        guard let first = corners.first, var last = corners.last, corners.count > 1 else { return "" }
        let before = corners[corners.count - 2]
        last = last.moved(towards: before, by: headLength - 1)
        let places = corners.dropLast() + [last]
        var path = "M\(pair(first))"
        for (corner, (previous, next)) in zip(places.dropFirst(), zip(places, places.dropFirst(2))) {
            let radius = min(cornerRadius, corner.distance(to: previous) / 2, corner.distance(to: next) / 2)
            path += "L\(pair(corner.moved(towards: previous, by: radius)))"
            path += "Q\(pair(corner)) \(pair(corner.moved(towards: next, by: radius)))"
        }
        return path + "L\(pair(last))"
    }

    /// The triangle at the end of a line; nil where there is no line.
    static func arrowhead(_ corners: [VectorPicture.Point]) -> String? {
        guard let tip = corners.last, corners.count > 1 else { return nil }
        let foot = tip.moved(towards: corners[corners.count - 2], by: headLength)
        let (dx, dy) = ((tip.x - foot.x) / headLength, (tip.y - foot.y) / headLength)
        let wings = [-headHalfWidth, headHalfWidth].map {
            VectorPicture.Point(x: foot.x - dy * $0, y: foot.y + dx * $0)
        }
        return "M\(pair(tip))L\(pair(wings[0]))L\(pair(wings[1]))Z"
    }

    private static func pair(_ point: VectorPicture.Point) -> String { "\(points(point.x)) \(points(point.y))" }
}

extension VectorPicture.Point {
    /// Lines run along the axes.
    fileprivate func distance(to other: VectorPicture.Point) -> Double { abs(x - other.x) + abs(y - other.y) }

    fileprivate func moved(towards other: VectorPicture.Point, by length: Double) -> VectorPicture.Point {
        let distance = distance(to: other)
        guard distance > 0 else { return self }
        return VectorPicture.Point(
            x: x + (other.x - x) / distance * length, y: y + (other.y - y) / distance * length)
    }
}
