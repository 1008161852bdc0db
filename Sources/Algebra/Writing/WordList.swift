extension [String] {
    /// The words in a sentence: `a, b and c`.
    package func listed(by conjunction: String = "and") -> String {
        guard let last, count > 1 else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
}
