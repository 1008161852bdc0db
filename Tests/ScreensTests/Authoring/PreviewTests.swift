import Canvas
import Cards
import Testing

@testable import Screens

@Suite("A card as its author looks at it")
struct PreviewTests {
    private static func text(lesson: String = "A lesson.", x: Int = 2, tasks: [String] = [first, second]) -> String {
        """
        ---
        adjoint: 1
        title: Two paths
        ---

        \(lesson)

        ```graph small
        x = \(x)
        y = 3
        t = x * y
        C = t^2 + x
        ```

        # Tasks

        \(tasks.joined(separator: "\n\n"))

        """
    }

    private static let first = "## First {#first}\nWhat is $t$?\n\n```answer\nnumeric: t\n```"
    private static let second = "## Second {#second}\nWhat is $dC/dx$?\n\n```answer\nnumeric: dC/dx\n```"
    private static let added = "## Added {#added}\nWhat is $C$?\n\n```answer\nnumeric: C\n```"

    private func preview(_ text: String, rows: Int = 24) -> App {
        var app = App(previewing: "small.md", appearance: Appearance(), size: Size(columns: 80, rows: rows))
        save(text, in: &app)
        return app
    }

    private func save(_ text: String, in app: inout App) {
        let (card, findings) = Card.read(text, path: "small.md")
        app.learn(.reading)
        app.learn(.read(card, findings: findings))
        guard let card else { return }
        app.learn(.tried([]))
        AuthorLines(card, appearance: Appearance()).map { app.learn(.workedOut($0)) }
    }

    /// The line of the file that the editor is opened at.
    private func edited(_ effects: [Effect]) -> Int? {
        effects.compactMap { effect in if case .edit(let place) = effect { place.line } else { nil } }.first
    }

    @Test("A new version is shown at the task that is looked at, with what is being typed")
    func staysAtTheTask() {
        var app = preview(Self.text())
        app.press(.enter, .tab)
        app.type("36")
        #expect(picture(of: app).contains("task 2 of 2"))
        save(Self.text(x: 4, tasks: [Self.first, Self.added, Self.second]), in: &app)
        let shown = picture(of: app)
        #expect(shown.contains("task 3 of 3") && shown.contains("Second") && shown.contains("x = 4"))
        #expect(shown.contains("[36"))
    }

    @Test("Where the task has another id the one at its place is shown, and where it is gone the one before")
    func anotherTask() {
        var app = preview(Self.text())
        app.press(.enter, .tab)
        save(Self.text(tasks: [Self.first, Self.added]), in: &app)
        #expect(picture(of: app).contains("task 2 of 2") && picture(of: app).contains("Added"))
        save(Self.text(tasks: [Self.first]), in: &app)
        #expect(picture(of: app).contains("task 1 of 1") && picture(of: app).contains("First"))
    }

    @Test("What was answered right stays so where it is right now, and is open again where it is not")
    func answers() {
        var app = preview(Self.text())
        app.press(.enter)
        app.type("6")
        app.press(.enter)
        save(Self.text(lesson: "Another lesson."), in: &app)
        #expect(picture(of: app).contains("Right."))
        // t is 12 now.
        save(Self.text(x: 4), in: &app)
        #expect(picture(of: app).contains("open again"))
    }

    @Test("The lesson stays where it was scrolled to")
    func scroll() {
        let long = (1...40).map { "Paragraph \($0)." }.joined(separator: "\n\n")
        var app = preview(Self.text(lesson: long))
        app.press(.pageDown, .pageDown)
        let before = picture(of: app)
        #expect(!before.contains("Paragraph 1."))
        save(Self.text(lesson: long, x: 5), in: &app)
        #expect(picture(of: app) == before)
    }

    @Test("Faults stand in place above the version before, until they are mended")
    func faults() {
        var app = preview(Self.text())
        let before = picture(of: app)
        save(Self.text().replacing("numeric: t\n", with: "numerc: t\n"), in: &app)
        let shown = picture(of: app)
        // The key stands in the 21st line of the file.
        #expect(shown.contains("21:1  error: an answer has no key `numerc`; did you mean `numeric`?"))
        #expect(shown.contains("the version before these faults") && shown.contains("A lesson."))
        save(Self.text(), in: &app)
        #expect(picture(of: app) == before)
    }

    @Test("While a saved file is read and tried, that is said, and the faults are those of the version before")
    func reading() {
        var app = preview(Self.text())
        app.press(.enter, .tab)
        app.learn(.reading)
        #expect(picture(of: app).contains("reading…"))
        app.type("36")
        #expect(picture(of: app).contains("[36"), "keys are answered meanwhile")
        let (broken, findings) = Card.read(Self.text().replacing("numeric: t\n", with: "numerc: t\n"), path: "small.md")
        app.learn(.read(broken, findings: findings))
        #expect(!picture(of: app).contains("reading"))
        app.learn(.reading)
        #expect(picture(of: app).contains("reading the file; these were in the version before"))
        let (mended, none) = Card.read(Self.text(), path: "small.md")
        app.learn(.read(mended, findings: none))
        let shown = picture(of: app)
        #expect(shown.contains("running its tests…") && !shown.contains("numerc"))
    }

