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

        @Test("Progress as one JSON object: what was answered today, what is known, what went wrong")
        func json() throws {
            let scratch = try Scratch()
            try walk("1\n2\n3\n", store: "here", in: scratch)
            let run = try adjoint("progress", "--json", "--store", "here", in: scratch)
            #expect(run.status == 0)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            // Of x·y at 2 and 3 the adjoint of y is 2, and that of x is 3.
            #expect(object["answers"] as? Int == 3)
            #expect(object["rightAnswers"] as? Int == 3)
            let streak = try #require(object["streak"] as? [String: Any])
            #expect(streak["days"] as? Int == 1)
            #expect(streak["includesToday"] as? Bool == true)
            let tasks = try #require(object["tasks"] as? [[String: Any]])
            #expect(tasks.map { $0["standing"] as? String } == ["learnt"])
            #expect((object["misconceptions"] as? [Any])?.isEmpty == true)
        }

        @Test("Progress as lines, in ASCII where that is asked for, and before the first answer")
        func plain() throws {
            let scratch = try Scratch()
            let before = try adjoint("progress", "--plain", "--store", "here", in: scratch)
            #expect(before.output.hasPrefix("No answer is saved yet."))
            try walk("1\n2\n3\n", store: "here", in: scratch)
            let run = try adjoint("progress", "--plain", "--ascii", "--store", "here", in: scratch)
            #expect(run.status == 0)
            #expect(run.output.contains("3 answers on 1 day"))
            #expect(run.output.contains("1 of 1 (100%)"))
            #expect(run.output.utf8.allSatisfy { $0 < 0x80 })
        }

        @Test("On the screen it opens at its top, and q leads back to the shell")
        func screen() throws {
            let scratch = try Scratch()
            try walk("1\n2\n3\n", store: "here", in: scratch)
            let store = scratch.folder.appending(path: "here").path
            let terminal = try Tmux(
                command: "exec '\(try Program.adjoint.path)' progress --store '\(store)'")
            let rows = try terminal.wait(for: "How well you know the 1 task")
            #expect(rows.first?.contains("Your progress") == true)
            try terminal.press("q")
            try terminal.wait(for: "the end") { _ in try terminal.value("#{pane_dead}") == "1" }
        }

        @Test("m in the library shows it, and q leads back to the cards")
        func fromLibrary() throws {
            let scratch = try Scratch()
            try walk("1\n2\n3\n", store: "here", in: scratch)
            let store = scratch.folder.appending(path: "here").path
            let terminal = try Tmux(
                command: "exec '\(try Program.adjoint.path)' study --store '\(store)' '\(Program.cards)'")
            try terminal.wait(for: "m progress")
            try terminal.press("m")
            try terminal.wait(for: "How well you know the 1 task")
            try terminal.press("q")
            try terminal.wait(for: "m progress")
        }
    }
}
