import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

private let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"
private let opaque = "input x\ninput y\nz = f(x, y)\nC = C(z)"

/// A walk of a graph block.
func walk(
    _ text: String, fill: [Walk.Fill] = [.contributions, .adjoints], method: SweepMethod = .pull,
    entries: Walk.Entries = .numeric, feedback: Walk.Feedback = .step, order: Walk.Order = .given
) throws -> WalkSession {
    WalkSession(
        graph: try graph(text),
        walk: Walk(graph: "test", fill: fill, method: method, entries: entries, feedback: feedback, order: order),
        task: "walk")
}

extension WalkSession {
    /// The cell that is asked now.
    var cell: String {
        switch stage {
        case .entry(let cell): cells[cell].id
        case .order: "order"
        case .review: "review"
        case .finished: "finished"
        }
    }

    /// Answers cell after cell; true where each was the expected one and was answered rightly.
    mutating func answer(_ entries: [(cell: String, entry: String)]) -> [String] {
        entries.compactMap { expected, entry in
            let found = cell
            let grade = submit(entry)
            return found == expected && grade.verdict.isCorrect ? nil : "\(found) for \(expected): \(grade)"
        }
    }
}

@Suite("A walk, step by step")
struct WalkSessionTests {
    @Test("A whole pull of the lattice asks values, then row by row, then sums")
    func pull() throws {
        var session = try walk(lattice, fill: [.values, .partials, .contributions, .adjoints])
        let faults = session.answer([
            ("value t", "6"), ("value C", "38"), ("adjoint C", "1"), ("partial C/t", "12"), ("contribution C→t", "12"),
            ("partial t/y", "2"), ("contribution t→y", "24"), ("partial t/x", "y"), ("contribution t→x", "12*3"),
            ("partial C/x", "1"), ("contribution C→x", "1"), ("adjoint x", "36+1"),
        ])
        #expect(faults == [])
        #expect(session.cell == "finished")
        #expect(session.summary.count(.right) == session.cells.count)
    }

