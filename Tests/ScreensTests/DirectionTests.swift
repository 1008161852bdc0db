import Algebra
import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("The direction of a drawing")
struct DirectionTests {
    /// The arrowheads of a drawing tell its direction.
    private func arrowheads(_ text: String) -> Set<Character> { Set(text).intersection(["▸", "▾"]) }

    /// The rows above the first rule with a title.
    private func drawing(on screen: some Screen, _ window: Size) -> String {
        let shown = picture(of: screen, columns: window.columns, rows: window.rows)
        return shown.split(separator: "\n").prefix { !$0.hasPrefix(" ── ") }.joined(separator: "\n")
    }

    private static let windows = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)]

    @Test(
        "The lesson, the walk, the tasks and the screen of its own lay a shipped graph out in one direction",
        arguments: shippedCardNames, windows)
    func shipped(name: String, window: Size) throws {
        let card = try shippedCard(name)
        let openTasks = OpenTasks(of: card)
        let page = LessonPage(card: card, openTasks, closing: "", appearance: Appearance(), window: window)
        for drawing in page.drawings {
            // Five arrays side by side, each with its shape, fit the screen of their own only down the page.
            let fitsOneWay = name == "matrix-layouts" && drawing.graph == "sizes" && window == Self.windows[0]
            let graph = try #require(card.graphs.first { $0.name == drawing.graph })
            let lesson = arrowheads(Array(page.lines[drawing.rows]).plainText.joined(separator: "\n"))
            let walk = openTasks.walk(card.walk(over: graph), over: graph, notation: .unicode)
            var walking = WalkScreen(walk: walk, title: "", card: "", appearance: Appearance())
            _ = walking.update(.resize(window))
            var alone = DrawingScreen(
                chart: Chart(graph: graph, disclosure: openTasks.disclosure(of: graph), appearance: Appearance()),
                title: "")
            _ = alone.update(.resize(window))
            #expect(lesson.count == 1, "\(name) \(graph.name): \(lesson)")
            #expect(self.arrowheads(self.drawing(on: walking, window)) == lesson, "the walk of \(name) \(graph.name)")
            #expect(
                fitsOneWay || self.arrowheads(self.drawing(on: alone, window)) == lesson,
                "d of \(name) \(graph.name)")
        }
    }

    /// x▸t, t▸s, t▸r, s▸u, r▸u, u▸J: with every value on it this drawing has 25 rows, and in five boxes from left to right it
    /// says symbols alone.
    private static let chain = "x = 2\nt = x^2\ns = sin(t)\nr = 3t\nu = s + r\nJ = cos(u)"

    @Test("What boxes have no room for in that direction stands below the drawing of a lesson")
    func unsaid() throws {
        let text = "---\nadjoint: 1\ntitle: A\n---\nL\n\n```graph g\n\(Self.chain)\n```\n"
        let card = try #require(Card.read(text, path: "a.md").card)
        let page = LessonPage(
            card: card, OpenTasks(of: card), closing: "", appearance: Appearance(), window: Size(columns: 80, rows: 24))
        let shown = page.lines.plainText.joined(separator: "\n")
        #expect(shown.contains("▸") && !shown.contains("▾"), "\(shown)")
        // 2² = 4, sin 4 = −0.7568…, 3·4 = 12; their sum is 11.243…
        #expect(shown.contains("where x = 2, t = x² = 4, s = sin(t) = −0.756802, r = 3t = 12,"), "\(shown)")
        #expect(shown.contains("u = s + r = 11.2432, J = cos(u) = 0.2451"), "\(shown)")
        // Where there is room nothing stands below.
        let wide = LessonPage(
            card: card, OpenTasks(of: card), closing: "", appearance: Appearance(), window: Size(columns: 160, rows: 60)
        )
        #expect(!wide.lines.plainText.contains { $0.hasPrefix("where") })
    }

    @Test("A value that a task asks for is not told below the drawing either")
    func unsaidIsHidden() throws {
        let text = """
            ---
            adjoint: 1
            title: A
            ---
            L

            ```graph g
            \(Self.chain)
            ```

            # Tasks

            ## One
            ```answer
            graph: g
            numeric: u
            ```
            """
        let card = try #require(Card.read(text, path: "a.md").card)
        let page = LessonPage(
            card: card, OpenTasks(of: card), closing: "", appearance: Appearance(), window: Size(columns: 80, rows: 24))
        let shown = page.lines.plainText.joined(separator: "\n")
        #expect(shown.contains("u = s + r = ?,") && !shown.contains("11.24"), "\(shown)")
    }
}
