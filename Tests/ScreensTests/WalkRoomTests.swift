import Algebra
import Autodiff
import Canvas
import Cards
import SeededGenerator
import Testing

@testable import Screens
@testable import Tutor

@Suite("What drawing and ledger of a walk have room for")
struct WalkRoomTests {
    private func screen(_ session: WalkSession, columns: Int = 80, rows: Int = 24) -> WalkScreen {
        var screen = WalkScreen(walk: session, title: "A walk", card: "", appearance: Appearance())
        _ = screen.update(.resize(Size(columns: columns, rows: rows)))
        return screen
    }

    private func screen(
        _ block: String, fill: [Walk.Fill] = [.contributions, .adjoints], method: SweepMethod = .pull
    ) throws -> WalkScreen {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        return screen(WalkSession(graph: graph, walk: Walk(graph: "g", fill: fill, method: method), task: "walk"))
    }

    private static let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

    // MARK: Definitions

    @Test("The rule above the ledger has the definition of its node, and of the consumer of the present row")
    func definitions() throws {
        var screen = try screen(Self.lattice)
        #expect(picture(of: screen).contains("── ledger of C = t² + x ──"))
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("── ledger of t = xy, from C = t² + x ──"))
        screen.press(.control("r"), .control("r"))
        #expect(picture(of: screen).contains("── ledger of x, from t = xy ──"))
    }

    @Test("A push needs the definition of the node that it is at")
    func pushes() throws {
        #expect(
            picture(of: try screen(Self.lattice, fill: [.partials], method: .push)).contains(
                "── ledger of C = t² + x ──"))
    }

    @Test("Between vectors and matrices a definition has its shape")
    func shapes() throws {
        var screen = try screen("x = [1, 2, 3]\nparam W : 2x3 = [1, 0, 1; 2, 1, 0]\nz = W @ x\nC = sum(z^2)")
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("── ledger of z : 2×1 = W x, from C = sum(z²) ──"))
    }

    @Test("A definition that is too long for the rule is read with Ctrl-N, in as many rows as it takes")
    func longDefinition() throws {
        let sum = (2...9).map { "sin(\($0)*x)*cos(\($0)*x)" }.joined(separator: " + ")
        var screen = try screen("x = 2\ny = \(sum)\nC = y^2")
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("── ledger of y, from C = y² ──"))
        screen.press(.control("n"), .control("n"))
        let shown = picture(of: screen)
        #expect(shown.contains("looking at  x = 2"))
        screen.press(.control("n"))
        #expect(picture(of: screen).contains("looking at  y = sin(2x)·cos(2x) + sin(3x)·cos(3x)"))
    }

    @Test("A box that is looked at says its adjoint too, once that is known")
    func looksAtAdjoint() throws {
        var screen = try screen(Self.lattice)
        screen.press(.control("n"), .control("n"))
        #expect(picture(of: screen).contains("looking at  y = 3\n"))
        // C̄ = 1, then t̄ = 1·2t = 12; the walk is at y, and t is the box after it.
        screen.press(.control("r"), .control("r"), .control("n"))
        #expect(picture(of: screen).contains("looking at  t = xy = 6, t̄ = 12\n"))
    }

    @Test("What is not known yet is not read with a definition")
    func unknownValues() throws {
        var screen = try screen(Self.lattice, fill: [.values, .adjoints])
        for _ in 1...4 {
            screen.press(.control("n"))
            #expect(!picture(of: screen).contains("= 6") && !picture(of: screen).contains("38"))
        }
        #expect(picture(of: screen).contains("looking at  t = xy\n"))
    }

    // MARK: Keys

    @Test("Ctrl-X leaves the ledger the row of its field, and Ctrl-Y leaves the drawing nothing")
    func hides() throws {
        // A node with nine consumers: nine rows, their heading and their sum, of which ten have room beside a drawing.
        let block = "x = 2\nfor i in 1..9: a[i] = x^(i + 1)\nC = sum(i in 1..9, a[i])"
        var screen = try screen(block)
        for _ in 1...10 { screen.press(.control("r")) }
        let both = picture(of: screen)
        #expect(both.contains("ledger: top of 11 lines"))
        screen.press(.control("y"))
        let ledger = picture(of: screen)
        #expect(!ledger.contains("▸│") && ledger.contains(" Ctrl-Y shows the drawing ") && !ledger.contains("ledger: "))
        #expect(ledger.split(separator: "\n").count { $0.hasPrefix("   a") } == 9 && ledger.contains("   sum    x̄"))
        screen.press(.control("x"))
        let drawing = picture(of: screen)
        #expect(drawing.split(separator: "\n").count { $0.hasPrefix("   a") } == 1 && !drawing.contains("   sum    x̄"))
        screen.type("7")
        #expect(picture(of: screen).contains("[7 "))
        screen.press(.backspace, .control("x"))
        #expect(picture(of: screen) == both)
    }

    // MARK: The whole drawing

    /// Goes through a walk to its end; nothing of its drawing is ever out of sight, and at the end every symbol stands on it.
    private func isSeenWhole(_ session: WalkSession, _ name: String) {
        var screen = screen(session)
        for _ in 0...session.cells.count {
            let shown = picture(of: screen)
            #expect(!shown.contains("the drawing goes on"), "\(name)\n\(shown)")
            screen.press(.control("r"), .enter)
        }
        let shown = picture(of: screen)
        #expect(!shown.contains("the drawing goes on"), "\(name)\n\(shown)")
        let drawing = shown.split(separator: "\n").prefix { !$0.hasPrefix(" ── ") }.joined(separator: "\n")
        let graph = session.graph
        for edge in DrawnParts(of: graph, weightsOnEdges: graph.drawsWeightsOnEdges).edges
        where session.disclosure.showsLabel(of: edge, in: graph) {
            let partial = graph.namedPartial(of: edge, .unicode, longerThan: 10)
            // The unit matrix is I on a drawing.
            let symbol = partial == "eye(2)" ? "I" : partial
            #expect(drawing.contains(symbol), "\(name): \(symbol)\n\(drawing)")
        }
    }

    @Test(
        "In 80 by 24 the walks of all shipped cards show their whole drawing at every step", arguments: shippedCardNames
    )
    func shipped(name: String) throws {
        let card = try shippedCard(name)
        // Five inputs side by side need more than the twelve rows of a drawing; no task walks that graph.
        for graph in card.graphs where graph.name != "sizes" {
            for entries in [Walk.Entries.numeric, .symbolic] where entries == .symbolic || graph.hasNumbers {
                for feedback in Walk.Feedback.allCases {
                    var walk = card.walk(over: graph)
                    (walk.entries, walk.feedback) = (entries, feedback)
                    guard walk.obstacle(on: graph) == nil else { continue }
                    let session = OpenTasks(of: card).walk(walk, over: graph, notation: .unicode)
                    isSeenWhole(session, "\(name) \(graph.name) \(entries) \(feedback)")
                }
            }
        }
    }

    /// A graph of nine nodes at most in layers: two or three inputs, then nodes of two operands or one, four layers in all.
    private func randomBlock(_ seed: Int) -> String {
        var generator = SeededGenerator(seed: UInt64(seed))
        var layers = [(1...Int.random(in: 2...3, using: &generator)).map { "x\($0)" }]
        var lines = layers[0].enumerated().map { "\($1) = \(Double($0) + 1.5)" }
        for layer in ["a", "b"] {
            let names = (1...Int.random(in: 1...2, using: &generator)).map { "\(layer)\($0)" }
            for name in names {
                let first = layers[layers.count - 1].randomElement(using: &generator) ?? "x1"
                let second = layers.joined().randomElement(using: &generator) ?? "x1"
                let rules = [
                    "\(first)*\(second)", "sin(\(first))", "\(first) + \(second)", "\(first)^2", "exp(\(first))",
                ]
                lines.append("\(name) = \(rules.randomElement(using: &generator) ?? first)")
            }
            layers.append(names)
        }
        let unused = layers.joined().filter { name in lines.allSatisfy { $0.hasPrefix(name) || !$0.contains(name) } }
        lines.append("C = \(unused.joined(separator: " + "))")
        return lines.joined(separator: "\n")
    }

    // Two of the first twelve have four boxes in a layer and a line past them, which takes more than twelve rows.
    @Test("So do walks of small random graphs", arguments: (0..<12).filter { $0 != 6 && $0 != 9 })
    func random(seed: Int) throws {
        let block = randomBlock(seed)
        let graph = try #require(Graph.parse(block, name: "g").graph)
        #expect(graph.nodes.count <= 9)
        for fill in [[Walk.Fill.contributions, .adjoints], [.values, .partials, .contributions, .adjoints]] {
            isSeenWhole(WalkSession(graph: graph, walk: Walk(graph: "g", fill: fill), task: "walk"), block)
        }
    }
}
