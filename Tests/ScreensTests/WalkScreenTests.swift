import Autodiff
import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("A walk on the screen")
struct WalkScreenTests {
    private func walk(
        _ block: String = "x = 2\ny = 3\nt = x * y\nC = t^2 + x", fill: [Walk.Fill] = [.contributions, .adjoints],
        method: SweepMethod = .pull, feedback: Walk.Feedback = .step, isASCII: Bool = false, columns: Int = 80,
        rows: Int = 24
    ) throws -> WalkScreen {
        let appearance = Appearance(isASCII: isASCII)
        let graph = try #require(Graph.parse(block, name: "lattice").graph)
        let session = WalkSession(
            graph: graph, walk: Walk(graph: "lattice", fill: fill, method: method, feedback: feedback), task: "walk",
            notation: appearance.notation)
        var screen = WalkScreen(walk: session, title: "A small lattice", card: "sample", appearance: appearance)
        _ = screen.update(.resize(Size(columns: columns, rows: rows)))
        return screen
    }

    /// Types an entry and accepts it.
    private func enter(_ entries: String..., into screen: inout WalkScreen) {
        for entry in entries {
            screen.type(entry)
            screen.press(.enter)
        }
    }

    // MARK: Looks

    @Test("The walk at a fan-out: the drawing, the ledger, the entry with its echo, the keys")
    func looks() throws {
        var screen = try walk()
        enter("1", "12", "24", "36", into: &screen)
        screen.type("1")
        #expect(
            picture(of: screen) == """
                 A small lattice                                     reverse sweep, step 4 of 4


                             ╔════════╗
                             ║ x = 2  ╟───────────────1───────────────┐
                             ║ x̄ = ?  ╟─┐                             │  ┌────────┐
                             ╚════════╝ │          ┌────────┐         └─▸│ C = 38 │
                             ┌────────┐ └──y = 3──▸│ t = 6  ├──2t = 12──▸│ C̄ = 1  │
                             │ y = 3  ├────x = 2──▸│ t̄ = 12 │            └────────┘
                             │ ȳ = 24 │            └────────┘
                             └────────┘



                 ── ledger of x, from C = t² + x ──────────────────────────────────────────────
                   from   adjoint   · local partial   contribution
                   t      t̄ = 12    · ∂t/∂x = y = 3   36 right
                   C      C̄ = 1     · ∂C/∂x = 1       [1                                    ]
                   sum                    x̄ = dC/dx = ?
                 ──────────────────────────────────────────────────────────────────────────────
                   reads as  1
                   Your 36: Right. t̄ · ∂t/∂x = 12 · 3 = 36

                 Enter accept   Tab next   Ctrl-G hint   Ctrl-R reveal   Esc back   ? keys
                """)
    }

    @Test("The same in ASCII")
    func looksInASCII() throws {
        var screen = try walk(isASCII: true)
        enter("1", "12", "24", "36", into: &screen)
        screen.type("1")
        #expect(
            picture(of: screen, isASCII: true) == """
                 A small lattice                                     reverse sweep, step 4 of 4


                 #==============#
                 # x = 2        #---------------1---------------+
                 # bar(x) = ?   #--+                            |             +--------------+
                 #==============#  |          +--------------+  +------------>| C = 38       |
                 +--------------+  +--y = 3-->| t = 6        +-----2*t = 12-->| bar(C) = 1   |
                 | y = 3        +-----x = 2-->| bar(t) = 12  |                +--------------+
                 | bar(y) = 24  |             +--------------+
                 +--------------+



                 -- ledger of x, from C = t^2 + x ---------------------------------------------
                   from   adjoint       * local partial                 contribution
                   t      bar(t) = 12   * partial t/partial x = y = 3   36 right
                   C      bar(C) = 1    * partial C/partial x = 1       [1                  ]
                   sum                                 bar(x) = dC/dx = ?
                 ------------------------------------------------------------------------------
                   reads as  1
                   Your 36: Right. bar(t) * partial t/partial x = 12 * 3 = 36

                 Enter accept   Tab next   Ctrl-G hint   Ctrl-R reveal   Esc back   ? keys
                """)
    }

    @Test("A wrong entry stays, is called wrong in words, and its slip is named")
    func wrong() throws {
        var screen = try walk()
        enter("1", "12", "24", "3", into: &screen)
        let shown = picture(of: screen)
        #expect(shown.contains("[3 "))
        #expect(shown.contains("] wrong"))
        #expect(shown.contains("Not right."))
    }

    @Test("In a wide window the mark of an entry stands near it, and a long entry is seen from end to end")
    func wideWindow() throws {
        var screen = try walk(columns: 120, rows: 40)
        enter("1", "12", "24", "3", into: &screen)
        let blanks = String(repeating: " ", count: 37)
        #expect(picture(of: screen, columns: 120, rows: 40).contains("[3\(blanks)] wrong"))
        let long = Array(repeating: "12", count: 11).joined(separator: " + ")
        screen.press(.control("u"))
        screen.type(long)
        #expect(picture(of: screen, columns: 120, rows: 40).contains("[\(long) "))
    }

    @Test("The next key corrects an entry that cannot be read: the cursor stands behind its fault")
    func correctsFault() throws {
        var screen = try walk()
        screen.type("(1 + ) * 3")
        screen.press(.enter)
        #expect(picture(of: screen).contains("This cost no attempt."))
        // Something is missing after the plus sign.
        screen.type("2")
        #expect(picture(of: screen).contains("[(1 +2 ) * 3 "))
    }

    @Test("In the smallest window drawing, ledger and entry are all there")
    func smallest() throws {
        var screen = try walk(columns: 60, rows: 16)
        enter("1", "12", "24", into: &screen)
        screen.type("36")
        #expect(
            picture(of: screen, columns: 60, rows: 16) == """
                 A small lattice                 reverse sweep, step 4 of 4
                           ╔══════╗ ┌─────────1─────────┐
                           ║x̄ = ? ╟─┤      ┌──────┐     │ ┌─────┐
                           ╚══════╝ └─y───▸│      │     └▸│C̄ = 1│
                           ┌──────┐   = 3  │t̄ = 12├─2t───▸│     │
                           │ȳ = 24├───x───▸│      │ = 12  └─────┘
                           └──────┘   = 2  └──────┘
                 ── ledger of x, from t = xy ──────────────────────────────
                   from   adjoint   · local partial   contribution
                   t      t̄ = 12    · ∂t/∂x = y = 3   [36               ]
                   C      C̄ = 1     · ∂C/∂x = 1       ?
                   sum                    x̄ = dC/dx = ?
                 ──────────────────────────────────────────────────────────
                   reads as  36
                   Your 24: Right. t̄ · ∂t/∂y = 12 · 2 = 24
                 Enter accept   Tab next   Ctrl-G hint   Esc back   ? keys
                """)
    }

    @Test("A push walk increments every operand and shows the sum so far")
    func push() throws {
        var screen = try walk(method: .push)
        enter("1", into: &screen)
        #expect(picture(of: screen).contains("sum so far"))
    }

    @Test("On the forward pass the definition stands in the ledger's place")
    func forwardPass() throws {
        var screen = try walk(fill: [.values, .adjoints])
        #expect(picture(of: screen).contains("t = xy = ["))
        #expect(picture(of: screen).contains("forward pass"))
        enter("6", into: &screen)
        #expect(picture(of: screen).contains("C = t² + x = ["))
    }

    @Test("Partials that are asked for are hidden on the drawing until they are found")
    func hiddenPartials() throws {
        var screen = try walk(fill: [.partials, .adjoints])
        enter("1", into: &screen)
        #expect(!picture(of: screen).contains("2t = 12"))
        #expect(picture(of: screen).contains("∂C/∂t = ["))
        enter("2t", into: &screen)
        #expect(picture(of: screen).contains("2t = 12"))
    }

    // MARK: Entries

    @Test("Tab goes to the next open field and keeps what was typed")
    func nextField() throws {
        var screen = try walk()
        enter("1", "12", "24", into: &screen)
        screen.type("3")
        screen.press(.tab)
        screen.type("1")
        screen.press(.backTab)
        #expect(picture(of: screen).contains("· ∂t/∂x = y = 3   [3 "))
        screen.type("6")
        screen.press(.enter)
        #expect(picture(of: screen).contains("36 right"))
        #expect(picture(of: screen).contains("· ∂C/∂x = 1       [1 "))
    }

    @Test("Ctrl-T takes the last entry back for editing")
    func undo() throws {
        var screen = try walk()
        enter("1", "12", into: &screen)
        screen.press(.control("t"))
        #expect(picture(of: screen).contains("[12 "))
        #expect(picture(of: screen).contains("Taken back"))
    }

    @Test("Hints and answers are shown below the ledger")
    func help() throws {
        var screen = try walk()
        enter("1", into: &screen)
        screen.press(.control("g"))
        #expect(picture(of: screen).contains("Hint: "))
        screen.press(.control("r"))
        #expect(picture(of: screen).contains("Shown: C̄ · ∂C/∂t = 1 · 12 = 12"))
    }

    @Test("A hint stands below what was said of the last entry, and goes once that is right")
    func hintBelowVerdict() throws {
        var screen = try walk()
        enter("1", "12", "24", "3", into: &screen)
        screen.press(.control("g"))
        let both = picture(of: screen)
        let verdict = try #require(both.firstRange(of: "Not right. ∂t/∂x alone is the local partial"))
        let hint = try #require(both.firstRange(of: "Hint: What t sends back to x"))
        #expect(verdict.upperBound < hint.lowerBound, "\(both)")
        #expect(both.contains("the local partial.\n Enter accept"), "the hint is read to its end")
        // Another wrong entry: its verdict, and the hint still.
        enter("4", into: &screen)
        #expect(picture(of: screen).contains("Not right.") && picture(of: screen).contains("Hint: What"))
        enter("36", into: &screen)
        #expect(picture(of: screen).contains("Right. t̄") && !picture(of: screen).contains("Hint:"))
        // A hint at the next question leaves nothing of the one before.
        screen.press(.control("g"))
        #expect(picture(of: screen).contains("Hint:") && !picture(of: screen).contains("Right."))
    }

    @Test("What was said of an entry names it while another one is typed, in the same rows")
    func namesEarlierEntry() throws {
        var screen = try walk()
        enter("1", "12", "24", "3", into: &screen)
        let before = picture(of: screen)
        #expect(before.contains("   Not right. ∂t/∂x alone") && !before.contains("Your 3"))
        screen.type("36")
        let after = picture(of: screen)
        #expect(after.contains("   Your 3: Not right. ∂t/∂x alone"), "\(after)")
        #expect(before.split(separator: "\n").count == after.split(separator: "\n").count)
        // The same once more is what it is about.
        screen.press(.control("u"))
        screen.type("3")
        #expect(picture(of: screen) == before)
    }

    @Test("An empty entry is asked for and costs nothing")
    func emptyEntry() throws {
        var screen = try walk()
        #expect(screen.press(.enter).isEmpty)
        #expect(picture(of: screen).contains("Type an entry first"))
    }

    @Test("Every attempt is handed on with the card it belongs to")
    func records() throws {
        var screen = try walk()
        screen.type("1")
        guard case .record(let news)? = screen.press(.enter).first, let attempt = news.attempts.first else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(news.card == "sample")
        #expect(attempt.cell == "adjoint C")
        #expect(attempt.outcome == .correct)
    }

    // MARK: The end

    @Test("A finished walk says so and leads to its summary, which counts no slip that is one of two candidates")
    func summary() throws {
        var app = App(root: LibraryScreen(cards: [], appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.open(try walk())
        for entry in ["1", "12", "24", "36", "1", "36", "37"] {
            if entry == "37" { app.press(.control("u")) }
            app.type(entry)
            app.press(.enter)
        }
        #expect(picture(of: app).contains("The walk is complete."))
        app.press(.enter)
        #expect(
            picture(of: app) == """
                 A small lattice                                                        summary

                 All 6 right: 5 at the first try, 1 after more tries.

                 C̄                       right
                 contribution of C to t  right
                 contribution of t to y  right
                 contribution of t to x  right
                 contribution of C to x  right
                 x̄                       right at the 2nd try

                 Look again, by its number:
                 1  x̄: the walk, from there on

                 Next: once more the question that was not right at once.








                 Enter once more   r all again   s solution   Esc back   ? keys
                """)
        var back = app
        back.press(.character("1"))
        #expect(picture(of: back).contains("What is x̄, the adjoint of x?"))
        #expect(picture(of: back).contains("36 shown"))
        app.press(.character("r"))
        #expect(picture(of: app).contains("What is C̄, the adjoint of the output?"))
    }

    @Test("A walk left with Esc goes on where it was left")
    func resumes() throws {
        var app = App(
            root: CardScreen(card: try sampleCard(), appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.press(.character("w"))
        app.type("1")
        app.press(.enter)
        app.type("12")
        let before = picture(of: app)
        app.press(.escape, .character("w"))
        #expect(picture(of: app) == before)
    }

    @Test("The walk of a task goes back to its task, with its summary")
    func walkTask() throws {
        var app = App(
            root: CardScreen(card: try sampleCard(), appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.press(.enter)
        for _ in 1...5 { app.press(.tab) }
        #expect(picture(of: app).contains("6 entries to fill in. Enter starts the walk."))
        app.press(.enter)
        app.type("1")
        app.press(.enter, .escape)
        #expect(picture(of: app).contains("1 of 6 entries filled in. Enter goes on with the walk."))
        app.press(.enter)
        for _ in 2...6 { app.press(.control("r")) }
        app.press(.enter)
        #expect(picture(of: app).contains("1 of 6 right at the first try. 5 shown."))
        app.press(.enter)
        #expect(picture(of: app).contains("summary"))
    }

    // MARK: Drawings larger than the window

    private let chain = (1...40).map { $0 == 1 ? "x1 = 2" : "x\($0) = sin(x\($0 - 1))" }.joined(separator: "\n")

    @Test("The drawing follows the present node, and says where it goes on")
    func follows() throws {
        var screen = try walk(chain)
        for _ in 1...4 {
            let shown = picture(of: screen)
            #expect(shown.contains("╔"), "the present box is in view")
            #expect(shown.contains("the drawing goes on"))
            screen.press(.control("r"), .control("r"))
        }
    }

    @Test("Ctrl-P and Ctrl-N look at other boxes, and the next entry comes back")
    func looksAround() throws {
        var screen = try walk(chain)
        let before = picture(of: screen)
        screen.press(.control("n"))
        #expect(!picture(of: screen).contains("╔") && picture(of: screen).contains("looking at  x1 = 2"))
        screen.press(.control("p"))
        #expect(picture(of: screen).contains("╔"))
        screen.press(.tab)
        #expect(picture(of: screen) == before)
    }

    @Test("Typing moves nothing but the entry and its echo")
    func staysStill() throws {
        var screen = try walk()
        enter("1", into: &screen)
        let before = picture(of: screen).split(separator: "\n", omittingEmptySubsequences: false)
        screen.type("cos(3x) + 12 * (4 - 2) - 0.123456789 * 7 + x*y*t - 2 + 0.5 + (1 + 2)*(3 + 4)")
        let after = picture(of: screen).split(separator: "\n", omittingEmptySubsequences: false)
        let changed = zip(before, after).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
        #expect(changed.allSatisfy { $0 == 16 || $0 >= 20 }, "rows \(changed)")
    }
}
