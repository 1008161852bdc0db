import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("A new card")
    struct NewTests {
        @Test("It passes the check, and a second one does not take its place")
        func passesTheCheck() throws {
            let scratch = try Scratch()
            let path = scratch.folder.appending(path: "chain-rule.md").path
            #expect(try Shell.run(try Program.adjoint.path, ["new", path]).status == 0)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("title: Chain rule"))
            let check = try Shell.run(try Program.adjoint.path, ["check", "--strict", path])
            #expect(check.status == 0 && check.errors.contains("no errors, no warnings"), "\(check)")
            // C = t² + x, t = xy at 2 and 3: dC/dx is 37, and 36 without the path that leads there directly.
            #expect(text.contains("> Right: 37\n> Wrong: 36 -> missing-path\n"))

            let again = try Shell.run(try Program.adjoint.path, ["new", path, "--from", "x^2"])
            #expect(again.status == 2 && again.errors.contains("there is a file already"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) == ["chain-rule.md"])
        }

        @Test("A folder is searched with the folders in it, and a page that is no card is left out")
        func folders() throws {
            let scratch = try Scratch()
            let chapter = scratch.folder.appending(path: "chapter/one")
            try FileManager.default.createDirectory(at: chapter, withIntermediateDirectories: true)
            for path in ["first.md", "chapter/one/second.md"] {
                let file = scratch.folder.appending(path: path).path
                #expect(try Shell.run(try Program.adjoint.path, ["new", file]).status == 0)
            }
            try Data("# About these cards\n".utf8).write(to: scratch.folder.appending(path: "README.md"))
            let check = try Shell.run(try Program.adjoint.path, ["check", scratch.folder.path])
            #expect(check.errors == "2 cards, no errors, no warnings\n" && check.output.isEmpty, "\(check)")

            // Without a head it would be a card all the same.
            try Data("A lesson.\n\n```graph g\nx = 2\n```\n".utf8)
                .write(to: chapter.appending(path: "headless.md"))
            #expect(
                try Shell.run(try Program.adjoint.path, ["check", scratch.folder.path]).output
                    .contains("headless.md:1:1: error: a card begins with front matter"))
        }

        @Test("A card that is checked by itself may name the cards beside it")
        func neighbours() throws {
            let scratch = try Scratch()
            func card(_ name: String, requires: String) throws -> String {
                let path = scratch.folder.appending(path: name).path
                #expect(try Shell.run(try Program.adjoint.path, ["new", path]).status == 0)
                let text = try String(contentsOfFile: path, encoding: .utf8)
                try text.replacing("# requires: [] ", with: "requires: [\(requires)] #")
                    .write(toFile: path, atomically: true, encoding: .utf8)
                return path
            }
            let first = try card("first.md", requires: "second")
            let second = try card("second.md", requires: "thrid")
            func findings(_ path: String) throws -> String {
                try Shell.run(try Program.adjoint.path, ["check", path]).output
            }
            #expect(try findings(first).isEmpty)
            #expect(try findings(second).contains("warning: `requires` names `thrid`, and there is no such card here"))
        }

        @Test("Help knows cards, limits and commands, and no others")
        func help() throws {
            func help(_ topic: String...) throws -> Shell.Result {
                try Shell.run(try Program.adjoint.path, ["help"] + topic)
            }
            #expect(try help("cards").output.contains("> Wrong: 1 -> missing-path"))
            let limits = try help("limits").output
            for row in [
                " 10000  nodes of a graph", " 1048576  bytes of a card file", "   300  boxes, and steps of arrows",
                "     3  combining marks on one letter", " 4096  characters of a student's answer",
            ] {
                #expect(limits.contains(row), "\(row)")
            }
            #expect(try help("quiz").output.hasPrefix("OVERVIEW: Answer the tasks"))
            #expect(try help().output.contains("SUBCOMMANDS:"))
            let unknown = try help("quizz")
            #expect(unknown.status == 2 && unknown.errors == "adjoint: no command quizz; did you mean quiz?\n")
        }

        @Test(
            "Every expression makes a card without an error, with a task for each input",
            arguments: [
                ("C = (x*y)^2 + x", ["numeric: dC/dx", "numeric: dC/dy"]),
                ("log(x) * sqrt(y - x)", ["numeric: dJ/dx", "numeric: dJ/dy"]),
                ("W = [[1, 2], [3, 4]]; x = [1, 2]; C = sum(tanh(W @ x))", ["matrix: dC/dW", "matrix: dC/dx"]),
                ("u = f(x); C = u^2", ["symbolic: dC/dx"]),
                ("theta = 0.5; C = sin(theta)", ["numeric: dC/dtheta"]),
                ("const t = 1; param w = 3; L = (w - t)^2 / 8", ["numeric: dL/dw"]),
            ])
        func fromExpression(expression: String, keys: [String]) throws {
            let scratch = try Scratch()
            let path = scratch.folder.appending(path: "card.md").path
            #expect(try Shell.run(try Program.adjoint.path, ["new", path, "--from", expression]).status == 0)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
            #expect(lines.filter { ["numeric:", "matrix:", "symbolic:"].contains($0.prefix { $0 != " " }) } == keys)
            let check = try Shell.run(try Program.adjoint.path, ["check", "--strict", path])
            #expect(check.status == 0 && check.errors.contains("no errors"), "\(check)")
            #expect(!check.output.contains("has no test"), "\(check)")
            #expect(expression.contains("=") || check.errors.contains("no warnings"), "\(check)")
        }
    }
}
