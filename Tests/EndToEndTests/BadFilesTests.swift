import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    /// What is no file among the cards, or comes from a pipe.
    @Suite("Files that are none")
    struct BadFilesTests {}
}

extension EndToEnd.BadFilesTests {
    /// A folder with a sound card, a link that leads nowhere, a FIFO that nobody writes to, and a device.
    private func folder() throws -> Scratch {
        let scratch = try Scratch()
        let place = scratch.folder
        let related = "related: [chain-rule, forward-computation, chain-cos-sin, matrix-layouts]\n"
        let text = try String(contentsOfFile: "\(Program.cards)/lattice.md", encoding: .utf8)
        try Data(text.replacing(related, with: "").utf8).write(to: place.appending(path: "lattice.md"))
        try FileManager.default.createSymbolicLink(
            atPath: place.appending(path: "dangling.md").path, withDestinationPath: "nowhere")
        try FileManager.default.createSymbolicLink(
            atPath: place.appending(path: "device.md").path, withDestinationPath: "/dev/zero")
        #expect(mkfifo(place.appending(path: "fifo.md").path, 0o600) == 0)
        return scratch
    }

    @Test("Each has its fault, and the card beside them is checked")
    func check() throws {
        let scratch = try folder()
        let run = try Shell.run(try Program.adjoint.path, ["check", "."], in: scratch.folder)
        #expect(run.status == 1)
        #expect(
            run.output == """
                ./dangling.md:1:1: error: no such file
                ./device.md:1:1: error: is a device, not a file
                ./fifo.md:1:1: error: is a FIFO, not a file

                """)
        #expect(run.errors == "4 cards, 3 errors, no warnings\n")
    }

    @Test("The library opens, and lists them with their faults")
    func library() throws {
        let scratch = try folder()
        let terminal = try Tmux(command: "'\(try Program.adjoint.path)' '\(scratch.folder.path)' --no-store")
        try terminal.wait(for: "Bookkeeping partials on a small lattice")
        try terminal.wait(for: "cannot be opened: is a FIFO, not a file")
        try terminal.wait(for: "cannot be opened: no such file")
    }

    @Test(
        "One that is named is refused at once",
        arguments: [("fifo.md", "is a FIFO, not a file"), ("dangling.md", "no such file")])
    func named(name: String, words: String) throws {
        let scratch = try folder()
        let run = try Shell.run(try Program.adjoint.path, ["quiz", "--plain", name], in: scratch.folder, limit: 10)
        #expect(run.status == 2)
        #expect(run.errors == "adjoint: \(name): \(words)\n")
    }

    @Test("A card is read from standard input", arguments: ["-", "/dev/stdin"])
    func standardInput(path: String) throws {
        let text = try String(contentsOfFile: "\(Program.cards)/lattice.md", encoding: .utf8)
        let run = try Shell.run(try Program.adjoint.path, ["draw", path, "--graph", "lattice"], input: text)
        #expect(run.status == 0 && run.output.contains("C = t² + x = 38"), "\(run.errors)")
    }

    @Test("A word that is nearly a command is told so; a folder's name is not")
    func misspelt() throws {
        let scratch = try Scratch()
        let run = try Shell.run(try Program.adjoint.path, ["quizz", "lattice"], in: scratch.folder)
        #expect(run.status == 2 && run.errors == "adjoint: no command quizz; did you mean quiz?\n")
        let other = try Shell.run(try Program.adjoint.path, ["nowhere"], in: scratch.folder)
        #expect(other.errors == "adjoint: nowhere: no such file or folder\n")
    }

    @Test("An expression may begin with minus signs")
    func minus() throws {
        let run = try Shell.run(try Program.adjoint.path, ["grade", "--expect", "---x", "--answer", "---x"])
        #expect(run.status == 0, "\(run.errors)")
    }
}