    @Test("With only sums asked, every node of the sweep has one cell")
    func sums() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(
            session.answer([("adjoint C", "1"), ("adjoint t", "12"), ("adjoint y", "24"), ("adjoint x", "37")]) == [])
        #expect(session.cell == "finished")
    }

    @Test("A push asks for increments and the running sum, and not twice for the first")
    func push() throws {
        var session = try walk(lattice, method: .push)
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→t", "12"), ("contribution C→x", "1"), ("contribution t→x", "36"),
            ("sum t→x", "37"), ("contribution t→y", "24"),
        ])
        #expect(faults == [])
        #expect(session.cell == "finished")
    }

    @Test("A graph with opaque functions is walked in symbols, whatever entries the card asks for")
    func opaqueWalk() throws {
        var session = try walk(opaque, fill: [.partials, .contributions, .adjoints])
        #expect(session.isSymbolic)
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→z", "dC/dz"), ("contribution z→y", "∂z/∂y · dC/dz"),
            ("contribution z→x", "bar(z) * ∂z/∂x"),
        ])
        #expect(faults == [])
        #expect(session.cell == "finished")
    }

    @Test("A symbolic walk over numbers takes expressions in anything known, and no bare numbers")
    func symbolic() throws {
        var session = try walk(lattice, fill: [.partials, .adjoints], entries: .symbolic)
        #expect(session.answer([("adjoint C", "1"), ("partial C/t", "2t")]) == [])
        #expect(session.submit("12").verdict.isInvalid)
        #expect(session.answer([("adjoint t", "2xy"), ("partial t/y", "x")]) == [])
        #expect(session.answer([("adjoint y", "2t*x"), ("partial t/x", "t/x")]) == [])
        #expect(session.answer([("partial C/x", "1"), ("adjoint x", "bar(t)*y + 1")]) == [])
    }

    @Test("What is not asked is given, and what would give an asked sum away stays hidden until it is answered")
    func given() throws {
        var session = try walk(lattice, fill: [.adjoints])
        _ = session.submit("1")
        _ = session.submit("12")
        _ = session.submit("24")
        let before = try #require(session.ledger)
        #expect(before.name == "x")
        #expect(before.rows.map(\.name) == ["t", "C"])
        let row = before.rows[0]
        #expect(row.upstream.value == "12")
        #expect(row.localPartial.expression == "y")
        #expect(row.localPartial.value == "3")
        #expect(row.contribution.state == .hidden)
        #expect(row.contribution.value == nil)
        #expect(before.adjoint.state == .asked)
        #expect(before.adjoint.value == nil)

        _ = session.submit("37")
        let after = try #require(session.ledger)
        #expect(after.rows.map(\.contribution.value) == ["36", "1"])
        #expect(after.adjoint.value == "37")
    }

    @Test("The drawing learns adjoints and asked partials as they are answered")
    func knowledge() throws {
        var session = try walk(lattice, fill: [.partials, .adjoints])
        let (x, t) = (0, 2)
        let edge = try #require(session.graph.edge(from: t, to: 3))
        #expect(
            session.knowledge(ofNode: t) == NodeKnowledge(value: "6", adjoint: nil, isPresent: false, hasAdjoint: true))
        #expect(session.answer([("adjoint C", "1")]) == [])
        let field = session.ledger?.rows.first?.localPartial
        #expect(field?.expression == nil && field?.value == nil)
        #expect(session.knowledge(ofEdge: edge) == EdgeKnowledge(isShown: false, isActive: true))
        #expect(session.answer([("partial C/t", "12")]) == [])
        let answered = session.ledger?.rows.first?.localPartial
        #expect(answered?.expression == "2t" && answered?.value == "12")
        #expect(session.knowledge(ofEdge: edge) == EdgeKnowledge(isShown: true, isActive: true))
        #expect(session.answer([("adjoint t", "12")]) == [])
        #expect(session.knowledge(ofNode: t).adjoint == "12")
        #expect(session.knowledge(ofNode: x).adjoint == nil)
    }

    @Test("On the forward pass, values show as they are answered")
    func forwardPass() throws {
        var session = try walk(lattice, fill: [.values, .adjoints])
        #expect(session.ledger == nil)
        #expect(
            session.knowledge(ofNode: 2) == NodeKnowledge(value: nil, adjoint: nil, isPresent: true, hasAdjoint: true))
        #expect(session.submit("t").verdict.isInvalid)
        #expect(session.submit("C").verdict.isInvalid)
        #expect(session.submit("x*y").verdict.isCorrect)
        #expect(session.knowledge(ofNode: 2).value == "6")
        #expect(session.knowledge(ofNode: 3).value == nil)
    }

    @Test(
        "What is asked for, or not known yet, is no answer and costs no attempt",
        arguments: ["bar(x)", "dC/dx", "bar(y)*2", "q", "1/0", "", "2*", "ln*x", "1/2x", "f(x)"])
    func invalid(entry: String) throws {
        var session = try walk(lattice, fill: [.adjoints])
        _ = session.submit("1")
        let before = session.attempts
        let grade = session.submit(entry)
        guard case .invalid(let fault) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(!fault.message.isEmpty)
        #expect(session.attempts == before)
        #expect(session.cell == "adjoint t")
    }

    @Test("An answer may name what is known: values, adjoints of visited nodes, given partials")
    func namesKnown() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint t", "bar(C)*∂C/∂t"), ("adjoint y", "dC/dt*x")]) == [])
        #expect(session.answer([("adjoint x", "bar(t)*y + 1")]) == [])
    }

    @Test("An answer longer than the limit is invalid")
    func limit() throws {
        var session = try walk(lattice)
        let grade = session.submit(String(repeating: "1+", count: 2048) + "1")
        guard case .invalid(let fault) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(fault.message.contains("4096"))
    }

    @Test("A wrong entry stays at its cell and can be corrected; the summary says so")
    func wrongThenRight() throws {
        var session = try walk("x = 2\ny = 3\nt = x * y\nC = t^2 + 5 * x", fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint t", "12"), ("adjoint y", "24")]) == [])
        let grade = session.submit("36")
        guard case .incorrect(let misconceptions, let message) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(misconceptions == [.missingPath])
        #expect(message.contains("through C"))
        #expect(!message.contains("41"))
        let present = try #require(session.present)
        #expect(session.states[present].entry == "36")
        #expect(session.states[present].mark == .wrong)
        #expect(session.submit("41").verdict.isCorrect)
        let line = try #require(session.summary.lines.last)
        #expect(line.place == "x̄")
        #expect(line.outcome == .rightLater)
        #expect(line.attempts == 2)
        #expect(line.misconceptions == [.missingPath])
    }

    @Test("A revealed cell is shown with its why and left behind; taken back, it stays counted as shown")
    func reveal() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(session.reveal() == "C̄ = ∂C/∂C = 1: the sweep starts at the output.")
        #expect(session.cell == "adjoint t")
        #expect(session.undo() == true)
        #expect(session.cell == "adjoint C")
        #expect(session.submit("1").verdict.isCorrect)
        #expect(session.summary.lines[0].outcome == .revealed)
    }

    @Test("Undo opens the last answered cell again, with its entry, down to the first")
    func undo() throws {
        var session = try walk(lattice, fill: [.adjoints])
        #expect(session.undo() == false)
        #expect(session.answer([("adjoint C", "1"), ("adjoint t", "2*t")]) == [])
        #expect(session.undo() == true)
        #expect(session.cell == "adjoint t")
        #expect(session.states[1].entry == "2*t")
        #expect(session.knowledge(ofNode: 2).adjoint == nil)
        #expect(session.undo() == true)
        #expect(session.cell == "adjoint C")
        #expect(session.undo() == false)
    }

    @Test("Within a step the student goes from cell to cell, and never leaves the step")
    func selecting() throws {
        var session = try walk(lattice)
        #expect(session.answer([("adjoint C", "1"), ("contribution C→t", "12"), ("contribution t→y", "24")]) == [])
        #expect(session.cell == "contribution t→x")
        session.selectNext()
        #expect(session.cell == "contribution C→x")
        #expect(session.answer([("contribution C→x", "1"), ("adjoint x", "37")]) == [])
        #expect(session.cell == "contribution t→x")
        session.selectNext()
        #expect(session.cell == "contribution t→x")
        #expect(session.select(0) == false)
    }

    @Test("While typing, an entry is echoed with its value, or with the place of the first fault")
    func preview() throws {
        var session = try walk(lattice, fill: [.adjoints])
        _ = session.submit("1")
        let before = session
        #expect(session.preview("") == .empty)
        #expect(session.preview("2*6") == .math("2·6 = 12"))
        #expect(session.preview("2t") == .math("2t = 12"))
        #expect(session.preview("12") == .math("12"))
        guard case .unreadable(let fault) = session.preview("2*(6") else {
            Issue.record("an open bracket is read")
            return
        }
        #expect(fault.range == 2..<3)
        #expect(session == before)
    }

    @Test("A right step says why in one line", arguments: [("t", "t has one consumer: t̄ = C̄ · ∂C/∂t = 1 · 12 = 12")])
    func why(node: String, line: String) throws {
        var session = try walk(lattice, fill: [.adjoints])
        _ = session.submit("1")
        #expect(session.submit("12").verdict == .correct(note: line))
    }

    @Test("A step is worked with a line for each contribution and one for their sum")
    func workedSolution() throws {
        let session = try walk(lattice, fill: [.adjoints])
        #expect(
            session.working.lines(session.steps[3], .pull) == [
                "t̄ · ∂t/∂x = 12 · 3 = 36", "C̄ · ∂C/∂x = 1 · 1 = 1",
                "x has 2 consumers, whose contributions add up: x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x = 36 + 1 = 37",
            ])
    }

    @Test("A constant gets no step, and neither does a node that does not reach the output")
    func leftOut() throws {
        let session = try walk("x = 2\nconst c = 5\nu = c * x\nd = x + 1\noutput u", fill: [.adjoints])
        #expect(session.cells.map(\.id) == ["adjoint u", "adjoint x"])
    }

    @Test("A walk may differentiate another node, by some variables only")
    func outputAndVariables() throws {
        let text = "x = 2\ny = 3\nt = x * y\ns = t + y\nC = t^2 + s"
        let session = WalkSession(
            graph: try graph(text),
            walk: Walk(graph: "test", fill: [.adjoints], output: Symbol("s"), wrt: [Symbol("x")]), task: "walk")
        #expect(session.cells.map(\.id) == ["adjoint s", "adjoint t", "adjoint x"])
        #expect(session.graph.nodes.map(\.symbol.name) == ["x", "y", "t", "s", "C"])
        var walked = session
        #expect(walked.answer([("adjoint s", "1"), ("adjoint t", "1"), ("adjoint x", "3")]) == [])
    }

    @Test("In ASCII every text keeps to ASCII")
    func ascii() throws {
        var session = WalkSession(
            graph: try graph(lattice),
            walk: Walk(graph: "test", fill: [.values, .partials, .contributions, .adjoints]),
            task: "walk", notation: .ascii)
        var texts: [String] = []
        while !session.isFinished {
            texts += [session.prompt, session.guidance]
            for row in session.ledger?.rows ?? [] {
                texts += [row.name, row.upstream.label, row.localPartial.label, row.contribution.label]
                texts += [row.localPartial.expression ?? ""]
            }
            for _ in 0..<5 {
                switch session.hint() {
                case .generated(let hint), .answer(let hint): texts.append(hint)
                default: break
                }
            }
            if case .incorrect(_, let message) = session.submit("-7").verdict { texts.append(message) }
            texts.append(session.reveal() ?? "")
        }
        #expect(texts.count > 80)
        #expect(texts.filter { !$0.utf8.allSatisfy { $0 < 128 } } == [])
    }
}

