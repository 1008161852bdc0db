import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    /// What a file, an argument or the environment brings does not steer the terminal, whichever way it leaves the program.
    @Suite("Text that leaves the program")
    struct OutgoingTextTests {}
}

extension EndToEnd.OutgoingTextTests {
    /// One of each class: a sequence that sets the title, C1, DEL, an override of direction, a zero-width character, a pile
    /// of marks.
    private static let classes = [
        "\u{1B}]0;T\u{7}", "\u{9B}2J", "\u{7F}", "\u{202E}", "\u{200B}", "x" + String(repeating: "\u{301}", count: 59),
    ]

    private static let cardText = """
        ---
        adjoint: 1
        title: A CLASS b
        subject: s
        difficulty: introductory
        ---

        # Lesson CLASS

        Prose CLASS, `code CLASS`, $x CLASS$.

            indented CLASS

        ```text
        fenced CLASS
        ```

        $$y CLASS$$

        ```graph g
        input x = 2
        y = x^2
        ```

        # Tasks

        ## Task CLASS {#t}

        How much CLASS is it?

        ```answer
        numeric: dy/dx
        ```

        > Hint: hint CLASS

        > Why: why CLASS
        """

    /// Whether a terminal could be steered by what was written.
    private func isClean(_ text: String) -> Bool {
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = scalar.value == 0x301 ? marks + 1 : 0
            let isControl =
                (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
            if isControl || ["\u{202E}", "\u{200B}"].contains(scalar) || marks > 3 { return false }
        }
        return true
    }

    private func expectClean(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", in folder: URL
    ) throws {
        let run = try Shell.run(
            try Program.adjoint.path, arguments, environment: environment, input: input, in: folder)
        #expect(isClean(run.output), "\(arguments)")
        #expect(isClean(run.errors), "\(arguments)")
    }

    @Test("Arguments of every command", arguments: classes)
    func arguments(text: String) throws {
        let scratch = try Scratch()
        let card = "\(Program.cards)/lattice.md"
        for arguments in [
            [text], ["quiz", text], ["--\(text)"], ["quiz", card, "--task", text],
            ["walk", card, "--graph", text, "--plain"],
            ["draw", card, "--graph", text], ["draw", card, "--width", text], ["draw", "--edges", text],
            ["solve", "-e", text], ["solve", "-e", "x^2", "--at", "\(text)=2"], ["solve", card, "--wrt", text],
            ["grade", "--card", card, "--of", text, "--answer", "1"], ["grade", "--expect", text, "--answer", "1"],
            ["grade", "--expect", "1", "--answer", text], ["grade", "--expect", "1", "--answer", text, "--json"],
            ["help", text], ["check", text], ["new", text, "--from", text], ["export", card, "--to", text],
            ["progress", "--now", text], ["report", text], ["drill", text, "--plain"], ["train", text],
            ["schema", text],
        ] {
            try expectClean(arguments, in: scratch.folder)
        }
        let environment = ["ADJOINT_CARDS": "/nowhere/\(text)", "XDG_DATA_HOME": "/\(text)"]
        for arguments in [[], ["quiz", "lattice"], ["walk", "--plain", card]] {
            try expectClean(arguments, environment: environment, in: scratch.folder)
        }
    }

    @Test("Files: cards, edges, batches, and their names", arguments: classes)
    func files(text: String) throws {
        let scratch = try Scratch()
        func write(_ content: String, to name: String) throws {
            try Data(content.utf8).write(to: scratch.folder.appending(path: name))
        }
        try write(Self.cardText.replacing("CLASS", with: text), to: "card.md")
        // A name of a file has at most 255 bytes and no slash.
        let name = "n\(text.prefix(1)).md"
        try write(Self.cardText.replacing("CLASS", with: "fine").replacing("x^2", with: "x^^"), to: name)
        try write("a\(text)\tb\tlabel \(text)\n", to: "edges.tsv")
        try write("x\(text)\t\(text)\n", to: "batch.tsv")
        for arguments in [
            ["check", "card.md"], ["check", "--json", "card.md"], ["check", "--sarif", "card.md"], ["check", "."],
            ["check", name], ["quiz", "--plain", "card.md"], ["walk", "--plain", "card.md"], ["draw", "card.md"],
            ["draw", "card.md", "--format", "json"], ["draw", "card.md", "--format", "dot"],
            ["draw", "card.md", "--format", "svg"], ["solve", "card.md"], ["solve", "card.md", "--json"],
            ["preview", "--plain", "card.md"], ["export", "card.md", "--to", "python"],
            ["draw", "--edges", "edges.tsv"],
            ["draw", "--edges", "edges.tsv", "--format", "dot"], ["grade", "--batch", "batch.tsv"],
            ["grade", "--batch", "batch.tsv", "--json"],
        ] {
            try expectClean(arguments, input: "\(text)\nhint\nhint\nhint\nreveal\n", in: scratch.folder)
        }
    }

    @Test("Where standard output is full, every command says so in one line and fails")
    func full() throws {
        let scratch = try Scratch()
        let card = "\(Program.cards)/lattice.md"
        for arguments in [
            ["--version"], ["--help"], ["help", "cards"], ["draw", card], ["solve", card], ["schema"],
            ["grade", "--expect", "1", "--answer", "1"], ["new", "--from", "x^2"], ["quiz", "--plain", card],
        ] {
            let run = try Shell.run(
                "/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/full", try Program.adjoint.path] + arguments,
                in: scratch.folder)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors == "adjoint: standard output: No space left on device\n", "\(arguments)")
        }
    }

    @Test(
        "Where the locale is not UTF-8, lines are ASCII",
        arguments: [["draw"], ["solve"], ["quiz", "--plain"], ["walk", "--plain", "--graph", "lattice"]])
    func locale(command: [String]) throws {
        let run = try Shell.run(
            try Program.adjoint.path, command + ["\(Program.cards)/lattice.md"], environment: ["LANG": "C"])
        #expect(run.output.utf8.allSatisfy { $0 < 0x80 }, "\(run.output)")
        #expect(!run.output.isEmpty)
    }
}
