import SeededGenerator
import StudyRecords
import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("Every screen at every size")
struct EverySizeTests {
    /// One screen of every kind, in a state with much to show.
    private func screens() throws -> [any Screen] {
        let card = try sampleCard()
        let appearance = Appearance()
        var quiz = QuizSession(card: card)
        var screens: [any Screen] = [
            LibraryScreen(cards: sampleLibrary, appearance: appearance), CardScreen(card: card, appearance: appearance),
        ]
        for task in card.tasks.indices {
            quiz.go(to: task)
            var screen = QuizScreen(session: quiz, appearance: appearance)
            screen.type("1+")
            screen.press(.enter, .control("g"))
            screens.append(screen)
        }
        var books = QuizScreen(session: QuizSession(card: try pathsCard()), appearance: appearance)
        for entry in ["3*12", "= 36", "1+"] {
            books.type(entry)
            books.press(.enter)
        }
        screens.append(books)
        var walk = WalkScreen(quiz: quiz, appearance: appearance)
        walk.press(.control("r"), .control("g"))
        walk.type("12 * 学")
        screens.append(walk)
        screens.append(SummaryScreen(quiz: quiz, appearance: appearance))
        let fault = "/home/student/.local/share/adjoint/progress.sqlite: the disk is full."
        screens.append(UnsavedScreen(fault: fault, isAnswered: true, appearance: appearance))
        screens.append(TextScreen(workedSolutionOf: card.graphs[0], appearance: appearance))
        screens.append(
            ProgressScreen(
                StudentProgress(MonthOfStudy.records, now: MonthOfStudy.now), titles: [:], appearance: appearance))
        var graph = DrawingScreen(chart: Chart(graph: card.graphs[0], appearance: appearance), title: "Lattice")
        graph.press(.tab, .character("a"))
        screens.append(graph)
        var paths = DrawingScreen(pathsOf: card.graphs[0], title: "Lattice", appearance: appearance)
        screens.append(paths)
        paths.press(.end)
        screens.append(paths)
        return screens
    }

    @Test("Nothing traps, nothing is drawn outside, and the cursor stays inside")
    func draws() throws {
        let screens = try screens()
        let sizes = [
            (1, 1), (2, 1), (1, 60), (3, 2), (7, 4), (12, 3), (20, 8), (40, 5), (59, 15), (60, 16), (133, 9), (80, 1),
            (200, 60),
        ]
        for (columns, rows) in sizes {
            for screen in screens {
                var canvas = Canvas(size: Size(columns: columns, rows: rows))
                screen.draw(on: &canvas)
                if let cursor = canvas.cursor {
                    #expect(canvas.bounds.contains(column: cursor.column, row: cursor.row))
                }
            }
        }
    }

    @Test("A screen drawn at a size without being told shows the same as one that was")
    func drawsUntold() throws {
        for screen in try screens() {
            var told = screen
            _ = told.update(.resize(Size(columns: 100, rows: 30)))
            var (first, second) = (
                Canvas(size: Size(columns: 100, rows: 30)), Canvas(size: Size(columns: 100, rows: 30))
            )
            screen.draw(on: &first)
            told.draw(on: &second)
            #expect(first.lines == second.lines)
        }
    }

    @Test("From 60x16 on, every screen shows its title and how to see its keys")
    func chrome() throws {
        for screen in try screens() {
            for (columns, rows) in [(60, 16), (80, 24), (120, 40)] {
                var canvas = Canvas(size: Size(columns: columns, rows: rows))
                screen.draw(on: &canvas)
                #expect(!canvas.lines[0].isEmpty)
                #expect(canvas.lines[rows - 1].hasSuffix("? keys"))
            }
        }
    }
}

@Suite("Random use")
struct RandomUseTests {
    private static let keys: [Key] =
        [
            .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown, .function(1), .function(5), .control("g"), .control("r"), .control("t"), .control("u"),
            .control("k"), .control("w"), .control("n"), .control("p"), .control("a"), .control("l"), .control("o"),
            .alt("b"), .alt("x"), .wordLeft, .wordRight, .wordBackspace, .wordDelete,
        ] + "0123456789abcdxyzCJnpqrsuw?/ +-*().^[]=∂θ学\u{304}".map(Key.character)

