import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("Graphs exported to Python")
    struct ExportTests {
        private func adjoint(_ arguments: String...) throws -> Shell.Result {
            try Shell.run(try Program.adjoint.path, arguments, environment: ["ADJOINT_CARDS": Program.cards])
        }

        @Test("The exported file of a card checks itself, and its gradient is that of solve")
        func quiz() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "quiz.py").path
            #expect(
                try adjoint("export", "differentiation-quiz", "--graph", "quiz", "--to", "python", "--output", file)
                    .output.isEmpty)
            let check = try Shell.run("/usr/bin/env", ["python3", file])
            #expect(check.status == 0, "\(check.errors)")
            #expect(check.output.contains("off finite differences"))

            let code = """
                import json, runpy, sys
                page = runpy.run_path(sys.argv[1])
                value, gradient = page["quiz"](**page["EXAMPLE"])
                print(json.dumps({name: float(entry) for name, entry in gradient.items()}))
                """
            let run = try Shell.run("/usr/bin/env", ["python3", "-c", code, file])
            let exported = try JSONDecoder().decode([String: Double].self, from: Data(run.output.utf8))
            let report = try adjoint("solve", "differentiation-quiz", "--json").output
            struct Report: Decodable { var gradient: [String: Double] }
            let solved = try JSONDecoder().decode(Report.self, from: Data(report.utf8)).gradient
            #expect(solved.count == 2 && exported.keys == solved.keys)
            for (name, expected) in solved {
                #expect(abs(try #require(exported[name]) - expected) < 1e-10 * abs(expected))
            }
        }

        @Test("Without --output the file goes to standard output; an existing file is kept unless --force is given")
        func output() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "lattice.py").path
            let printed = try adjoint("export", "lattice", "--graph", "lattice")
            #expect(printed.status == 0 && printed.errors.isEmpty)
            #expect(printed.output.hasSuffix("    check()\n"))
            #expect(try adjoint("export", "lattice", "--graph", "opaque", "-o", file).status == 0)
            let refused = try adjoint("export", "lattice", "--graph", "lattice", "-o", file)
            #expect(refused.status == 2 && refused.errors.contains("there is a file already; --force replaces it"))
            #expect(try String(contentsOfFile: file, encoding: .utf8) != printed.output)
            #expect(try adjoint("export", "lattice", "--graph", "lattice", "-o", file, "--force").status == 0)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == printed.output)
        }

        @Test("Where the disk takes no more, nothing of the file is left, and one line says why")
        func fullDisk() throws {
            let scratch = try Scratch()
            // A file system that is full, as far as one file can tell: files end at their first block.
            let run = try Shell.run(
                "/bin/sh",
                [
                    "-c",
                    "trap '' XFSZ; ulimit -f 1; exec \(try Program.adjoint.path) export lattice --graph lattice -o f.py",
                ],
                environment: ["ADJOINT_CARDS": Program.cards], in: scratch.folder)
            #expect(run.status == 2)
            #expect(run.errors == "adjoint: f.py: cannot be written: File too large\n")
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == [])
        }

        @Test("Only regular files are replaced: a device, a FIFO and a link stay what they are, also for root")
        func devices() throws {
            let scratch = try Scratch()
            let path = scratch.folder.path
            try #require(mkfifo("\(path)/fifo", 0o600) == 0 && symlink("target", "\(path)/link") == 0)
            for place in ["/dev/full", "\(path)/fifo", "\(path)/link"] {
                let run = try adjoint("export", "lattice", "--graph", "lattice", "-o", place, "--force")
                #expect(run.status == 2)
                #expect(run.errors == "adjoint: \(place): not a regular file, so it is not replaced\n")
            }
            var status = stat()
            #expect(lstat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
            #expect(try FileManager.default.contentsOfDirectory(atPath: path).sorted() == ["fifo", "link"])
        }

        @Test(
            "What cannot be exported is refused in one line",
            arguments: [
                (["lattice"], "several graphs; choose one with --graph: lattice, opaque"),
                (["lattice", "--graph", "latice"], "did you mean lattice?"),
                (["latice"], "did you mean lattice?"),
                (["lattice", "--graph", "lattice", "-o", "/nowhere/lattice.py"], "cannot be written"),
            ])
        func refusals(arguments: [String], message: String) throws {
            let run = try Shell.run(
                try Program.adjoint.path, ["export"] + arguments, environment: ["ADJOINT_CARDS": Program.cards])
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.contains(message), "\(run.errors)")
        }
    }
}
