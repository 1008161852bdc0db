import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

private let layer = """
    W : 2x3 = [[1, 2, 3], [4, 5, 6]]
    x = [1, 0, 2]
    b = [1, -1]
    z = W @ x + b
    C = sum(z^2)
    """

@Suite("A walk over vectors and matrices on the screen")
struct MatrixWalkScreenTests {
    private func session(
        entries: Walk.Entries = .numeric, method: SweepMethod = .pull, isASCII: Bool = false
    ) throws -> WalkSession {
        let graph = try #require(Graph.parse(layer, name: "layer").graph)
        let walk = Walk(graph: "layer", method: method, entries: entries)
        return WalkSession(
            graph: graph, walk: walk, task: "walk", notation: Appearance(isASCII: isASCII).notation)
    }

    private func screen(
        _ typed: [String], entries: Walk.Entries = .numeric, isASCII: Bool = false,
        size: Size = Size(columns: 80, rows: 24)
    ) throws -> WalkScreen {
        var screen = WalkScreen(
            walk: try session(entries: entries, isASCII: isASCII), title: "A layer", card: "sample",
            appearance: Appearance(isASCII: isASCII))
        _ = screen.update(.resize(size))
        for entry in typed {
            screen.type(entry)
            screen.press(.enter)
        }
        return screen
    }

    /// The ledger's lines.
    private func ledger(of screen: WalkScreen, columns: Int = 80, rows: Int = 24) -> String {
        let lines = picture(of: screen, columns: columns, rows: rows).split(
            separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.contains("ledger of") }) else { return "" }
        let end = lines[(start + 1)...].firstIndex { $0.contains("────") || $0.contains("----") } ?? lines.endIndex
        return lines[(start + 1)..<end].joined(separator: "\n")
    }

    @Test("A product whose shapes do not fit is named once, and the question stays in view")
    func misfit() throws {
        let shown = picture(of: try screen(["1", "2z", "zbar x"]))
        #expect(shown.contains("zbar x: zbar is 2×1 and x is 3×1: the inner dimensions, 1 and 3, differ."), "\(shown)")
        #expect(shown.ranges(of: "the inner dimensions").count == 1, "\(shown)")
        #expect(shown.contains("What does z send back to"), "\(shown)")
    }

    @Test("The ledger names the factors with shapes and numbers, not the product")
    func ledger() throws {
        let screen = try screen(["1", "[16, 30]", "[16, 30]", "[136, 182, 228]"])
        #expect(
            ledger(of: screen) == """
                   z    factors  z̄ : 2×1 = [16; 30],  x : 3×1 = [1; 0; 2]
                        contribution = [                                      ]
                   sum  W̄ = dC/dW = ?


                """)
    }

    @Test("Once answered, the product is lined up by its inner dimensions, with the numbers beside it")
    func answered() throws {
        let screen = try screen(["1", "[16, 30]", "[16, 30]", "[136, 182, 228]", "bar(z) x^T"])
        #expect(
            ledger(of: screen) == """
                   z      z̄    xᵀ           z̄ = [16; 30]
                        (2×1)·(1×3) = 2×3   xᵀ = [[1, 0, 2]]
                        contribution = [16, 0, 32; 30, 0, 60] right   2×3
                   sum  W̄ = dC/dW = [16, 0, 32; 30, 0, 60]   2×3

                """)
    }

    @Test("Where expressions are entries, factors have shapes and no numbers")
    func symbolic() throws {
        let screen = try screen(["1", "2z", "bar(z)"], entries: .symbolic)
        #expect(
            ledger(of: screen) == """
                   z    factors  z̄ : 2×1 = 2z,  W : 2×3
                        contribution = [                                      ]
                   sum  x̄ = dC/dx = ?


                """)
    }

    @Test("Everything of the ledger can be written in ASCII")
    func ascii() throws {
        let entries = ["1", "[16, 30]", "[16, 30]", "[136, 182, 228]", "bar(z) x^T"]
        let screen = try screen(entries, isASCII: true)
        let text = picture(of: screen, isASCII: true)
        let others = text.filter { !$0.isASCII }
        #expect(others.isEmpty)
        #expect(text.contains("(2x1)  @ (1x3) = 2x3"))
    }

    @Test("Plain lines say the product with its shapes and no more than the ledger does")
    func plain() throws {
        var walk = PlainWalk(walk: try session(), title: "A layer", card: "sample", appearance: Appearance())
        _ = walk.begin()
        for entry in ["1", "[16, 30]", "[16, 30]"] { _ = walk.receive(entry) }
        let reply = walk.receive("[136, 182, 228]").lines.joined(separator: " ")
        #expect(
            reply.contains(
                "From z: factors z̄ = [16; 30], 2×1, x = [1; 0; 2], 3×1, contribution not known yet."))
    }

    @Test(
        "A tensor walk can be drawn and answered at every size",
        arguments: [(80, 24), (120, 40), (60, 16), (20, 5), (3, 2)])
    func sizes(columns: Int, rows: Int) throws {
        for entries in Walk.Entries.allCases {
            var screen = try screen(["1"], entries: entries, size: Size(columns: columns, rows: rows))
            for _ in 0..<6 {
                _ = picture(of: screen, columns: columns, rows: rows)
                screen.press(.control("r"))
            }
            #expect(picture(of: screen, columns: 80).contains("The walk is complete."))
        }
    }
}
