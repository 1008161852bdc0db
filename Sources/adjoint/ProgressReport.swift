import Store
import Tutor

/// A student's progress, as `progress --json` prints it. Times are as in an export, days are the student's own.
struct ProgressReport: Encodable {
    struct StreakReport: Encodable {
        /// Days in a row up to today, or to yesterday.
        var days: Int
        var includesToday: Bool
        var longest: Int
    }
    struct DayReport: Encodable {
        var day: String
        var answers: Int
    }
    struct TaskReport: Encodable {
        var card: String
        var task: String
        /// `mastered`, `learnt` or `weak`.
        var standing: String
        var answers: Int
        var last: String
    }
    struct RuleReport: Encodable {
        var id: String
        var name: String
        /// How likely it is recalled today, from 0 to 1.
        var recall: Double
        /// The day on which it is to be asked again.
        var due: String
    }
    struct ForecastReport: Encodable {
        var day: String
        /// How many tasks and rules; today's with all that has waited.
        var due: Int
    }
    struct MisconceptionReport: Encodable {
        var id: String
        var words: String
        /// The answers that it made wrong.
        var answers: Int
        /// The card on which it happened most, and its title, where the library has it.
        var card: String
        var title: String?
        var last: String
    }

    var now: String
    /// Answers that were marked.
    var answers: Int
    var rightAnswers: Int
    var seconds: Double
    var streak: StreakReport
    /// Every day with answers, in order.
    var activity: [DayReport]
    /// Those that were answered last first.
    var tasks: [TaskReport]
    /// The likeliest forgotten first.
    var rules: [RuleReport]
    /// The next days.
    var forecast: [ForecastReport]
    /// The most frequent first.
    var misconceptions: [MisconceptionReport]
}

extension ProgressReport {
    /// - Parameter titles: of the library's cards, by id.
    init(_ progress: StudentProgress, titles: [String: String]) {
        let (today, days) = (progress.now.day, progress.days)
        now = progress.now.rfc3339
        answers = progress.answers
        rightAnswers = progress.rightAnswers
        seconds = progress.seconds
        streak = StreakReport(
            days: days.streak(on: today), includesToday: days.answers[today] != nil, longest: days.longestStreak)
        activity = days.answers.sorted { $0.key < $1.key }.map {
            DayReport(day: CalendarDay(number: $0.key).iso8601, answers: $0.value)
        }
        tasks = progress.tasks.map { task in
            TaskReport(
                card: task.id.card, task: task.id.task, standing: task.standing.rawValue, answers: task.answers,
                last: task.last.rfc3339)
        }
        rules = progress.rules.map { rule in
            RuleReport(
                id: rule.rule.rawValue, name: rule.rule.name, recall: rule.recall,
                due: CalendarDay(number: rule.dueDay).iso8601)
        }
        forecast = progress.forecast.enumerated().map {
            ForecastReport(day: CalendarDay(number: today + $0).iso8601, due: $1)
        }
        misconceptions = progress.slips.map { slip in
            MisconceptionReport(
                id: slip.misconception.rawValue, words: slip.misconception.words, answers: slip.answers,
                card: slip.card, title: titles[slip.card], last: slip.last.rfc3339)
        }
    }
}
