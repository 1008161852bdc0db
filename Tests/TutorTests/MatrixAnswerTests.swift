import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("Answers that are vectors and matrices")
struct MatrixAnswerTests {
    private func grade(
        _ answer: String, of variable: String, graph block: String, layout: Layout = .denominator,
        revealsShape: Bool = false, entries: Walk.Entries? = nil, round: Int? = nil
    ) throws -> Grade {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        var scope = graph.scope
        scope.layout = layout
        let key = try Expression(parsing: "dC/d\(variable)", in: scope)
        var point = GraphPoint(graph, graph.evaluate())
        let matrix = MatrixKey(
            graph: "g", key: key, layout: layout, shape: try key.shape(layout: layout) { graph.shapes[$0] },
            value: point.tensor(of: key, layout: layout), entries: entries, round: round, revealsShape: revealsShape)
        return Grader(graph: graph).grade(answer, matrix: matrix)
    }

    private func message(_ grade: Grade) -> String {
        switch grade.verdict {
        case .correct(let note): note
        case .incorrect(_, let message): message
        case .invalid(let fault): fault.message
        case .kept: ""
        }
    }

    @Test("A column is read without its brackets too", arguments: ["6; 10", "6, 10", "(6, 10)", "6;10"])
    func bare(answer: String) throws {
        // C = x₁² + x₂² at (3, 5).
        let grade = try grade(answer, of: "x", graph: "x : 2 = [3, 5]\nC = sum(x^2)")
        #expect(grade.verdict.isCorrect, "\(message(grade))")
        #expect(grade.read == "[6; 10], a column")
    }

    @Test("Right in any correct form, wrong where a number differs, and no answer where the shape is another one")
    func corpus() throws {
        #expect(MatrixAnswerCorpus.rows.count >= 80)
        for row in MatrixAnswerCorpus.rows {
            let block = try #require(MatrixAnswerCorpus.graphs[row.graph])
            let grade = try grade(
                row.answer, of: row.variable, graph: block, layout: row.isNumerator ? .numerator : .denominator)
            let verdict: MatrixAnswerCorpus.Verdict =
                grade.verdict.isCorrect ? .right : grade.verdict.isInvalid ? .invalid : .wrong
            #expect(verdict == row.verdict, "\(row.testDescription): \(message(grade)), read as \(grade.read)")
        }
    }

    @Test(
        "A right matrix in other terms than asked for is told so and costs nothing",
        arguments: [
            // z = Wx, C = Σz²: z̄ = 2z.
            ("bar(z) @ x^T", ["bar(z)", "x"], true), ("outer(dC/dz, x)", ["bar(z)", "x"], true),
            ("2*z @ x^T", ["bar(z)", "x"], false), ("2*z @ x^T", ["z", "x"], true),
            ("bar(z) @ x^T", ["z", "x"], false), ("2*W @ x @ x^T", ["W", "x"], true),
            (
                "[bar(z)[1]*x[1], bar(z)[1]*x[2], bar(z)[1]*x[3]; bar(z)[2]*x[1], bar(z)[2]*x[2], bar(z)[2]*x[3]]",
                ["bar(z)", "x"], true
            ),
        ])
    func form(answer: String, terms: [String], isForm: Bool) throws {
        let graph = try #require(Graph.parse("input x : 3\ninput W : 2x3\nz = W @ x\nC = sum(z^2)", name: "g").graph)
        var key = MatrixKey(
            graph: "g", key: try Expression(parsing: "dC/dW", in: graph.scope), shape: Shape(rows: 2, columns: 3),
            value: nil)
        key.terms = try terms.compactMap { try Expression(parsing: $0, in: graph.scope).atom }
        let grade = Grader(graph: graph).grade(answer, matrix: key)
        #expect(isForm ? grade.verdict.isCorrect : grade.verdict.isInvalid, "\(grade)")
        if !isForm {
            let asked = terms.map { $0 == "bar(z)" ? "z̄" : $0 }.joined(separator: " and ")
            #expect(message(grade) == "this is equal to the right answer, but it is asked for in terms of \(asked)")
        }
        #expect(Grader(graph: graph).grade("3*z @ x^T", matrix: key).verdict.isIncorrect)
    }

    @Test("The adjoint of an element is an element of the adjoint")
    func elementsOfAdjoints() throws {
        let graph = "x = [1, 2]\nz = x^2\nC = sum(z^2)"
        for right in ["[2*x[1]*bar(z)[1], 2*x[2]*bar(z)[2]]", "[2*x[1]*bar(z[1]), 2*x[2]*bar(z[2])]"] {
            #expect(try grade(right, of: "x", graph: graph, entries: .symbolic).verdict.isCorrect, "\(right)")
        }
        let wrong = "[2*x[1]*bar(z)[2], 2*x[2]*bar(z)[1]]"
        #expect(try grade(wrong, of: "x", graph: graph, entries: .symbolic).verdict.isIncorrect)
    }

