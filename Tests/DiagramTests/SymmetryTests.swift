import Testing

@testable import Diagram

/// What a person says of a picture with a glance: this stands between those, this half is as that one.
@Suite("A symmetric graph")
struct SymmetryTests {
    /// Where the layers do not run: down the page from left to right, else across it.
    private struct Across {
        let diagram: Diagram
        let names: [String]

        init(_ graph: SampleGraph, _ direction: DiagramOptions.Direction) {
            diagram = graph.diagram(direction)
            names = graph.names
        }

        private func frame(_ name: String) -> DiagramFrame { diagram.frames[names.firstIndex(of: name) ?? 0] }

        func start(_ name: String) -> Int {
            diagram.direction == .leftToRight ? frame(name).y : frame(name).x
        }

        func size(_ name: String) -> Int {
            diagram.direction == .leftToRight ? frame(name).height : frame(name).width
        }

        /// Twice the place of the middle.
        func middle(_ name: String) -> Int { 2 * start(name) + size(name) - 1 }
    }

    static let directions = DiagramOptions.Direction.allCases

    @Test("of two operands has their result midway between them", arguments: directions)
    func two(direction: DiagramOptions.Direction) {
        let picture = Across(SampleGraph("a m 1; b m 2; m C 3"), direction)
        // Down the page the lines, not the boxes, are even: labels stand beyond them.
        let isDown = direction == .topToBottom
        #expect(abs(2 * picture.middle("m") - picture.middle("a") - picture.middle("b")) <= (isDown ? 2 : 0))
        // A box of one line beside one of two is half a row off.
        #expect(abs(picture.middle("C") - picture.middle("m")) <= 1)
    }

    @Test("of three operands has their result in line with the second", arguments: directions)
    func three(direction: DiagramOptions.Direction) {
        let picture = Across(SampleGraph("a m 1; b m 2; c m 3"), direction)
        #expect(picture.middle("m") == picture.middle("b"))
        #expect(2 * picture.middle("m") == picture.middle("a") + picture.middle("c"))
    }

    @Test("looks like one: two of a kind that merge from left to right")
    func picture() {
        #expect(
            SampleGraph("x a 1; x b 2; a p 1; b q 1; p C 1; q C 2").diagram(.leftToRight).text == """
                             ┌───┐      ┌───┐
                ┌───┐ ┌──1──▸│ a ├──1──▸│ p ├─┐      ┌───┐
                │ x ├─┘      └───┘      └───┘ └──1──▸│ C │
                │   ├─┐      ┌───┐      ┌───┐ ┌──2──▸│   │
                └───┘ └──2──▸│ b ├──1──▸│ q ├─┘      └───┘
                             └───┘      └───┘
                """)
    }

    @Test("of two equal halves has the second drawn as the first", arguments: directions)
    func halves(direction: DiagramOptions.Direction) {
        let picture = Across(
            SampleGraph("x1 a1 1; w1 a1 1; x2 a2 1; w2 a2 1; a1 b1 2; a2 b2 2; b1 C 1; b2 C 1"), direction)
        let shifts = ["x", "w", "a", "b"].map { picture.start($0 + "2") - picture.start($0 + "1") }
        #expect(Set(shifts).count == 1 && shifts[0] > 0)
        #expect(["x", "w", "a", "b"].allSatisfy { picture.size($0 + "1") == picture.size($0 + "2") })
        #expect(abs(2 * picture.middle("C") - picture.middle("b1") - picture.middle("b2")) <= 4)
    }

    @Test("as a network of two, two and one units is in the order of its names", arguments: directions)
    func network(direction: DiagramOptions.Direction) {
        let picture = Across(
            SampleGraph("x1 h1 w11; x1 h2 w21; x2 h1 w12; x2 h2 w22; h1 y v1; h2 y v2"), direction)
        #expect(picture.start("x1") < picture.start("x2") && picture.start("h1") < picture.start("h2"))
        // Down the page the lines, not the boxes, are even: labels stand beyond them.
        #expect(abs(2 * picture.middle("y") - picture.middle("h1") - picture.middle("h2")) <= 4)
        #expect(picture.diagram.crossings == 1)
    }

    @Test("keeps its main line straight where an input joins it", arguments: directions)
    func mainLine(direction: DiagramOptions.Direction) {
        let picture = Across(SampleGraph("x a 1; a h 1; h L 2; y L 3"), direction)
        let corners = picture.diagram.routes[2]
        #expect(Set(corners.map(\.x)).count == 1 || Set(corners.map(\.y)).count == 1)
    }
}
