import Foundation
import ScratchFolder
import Store
import Testing
import Tutor

extension EndToEnd {
    @Suite("Drills")
    struct DrillTests {
        private static let card = """
            ---
            adjoint: 1
            title: Practice
            ---
            Text.

            ```graph small
            x = 2
            y = 3
            t = x * y
            C = t^2 + x
            ```

            # Tasks

            ## At the fan-out
            What is $dC/dx$?

            ```answer
            graph: small
            numeric: dC/dx
            vary: {x: -9..9, y: 2..9}
            ```
            """

        private func adjoint(_ arguments: [String], input: String = "", in scratch: Scratch) throws -> Shell.Result {
            try Shell.run(
                try Program.adjoint.path, arguments,
                environment: ["ADJOINT_CARDS": Program.cards, "XDG_DATA_HOME": scratch.folder.path], input: input)
        }

        private func records(in scratch: Scratch) throws -> [AttemptRecord] {
            try SQLiteStore(path: scratch.folder.appending(path: "adjoint/progress.sqlite").path).records()
        }

        @Test("A card's task comes with other numbers every time, and every answer is saved with the seed")
        func card() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "practice.md")
            try Self.card.write(to: file, atomically: true, encoding: .utf8)
            let run = try adjoint(
                ["drill", file.path, "--count", "2", "--seed", "7", "--plain"], input: "reveal\nreveal\n", in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("Drill 1 of 2: At the fan-out."), "\(run.output)")
            #expect(run.output.contains("Drill 2 of 2: At the fan-out."))
            #expect(run.output.contains("2. At the fan-out"))
            let records = try records(in: scratch)
            #expect(records.map(\.card) == ["practice", "practice"])
            #expect(records.map { $0.sitting?.asked } == ["drill seed 7", "drill seed 8"])
        }

        @Test("A new graph is asked at the level that is given, and the next drill begins there")
        func newGraphs() throws {
            let scratch = try Scratch()
            let arguments = ["drill", "--count", "1", "--seed", "anna", "--plain"]
            let run = try adjoint(arguments + ["--level", "3"], input: "reveal\n", in: scratch)
            #expect(run.output.contains("Drill 1 of 1, level 3: Fan-out."), "\(run.output) \(run.errors)")
            #expect(try records(in: scratch).map(\.task) == ["level-3"])
            #expect(try adjoint(arguments, input: "quit\n", in: scratch).output.contains("from level 3 of 7, fan-out"))
        }

        @Test(
            "What cannot be drilled is said in one line",
            arguments: [
                (["--rule", "transpose"], "--rule transpose: no rule is called so; did you mean transposed?"),
                (
                    ["--rule", "transposed", "--level", "2"],
                    "--rule transposed takes level 7 at least, matrices and layouts"
                ),
                (["--rule", "wrong-layer"], "--rule wrong-layer: the graphs of a drill cannot show this slip"),
                (["--level", "8"], "--level takes a number from 1 to 7."),
            ])
        func refused(arguments: [String], message: String) throws {
            let run = try adjoint(["drill", "--plain"] + arguments, in: try Scratch())
            #expect(run.status != 0 && run.errors.contains(message), "\(run.errors)")
        }

        @Test("On the screen one question follows the other, and Esc shows how it went")
        func screen() throws {
            let scratch = try Scratch()
            let store = scratch.folder.appending(path: "progress.sqlite").path
            let tmux = try Tmux(environment: ["ADJOINT_CARDS": Program.cards])
            try tmux.type("\(try Program.adjoint.path) drill --level 1 --seed 3 --store \(store)")
            try tmux.press("Enter")
            try tmux.wait(for: "New graphs")
            try tmux.press("Enter")
            try tmux.wait(for: "drill 1, level 1")
            try tmux.press("C-r")
            try tmux.wait(for: "The answer:")
            try tmux.press("Enter")
            try tmux.wait(for: "drill 2, level 1")
            try tmux.press("Escape")
            try tmux.wait(for: "1 question answered")
            try tmux.press("q")
            try tmux.wait(for: "ready>")
        }
    }
}
