import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("Checking cards")
    struct CheckTests {
        private static let card = """
            ---
            adjoint: 1
            title: Slope
            ---

            A lesson.

            ```graph g
            x = 3
            C = x^2
            ```

            # Tasks

            ## Slope
            What is $dC/dx$?

            ```answer
            numeric: dC/dx
            ```

            """

        @Test("A card that is checked alone does not miss the cards beside it, wherever it is checked from")
        func alone() throws {
            for (path, folder) in [("\(Program.cards)/lattice.md", "/"), ("lattice.md", Program.cards)] {
                let run = try Shell.run(
                    try Program.adjoint.path, ["check", path], in: URL(filePath: folder))
                #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
                #expect(run.errors == "1 card, no errors, no warnings\n")
            }
        }

        @Test("A finding has all that an editor needs, and one log holds all of them")
        func formats() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "a.md")
            try Data(Self.card.replacing("numeric", with: "numerc").utf8).write(to: file)
            let json = try Shell.run(try Program.adjoint.path, ["check", "--json", file.path])
            #expect(json.status == 1)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(object["line"] as? Int == 19 && object["column"] as? Int == 1)
            #expect(object["endLine"] as? Int == 19 && object["endColumn"] as? Int == 7)
            #expect(object["rule"] as? String == "unknown-key" && object["suggestion"] as? String == "numeric")
            #expect(object["severity"] as? String == "error" && object["path"] as? String == file.path)

            let sarif = try Shell.run(try Program.adjoint.path, ["check", "--format", "sarif", file.path])
            #expect(sarif.status == 1 && sarif.output.contains(#""version":"2.1.0""#))
            #expect(sarif.output.contains(#""ruleId":"unknown-key""#))
            #expect(try Shell.run(try Program.adjoint.path, ["check", "--json", "--sarif", file.path]).status == 64)
        }

        @Test("A watched folder is checked whenever a card in it is saved, and an interrupt ends with the last status")
        func watching() throws {
            let tmux = try Tmux()
            let folder = tmux.scratch.folder.appending(path: "deck/inner")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "a.md")
            try Data(Self.card.utf8).write(to: file)
            try tmux.command(
                "cd '\(tmux.scratch.folder.path)'; '\(try Program.adjoint.path)' check --watch deck; echo status $?")
            try tmux.wait(for: "1 card, no errors, no warnings")
            try Data(Self.card.replacing("numeric", with: "numerc").utf8).write(to: file, options: .atomic)
            try tmux.wait(for: "1 card, 1 error, no warnings")
            // A card in a new folder.
            let other = tmux.scratch.folder.appending(path: "deck/new")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
            try Data(Self.card.utf8).write(to: other.appending(path: "b.md"))
            let rows = try tmux.wait(for: "2 cards, 1 error, no warnings")
            #expect(!rows.contains { $0.contains("1 card, no errors") }, "the screen was cleared")
            try tmux.press("C-c")
            try tmux.wait(for: "status 1")
        }
    }
}
