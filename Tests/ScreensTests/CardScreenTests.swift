import Canvas
import Cards
import Testing

@testable import Screens

@Suite("The lesson of a card")
struct CardScreenTests {
    private func lesson(isASCII: Bool = false) throws -> CardScreen {
        CardScreen(card: try sampleCard(), appearance: Appearance(isASCII: isASCII))
    }

    @Test("A lesson shows prose with math, its drawing, and what to press")
    func looks() throws {
        #expect(
            picture(of: try lesson()) == """
                 A small lattice                                                top of 25 lines

                 Each edge carries a local partial. To find ∂C/∂x, multiply along every path
                 from x to C and sum where paths reunite.

                 ┌───────┐
                 │ x = 2 ├─────────────────1─────────────────┐
                 │       ├─┐                                 │  ┌─────────────────┐
                 └───────┘ │          ┌────────────┐         └─▸│ C = t² + x = 38 │
                 ┌───────┐ └──y = 3──▸│ t = xy = 6 ├──2t = 12──▸│                 │
                 │ y = 3 ├────x = 2──▸│            │            └─────────────────┘
                 └───────┘            └────────────┘

                 The sum over the consumers u of v is

                             ∂u
                     v̄ = ∑ ū ──
                         u   ∂v

                 ┌───┐
                 │ x ├─┐          ┌─────────────┐          ┌──────────┐
                 └───┘ └──∂z/∂x──▸│ z = f(x, y) ├──dC/dz──▸│ C = C(z) │

                 Enter tasks   w walk lattice   d drawing   Space more   Esc back   ? keys
                """)
    }

    @Test("In ASCII nothing is lost")
    func looksInASCII() throws {
        #expect(
            picture(of: try lesson(isASCII: true), isASCII: true) == """
                 A small lattice                                                top of 25 lines

                 Each edge carries a local partial. To find dC/dx, multiply along every path
                 from x to C and sum where paths reunite.

                 +-------+
                 | x = 2 +--------------1---------------+
                 |       +--+                           |             +------------------+
                 +-------+  |          +-------------+  +------------>| C = t^2 + x = 38 |
                 +-------+  +--y = 3-->| t = x*y = 6 +-----2*t = 12-->|                  |
                 | y = 3 +-----x = 2-->|             |                +------------------+
                 +-------+             +-------------+

                 The sum over the consumers u of v is

                                         du
                     bar(v) = sum bar(u) ---
                               u         dv

                 +---+
                 | x +----+                        +-------------+          +----------+
                 +---+    +--partial z/partial x-->| z = f(x, y) +--dC/dz-->| C = C(z) |

                 Enter tasks   w walk lattice   d drawing   Space more   Esc back   ? keys
                """)
    }

    @Test("Keys scroll, and the place is shown")
    func scrolls() throws {
        let cases: [(keys: [Key], status: String)] = [
            ([], "top of 25 lines"),
            ([.down], "line 2 of 25"),
            ([.character("j"), .character("j"), .character("k")], "line 2 of 25"),
            ([.pageDown], "end of 25 lines"),
            ([.character(" "), .pageUp], "top of 25 lines"),
            ([.end], "end of 25 lines"),
            ([.end, .up], "line 5 of 25"),
            ([.end, .home], "top of 25 lines"),
            ([.up], "top of 25 lines"),
        ]
        for (keys, status) in cases {
            var screen = try lesson()
            for key in keys { screen.press(key) }
            let first = picture(of: screen).prefix { $0 != "\n" }
            #expect(first.hasSuffix(status), "after \(keys): \(first)")
        }
    }

    @Test("Enter starts the tasks, w walks the graph in view, Esc goes back")
    func leads() throws {
        func name(_ command: Command?) -> String {
            switch command {
            case .open(let screen): "\(type(of: screen)) \(screen.resumption ?? "")"
            case .back: "back"
            default: "nothing"
            }
        }
        var screen = try lesson()
        #expect(name(screen.press(.enter).first) == "QuizScreen tasks sample")
        #expect(name(screen.press(.character("t")).first) == "QuizScreen tasks sample")
        #expect(name(screen.press(.character("w")).first) == "WalkScreen walk sample lattice")
        #expect(name(screen.press(.end, .character("w")).first) == "WalkScreen walk sample opaque")
        #expect(name(screen.press(.escape).first) == "back")
        #expect(name(screen.press(.character("q")).first) == "back")
    }

    @Test("The end says what follows, and not that there is more")
    func closing() throws {
        var screen = try lesson()
        #expect(picture(of: screen).contains("Space more"))
        screen.press(.end)
        #expect(picture(of: screen).contains("6 tasks follow. Enter starts them."))
        #expect(!picture(of: screen).contains("Space more"))
    }

    @Test("A wide window keeps lines readable, a narrow one shows a wide drawing by panning")
    func widths() throws {
        let wide = picture(of: try lesson(), columns: 200, rows: 50)
        #expect(wide.split(separator: "\n").dropFirst().allSatisfy { String($0).columns <= 101 })
        var narrow = try lesson()
        _ = narrow.update(.resize(Size(columns: 60, rows: 16)))
        #expect(picture(of: narrow, columns: 60, rows: 16).contains("To find ∂C/∂x, multiply"))
    }

    @Test("Coming back to a lesson finds it where it was left")
    func resumes() throws {
        let card = try sampleCard()
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.open(CardScreen(card: card, appearance: Appearance()))
        app.press(.end)
        let before = picture(of: app)
        app.press(.escape)
        #expect(picture(of: app) != before)
        app.open(CardScreen(card: card, appearance: Appearance()))
        #expect(picture(of: app) == before)
    }
}
