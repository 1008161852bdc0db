import Foundation
import ScratchFolder
import Testing

extension EndToEnd {
    @Suite("The commands from the shell")
    struct CommandLineTests {
        private func adjoint(
            _ arguments: String..., input: String = "", in folder: URL? = nil, environment: [String: String] = [:]
        ) throws -> Shell.Result {
            let environment = ["ADJOINT_CARDS": Program.cards].merging(environment) { _, own in own }
            return try Shell.run(
                try Program.adjoint.path, arguments, environment: environment, input: input, in: folder)
        }

        private func json(_ text: String) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        // MARK: solve

        @Test("solve gives the lecture's quiz its value and gradient")
        func solveQuiz() throws {
            let run = try adjoint(
                "solve", "-e", "exp(x*z) + x*z/log(x) + sin(log(x))/(x*z)", "--at", "x=2,z=3", "--json")
            let report = try json(run.output)
            let gradient = try #require(report["gradient"] as? [String: Double])
            #expect(abs(try #require(report["value"] as? Double) - 412.191457284121) < 1e-9)
            #expect(abs(try #require(gradient["x"]) - 1208.38121512661) < 1e-9)
            #expect(abs(try #require(gradient["z"]) - 809.707479218564) < 1e-9)
            #expect(run.status == 0)
        }

        @Test("solve writes the adjoint of x as a person would")
        func solveSymbolically() throws {
            let run = try adjoint("solve", "-e", "cos(sin(x^2)+3*x^2)", "--at", "x=2", "--json")
            let report = try json(run.output)
            let gradient = try #require(report["gradient"] as? [String: Double])
            let nodes = try #require(report["nodes"] as? [[String: Any]])
            let x = try #require(nodes.first { $0["name"] as? String == "x" })
            #expect(abs(try #require(gradient["x"]) - 9.09914854483238) < 1e-12)
            #expect(x["adjointExpression"] as? String == "-(2*x*cos(x^2) + 6*x)*sin(sin(x^2) + 3*x^2)")
        }

        @Test("solve prints the same bytes twice")
        func solveIsDeterministic() throws {
            let first = try adjoint("solve", "lattice", "--json")
            #expect(try adjoint("solve", "lattice", "--json").output == first.output)
            #expect(first.output.hasSuffix("}\n"))
        }

        @Test("solve shows the reverse sweep of a card, line by line")
        func solveCard() throws {
            let run = try adjoint("solve", "lattice")
            #expect(run.output.contains("x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x = 36 + 1 = 37"))
        }

        @Test(
            "solve refuses what it cannot work out, in one line",
            arguments: [
                (["-e", "x*y", "--at", "q=1"], "q is no input of this graph"),
                (["-e", "x*y", "--at", "x"], "--at takes name=value pairs"),
                (["-e", "x*y", "--wrt", "w"], "--wrt: w"),
                (["lattice", "--graph", "latice"], "did you mean lattice?"),
            ])
        func solveRefuses(arguments: [String], words: String) throws {
            let run = try Shell.run(
                try Program.adjoint.path, ["solve"] + arguments, environment: ["ADJOINT_CARDS": Program.cards])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(words))
            #expect(run.errors.split(separator: "\n").count == 1)
        }

        // MARK: grade

        @Test(
            "grade knows equal expressions from unequal ones",
            arguments: [
                ("2x*cos(x^2)", "cos(x^2)*x*2", "correct", 0),
                ("2x*cos(x^2)", "2*cos(x^2)", "incorrect", 1),
                ("x", "1.00001x", "incorrect", 1),
                ("x^2", "x^", "invalid", 1),
                ("-x", "-x", "correct", 0),
                ("x^x(log x+1)", "x^x + x^x*log(x)", "correct", 0),
            ])
        func grade(expected: String, answer: String, verdict: String, status: Int) throws {
            let run = try adjoint("grade", "--expect", expected, "--answer", answer, "--json")
            #expect(try json(run.output)["verdict"] as? String == verdict)
            #expect(run.status == status)
        }

