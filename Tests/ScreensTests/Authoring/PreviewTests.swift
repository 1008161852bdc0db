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
        let (card, findings) = Card.read(text, path: "small.md")
        return App(
            previewing: "small.md", card, findings: findings, appearance: Appearance(),
            size: Size(columns: 80, rows: rows))
    }

    private func save(_ text: String, in app: inout App) {
        let (card, findings) = Card.read(text, path: "small.md")
        app.show(card, findings: findings)
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
