import Foundation
import Autodiff
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("A walk in plain lines")
struct PlainWalkTests {
    private func walk() throws -> PlainWalk {
        let graph = try #require(sampleCard().graphs.first)
        let session = WalkSession(graph: graph, walk: Walk(graph: "lattice"), task: "walk")
        return PlainWalk(walk: session, title: "A small lattice", card: "sample", appearance: Appearance())
    }

    /// A conversation: what is typed stands behind `> `.
    private func conversation(_ inputs: String...) throws -> String {
        var walk = try walk()
        var lines = walk.begin().lines
        for input in inputs {
            lines.append("> \(input)")
            lines += walk.receive(input).lines
        }
        return lines.joined(separator: "\n")
    }

    @Test("After the walk its worked solution opens when asked for, not before; an empty line ends")
    func solution() throws {
        #expect(try conversation("solution").contains("The worked solution opens when the walk is complete."))
        let whole = ["1", "12", "24", "36", "1", "37"]
        var walk = try walk()
        for entry in whole { _ = walk.receive(entry) }
        var other = walk
        #expect(walk.receive("solution").lines.contains("  C̄ = ∂C/∂C = 1: the sweep starts at the output."))
        #expect(other.receive("").lines.isEmpty)
        #expect(!walk.isFinished)
        _ = walk.receive("quit")
        #expect(walk.isFinished && other.isFinished)
    }

    @Test("A whole walk: the drawing, every ledger in sentences, a slip that is named, the summary")
    func wholeWalk() throws {
        #expect(
            try conversation("1", "12", "24", "36", "1", "36", "37") == """
                A small lattice.
                Type your answer and press Enter; type hint for a hint, ? for all words.

                ┌────────┐
                │ x = 2  ├───────────────1───────────────┐
                │ x̄ = ?  ├─┐                             │  ╔════════╗
                └────────┘ │          ┌────────┐         └─▸║ C = 38 ║
                ┌────────┐ └──y = 3──▸│ t = 6  ├──2t = 12──▸║ C̄ = ?  ║
                │ y = 3  ├────x = 2──▸│ t̄ = ?  │            ╚════════╝
                │ ȳ = ?  │            └────────┘
                └────────┘

                Step 1 of 4, the ledger of C. The sweep starts at the output, C.

                What is C̄, the adjoint of the output?
                > 1
                Right. C̄ = ∂C/∂C = 1: the sweep starts at the output.

                Step 2 of 4, the ledger of t. t has one consumer, C: one row.
                From C: adjoint C̄ = 1, local partial ∂C/∂t = 2t = 12, contribution not known
                yet.

                What does C send back to t, C̄ · ∂C/∂t?
                > 12
                Right. C̄ · ∂C/∂t = 1 · 12 = 12

                Step 3 of 4, the ledger of y. y has one consumer, t: one row.
                From t: adjoint t̄ = 12, local partial ∂t/∂y = x = 2, contribution not known yet.

                What does t send back to y, t̄ · ∂t/∂y?
                > 24
                Right. t̄ · ∂t/∂y = 12 · 2 = 24

                Step 4 of 4, the ledger of x. x has 2 consumers, t and C: one row each, then
                their sum.
                From t: adjoint t̄ = 12, local partial ∂t/∂x = y = 3, contribution not known yet.
                From C: adjoint C̄ = 1, local partial ∂C/∂x = 1, contribution not known yet.

                What does t send back to x, t̄ · ∂t/∂x?
                > 36
                Right. t̄ · ∂t/∂x = 12 · 3 = 36

                What does C send back to x, C̄ · ∂C/∂x?
                > 1
                Right. C̄ · ∂C/∂x = 1 · 1 = 1

                What is x̄, the adjoint of x?
                > 36
                Not right. Either of two slips leads to this. (1) x has 2 consumers, t and C:
                the contribution through C is missing. (2) The contributions of t and C meet at
                x: where paths meet they are added, not multiplied.

                What is x̄, the adjoint of x?
                > 37
                Right. x has 2 consumers, whose contributions add up: x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x
                = 36 + 1 = 37

                All 6 right: 5 at the first try, 1 after more tries.

                C̄                       right
                contribution of C to t  right
                contribution of t to y  right
                contribution of t to x  right
                contribution of C to x  right
                x̄                       right at the 2nd try

                Look again, by its number:
                1  x̄: the walk, from there on

                Next: once more the question that was not right at once.

                Type 1 to look there again, again for the questions that were not right at once,
                balance for the trial balance, solution for the worked solution, or press Enter
                to end.
                """)
    }

    @Test("Words take back, show, repeat and explain")
    func words() throws {
        #expect(try conversation("back").contains("There is nothing to take back."))
        #expect(try conversation("1", "back").contains("The last entry is taken back."))
        #expect(try conversation("1", "hint").contains("Hint: "))
        #expect(try conversation("1", "reveal").contains("The answer is: C̄ · ∂C/∂t = 1 · 12 = 12"))
        #expect(try conversation("1", "12", "24", "skip").hasSuffix("What does C send back to x, C̄ · ∂C/∂x?"))
        #expect(try conversation("1", "draw").contains("C̄ = 1"))
        #expect(try conversation("1", "ledger").components(separatedBy: "the ledger of t").count == 3)
        #expect(try conversation("help").contains("take back the last entry"))
        #expect(try conversation("quit").contains("0 of 6 right."))
    }

    @Test("Attempts are handed on, unreadable entries are none")
    func attempts() throws {
        var walk = try walk()
        _ = walk.begin()
        #expect(walk.receive("2 2").news == nil)
        #expect(walk.receive("38").news?.attempts.map(\.outcome) == [.incorrect])
        #expect(walk.receive("1").news?.attempts.map(\.cell) == ["adjoint C"])
    }

    @Test("The end of the input sums up once")
    func ends() throws {
        var walk = try walk()
        #expect(walk.end().lines.contains("0 of 6 right."))
        #expect(walk.isFinished)
        #expect(walk.end().lines.isEmpty)
        #expect(walk.receive("1").lines.isEmpty)
    }
}
