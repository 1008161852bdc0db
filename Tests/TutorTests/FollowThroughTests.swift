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
        #expect(session.cell == "finished")
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

    @Test("A slip in a contribution is followed into its sum, and names its cause")
    func contribution() throws {
        var session = try walk(lattice, feedback: .end)
        // C→t, t→y, then t→x wrong, C→x, x̄ from the wrong one.
        for entry in ["1", "12", "24", "30", "5", "35"] { _ = session.submit(entry) }
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .right, .wrong, .right, .consistent])
        #expect(session.summary.lines[5].message == "Consistent with your t̄ · ∂t/∂x.")
    }

    @Test("The rule that was broken is named in the student's own numbers")
    func misconceptionAfterSlip() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        // x̄ = 39 is 3·13 without the contribution of C.
        for entry in ["1", "13", "26", "39"] { _ = session.submit(entry) }
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
        #expect(session.summary.lines.map(\.outcome) == [.right, .right, .wrong, .right, .consistent, .right])
    }

    @Test("Until the end nothing says right or wrong: entries stand as they were given, and hidden fields stay hidden")
    func unmarked() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        #expect(session.submit("1").verdict == .kept)
        #expect(session.submit("13").verdict == .kept)
        #expect(session.submit("1/0").verdict.isInvalid)
        #expect(session.knowledge(ofNode: 2).adjoint == "13")
        let row = try #require(session.ledger?.rows.first)
        #expect(row.upstream.value == "13")
        #expect(row.contribution.value == nil)
        #expect(session.attempts.map(\.outcome) == [.kept, .kept])
    }

    @Test("An entry may be taken back until the walk is finished, not afterwards")
    func undo() throws {
        var session = try walk(lattice, fill: [.adjoints], feedback: .end)
        _ = session.submit("1")
        _ = session.submit("13")
        #expect(session.undo() == true)
        for entry in ["12", "24", "41"] { _ = session.submit(entry) }
        #expect(session.summary.count(.right) == 4)
        #expect(session.undo() == false)
        #expect(session.attempts.suffix(4).map(\.outcome) == [.correct, .correct, .correct, .correct])
    }
}
