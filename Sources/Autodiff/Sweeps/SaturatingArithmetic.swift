/// Counts that stop at the largest number there is.
extension FixedWidthInteger {
    /// The sum, or the largest number there is. Both are not negative.
    func addingSaturating(_ other: Self) -> Self {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }

    mutating func addSaturating(_ other: Self) { self = addingSaturating(other) }
}
