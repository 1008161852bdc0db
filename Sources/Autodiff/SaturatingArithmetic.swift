/// Counts that stop at the largest number there is.
extension UInt128 {
    /// The sum, or the largest number there is.
    func addingSaturating(_ other: UInt128) -> UInt128 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
