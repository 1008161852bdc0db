import Autodiff
import Canvas
import Testing

@testable import Screens

@Suite("Paths one by one, then their sum")
struct PathsScreenTests {
    private func screen(
        _ block: String = "x = 2\ny = 3\nt = x * y\nC = t^2 + x", isASCII: Bool = false
    ) throws -> DrawingScreen {
        let graph = try #require(Graph.parse(block, name: "lattice").graph)
        var screen = DrawingScreen(pathsOf: graph, title: "A small lattice", appearance: Appearance(isASCII: isASCII))
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        return screen
    }

    @Test("A path is doubled on the drawing, with the product of its partials below")
    func looks() throws {
        #expect(
            picture(of: try screen()) == """
                 A small lattice                                                    path 1 of 2




                      ╔════════╗
                      ║ x = 2  ╟─────────────────1─────────────────┐
                      ║ x̄ = 37 ╟═╗                                 │  ╔═════════════════╗
                      ╚════════╝ ║          ╔════════════╗         └─▸║ C = t² + x = 38 ║
                      ┌────────┐ ╚══y = 3══▸║ t = xy = 6 ╟══2t = 12══▸║ C̄ = 1           ║
                      │ y = 3  ├────x = 2──▸║ t̄ = 12     ║            ╚═════════════════╝
                      │ ȳ = 24 │            ╚════════════╝
                      └────────┘




                 ── paths from x to C ─────────────────────────────────────────────────────────
                   x▸t▸C
                   ∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36



                 Enter next path   Tab other start   Esc back   ? keys
                """)
    }

    @Test("Enter goes from path to path and to the sum; Tab begins at another node; nothing is laid out again")
    func keys() throws {
        var screen = try screen()
        let layouts = screen.layouts
        screen.press(.enter)
        #expect(picture(of: screen).contains("x▸C") && picture(of: screen).contains("∂C/∂x = 1"))
        screen.press(.enter)
        #expect(picture(of: screen).contains("dC/dx = 36 + 1 = 37"))
        screen.press(.character("N"))
        #expect(picture(of: screen).contains("path 2 of 2"))
        screen.press(.tab)
        #expect(picture(of: screen).contains("paths from y to C") && picture(of: screen).contains("path 1 of 1"))
        screen.press(.end)
        #expect(picture(of: screen).contains("dC/dy = 24"))
        #expect(screen.layouts == layouts)
    }

    @Test("ASCII loses nothing: the path's lines are of other signs than the rest")
    func ascii() throws {
        let shown = picture(of: try screen(isASCII: true), isASCII: true)
        #expect(shown.allSatisfy { $0.isASCII })
        #expect(shown.contains("x>t>C") && shown.contains("==2*t = 12=") && shown.contains("--x = 2-"))
    }

    @Test("Of very many paths the first few hundred are shown, all are counted, and the sum is over all")
    func many() throws {
        let layers = (1...12).map { layer in
            "a[\(layer)] = a[\(layer - 1)] + b[\(layer - 1)]\nb[\(layer)] = a[\(layer - 1)] - b[\(layer - 1)]\n"
        }
        let source = "x = 1\na[0] = 2*x\nb[0] = 3*x\n" + layers.joined() + "C = a[12] + b[12]"
        var screen = try screen(source)
        #expect(picture(of: screen).contains("path 1 of 8192"))
        #expect(picture(of: screen).contains("The first 500 paths are shown one by one."))
        screen.press(.end)
        // Two layers double a and b, so C = a[12] + b[12] = 64 (a[0] + b[0]) and dC/dx = 64 (2 + 3).
        #expect(picture(of: screen).contains("= 320"))
        #expect(picture(of: screen).contains("8192 paths"))
    }

    @Test("As text: how many paths there are, a line for each, and the sum")
    func text() throws {
        let graph = try #require(Graph.parse("x = 2\ny = 3\nt = x * y\nC = t^2 + x", name: "g").graph)
        func lines(_ start: Int, ascii: Bool = false) -> [String] {
            PathsText(graph: graph, start: start, evaluation: graph.evaluate(), appearance: Appearance(isASCII: ascii))
                .lines
        }
        #expect(
            lines(0) == [
                "2 paths lead from x to C.", "x▸t▸C: ∂C/∂t · ∂t/∂x = 2t · y = 12 · 3 = 36", "x▸C: ∂C/∂x = 1",
                "dC/dx = 36 + 1 = 37",
            ])
        #expect(lines(1)[0] == "1 path leads from y to C." && lines(1).last == "dC/dy = 24")
        #expect(lines(3) == ["No path leads from C to C."])
    }
}
