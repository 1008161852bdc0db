@testable import Tutor

/// How often the grader names the rule that a wrong answer was made with, and takes a right answer for right.
struct MisconceptionTally {
    /// Wrong answers made with a rule, and those of them that were put down to it.
    private(set) var applied: [Misconception: Int] = [:]
    private(set) var named: [Misconception: Int] = [:]
    /// Those of them that were put down to it and to no other.
    private(set) var alone: [Misconception: Int] = [:]
    /// Those of them that likelier rules give as well, so that these were named.
    private(set) var outdone: [Misconception: Int] = [:]
    /// Right answers that were given.
    private(set) var right = 0
    /// Wrong answers whose rule was not named, and right answers that were not taken, to look into.
    private(set) var missed: [String] = []
    private(set) var refused: [String] = []

    var appliedTotal: Int { applied.values.reduce(0, +) }
    var namedTotal: Int { named.values.reduce(0, +) }

    mutating func countWrong(
        by misconception: Misconception, named candidates: [Misconception], at place: @autoclosure () -> String
    ) {
        applied[misconception, default: 0] += 1
        if candidates.contains(misconception) {
            named[misconception, default: 0] += 1
            if candidates.count == 1 { alone[misconception, default: 0] += 1 }
        } else if candidates.count == 2
            || candidates.contains(where: { $0.covers.union($0.outshines).contains(misconception) })
        {
            // Two likelier ones give the same answer, or one says the same slip more plainly.
            outdone[misconception, default: 0] += 1
        } else {
            missed.append("\(misconception.rawValue) at \(place()): \(candidates.map(\.rawValue))")
        }
    }

    mutating func countRight(_ grade: Grade, at place: @autoclosure () -> String) {
        right += 1
        if !grade.verdict.isCorrect { refused.append("\(place()): \(grade)") }
    }

    mutating func add(_ other: MisconceptionTally) {
        applied.merge(other.applied, uniquingKeysWith: +)
        named.merge(other.named, uniquingKeysWith: +)
        alone.merge(other.alone, uniquingKeysWith: +)
        outdone.merge(other.outdone, uniquingKeysWith: +)
        right += other.right
        missed += other.missed
        refused += other.refused
    }
}

/// Wrong answers that the rules themselves make on random graphs, given back to the grader: whether each is put down to its
/// rule, among all the others. That a rule is the mistake of a student is not measured here; the examples worked by hand
/// say so.
enum MisconceptionMeasurement: String, CaseIterable {
    case numbers, expressions, matrices

    /// - Parameters:
    ///   - graphs: the seeds of the random graphs.
    ///   - stride: every graph takes one rule in so many, another graph others.
    func tally(graphs: Range<Int>, stride: Int = 1) async throws -> MisconceptionTally {
        try await withThrowingTaskGroup(of: MisconceptionTally.self) { group in
            for seed in graphs {
                group.addTask {
                    switch self {
                    case .numbers: try ScalarMeasurement(seed: seed, stride: stride).numbers()
                    case .expressions: try ScalarMeasurement(seed: seed, stride: stride).expressions()
                    case .matrices: try MatrixMeasurement(seed: seed, stride: stride).tally()
                    }
                }
            }
            return try await group.reduce(into: MisconceptionTally()) { $0.add($1) }
        }
    }
}