    private func event(_ generator: inout SeededGenerator) -> Event {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0:
            let columns = Int.random(in: 0...140, using: &generator)
            return .resize(Size(columns: columns, rows: Int.random(in: 0...50, using: &generator)))
        case 1: return .resize(Size(columns: 80, rows: 24))
        case 2: return .paste("1 + 2\n\u{1B}[31m θ" + String(repeating: "(", count: 300))
        case 3: return .scroll(Int.random(in: -5...5, using: &generator))
        case 4:
            let column = Int.random(in: -2...90, using: &generator)
            return .click(Position(column: column, row: Int.random(in: -2...40, using: &generator)))
        default: return .key(RandomUseTests.keys.randomElement(using: &generator) ?? .enter)
        }
    }

    @Test("No sequence of events traps, and quitting is asked for only by a key that quits", arguments: 0..<8)
    func neverTraps(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let appearance = Appearance(isASCII: seed.isMultiple(of: 4))
        let card = try sampleCard()
        var size = Size(columns: 80, rows: 24)
        var app = App(root: LibraryScreen(cards: sampleLibrary, appearance: appearance), size: size)
        for _ in 0..<200 {
            let event = event(&generator)
            if case .resize(let new) = event { size = new }
            for effect in app.update(event) {
                switch effect {
                case .loadCard: app.open(CardScreen(card: card, appearance: appearance))
                case .prepare(let preparation): app.show(preparation.make(), preparedAs: preparation.number)
                case .quit:
                    #expect(
                        [.key(.escape), .key(.character("q")), .key(.character("y"))].contains(event))
                    app = App(root: LibraryScreen(cards: sampleLibrary, appearance: appearance), size: size)
                case .showProgress: app.show(StudentProgress(MonthOfStudy.records, now: MonthOfStudy.now))
                case .record(let news): #expect(news.card == "sample")
                case .repaint, .suspend, .toggleMouse, .loadProgress, .loadReview, .setStoreAside, .edit: break
                }
            }
            var canvas = Canvas(size: size, isASCII: appearance.isASCII)
            app.draw(on: &canvas)
        }
    }

    @Test("A preview takes any keys, and any versions of its card, without a trap", arguments: 0..<12)
    func previews(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(300 + seed))
        let appearance = Appearance(isASCII: seed.isMultiple(of: 4))
        let card = try sampleCard()
        let place = Diagnostic.Place(path: "sample.md", line: 3, column: 1, sourceLine: "title: Lattice")
        let fault = Diagnostic(rule: "none", message: "something is wrong", place: place)
        var size = Size(columns: 80, rows: 24)
        let lines = try #require(AuthorLines(card, appearance: appearance))
        var app = App(previewing: "sample.md", appearance: appearance, size: size)
        for _ in 0..<200 {
            let event = event(&generator)
            if case .resize(let new) = event { size = new }
            for case .quit in app.update(event) {
                app = App(previewing: "sample.md", appearance: appearance, size: size)
                app.learn(.read(card, findings: [fault]))
            }
            if Int.random(in: 0..<10, using: &generator) == 0 {
                var version = card
                let kept = Int.random(in: 0...card.tasks.count, using: &generator)
                version.tasks = Array(card.tasks.shuffled(using: &generator).prefix(kept))
                if Bool.random(using: &generator) { version.graphs.removeLast() }
                let faults = Bool.random(using: &generator) ? [fault] : []
                // Whoever reads the file may be anywhere.
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: app.learn(.reading)
                case 1: app.learn(.read(nil, findings: faults))
                case 2: app.learn(.read(version, findings: faults))
                case 3: app.learn(.tried(faults))
                default: app.learn(.workedOut(lines))
                }
            }
            var canvas = Canvas(size: size, isASCII: appearance.isASCII)
            app.draw(on: &canvas)
        }
    }

    private func walkScreen(_ seed: Int) throws -> WalkScreen {
        let methods = SweepMethod.allCases
        let fills: [[Walk.Fill]] = [[.adjoints], [.values, .partials, .contributions, .adjoints]]
        let walk = Walk(
            graph: "lattice", fill: fills[seed % 2], method: methods[seed / 2 % methods.count],
            feedback: seed > 3 ? .end : .step)
        let graph = try #require(sampleCard().graphs.first)
        return WalkScreen(
            walk: WalkSession(graph: graph, walk: walk, task: "walk"), title: "Walk", card: "sample",
            appearance: Appearance())
    }

    @Test("A walk takes any keys without a trap", arguments: 0..<6)
    func walks(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        var screen = try walkScreen(seed)
        var size = Size(columns: 80, rows: 24)
        for _ in 0..<200 {
            let event = event(&generator)
            if case .resize(let new) = event { size = new }
            _ = screen.update(event)
            var canvas = Canvas(size: size)
            screen.draw(on: &canvas)
        }
    }

    /// A screen drawn as it is, and once more when everything is laid out again.
    private func drawings(_ screen: any Screen, _ size: Size) -> (kept: Canvas, anew: Canvas) {
        var (kept, anew) = (Canvas(size: size), Canvas(size: size))
        var again = screen
        _ = again.update(.resize(size))
        screen.draw(on: &kept)
        again.draw(on: &anew)
        return (kept, anew)
    }

    @Test(
        "A walk shows after any keys what it shows laid out again: nothing that it keeps is out of date",
        arguments: 0..<6)
    func keepsNothingOld(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(500 + seed))
        var screen = try walkScreen(seed)
        let size = Size(columns: seed.isMultiple(of: 2) ? 120 : 80, rows: seed.isMultiple(of: 2) ? 40 : 24)
        _ = screen.update(.resize(size))
        let answers: [Key] = [.enter, .control("r"), .control("y"), .control("x"), .control("f")]
        for _ in 0..<150 {
            var event = event(&generator)
            if Int.random(in: 0..<6, using: &generator) == 0 {
                event = .key(answers.randomElement(using: &generator) ?? .enter)
            }
            switch event {
            // Another layout puts the present box into the middle again.
            case .resize, .scroll, .key(.pageUp), .key(.pageDown): continue
            case .key, .paste, .click: _ = screen.update(event)
            }
            let (kept, anew) = drawings(screen, size)
            #expect(kept.lines == anew.lines)
            #expect(kept == anew)
        }
    }

    @Test("The library shows after any keys what it shows laid out again", arguments: 0..<4)
    func libraryKeepsNothingOld(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(600 + seed))
        var screen = LibraryScreen(cards: sampleLibrary, appearance: Appearance())
        var size = Size(columns: 80, rows: 24)
        _ = screen.update(.resize(size))
        for _ in 0..<150 {
            let event = event(&generator)
            if case .resize(let new) = event { size = new }
            _ = screen.update(event)
            let (kept, anew) = drawings(screen, size)
            #expect(kept == anew)
        }
    }

    @Test("A drawing that is taller than its room moves with PgDn, and back with PgUp")
    func moves() throws {
        // Fourteen boxes in a layer.
        let names = (1...14).map { "a[\($0)]" }
        let block = ["x = 2"] + names.map { "\($0) = x" } + ["C = " + names.joined(separator: " + ")]
        let front = "---\nadjoint: 1\nid: tall\ntitle: Tall\n---\n\n"
        let text = front + "```graph tall\n" + block.joined(separator: "\n") + "\n```\n"
        let graph = try #require(Card.read(text, path: "tall.md").card?.graphs.first)
        var screen = WalkScreen(
            walk: WalkSession(graph: graph, walk: Walk(graph: "tall", fill: [.adjoints]), task: "walk"), title: "Tall",
            card: "tall",
            appearance: Appearance())
        let size = Size(columns: 80, rows: 24)
        _ = screen.update(.resize(size))
        for _ in 0..<9 { _ = screen.update(.key(.pageUp)) }
        func lines() -> [String] {
            var canvas = Canvas(size: size)
            screen.draw(on: &canvas)
            return canvas.lines
        }
        let top = lines()
        _ = screen.update(.key(.pageDown))
        let below = lines()
        #expect(below != top)
        _ = screen.update(.key(.pageUp))
        #expect(lines() == top)
    }
}
