import Algebra
import Autodiff
import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("A card with other numbers")
struct RedrawnCardTests {
    private static let lattice = SmallCard.graph("g", "x = 2\ny = 3\nt = x * y\nC = t^2 + x")
    private static let vary = "vary: {x: -9..9, y: 2..9}"

    private func card(_ tasks: [String], graph: String = lattice) throws -> Card {
        let (card, diagnostics) = Card.read(SmallCard.text([graph], tasks: tasks), path: "small.md")
        return try #require(card, "\(diagnostics.map(\.text))")
    }

    private func lattice() throws -> Card {
        try card([
            SmallCard.answer("A", "numeric: dC/dx\n\(Self.vary)"), SmallCard.walk("Walk", "graph: g\n\(Self.vary)"),
            SmallCard.answer("B", "numeric: dC/dy"),
        ])
    }

    private func inputs(of card: Card, task: Int) throws -> [Double] {
        try #require(card.graph(of: card.tasks[task])).nodes.prefix(2).compactMap { $0.value?.scalar }
    }

    @Test("The same seed gives the same numbers, and others give others")
    func seeds() throws {
        let card = try lattice()
        let drawn = try (0..<40).map { try inputs(of: card.redrawn(by: NumberSeed($0)), task: 0) }
        #expect(try drawn == (0..<40).map { try inputs(of: card.redrawn(by: NumberSeed($0)), task: 0) })
        #expect(Set(drawn).count > 10)
        let anna = try #require(NumberSeed("anna"))
        #expect(anna.next.text == "anna 2" && anna.next.next.text == "anna 3" && NumberSeed(7).next.text == "8")
    }

    // Where x = y either slope of max would do.
    @Test("No numbers stand at a corner")
    func corners() throws {
        let graph = SmallCard.graph("g", "x = 2\ny = 3\nm = max(x, y)\nC = m^2 + x")
        let card = try card([SmallCard.answer("A", "numeric: dC/dx\nvary: {x: 2..4, y: 2..4}")], graph: graph)
        for seed in 0..<20 {
            let numbers = try inputs(of: card.redrawn(by: NumberSeed(UInt64(seed))), task: 0)
            #expect(numbers[0] != numbers[1], "\(seed): \(numbers)")
        }
    }

    // dC/dx = 2xy² + 1. Without one of the paths it is 1 or 2xy², without the upstream adjoint y + 1, without the partial at t
    // 2xy + 1, with the other operand's 2x²y + 1.
    @Test("The key follows the numbers, and the wrong rules give others")
    func discriminating() throws {
        let card = try lattice()
        for seed in 0..<40 {
            let redrawn = card.redrawn(by: NumberSeed(UInt64(seed)))
            let numbers = try inputs(of: redrawn, task: 0)
            let (x, y) = (numbers[0], numbers[1])
            guard case .numeric(let key) = redrawn.tasks[0].answer else { return #expect(Bool(false)) }
            #expect(key.value == 2 * x * y * y + 1)
            let wrong = [1, 2 * x * y * y, y + 1, 2 * x * y + 1, 2 * x * x * y + 1, 0, -key.value]
            #expect(!wrong.contains(key.value) && Set(wrong).count == wrong.count, "x = \(x), y = \(y)")
            #expect(abs(key.value) < 1_000)
        }
    }

    @Test("Tasks that draw the same share their numbers; one without the key keeps its own")
    func shared() throws {
        let redrawn = try lattice().redrawn(by: NumberSeed(3))
        #expect(try inputs(of: redrawn, task: 0) == inputs(of: redrawn, task: 1))
        #expect(try inputs(of: redrawn, task: 2) == [2, 3])
        #expect(redrawn.tasks[2].ownGraph == nil)
    }

    @Test("A walk by itself is drawn anew, goes on as itself, and asks the new numbers")
    func walk() throws {
        let card = try lattice()
        let walk = card.walk(over: card.graphs[0])
        let first = OpenTasks(of: card).walk(walk, over: card.graphs[0], notation: .unicode)
        let other = try #require(first.withOtherNumbers)
        #expect(other.whatIsAsked == first.whatIsAsked + " seed 2")
        #expect(try #require(other.withOtherNumbers).whatIsAsked == first.whatIsAsked + " seed 3")
        #expect(
            other.graph.nodes[0].value != first.graph.nodes[0].value
                || other.graph.nodes[1].value != first.graph.nodes[1].value)
    }

