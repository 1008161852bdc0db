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
        #expect(ledger.split(separator: "\n").count { $0.hasPrefix("   a") } == 9 && ledger.contains("   sum "))
        screen.press(.control("x"))
        let drawing = picture(of: screen)
        #expect(drawing.split(separator: "\n").count { $0.hasPrefix("   a") } == 1 && !drawing.contains("   sum "))
        screen.type("7")
        #expect(picture(of: screen).contains("[7 "))
        screen.press(.backspace, .control("x"))
        #expect(picture(of: screen) == both)
    }

    // MARK: What labels are

    @Test("Between vectors and matrices a line says what the labels are, where nothing has to go for it")
    func notes() throws {
        let block = "x = [1, 2]\nparam W : 2x2 = [1, 2; 3, 5]\nparam b : 2 = [1, 1]\nz = W @ x + b\nC = sum(z^2)"
        let graph = try #require(Graph.parse(block, name: "g").graph)
        let note = "local partials on the edges; I is eye(n)"
        // While the labels are asked for, nothing tells that one of them is I.
        var screen = try screen(block)
        #expect(!picture(of: screen).contains("eye(n)"))
        for _ in 1...12 { screen.press(.control("r")) }
        #expect(picture(of: screen).contains("The walk is complete"))
        #expect(picture(of: screen).contains(note), "\(picture(of: screen))")
        var alone = DrawingScreen(chart: Chart(graph: graph, appearance: Appearance()), title: "A graph")
        _ = alone.update(.resize(Size(columns: 80, rows: 24)))
        #expect(picture(of: alone).contains("── x ──") && picture(of: alone).contains(" \(note) ──"))
        #expect(!picture(of: try self.screen(Self.lattice)).contains("on the edges"))
    }

    // MARK: Beside the ledger

    /// Six boxes with long labels: from left to right they need some 180 columns, and down the page 6·4 + 5·2 = 34 rows.
    private static let deep = "x = 0.5\na = sin(x)\nb = exp(a)\nc = log(b + 1)\nd = c^3\ny = 1/d"

    @Test("In a wide window a tall drawing goes down the page at the left of its ledger, where more of it is seen")
    func beside() throws {
        let graph = try #require(Graph.parse(Self.deep, name: "g").graph)
        let walk = Walk(graph: "g", fill: [.contributions, .adjoints])
        var screen = screen(WalkSession(graph: graph, walk: walk, task: "walk"), columns: 120, rows: 40)
        screen.press(.control("r"))
        let shown = picture(of: screen, columns: 120, rows: 40)
        let rows = shown.split(separator: "\n", omittingEmptySubsequences: false)
        // The ledger begins beside the first box, and every label has its number.
        let ledger = try #require(rows.firstIndex { $0.contains("ledger of d") })
        #expect(ledger < 4 && !shown.contains("goes on"), "\(shown)")
        // sin′ 0.5 = cos 0.5 = 0.8776…
        #expect(shown.contains("cos(x) = 0.877583") && shown.contains("▾") && !shown.contains("▸"), "\(shown)")
        screen.press(.control("y"))
        #expect(!picture(of: screen, columns: 120, rows: 40).contains("▾"))
        screen.press(.control("y"))
        #expect(picture(of: screen, columns: 120, rows: 40) == shown)
    }

    // MARK: The whole drawing

    /// Goes through a walk to its end; nothing of its drawing is ever out of sight, and at the end every symbol stands on it.
    private func isSeenWhole(
        _ session: WalkSession, _ name: String, in window: Size = Size(columns: 80, rows: 24)
    ) {
        var screen = screen(session, columns: window.columns, rows: window.rows)
        for _ in 0...session.cells.count {
            let shown = picture(of: screen, columns: window.columns, rows: window.rows)
            #expect(!shown.contains("the drawing goes on"), "\(name)\n\(shown)")
            screen.press(.control("r"), .enter)
        }
        let shown = picture(of: screen, columns: window.columns, rows: window.rows)
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

    /// Graphs that textbooks, papers and lectures draw.
    private static let small = [
        "logistic regression":
            "param w = 0.5\nx = 2\nparam b = -0.5\nz = w*x + b\np = sigmoid(z)\nconst y = 1\n"
            + "L = -(y*log(p) + (1 - y)*log(1 - p))",
        "sum and product": "x = -2\ny = 5\nz = -4\nq = x + y\nf = q*z",
        "add, max and mul gates": "x = 3\ny = -4\nz = 2\nw = -1\np = x*y\nm = max(z, w)\ns = p + m\nf = 2*s",
        "shared quotient":
            "x1 = 1.5\nx2 = 0.5\nv1 = x1/x2\nv2 = sin(v1)\nv3 = exp(x2)\nv4 = v1 - v3\nv5 = v2 + v4\ny = v5*v4",
        "log and sine": "x1 = 2\nx2 = 5\na = log(x1)\nb = x1*x2\nc = sin(x2)\nd = a + b\ny = d - c",
        "product of four": "x1 = 2\nx2 = 3\nx3 = 4\nx4 = 5\np2 = x1*x2\np3 = p2*x3\np4 = p3*x4",
        "softmax of two": "z1 = 1\nz2 = 2\ne1 = exp(z1)\ne2 = exp(z2)\nS = e1 + e2\np = e1/S\nL = -log(p)",
        "norm": "x = 3\ny = 4\na = x^2\nb = y^2\ns = a + b\nr = sqrt(s)",
        "linear regression": "param w = 2\nx = 3\nparam b = 1\nh = w*x + b\nconst t = 5\nr = h - t\nL = r^2/2",
        "variance":
            "x1 = 1\nx2 = 2\nx3 = 6\nm = (x1 + x2 + x3)/3\nd1 = x1 - m\nd2 = x2 - m\nd3 = x3 - m\n"
            + "v = (d1^2 + d2^2 + d3^2)/3",
        "Rosenbrock": "x = -1\ny = 2\na = 1 - x\ns = x^2\nb = y - s\nf = a^2 + 100*b^2",
    ]

    private static let larger = [
        "attention":
            "q = 1\nk1 = 0.5\nk2 = -1\nv1 = 2\nv2 = 3\ns1 = q*k1\ns2 = q*k2\ne1 = exp(s1)\ne2 = exp(s2)\n"
            + "S = e1 + e2\na1 = e1/S\na2 = e2/S\no = a1*v1 + a2*v2",
        "robot arm":
            "t1 = 0.5\nt2 = 0.3\na = t1 + t2\nc1 = cos(t1)\ns1 = sin(t1)\nc2 = cos(a)\ns2 = sin(a)\nx = c1 + c2\n"
            + "y = s1 + s2\nd = x - 1\nr = y - 1\nL = d^2 + r^2",
        "Horner's scheme":
            "x = 2\nparam a0 = 1\nparam a1 = -2\nparam a2 = 3\nparam a3 = 4\nparam a4 = 0.5\nb4 = a4\n"
            + "b3 = b4*x + a3\nb2 = b3*x + a2\nb1 = b2*x + a1\nb0 = b1*x + a0",
        "net 2-2-1":
            "input x1 = 1\ninput x2 = 0\nparam w11 = 0.1\nparam w12 = 0.2\nparam w21 = 0.3\nparam w22 = 0.4\n"
            + "param v1 = 0.5\nparam v2 = 0.6\na1 = w11*x1 + w12*x2\na2 = w21*x1 + w22*x2\nh1 = sigmoid(a1)\n"
            + "h2 = sigmoid(a2)\no = v1*h1 + v2*h2\nconst t = 1\nd = o - t\nL = d^2/2",
    ]

    @Test("In 80 by 24 so do walks of well-known graphs of at most nine nodes", arguments: small.keys.sorted())
    func wellKnown(name: String) throws {
        let block = try #require(Self.small[name])
        let graph = try #require(Graph.parse(block, name: "g").graph)
        #expect(graph.nodes.count <= 9)
        let walk = Walk(graph: "g", fill: [.contributions, .adjoints])
        isSeenWhole(WalkSession(graph: graph, walk: walk, task: "walk"), name)
    }

    @Test("In 120 by 40 so do walks of well-known graphs of at most 16 nodes", arguments: larger.keys.sorted())
    func wellKnownLarger(name: String) throws {
        let block = try #require(Self.larger[name])
        let graph = try #require(Graph.parse(block, name: "g").graph)
        #expect(graph.nodes.count <= 16)
        let walk = Walk(graph: "g", fill: [.contributions, .adjoints])
        isSeenWhole(
            WalkSession(graph: graph, walk: walk, task: "walk"), name, in: Size(columns: 120, rows: 40))
    }
}
