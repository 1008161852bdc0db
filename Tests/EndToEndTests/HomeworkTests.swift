import Foundation
import Testing

extension EndToEnd {
    @Suite("One's own homework from the shell")
    struct HomeworkTests {
        private func adjoint(_ arguments: String..., input: String = "") throws -> Shell.Result {
            try Shell.run(
                try Program.adjoint.path, arguments, environment: ["ADJOINT_CARDS": Program.cards], input: input)
        }

        @Test("walk -e goes through the student's own expression")
        func walk() throws {
            // y = xz + sin x at (2, 3): ∂y/∂t₁ = 1 and ∂y/∂t₂ = 1, z̄ = x = 2, x̄ = z + cos 2 = 2.58385.
            let answers = ["1", "1", "1", "2", "3", "cos(2)", "3 + cos(2)"]
            let run = try adjoint(
                "walk", "-e", "x*z + sin(x)", "--at", "x=2,z=3", "--plain",
                input: answers.joined(separator: "\n") + "\n")
            #expect(run.status == 0)
            #expect(run.output.hasPrefix("x*z + sin(x)"))
            #expect(run.output.contains("t₁") || run.output.contains("t[1]"))
            #expect(!run.output.contains("Not right"))
        }

        @Test("Definitions build the graph that the student names, and every command takes them")
        func everyCommand() throws {
            let own = ["-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3"]
            func run(_ before: String, _ after: String..., input: String = "") throws -> Shell.Result {
                try Shell.run(
                    try Program.adjoint.path, [before] + own + after, environment: ["ADJOINT_CARDS": Program.cards],
                    input: input)
            }
            #expect(try run("solve").output.contains("x̄ = t̄ · ∂t/∂x + C̄ · ∂C/∂x = 36 + 1 = 37"))
            #expect(try run("draw").output.contains("t = xy = 6"))
            #expect(try run("export", "--to", "python").output.contains("import numpy"))
            #expect(try run("grade", "--of", "x", "--answer", "37").status == 0)
            #expect(try run("grade", "--of", "x", "--answer", "1", "--json").output.contains("missing-path"))
            let walked = try run("walk", "--fill", "adjoints", "--plain", input: "1\n12\n24\n37\n")
            #expect(walked.output.contains("What is t̄"))
            #expect(!walked.output.contains("Not right"))
        }

        @Test("quiz -e asks for every node's derivative, as numbers where there are some")
        func quiz() throws {
            let numbers = try adjoint(
                "quiz", "-e", "t = x*y; C = t^2 + x", "--at", "x=2,y=3", "--plain", input: "12\n\n24\n\n1\n")
            #expect(numbers.output.contains("What is dC/dt at x = 2, y = 3?"))
            #expect(numbers.output.contains("the contribution through t is"))
            let symbols = try adjoint("quiz", "-e", "sin(x^2)", "--plain", input: "cos(t[1])\n\n2x*cos(x^2)\n")
            #expect(symbols.output.contains("What is dy/dx?"))
            #expect(symbols.output.contains("2 of 2"))
        }

        @Test("A name that may be meant as a product is told, in every command that reads an expression")
        func joinedNames() throws {
            let told = "xy is read as one name; if x*y is meant, write it so\n"
            #expect(try adjoint("solve", "-e", "xy + sin x").errors == told)
            #expect(try adjoint("draw", "-e", "xy + sin x").errors == told)
            #expect(try adjoint("walk", "-e", "xy + sin x", "--plain").errors == told)
            #expect(try adjoint("quiz", "-e", "xy + sin x", "--plain").errors == told)
            #expect(try adjoint("solve", "-e", "sinx").errors.contains("if sin(x) is meant"))
            // Where both are given, it is the product; a word, and a name that has a value, are names.
            #expect(try adjoint("solve", "-e", "xy + sin x", "--at", "x=2,y=3").errors.isEmpty)
            #expect(try adjoint("solve", "-e", "loss*xy", "--at", "loss=2,xy=3").errors.isEmpty)
        }

        @Test("Names with layers stay whole in lists")
        func layers() throws {
            let run = try adjoint(
                "solve", "-e", "z = w[1;2,3]*x; C = z^2", "--at", "w[1;2,3]=0.5,x=2", "--wrt", "w[1;2,3]", "--json")
            // C = (wx)²: dC/dw = 2(wx)x = 4.
            #expect(run.output.contains(#""gradient":{"w[1;2,3]":4}"#))
        }

        @Test(
            "A fault in an expression is shown in place, with what was probably meant",
            arguments: [
                (
                    ["-e", "sinn(x)"],
                    "adjoint: -e:1:1: error: no function is called sinn; did you mean `sign or sin or sinh`?\nsinn(x)\n^\n"
                ),
                (
                    ["-e", "log(x)", "--at", "x=-1"],
                    "adjoint: -e:1:1: error: `y` has no value: log takes a number above 0, and this is -1\nlog(x)\n^\n"
                ),
                (
                    ["-e", "3"],
                    "adjoint: -e:1:1: error: no variable stands here, so that there is nothing to differentiate\n3\n^\n"
                ),
                (
                    ["-e", "alpha*x", "--wrt", "alpa"],
                    "adjoint: --wrt: alpa: no variable is called alpa; did you mean alpha?\n"
                ),
                (["-e", "x*y", "--wrt", "xx"], "adjoint: --wrt: xx is no node of this graph; did you mean x?\n"),
                (
                    ["-e", "alpha*x", "--at", "alpa=2"],
                    "adjoint: --at: alpa is no input of this graph; did you mean alpha?\n"
                ),
            ])
        func faults(arguments: [String], words: String) throws {
            let run = try Shell.run(try Program.adjoint.path, ["solve"] + arguments)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors.hasPrefix(words), "\(run.errors)")
        }
    }
}