        @Test(
            "the rules of an opaque function are graded at a node of a card",
            arguments: [
                ("dC/dz * dz/dx", "correct"),
                ("∂z/∂x · ∂C/∂z", "correct"),
                (#"\frac{dC}{dz}\frac{\partial z}{\partial x}"#, "correct"),
                ("dC/dz + dz/dx", "incorrect"),
                ("dC/dx", "invalid"),
            ])
        func gradeOpaque(answer: String, verdict: String) throws {
            let run = try adjoint(
                "grade", "--card", "lattice", "--graph", "opaque", "--of", "x", "--answer", answer, "--json")
            #expect(try json(run.output)["verdict"] as? String == verdict)
        }

        @Test("a wrong answer at a fan-out is named by its rule")
        func gradeNamesMisconceptions() throws {
            let run = try adjoint("grade", "--card", "lattice", "--of", "x", "--answer", "1", "--json")
            #expect(try json(run.output)["misconceptions"] as? [String] == ["missing-path"])
            #expect(run.status == 1)
        }

        @Test(
            "At a fan-out with contributions 6 and 4 their sum is right, and each slip is named",
            arguments: [
                ("10", [String]()), ("6", ["missing-path"]), ("4", ["missing-path"]), ("24", ["product-of-paths"]),
                ("-10", ["sign"]),
            ])
        func gradeAtFanOut(answer: String, misconceptions: [String]) throws {
            let scratch = try Scratch()
            let card = scratch.folder.appending(path: "fan-out.md")
            let text = """
                ---
                adjoint: 1
                id: fan-out
                title: A fan-out
                ---

                Paths meet at x.

                ```graph halves
                x = 1
                a = x / 2
                b = x / 2
                C = 12 * a + 8 * b
                ```
                """
            try Data(text.utf8).write(to: card)
            let run = try adjoint(
                "grade", "--card", card.path, "--graph", "halves", "--of", "x", "--answer", answer, "--json")
            let told = try json(run.output)
            #expect(told["verdict"] as? String == (misconceptions.isEmpty ? "correct" : "incorrect"))
            #expect(told["misconceptions"] as? [String] ?? [] == misconceptions)
        }

        @Test("grade --batch prints a verdict for every row, in order")
        func gradeBatch() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "pairs.tsv")
            try Data("x+x\t2x\nx\ty\nsin(x)\tsin x\n".utf8).write(to: file)
            let run = try adjoint("grade", "--batch", file.path, "--json")
            let verdicts = try run.output.split(separator: "\n").map { try json(String($0))["verdict"] as? String }
            #expect(verdicts == ["correct", "incorrect", "correct"])
            #expect(run.status == 0)
        }

        @Test("A row that cannot be graded keeps its place, and is told with its line")
        func gradeBatchWithFaults() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "pairs.tsv")
            let rows = "\u{FEFF}x+x\t2x\r\n\r\nno tab here\nx\t"
            try Data(rows.utf8 + [0xFF] + "\n1/2x\tx\n-x\t-x".utf8).write(to: file)
            let run = try adjoint("grade", "--batch", file.path, "--json")
            let verdicts = try run.output.split(separator: "\n").map { try json(String($0))["verdict"] as? String }
            #expect(verdicts == ["correct", "invalid", "invalid", "invalid", "correct"])
            let told = run.errors.split(separator: "\n")
            #expect(told.count == 3)
            for (line, words) in zip(told, ["pairs.tsv:3: ", "pairs.tsv:4: ", "pairs.tsv:5: "]) {
                #expect(line.contains(words))
            }
            #expect(run.status == 2)
        }

        @Test("What cannot be written ends with a status of its own")
        func fullDisk() throws {
            let program = try Program.adjoint.path
            let run = try Shell.run("/bin/sh", ["-c", "'\(program)' grade --batch - > /dev/full"], input: "x\tx\n")
            #expect(run.status == 2)
            #expect(run.errors.contains("standard output"))
        }

        @Test("Control characters of an answer never reach the terminal as they are")
        func controlCharacters() throws {
            let run = try adjoint("grade", "--expect", "x", "--answer", "x\u{1B}[2J\u{9B}\u{7}")
            let shown = (run.output + run.errors).unicodeScalars
            #expect(!shown.contains { $0.properties.generalCategory == .control && $0 != "\n" })
            #expect(run.output.contains("U+001B"))
        }

        // MARK: draw

        @Test("draw puts a label on every edge of a card's graph")
        func draw() throws {
            let run = try adjoint("draw", "lattice", "--graph", "lattice")
            for label in ["y = 3", "x = 2", "2t = 12", "1"] { #expect(run.output.contains("─\(label)─")) }
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        }

        @Test("draw --labels puts partials, numbers or both on the edges")
        func drawLabels() throws {
            func labels(_ choice: String) throws -> String {
                try adjoint("draw", "lattice", "--graph", "lattice", "--labels", choice).output
            }
            #expect(try labels("both").contains("2t = 12"))
            #expect(try labels("symbolic").contains("2t") && !labels("symbolic").contains("2t = 12"))
            #expect(try labels("values").contains("─12─") && !labels("values").contains("2t"))
        }

        @Test("draw refuses at once what is too dense to be read")
        func drawDense() throws {
            let scratch = try Scratch()
            let rows = (0..<150).flatMap { from in ((from + 1)..<150).map { "n\(from)\tn\($0)\tw" } }
            let file = scratch.folder.appending(path: "dense.tsv")
            try rows.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
            let run = try adjoint("draw", "--edges", file.path)
            #expect(run.status == 2)
            #expect(run.errors == "adjoint: too large to draw: 150 boxes and 11175 lines between them\n")
        }

        @Test("draw --ascii draws nothing else")
        func drawASCII() throws {
            let run = try adjoint("draw", "differentiation-quiz", "--ascii")
            #expect(run.status == 0)
            #expect(run.output.utf8.allSatisfy { $0 < 128 })
        }

        @Test("draw reads edges from a file, and names a bad row")
        func drawEdges() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "edges.tsv")
            try Data("x\tt\t2x\nt\tJ\t-sin(t)\n".utf8).write(to: file)
            #expect(try adjoint("draw", "--edges", file.path).output.contains("-sin(t)"))
            try Data("x\tt\t2x\nt\n".utf8).write(to: file)
            let bad = try adjoint("draw", "--edges", file.path)
            #expect(bad.errors.contains("edges.tsv:2:"))
            #expect(bad.status == 2)
            try Data("a\tb\t1\nb\tc\t1\nc\ta\t1\n".utf8).write(to: file)
            #expect(try adjoint("draw", "--edges", file.path).errors.contains("a cycle: a → b → c → a"))
        }

        @Test("draw --format svg makes a picture, and the same one twice")
        func drawSVG() throws {
            let run = try adjoint("draw", "lattice", "--graph", "lattice", "--format", "svg")
            #expect(run.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
            #expect(run.output.hasSuffix("</svg>\n"))
            #expect(run.output.contains("<title id=\"title\">lattice</title>"))
            let again = try adjoint("draw", "lattice", "--graph", "lattice", "--format", "svg")
            #expect(again.output == run.output)
        }

        @Test("draw --format json tells nodes and edges by name, with their places")
        func drawJSON() throws {
            let drawing = try json(try adjoint("draw", "lattice", "--graph", "lattice", "--format", "json").output)
            let nodes = try #require(drawing["nodes"] as? [[String: Any]])
            let edges = try #require(drawing["edges"] as? [[String: Any]])
            #expect(nodes.map { $0["name"] as? String } == ["x", "y", "t", "C"])
            #expect(Set(edges.compactMap { $0["label"] as? String }) == ["y = 3", "x = 2", "2t = 12", "1"])
            let width = try #require(drawing["width"] as? Int)
            for node in nodes {
                let (column, columns) = (node["column"] as? Int ?? -1, node["columns"] as? Int ?? 0)
                #expect(column >= 0 && columns > 2 && column + columns <= width)
            }
        }

        @Test("draw --format json tells symbols and values apart, and vectors and matrices as arrays")
        func drawJSONFacts() throws {
            let scalars = try json(try adjoint("draw", "lattice", "--graph", "lattice", "--format", "json").output)
            let t = try #require((scalars["nodes"] as? [[String: Any]])?.first { $0["name"] as? String == "t" })
            #expect(t["kind"] as? String == "computed" && t["operation"] as? String == "x*y")
            #expect(t["operands"] as? [String] == ["x", "y"] && t["value"] as? Int == 6)
            let square = try #require(
                (scalars["edges"] as? [[String: Any]])?.first { $0["label"] as? String == "2t = 12" })
            #expect(square["expression"] as? String == "2*t" && square["partial"] as? Int == 12)
            // u = Ax at x = (1, 1): (3, 7); its Jacobian in denominator layout is Aᵀ.
            let matrices = try json(
                try adjoint(
                    "draw", "-e", "input A : 2x2, x : 2; u = A @ x; y = sum(u)", "--at", "A=[1,2;3,4],x=[1,1]",
                    "--format", "json"
                ).output)
            let nodes = try #require(matrices["nodes"] as? [[String: Any]])
            let edges = try #require(matrices["edges"] as? [[String: Any]])
            #expect(nodes.first { $0["name"] as? String == "A" }?["value"] as? [[Int]] == [[1, 2], [3, 4]])
            let u = try #require(nodes.first { $0["name"] as? String == "u" })
            #expect(
                u["value"] as? [Int] == [3, 7] && u["shape"] as? [Int] == [2] && u["operation"] as? String == "A @ x")
            let edge = try #require(edges.first { $0["from"] as? String == "x" })
            #expect(edge["expression"] as? String == "A^T" && edge["jacobian"] as? [[Int]] == [[1, 3], [2, 4]])
            // Without values there are symbols alone.
            let symbols = try json(try adjoint("draw", "-e", "x^2", "--format", "json").output)
            let power = try #require((symbols["edges"] as? [[String: Any]])?.first)
            #expect(power["expression"] as? String == "2*x" && power["partial"] == nil)
            // Rows of edges are boxes and arrows, of which nothing else is known.
            let list = try json(try adjoint("draw", "--edges", "-", "--format", "json", input: "x\ty\t2x\n").output)
            #expect((list["edges"] as? [[String: Any]])?.first?["label"] as? String == "2x")
            #expect((list["nodes"] as? [[String: Any]])?.first?["operation"] == nil)
        }

        @Test("--width and --direction hold for every format")
        func drawFormatsInDirection() throws {
            let dot = try adjoint("draw", "-e", "x*y + sin(x)", "--format", "dot", "--direction", "TB")
            #expect(dot.output.contains("rankdir=TB;"))
            let narrow = try adjoint("draw", "differentiation-quiz", "--format", "json", "--width", "60")
            #expect(try #require(try json(narrow.output)["width"] as? Int) <= 60)
        }

        @Test(
            "draw refuses formats that cannot be, in one line",
            arguments: [
                (["lattice", "--format", "svg"], "choose one with --graph: lattice, opaque"),
                (["chain-cos-sin", "--format", "svg", "--ascii"], "--ascii does not go with --format svg"),
                (["chain-cos-sin", "--format", "pdf"], "'pdf' is invalid"),
            ])
        func drawRefusals(arguments: [String], message: String) throws {
            let run = try Shell.run(
                try Program.adjoint.path, ["draw"] + arguments, environment: ["ADJOINT_CARDS": Program.cards])
            #expect(run.errors.contains(message))
            #expect(run.output.isEmpty)
            #expect([2, 64].contains(run.status))
        }

        // MARK: plain sessions

        @Test("a plain walk of the lattice can be done with a script")
        func plainWalk() throws {
            let answers = ["1", "12", "24", "36", "1", "37"].joined(separator: "\n") + "\n"
            let run = try adjoint("walk", "lattice", "--plain", input: answers)
            #expect(run.status == 0)
            #expect(run.output.contains("All 6 right at the first try."))
        }

        @Test("a quiz begins at the task that is named, and a name that is none is told the nearest")
        func quizTask() throws {
            let run = try adjoint("quiz", "lattice", "--task", "fan-out", "--plain", "--no-store", input: "37\n")
            #expect(run.output.contains("At the fan-out"))
            #expect(run.output.contains("Right."))
            let unknown = try adjoint("quiz", "lattice", "--task", "fan-oot", "--plain", "--no-store")
            #expect(unknown.status == 2)
            #expect(unknown.errors.contains("has no task fan-oot, only one-consumer, two-consumers, "))
            #expect(unknown.errors.hasSuffix(" and sweep; did you mean fan-out?\n"))
        }

        @Test("a plain quiz tells right from wrong and sums up when the input ends")
        func plainQuiz() throws {
            let run = try adjoint("quiz", "differentiation-quiz", "--plain", input: "a,b,d\n2.19\n2.18\n14.98\n14.99\n")
            #expect(run.status == 0)
            // 14.98 is cut off where 14.9883 rounds to 14.99, which costs nothing.
            #expect(run.output.contains("3 of 5 right: 2 at the first try, 1 after more tries."))
            #expect(run.output.components(separatedBy: "right at the 2nd try").count == 2)
        }

        // MARK: faults

        @Test(
            "what cannot be opened is one clear line and no drawing",
            arguments: [
                (["study", "/no/such/place"], "no such file or folder"),
                (["walk", "/no/such/card.md"], "no such file"),
                (["quiz", "latice"], "did you mean lattice?"),
                (["check", "/dev"], "a folder without cards"),
                ([], "have to be a terminal"),
            ])
        func unusable(arguments: [String], words: String) throws {
            let run = try Shell.run(
                try Program.adjoint.path, arguments, environment: ["ADJOINT_CARDS": Program.cards, "TERM": "xterm"])
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(words))
            #expect(run.errors.split(separator: "\n").count == 1)
        }

        @Test("a binary file is no card")
        func binaryFile() throws {
            let scratch = try Scratch()
            let file = scratch.folder.appending(path: "card.md")
            try Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0xFF]).write(to: file)
            let run = try adjoint("quiz", file.path)
            #expect(run.status == 2)
            #expect(run.errors.contains("card.md:1:1: error: this is not a text file"))
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(try adjoint("check", file.path).status == 1)
        }

        @Test("the bundled cards are clean")
        func bundledCards() throws {
            let run = try adjoint("check", Program.cards)
            #expect(run.status == 0)
            #expect(run.output.isEmpty)
        }
    }
}
