import Autodiff
import Canvas
import Cards
import Diagram
import RepositoryCards
import Testing
import Tutor

@testable import Screens

@Suite("A large drawing is put off until it is asked for")
struct LargeDrawingTests {
    private func chain(_ count: Int) -> String {
        (["x0 = 1"] + (1..<count).map { "x\($0) = sin(x\($0 - 1))" }).joined(separator: "\n")
    }

    private func card(_ definitions: String) throws -> Card {
        let text = "---\nadjoint: 1\ntitle: Large\n---\n```graph g\n\(definitions)\n```\n"
        return try #require(Card.read(CardFile(path: "large.md", text: text)).card)
    }

    private func effort(_ definitions: String) throws -> DrawingEffort {
        DrawingEffort(of: try #require(try card(definitions).graphs.first))
    }

    @Test("What a drawing takes are its boxes, and its arrows once for each layer they lead on by")
    func effort() throws {
        // Four nodes, each of all before it: three arrows go on by one layer, two by two, one by three.
        let dense = try effort("a = 1\nb = 2a\nc = a + b\nd = a + b + c")
        #expect(dense.boxes == 4 && dense.arrows == 6 && dense.places == 4 + 3 * 1 + 2 * 2 + 3)
        #expect(dense.words == "4 boxes and 6 arrows")
        #expect(try effort("a = 1").words == "1 box and 0 arrows")
    }

    @Test("Of a list of edges in any order, and with a ring in it, too")
    func effortOfLists() {
        // c → b → a and c → a, which goes on by two layers; then a ring of two, which has no layers.
        let dense = DrawingEffort(boxes: 3, arrows: [(1, 0), (2, 1), (2, 0)])
        #expect(dense.places == 3 + 1 + 1 + 2)
        #expect(DrawingEffort(boxes: 2, arrows: [(0, 1), (1, 0)]).places == 2)
    }

    @Test("At the limit of 300 a drawing stands in its place, and one beyond it is put off")
    func limit() throws {
        // 150 boxes, 149 arrows, and a box beside them; then one box and one arrow more.
        let (within, beyond) = (chain(150) + "\ny = 2\noutput x149", chain(151))
        #expect(try effort(within).places == 300)
        #expect(try effort(beyond).places == 301)
        for (definitions, isPutOff) in [(within, false), (beyond, true)] {
            var lesson = CardScreen(card: try card(definitions), appearance: Appearance())
            _ = lesson.update(.resize(Size(columns: 80, rows: 24)))
            #expect(picture(of: lesson).contains("The drawing is put off: laying out 151 boxes") == isPutOff)
        }
    }

    @Test("No drawing of a bundled card is put off")
    func bundled() throws {
        for card in try RepositoryCards.allCases.flatMap({ try $0.cards() }) {
            for graph in card.graphs {
                #expect(!DrawingEffort(of: graph).isLarge, "\(card.frontMatter.id): \(graph.name)")
            }
        }
    }

    private func lesson() throws -> App {
        App(
            root: CardScreen(card: try card(chain(151)), appearance: Appearance()), size: Size(columns: 80, rows: 24))
    }

    private func waitedFor(_ effects: [Effect]) -> Preparation? {
        if case .prepare(let preparation)? = effects.first { preparation } else { nil }
    }

    @Test("Asked for, it is laid out beside, keys being answered, and comes up when it is ready; zooming too")
    func askedFor() throws {
        var app = try lesson()
        let preparation = try #require(waitedFor(app.press(.control("o"))))
        #expect(picture(of: app).contains("takes a while to be laid out"))
        app.press(.character("?"))
        #expect(picture(of: app).contains("back, without the drawing"))
        app.press(.character("?"))
        app.show(preparation.make(), preparedAs: preparation.number)
        #expect(picture(of: app).contains("x0"))
        #expect(!picture(of: app).contains("takes a while to be laid out"))
        let zoomed = try #require(waitedFor(app.press(.character("-"))))
        #expect(picture(of: app).contains("takes a while to be laid out"))
        app.show(zoomed.make(), preparedAs: zoomed.number)
        app.press(.escape)
        #expect(picture(of: app).contains("is put off"))
    }

    @Test(
        "A large list of edges on a screen of its own is waited for at the start, and left by a key",
        arguments: [false, true])
    func root(isGivenUp: Bool) throws {
        let edges = (0..<151).map { DiagramEdge(from: $0, to: $0 + 1, label: "") }
        let chart = Chart(names: (0...151).map { "n\($0)" }, edges: edges, appearance: Appearance())
        var app = App(
            root: DrawingScreen(chart: chart, title: "Chain"), size: Size(columns: 80, rows: 24))
        #expect(picture(of: app).contains("takes a while to be laid out"))
        let preparation = try #require(waitedFor(app.beginning))
        guard isGivenUp else {
            app.show(preparation.make(), preparedAs: preparation.number)
            #expect(picture(of: app).contains("n0"))
            return
        }
        #expect(app.press(.character("q")).contains { if case .quit = $0 { true } else { false } })
    }

    @Test("One that was given up does not come up, nor in the place of another")
    func givenUp() throws {
        var app = try lesson()
        let first = try #require(waitedFor(app.press(.control("o"))))
        app.press(.escape)
        let before = picture(of: app)
        app.show(first.make(), preparedAs: first.number)
        #expect(picture(of: app) == before)
        _ = try #require(waitedFor(app.press(.control("o"))))
        app.show(first.make(), preparedAs: first.number)
        #expect(picture(of: app).contains("takes a while to be laid out"))
    }

    @Test("A walk of a large graph goes on without its drawing, and says what draws it")
    func walk() throws {
        var app = try lesson()
        app.press(.character("w"))
        #expect(picture(of: app).contains("The drawing is put off: laying out 151 boxes and 150 arrows takes a while"))
        app.type("1")
        app.press(.enter)
        #expect(picture(of: app).contains("Right"))
        #expect(picture(of: app).contains("ledger of x149"))
        #expect(waitedFor(app.press(.control("o"))) != nil)
    }
}