    @Test("What tests have shown stays until they were run again")
    func trials() throws {
        var app = preview(Self.text())
        let (card, _) = Card.read(Self.text(), path: "small.md")
        let read = try #require(card)
        let place = try #require(read.tasks[0].place)
        let failure = Diagnostic(rule: "test-fails", message: "`7` is wrong", place: place)
        app.learn(.tried([failure]))
        #expect(picture(of: app).contains("17:1  error: `7` is wrong"))
        app.learn(.reading)
        app.learn(.read(read, findings: []))
        #expect(picture(of: app).contains("17:1  error: `7` is wrong"))
        #expect(picture(of: app).contains("the card as it is now; its tests are being run"))
        app.learn(.tried([]))
        #expect(!picture(of: app).contains("is wrong"))
    }

    @Test("Where a screen needs the row below its title, what is previewed is said beside the title")
    func label() throws {
        let tall = """
            ```graph tall
            a = 2
            b = 3
            c = 4
            d = 5
            t = a*b
            u = b*c
            v = c*d
            C = t*u + v
            ```

            """
        let walk = "## Sweep {#sweep}\n\n```walk\ngraph: tall\nfill: [partials, adjoints]\n```"
        let text = Self.text(tasks: [walk]).replacing("# Tasks", with: tall + "# Tasks")
        var app = preview(text)
        let card = try #require(Card.read(text, path: "small.md").card)
        var student = App(
            root: CardScreen(card: card, opening: .preview, appearance: Appearance()), size: Size(columns: 80, rows: 24)
        )
        for key in [Key.enter, .enter] {
            app.press(key)
            student.press(key)
        }
        let rows = [app, student].map { picture(of: $0).split(separator: "\n", omittingEmptySubsequences: false) }
        #expect(!rows[1][1].allSatisfy { $0 == " " }, "the drawing begins here")
        #expect(rows[0].dropFirst() == rows[1].dropFirst())
        #expect(rows[0][0].contains("preview"))
    }

    @Test("Of many faults as many are shown as leave room, and the rest is counted")
    func manyFaults() {
        var app = preview(Self.text())
        save(Self.text(tasks: (1...9).map { "## Task \($0)\nNothing." }), in: &app)
        let rows = picture(of: app).split(separator: "\n", omittingEmptySubsequences: false)
        let rule = rows.firstIndex { $0.contains("the version before") }
        #expect(rule.map { $0 <= 24 / 4 } == true)
        #expect(rows.contains { $0.contains("more: adjoint check small.md") })
    }

    @Test("A file that never was a card shows its faults, and the card as soon as it is one")
    func neverACard() {
        var app = preview("no card")
        #expect(picture(of: app).contains("a card begins with front matter"))
        #expect(edited(app.press(.character("e"))) == 1)
        save(Self.text(), in: &app)
        #expect(picture(of: app).contains("A lesson."))
    }

    @Test("The editor is opened at what is looked at: a block of the lesson, a task, a fault")
    func editing() {
        var app = preview(Self.text())
        #expect(edited(app.press(.character("e"))) == 6)
        app.press(.enter, .tab)
        #expect(edited(app.press(.function(4))) == 24)
        save(Self.text().replacing("numeric: t\n", with: "numerc: t\n"), in: &app)
        #expect(edited(app.press(.function(4))) == 21)
    }

    @Test("Where an answer is typed the letters are typed, and the other keys work")
    func letters() {
        var app = preview(Self.text())
        app.press(.enter)
        #expect(edited(app.press(.character("e"), .character("v"))) == nil)
        #expect(picture(of: app).contains("[ev"))
        app.press(.control("v"))
        #expect(picture(of: app).contains("What students do not see"))
    }

    @Test("The author's view tells the key, and what slips would answer and be told, at the task looked at")
    func authorsView() {
        var app = preview(Self.text())
        app.press(.enter, .tab, .control("v"))
        let shown = picture(of: app)
        // dC/dx = 2t·y + 1 = 37; without the path through C it is 36.
        #expect(shown.contains("2  Second  {#second}, line 24") && !shown.contains("{#first}"))
        #expect(shown.contains("Key     37") && shown.contains("36   missing-path"))
        #expect(edited(app.press(.character("e"))) == 24)
        #expect(shown.contains("e edit   v student's view"))
        app.press(.character("v"))
        #expect(picture(of: app).contains("task 2 of 2") && picture(of: app).contains("F4 edit   Ctrl-V author's view"))
    }

    @Test("The author's view opens at once and is filled when it is worked out, at the same task in another version")
    func authorsViewLater() throws {
        var app = preview(Self.text())
        let (card, _) = Card.read(Self.text(x: 4), path: "small.md")
        let read = try #require(card)
        app.press(.enter, .tab)
        app.learn(.read(read, findings: []))
        app.press(.control("v"))
        #expect(picture(of: app).contains("are being worked out"))
        app.learn(.workedOut(try #require(AuthorLines(read, appearance: Appearance()))))
        // x = 4: t = 12, and 2·12·3 + 1 = 73.
        #expect(picture(of: app).contains("2  Second") && picture(of: app).contains("Key     73"))
        save(Self.text(tasks: [Self.first, Self.added, Self.second]), in: &app)
        #expect(picture(of: app).contains("3  Second") && picture(of: app).contains("Key     37"))
    }

    @Test("A walk goes on with what is right in the new version")
    func walks() {
        let walk = "## Sweep {#sweep}\n\n```walk\nfill: [adjoints]\n```"
        var app = preview(Self.text(tasks: [walk]))
        app.press(.enter, .enter)
        #expect(picture(of: app).contains("step 1 of 4"))
        app.type("1")
        app.press(.enter)
        #expect(picture(of: app).contains("step 2 of 4"))
        save(Self.text(lesson: "More words.", tasks: [walk]), in: &app)
        #expect(picture(of: app).contains("step 2 of 4"))
    }
}