    @Test("The cosine of 90 degrees is 0 beside other entries")
    func degrees() throws {
        let graph = "v = [30, 90]\nC = sum(sin(v))"
        let grade = try grade("[0.866; 0]", of: "v", graph: graph)
        guard case .incorrect(let misconceptions, _) = grade.verdict else {
            Issue.record("\(grade)")
            return
        }
        #expect(misconceptions == [.degrees])
    }

    @Test("Numbers are compared entry by entry, and the wrong ones are listed without the right ones")
    func numbers() throws {
        let graph = "W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx = [1, 0, 2]\nC = sum((W @ x)^2)"
        // 2 (W x) xᵀ with W x = (7, 16).
        for right in ["[14, 0, 28; 32, 0, 64]", "[[14, 0, 28], [32, 0, 64]]", "2 (W x) x^T"] {
            #expect(try grade(right, of: "W", graph: graph).verdict.isCorrect, "\(right)")
        }
        let two = try grade("[14, 1, 28; 32, 0, 63]", of: "W", graph: graph)
        #expect(two.verdict.isIncorrect)
        #expect(message(two) == "Entries (1, 2) and (2, 3) are not right.")
        #expect(message(try grade("[14, 1, 28; 32, 0, 64]", of: "W", graph: graph)) == "Entry (1, 2) is not right.")
        #expect(message(try grade("[1, 1, 1; 1, 1, 1]", of: "W", graph: graph)) == "No entry is right.")
        // 2 Wᵀ (W x) = (142, 188, 234).
        #expect(try grade("[142, 188, 234]", of: "x", graph: graph).verdict.isCorrect)
        #expect(try grade("[142; 188; 234]", of: "x", graph: graph).verdict.isCorrect)
        #expect(message(try grade("[142, 188, 235]", of: "x", graph: graph)) == "Entry 3 is not right.")
    }

