import Tutor

/// Prints how many of the wrong answers that each rule makes on random graphs the grader puts down to that rule, and to no
/// other beside it; then how many right answers it took for right, of how many numbers near the right one a rule was named
/// for nothing, and what it missed.
///
/// A row is one rule. For numbers, expressions and matrices each: answers made by the rule, those whose rule was named,
/// those where it was named alone.
@main
struct MisconceptionTable {
    static func main() async throws {
        var columns: [(measurement: MisconceptionMeasurement, tally: MisconceptionTally)] = []
        for measurement in MisconceptionMeasurement.allCases {
            columns.append((measurement, try await measurement.tally(graphs: 0..<300)))
        }
        print(line("", columns.map { $0.measurement.rawValue }))
        print(line("", columns.map { _ in "made named alone" }))
        for rule in Misconception.allCases {
            print(
                line(
                    rule.rawValue,
                    columns.map { _, tally in
                        counts([tally.applied[rule] ?? 0, tally.named[rule] ?? 0, tally.alone[rule] ?? 0])
                    }))
        }
        print(
            line(
                "all",
                columns.map { _, tally in
                    counts([tally.appliedTotal, tally.namedTotal, tally.alone.values.reduce(0, +)])
                }))
        print(
            line("right, and taken", columns.map { _, tally in "\(tally.right) \(tally.right - tally.refused.count)" }))
        try printNearMisses()
        for (measurement, tally) in columns {
            for missed in tally.missed { print("\(measurement.rawValue), not named: \(missed)") }
            for refused in tally.refused { print("\(measurement.rawValue), refused: \(refused)") }
        }
    }

    private static func printNearMisses() throws {
        let nearMisses = try NearMissMeasurement(count: 600)
        print("near misses: \(nearMisses.given), put down to a rule: \(nearMisses.accused.count)")
        for accused in nearMisses.accused { print("near miss, accused: \(accused)") }
    }

    private static func counts(_ numbers: [Int]) -> String {
        numbers.map { padded("\($0)", to: 5) }.joined(separator: " ")
    }

    private static func line(_ title: String, _ cells: [String]) -> String {
        title + String(repeating: " ", count: max(0, 26 - title.count)) + cells.map { padded($0, to: 20) }.joined()
    }

    private static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
