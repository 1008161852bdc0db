import Algebra
import Autodiff
import Testing

@testable import Cards

@Suite("The page of help about cards")
struct CardHelpTests {
    private func section(_ title: String) throws -> [String] {
        try #require(CardHelp.sections.first { $0.title.hasPrefix(title) }).entries.map(\.example)
    }

    /// A card with a graph of numbers, one of matrices, one of a single equation, and tasks.
    private func diagnostics(head: [String] = ["adjoint: 1", "title: T"], graph: String = "", tasks: String = "")
        -> [String]
    {
        let text = """
            ---
            \(head.joined(separator: "\n"))
            ---

            A lesson.

            ```graph g
            x = 2
            y = 3
            param w = 4
            z = w * x
            t = x * y + z
            C = t^2 + x
            ```

            ```graph m
            v = [1, 2]
            W : 2x2 = [[1, 2], [3, 4]]
            C = sum(tanh(W @ v))
            ```

            ```graph e
            x = 2
            w = 0.5
            C = (x + w) * x
            ```
            \(graph)

            # Tasks

            \(tasks)
            """
        return Card.read(text, path: "t.md").diagnostics.filter { $0.message != "no task follows this heading" }.map(
            \.text)
    }

    @Test("Every example of a head is read, all of them in one")
    func head() throws {
        #expect(diagnostics(head: try section("The head")) == [])
    }

    @Test("Every line of a graph block is read, all of them in one")
    func graph() throws {
        let lines = try section("A graph:").filter { $0 != "input y, u : 3" }
        let block =
            "```graph help\n" + (["input y, u : 3"] + lines).joined(separator: "\n") + "\nq = loss(y)\n```"
        let found = diagnostics(graph: block).filter { !$0.contains("leads nowhere") }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("Every function has an example, which is read, under every name that can be called")
    func functions() throws {
        let listed = Set(FunctionHelp.all.flatMap(\.names))
        #expect(listed == Set(NamedFunction.names))
        let symbols = Set(["x", "y", "z", "v", "Z"].map { Symbol($0) })
        let shapes = [Symbol("v"): Shape.column(3), Symbol("Z"): Shape(rows: 2, columns: 3)]
        let scope = Scope(symbols: symbols, shapes: shapes, readsMatrices: true)
        for function in FunctionHelp.all {
            #expect(throws: Never.self, "\(function.example)") { try Expression(parsing: function.example, in: scope) }
            for name in function.names {
                let call = name + function.example.drop { $0 != "(" }
                #expect(throws: Never.self, "\(call)") { try Expression(parsing: call, in: scope) }
            }
        }
    }

    @Test("Every kind of answer is read, with every key that may stand beside it")
    func answers() throws {
        for kind in Answer.written {
            let graph =
                kind == MatrixKey.self || kind == ShapeKey.self ? "m" : kind == ComputationKey.self ? "e" : "g"
            let needed = kind == DerivationKey.self ? "goal: 2*x + 1\n" : ""
            let own = "graph: \(graph)\n\(kind.help.example)\n\(needed)"
            #expect(diagnostics(tasks: "## A\nWhat?\n\n```answer\n\(own)```\n") == [], "\(own)")
            for option in Answer.everywhere + kind.options where option != .graph {
                let help = try #require(option.help, "\(option.name)")
                // A literal goes with the kind, and terms with the key.
                let line: String =
                    switch (option.name, kind.name.name) {
                    case ("expect", "numeric"): "expect: 433"
                    case ("expect", "matrix"), ("expect", "shape"), ("expect", "symbolic"): ""
                    case ("goal", _): ""
                    case ("vary", "matrix"): "vary: {W: -3..3}"
                    case ("in terms of", "matrix"): "in terms of: [W, v]"
                    case ("in terms of", _): "in terms of: [t, w]"
                    default: help.example
                    }
                let found = diagnostics(tasks: "## A\nWhat?\n\n```answer\n\(own)\(line)\n```\n")
                #expect(found.filter { !$0.contains("the graph gives") } == [], "\(own)\(line)")
            }
        }
    }

    @Test("Every key of a walk is read")
    func walks() throws {
        for key in Walk.keys {
            let example = try #require(key.helpInWalk, "\(key.name)").example
            var graph = example.hasPrefix("graph") ? "graph: g" : "graph: g\n" + example
            if key == .rate { graph += "\nfill: [updates]" }
            #expect(diagnostics(tasks: "## A\n```walk\n\(graph)\n```\n") == [], "\(example)")
        }
    }

    @Test("Every key of a training is read, all of them in one")
    func training() throws {
        let examples = try TrainingPlan.keys.map { try #require($0.helpInTraining, "\($0.name)").example }
        let keys = examples.map { $0.hasPrefix("graph") ? "graph: line" : $0 }.joined(separator: "\n")
        let line = "```graph line\ninput x\ninput t\nparam w = 1\nJ = (w*x - t)^2\n```\n\n"
        #expect(diagnostics(graph: line + "```training\n\(keys)\n```\n") == [])
    }

    @Test("Every derivative is read in a key")
    func derivatives() throws {
        for example in try section("Derivatives in keys") {
            #expect(diagnostics(tasks: "## A\nWhat?\n\n```answer\ngraph: g\nsymbolic: \(example)\n```\n") == [])
        }
    }

    @Test("Every label is read")
    func labels() throws {
        let quotes = try section("Below a task").joined(separator: "\n\n")
        #expect(diagnostics(tasks: "## A\nWhat?\n\n```answer\ngraph: g\nnumeric: dC/dx\n```\n\n\(quotes)\n") == [])
    }

    @Test("No line is wider than 80 columns, and nothing is listed twice")
    func layout() {
        let lines = CardHelp.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        for section in CardHelp.sections {
            let examples = section.entries.map(\.example)
            #expect(Set(examples).count == examples.count, "\(section.title)")
        }
    }
}
