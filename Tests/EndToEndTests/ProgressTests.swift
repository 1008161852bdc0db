import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("Progress from machine to machine")
    struct ProgressTests {
        private func adjoint(_ arguments: String..., input: String = "", in scratch: Scratch) throws -> Shell.Result {
            try Shell.run(try Program.adjoint.path, arguments, input: input, in: scratch.folder)
        }

        /// Does a short walk with a store of its own.
        private func walk(_ entries: String, store: String, in scratch: Scratch) throws {
            let run = try adjoint(
                "walk", "-e", "x*y", "--at", "x=2,y=3", "--plain", "--store", store, input: entries, in: scratch)
            #expect(run.status == 0)
        }

        @Test("What one machine exports another one imports, once")
        func exportAndImport() throws {
            let scratch = try Scratch()
            try walk("1\n2\n", store: "here", in: scratch)
            try walk("7\n", store: "there", in: scratch)
            let export = try adjoint("progress", "--export", "--store", "here", in: scratch)
            #expect(export.status == 0)
            #expect(export.output.split(separator: "\n").count == 2)
            try Data(export.output.utf8).write(to: scratch.folder.appending(path: "attempts.jsonl"))
            for new in [2, 0] {
                let run = try adjoint("progress", "--import", "attempts.jsonl", "--store", "there", in: scratch)
                #expect(run.status == 0)
                #expect(run.output == "attempts read: 2, new: \(new)\n")
            }
            let merged = try adjoint("progress", "--export", "--store", "there", in: scratch).output
            #expect(merged.split(separator: "\n").count == 3)
            for line in export.output.split(separator: "\n") { #expect(merged.contains(line)) }
        }

        @Test("Of a file with a line that is no attempt nothing is imported, and the line is named")
        func broken() throws {
            let scratch = try Scratch()
            try walk("1\n", store: "here", in: scratch)
            let line = try adjoint("progress", "--export", "--store", "here", in: scratch).output
            try Data("\(line){\"id\": 7}\n".utf8).write(to: scratch.folder.appending(path: "attempts.jsonl"))
            let run = try adjoint("progress", "--import", "attempts.jsonl", "--store", "there", in: scratch)
            #expect(run.status == 2)
            #expect(run.errors.contains("attempts.jsonl:2: not an attempt"))
            #expect(try adjoint("progress", "--export", "--store", "there", in: scratch).output.isEmpty)
        }
    }
}
