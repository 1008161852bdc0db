import ScratchFolder
import Foundation
import Testing

extension EndToEnd {
    @Suite("Graphs as rows of edges")
    struct EdgeListTests {
        private func draw(_ rows: String, _ options: String...) throws -> Shell.Result {
            try Shell.run(try Program.adjoint.path, ["draw", "--edges", "-"] + options, input: rows)
        }

        /// x to t to J, the drawing of which is known.
        private static let chain = """
            ┌───┐       ┌───┐      ┌───┐
            │ x ├─ 2x ─▸│ t ├─ 1 ─▸│ J │
            └───┘       └───┘      └───┘

            """

        @Test(
            "The same rows give the same drawing, whatever program wrote them",
            arguments: [
                "x\tt\t2x\nt\tJ\t1\n",
                "x\tt\t2x\nt\tJ\t1",
                "\u{FEFF}x\tt\t2x\r\nt\tJ\t1\r\n",
                "# a chain\n\nx\tt\t2x\n  \n\t\t\n  # its end\nt\tJ\t1\n",
                "from\tto\tlabel\nx\tt\t2x\nt\tJ\t1\n",
                "\u{FEFF}Source\tTarget\tWeight\r\nx\tt\t2x\r\nt\tJ\t1\r\n",
                " x \tt\t 2x\t\t\nt\tJ\t1\t\n",
                "x\u{202E}\tt\t2x\nt\tJ\u{200B}\t1\n",
            ])
        func chain(rows: String) throws {
            let run = try draw(rows)
            #expect(run.output == Self.chain)
            #expect(run.errors.isEmpty && run.status == 0)
        }

        @Test("Pipes are read like files")
        func pipes() throws {
            let program = try Program.adjoint.path
            for path in ["-", "/dev/stdin"] {
                let command = "printf 'x\\tt\\t2x\\nt\\tJ\\t1\\n' | '\(program)' draw --edges \(path)"
                #expect(try Shell.run("/bin/sh", ["-c", command]).output == Self.chain)
            }
        }

        @Test("Nodes may be called from and to, where they are more than headings")
        func headingsAsNames() throws {
            let output = try draw("from\tto\t1\nto\tJ\t2\n").output
            for name in ["from", "to", "J"] { #expect(output.contains("│ \(name) ")) }
        }

        @Test(
            "What is no row is told with line and column",
            arguments: [
                ("x\tt\nt\n", "-:2:2: error: a row is from, to and label, separated by tabs"),
                ("x\tt\n\tJ\n", "-:2:1: error: a row is from"),
                ("x\tt\t1\tmore\n", "-:1:7: error: a row is from"),
                ("x\tt\n\n# note\nt,J,1\n", "-:4:6: error: a row is from"),
                ("x\tt\na\u{1B}[2Jb\tJ\n", "-:2:2: error: the control character U+001B cannot stand here"),
                ("x\tt\tw\u{9B}\n", "-:1:6: error: the control character U+009B cannot stand here"),
                ("x\tx\n", "-:1:1: error: x cannot consume itself"),
                ("a\tb\nb\tc\nx\ta\nc\ta\n", "-:4:1: error: a cycle: a → b → c → a"),
                ("", "-: no edges"),
                ("# nothing\n\n", "-: no edges"),
                ("from\tto\tlabel\n", "-: no edges"),
            ])
        func faults(rows: String, message: String) throws {
            for format in ["text", "svg", "dot", "json"] {
                let run = try draw(rows, "--format", format)
                #expect(run.errors.hasPrefix("adjoint: \(message)"))
                #expect(!run.errors.unicodeScalars.contains { ("\u{7F}"..."\u{9F}").contains($0) || $0 == "\u{1B}" })
                #expect(run.output.isEmpty && run.status == 2)
            }
        }

        @Test("A folder, no file, and bytes that are no text are told as such")
        func otherFiles() throws {
            let scratch = try Scratch()
            func fault(_ path: String) throws -> String {
                let run = try Shell.run(try Program.adjoint.path, ["draw", "--edges", path])
                #expect(run.status == 2 && run.output.isEmpty)
                return run.errors
            }
            let folder = scratch.folder.path
            #expect(try fault(folder) == "adjoint: \(folder): a folder, where a file is wanted\n")
            #expect(try fault("\(folder)/none.tsv") == "adjoint: \(folder)/none.tsv: no such file\n")
            let latin = scratch.folder.appending(path: "latin.tsv")
            try Data("x\tt\nM".utf8 + [0xFC] + "ll\tt\n".utf8).write(to: latin)
            #expect(try fault(latin.path).hasPrefix("adjoint: \(latin.path):2:2: error: the text is not UTF-8\n"))
        }

        @Test("A long name wraps in its box, and no box is wider than the picture")
        func longNames() throws {
            let name = String(repeating: "encoder.layer ", count: 20) + "end"
            for width in [80, 40, 30, 12] {
                let run = try draw("\(name)\ty\tw\n", "--width", "\(width)")
                let lines = run.output.split(separator: "\n")
                #expect(lines.allSatisfy { $0.count <= width })
                let letters = run.output.filter { $0.isLetter || $0 == "." }
                #expect(letters.count { $0 == "." } == 20)
                #expect(letters.contains("end"))
                #expect(run.errors.isEmpty)
            }
            let json = try draw("\(name)\ty\tw\n", "--format", "json").output
            #expect(json.contains("\"name\":\"\(name)\""))
        }

        @Test("--ascii folds names and labels too")
        func ascii() throws {
            let output = try draw("α\tx̄²\t∂y\n", "--ascii").output
            #expect(output.utf8.allSatisfy { $0 < 128 })
            #expect(output.contains("alpha") && output.contains("bar(x)^2"))
        }
    }
}
