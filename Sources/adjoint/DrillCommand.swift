import ArgumentParser
import Cards
import Screens
import Store
import Tutor

/// `adjoint drill`: questions without end, of a card or on new graphs.
struct DrillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Practise without end: new graphs, or a card's tasks with other numbers.",
        discussion: """
            Without a card every question is about a new graph. Three answers in a row that are right at once raise the level, \
            two wrong ones lower it; the next drill begins where the last one ended. Two of three questions are chosen for \
            what went wrong before, as your saved answers tell.

            Levels: \(DrillLevel.allCases.map { "\($0.rawValue) \($0.name)" }.joined(separator: ", ")).

            Rules: \(DrillAim.ids.joined(separator: ", ")).
            """)

    @Argument(help: "A card with tasks that have vary: its file, or its id in the library; new graphs without one.")
    var card: String?

    @Option(help: ArgumentHelp("The level of the first graph.", valueName: "1-\(DrillLevel.allCases.count)"))
    var level: Int?

    @Option(
        help: ArgumentHelp("Ask for this rule or slip alone, as product or transposed.", valueName: "rule"))
    var rule: String?

    @Option(help: "How many questions; without it the drill goes on until you leave it.")
    var count: Int?

    @OptionGroup var numbers: SeedOption

    @OptionGroup var face: DrillFaceOptions

    func validate() throws {
        guard count ?? 1 > 0 else { throw ValidationError("--count takes 1 or more.") }
        guard card == nil || level == nil && rule == nil else {
            throw ValidationError("--level and --rule go with new graphs, not with a card.")
        }
        guard level.map({ DrillLevel(rawValue: $0) != nil }) ?? true else {
            throw ValidationError("--level takes a number from 1 to \(DrillLevel.allCases.count).")
        }
    }

    func run() throws {
        try reportingFailures {
            try face.run(DrillSession(try source(), count: count))
        }
    }

    private func source() throws -> any DrillSource {
        let seed = try numbers.seed ?? .drawn
        guard let card else { return try newGraphs(seed) }
        let read = try CardFiles.card(card)
        guard let tasks = VaryingTasks(of: read, seed: seed) else {
            throw Failure("no task of \(read.frontMatter.id) has `vary` that gives other numbers: nothing to drill")
        }
        return tasks
    }

    /// New graphs for a rule, or for what the saved answers tell.
    private func newGraphs(_ seed: NumberSeed) throws -> NewGraphs {
        let aim = try rule.map(aim)
        let level = level.flatMap(DrillLevel.init)
        if let aim, let level, level < aim.lowestLevel {
            let lowest = aim.lowestLevel
            throw Failure("--rule \(rule ?? "") takes level \(lowest.rawValue) at least, \(lowest.name)")
        }
        let records = try face.records()
        let weak = aim == nil ? DrillAim.weak(in: StudentProgress(records, now: .now)) : []
        return NewGraphs(
            from: level ?? NewGraphs.lastLevel(in: records) ?? .chains, rule: aim, weak: weak, seed: seed)
    }

    private func aim(_ id: String) throws -> DrillAim {
        if let aim = DrillAim(id: id) { return aim }
        if Misconception(rawValue: id) != nil {
            throw Failure("--rule \(id): the graphs of a drill cannot show this slip")
        }
        let near = didYouMean(id, among: DrillAim.ids)
        let advice = near.isEmpty ? "; `adjoint drill --help` lists them" : near
        throw Failure("--rule \(id): no rule is called so\(advice)")
    }
}

extension NumberSeed {
    /// One that a person can write down.
    static var drawn: NumberSeed { NumberSeed(UInt64.random(in: 1...9_999)) }
}

/// With which face a drill is shown. It begins anew each time, so that there is nothing to start over.
struct DrillFaceOptions: ParsableArguments {
    @Flag(help: "Lines of text on standard input and output, for screen readers, pipes and scripts.")
    var plain = false

    @OptionGroup var look: AppearanceOptions

    @OptionGroup var store: StoreOptions

    /// What was answered before; nothing where nothing is kept. A store that cannot be read is asked about later.
    func records() throws -> [AttemptRecord] {
        guard !store.noStore else { return [] }
        do {
            return try store.place.open().records()
        } catch {
            guard plain else { return [] }
            throw Failure("\(error)")
        }
    }

    /// Asks one question after the other until the drill or the input ends, or the student leaves.
    func run(_ drill: DrillSession) throws {
        guard plain else {
            return try StudyLoop.run(look: look.chosen, store: store.place) { appearance, _ in
                DrillScreen(drill: drill, appearance: appearance)
            } openCard: { _, appearance, _ in
                DrillScreen(drill: drill, appearance: appearance)
            }
        }
        var drill = drill
        let appearance = look.appearance
        func say(_ sentence: String) throws {
            for line in PlainSentences.lines(sentence, appearance: appearance) { try print(line) }
        }
        try say(DrillWords(drill, appearance: appearance).opening)
        try say(PlainWords.opening)
        while let quiz = drill.ask(appearance.notation) {
            let left = try PlainLoop.run(store: store.place) { _ in PlainQuiz(session: quiz, appearance: appearance) }
            drill.learn(left.session)
            guard left.session.task == nil else { break }
            try say(drill.news)
        }
        for line in DrillWords(drill, appearance: appearance).summary(width: 80) { try print(line) }
    }
}
