// Functions of numbers whose values are numbers that can be written out exactly.

extension Number {
    /// 3 for 8 to base 2; nil where it is no whole number, or large.
    func exactLogarithm(toBase base: Int) -> Number? {
        (-15...15).first { Number(base).raised(to: $0) == self }.map { Number($0) }
    }

    /// The root of a perfect square such as 9/4.
    var exactSquareRoot: Number? {
        guard case .rational(let numerator, let denominator) = self, numerator >= 0 else { return nil }
        func root(_ square: Int) -> Int? {
            let candidate = Int(Double(square).squareRoot().rounded())
            let (product, overflow) = candidate.multipliedReportingOverflow(by: candidate)
            return !overflow && product == square ? candidate : nil
        }
        guard let top = root(numerator), let bottom = root(denominator) else { return nil }
        return Number(top, over: bottom)
    }
}
