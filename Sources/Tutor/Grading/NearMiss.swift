/// A wrong number within a twentieth of the right one. There a slip and a number mistyped look alike, so that a rule is
/// named only where the entry's digits say more than chance.
struct NearMiss {
    private let entry: NumberEntry
    private let right: Double

    private static let closeness = 0.05
    /// How often chance alone may make an entry fit a rule.
    static let chanceAllowed = 0.01
    private static let noise = NumericComparison.noise

    /// Nil where the number is not that near, or 0.
    init?(_ entry: NumberEntry, right: Double) {
        guard right != 0, entry.value != 0, (entry.value / right - 1).magnitude <= Self.closeness else { return nil }
        self.entry = entry
        self.right = right
    }

    /// Between whole numbers nothing was rounded.
    var placement: Placement {
        entry.isWhole && right == right.rounded() ? .beside(isTooLarge: entry.value > right) : .close(figures: figures)
    }

    /// How many figures are right, rounding allowed.
    private var figures: Int {
        let distance = (entry.value - right).magnitude
        return (1...15).last { distance <= NumericComparison.halfUnit(ofFigure: $0, in: right) } ?? 1
    }

    /// Whether the digits given outweigh how many wrong numbers there are to hit: of those no further than twice the
    /// entry's own distance from the right one, how many an entry written so coarsely would meet by accident.
    func isMeant(among wrong: [Double]) -> Bool {
        let distance = (entry.value - right).magnitude
        let near = wrong.filter { (Self.noise * right.magnitude...2 * distance).contains(($0 - right).magnitude) }
            .sorted()
        let distinct = near.indices.count {
            $0 == 0 || near[$0] - near[$0 - 1] > Self.noise * right.magnitude
        }
        let halfUnit = max(entry.halfUnit(atLeast: 1) ?? 0, Self.noise * right.magnitude)
        return Double(distinct) * 2 * halfUnit <= Self.chanceAllowed * 4 * distance
    }
}
