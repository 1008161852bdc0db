/// Adds up students one by one. What it holds grows with tasks and students, and not with their attempts.
package struct ClassTally: Sendable {
    private struct TaskTally {
        var students = 0
        var answers = 0
        var hints = 0
        /// Of those who have answered.
        var shares = (sum: 0.0, count: 0)
        var discrimination = Correlation()
        /// By student.
        var seconds: [Double] = []
        var misconceptions = MisconceptionTally()
        var stuck = 0

        mutating func add(_ history: TaskHistory) {
            students += 1
            answers += history.answers
            hints += history.hints
            if let share = history.rightAtFirst { shares = (shares.sum + share, shares.count + 1) }
            seconds.append(history.seconds)
            misconceptions.add(history.misconceptions)
        }

        func report(of id: TaskID) -> ClassReport.Task {
            ClassReport.Task(
                id: id, students: students, answers: answers,
                rightAtFirst: shares.count == 0 ? nil : shares.sum / Double(shares.count),
                discrimination: discrimination.count < ClassReport.Discrimination.fewest
                    ? .tooFew(students: discrimination.count)
                    : discrimination.coefficient.map { .known($0) } ?? .noSpread,
                hints: Double(hints) / Double(students), seconds: seconds.median ?? 0,
                misconceptions: misconceptions.commonestFirst, stuck: stuck)
        }
    }
    private struct MisconceptionTally {
        private(set) var counts: [Misconception: (students: Int, answers: Int)] = [:]

        /// - Parameter answers: a student's, by misconception.
        mutating func add(_ answers: [Misconception: Int]) {
            for (misconception, count) in answers {
                let before = counts[misconception] ?? (0, 0)
                counts[misconception] = (before.students + 1, before.answers + count)
            }
        }

        var commonestFirst: [ClassReport.MisconceptionCount] {
            counts.map { .init(misconception: $0, students: $1.students, answers: $1.answers) }.sorted {
                ($1.students, $1.answers, $0.misconception.rawValue)
                    < ($0.students, $0.answers, $1.misconception.rawValue)
            }
        }
    }

    private var tasks: [TaskID: TaskTally] = [:]
    private var misconceptions = MisconceptionTally()
    private var students = 0
    private var withoutAttempts = 0
    private var days: ClosedRange<Int>?
    private var stuck: [ClassReport.Stuck] = []

    package init() {}

    /// Adds a student.
    /// - Parameter records: all of the student's, each once, in any order.
    package mutating func add(student: String, _ records: [AttemptRecord]) {
        students += 1
        if records.isEmpty { withoutAttempts += 1 }
        for day in records.map(\.at.day) {
            days = min(days?.lowerBound ?? day, day)...max(days?.upperBound ?? day, day)
        }
        let histories = TaskHistory.byTask(records)
        let shares = histories.compactMapValues(\.rightAtFirst)
        let sum = shares.values.reduce(0, +)
        for (id, history) in histories {
            var tally = tasks[id] ?? TaskTally()
            tally.add(history)
            if let share = shares[id], shares.count > 1 {
                tally.discrimination.add(share, (sum - share) / Double(shares.count - 1))
            }
            let places = history.places.filter { !$1.isSettled && $1.wrongInARow >= ClassReport.Stuck.fewest }
            if !places.isEmpty { tally.stuck += 1 }
            stuck += places.map {
                .init(
                    student: student, task: id, cell: $0, wrong: $1.wrongInARow, misconception: $1.lastMisconception)
            }
            tasks[id] = tally
        }
        misconceptions.add(
            histories.values.reduce(into: [:]) { $0.merge($1.misconceptions, uniquingKeysWith: +) })
    }

    /// What the students added so far come to.
    package var report: ClassReport {
        let reports = tasks.map { $1.report(of: $0) }.sorted { left, right in
            let shares = (left.rightAtFirst ?? 2, right.rightAtFirst ?? 2)
            return (left.id.card, shares.0, left.id.task) < (right.id.card, shares.1, right.id.task)
        }
        return ClassReport(
            students: students, withoutAttempts: withoutAttempts,
            answers: reports.reduce(0) { $0 + $1.answers }, days: days, tasks: reports,
            misconceptions: misconceptions.commonestFirst,
            stuck: stuck.sorted { ($0.task, $0.student, $0.cell) < ($1.task, $1.student, $1.cell) })
    }
}

extension [Double] {
    /// The middle one by size, the mean of the two in the middle where their number is even; nil of none.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = count / 2
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
