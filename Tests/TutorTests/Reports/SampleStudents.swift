@testable import Tutor

/// What a student did, in the shortest way to say it: one attempt after the other, ten seconds each.
struct SampleStudent {
    private(set) var records: [AttemptRecord] = []
    private let start: Moment

    /// - Parameter day: the day on which it begins, at noon.
    init(day: Int = 20_605) { start = Moment(milliseconds: day * Moment.day + Moment.day / 2) }

    /// Adds an attempt.
    mutating func did(
        _ outcome: Attempt.Outcome, _ task: String = "fan-out", cell: String = "", card: String = "lattice",
        slip: Misconception? = nil, rules: [LocalRule] = [], hints: Int = 0, seconds: Double = 10
    ) {
        let number = records.count
        records.append(
            AttemptRecord(
                Attempt(
                    task: task, cell: cell, entry: "1", read: "1", outcome: outcome,
                    misconceptions: slip.map { [$0] } ?? [], rules: rules),
                id: "\(start.milliseconds)-\(number)",
                at: Moment(milliseconds: start.milliseconds + 10_000 * number), card: card, hints: hints,
                seconds: seconds))
    }

    static func doing(_ work: (inout SampleStudent) -> Void) -> [AttemptRecord] {
        var student = SampleStudent()
        work(&student)
        return student.records
    }
}
