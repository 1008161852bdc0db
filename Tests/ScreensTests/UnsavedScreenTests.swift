import Canvas
import Testing

@testable import Screens

@Suite("Answers that cannot be saved")
struct UnsavedScreenTests {
    private func app(isAnswered: Bool) -> App {
        var app = App(
            root: LibraryScreen(cards: sampleLibrary, appearance: Appearance()), size: Size(columns: 80, rows: 24))
        app.open(
            UnsavedScreen(fault: "progress.sqlite: the disk is full.", isAnswered: isAnswered, appearance: Appearance())
        )
        return app
    }

    @Test("The file and what is the matter with it are said, and whether an answer is lost", arguments: [false, true])
    func says(isAnswered: Bool) {
        let shown = picture(of: app(isAnswered: isAnswered))
        #expect(shown.contains("progress.sqlite: the disk is full."))
        #expect(shown.contains("Your last answer is not saved") == isAnswered)
        #expect(shown.contains("c continue without saving"))
        #expect(shown.contains("q leave"))
    }

    @Test("Only the student's own word goes on, and no key that is pressed by habit")
    func goesOn() {
        var app = app(isAnswered: true)
        let asked = picture(of: app)
        for key in [Key.enter, .escape, .tab, .character("1")] {
            #expect(app.press(key).isEmpty)
            #expect(picture(of: app) == asked)
        }
        app.press(.character("c"))
        #expect(picture(of: app).contains("Enter open"))
    }

    @Test("q leaves at once")
    func leaves() {
        var app = app(isAnswered: false)
        guard case .quit? = app.press(.character("q")).first else {
            Issue.record("q does not leave")
            return
        }
    }
}
