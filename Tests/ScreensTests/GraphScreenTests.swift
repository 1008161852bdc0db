import Cards
import Autodiff
import Canvas
import Diagram
import Testing
import Tutor

@testable import Screens

@Suite("A graph on a screen of its own")
struct GraphScreenTests {
    private func screen(
        _ block: String = "x = 2\ny = 3\nt = x * y\nC = t^2 + x", isASCII: Bool = false, columns: Int = 80,
        rows: Int = 24
    ) throws -> DrawingScreen {
        let graph = try #require(Graph.parse(block, name: "lattice").graph)
        var screen = DrawingScreen(
            chart: Chart(graph: graph, appearance: Appearance(isASCII: isASCII)), title: "A small lattice")
        _ = screen.update(.resize(Size(columns: columns, rows: rows)))
        return screen
    }

    /// Sixty boxes in layers of five, each consuming two of the layer before.
    private func large(columns: Int = 80, rows: Int = 24, isASCII: Bool = false) -> DrawingScreen {
        let names = (0..<60).map { "n\($0)" }
        let edges = (5..<60).flatMap { node in
            [5, 4].map { DiagramEdge(from: node - $0, to: node, label: "w\(node - $0)") }
        }
        var screen = DrawingScreen(
            chart: Chart(names: names, edges: edges, appearance: Appearance(isASCII: isASCII)), title: "A net")
        _ = screen.update(.resize(Size(columns: columns, rows: rows)))
        return screen
    }

