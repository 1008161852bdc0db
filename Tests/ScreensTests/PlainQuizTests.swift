import Foundation
import Cards
import Testing
import Tutor

@testable import Screens

@Suite("Tasks in plain lines")
struct PlainQuizTests {
    private func quiz() throws -> PlainQuiz {
        PlainQuiz(session: QuizSession(card: try sampleCard()), appearance: Appearance())
    }

    /// A conversation: what is typed stands behind `> `.
    private func conversation(_ inputs: String...) throws -> String {
        var quiz = try quiz()
        var lines = quiz.begin().lines
        for input in inputs {
            lines.append("> \(input)")
            lines += quiz.receive(input).lines
        }
        return lines.joined(separator: "\n")
    }

    @Test("Once the marks are given, nobody is sent to tasks that can no longer be answered")
    func leftBlank() throws {
        var quiz = PlainQuiz(
            session: QuizSession(card: try sampleCard(), feedback: .end), appearance: Appearance())
        _ = quiz.begin()
        let marked = quiz.receive("mark").lines.joined(separator: "\n")
        #expect(marked.contains("left blank. Start again and try them."))
        #expect(!marked.contains("still open"))
    }

    @Test("A choice is asked, answered wrong, answered right, and the next task follows")
    func choice() throws {
        #expect(
            try conversation("a", "hint", "B") == """
                A small lattice.
                Type your answer and press Enter; type hint for a hint, ? for all words.

                Task 1 of 6: One consumer.

                If z = f(x, y) feeds C(z), what is ∂C/∂x?
                A  dC/dz + ∂z/∂x
                B  (dC/dz)(∂z/∂x)
                C  ∂z/∂x

                Pick one. Type A, B or C.
                > a
                Not right. It is not A: another option is right.
                Option A:
                  Sums belong where paths meet, not along one path.

                Pick one.
                > hint
                Hint: How many edges lie between x and C?
                > B
                Right. It is B.
                Why:
                One path, two edges, so two factors.

                Task 2 of 6: What is true?

                Mark every true sentence.
                A  Contributions are summed at a fan-out.
                B  Contributions are multiplied at a fan-out.
                C  The adjoint of the output is 1.

                Pick all that are right. Type their letters, with blanks between them.
                """)
    }

    @Test("How an answer is typed is said with the first task of its kind, and ? shows the words")
    func explains() throws {
        let conversation = try conversation("back", "skip", "?")
        #expect(conversation.components(separatedBy: "Type A, B or C.").count == 2, "\(conversation)")
        #expect(conversation.contains("> ?\nType your answer, or one of these words:"), "\(conversation)")
        let all = try self.conversation("skip", "skip", "skip", "skip")
        #expect(all.contains("Arithmetic will do too") && all.contains("Type their names with"), "\(all)")
    }

    @Test("Invisible characters that come with a paste are dropped, in answers and in words")
    func invisible() throws {
        #expect(try conversation("\u{FEFF}b\u{202C}").contains("Right. It is B."))
        #expect(try conversation("hint\u{200B}").contains("How many edges lie between"))
        #expect(try conversation("skip", "skip", "\u{200B}3\u{AD}7\u{A0}").contains("Right."))
    }

    @Test("Options are taken by letter or by number, several with commas or blanks")
    func severalOptions() throws {
        for answer in ["a, c", "A C", "1,3", "3 1"] {
            #expect(try conversation("skip", answer).contains("> \(answer)\nRight."), "\(answer)")
        }
        #expect(try conversation("skip", "a b").contains("Option B:\n  Factors multiply along a path."))
    }

    @Test("An unreadable answer costs nothing and shows the place")
    func invalid() throws {
        var quiz = try quiz()
        _ = quiz.receive("skip")
        _ = quiz.receive("skip")
        let reply = quiz.receive("2*")
        #expect(reply.lines.first == "Character 2, \"*\": something is missing after *. This cost no attempt.")
        #expect(reply.news == nil)
        #expect(quiz.receive("37").news?.attempts.map(\.outcome) == [.correct])
    }

    @Test("After the summary, what is no word is said to be none")
    func unknownWord() throws {
        var quiz = try quiz()
        var said = quiz.begin().lines
        for _ in 0..<40 where !said.joined(separator: " ").contains("press Enter to end") {
            said = quiz.receive("reveal").lines
        }
        let answer = quiz.receive("W x").lines.joined(separator: " ")
        #expect(answer.contains("That is none of these words. Type "), "\(answer)")
    }

    @Test("The words of the help all work, and an empty line asks for nothing")
    func words() throws {
        let help = try conversation("help")
        for word in ["hint", "reveal", "skip", "back", "draw", "help", "quit"] {
            #expect(help.contains("\n  \(word): "))
        }
        #expect(try conversation("reveal").contains("The answer is: B"))
        #expect(try conversation("skip", "back").hasSuffix("Pick one."))
        #expect(try conversation("skip", "skip", "draw").components(separatedBy: "C = t² + x = 38").count == 3)
        let silence = try conversation()
        #expect(try conversation("", "   ") == silence + "\n> \n>    ")
    }

    @Test("A walk task is walked within the quiz, and its answers count")
    func walk() throws {
        var quiz = try quiz()
        for _ in 1...5 { _ = quiz.receive("skip") }
        #expect(quiz.receive("1").news?.attempts.map(\.cell) == ["adjoint C"])
        for _ in 2...5 { _ = quiz.receive("reveal") }
        let summary = quiz.receive("reveal").lines.joined(separator: " ")
        #expect(summary.contains("again for the tasks that were not right at once, solution for"))
        #expect(quiz.receive("solution").lines.contains("Reverse sweep"))
        _ = quiz.receive("")
        #expect(quiz.isFinished)
    }

    @Test("The end sums up, whether the tasks are through, quit was typed, or the input ended")
    func ends() throws {
        var quiz = try quiz()
        _ = quiz.receive("B")
        let summary = quiz.end().lines.joined(separator: "\n")
        #expect(summary.contains("1 of 6 right"))
        #expect(summary.contains("What is true?    not answered"))
        #expect(quiz.isFinished)
        #expect(quiz.receive("a").lines.isEmpty)
        #expect(try conversation("quit").contains("0 of 6 right."))
    }

    @Test("In ASCII every line is ASCII")
    func ascii() throws {
        let appearance = Appearance(isASCII: true)
        var quiz = PlainQuiz(
            session: QuizSession(card: try sampleCard(), notation: appearance.notation), appearance: appearance)
        var lines = quiz.begin().lines
        for input in ["a", "hint", "reveal", "skip", "36", "reveal", "reveal", "reveal", "1", "hint", "draw", "quit"] {
            lines += quiz.receive(input).lines
        }
        #expect(lines.filter { !$0.allSatisfy { $0.isASCII } } == [])
    }
}
