import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

private let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + 5 * x"

@Suite("A walk that is marked at the end")
struct FollowThroughTests {
    /// Outcomes of all cells after these entries.
    private func outcomes(_ entries: [String], fill: [Walk.Fill] = [.adjoints]) throws -> [Summary.Outcome] {
        var session = try walk(lattice, fill: fill, feedback: .end)
        for entry in entries { _ = session.submit(entry) }
        #expect(session.cell == "review")
        session.mark()
        return session.summary.lines.map(\.outcome)
    }

    @Test("One early slip is one error, and what follows from it is consistent")
    func oneSlip() throws {
        // C̄, t̄, ȳ, x̄: with t̄ = 13 in place of 12, ȳ = 26 and x̄ = 3·13 + 5 follow.
        #expect(try outcomes(["1", "13", "26", "44"]) == [.right, .wrong, .consistent, .consistent])
    }

    @Test("What does not follow from the slip is an error of its own")
    func twoSlips() throws {
        #expect(try outcomes(["1", "13", "27", "44"]) == [.right, .wrong, .wrong, .consistent])
    }

    @Test("A true value after a slip is right")
    func rightInSpiteOf() throws {
        #expect(try outcomes(["1", "13", "24", "41"]) == [.right, .wrong, .right, .right])
    }

    @Test("A zero and a blank cannot be followed through", arguments: ["0", ""])
    func zero(entry: String) throws {
        let first: Summary.Outcome = entry.isEmpty ? .unanswered : .wrong
        #expect(try outcomes(["1", entry, "0", "5"]) == [.right, first, .wrong, .wrong])
        #expect(try outcomes(["1", entry, "24", "41"]) == [.right, first, .right, .right])
    }

    @Test(
        "A sum of one's own rounded contributions is right, whenever the marks are given; another number is not",
        arguments: [Walk.Feedback.step, .end])
    func rounded(feedback: Walk.Feedback) throws {
        // 2.37 cos 1.3 = 0.633972 and 0.81 exp 1.3 = 2.972130 are 3.606103; 0.634 + 2.97 is 3.604.
        let block = "x = 1.3\ns = sin(x)\ne = exp(x)\nC = 2.37*s + 0.81*e"
        var session = try walk(block, feedback: feedback)
        while let present = session.present, session.cells[present].quantity != .adjoint(node: 0) {
            let entry =
                switch session.cells[present].quantity {
                case .contribution(let edge) where session.graph.edges[edge].from == 0:
                    session.graph.edges[edge].to == 1 ? "0.634" : "2.97"
                case .contribution(let edge):
                    session.graph.edges[edge].to == 3 && session.graph.edges[edge].from == 1 ? "2.37" : "0.81"
                default: "1"
                }
            #expect(session.submit(entry).verdict != .invalid(Fault("")))
        }
        var other = session
        let grade = session.submit("3.604")
        _ = other.submit("3.605")
        if feedback == .end {
            session.mark()
            other.mark()
        }
        #expect(session.summary.lines.last?.outcome == .right)
        #expect(session.states.last?.grade?.message.hasPrefix("It follows from your own rounded entries.") == true)
        #expect(feedback == .end || grade.verdict.isCorrect)
        #expect(other.summary.lines.last?.outcome != .right)
    }

