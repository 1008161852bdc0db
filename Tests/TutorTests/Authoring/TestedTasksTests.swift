import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("An author's tests of a task")
struct TestedTasksTests {

    /// What check says of the tests of a task whose key is given, without their places.
    private func failures(_ tests: String, of task: String) throws -> [String] {
        let text = SmallCard.text([SmallCard.lattice], tasks: [task + "\n" + tests + "\n"])
        let (card, diagnostics) = Card.read(text, path: "small.md")
        try #require(card != nil, "\(diagnostics.map(\.text))")
        return card?.failedTests.map { "\($0.place.sourceLine) \($0.message)" } ?? []
    }

    private let fanOut = SmallCard.answer("A", "graph: g\nnumeric: dC/dx")

    // dC/dx = 2t·y + 1 = 37; without the path C ← x it is 36, without the one through t it is 1.
    @Test("Tests that hold are not spoken of, stars and powers in them included")
    func holding() throws {
        let tests = """
            > Right: 37
            > Right: 2*2*3*3 + 1
            > Wrong: 1 -> missing-path
            > Wrong: 36 → missing-path
            > Wrong: 5
            """
        #expect(try failures(tests, of: fanOut) == [])
    }

    @Test(
        "A test that does not hold is an error with what a student would be told",
        arguments: [
            ("> Right: 36", "`36` is wrong: "), ("> Wrong: 37", "`37` is right"),
            (
                "> Wrong: 1 -> transposed",
                "`1` is wrong, but not called `transposed`: `missing-path`. A student is told: "
            ),
            ("> Wrong: 1000 -> sign", "`1000` is wrong, but not called `sign`: no slip is named. A student is told: "),
            ("> Wrong: 1 -> missing-pth", "no slip is called `missing-pth`; did you mean `missing-path`?"),
            ("> Right: 3x*", "`3x*` is no answer here: something is missing after *"),
            ("> Wrong: 1 -> nonsense", "no slip is called `nonsense`; `adjoint help slips` lists them"),
            ("> Right: 37 -> missing-path", "a slip, `missing-path`, is named behind `Wrong:` alone"),
            ("> Wrong: 3x*", "`3x*` is no answer here, and costs nothing, which `> Returned:` tests: "),
            ("> Returned: 37", "`37` is right"), ("> Returned: 36", "`36` is wrong: "),
        ])
    func failing(test: String, message: String) throws {
        let found = try failures(test, of: fanOut)
        #expect(found.count == 1 && found[0].hasPrefix("\(test) \(message)"), "\(found)")
    }

    // z̄ is 2x1 and W 2x3: W z̄ does not fit, and a row is no column.
    @Test("What costs nothing can be tested: shapes that do not fit, and what cannot be read")
    func returned() throws {
        let text = SmallCard.text(
            [SmallCard.layer],
            tasks: [
                SmallCard.answer("A", "graph: g\nmatrix: dC/dx")
                    + "\n> Returned: W bar(z)\n> Returned: [1, 2]\n> Returned: 3x*\n> Right: W^T bar(z)\n"
            ])
        let card = try #require(Card.read(text, path: "small.md").card)
        #expect(card.tasks[0].tests.count == 4 && card.failedTests.map(\.text) == [])
    }

    @Test("A choice is tested by the numbers of its options, and an edge by its arrow")
    func otherKinds() throws {
        let choice = "## A\nWhich?\n\n- [ ] no\n- [x] yes\n"
        #expect(try failures("> Right: 2\n> Wrong: 1", of: choice) == [])
        #expect(try failures("> Right: 1", of: choice).count == 1)

        let weights = SmallCard.graph("n", "x = 2\nparam w = 3, v = 4\nh = w * x\nC = v * h")
        let text = SmallCard.text(
            [weights], tasks: [SmallCard.answer("A", "edge: dC/dw") + "\n> Right: x -> h\n> Wrong: h -> C\n"])
        let card = try #require(Card.read(text, path: "small.md").card)
        #expect(card.failedTests == [])
    }

    @Test("A walk has no tests, and is not missed where every task is to have one")
    func walks() throws {
        #expect(
            try failures("> Right: 1", of: SmallCard.walk("A", "graph: g")).map { $0.contains("several entries") } == [
                true
            ])
        let text = SmallCard.text([SmallCard.lattice], tasks: [fanOut, SmallCard.walk("B", "graph: g")])
        let card = try #require(Card.read(text, path: "small.md").card)
        #expect(card.untestedTasks.map(\.place.sourceLine) == ["## A"])
    }
}
