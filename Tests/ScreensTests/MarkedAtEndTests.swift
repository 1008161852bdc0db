import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

private func session(fill: [Walk.Fill] = [.adjoints], order: Walk.Order = .given) throws -> WalkSession {
    let graph = try #require(Graph.parse("x = 2\ny = 3\nt = x * y\nC = t^2 + x", name: "lattice").graph)
    return WalkSession(
        graph: graph, walk: Walk(graph: "lattice", fill: fill, feedback: .end, order: order), task: "walk")
}

@Suite("A walk that is marked at the end, on the screen")
struct MarkedAtEndScreenTests {
    private func screen(order: Walk.Order = .given) throws -> WalkScreen {
        WalkScreen(walk: try session(order: order), title: "Lattice", card: "sample", appearance: Appearance())
    }

    private func enter(_ entries: String..., into screen: inout WalkScreen) {
        for entry in entries {
            screen.type(entry)
            screen.press(.enter)
        }
    }

    @Test("Entries are kept as they are read, and nothing says right or wrong before the marks")
    func kept() throws {
        var screen = try screen()
        enter("1", "12+1", into: &screen)
        #expect(picture(of: screen).contains("Kept as 12 + 1 = 13. Marks come at the end."))
        // The drawing does not pass it off as true.
        #expect(picture(of: screen).contains("t̄ = 13*"))
        #expect(picture(of: screen).contains("* is yours and not marked yet"))
        #expect(picture(of: screen).contains("C̄ = 1*"))
        #expect(!picture(of: screen).contains("right"))
        #expect(!picture(of: screen).contains("wrong"))
    }

    @Test("After the last entry the student is asked before marks are given, and may still change it")
    func review() throws {
        var screen = try screen()
        enter("1", "13", "26", "41", into: &screen)
        #expect(picture(of: screen).contains("Enter has the walk marked, Ctrl-T takes the last"))
        screen.press(.control("t"), .control("u"))
        enter("40", into: &screen)
        screen.press(.enter)
        let marked = picture(of: screen)
        #expect(marked.contains("40 consistent; it is 37"))
        #expect(marked.contains("t̄ = 13 wrong; it is 12"))
        #expect(!marked.contains("37 consistent"))
        #expect(marked.contains("The walk is complete."))
        // What was true stands in the drawing now.
        #expect(marked.contains("t̄ = 12 ") && !marked.contains("*"))
    }

    @Test("A value of the student's own stands in its box as such, and not the true one before the marks")
    func ownValue() throws {
        var screen = WalkScreen(
            walk: try session(fill: [.values, .adjoints]), title: "Lattice", card: "sample", appearance: Appearance())
        enter("5", into: &screen)
        #expect(picture(of: screen).contains("t = xy = 5*"))
        #expect(!picture(of: screen).contains("t = xy = 6"))
        // 2t = 12 would tell that t is 6.
        enter("27", into: &screen)
        #expect(picture(of: screen).contains("y = 3") && !picture(of: screen).contains("= 12"))
    }

