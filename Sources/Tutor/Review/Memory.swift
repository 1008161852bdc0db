/// What is known of how well a student remembers one thing: a state of FSRS-6, with the learning steps of py-fsrs, without
/// fuzz. It follows from the ratings and their times alone.
///
/// Days are the student's own: what was reviewed late at night counts from that day, whatever daylight saving does, and an
/// interval of so many days ends when that day begins. A clock that was set back has let no time go by.
package struct Memory: Hashable, Sendable {
    /// Where something stands between new and known.
    package enum Phase: Hashable, Sendable {
        /// New, at a step.
        case learning(step: Int)
        /// Known: it comes again after days.
        case review
        /// Known once and forgotten, at a step.
        case relearning(step: Int)
    }
    /// When it is to be asked again.
    package enum Due: Hashable, Sendable {
        /// On the same day, in some minutes.
        case at(Moment)
        /// From the beginning of a day of the student's own on.
        case onDay(Int)
    }
    /// Where it stands.
    package private(set) var phase: Phase
    /// The days after which it would be recalled in 90 of 100 cases.
    package private(set) var stability: Double
    /// From 1 to 10.
    package private(set) var difficulty: Double
    /// When it was reviewed last.
    package private(set) var last: Moment
    /// When it is due.
    package private(set) var due: Due
    /// How often it was reviewed.
    package private(set) var reviews = 1
    /// How often it was known and then forgotten.
    package private(set) var lapses = 0

    /// Minutes from one step to the next.
    private static let learningSteps = [1.0, 10]
    private static let relearningSteps = [10.0]

    /// What is met for the first time.
    package init(_ rating: Rating, at now: Moment) {
        stability = MemoryModel.firstStability(rating)
        difficulty = MemoryModel.firstDifficulty(rating)
        last = now
        (phase, due) = Self.next(.learning(step: 0), rating, stability: stability, now)
    }

    /// Something is asked again.
    package mutating func review(_ rating: Rating, at now: Moment) {
        let days = days(until: now)
        stability = MemoryModel.stability(after: rating, stability, difficulty: difficulty, days: days)
        difficulty = MemoryModel.difficulty(after: rating, difficulty)
        if phase == .review, rating == .again { lapses += 1 }
        (phase, due) = Self.next(phase, rating, stability: stability, now)
        reviews += 1
        last = now
    }

    /// How likely it is recalled, from 0 to 1.
    package func retrievability(at now: Moment) -> Double {
        MemoryModel.retrievability(stability: stability, days: days(until: now))
    }

    /// Whether it is to be asked.
    package func isDue(at now: Moment) -> Bool {
        switch due {
        case .at(let moment): now.milliseconds >= moment.milliseconds || now.day > moment.day
        case .onDay(let day): now.day >= day
        }
    }

    /// Whether it was reviewed last on a day of the student's own.
    package func wasAsked(on day: Int) -> Bool { last.day == day }

    /// The day on which it is due, or was.
    package var dueDay: Int {
        switch due {
        case .at(let moment): moment.day
        case .onDay(let day): day
        }
    }

    private func days(until now: Moment) -> Int { max(0, now.day - last.day) }

    /// The phase and the time that a rating leads to.
    private static func next(_ phase: Phase, _ rating: Rating, stability: Double, _ now: Moment) -> (Phase, Due) {
        func inMinutes(_ minutes: Double) -> Due {
            .at(Moment(milliseconds: now.milliseconds + Int(minutes * 60_000), zone: now.zone))
        }
        let known = (Phase.review, Due.onDay(now.day + MemoryModel.interval(stability: stability)))
        let (step, steps, at): (Int, [Double], (Int) -> Phase)
        switch phase {
        case .learning(let number): (step, steps, at) = (number, learningSteps, Phase.learning)
        case .relearning(let number): (step, steps, at) = (number, relearningSteps, Phase.relearning)
        case .review: return rating == .again ? (.relearning(step: 0), inMinutes(relearningSteps[0])) : known
        }
        switch rating {
        case .again: return (at(0), inMinutes(steps[0]))
        case .hard where step == 0:
            return (at(0), inMinutes(steps.count == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2))
        case .hard: return (at(step), inMinutes(steps[step]))
        case .good where step + 1 < steps.count: return (at(step + 1), inMinutes(steps[step + 1]))
        case .good, .easy: return known
        }
    }
}