    @Test("Other numbers are another sitting, and the summary's next ones others again")
    func sitting() throws {
        let card = try lattice()
        let session = QuizSession(card: card.redrawn(by: try #require(NumberSeed("anna"))))
        #expect(session.whatIsAsked == "tasks seed anna")
        #expect(session.withOtherNumbers()?.whatIsAsked == "tasks seed anna 2")
        #expect(QuizSession(card: card).withOtherNumbers()?.whatIsAsked == "tasks seed 2")
        let fixed = try self.card([SmallCard.answer("B", "numeric: dC/dy")])
        #expect(QuizSession(card: fixed).withOtherNumbers() == nil)
    }

    @Test("A round asks the tasks that have other numbers, and them alone; the next one has others again")
    func rounds() throws {
        let card = try lattice()
        #expect(card.hasVaryingTasks)
        let second = try #require(card.nextRound)
        #expect(second.tasks.map(\.title) == ["A", "Walk"] && second.seed == "2")
        #expect(second.authorsTasks?.map(\.title) == ["A", "Walk", "B"])
        #expect(try inputs(of: second, task: 0) == inputs(of: try #require(card.round(by: NumberSeed(2))), task: 0))
        let third = try #require(second.nextRound)
        #expect(third.seed == "3" && third.tasks.count == 2)
        #expect(try inputs(of: third, task: 0) != inputs(of: second, task: 0))
    }

    // Of the four pairs one is the card's own.
    @Test("Other numbers are never the author's")
    func neverItsOwn() throws {
        let card = try card([SmallCard.answer("A", "numeric: dC/dx\nvary: {x: 2..3, y: 3..4}")])
        for seed in 0..<30 {
            guard let round = card.round(by: NumberSeed(UInt64(seed))) else { continue }
            #expect(try inputs(of: round, task: 0) != [2, 3], "\(seed)")
        }
    }

    @Test("A card whose tasks keep their numbers has no round")
    func noRound() throws {
        let fixed = try card([SmallCard.answer("B", "numeric: dC/dy")])
        #expect(!fixed.hasVaryingTasks && fixed.round(by: NumberSeed(2)) == nil)
        // With t = 6 said there is no other.
        let text = SmallCard.answer("A", "numeric: dC/dx\n\(Self.vary)")
            .replacing("## A", with: "## A\n\nHere $t = 6$ and $C = 38$.")
        let told = try card([text])
        #expect(!told.hasVaryingTasks && told.round(by: NumberSeed(2)) == nil)
    }

    @Test("A round that was left goes on; those that are through are followed by the next one")
    func roundsThatWereLeft() throws {
        let session = QuizSession(card: try lattice())
        func left(_ asked: String, settled: Int) throws -> LeftSitting {
            let attempt = Attempt(task: "a", entry: "0", outcome: .hint)
            let sitting = Sitting(id: asked, asked: asked, settled: settled, places: 2)
            return try #require(
                LeftSitting([
                    AttemptRecord(
                        attempt, id: "", at: Moment(milliseconds: 0), card: "small", hints: 0, seconds: 0,
                        sitting: sitting)
                ]))
        }
        let through = [try left("tasks", settled: 3), try left("tasks seed 2", settled: 2)]
        #expect(session.withOtherNumbers(after: through)?.whatIsAsked == "tasks seed 3")
        let open = through + [try left("tasks seed anna", settled: 1)]
        let other = try #require(session.withOtherNumbers(after: open))
        #expect(other.whatIsAsked == "tasks seed anna" && other.resumption?.id == "tasks seed anna")
    }

    // With y = 1 the path through t sends 2t·1: who leaves out the partial y is right as well.
    @Test("Numbers of which a wrong rule makes the right ones are warned of")
    func confusing() throws {
        let graph = SmallCard.graph("g", "x = 3\ny = 1\nt = x * y\nC = t^2 + x")
        let confusing = try card([SmallCard.answer("A", "numeric: dC/dx")], graph: graph)
        #expect(
            confusing.confusingTasks.map(\.message) == [
                "with these numbers `missing-local` gives the right answer too"
            ])
        #expect(try lattice().confusingTasks.map(\.message) == [])
        let narrow = try card([SmallCard.answer("A", "numeric: dC/dx\nvary: {y: 0..1}")])
        #expect(
            narrow.confusingTasks.map { String($0.message.prefix(39)) } == ["`vary` gives no numbers that tell slips"])
    }
}
