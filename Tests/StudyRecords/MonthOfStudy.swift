import Tutor

/// A month as a student may have it: made up, and always the same. Monday to Friday of most weeks, two or three tasks a day,
/// fewer slips as time goes on.
package enum MonthOfStudy {
    /// The first day, 4 May 2026, which is a Monday.
    package static let firstDay = 20_577
    /// Noon of 2 June 2026, two hours ahead of UTC.
    package static let now = Moment(milliseconds: 20_606 * Moment.day + Moment.day / 2, zone: 7_200)

    private static let cards = ["lattice", "chain-cos-sin", "differentiation-quiz"]
    private static let tasks = ["one-consumer", "fan-out", "whole-sweep", "the-cost"]
    private static let slips: [Misconception] = [.missingPath, .missingPath, .sign, .missingUpstream]

    /// Its attempts, in order of time.
    package static let records: [AttemptRecord] = {
        var records: [AttemptRecord] = []
        for offset in 0..<29 where offset % 7 < 5 && offset / 7 != 2 {
            for turn in 0..<(2 + offset % 2) {
                let number = 3 * offset + turn
                let card = cards[number / 4 % cards.count]
                let task = tasks[number % tasks.count]
                let cell = task == "whole-sweep" ? "adjoint x" : ""
                // Every third is missed in the first week, every eighth later.
                let isMissed = number % (offset < 7 ? 3 : 8) == 0
                let minutes = 17 * 60 + 12 * turn
                func add(_ outcome: Attempt.Outcome, _ slip: Misconception? = nil) {
                    let at = Moment(
                        milliseconds: (firstDay + offset) * Moment.day + (minutes * 60 - 7_200 + records.count % 60)
                            * 1_000,
                        zone: 7_200)
                    records.append(
                        AttemptRecord(
                            Attempt(
                                task: task, cell: cell, entry: "37", read: "37", outcome: outcome,
                                misconceptions: slip.map { [$0] } ?? []),
                            id: "month-\(records.count)", at: at, card: card, hints: 0, seconds: 45))
                }
                if isMissed { add(.incorrect, slips[number % slips.count]) }
                add(number % 10 == 9 ? .revealed : .correct)
            }
        }
        return records
    }()
}
