import Foundation
import ScratchFolder
import Store
import Testing
import Tutor

extension EndToEnd {
    @Suite("Reviews")
    struct ReviewTests {
        private func adjoint(_ arguments: [String], on day: String, input: String = "", in scratch: Scratch) throws
            -> String
        {
            let run = try Shell.run(
                try Program.adjoint.path, arguments + ["--plain", "--now", "2026-06-\(day)T10:00:00+02:00"],
                environment: ["ADJOINT_CARDS": Program.cards, "XDG_DATA_HOME": scratch.folder.path], input: input)
            #expect(run.status == 0, "\(run.errors)")
            return run.output
        }

        private func records(in scratch: Scratch) throws -> [AttemptRecord] {
            try SQLiteStore(path: scratch.folder.appending(path: "adjoint/progress.sqlite").path).records()
        }

        private static let walk = ["walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--fill", "adjoints"]

        @Test("Before anything was answered there is nothing to review")
        func nothing() throws {
            let output = try adjoint(["review"], on: "01", in: Scratch())
            #expect(output.contains("Nothing is to be reviewed yet"))
        }

        @Test("A rule that went wrong comes back on a fresh graph, and is saved as a review")
        func rule() throws {
            let scratch = try Scratch()
            _ = try adjoint(Self.walk, on: "01", input: "1\n12\n24\n1\n37\n", in: scratch)
            #expect(try records(in: scratch).map(\.at.day) == Array(repeating: 20_605, count: 5))
            let later = try adjoint(["review", "--seed", "1"], on: "02", input: "reveal\n\nquit\n", in: scratch)
            #expect(later.contains("fan-out, on a fresh graph."), "\(later)")
            let review = try #require(try records(in: scratch).last { $0.card == "review" })
            #expect(review.outcome == .revealed)
            #expect(review.at.day == 20_606)
        }

        @Test("What is taken back is due as before")
        func undo() throws {
            let scratch = try Scratch()
            _ = try adjoint(Self.walk, on: "01", input: "1\n12\n24\n1\n37\n", in: scratch)
            let before = ReviewHistory(try records(in: scratch)).memories
            let output = try adjoint(["review", "--seed", "1"], on: "02", input: "reveal\nundo\nquit\n", in: scratch)
            #expect(output.contains("taken back"))
            #expect(ReviewHistory(try records(in: scratch)).memories == before)
        }

        @Test("On the screen what is due is asked, and then said when it comes again")
        func screen() throws {
            let scratch = try Scratch()
            _ = try adjoint(Self.walk, on: "01", input: "1\n12\n24\n1\n37\n", in: scratch)
            let store = scratch.folder.appending(path: "adjoint/progress.sqlite").path
            let tmux = try Tmux(environment: ["ADJOINT_CARDS": Program.cards])
            try tmux.type(
                "\(try Program.adjoint.path) review --seed 1 --store \(store) --now 2026-06-02T10:00:00+02:00")
            try tmux.press("Enter")
            try tmux.wait(for: "on a fresh graph")
            try tmux.press("Enter")
            try tmux.wait(for: "your answer")
            try tmux.press("C-r")
            try tmux.wait(for: "The answer:")
            try tmux.press("Enter")
            try tmux.wait(for: "due again")
            try tmux.press("q")
            try tmux.wait(for: "ready>")
        }
    }
}
