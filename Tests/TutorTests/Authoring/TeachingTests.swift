import Cards
import SmallCards
import Testing

@testable import Tutor

@Suite("Sections that teach what a slip gets wrong")
struct TeachingTests {
    private func read(_ heading: String) -> (card: Card?, diagnostics: [Diagnostic]) {
        Card.read(
            """
            ---
            adjoint: 1
            title: Small
            ---
            Text before.

            \(SmallCard.lattice)
            \(heading)
            At a fan-out every path counts.

            ## Something else
            More.

            # Tasks
            ## A
            What is it?
            ```answer
            numeric: dC/dx
            ```
            """, path: "small.md")
    }

    @Test("The mark is not shown, and says which slips the section is about")
    func marks() throws {
        let card = try #require(read("## Every path {teaches=missing-path, product-of-paths}").card)
        let section = try #require(card.teaching(of: "product-of-paths"))
        #expect(section.title == "Every path")
        #expect(section.slips == ["missing-path", "product-of-paths"])
        #expect(card.lesson[section.block] == .heading(level: 2, [.text("Every path")]))
        #expect(card.lesson.section(at: section.block).count == 2)
        #expect(card.teaching(of: "sign") == nil)
    }

    @Test("A key that is none is an error with a suggestion, and an unknown slip a warning")
    func faults() throws {
        let wrong = read("## Every path {teache=missing-path}").diagnostics
        #expect(wrong.map(\.message) == ["a heading has no key `teache`"] && wrong[0].suggestion == "teaches")
        #expect(wrong[0].place.line == 14)
        let card = try #require(read("## Every path {teaches=mising-path}").card)
        #expect(
            card.unknownTeachings.map(\.message) == ["no slip is called `mising-path`; did you mean `missing-path`?"])
        #expect(card.unknownTeachings.map(\.place.line) == [14])
    }

    // dC/dx = 2xy² + 1 = 37; without the path through t it is 1.
    @Test("A slip leads to the section, while the task is open and from the summary")
    func feedback() throws {
        let card = try #require(read("## Every path {teaches=missing-path}").card)
        var quiz = QuizSession(card: card)
        #expect(quiz.taught == nil)
        _ = quiz.submit("1")
        #expect(quiz.taught?.title == "Every path")
        _ = quiz.submit("37")
        #expect(quiz.taught == nil)
        let section = try #require(card.teaching(of: "missing-path"))
        #expect(quiz.summary.lines.map(\.wayBack) == [.section(block: section.block)])
    }

    @Test("Another mistake leads where it led before")
    func others() throws {
        let card = try #require(read("## Every path {teaches=transposed}").card)
        var quiz = QuizSession(card: card)
        _ = quiz.submit("1")
        #expect(quiz.taught == nil)
        _ = quiz.submit("37")
        if case .section? = quiz.summary.lines[0].wayBack { #expect(Bool(false)) }
    }
}
