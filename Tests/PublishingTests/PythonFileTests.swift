import Algebra
import Autodiff
import Cards
import Foundation
import RepositoryCards
import Testing

@testable import Publishing

@Suite("Graphs as Python files")
struct PythonFileTests {
    private func graph(_ block: String, named name: String = "graph") throws -> Graph {
        let (graph, errors) = Graph.parse(block, name: name)
        return try #require(graph, "\(errors.map(\.message))")
    }

    /// Runs the files of graphs with values: each passes its own check, and its gradients are those of `solve`.
    private func expectAgreement(_ graphs: [Graph]) throws {
        let files = try graphs.map { try PythonFile($0) }
        for (index, outcome) in try PythonRun.outcomes(of: files).enumerated() {
            let (graph, file) = (graphs[index], files[index])
            let failure = "\(graph.name): \(outcome.failure ?? "")\n\(outcome.lines ?? "")\n\(file.text)"
            guard let gradients = outcome.gradients, let value = outcome.value else {
                Issue.record("\(failure)")
                continue
            }
            // Functions that are not defined, and inputs without values, have no numbers to compare with.
            let hasNumbers = graph.nodes.allSatisfy { !$0.isOpaque && ($0.expression != nil || $0.value != nil) }
            #expect(Set(gradients.keys) == Set(graph.variables.map { file.names[$0] }))
            guard hasNumbers else { continue }
            let evaluation = graph.evaluate()
            let expected = try #require(evaluation.values[graph.output]).scalar
            #expect(abs(value - expected) <= 1e-10 * max(1, abs(expected)))
            for node in graph.variables {
                let own = try #require(gradients[file.names[node]])
                let adjoint = try #require(evaluation.adjoints[node]).elements
                #expect(own.count == adjoint.count)
                let isClose = zip(own, adjoint).allSatisfy { abs($0 - $1) <= 1e-10 * max(1, abs($1)) }
                #expect(isClose, "\(graph.name): \(file.names[node]) is \(own), not \(adjoint)\n\(file.text)")
            }
        }
    }

    @Test("The graphs of every card run in Python: their checks pass, and their gradients are solve's")
    func cards() throws {
        let graphs = try RepositoryCards.shipped.cards().flatMap(\.graphs).filter {
            $0.nodes[$0.output].shape == .scalar
        }
        #expect(graphs.count >= 4)
        try expectAgreement(graphs)
    }

    @Test("Networks, families and every operation run in Python: their checks pass, and their gradients are solve's")
    func samples() throws {
        try expectAgreement(try PythonSample.all.map { try graph($0.block, named: $0.name) })
    }

    @Test("Every operation occurs in the samples")
    func operations() throws {
        var met: Set<Algebra.Operation> = []
        for sample in PythonSample.all {
            for expression in try graph(sample.block).nodes.compactMap(\.expression) {
                for case .apply(let operation, _) in expression.nodes { met.insert(operation) }
            }
        }
        #expect(Set(Algebra.Operation.allCases).subtracting(met).map(\.name).sorted() == [])
    }

    // MARK: What it reads like

    private func lines(_ block: String, layout: Layout = .denominator, _ notation: Notation = .unicode) throws
        -> [String]
    {
        var graph = try graph(block)
        graph.layout = layout
        return try PythonFile(graph, notation: notation).text
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("A dense layer has the symbol beside every line, and the shape below it")
    func reading() throws {
        let file = try lines(PythonSample.dense.block)
        let start = try #require(file.firstIndex { $0.contains("# Backward pass") })
        #expect(
            file[(start + 1)..<(start + 18)].joined(separator: "\n") == """
                    C_bar = 1.0                  # C̄ = dC/dC = 1
                    assert np.shape(C_bar) == ()

                    h_bar = 2 * C_bar * h        # h̄ = 2C̄·h
                    assert h_bar.shape == h.shape == (2, 1)

                    z_bar = h_bar * h * (1 - h)  # z̄ = h̄ ⊙ σ′(z), where σ′(z) = h ⊙ (1 − h)
                    assert z_bar.shape == z.shape == (2, 1)

                    b_bar = z_bar                # b̄ = z̄
                    assert b_bar.shape == b.shape == (2, 1)

                    W_bar = z_bar @ x.T          # W̄ = z̄ xᵀ
                    assert W_bar.shape == W.shape == (2, 3)

                    x_bar = W.T @ z_bar          # x̄ = Wᵀ z̄
                    assert x_bar.shape == x.shape == (3, 1)
                """)
    }

