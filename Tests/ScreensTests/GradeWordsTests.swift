import Testing
import Tutor

@testable import Screens

@Suite("Verdicts in words")
struct GradeWordsTests {
    @Test(
        "A sentence begins with a capital, and a name keeps its case",
        arguments: [
            ("dJ/dx is the very derivative that is asked for", "dJ/dx", "dJ/dx is the"),
            ("x̄ is asked for", "x", "x̄ is"), ("a is not known here", "a", "a is not"),
            ("loss is not known here", "2*loss", "loss is not"), ("this has no value", "1/0", "This has"),
            ("a number is asked for", "x", "A number"), ("right so far; t is missing", "C", "Right so far"),
        ])
    func beginning(fault: String, entry: String, start: String) {
        let grade = Grade(verdict: .invalid(Fault(fault)), read: "")
        #expect(GradeWords.sentence(for: grade, entry: entry).text.hasPrefix(start))
    }
}