    @Test("Where boxes have no room, a line says how the student's own is read; its sign is explained where it stands")
    func narrowBoxes() throws {
        let graph = try #require(try shippedCard("differentiation-quiz").graphs.first)
        let walk = WalkSession(
            graph: graph, walk: Walk(graph: graph.name, fill: [.adjoints], feedback: .end), task: "walk")
        var screen = WalkScreen(walk: walk, title: "Quiz", card: "quiz", appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        enter("1", "2.5", into: &screen)
        #expect(picture(of: screen).contains("… has no room in its box: Ctrl-N reads it"), "\(picture(of: screen))")
        #expect(!picture(of: screen).contains("* is yours"))
        for _ in graph.nodes where !picture(of: screen).contains("2.5*") { screen.press(.control("n")) }
        #expect(picture(of: screen).contains("2.5*") && picture(of: screen).contains("* is yours and not marked yet"))
    }

    @Test("A cell is left blank at the second Enter, not by accident")
    func blank() throws {
        var screen = try screen()
        enter("1", "", into: &screen)
        #expect(picture(of: screen).contains("Enter once more leaves this blank"))
        #expect(picture(of: screen).contains("What is t̄"))
        screen.press(.enter)
        #expect(picture(of: screen).contains("Left blank."))
        #expect(picture(of: screen).contains("What is ȳ"))
    }

    @Test("The summary shows one slip, what stands in place of what, and that the rest is consistent")
    func summary() throws {
        var app = App(root: try screen(), size: Size(columns: 80, rows: 24))
        for entry in ["1", "13", "26", "40"] {
            app.type(entry)
            app.press(.enter)
        }
        app.press(.enter, .enter)
        let summary = picture(of: app)
        #expect(summary.contains("3 of 4 right, 2 of them because they follow from an earlier answer. 1 wrong."))
        #expect(summary.contains("wrong, 13 in place of 12"))
        #expect(summary.contains("consistent, 40 in place of 37"))
        #expect(summary.contains("Consistent with your t̄."))
    }

    @Test("Where the student chooses the order, Tab goes through the nodes that are left, and a wrong one is explained")
    func chosenOrder() throws {
        var screen = try screen(order: .student)
        #expect(picture(of: screen).contains("Which node does the reverse sweep visit first?"))
        screen.press(.tab)
        #expect(picture(of: screen).contains("visit next: [x "))
        screen.press(.enter)
        #expect(picture(of: screen).contains("x comes too early: its consumer t has not sent anything back"))
        screen.press(.backTab, .tab, .tab, .tab, .tab)
        #expect(picture(of: screen).contains("visit next: [C "))
        screen.press(.enter)
        #expect(picture(of: screen).contains("ledger of C"))
    }
}

@Suite("A walk that is marked at the end, in plain lines")
struct MarkedAtEndPlainTests {
    private func conversation(_ inputs: String..., order: Walk.Order = .given) throws -> [String] {
        var walk = PlainWalk(
            walk: try session(order: order), title: "Lattice", card: "sample", appearance: Appearance())
        var lines = walk.begin().lines
        for input in inputs { lines += walk.receive(input).lines }
        return lines + walk.end().lines
    }

    @Test("After the last entry the student says when the marks come")
    func marks() throws {
        let lines = try conversation("1", "13", "26", "41", "back", "40", "mark")
        #expect(lines.count { $0.hasPrefix("Nothing is open any more. Type mark") } == 2)
        #expect(lines.contains("3 of 4 right, 2 of them because they follow from an earlier answer. 1 wrong."))
    }

    @Test("The end of the input marks what there is; what was skipped stays blank")
    func endOfInput() throws {
        #expect(try conversation("1", "13", "draw").contains("* is yours and not marked yet."))
        let lines = try conversation("1", "skip", "26")
        #expect(lines.contains("Left blank."))
        #expect(lines.contains { $0.contains("Nothing follows from a blank, as you have for t̄.") })
        #expect(lines.contains { $0.hasSuffix("not answered") })
    }

    @Test("The attempts of the marks are handed on; who leaves before has none, and nothing is marked")
    func attempts() throws {
        var walk = PlainWalk(walk: try session(), title: "Lattice", card: "sample", appearance: Appearance())
        _ = walk.begin()
        for entry in ["1", "13", "26"] { _ = walk.receive(entry) }
        var left = walk
        let reply = left.receive("quit")
        #expect(reply.news == nil)
        #expect(reply.lines.contains("3 of 4 answered, none marked yet."))
        #expect(left.isFinished)
        #expect(walk.end().news?.attempts.map(\.outcome) == [.correct, .incorrect, .consistent])
    }

    @Test("The order is asked for in full sentences")
    func chosenOrder() throws {
        let lines = try conversation("t", "C", "1", order: .student)
        #expect(lines.contains("Which node does the reverse sweep visit first?"))
        #expect(lines.contains("Not right. t comes too early: its consumer C has not sent anything back yet."))
        #expect(lines.contains("Visited so far: C."))
        #expect(lines.contains("Which node is visited next?"))
    }
}
