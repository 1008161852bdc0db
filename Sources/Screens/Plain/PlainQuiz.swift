internal import Autodiff
internal import Canvas
internal import Cards
package import Tutor

/// A card's tasks as lines: what the student types comes in, full sentences go out.
package struct PlainQuiz: Sendable {
    /// The tasks as they stand.
    package private(set) var session: QuizSession
    private let appearance: Appearance
    private let width: Int
    private var prompt: TaskPrompt
    /// Whether the tasks were ended, or are through and nothing more is asked for; further lines are not answered.
    package private(set) var isFinished = false
    private var isSummedUp = false
    /// The ways of answering that were explained.
    private var explained: Set<String> = []
    /// A walk that is gone back to after the summary.
    @Boxed private var excursion: PlainWalk? = nil

    package init(session: QuizSession, appearance: Appearance, width: Int = 80) {
        self.session = session
        self.appearance = appearance
        self.width = width
        prompt = TaskPrompt(card: session.card, appearance: appearance)
    }

    /// What is said before the first answer.
    package mutating func begin() -> PlainReply {
        guard session.task != nil else { return end() }
        guard session.series == nil else { return PlainReply(question()) }
        let title = sentences(GradeWords.closed(session.card.frontMatter.title))
        let help = sentences(PlainWords.opening)
        let resumption = session.resumptionWords.map { sentences("\($0) Type restart to start over.") } ?? []
        return PlainReply(title + roundWords + resumption + help + question())
    }

    /// Answers one line.
    package mutating func receive(_ line: String) -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let action = PlainAction.quizWords.action(for: line)
        if action == .restart, excursion == nil, !isSummedUp { return restart() }
        let known = session.attempts.count
        var lines: [String]
        if excursion != nil { return goOnExcursion(line) }
        if isSummedUp { return PlainReply(afterwards(line)) }
        if session.task == nil {
            lines = review(action)
        } else if isWalking {
            lines = answerWalk(line)
        } else {
            lines = answer(line, action: action)
        }
        if session.task == nil, !isFinished {
            if session.series != nil {
                isFinished = true
            } else if awaitsMarks {
                lines += [""] + sentences(Self.reviewing)
            } else {
                session.mark()
                lines += sumUp() + choices()
            }
        }
        return PlainReply(lines, news: session.news(since: known))
    }

    private mutating func restart() -> PlainReply {
        session = session.afresh
        return PlainReply(sentences("This starts over.") + question())
    }

    /// Ends the tasks, marks what waits for its mark, and sums up.
    package mutating func end() -> PlainReply {
        guard !isFinished else { return PlainReply([]) }
        let known = session.attempts.count
        isFinished = true
        session.mark()
        return PlainReply(sumUp(), news: session.news(since: known))
    }

    /// Leaves the tasks, and sums up.
    package mutating func leave() -> PlainReply {
        isFinished = true
        return PlainReply(sumUp())
    }

    /// The summary, once.
    private mutating func sumUp() -> [String] {
        guard !isSummedUp, session.series == nil else { return [] }
        isSummedUp = true
        let summary = SummaryLines(
            summary: session.summary, appearance: appearance, noun: "task", card: session.card,
            seed: session.card.seed.flatMap { NumberSeed($0) })
        return [""] + summary.plainLines(width: width)
    }

    // MARK: After the summary

    /// What may be asked for.
    private func choices(unknown: Bool = false) -> [String] {
        [""]
            + sentences(
                PlainWords.afterwards(
                    ways: session.summary.waysBack.count, hasFailures: session.quizOfFailures != nil,
                    hasOtherNumbers: session.card.hasVaryingTasks, unknown: unknown))
    }

    private mutating func afterwards(_ line: String) -> [String] {
        switch PlainAction.quizWords.action(for: line) {
        case .again:
            return session.quizOfFailures.map { begin($0) } ?? choices()
        case .other: return session.withOtherNumbers().map { begin($0) } ?? choices()
        case .solution: return solution() + choices()
        case .quit: break
        default:
            if let way = session.summary.wayBack(numbered: line) { return look(again: way) }
            guard line.trimmingBlanks.isEmpty else { return choices(unknown: true) }
        }
        isFinished = true
        return []
    }

    private mutating func begin(_ session: QuizSession) -> [String] {
        self.session = session
        prompt = TaskPrompt(card: session.card, appearance: appearance)
        isSummedUp = false
        return roundWords + question()
    }

    /// What is said at the beginning of a round with other numbers.
    private var roundWords: [String] { session.isPractice ? [] : session.card.roundWords.map(sentences) ?? [] }

    /// The walk at its step, or the lesson from the heading above its drawing to the next one.
    private mutating func look(again way: Summary.WayBack) -> [String] {
        if let walk = session.card.walk(at: way, session.notation) {
            let (title, id) = (session.card.frontMatter.title, session.card.frontMatter.id)
            var excursion = PlainWalk(walk: walk, title: title, card: id, appearance: appearance, width: width)
            let lines = excursion.begin().lines
            self.excursion = excursion
            return [""] + lines
        }
        return [""] + section(at: way) + choices()
    }

    /// The part of the lesson that a way leads to.
    private func section(at way: Summary.WayBack) -> [String] {
        let lesson = session.card.lesson
        let blocks =
            if case .section(let block) = way { lesson.section(at: block) } else { lesson.section(around: way.graph) }
        return layout.lines(blocks, width: width).plainText
    }

    /// The section of the lesson that teaches what went wrong last, where one does.
    private func taught() -> [String] {
        guard let section = session.taught else {
            return sentences("No section of the lesson is about what went wrong here.")
        }
        return [""] + self.section(at: .section(block: section.block)) + [""] + sentences(session.instruction)
    }

    private mutating func goOnExcursion(_ line: String) -> PlainReply {
        guard var walk = excursion else { return PlainReply([]) }
        var reply = walk.receive(line)
        excursion = walk.isFinished ? nil : walk
        if walk.isFinished { reply.lines += choices() }
        return reply
    }

    /// The worked solution of the graph of the task that was settled last.
    private func solution() -> [String] {
        let settled = session.card.tasks.indices.prefix(session.index + 1).last { index in
            session.states[index].isSettled && session.card.graph(of: session.card.tasks[index]) != nil
        }
        guard let settled, let graph = session.card.graph(of: session.card.tasks[settled]) else {
            return sentences("The worked solution opens when a task about a graph is settled.")
        }
        let solution = WorkedSolution(
            graph: graph, evaluation: graph.evaluation, appearance: appearance,
            disclosure: session.openTasks.disclosure(of: graph))
        return ["", "The graph \(graph.name)."] + solution.lines
    }

    private static let reviewing =
        "Every task has been asked. Type mark to have the answers marked, or back to change one."

    /// Whether answers wait for their marks.
    private var awaitsMarks: Bool {
        session.feedback == .end && !session.isMarked && session.states.contains(where: \.isKept)
    }

    /// Answers a line after the last task, while answers wait for their marks.
    private mutating func review(_ action: PlainAction?) -> [String] {
        switch action {
        case .mark:
            session.mark()
            return sumUp()
        case .quit: return leave().lines
        case .back:
            session.previous()
            return question()
        case .help: return PlainAction.quizWords.help(appearance.notation)
        default: return []
        }
    }

    // MARK: Turns

    private var isWalking: Bool { session.face.hasScreen && session.state?.isSettled == false }

    private mutating func answer(_ line: String, action: PlainAction?) -> [String] {
        switch action {
        case .hint: return session.hint().map { Message($0).lines(width: width, layout: layout).plainText } ?? []
        case .reveal:
            guard let answer = session.reveal() else { return [] }
            return sentences("The answer is: \(session.face.shown(answer))") + why() + goOn()
        case .skip: return goOn()
        case .back:
            session.previous()
            return question()
        case .draw: return session.task.map { lines(prompt.drawing(for: $0, session.face), of: $0) } ?? []
        case .solution: return solution() + [""] + sentences(session.instruction)
        case .mark where session.feedback == .end:
            session.go(to: session.card.tasks.count)
            session.mark()
            return sumUp()
        case .mark: return sentences("These tasks are marked one by one.")
        case .again, .other: return sentences("Tasks are asked again after the summary.")
        case .ledger: return ledger()
        case .lesson: return taught()
        case .help: return PlainAction.quizWords.help(appearance.notation)
        case .restart, .balance: return []
        case .quit: return leave().lines
        case nil: return submit(line)
        }
    }

    private mutating func submit(_ line: String) -> [String] {
        let entry = String(line.prefix(TextField.limit)).sanitised.trimmingBlanks
        guard !entry.isEmpty else { return [] }
        let face = session.face
        let grade = session.submit(face.entry(entry))
        var lines = sentences(face.plainSentence(for: grade, entry: entry))
        for (option, blocks) in (session.state?.feedback ?? [:]).sorted(by: { $0.key < $1.key }) {
            let text = layout.lines(blocks, width: max(1, width - 2)).plainText
            lines += ["Option \(Choice.letter(of: option)):"] + text.map { $0.isEmpty ? "" : "  \($0)" }
        }
        if grade.verdict == .kept { return lines + goOn() }
        guard session.state?.isSettled == true else {
            let taught = session.taught.map { sentences(GradeWords.leads(to: $0, by: "Type lesson to read")) } ?? []
            return lines + taught + [""] + sentences(session.instruction)
        }
        return lines + why() + goOn()
    }

    private mutating func answerWalk(_ line: String) -> [String] {
        let action = PlainAction.walkWords.action(for: line)
        guard action != .quit else { return leave().lines }
        var turn = PlainWalkTurn(source: .task(session), appearance: appearance, width: width)
        var lines = turn.answer(line, action: action)
        if case .task(let after) = turn.source { session = after }
        if turn.isFinished { lines += why() + goOn() }
        return lines
    }

    /// What is given so far where a task has books; else what is asked.
    private func ledger() -> [String] {
        (session.face.books(in: session) + [session.instruction]).flatMap(sentences)
    }

    private mutating func goOn() -> [String] {
        session.next()
        return session.task == nil ? [] : question()
    }

    // MARK: Parts

    private var layout: LessonLayout { LessonLayout(of: session, appearance: appearance) }

    private func sentences(_ text: String) -> [String] {
        Prose(appearance: appearance).lines(text, width: width).plainText
    }

    /// The present task: its place, prompt, drawing and options, then how it is to be answered.
    private mutating func question() -> [String] {
        guard let task = session.task else { return [] }
        let number = session.series?.words.startingLarge ?? "Task \(session.index + 1) of \(session.card.tasks.count)"
        let place = "\(number): \(task.title)"
        var lines = [""] + sentences(GradeWords.closed(place)) + [""]
        lines += self.lines(
            prompt.prompt(of: task, session.face) + prompt.drawing(for: task, session.face), of: task)
        lines += session.face.plainLines(appearance: appearance, width: width)
        if isWalking {
            let turn = PlainWalkTurn(source: .task(session), appearance: appearance, width: width)
            return lines + [""] + turn.opening() + turn.question()
        }
        let kept = session.state.map { $0.isKept && !$0.isSettled ? $0.grade?.read ?? "" : "" } ?? ""
        return lines + [""] + (kept.isEmpty ? [] : sentences("Your answer so far: \(kept)."))
            + (session.state?.isChanged == true ? sentences(ResumptionWords.changed) : [])
            + sentences([session.instruction, explanation()].filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// How the present task is answered, the first time that one is answered so.
    private mutating func explanation() -> String {
        let words = session.face.plainRequest
        return explained.insert(words).inserted ? words : ""
    }

    private func lines(_ blocks: [Block], of task: Task) -> [String] {
        let drawing = session.face.drawing(in: session, showing: "")
        return prompt.lines(blocks, of: task, drawing, in: session, width: width).plainText
    }

    private func why() -> [String] {
        // A hint may have said the same above.
        let hint = Hint.generated(session.remarks.joined(separator: "\n"))
        let remarks = session.state?.hints.contains(hint) == true ? [] : session.remarks.flatMap(sentences)
        guard let why = session.task?.why, !why.isEmpty else { return remarks }
        return remarks + ["Why:"] + layout.lines(why, width: width).plainText
    }
}
