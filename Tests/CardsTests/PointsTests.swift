import SmallCards
import Testing

@testable import Cards

@Suite("The points of a task")
struct PointsTests {
    private static let graphs = [SmallCard.graph("g", "x = 2\nC = x^2")]

    private func read(_ tasks: String...) -> (card: Card?, errors: [String]) {
        let (card, diagnostics) = Card.read(SmallCard.text(Self.graphs, tasks: tasks), path: "a.md")
        return (card, diagnostics.map { "\($0.message)" })
    }

    private let choice = "## Pick\nWhich?\n\n- [x] one\n- [ ] two\n"

    @Test("They stand in the block of an answer or a walk, and below a choice")
    func everywhere() throws {
        let (card, errors) = read(
            SmallCard.answer("One", "graph: g\nnumeric: dC/dx\npoints: 3"),
            SmallCard.walk("Two", "graph: g\npoints: 5"),
            choice + "\n> Points: 2\n", SmallCard.answer("Three", "graph: g\nnumeric: C"))
        #expect(errors == [])
        #expect(try #require(card).tasks.map(\.points) == [3, 5, 2, nil])
    }

    @Test(
        "What is no number of points, and points said twice, are faults",
        arguments: [
            ("graph: g\nnumeric: C\npoints: 0", "", "`points` takes a whole number from 1 to 1000"),
            ("graph: g\nnumeric: C\npoints: 1.5", "", "`points` takes a whole number from 1 to 1000"),
            ("graph: g\nnumeric: C", "\n> Points: many\n", "`Points:` takes a whole number from 1 to 1000"),
            ("graph: g\nnumeric: C\npoints: 2", "\n> Points: 2\n", "the block of the task says its `points` already"),
        ])
    func faults(answer: String, below: String, message: String) {
        #expect(read(SmallCard.answer("One", answer) + below).errors == [message])
    }
}
