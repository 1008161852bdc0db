internal import Algebra
package import Cards
internal import Equivalence

/// New graphs of rising difficulty: the level rises after three answers in a row that were right at once, and falls after two
/// that were wrong.
package struct NewGraphs: DrillSource {
    /// The id of the card that they stand on in records.
    package static let card = "drill"

    /// How many answers in a row change the level.
    private static let streaks = (right: 3, wrong: 2)
    /// Every third question is about anything; so is every third walked, where the level has walks.
    private static let cycle = 3

    /// Where the next question stands.
    package private(set) var level: DrillLevel
    private let first: DrillLevel
    private let lowest: DrillLevel
    private let aims: [DrillAim]
    /// Whether every question serves the aim.
    private let isAimed: Bool
    /// What its questions are drawn with.
    package let seed: NumberSeed
    private var asked = 0
    private var streak = (right: 0, wrong: 0)

    /// - Parameters:
    ///   - level: where it begins.
    ///   - rule: what every question is for; nil to choose for what the student is weak at.
    ///   - weak: what that is, the weakest first; two of three questions are for it.
    package init(from level: DrillLevel, rule: DrillAim? = nil, weak: [DrillAim] = [], seed: NumberSeed) {
        lowest = rule?.lowestLevel ?? .chains
        self.level = max(level, lowest)
        first = self.level
        aims = rule.map { [$0] } ?? weak
        isAimed = rule != nil
        self.seed = seed
    }

    /// The level of the last question of such a drill; nil where there was none.
    /// - Parameter records: in order of time.
    package static func lastLevel(in records: [AttemptRecord]) -> DrillLevel? {
        records.last { $0.card == card }.flatMap { DrillLevel(task: $0.task) }
    }

    /// What is asked, said at its beginning.
    package var subject: String {
        let start = "New graphs from level \(first.rawValue) of \(DrillLevel.allCases.count), \(first.name)."
        let chosen: String
        switch aims.first {
        case nil: return start
        case .rule(let rule) where isAimed: chosen = "Every question takes \(rule.name)."
        case .misconception(let slip) where isAimed: chosen = "In every question this can go wrong: \(slip.words)."
        default: chosen = "Most are chosen for what is weak: \(aims.map(\.name).joined(separator: ", "))."
        }
        return "\(start) \(chosen)"
    }

    /// Where it stands.
    package var place: String { "level \(level.rawValue)" }

    /// What comes of it, said at its end.
    package var conclusion: String {
        let last = "Level \(level.rawValue), \(level.name), comes next"
        return level == first ? "\(last)." : "\(last); this drill began at level \(first.rawValue), \(first.name)."
    }

    // MARK: Questions

    /// A card with the next question; nil where there is none.
    package mutating func next() -> Card? {
        asked += 1
        var generator = seed.generator(for: ["drill", "\(level.rawValue)", "\(asked)"])
        guard let question = level.question(for: aim, using: &generator) else { return nil }
        var head = FrontMatter(id: Self.card, title: "Drill")
        head.topic = level.name
        let title = level.name.capitalised
        let why = question.rules.filter { $0.lowestLevel == level }.prefix(2).map(\.sentence)
        let walked =
            asked % Self.cycle == 0 && DrillLevel.walked.contains(level) && !isAimed
            ? question.walkCard(head, task: level.task, title: title, why: why) : nil
        var card = walked ?? question.card(head, task: level.task, title: title, why: why)
        card.seed = seed.text
        return card
    }

    /// What the present question is for.
    private var aim: DrillAim? {
        guard !isAimed else { return aims.first }
        let possible = aims.filter { $0.lowestLevel <= level }
        let turn = asked % Self.cycle
        return turn == 0 || possible.isEmpty
            ? nil : possible[(asked / Self.cycle * (Self.cycle - 1) + turn - 1) % possible.count]
    }

    /// Takes notice of how a question went; what is said of it, or nothing.
    package mutating func learn(_ outcome: Summary.Outcome) -> String {
        switch outcome {
        case .right: streak = (streak.right + 1, 0)
        case .wrong, .rightLater, .revealed: streak = (0, streak.wrong + 1)
        case .rightWithHints: streak = (0, 0)
        case .consistent, .kept, .unanswered: break
        }
        if streak.right == Self.streaks.right, let next = level.next {
            return change(to: next, because: "Three right at once")
        }
        if streak.wrong == Self.streaks.wrong, let previous = level.previous, previous >= lowest {
            return change(to: previous, because: "Two in a row were not right at once")
        }
        return ""
    }

    private mutating func change(to level: DrillLevel, because: String) -> String {
        self.level = level
        streak = (0, 0)
        return "\(because): level \(level.rawValue) now, \(level.name)."
    }
}

extension DrillLevel {
    /// Those at which whole sweeps are asked too.
    fileprivate static let walked: ClosedRange<DrillLevel> = .products ... .severalFanOuts

    private static let limits = (structures: 200, draws: 8)

    /// A question with numbers at no corner, for which no misconception gives the right one and, where that can be had, no
    /// two the same.
    /// - Returns: nil where so many draws do not give one.
    func question(for aim: DrillAim?, using generator: inout SplitMix64) -> FreshQuestion? {
        var best: FreshQuestion?
        /// Whether a graph has numbers that are good enough to end with.
        func tries(_ graph: FreshGraph, isOwn: Bool) -> FreshQuestion? {
            let layout: Layout = self == .matrices && generator.number(in: 0...1) == 1 ? .numerator : .denominator
            for draw in 0..<Self.limits.draws {
                guard let question = graph.question(drawnBy: &generator, layout: layout) else { continue }
                if draw == 0, isOwn {
                    guard suits(question.rules),
                        aim.map({ question.graph.serves($0, asking: question.node) }) ?? true
                    else { return nil }
                }
                guard question.isReadable else { continue }
                switch question.confusion {
                case nil: return question
                case .alike: best = best ?? question
                case .right, .unreadable: continue
                }
            }
            return nil
        }
        for turn in 0..<Self.limits.structures {
            if let graph = structure(using: &generator), let question = tries(graph, isOwn: true) { return question }
            // Two slips that give the same number are better than waiting.
            if let best, turn > Self.limits.structures / 10 { return best }
        }
        // A rule that such graphs seldom have is asked on the small ones of a review.
        for rule in (aim?.rules ?? []).sorted(by: { $0.rawValue < $1.rawValue }) {
            for _ in 0..<Self.limits.structures {
                if let graph = generator.pick(rule.freshGraphs), let question = tries(graph, isOwn: false) {
                    return question
                }
            }
        }
        return best
    }
}