    @Test("Every entry is rounded like a number by itself")
    func rounding() throws {
        let graph = "x = [0.5, 2]\nC = sum(exp(x))"
        #expect(try grade("[1.6487, 7.389]", of: "x", graph: graph).verdict.isCorrect)
        #expect(try grade("[1.65, 7.39]", of: "x", graph: graph).verdict.isCorrect)
        guard case .invalid(let all) = try grade("[1.6, 7.4]", of: "x", graph: graph).verdict,
            case .invalid(let one) = try grade("[1.6, 7.39]", of: "x", graph: graph).verdict
        else {
            Issue.record("What is right as far as its digits go costs nothing.")
            return
        }
        #expect(
            all.message
                == "close: right as far as the digits go; give all of them to at least 3 significant figures")
        #expect(
            one.message
                == "close: entry 1 is right as far as it goes; give all of them to at least 3 significant figures")
        // A short entry beside a wrong one is not called wrong.
        #expect(message(try grade("[1.6, 7.3]", of: "x", graph: graph)) == "Entry 2 is not right.")
        #expect(
            message(try grade("[1.64, 7.39]", of: "x", graph: graph))
                == "entry 1 is cut off, not rounded: look at the digit behind the last one")
        #expect(try grade("[2, 7]", of: "x", graph: graph, round: 0).verdict.isCorrect)
        #expect(try grade("[1, 7]", of: "x", graph: graph, round: 0).verdict.isIncorrect)
    }

    @Test("A wrong shape costs nothing and is told what it is, in full only where the card says so")
    func shapes() throws {
        let graph = "input W : 2x3\ninput x : 3\nC = sum(W @ x)"
        let row = try grade("ones^T W", of: "x", graph: graph)
        #expect(row.verdict.isInvalid)
        let exchanged = ". Rows and columns are exchanged: right in numerator layout; this card uses denominator"
        #expect(message(row) == "this is a row; a column is asked for" + exchanged)
        #expect(message(try grade("ones^T (2W)", of: "x", graph: graph)) == "this is a row; a column is asked for")
        #expect(message(try grade("W", of: "x", graph: graph)) == "this is a matrix; a column is asked for")
        #expect(message(try grade("3", of: "x", graph: graph)) == "this is a scalar; a column is asked for")
        #expect(
            message(try grade("x ones^T", of: "W", graph: graph))
                == "this is a matrix of another size than the one asked for" + exchanged)
        #expect(
            message(try grade("x ones(2)^T", of: "W", graph: graph, revealsShape: true))
                == "this is 3×2; 2×3 is asked for" + exchanged)
        let inner = try grade("W @ W", of: "W", graph: graph)
        #expect(inner.verdict.isInvalid)
        #expect(message(inner).contains("the inner dimensions, 3 and 2, differ"))
    }

    @Test("A product that fits and holds only because the example is square is refused")
    func redrawn() throws {
        // With A square and x = y the two are equal in every entry; nothing but the shapes tells them apart.
        let graph = "input W : 2x2\ninput x : 2\nz = W @ x\nC = sum(z)"
        let sum = try grade("W^T ones + 0 W ones", of: "x", graph: graph)
        #expect(sum.verdict.isIncorrect)
        #expect(message(sum) == "Its shapes fit only because W is square.")
        #expect(
            message(try grade("W ones", of: "x", graph: graph)).hasSuffix("Its shapes fit only because W is square."))
        #expect(try grade("W^T ones + 0 x", of: "x", graph: graph).verdict.isCorrect)
        #expect(try grade("W^T ones(2)", of: "x", graph: graph).verdict.isCorrect)
        #expect(try grade("eye(2) W^T ones(2)", of: "x", graph: graph).verdict.isCorrect)
        // A graph that needs a square matrix may have one in the answer.
        let quadratic = "input A : 2x2\ninput x : 2\nC = x^T @ A @ x"
        #expect(try grade("(A + A^T) x", of: "x", graph: quadratic).verdict.isCorrect)
        // One of another size than in the example is none of them.
        let three = "input x : 3\nC = dot(x, x)"
        #expect(try grade("2 x", of: "x", graph: three).verdict.isCorrect)
        #expect(try grade("dot(x, x) x / dot(x, x) * 2", of: "x", graph: three).verdict.isCorrect)
        #expect(try grade("(2/3) (ones^T ones) x", of: "x", graph: three).verdict.isIncorrect)
    }

    @Test("The 1/n of a mean may be written as a number")
    func means() throws {
        let graph = "input W : 2x2\ninput x : 2\ninput y : 2\nz = W @ x\nC = mean((z - y)^2)"
        #expect(try grade("1/2 * 2 (z - y) x^T", of: "W", graph: graph).verdict.isCorrect)
        #expect(try grade("W^T (z - y)", of: "x", graph: graph).verdict.isCorrect)
        #expect(try grade("W (z - y)", of: "x", graph: graph).verdict.isIncorrect)
    }

    @Test("The derivative that is asked for is no answer, under none of its names and not element by element")
    func circular() throws {
        let graph = "input W : 2x2\ninput x : 2\nz = W @ x\nC = sum(z^2)"
        for answer in ["dC/dx", "bar(x)", "[dC/dx[1]; dC/dx[2]]", "1 * bar(x)"] {
            let grade = try grade(answer, of: "x", graph: graph)
            #expect(grade.verdict.isInvalid, "\(answer)")
            #expect(message(grade).contains("the very derivative that is asked for"), "\(message(grade))")
        }
        #expect(
            try grade("[W[1,1] dC/dz[1] + W[2,1] dC/dz[2]; W[1,2] dC/dz[1] + W[2,2] dC/dz[2]]", of: "x", graph: graph)
                .verdict.isCorrect)
    }

    @Test("Where an expression is asked for, its numbers are told apart from a wrong answer")
    func numbersForExpression() throws {
        let graph = "W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx = [1, 0, 2]\nC = sum((W @ x)^2)"
        let grade = try grade("[142, 188, 234]", of: "x", graph: graph, entries: .symbolic)
        #expect(grade.verdict.isInvalid)
        #expect(message(grade).contains("an expression that holds at every point is asked for"))
        let derivative = try self.grade("W^T dC/dx", of: "x", graph: graph, entries: .numeric)
        #expect(derivative.verdict.isInvalid)
    }

    @Test("The adjoint of a node may be asked for without a key, in either layout")
    func quantities() throws {
        let graph = try #require(Graph.parse(Self.layer, name: "g").graph)
        let weights = try #require(graph.node(Symbol("W")))
        func grade(_ answer: String, _ layout: Layout = .denominator) -> Verdict {
            Grader(graph: graph).grade(answer, of: .adjoint(node: weights), layout: layout).verdict
        }
        #expect(grade("ones x^T").isCorrect)
        #expect(grade("[1, 0, 2; 1, 0, 2]").isCorrect)
        #expect(grade("x ones^T").isInvalid)
        #expect(grade("x ones^T", .numerator).isCorrect)
        #expect(grade("bar(z) x^T") == .correct(note: "W̄ : 2×3 = z̄ xᵀ = [1, 0, 2; 1, 0, 2]"))
    }

    private static let layer = "W : 2x3 = [[1, 2, 3], [4, 5, 6]]\nx = [1, 0, 2]\nz = W @ x\nC = sum(z)"

    @Test("Over a graph of matrices numbers and expressions may be asked for too")
    func scalars() throws {
        let graph = try #require(Graph.parse(Self.layer, name: "g").graph)
        let grader = Grader(graph: graph)
        let number = NumericKey(
            graph: "g", key: try Expression(parsing: "C", in: graph.scope), value: 23, round: nil, tolerance: nil)
        #expect(grader.grade("23", numeric: number).verdict.isCorrect)
        #expect(grader.grade("sum(W x)", numeric: number).verdict.isCorrect)
        #expect(grader.grade("22", numeric: number).verdict.isIncorrect)
        let element = SymbolicKey(graph: "g", key: try Expression(parsing: "dC/dW[1,3]", in: graph.scope))
        #expect(grader.grade("x[3]", symbolic: element).verdict.isCorrect)
        #expect(grader.grade("x[2]", symbolic: element).verdict.isIncorrect)
        #expect(grader.grade("dC/dW[1,3]", symbolic: element).verdict.isInvalid)
    }

    @Test("Numbers in brackets can be compared without any graph")
    func expected() throws {
        #expect(try Grader().grade("[[1, 2], [3, 4]]", expected: "[1, 2; 3, 4]").verdict.isCorrect)
        let wrong = try Grader().grade("[1, 2; 3, 5]", expected: "[1, 2; 3, 4]")
        #expect(message(wrong) == "Entry (2, 2) is not right.")
        #expect(try Grader().grade("[1, 2, 3]", expected: "[1, 2; 3, 4]").verdict.isInvalid)
    }

    @Test("While typing, an answer is echoed as math with its kind")
    func echo() throws {
        let graph = try #require(Graph.parse("input W : 2x3\ninput x : 3\nC = sum(W @ x)", name: "g").graph)
        let key = MatrixKey(
            graph: "g", key: try Expression(parsing: "dC/dx", in: graph.scope), shape: .column(3), value: nil)
        let grader = Grader(graph: graph)
        #expect(grader.preview("W.T @ ones(2)", matrix: key) == .math("Wᵀ ones(2), a column"))
        #expect(grader.preview("  ", matrix: key) == .empty)
        #expect(grader.preview("[1, 2; 3, 4]", matrix: key) == .matrix([["1", "2"], ["3", "4"]], kind: "a matrix"))
        guard case .unreadable(let fault) = grader.preview("W @ W", matrix: key) else {
            Issue.record("W @ W was read")
            return
        }
        #expect(fault.range == 2..<3)
    }

    @Test("A graph of matrices of one entry takes answers as matrices, a graph of scalars does not")
    func oneEntry() throws {
        // z = 2·3 and C = z²: z̄ = 12 and W̄ = z̄·x = 36.
        let matrices = try graph("W : 1x1 = [[2]]\nx : 1 = [3]\nz = W @ x\nC = sum(z^2)")
        let node = try #require(matrices.node(Symbol("W")))
        for answer in ["36", "[36]", "[[36]]", "bar(z) x^T", "bar(z) @ x^T", "2z @ x^T"] {
            #expect(Grader(graph: matrices).grade(answer, of: .adjoint(node: node)).verdict.isCorrect, "\(answer)")
        }
        #expect(Grader(graph: matrices).grade("[12]", of: .adjoint(node: node)).verdict.isIncorrect)
        let scalars = try graph("W = 2\nx = 3\nz = W * x\nC = z^2")
        let verdict = Grader(graph: scalars).grade("bar(z) x^T", of: .adjoint(node: node)).verdict
        #expect(verdict.isInvalid)
    }

    @Test("In answers over a graph with a, asin(t) is refused unless the graph has that function")
    func inverses() throws {
        let product = try graph("a = 2\nt = 0.5\nC = a * sin(t)")
        // dC/dt = a cos t, dC/da = sin t.
        let node = try #require(product.node(Symbol("a")))
        #expect(Grader(graph: product).grade("asin(t)", of: .adjoint(node: node)).verdict.isInvalid)
        #expect(Grader(graph: product).grade("sin(t)", of: .adjoint(node: node)).verdict.isCorrect)
        #expect(try Grader().grade("asin(t)", expected: "a*sin(t)").verdict.isInvalid)
        let inverse = try graph("a = 2\nt = 0.5\nC = a * asin(t)")
        #expect(Grader(graph: inverse).grade("asin(t)", of: .adjoint(node: node)).verdict.isCorrect)
    }
}