    @Test("A slip in a contribution is followed into its sum, and names its cause")
    func contribution() throws {
        var session = try walk(lattice, feedback: .end)
        // C→t, t→y, then t→x wrong, C→x, x̄ from the wrong one.
        for entry in ["1", "12", "24", "30", "5", "35"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .right, .wrong, .right, .consistent])
        #expect(session.summary.lines[5].message == "Consistent with your contribution of t to x.")
    }

    @Test("The rule that was broken is named in the student's own numbers")
    func misconceptionAfterSlip() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        // x̄ = 39 is 3·13 without the contribution of C.
        for entry in ["1", "13", "26", "39"] { _ = session.submit(entry) }
        session.mark()
        let line = try #require(session.summary.lines.last)
        #expect(line.outcome == .wrong)
        #expect(line.misconceptions == [.missingPath])
    }

    @Test("A wrong value of the forward pass is followed into values, partials and adjoints")
    func forward() throws {
        // t = 5: C = 25 + 10, ∂C/∂t = 10, and everything after it.
        let entries = ["5", "35", "1", "10", "20", "35"]
        #expect(
            try outcomes(entries, fill: [.values, .adjoints])
                == [.wrong, .consistent, .right, .consistent, .consistent, .consistent])
    }

    @Test("In symbols a slip is followed as well")
    func symbolic() throws {
        var session = try walk(lattice, fill: [.adjoints], entries: .symbolic, feedback: .end)
        for entry in ["1", "3t", "3t*x", "3t*y + 5"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .wrong, .consistent, .consistent])
    }

    @Test("In a push a wrong increment is followed into the running sum")
    func push() throws {
        var session = try walk(lattice, method: .push, feedback: .end)
        for (cell, entry) in [
            ("adjoint C", "1"), ("contribution C→t", "12"), ("contribution C→x", "6"), ("contribution t→x", "36"),
            ("sum t→x", "42"), ("contribution t→y", "24"),
        ] {
            #expect(session.cell == cell)
            _ = session.submit(entry)
        }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .wrong, .right, .consistent, .right])
    }

    @Test("Until the end nothing says right or wrong: entries stand as they were given, and hidden fields stay hidden")
    func unmarked() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        #expect(session.submit("1").verdict == .kept)
        #expect(session.submit("13").verdict == .kept)
        #expect(session.submit("1/0").verdict.isInvalid)
        #expect(session.knowledge(ofNode: 2).adjoint == "13*")
        let row = try #require(session.ledger?.rows.first)
        #expect(row.upstream.value == "13")
        #expect(row.contribution.value == nil)
        #expect(session.attempts.map(\.outcome) == [.kept, .kept])
    }

    @Test("An entry may be taken back until the walk is marked, the last one too; not afterwards")
    func undo() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        _ = session.submit("1")
        _ = session.submit("13")
        #expect(session.undo() == true)
        for entry in ["12", "24", "40"] { _ = session.submit(entry) }
        #expect(session.cell == "review")
        #expect(session.undo() == true)
        #expect(session.cell == "adjoint x")
        _ = session.submit("41")
        session.mark()
        #expect(session.summary.count(.right) == 4)
        #expect(session.undo() == false)
        #expect(session.attempts.suffix(4).map(\.outcome) == [.correct, .correct, .correct, .correct])
    }

    @Test("An early entry that is changed leaves the later ones as they were typed")
    func changingAnEarlyEntry() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        for entry in ["1", "13", "26"] { _ = session.submit(entry) }
        let undone = [session.undo(), session.undo()]
        #expect(undone == [true, true])
        #expect(session.cell == "adjoint t")
        #expect(session.submit("12").verdict == .kept)
        let present = try #require(session.present)
        #expect(session.states[present].entry == "26")
        for entry in ["26", "41"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .wrong, .right])
    }

    @Test("What comes after a blank or a zero is told that nothing follows from it", arguments: ["0", ""])
    func deadEnd(entry: String) throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        for entry in ["1", entry, "7", "41"] { _ = session.submit(entry) }
        session.mark()
        let line = session.summary.lines[2]
        #expect(line.outcome == .wrong)
        #expect(line.message.contains("Nothing follows from a \(entry.isEmpty ? "blank" : "zero"), as you have for t̄."))
        #expect(session.summary.lines[3].outcome == .right)
    }

    @Test("Beside a marked entry stands what is right, beside a right one nothing")
    func right() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        for entry in ["1", "13", "26", "41"] { _ = session.submit(entry) }
        #expect(session.summary.lines.map(\.right) == ["", "", "", ""])
        session.mark()
        #expect(session.summary.lines.map(\.right) == ["", "12", "24", ""])
    }

    @Test("A rule that was broken at the root is named there, and its descendants are no errors")
    func namedRoot() throws {
        var session = try walk("x = 2\ny = 3\nt = x * y\ns = t^2\nC = s + 5 * x", fill: [.adjoints], feedback: .end)
        // t̄ = 1 leaves out ∂s/∂t = 12; ȳ = 2 and x̄ = 3 + 5 follow.
        for entry in ["1", "1", "1", "2", "8"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .wrong, .consistent, .consistent])
        #expect(session.summary.lines[2].misconceptions.contains(.missingLocal))
    }

    @Test("Two slips that have nothing to do with each other are two, and each is followed")
    func independentSlips() throws {
        var session = try walk("a = 2\nb = 3\np = a^2\nq = b^2\nC = p + q", fill: [.adjoints], feedback: .end)
        let wrong = ["adjoint p": "2", "adjoint q": "3", "adjoint a": "8", "adjoint b": "18"]
        while let cell = session.present { _ = session.submit(wrong[session.cells[cell].id] ?? "1") }
        session.mark()
        let outcomes = Dictionary(
            uniqueKeysWithValues: zip(session.cells.map(\.id), session.summary.lines.map(\.outcome)))
        #expect(
            outcomes == [
                "adjoint C": .right, "adjoint p": .wrong, "adjoint q": .wrong, "adjoint a": .consistent,
                "adjoint b": .consistent,
            ])
    }

    @Test("In a push, running sums in symbols follow from the student's own")
    func symbolicPush() throws {
        var session = try walk(lattice, method: .push, entries: .symbolic, feedback: .end)
        let entries = [
            "adjoint C": "1", "contribution C→t": "t", "contribution C→x": "5", "contribution t→x": "t*y",
            "sum t→x": "5 + t*y", "contribution t→y": "t*x",
        ]
        while let cell = session.present { _ = session.submit(entries[session.cells[cell].id] ?? "") }
        session.mark()
        let outcomes = Dictionary(
            uniqueKeysWithValues: zip(session.cells.map(\.id), session.summary.lines.map(\.outcome)))
        #expect(
            outcomes == [
                "adjoint C": .right, "contribution C→t": .wrong, "contribution C→x": .right,
                "contribution t→x": .consistent, "sum t→x": .consistent, "contribution t→y": .consistent,
            ])
    }

    @Test("A walk that is ended early is marked as far as it went")
    func endedEarly() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        for entry in ["1", "13", "26"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.isFinished)
        #expect(session.summary.lines.map(\.outcome) == [.right, .wrong, .consistent, .unanswered])
    }

    @Test("A walk that waits for its marks, and one that has them, are rebuilt from their attempts")
    func replay() throws {
        let graph = try graph(lattice)
        let plan = Walk(graph: "test", fill: [.adjoints], feedback: .end)
        var session = WalkSession(graph: graph, walk: plan, task: "walk")
        for entry in ["1", "", "26", "41"] { _ = session.submit(entry) }
        #expect(WalkSession(graph: graph, walk: plan, task: "walk", replaying: session.attempts) == session)
        session.mark()
        #expect(WalkSession(graph: graph, walk: plan, task: "walk", replaying: session.attempts) == session)
    }
}