    @Test("Contributions are added at a fan-out as in the ledger: consumer by consumer, the adjoint times the partial")
    func fanOut() throws {
        let file = try lines("x = 2\ny = 3\nt = x * y\nC = t^2 + x")
        let start = try #require(file.firstIndex { $0.hasPrefix("    x_bar = ") })
        #expect(
            file[start..<(start + 8)].joined(separator: "\n") == """
                    x_bar = 0.0            # x̄ adds what t and C send back
                    from_t = t_bar * y     # t̄ · ∂t/∂x, where ∂t/∂x = y
                    assert np.shape(from_t) == ()
                    x_bar += from_t
                    from_C = C_bar         # C̄ · ∂C/∂x, where ∂C/∂x = 1
                    assert np.shape(from_C) == ()
                    x_bar += from_C
                    assert np.shape(x_bar) == ()
                """)
    }

    @Test("Every statement of both passes that computes something is followed by a shape")
    func everyLineAsserted() throws {
        for sample in PythonSample.all {
            let file = try lines(sample.block)
            let body = file.drop { !$0.contains("# Forward pass") }.prefix { !$0.hasPrefix("    return") }
            var waiting: String?
            for line in body {
                if let name = line.firstMatch(of: /^ +(\w+) =\s/)?.1 {
                    #expect(waiting == nil, "\(sample.name): \(waiting ?? "") has no shape")
                    waiting = String(name)
                } else if let name = waiting, line.contains("assert"), line.contains(name) {
                    waiting = nil
                }
                if line.contains(" += "), waiting != nil {
                    Issue.record("\(sample.name): \(line) adds an unknown shape")
                }
                // A sum that starts at zero gets its shape at its end.
                if line.contains("_bar = 0.0 ") || line.contains("np.zeros(") { waiting = nil }
            }
            #expect(waiting == nil)
        }
    }

    @Test("Names are those of the graph, spelled as Python takes them")
    func names() throws {
        let file = try PythonFile(
            graph(
                "lambda = 2\nnp = 3\nw[2; 1,3] = 4\na[12] = 5\nW1 = 6\nW[1;] = 7\nC = lambda * np * w[2; 1,3] * a[12] * W1 * W[1;]"
            ))
        #expect(file.names == ["lambda_", "np_", "w2_13", "a_12", "W1", "W1_", "C"])
        #expect(file.text.contains("lambda_bar = "))
    }

    @Test("No line is wider than a page, and without a terminal for symbols the file is ASCII")
    func widths() throws {
        for sample in PythonSample.all {
            let wide = try lines(sample.block).filter { $0.count > PythonPage.width && !$0.contains("lambda") }
            #expect(wide == [], "\(sample.name)")
            #expect(try lines(sample.block, .ascii).allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }, "\(sample.name)")
        }
    }

    @Test("The file says how its arrays go with the layout of the lesson")
    func layouts() throws {
        let denominator = try lines(PythonSample.dense.block).joined(separator: " ")
        #expect(denominator.contains("x_bar.shape == x.shape. That is denominator layout"))
        let numerator = try lines(PythonSample.dense.block, layout: .numerator).joined(separator: " ")
        #expect(numerator.contains("The lesson uses numerator layout"))
        #expect(numerator.contains("x_bar.T is dC/dx"))
    }

    @Test("An exported file is the same at every export")
    func deterministic() throws {
        #expect(try lines(PythonSample.classifier.block) == lines(PythonSample.classifier.block))
    }

    @Test("A graph without a backward pass to write is refused, and why is said")
    func refusals() throws {
        func refusal(_ block: String) throws -> String? {
            let graph = try graph(block)
            do {
                _ = try PythonFile(graph)
                return nil
            } catch {
                return error.message
            }
        }
        #expect(
            try refusal("x : 2 = [1, 2]\nz = 2 * x") == "the output z is 2×1; a backward pass begins at a scalar")
        #expect(try refusal("x = -1\nC = log(x)")?.contains("log takes a number above 0") == true)
        #expect(try refusal("input x\nC = log(x - x)")?.contains("give the inputs values") == true)
        let long = (1...200).map { "x^\($0)*sin(x)" }.joined(separator: " + ")
        #expect(try refusal("x = 0.5\nC = (\(long))^2")?.contains("too long for its partials") == true)
    }
}
