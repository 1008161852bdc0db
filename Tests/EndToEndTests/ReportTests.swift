import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    /// From answers that students have given to what their instructor reads.
    @Suite("The report of a class")
    struct ReportTests {
        private func adjoint(_ arguments: [String], input: String = "", in scratch: Scratch) throws -> Shell.Result {
            try Shell.run(try Program.adjoint.path, arguments, input: input, in: scratch.folder)
        }

        private func write(_ text: String, _ name: String, in scratch: Scratch) throws {
            let file = scratch.folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        /// What `progress --export` prints after a walk.
        private func export(_ entries: String, in scratch: Scratch) throws -> String {
            let store = UUID().uuidString
            let walk = [
                "walk", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--fill", "adjoints", "--plain", "--store",
                store,
            ]
            #expect(try adjoint(walk, input: entries, in: scratch).status == 0)
            return try adjoint(["progress", "--export", "--store", store], in: scratch).output
        }

        @Test("Two students, one of whom left a path out until he gave up")
        func twoStudents() throws {
            let scratch = try Scratch()
            try write(try export("1\n12\n24\n37\n", in: scratch), "ann.jsonl", in: scratch)
            try write(try export("1\n12\n24\n1\n1\n1\n", in: scratch), "ben.jsonl", in: scratch)
            let run = try adjoint(["report", "ann.jsonl", "ben.jsonl"], in: scratch)
            #expect(run.status == 0)
            #expect(run.errors.isEmpty)
            #expect(run.output.hasPrefix("2 students; 10 answers on "))
            // Four cells right at first, and three of four: 7/8 on average.
            #expect(run.output.contains(" 88%"))
            #expect(run.output.contains("a path was left out: 1 (50%)"))
            #expect(run.output.contains("ben: "))
            let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("adjoint x, 3 wrong; last, a path was left out"))
        }

        @Test(
            "Exports of one student count once, whatever they share, and the same name in two folders is two students")
        func merging() throws {
            let scratch = try Scratch()
            let early = try export("1\n", in: scratch)
            let late = early + (try export("1\n12\n", in: scratch))
            try write(early, "ann-1.jsonl", in: scratch)
            try write(late, "ann-2.jsonl", in: scratch)
            let once = try adjoint(["report", "ann-2.jsonl"], in: scratch).output
            #expect(once.hasPrefix("1 student; 3 answers on "))
            for files in [["ann-1.jsonl", "ann-2.jsonl"], ["ann-2.jsonl", "ann-1.jsonl", "ann-2.jsonl"]] {
                #expect(try adjoint(["report"] + files, in: scratch).output == once)
            }
            try write(early, "a/progress.jsonl", in: scratch)
            try write(try export("1\n7\n7\n7\n", in: scratch), "b/progress.jsonl", in: scratch)
            let two = try adjoint(["report", "a/progress.jsonl", "b/progress.jsonl"], in: scratch).output
            #expect(two.hasPrefix("2 students; 5 answers on "))
            #expect(two.contains("b/progress.jsonl: "))
        }

        @Test("Lines that name their student are put together by that name")
        func named() throws {
            let scratch = try Scratch()
            for file in ["1.jsonl", "2.jsonl"] {
                let lines = try export("7\n7\n7\n", in: scratch)
                try write(
                    lines.replacingOccurrences(of: "{\"", with: "{\"student\":\"Ann\",\""), file, in: scratch)
            }
            let run = try adjoint(["report", "1.jsonl", "2.jsonl"], in: scratch)
            #expect(run.output.hasPrefix("1 student; 6 answers on "))
            #expect(run.output.contains("Ann: "))
        }

        @Test(
            "A line that is no attempt is named, the rest is used, and the status says so; an empty export is a student"
        )
        func badLines() throws {
            let scratch = try Scratch()
            let lines = try export("1\n12\n", in: scratch)
            try write(
                "\u{FEFF}\(lines)\r\n{\"id\": 7}\n\(String(repeating: "x", count: 2_000_000))\n", "ann.jsonl",
                in: scratch)
            try write("", "dan.jsonl", in: scratch)
            let run = try adjoint(["report", "ann.jsonl", "dan.jsonl"], in: scratch)
            #expect(run.status == 1)
            #expect(
                run.errors == """
                    ann.jsonl:4: not an attempt as progress --export prints it
                    ann.jsonl:5: not an attempt as progress --export prints it

                    """)
            #expect(run.output.hasPrefix("2 students, 1 of them without an answer; 2 answers on "))
        }

        @Test("A table and a page are written, with hostile names made harmless, and not over a file without --force")
        func files() throws {
            let scratch = try Scratch()
            let lines = try export("7\n7\n7\n", in: scratch)
            let card = try #require(lines.firstMatch(of: /"card":"([^"]*)"/)?.1)
            try write(
                lines.replacingOccurrences(of: "\"card\":\"\(card)\"", with: "\"card\":\"=cmd()<script>\\u202e\""),
                "<b>.jsonl", in: scratch)
            let command = ["report", "<b>.jsonl", "--csv", "table.csv", "--html", "page.html"]
            #expect(try adjoint(command, in: scratch).status == 0)
            let table = try #require(scratch.text(of: "table.csv"))
            #expect(table.contains("\r\n\"'=cmd()<script>\u{FFFD}\","))
            let page = try #require(scratch.text(of: "page.html"))
            #expect(page.contains("=cmd()&lt;script&gt;\u{FFFD}"))
            #expect(page.contains("<bdi>&lt;b&gt;</bdi>"))
            #expect(!page.contains("<script"))
            let again = try adjoint(command, in: scratch)
            #expect(again.status == 2)
            #expect(again.errors.contains("table.csv: there is a file already; --force replaces it"))
            #expect(try adjoint(command + ["--force"], in: scratch).status == 0)
        }

        @Test("A file that is missing is an error before anything is said")
        func missing() throws {
            let run = try adjoint(["report", "nobody.jsonl"], in: try Scratch())
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("nobody.jsonl: no such file"))
        }
    }
}
