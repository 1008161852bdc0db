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

    // MARK: What the question is about

    @Test("Beside the sum that is asked stands what it is made of, however long it is, before and after a hint")
    func sumWithItsRow() throws {
        let graph = try #require(try shippedCard("two-hidden-layers").graphs.first { $0.name == "thin" })
        var screen = screen(WalkSession(graph: graph, walk: Walk(graph: "thin", fill: [.adjoints]), task: "walk"))
        // J, y, b, v and z₂ come before a₂: J̄, ȳ, b̄, v̄, z̄₂.
        for _ in 1...5 { screen.press(.control("r")) }
        for _ in 1...3 {
            let shown = picture(of: screen)
            #expect(shown.contains("· ∂z⁽²⁾/∂a⁽²⁾ = ") && shown.contains("z̄⁽²⁾ = −1.99969"), "\(shown)")
            #expect(shown.contains("sum   ā⁽²⁾ = dJ/da⁽²⁾ = [") && !shown.contains("ledger: "), "\(shown)")
            screen.type("5")
            screen.press(.enter, .control("g"))
        }
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

    /// Seven boxes with labels as 3·sin(x)²·cos(x): from left to right they need some 190 columns, and down the page
    /// 7·3 + 6·2 = 33 rows. As a line leads past all of them, they go into one row or none.
    private static let deep =
        "x = 0.5\na = sin(x)^3\nb = cos(a)^3\nc = sin(b)^3\nd = cos(c)^3\ne = sin(d)^3\ny = cos(e)^3 + x"

    @Test("In a wide window a tall drawing goes down the page at the left of its ledger, where more of it is seen")
    func beside() throws {
        let graph = try #require(Graph.parse(Self.deep, name: "g").graph)
        let walk = Walk(graph: "g", fill: [.contributions, .adjoints])
        var screen = screen(WalkSession(graph: graph, walk: walk, task: "walk"), columns: 120, rows: 40)
        screen.press(.control("r"))
        let shown = picture(of: screen, columns: 120, rows: 40)
        let rows = shown.split(separator: "\n", omittingEmptySubsequences: false)
        // The ledger begins beside the first box, and every label has its number.
        let ledger = try #require(rows.firstIndex { $0.contains("ledger of e") })
        #expect(ledger < 4 && !shown.contains("goes on"), "\(shown)")
        // 3·sin(0.5)²·cos(0.5) = 3·0.22985·0.87758 = 0.60513…
        #expect(shown.contains("= 0.6051") && shown.contains("▾") && !shown.contains("▸"), "\(shown)")
        screen.press(.control("y"))
        #expect(!picture(of: screen, columns: 120, rows: 40).contains("▾"))
        screen.press(.control("y"))
        #expect(picture(of: screen, columns: 120, rows: 40) == shown)
    }
}