@Suite("A walk rebuilt from its attempts")
struct WalkReplayTests {
    @Test(
        "Any way through a walk is rebuilt from its attempts",
        arguments: 0..<40, [Walk.Feedback.step, .end])
    func replay(seed: Int, feedback: Walk.Feedback) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let method: SweepMethod = seed.isMultiple(of: 2) ? .pull : .push
        var session = try walk(
            lattice, fill: [.partials, .contributions, .adjoints], method: method, feedback: feedback)
        for _ in 0..<40 {
            switch generator.next() % 8 {
            case 0: _ = session.hint()
            case 1: _ = session.reveal()
            case 2: _ = session.undo()
            case 3: session.selectNext()
            case 4: _ = session.submit("nonsense")
            default: _ = session.submit(["1", "2", "12", "24", "36", "37", "bar(t)", ""][Int(generator.next() % 8)])
            }
        }
        // Going to another cell is no attempt; an answer there is.
        _ = session.hint()
        let invalid = session.states.map { $0.grade?.verdict.isInvalid ?? false }
        let rebuilt = WalkSession(
            graph: session.graph, walk: session.walk, task: "walk", replaying: session.attempts)
        #expect(rebuilt.attempts == session.attempts)
        for cell in session.cells.indices where !invalid[cell] {
            #expect(rebuilt.states[cell] == session.states[cell])
        }
        #expect(rebuilt.states.map(\.mark) == session.states.map(\.mark))
    }

    @Test("Attempts of other tasks and of cells that no longer exist are left out")
    func foreign() throws {
        let attempts = [
            Attempt(task: "other", cell: "adjoint C", entry: "1", outcome: .correct),
            Attempt(task: "walk", cell: "adjoint gone", entry: "1", outcome: .correct),
            Attempt(task: "walk", cell: "adjoint C", entry: "1", read: "1", outcome: .correct),
        ]
        let session = WalkSession(
            graph: try graph(lattice), walk: Walk(graph: "test", fill: [.adjoints]), task: "walk", replaying: attempts)
        #expect(session.attempts.map(\.cell) == ["adjoint C"])
        #expect(session.cell == "adjoint t")
    }
}

@Suite("A forward pass that is filled in")
struct ForwardPassTests {
    @Test("Labels whose numbers would tell a value that is asked stay hidden until it is there")
    func labels() throws {
        // s = x + 4 = 6, n = s², so that the label 2s = 12 tells s.
        var session = try walk("x = 2\ns = x + 4\nn = s^2", fill: [.values, .adjoints])
        let edge = try #require(session.graph.edges.indices.first { session.graph.edges[$0].to == 2 })
        #expect(session.isOnForwardPass)
        #expect(!session.knowledge(ofEdge: edge).isShown)
        #expect(session.submit("6").verdict.isCorrect)
        #expect(session.knowledge(ofEdge: edge).isShown)
        #expect(session.submit("36").verdict.isCorrect)
        #expect(!session.isOnForwardPass)
    }
}
