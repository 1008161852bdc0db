private enum LineLimits {
    // So many places are looked for on one line, for each separator.
    static let breaks = 12
    static let extrema = 3

    /// How closely a place is found. Nearer to zero nothing is told apart: squares would vanish.
    static func width(_ place: Double) -> Double { max(1e-11 * place.magnitude, 1e-30) }
}

extension KinkSearch {
    /// Where separators change sign, in order.
    func breaks(on line: Line, _ grid: [Double]) -> [Double] {
        var samples = grid.map { (place: $0, numbers: numbers(at: line.point(at: $0), along: line.axis)) }
        var breaks: [Double] = []
        var isFirst = true
        // What others change at is looked at as well: there a narrow window is open.
        var added: [Double] = []
        repeat {
            let before = breaks.count
            for separator in separators.indices {
                breaks += changes(of: separator, samples, on: line, only: isFirst ? nil : added)
                if isFirst { breaks += extrema(of: separator, samples, on: line) }
            }
            added = Array(breaks[before...].prefix(2 * LineLimits.breaks))
            samples += added.map { ($0, numbers(at: line.point(at: $0), along: line.axis)) }
            samples.sort { $0.place < $1.place }
            if !isFirst { break }
            isFirst = false
        } while !added.isEmpty
        breaks.sort()
        var kept: [Double] = []
        for place in breaks where kept.last.map({ place - $0 > 10 * LineLimits.width(place) }) ?? true {
            kept.append(place)
        }
        return kept
    }

    /// The places at which a separator changes sign between two neighbours, those nearest to the origin of the line.
    private func changes(
        of separator: Int, _ samples: [(place: Double, numbers: [Double])], on line: Line, only added: [Double]?
    ) -> [Double] {
        var brackets: [Int] = []
        for index in samples.indices.dropLast() {
            let (low, high) = (samples[index], samples[index + 1])
            if let added, !added.contains(low.place), !added.contains(high.place) { continue }
            let signs = (Self.sign(low.numbers[separator]), Self.sign(high.numbers[separator]))
            if signs.0 != signs.1, signs.0 != 2, signs.1 != 2 { brackets.append(index) }
        }
        brackets.sort { samples[$0].place.magnitude < samples[$1].place.magnitude }
        return brackets.prefix(LineLimits.breaks).map { index in
            let (low, high) = (samples[index], samples[index + 1])
            return change(
                of: separator, on: line, (low.place, low.numbers[separator]), (high.place, high.numbers[separator]))
        }
    }

    /// The place at which a separator changes sign between two: by the secant, where it is straight, and by bisection.
    private func change(
        of separator: Int, on line: Line, _ low: (place: Double, number: Double),
        _ high: (place: Double, number: Double)
    ) -> Double {
        var (low, high) = (low, high)
        /// Moves the end that has the same sign.
        func narrow(to place: Double) {
            guard place > low.place, place < high.place else { return }
            let number = number(separator, at: line.point(at: place))
            if Self.sign(number) == Self.sign(low.number) { low = (place, number) } else { high = (place, number) }
        }
        for _ in 0..<60 {
            let width = LineLimits.width(max(low.place.magnitude, high.place.magnitude))
            guard high.place - low.place > 2 * width else { break }
            let secant = low.place - low.number * (high.place - low.place) / (high.number - low.number)
            if secant.isFinite {
                narrow(to: secant - width / 2)
                narrow(to: secant + width / 2)
            }
            narrow(to: low.place + (high.place - low.place) / 2)
        }
        return low.place + (high.place - low.place) / 2
    }

    /// The changes of sign about places where a separator comes near zero and turns back.
    private func extrema(
        of separator: Int, _ samples: [(place: Double, numbers: [Double])], on line: Line
    ) -> [Double] {
        let numbers = samples.map { $0.numbers[separator] }
        let turns = samples.indices.dropFirst().dropLast().filter { index in
            let (before, here, after) = (numbers[index - 1], numbers[index], numbers[index + 1])
            let sign = Self.sign(here)
            return sign != 0 && sign != 2 && Self.sign(before) == sign && Self.sign(after) == sign
                && here.magnitude < before.magnitude && here.magnitude < after.magnitude
        }
        .sorted { numbers[$0].magnitude < numbers[$1].magnitude }
        return turns.prefix(LineLimits.extrema).flatMap { index -> [Double] in
            let sign = Self.sign(numbers[index])
            let ratio = (5.0.squareRoot() - 1) / 2
            var (low, high) = (samples[index - 1].place, samples[index + 1].place)
            func value(_ place: Double) -> (place: Double, number: Double) {
                (place, number(separator, at: line.point(at: place)))
            }
            var (left, right) = (value(high - ratio * (high - low)), value(low + ratio * (high - low)))
            for _ in 0..<40 {
                if let crossed = [left, right].first(where: { Self.sign($0.number) != sign && !$0.number.isNaN }) {
                    return [
                        change(of: separator, on: line, (samples[index - 1].place, numbers[index - 1]), crossed),
                        change(of: separator, on: line, crossed, (samples[index + 1].place, numbers[index + 1])),
                    ]
                }
                if left.number.magnitude < right.number.magnitude {
                    (high, right) = (right.place, left)
                    left = value(high - ratio * (high - low))
                } else {
                    (low, left) = (left.place, right)
                    right = value(low + ratio * (high - low))
                }
            }
            if right.number.magnitude < nearest[separator].distance {
                nearest[separator] = (right.number.magnitude, line.point(at: right.place))
            }
            return []
        }
    }
}
