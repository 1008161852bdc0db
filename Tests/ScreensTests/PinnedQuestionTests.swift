import Canvas
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("A question stays in view beside a long drawing")
struct PinnedQuestionTests {
    /// A task over a long chain of nodes, which is drawn from top to bottom.
    private func long(_ task: String) throws -> QuizScreen {
        let chain = (1...9).map { "a\($0) = sin(\($0 == 1 ? "x" : "a\($0 - 1)"))" }.joined(separator: "\n")
        let text = "---\nadjoint: 1\ntitle: Long\n---\nL\n\n```graph g\ninput x\n\(chain)\n```\n\n# Tasks\n\n## One\n\n"
        let (card, diagnostics) = Card.read(text + task, path: "long.md")
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.text))")
        var screen = QuizScreen(session: QuizSession(card: try #require(card)), appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 60, rows: 24)))
        return screen
    }

    @Test("A long drawing scrolls between the question and the entry, which stay in view")
    func questionStays() throws {
        var screen = try long("What is the derivative by $x$?\n\n```answer\nsymbolic: da9/dx\n```\n")
        var seen: Set<String> = []
        for _ in 0..<8 {
            let shown = picture(of: screen, columns: 60)
            #expect(shown.contains("What is the derivative by x?") && shown.contains("your answer"), "\(shown)")
            for name in ["x", "a9"] where shown.contains("│ \(name) ") { seen.insert(name) }
            screen.press(.pageDown)
        }
        #expect(seen == ["x", "a9"])
    }

    @Test("Beside what was said of a choice and a hint all options are seen, where they fit without the title")
    func optionsBesideVerdict() throws {
        var session = QuizSession(card: try shippedCard("trust-but-verify"))
        while session.task?.id != "overwritten" { session.next() }
        var screen = QuizScreen(session: session, appearance: Appearance())
        _ = screen.update(.resize(Size(columns: 80, rows: 24)))
        screen.press(.character("a"), .enter, .control("g"))
        let shown = picture(of: screen)
        for said in ["▸ A  dx = dt * x", "B  dx += dt * y", "D  dx -= dt * y", "Not right. It is not A", "Hint: "] {
            #expect(shown.contains(said), "\(shown)")
        }
    }

    @Test("The options of a choice stand above a long drawing, and the rule says that there is more")
    func optionsBeforeDrawing() throws {
        let screen = try long("Which?\n\n- [x] this one\n- [ ] that one\n\n```drawing\ngraph: g\n```\n")
        let shown = picture(of: screen, columns: 60)
        #expect(shown.contains("Which?") && shown.contains("▸ A  this one") && shown.contains("B  that one"))
        #expect(shown.contains("│ x ") && shown.contains("more below: PgDn"), "\(shown)")
    }
}
