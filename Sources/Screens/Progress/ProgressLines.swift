internal import Canvas
package import Tutor

/// A student's progress in words and small charts. The screen and plain lines share it.
package struct ProgressLines: Sendable {
    private let progress: StudentProgress
    /// The titles of cards, by their ids.
    private let titles: [String: String]
    /// The sections of lessons that teach what goes wrong.
    private let lessons: [Misconception: SlipLesson]
    private let appearance: Appearance

    /// - Parameters:
    ///   - titles: of the library's cards, by id; a card that is not in it is called by its id.
    ///   - lessons: the sections of lessons that teach what goes wrong; elsewhere the card is named on which it went wrong.
    package init(
        _ progress: StudentProgress, titles: [String: String], lessons: [Misconception: SlipLesson] = [:],
        appearance: Appearance
    ) {
        self.progress = progress
        self.titles = titles
        self.lessons = lessons
        self.appearance = appearance
    }

    /// The lines as they are printed.
    package func plainLines(width: Int) -> [String] { lines(width: width).plainText }

    /// The sections that keys lead to, in the order of the lines that name them.
    var waysToLessons: [SlipLesson] { recurring.compactMap { lessons[$0.misconception] } }

    /// The lines at a width.
    /// - Parameter namesKeys: whether a section is called with the key that leads there, its number in `waysToLessons`.
    func lines(width: Int, namesKeys: Bool = false) -> [[Span]] {
        guard progress.answers > 0 || !progress.tasks.isEmpty else {
            return prose.lines(
                "No answer is saved yet. Open a card of the library and answer a task, and this page fills.",
                width: width)
        }
        let parts = [
            overview(width), forecast(width), calendar(width), standings(width), weak(width), rules(width),
            slips(width, namesKeys),
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [[]]))
    }

    private var prose: Prose { Prose(appearance: appearance) }
    private var bar: ShareBar { ShareBar(appearance: appearance, columns: 16) }

    private func heading(_ text: String, _ width: Int) -> [[Span]] { prose.lines(text, width: width, role: .heading) }

    private func indented(_ text: String, _ width: Int, role: Role = .plain) -> [[Span]] {
        wrap([Span("  " + prose.shown(text), role: role)], width: width, hangingIndent: 4)
    }

    private func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(max(1, whole)) }

    private func title(_ card: String) -> String { (titles[card] ?? card).sanitised }

    // MARK: Study

    private func overview(_ width: Int) -> [[Span]] {
        let days = progress.days
        let right = share(progress.rightAnswers, of: progress.answers)
        let answers =
            "\(Figure.count(progress.answers, "answer")) on \(Figure.count(days.answers.count, "day")), "
            + "\(Figure.duration(progress.seconds)) in all; \(Figure.grouped(progress.rightAnswers)) "
            + "(\(Figure.percent(right))) right."
        return heading("Study", width) + indented(streak, width, role: .strong) + indented(answers, width)
    }

    private var streak: String {
        let (today, days) = (progress.now.day, progress.days)
        let current = days.streak(on: today)
        let longest = "the longest streak was \(Figure.count(days.longestStreak, "day"))"
        guard current > 0 else { return "No streak at present: answer one question today to begin one; \(longest)." }
        let row = current == 1 ? "1 day" : "\(Figure.grouped(current)) days in a row"
        let isToday = days.answers[today] != nil
        let state = isToday ? ", today included" : " up to yesterday: one answer today keeps the streak"
        return current == days.longestStreak ? "\(row)\(state)." : "\(row)\(state); \(longest)."
    }

    // MARK: The next days

    /// What is to be reviewed on each of the next days.
    private func forecast(_ width: Int) -> [[Span]] {
        let most = progress.forecast.max() ?? 0
        guard most > 0 else { return [] }
        let lines = progress.forecast.enumerated().map { offset, count in
            let day = progress.now.day + offset
            let name = offset == 0 ? "today" : "\(weekday(day)) \(CalendarDay(number: day).day)"
            let again = offset == 0 ? progress.repeatedToday : 0
            let note =
                again == 0 ? "" : "  \(again == count ? "all" : Figure.grouped(again)) answered today, for once more"
            return [
                Span("  " + padded(name, 12), role: .dim), Span(right(Figure.grouped(count), 5) + "  "),
                Span(bar.text(share(count, of: most)), role: offset == 0 ? .active : .known), Span(note, role: .dim),
            ]
        }
        return heading("Due for review in the next \(progress.forecast.count) days: tasks and rules", width) + lines
    }

    private func weekday(_ day: Int) -> String { Self.weekdays[Self.weekday(day)] }

    /// 0 is Monday.
    private static func weekday(_ day: Int) -> Int {
        // The first of January 1970 was a Thursday.
        ((day + 3) % 7 + 7) % 7
    }

    // MARK: The last weeks

    private static let weeks = 5
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The answers of every day of the last weeks, a row for each week.
    private func calendar(_ width: Int) -> [[Span]] {
        let today = progress.now.day
        let mondays = (0..<Self.weeks).map { today - Self.weekday(today) - 7 * (Self.weeks - 1 - $0) }
        let weeks = mondays.map { monday in (0..<7).map { progress.days.answers[monday + $0] ?? 0 } }
        let sums = weeks.map { $0.reduce(0, +) }
        let most = sums.max() ?? 0
        let label = 14
        let head = padded("  week of", label) + Self.weekdays.map { right($0, 5) }.joined() + right("week", 7)
        var lines =
            heading("Answers a day in the last \(Self.weeks) weeks; the bars compare the weeks", width) + [
                [Span(head, role: .dim)]
            ]
        for (place, monday) in mondays.enumerated() {
            let date = CalendarDay(number: monday)
            let name = "  \(short(date))"
            var line = [Span(padded(name, label), role: .dim)]
            for (offset, count) in weeks[place].enumerated() {
                // A day that is still to come is blank.
                let text = monday + offset > today ? "" : count == 0 ? "." : Figure.grouped(count)
                line.append(Span(right(text, 5), role: monday + offset == today ? .strong : .plain))
            }
            line.append(Span(right(Figure.grouped(sums[place]), 7)))
            // As long as its share of the busiest week.
            let room = min(bar.columns, width - line.columns - 2)
            if most > 0, room >= 4 {
                let bar = ShareBar(appearance: appearance, columns: room)
                line += [Span("  "), Span(bar.text(share(sums[place], of: most)), role: .known)]
            }
            lines.append(line)
        }
        return lines
    }

    private func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - text.columns))
    }

    private func right(_ text: String, _ columns: Int) -> String {
        String(repeating: " ", count: max(0, columns - text.columns)) + text
    }

    // MARK: Tasks

    private func standings(_ width: Int) -> [[Span]] {
        let total = progress.tasks.count
        let rows = Standing.allCases.flatMap { standing in
            row(
                standing.rawValue, progress.count(standing), of: total, role: standing.role, note: standing.meaning,
                width)
        }
        return heading("How well you know the \(Figure.count(total, "task")) you have answered", width) + rows
    }

    /// A name, a bar, and what it stands for: `mastered  ━━━━┄┄┄┄  5 of 23 (22%)  right at once on 2 days or more`.
    private func row(
        _ name: String, _ count: Int, of total: Int, role: Role, note: String, _ width: Int
    ) -> [[Span]] {
        let share = share(count, of: total)
        let whole = Figure.grouped(total)
        let figures = "\(Figure.grouped(count)) of \(whole) (\(Figure.percent(share)))"
        // As wide as all of them would be, and two columns.
        let columns = max(17, 2 * whole.count + " of  (100%)  ".count)
        let head = [
            Span("  " + padded(name, 10), role: .strong), Span(bar.text(share), role: role),
            Span("  " + padded(figures, columns)), Span(note, role: .dim),
        ]
        return wrap(head, width: width, hangingIndent: 30 + columns)
    }

    private static let weakTasks = 8

    private func weak(_ width: Int) -> [[Span]] {
        let weak = progress.tasks.filter { $0.standing == .weak }
        guard !weak.isEmpty else { return [] }
        let lines = weak.prefix(Self.weakTasks).flatMap { task in
            indented("\(title(task.id.card)): \(task.id.task.sanitised), last on \(date(task.last))", width)
        }
        let rest = weak.count - Self.weakTasks
        let more = rest > 0 ? indented("and \(Figure.grouped(rest)) more", width, role: .dim) : []
        return heading("Worth another try: weak tasks, the latest first", width) + lines + more
    }

    /// As `27 May`.
    private func short(_ date: CalendarDay) -> String { "\(date.day) \(date.monthName.prefix(3))" }

    /// A day as it is said; half a year before and after today without its year.
    private func date(_ moment: Moment) -> String { date(ofDay: moment.day) }

    private func date(ofDay day: Int) -> String {
        let date = CalendarDay(number: day)
        return abs(day - progress.now.day) <= 182
            ? short(date) : date.text
    }

    // MARK: Local rules

    private static let shownRules = 10

    private func rules(_ width: Int) -> [[Span]] {
        guard !progress.rules.isEmpty else { return [] }
        let shown = progress.rules.prefix(Self.shownRules)
        let columns = shown.map { prose.shown($0.rule.name).columns }.max() ?? 0
        let lines = shown.flatMap { rule in
            let today = progress.now.day
            let due =
                rule.dueDay <= today
                ? "due today" : rule.dueDay == today + 1 ? "due tomorrow" : "due \(date(ofDay: rule.dueDay))"
            let name = Span("  " + padded(prose.shown(rule.rule.name), columns + 2), role: .strong)
            // What was asked a moment ago is recalled, and that says nothing.
            let fresh = "asked today, \(rule.dueDay <= today ? "once more today" : due)"
            let recall = [
                Span(bar.text(rule.recall), role: rule.dueDay <= today ? .active : .known),
                Span(right(Figure.percent(rule.recall), 6) + "  "), Span(due, role: .dim),
            ]
            return wrap(
                [name] + (rule.wasAskedToday ? [Span(fresh, role: .dim)] : recall), width: width, hangingIndent: 4)
        }
        let rest = progress.rules.count - shown.count
        let more = rest > 0 ? indented("and \(Figure.grouped(rest)) more", width, role: .dim) : []
        return heading("Local rules: how likely you recall each now, the likeliest forgotten first", width) + lines
            + more
    }

    // MARK: What goes wrong

    /// What is shown of it.
    private var recurring: [StudentProgress.Slip] {
        Array(progress.slips.filter { $0.answers >= StudentProgress.Slip.recurring }.prefix(Self.weakTasks))
    }

    private func slips(_ width: Int, _ namesKeys: Bool) -> [[Span]] {
        guard !recurring.isEmpty else { return [] }
        var key = 0
        let lines = recurring.flatMap { slip in
            let share = share(slip.answers, of: progress.wrongAnswers)
            let head = [
                Span("  "), Span(bar.text(share), role: .wrong), Span(right(Figure.percent(share), 6) + "  "),
                Span(prose.shown(slip.misconception.words), role: .strong),
            ]
            let lesson = lessons[slip.misconception]
            let place = lesson?.name.sanitised ?? title(slip.card)
            if lesson != nil { key += 1 }
            let figures =
                "in \(Figure.grouped(slip.answers)) of \(Figure.count(progress.wrongAnswers, "wrong answer")), "
                + "last on \(date(slip.last)); look again at: \(place)"
                + (lesson != nil && namesKeys ? " (key \(key))" : "")
            let blanks = String(repeating: " ", count: head.dropLast().reduce(0) { $0 + $1.text.columns })
            return wrap(head, width: width, hangingIndent: blanks.count)
                + wrap([Span(blanks + prose.shown(figures), role: .dim)], width: width, hangingIndent: blanks.count)
        }
        return heading("What goes wrong again and again, by its share of your wrong answers", width) + lines
    }
}

extension Standing {
    fileprivate var role: Role {
        switch self {
        case .mastered: .correct
        case .learnt: .known
        case .weak: .wrong
        }
    }

    /// In a few words, for those who see the word for the first time.
    fileprivate var meaning: String {
        switch self {
        case .mastered: "right at once on 2 days"
        case .learnt: "right at once last time"
        case .weak: "not right at once last time"
        }
    }
}
