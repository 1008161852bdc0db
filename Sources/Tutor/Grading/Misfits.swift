/// How often a product whose shapes do not fit was typed at one question: the first two times that costs nothing.
package struct Misfits: Hashable, Sendable {
    private var count = 0

    package init() {}

    /// How many cost nothing.
    private static let free = 2

    /// A grade with what such a product costs by now.
    /// - Parameter hasCounted: whether it is known that it counted, from an earlier session's attempts.
    mutating func take(_ grade: Grade, hasCounted: Bool = false) -> Grade {
        guard case .invalid(let fault) = grade.verdict, fault.isMisfit else { return grade }
        count = max(count, hasCounted ? Self.free : 0) + 1
        guard count > Self.free else { return grade }
        let message = "\(fault.message). Products whose shapes do not fit count as entries from the third on."
        return Grade(verdict: .incorrect(misconceptions: [], message: message), read: grade.read)
    }
}
