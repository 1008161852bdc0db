import ScratchFolder
import Foundation
import Testing

extension EndToEnd {
    @Suite("Drawings at the edge of what can be drawn")
    struct DegenerateDrawingTests {
        private func draw(_ arguments: String..., input: String = "") throws -> Shell.Result {
            try Shell.run(try Program.adjoint.path, ["draw"] + arguments, input: input)
        }

        @Test(
            "What is no graph is refused, and nothing is drawn",
            arguments: [
                (["-e", "3"], "no variable stands here"),
                (["-e", ""], "the graph has no definition"),
                (["-e", "x^2", "--width", "0"], "--width is at least 1"),
                (["-e", "x^2", "--width", "-3"], "width"),
                (["--edges", "/dev/null"], "/dev/null: no edges"),
            ])
        func refused(arguments: [String], message: String) throws {
            let run = try Shell.run(try Program.adjoint.path, ["draw"] + arguments)
            #expect(run.errors.contains(message))
            #expect(run.output.isEmpty && [2, 64].contains(run.status))
        }

        @Test("At every width from 1 to 20 all boxes and symbols are drawn, and what is too wide is said")
        func narrow() throws {
            for width in 1...20 {
                let run = try draw("-e", "x*y + sin(x)", "--width", "\(width)")
                for text in ["J", "t₁", "t₂", "cos(x)"] { #expect(run.output.contains(text)) }
                let columns = run.output.split(separator: "\n").map(\.count).max() ?? 0
                #expect(columns < 20)
                #expect(run.errors.isEmpty == (columns <= width))
                #expect(run.status == 0)
            }
        }

        @Test("A graph of one node is one box")
        func oneNode() throws {
            let scratch = try Scratch()
            let card = scratch.folder.appending(path: "one.md")
            let text = "---\nadjoint: 1\ntitle: One\n---\n\nAlone.\n\n```graph g\nx = 2\n```\n"
            try Data(text.utf8).write(to: card)
            #expect(try draw(card.path).output == "┌───────┐\n│ x = 2 │\n└───────┘\n")
        }

        @Test("The same edge given three times is three lines, each with its label")
        func repeatedEdges() throws {
            let output = try draw("--edges", "-", input: "a\tb\tx\na\tb\tx\na\tb\ty\n").output
            #expect(output.count { $0 == "▸" } == 3)
            #expect(output.count { $0 == "x" } == 2 && output.contains("y"))
        }

        @Test("A chain of 10,000 nodes is drawn or refused in one line, in seconds")
        func manyEdges() throws {
            let rows = (0..<9_999).map { "n\($0)\tn\($0 + 1)\tw" }.joined(separator: "\n")
            let run = try draw("--edges", "-", "--format", "dot", input: rows)
            #expect(run.output.split(separator: "\n").count { $0.contains("->") } == 9_999)
            let more = try draw("--edges", "-", input: rows + "\nn9999\tn10000\tw\n")
            #expect(more.errors == "adjoint: too large to draw: 10001 boxes and 10000 lines between them\n")
            #expect(more.status == 2 && more.output.isEmpty)
        }
    }
}
