extension Double {
    /// The number as it was written: the shortest decimal that reads as this one, digits · 10^exponent. Without its sign;
    /// nil where it is not finite.
    var shortestDecimal: (digits: [Int], exponent: Int)? {
        guard isFinite else { return nil }
        let parts = magnitude.description.split(separator: "e")
        let halves = parts[0].split(separator: ".")
        let places = halves.count > 1 ? halves[1] : ""
        let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - places.count
        return ((halves[0] + places).compactMap(\.wholeNumberValue), exponent)
    }
}