    @Test("The drawing with the present node, and everything about it below")
    func looks() throws {
        var screen = try screen()
        screen.press(.tab, .tab)
        #expect(
            picture(of: screen) == """
                 A small lattice                                       full labels, node 3 of 4




                      ┌────────┐
                      │ x = 2  ├─────────────────1─────────────────┐
                      │ x̄ = ?  ├─┐                                 │  ┌─────────────────┐
                      └────────┘ │          ╔════════════╗         └─▸│ C = t² + x = 38 │
                      ┌────────┐ └──y = 3──▸║ t = xy = 6 ╟──2t = 12──▸│ C̄ = ?           │
                      │ y = 3  ├────x = 2──▸║ t̄ = ?      ║            └─────────────────┘
                      │ ȳ = ?  │            ╚════════════╝
                      └────────┘




                 ── t ─────────────────────────────────────────────────────────────────────────
                   computed   t = xy = 6
                   operands   x (∂t/∂x = y = 3), y (∂t/∂y = x = 2)
                   consumers  C (∂C/∂t = 2t = 2·6 = 12)
                   adjoint    t̄ = ?   a shows it

                 Tab next   Enter details   p paths   a adjoints   - zoom   Esc back   ? keys
                """)
    }

    @Test("Adjoints wait until they are asked for")
    func adjoints() throws {
        var screen = try screen()
        #expect(!picture(of: screen).contains("37"))
        screen.press(.character("a"))
        #expect(picture(of: screen).contains("x̄ = 37") && picture(of: screen).contains("t̄ = 12"))
        #expect(!picture(of: screen).contains("a adjoints"))
    }

    @Test("Each zoom level says less, and only a change of level lays out anew")
    func zoom() throws {
        var screen = try screen()
        let before = screen.layouts
        screen.press(.character("-"))
        #expect(picture(of: screen).contains("definitions and symbols"))
        #expect(picture(of: screen).contains("│ t = xy = 6 ├──2t──▸│"))
        screen.press(.character("-"))
        #expect(picture(of: screen).contains("names and symbols"))
        #expect(picture(of: screen).contains("│ t ├──2t──▸│"))
        screen.press(.character("-"))
        #expect(picture(of: screen).contains("│ t = 6 ├") && picture(of: screen).contains("─12──"))
        #expect(!picture(of: screen).contains("2t = 12──"))
        screen.press(.character("["))
        #expect(picture(of: screen).contains("│ t ├") && picture(of: screen).contains("boxes only"))
        screen.press(.character("-"))
        #expect(screen.layouts == before + 4)
        screen.press(.character("]"), .character("+"), .character("+"), .character("+"))
        #expect(picture(of: screen).contains("full labels") && screen.layouts == before + 8)
        screen.press(.tab, .backTab, .left, .down, .pageDown, .character("a"), .character("c"), .end)
        _ = picture(of: screen)
        #expect(screen.layouts == before + 8)
    }

    @Test("The richest level that fits opens, and the window decides until the reader does")
    func opensWhatFits() throws {
        // x▸t▸s▸u▸J and t▸r▸u: five layers. Each box with its definition, value and adjoint needs more than 80 columns.
        let chain = "x = 2\nt = x^2\ns = sin(t)\nr = 3t\nu = s + r\nJ = cos(u)"
        var screen = try screen(chain)
        #expect(screen.status.hasPrefix("names and symbols"))
        let shown = picture(of: screen)
        #expect(shown.contains("─ cos(t)──▸│ s ├") && shown.contains("─ −sin(u)──▸│ J │") && !shown.contains("goes on"))
        _ = screen.update(.resize(Size(columns: 160, rows: 40)))
        #expect(
            screen.status.hasPrefix("full labels") && !picture(of: screen, columns: 160, rows: 40).contains("goes on"))
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        screen.press(.character("+"), .character("+"))
        #expect(screen.status.hasPrefix("full labels") && picture(of: screen).contains("goes on"))
        screen.press(.character("-"), .character("-"), .character("-"))
        #expect(screen.status.hasPrefix("values only"))
        _ = screen.update(.resize(Size(columns: 160, rows: 40)))
        #expect(screen.status.hasPrefix("values only"))
    }

    @Test("Where the numbers of the labels have no room, definitions and values still have it")
    func opensWithDefinitions() throws {
        // Six boxes of some 14 columns; five labels, 2x over = −2.47, need 11 more each, their symbols 6.
        let chain = "x = -1.234\nt = x^2\ns = t^2\nr = s^2\nu = r^2\nJ = u^2"
        let screen = try screen(chain, columns: 120, rows: 24)
        let shown = picture(of: screen, columns: 120)
        #expect(screen.status.hasPrefix("definitions and symbols"), "\(shown)")
        #expect(shown.contains("t = x² = 1.52") && shown.contains("─2x─"), "\(shown)")
        #expect(!shown.split(separator: "\n").prefix { !$0.hasPrefix(" ── ") }.joined().contains("−2.4"), "\(shown)")
    }

    @Test("Where not even boxes fit, everything is said, since the drawing has to be moved about anyway")
    func opensInFull() {
        #expect(large().status.hasPrefix("full labels"))
    }

    @Test("Without values no level shows values only")
    func symbolsOnly() throws {
        var screen = try screen("input x\ny = sin(x)")
        screen.press(.character("-"))
        #expect(screen.status.hasPrefix("names and symbols"))
        screen.press(.character("-"))
        #expect(screen.status.hasPrefix("boxes only"))
        #expect(screen.keys.contains { $0.label == "+, ]" && $0.short == "zoom" })
    }

    @Test("A drawing larger than the window has a map with the present box, and says where it goes on")
    func minimap() {
        var screen = large()
        let first = picture(of: screen)
        #expect(first.contains("map: @ here, o in view") && first.contains("goes on"))
        #expect(first.contains("@") && first.contains("·"))
        let layouts = screen.layouts
        screen.press(.end)
        #expect(picture(of: screen).contains("── n59 ──") && picture(of: screen).contains("║"))
        screen.press(.tab)
        #expect(picture(of: screen).contains("── n0 ──"))
        #expect(screen.layouts == layouts)
    }

    @Test("The map in ASCII, and in a window of 60x16")
    func smallASCII() {
        let shown = picture(of: large(columns: 60, rows: 16, isASCII: true), columns: 60, rows: 16, isASCII: true)
        #expect(shown.allSatisfy { $0.isASCII })
        #expect(shown.contains("-- n0 --") && shown.contains("#") && shown.contains("@") && shown.contains("goes on"))
        #expect(shown.contains("consumers  n5"))
    }

    @Test("What a walk still asks for is hidden on its drawing, and shown once it is known")
    func walk() throws {
        let graph = try #require(Graph.parse("x = 2\ny = 3\nt = x * y\nC = t^2 + x", name: "lattice").graph)
        var walk = WalkSession(
            graph: graph, walk: .init(graph: "lattice", fill: [.partials, .adjoints]), task: "walk")
        var screen = DrawingScreen(walk: walk, title: "Walk", appearance: Appearance())
        screen.press(.character("a"), .character("p"))
        #expect(!picture(of: screen).contains("2t") && !picture(of: screen).contains("37"))
        #expect(!screen.keys.contains { $0.label == "p" || $0.label == "a" })
        _ = walk.submit("1")
        screen = DrawingScreen(walk: walk, title: "Walk", appearance: Appearance())
        #expect(picture(of: screen).contains("C̄ = 1"))
    }

    @Test("Paths open once no task asks them, from the drawing and from the lesson")
    func paths() throws {
        var screen = CardScreen(card: try sampleCard(), appearance: Appearance())
        #expect(!screen.keys.contains { $0.label == "p" })
        screen.learn(openTasks: ["order"], of: "sample")
        guard case .open(let paths)? = screen.press(.character("p")).first else {
            Issue.record("p opens nothing")
            return
        }
        #expect(picture(of: paths).contains("paths from x to C"))
    }

    @Test("Keys in a walk do not lay its drawing out again")
    func walkLayouts() throws {
        let graph = try #require(Graph.parse("x = 2\ny = 3\nt = x * y\nC = t^2 + x", name: "lattice").graph)
        let session = WalkSession(graph: graph, walk: .init(graph: "lattice"), task: "walk")
        var screen = WalkScreen(walk: session, title: "Walk", card: "sample", appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 100, rows: 30)))
        let layouts = screen.layouts
        screen.type("1")
        screen.press(.enter, .control("g"), .control("r"), .control("n"), .pageDown, .tab)
        _ = picture(of: screen, columns: 100, rows: 30)
        #expect(screen.layouts == layouts && layouts == 1)
    }

    @Test("The lesson, a walk and a task open the drawing of their graph; q comes back")
    func opening() throws {
        let card = try sampleCard()
        var app = App(root: CardScreen(card: card, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.press(.character("d"))
        #expect(picture(of: app).contains("node 1 of 4"))
        // Adjoints and products of paths wait for the tasks that ask them.
        app.press(.character("p"), .character("a"))
        #expect(picture(of: app).contains("node 1 of 4") && picture(of: app).contains("x̄ = ?"))
        app.press(.character("q"), .character("w"), .control("o"))
        #expect(picture(of: app).contains("node 4 of 4"))
        app.press(.control("o"))
        #expect(picture(of: app).contains("ledger of C"))
    }
}
