import Autodiff
import Canvas
import Cards
import Testing

@testable import Screens

@Suite("The layout of lessons")
struct LessonLayoutTests {
    private func lines(_ blocks: [Block], width: Int, graphs: [Graph] = [], isASCII: Bool = false) -> String {
        LessonLayout(appearance: Appearance(isASCII: isASCII), graphs: graphs)
            .lines(blocks, width: width).plainText.joined(separator: "\n")
    }

    @Test("Prose wraps around inline styles, and blocks are set apart by a blank line")
    func prose() {
        let blocks: [Block] = [
            .heading(level: 2, [.text("Paths that "), .emphasis([.text("reunite")])]),
            .paragraph([
                .text("Multiply factors along every "), .strong([.text("path")]),
                .text(" and sum where paths reunite."),
            ]),
            .paragraph([.text("One"), .lineBreak, .text("two.")]),
        ]
        #expect(
            lines(blocks, width: 24) == """
                Paths that reunite
                ──────────────────

                Multiply factors along
                every path and sum where
                paths reunite.

                One
                two.
                """)
    }

    @Test("Lists hang, nest and keep their numbers")
    func lists() {
        let blocks: [Block] = [
            .list(
                ordered: true, start: 9,
                items: [
                    [.paragraph([.text("visit the output first")])],
                    [
                        .paragraph([.text("then its operands")]),
                        .list(ordered: false, start: 1, items: [[.paragraph([.text("each once")])]]),
                    ],
                ])
        ]
        #expect(
            lines(blocks, width: 16) == """
                 9. visit the
                    output first
                10. then its
                    operands
                    - each once
                """)
    }

    @Test("Quotes, code, rules and displayed math each have their own look")
    func otherBlocks() {
        let blocks: [Block] = [
            .quote([.paragraph([.text("Adjoints sum at a fan-out.")])]),
            .code(language: "text", "v.grad += u.grad\n  * du_dv"),
            .rule,
            .math("y"),
        ]
        #expect(
            lines(blocks, width: 20) == """
                │ Adjoints sum at a
                │ fan-out.

                    v.grad += u.grad
                      * du_dv

                ────────────────────

                    y
                """)
    }

    @Test("A formula too wide for the page is as wide in all its rows, so that they move together")
    func wideFormula() {
        let latex = #"\begin{bmatrix} \frac{a}{b} & 2222222222 & 3333333333 & 4444444444 \end{bmatrix}"#
        let rows = LessonLayout(appearance: Appearance(isASCII: false)).lines([.math(latex)], width: 30)
        #expect(rows.map(\.columns) == [43, 43, 43])
        let code = LessonLayout(appearance: Appearance(isASCII: false)).lines(
            [.code(language: "", "a long line of code\nshort")], width: 18)
        #expect(Set(code.map(\.columns)).count == 1)
    }

    @Test("Rows too wide for any window are padded no further, so that a formula is never many times its source")
    func widestFormula() {
        let layout = LessonLayout(appearance: Appearance(isASCII: false))
        let nested = String(repeating: "x^{", count: 5_000) + "x" + String(repeating: "}", count: 5_000)
        let rows = layout.lines([.math(nested)], width: 76)
        #expect(rows.count > 50)
        #expect(rows.map(\.columns).reduce(0, +) < 10 * nested.count)
        func columns(_ width: Int) -> [Int] {
            layout.lines([.code(language: "", String(repeating: "c", count: width) + "\nshort")], width: 76)
                .map(\.columns)
        }
        #expect(columns(1_000) == [1_004, 1_004])
        #expect(columns(1_001) == [1_005, 1_004])
    }

    private let table = Block.table(
        header: [[.text("derivative")], [.text("by a vector")]],
        rows: [
            [[.text("of a scalar")], [.text("a column in denominator layout")]],
            [[.text("of a vector")], [.text("a matrix")]],
        ])

    @Test("A table that fits is as wide as its text")
    func wideTable() {
        #expect(
            lines([table], width: 60) == """
                derivative    by a vector
                ───────────   ──────────────────────────────
                of a scalar   a column in denominator layout
                of a vector   a matrix
                """)
    }

    @Test("A table too wide wraps in its widest column")
    func narrowTable() {
        #expect(
            lines([table], width: 32) == """
                derivative    by a vector
                ───────────   ──────────────────
                of a scalar   a column in
                              denominator layout
                of a vector   a matrix
                """)
    }

    @Test("A table with no room for its columns is stacked, and loses nothing")
    func stackedTable() {
        #expect(
            lines([table], width: 14) == """
                derivative: of
                  a scalar
                by a vector: a
                  column in
                  denominator
                  layout

                derivative: of
                  a vector
                by a vector: a
                  matrix
                """)
    }

    @Test("A graph is drawn in place with its definitions, its values and a local partial on every edge")
    func graph() throws {
        let graph = try #require(Graph.parse("x = 3\nt = x^2\nC = t + 1", name: "chain").graph)
        #expect(
            lines([.paragraph([.text("See:")]), .graph("chain")], width: 60, graphs: [graph]) == """
                See:

                ┌───────┐           ┌────────────┐      ┌────────────────┐
                │ x = 3 ├─ 2x = 6 ─▸│ t = x² = 9 ├─ 1 ─▸│ C = t + 1 = 10 │
                └───────┘           └────────────┘      └────────────────┘
                """)
    }

    @Test("In ASCII nothing else is written")
    func ascii() throws {
        let graph = try #require(Graph.parse("x = 3\nt = x^2\nC = t + 1", name: "chain").graph)
        let blocks: [Block] = [
            .paragraph([.text("Überall “summieren” → ∂C/∂x…")]), .graph("chain"), .quote([.rule]), table,
        ]
        let text = lines(blocks, width: 60, graphs: [graph], isASCII: true)
            // Lines and rules are the canvas's to replace.
            .replacing("│", with: "|").replacing("─", with: "-")
        #expect(text.allSatisfy { $0.isASCII }, "\(text)")
        #expect(text.contains("t = x^2 = 9"))
    }

    @Test("A graph that the card does not have is named")
    func missingGraph() {
        #expect(lines([.graph("nowhere")], width: 60) == "(There is no graph named nowhere.)")
    }

    @Test("Blocks nested without end stay readable and keep their text")
    func deepNesting() {
        var block = Block.paragraph([.text("innermost")])
        for _ in 0..<200 { block = .quote([.list(ordered: false, start: 1, items: [[block]])]) }
        let text = lines([block], width: 40)
        #expect(text.contains("innermost"))
        #expect(text.split(separator: "\n").allSatisfy { String($0).columns <= 40 })
    }
}
