import Autodiff
import Canvas
import Cards
import Tutor

@testable import Screens

/// Everything that a card shows of its graphs while nothing is answered: no word of its author's, who may say what he likes.
struct StudentsEye {
    let card: Card
    let appearance: Appearance
    private let size = Size(columns: 100, rows: 44)

    init(_ card: Card, isASCII: Bool = false) {
        appearance = Appearance(isASCII: isASCII)
        var bare = card
        bare.lesson = card.graphs.map { .graph($0.name) }
        bare.tasks = card.tasks.map { task in
            Task(
                id: task.id, title: task.id, prompt: task.prompt.filter { if case .graph = $0 { true } else { false } },
                answer: task.answer, hints: [], why: [])
        }.filter { if case .choice = $0.answer { false } else { true } }
        self.card = bare
    }

    // MARK: The lesson

    /// The lesson's page, and of each graph the screens that `d`, `p` and `w` open.
    /// - Parameter open: the tasks that are open; nil is all.
    func lesson(open: Set<String>? = nil) -> [String] {
        var page = sized(CardScreen(card: card, appearance: appearance))
        if let open { page.learn(openTasks: open, of: card.frontMatter.id) }
        var seen = [shown(page)]
        for graph in card.graphs {
            var alone = card
            alone.lesson = [.graph(graph.name)]
            var lesson = sized(CardScreen(card: alone, appearance: appearance))
            if let open { lesson.learn(openTasks: open, of: card.frontMatter.id) }
            for key in ["d", "p", "w"] where lesson.keys.contains(where: { $0.label.hasPrefix(key) }) {
                seen += lesson.press(.character(Character(key))).flatMap(opened)
            }
        }
        return seen
    }

    private func opened(_ command: Command) -> [String] {
        guard case .open(let screen) = command else { return [] }
        if let drawing = screen as? DrawingScreen { return look(at: drawing) }
        return [shown(screen)]
    }

    /// A screen as it opens, a drawing with the adjoints that it shows.
    private func glance(_ command: Command) -> [String] {
        guard case .open(var screen) = command else { return [] }
        if screen is DrawingScreen { _ = screen.update(.key(.character("a"))) }
        return [shown(screen)]
    }

    /// A drawing: the first nodes in words, the adjoints, the paths, the elements, and every zoom.
    private func look(at drawing: DrawingScreen) -> [String] {
        var screen = sized(drawing)
        var seen = [shown(screen)]
        screen.press(.character("a"))
        func goThrough(_ key: Key, from screen: DrawingScreen) -> [String] {
            var screen = screen
            let start = shown(screen)
            var seen = [start]
            for _ in 0..<3 {
                screen.press(key)
                let next = shown(screen)
                if next == start || next == seen.last { break }
                seen.append(next)
            }
            return seen
        }
        seen += goThrough(.tab, from: screen)
        seen += screen.press(.character("p")).flatMap { command -> [String] in
            guard case .open(let paths as DrawingScreen) = command else { return [] }
            return goThrough(.character("n"), from: sized(paths))
        }
        seen += screen.press(.character("e")).isEmpty ? goThrough(.tab, from: screen) : []
        screen.press(.character("+"), .character("+"), .character("+"))
        return seen + goThrough(.character("-"), from: screen)
    }

    // MARK: Tasks

    /// The tasks answered one after the other, each with what is seen then: its page, the drawing and the worked solution that it
    /// opens, and the lesson's page.
    func answered() -> [(open: Set<String>, seen: [String])] {
        var session = QuizSession(card: card, notation: appearance.notation)
        return card.tasks.indices.map { index in
            session.go(to: index)
            while session.reveal() != nil {}
            var page = sized(QuizScreen(session: session, appearance: appearance))
            let open = session.openTasks.ids
            let seen = [shown(page)] + page.press(.character("d"), .character("s")).flatMap(glance)
            var lesson = sized(CardScreen(card: card, appearance: appearance))
            lesson.learn(openTasks: open, of: card.frontMatter.id)
            return (open, seen + [shown(lesson)])
        }
    }

    /// The page of each task with its hints up to the answer, and its drawing; the hints of a walk belong to its steps.
    func tasks() -> [String] {
        var session = QuizSession(card: card, notation: appearance.notation)
        return card.tasks.indices.flatMap { index in
            session.go(to: index)
            guard session.state?.walk == nil else {
                return [shown(QuizScreen(session: session, appearance: appearance))]
            }
            while let hint = session.hint(), hint != .answerIsNext, session.state?.hints.count ?? 9 < 9 {}
            var page = sized(QuizScreen(session: session, appearance: appearance))
            return [shown(page)] + page.press(.control("o")).flatMap(glance)
        }
    }

    /// Every task in plain lines, with hints up to the answer.
    func plainLines() -> [String] {
        var quiz = PlainQuiz(session: QuizSession(card: card, notation: appearance.notation), appearance: appearance)
        var seen = [quiz.begin().lines]
        for task in card.tasks {
            if case .walk = task.answer { break }
            for _ in 0..<6 {
                let reply = quiz.receive("hint").lines
                guard !reply.joined(separator: " ").contains("next hint is the answer") else { break }
                seen.append(reply)
            }
            seen += [quiz.receive("draw").lines, quiz.receive("ledger").lines, quiz.receive("solution").lines]
            seen.append(quiz.receive("skip").lines)
        }
        return seen.map { $0.joined(separator: "\n") }
    }

    // MARK: Walks

    /// A walk, cell by cell, each with what is seen before it is answered: on both faces and on the drawing.
    func steps(of walk: WalkSession) -> [(cells: [Int], walk: WalkSession, seen: [String])] {
        var walk = walk
        var steps: [(cells: [Int], walk: WalkSession, seen: [String])] = []
        while walk.present != nil {
            var asked = walk
            while let hint = asked.hint(), hint != .answerIsNext, asked.states[asked.present ?? 0].hints < 9 {
                steps.append((asked.openCells, walk, ["\(hint)"]))
            }
            var seen = [
                shown(WalkScreen(walk: walk, title: "Walk", card: "", appearance: appearance)),
                shown(DrawingScreen(walk: walk, title: "Walk", appearance: appearance)),
            ]
            var turn = PlainWalkTurn(source: .alone(walk, title: "", card: ""), appearance: appearance, width: 200)
            seen.append((turn.opening() + turn.question() + turn.answer("draw", action: .draw)).joined(separator: "\n"))
            steps.append((walk.openCells, walk, seen))
            _ = walk.reveal()
        }
        return steps
    }

    // MARK: Looking

    private func sized<Shown: Screen>(_ screen: Shown) -> Shown {
        var screen = screen
        _ = screen.update(.resize(size))
        return screen
    }

    private func shown(_ screen: any Screen) -> String {
        var screen = screen
        _ = screen.update(.resize(size))
        return picture(of: screen, columns: size.columns, rows: size.rows, isASCII: appearance.isASCII)
    }
}

extension WalkSession {
    /// The cells that are not settled.
    var openCells: [Int] { cells.indices.filter { !states[$0].isSettled } }
}
