import Foundation
import ScratchFolder
import Testing

@testable import adjoint

extension EndToEnd {
    @Suite("A preview beside an editor")
    struct PreviewTests {
        private static let card = """
            ---
            adjoint: 1
            title: Two paths
            ---

            A lesson.

            ```graph small
            x = 2
            C = x^2
            ```

            # Tasks

            ## Slope {#slope}
            What is $dC/dx$?

            ```answer
            numeric: dC/dx
            ```

            """

        /// A terminal with a preview of a card, and the card's file.
        private func preview(editor: String = "true") throws -> (tmux: Tmux, file: URL) {
            let tmux = try Tmux(environment: ["EDITOR": editor])
            let file = tmux.scratch.folder.appending(path: "small.md")
            try Data(Self.card.utf8).write(to: file)
            try tmux.command("'\(try Program.adjoint.path)' preview '\(file.path)'")
            try tmux.wait(for: "A lesson.")
            return (tmux, file)
        }

        @Test("A path is one argument of the editor's command, whatever stands in it", arguments: ["vi", "code", "hx"])
        func oneArgument(editor: String) throws {
            // A quote with a mark over it is one character to us, and a quote to the shell.
            let path = "a'\u{301}; echo 'out' $(id) \"b.md"
            let arguments = PreviewedFile.arguments(for: editor, path, line: 3)
            let shown = try Shell.run("/bin/sh", ["-c", "printf '%s\\n' \(arguments)"]).output
            #expect(["+3\n\(path)\n", "--goto\n\(path):3\n", "\(path):3\n"].contains(shown), "\(shown)")
        }

        @Test("A file that is saved is shown, whether it is written to or another one takes its place")
        func reloads() throws {
            let (tmux, file) = try preview()
            try tmux.press("Enter")
            try tmux.wait(for: "task 1 of 1")
            // Atomically: a new file is renamed.
            try Data(Self.card.replacing("x = 2", with: "x = 5").utf8).write(to: file, options: .atomic)
            try tmux.wait(for: "C = x² = 25")
            try Data(Self.card.replacing("x = 2", with: "x = 7").utf8).write(to: file)
            try tmux.wait(for: "C = x² = 49")
            try Data(Self.card.replacing("x = 2", with: "x = ").utf8).write(to: file, options: .atomic)
            try tmux.wait(for: "the version before these faults")
            try tmux.wait(for: "C = x² = 49")
            #expect(tmux.scratch.text(of: "adjoint/progress.sqlite") == nil, "nothing is kept")
        }

        @Test("The editor gets the terminal and the line, and what it saved is shown when it ends")
        func edits() throws {
            let (tmux, file) = try preview(editor: "sh edit.sh")
            try Data("echo \"$@\" > arguments\nsed -i 's/A lesson/An edited lesson/' \"$2\"\nstty -a > modes\n".utf8)
                .write(to: tmux.scratch.folder.appending(path: "edit.sh"))
            try tmux.press("q")
            try tmux.wait(for: "ready>")
            try tmux.command(
                "cd '\(tmux.scratch.folder.path)' && clear && '\(try Program.adjoint.path)' preview small.md")
            try tmux.wait(for: "A lesson.")
            try tmux.press("e")
            try tmux.wait(for: "An edited lesson.")
            #expect(tmux.scratch.text(of: "arguments") == "+6 small.md\n")
            #expect(tmux.scratch.text(of: "modes")?.contains(" icanon") == true, "as a shell has it")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("An edited lesson"))
            try tmux.press("q")
            try tmux.wait(for: "ready>")
            #expect(try tmux.modes() == .plain)
        }

        @Test("An editor that is not there is named")
        func noEditor() throws {
            let (tmux, _) = try preview(editor: "no-such-editor")
            try tmux.press("e")
            try tmux.wait(for: "'no-such-editor' cannot be run")
            try tmux.press("q")
            try tmux.wait(for: "A lesson.")
        }

        @Test("Without a terminal the tasks are told once, with keys and slips")
        func plain() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "small.md")
            try Data(Self.card.utf8).write(to: file)
            let result = try Shell.run(try Program.adjoint.path, ["preview", "--plain", file.path])
            #expect(result.status == 0)
            #expect(result.output.contains("1  Slope  {#slope}, line 15"))
            #expect(result.output.contains("Key     4"))
            try Data(Self.card.replacing("numeric", with: "numerc").utf8).write(to: file)
            let broken = try Shell.run(try Program.adjoint.path, ["preview", "--plain", file.path])
            #expect(broken.status == 1 && broken.output.contains("small.md:19:1: error: an answer has no key `numerc`"))
        }
    }
}
