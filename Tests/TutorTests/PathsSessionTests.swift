import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("The factors of every path, and their sum")
struct PathsSessionTests {
    /// x▸t▸C = 8·3, x▸u▸C = 6·1, x▸t▸u▸C = 6·1·3; together 48.
    private static let three = "x = 2\ny = 3\nt = x * y\nu = x + t\nC = t * u"
    private static let opaque = "input x\ninput y\nz = f(x, y)\nw = g(x, z)\nC = h(z, w)"

    private func session(
        _ block: String = three, from start: String = "x", entries: Walk.Entries = .both
    ) throws -> PathsSession {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        return try #require(
            PathsSession(graph: graph, key: PathsKey(graph: "g", start: Symbol(start), entries: entries)))
    }

    private func message(_ grade: Grade) -> String {
        switch grade.verdict {
        case .correct(let note): note
        case .incorrect(_, let message): message
        case .invalid(let fault): fault.message
        case .kept: ""
        }
    }

    @Test("Paths come in any order, in numbers or names, and the sum after or between them")
    func anyOrder() throws {
        var paths = try session()
        #expect(paths.submit("6*1*3").verdict.isCorrect)
        #expect(paths.submit("= 48").verdict.isCorrect)
        #expect(!paths.isFinished)
        #expect(paths.submit("u*y").verdict.isCorrect)
        #expect(paths.submit("t").verdict.isCorrect)
        #expect(paths.isFinished)
        #expect(paths.given.map { paths.name(of: $0.path) } == ["x▸t▸u▸C", "x▸t▸C", "x▸u▸C"])
    }

    /// Three branches: x▸z▸h▸y▸C, x▸z▸y▸C and x▸y▸C. ∂z/∂x is Wᵀ and ∂C/∂y is 2y in denominator layout.
    private static let branches =
        "x = [1, 2, 3]\nW : 3x3 = [[1, 0, 2], [0, 1, 0], [1, 1, 0]]\nz = W @ x\nh = tanh(z)\ny = h + z + x\nC = dot(y, y)"

    @Test("Along paths of vectors the factors are matrices, in the order of the layout")
    func matrices() throws {
        var paths = try session(Self.branches, entries: .symbolic)
        #expect(paths.prompt.hasPrefix("Give the factors of one path from x to C, multiplied in order:"))
        #expect(paths.submit("W^T @ (2*y)").verdict.isCorrect)
        // The other order, a factor too few, and the numbers.
        #expect(!paths.submit("(2*y) @ W^T").verdict.isCorrect)
        #expect(paths.submit("diag(1 - h^2) @ (2*y)").verdict.isIncorrect)
        #expect(paths.submit("[1, 2, 3]").verdict.isIncorrect)
        #expect(paths.submit("2 W^T y").verdict.isInvalid)
        #expect(paths.submit("W^T @ diag(1 - h^2) @ (2*y)").verdict.isCorrect)
        #expect(paths.submit("2*y").verdict.isCorrect)
        #expect(paths.submit("= 2*y + W^T @ (2*y)").verdict.isIncorrect)
        #expect(paths.submit("= 2*y + 2 W^T y + W^T @ (2*y*(1 - h^2))").verdict.isCorrect)
        #expect(paths.isFinished)
        #expect(Set(paths.given.map { paths.name(of: $0.path) }) == ["x▸z▸y▸C", "x▸z▸h▸y▸C", "x▸y▸C"])
    }

    @Test("In numerator layout they stand the other way round, from the output back")
    func numerator() throws {
        var graph = try #require(Graph.parse(Self.branches, name: "g").graph)
        graph.layout = .numerator
        let key = PathsKey(graph: "g", start: Symbol("x"), entries: .symbolic)
        var paths = try #require(PathsSession(graph: graph, key: key))
        #expect(paths.submit("W^T @ (2*y)").verdict.isInvalid)
        #expect(paths.submit("2 y^T @ W").verdict.isCorrect)
        #expect(paths.submit("2 y^T @ diag(1 - h^2) @ W").verdict.isCorrect)
        #expect(paths.submit("2 y^T").verdict.isCorrect)
        let solution = try #require(PathsSession(graph: graph, key: key)?.solution)
        #expect(solution.contains("x▸z▸y▸C: ") && solution.contains(" W = 2(yᵀ W);"), "\(solution)")
    }

    @Test("What is shown of paths of vectors can be typed back")
    func shownMatrices() throws {
        let graph = try #require(Graph.parse(Self.branches, name: "g").graph)
        var shown = try session(Self.branches, entries: .symbolic)
        _ = shown.reveal()
        var typed = try session(Self.branches, entries: .symbolic)
        for path in graph.paths(from: shown.start, limit: 3) {
            let factors = GraphNames(graph: graph, notation: .unicode).text(graph.product(of: path))
            #expect(typed.submit(factors).verdict.isCorrect, "\(factors)")
        }
        let sum = try #require(shown.sum)
        #expect(typed.submit("= \(sum)").verdict.isCorrect, "\(sum)")
        #expect(typed.isFinished)
    }

    @Test("Factors that are listed are told to be multiplied, at no cost")
    func listed() throws {
        var paths = try session()
        guard case .invalid(let fault) = paths.submit("8, 3").verdict else {
            Issue.record("8, 3 was taken")
            return
        }
        #expect(fault.message.contains("multiplied") && fault.suggestion == "8*3")
        #expect(paths.submit("8*3").verdict.isCorrect)
    }

    @Test("A right path says which one it is, and its bookkeeping")
    func note() throws {
        var paths = try session()
        #expect(message(paths.submit("3 * 8")) == "x▸t▸C: ∂C/∂t · ∂t/∂x = u · y = 8 · 3 = 24")
    }

    @Test(
        "A wrong product is put down to its slip",
        arguments: [
            (
                "3", ["missing-upstream"],
                "x▸t▸C has 2 edges, so as many factors: the one on the edge from t to C is missing."
            ),
            ("8", ["missing-local"], "the one on the edge from x to t is missing."),
            ("3 + 8", [], "Along one path, x▸t▸C, factors are multiplied; sums belong where paths meet."),
            ("-3*8", ["sign"], "Look at the sign."),
            ("24*6*18", ["product-of-paths"], "and at x the products are added."),
            ("5*7", [], "No path from x to C has this product."),
        ] as [(String, [String], String)])
    func slips(entry: String, ids: [String], words: String) throws {
        var paths = try session()
        let grade = paths.submit(entry)
        guard case .incorrect(let misconceptions, let message) = grade.verdict else {
            Issue.record("\(grade.verdict)")
            return
        }
        #expect(misconceptions.map(\.rawValue).filter(ids.contains) == ids)
        #expect(message.contains(words), "\(message)")
        #expect(paths.given.isEmpty)
    }

    @Test("A path given twice, a bare product, other factors and the sum in a path's place cost no attempt")
    func invalid() throws {
        var paths = try session()
        _ = paths.submit("3*8")
        for (entry, words) in [
            ("8*3", "the path x▸t▸C is given already"), ("24", "give its factors"), ("4*6", "give its factors"),
            ("48", "that is the sum over all paths"), ("3*", "at the end"), ("q", "no variable is called q"),
            ("= dC/dx", "the very derivative that is asked for"), ("dC/dx", "the very derivative"),
            ("", "type an answer"),
        ] {
            let grade = paths.submit(entry)
            #expect(grade.verdict.isInvalid, "\(entry): \(grade.verdict)")
            if entry != "3*" { #expect(message(grade).contains(words), "\(entry): \(message(grade))") }
        }
        #expect(paths.given.count == 1 && paths.sum == nil)
    }

    @Test("Factors may be split further: 2·6·3 is 12·3")
    func splitFactors() throws {
        var paths = try session("x = 2\ny = 3\nt = x * y\nC = t^2 + x")
        #expect(paths.submit("2*6*3").verdict.isCorrect)
        #expect(paths.submit("1").verdict.isCorrect)
        #expect(paths.submit("sum: 37").verdict.isCorrect)
        #expect(paths.isFinished)
    }

    @Test("Two paths with the same product both want an entry")
    func equalProducts() throws {
        var paths = try session("x = 5\na = 2*x\nb = 2*x\nC = a + b")
        #expect(paths.submit("2*1").verdict.isCorrect)
        #expect(paths.submit("1*2").verdict.isCorrect)
        #expect(paths.submit("2").verdict.isInvalid)
        #expect(paths.submit("= 4").verdict.isCorrect)
        #expect(paths.isFinished)
    }

    @Test("A sum that leaves a path out is told which one, a product is told that paths add up")
    func wrongSums() throws {
        var paths = try session()
        let missing = paths.submit("= 24 + 6")
        guard case .incorrect(let first, let message) = missing.verdict else { throw Unexpected() }
        #expect(first == [.missingPath] && message.contains("x▸t▸u▸C is missing"))
        let product = paths.submit("= 24 * 6 * 18")
        guard case .incorrect(let second, _) = product.verdict else { throw Unexpected() }
        #expect(second.contains(.productOfPaths))
        #expect(paths.sum == nil)
    }

    @Test("Where functions are not defined the factors stay symbols, and a total derivative is no label of an edge")
    func symbols() throws {
        var paths = try session(Self.opaque, entries: .symbolic)
        let total = paths.submit("dC/dz * dz/dx")
        #expect(
            message(total)
                == "dC/dz counts every path from z to C: the partial along one edge is ∂C/∂z, typed partial C/partial z"
        )
        #expect(paths.submit("∂C/∂z * ∂z/∂x").verdict.isCorrect)
        #expect(paths.submit(#"\frac{\partial C}{\partial w}\frac{\partial w}{\partial x}"#).verdict.isCorrect)
        #expect(paths.submit("∂C/∂w * ∂w/∂z * ∂z/∂x").verdict.isCorrect)
        let sum = "= ∂C/∂z*∂z/∂x + ∂C/∂w*∂w/∂x + ∂C/∂w*∂w/∂z*∂z/∂x"
        #expect(paths.submit(sum).verdict.isCorrect)
        #expect(paths.isFinished)
    }

    @Test("Numbers only, and symbols only, where the card says so")
    func entries() throws {
        var numbers = try session(entries: .numeric)
        #expect(numbers.submit("∂C/∂t * ∂t/∂x").verdict.isInvalid)
        #expect(numbers.submit("3 * 8").verdict.isCorrect)
        var symbols = try session(entries: .symbolic)
        #expect(symbols.submit("3 * 8").verdict.isInvalid)
        #expect(symbols.submit("y u").verdict.isCorrect)
    }

    @Test("An entry is read while it is typed, the sum behind its equals sign too, and faults keep their place")
    func previews() throws {
        let paths = try session()
        #expect(paths.preview("2*") != .empty)
        #expect(paths.preview("3*8") == .math("3·8 = 24"))
        #expect(paths.preview("= 40+8") == .math("the sum = 40 + 8 = 48"))
        #expect(paths.preview(" = ") == .empty)
        guard case .unreadable(let fault) = paths.preview("sum = q") else { throw Unexpected() }
        #expect(fault.range == 6..<7)
    }

    @Test("The hints lead from the rule to a path not given yet, and to all of them")
    func hints() throws {
        var paths = try session()
        _ = paths.submit("3*8")
        let hints = paths.hints
        #expect(hints[1] == "x has 2 consumers, t and u: paths begin with each of them.")
        #expect(hints[2] == "There are 3 paths.")
        #expect(hints[3].contains("x▸t▸u▸C") || hints[3].contains("x▸u▸C"))
        #expect(hints.last?.hasSuffix("dC/dx = 18 + 24 + 6 = 48.") == true)
    }

    // MARK: In a quiz

    private func quiz() throws -> QuizSession {
        let (card, _) = Card.read(
            "---\nadjoint: 1\ntitle: Paths\n---\n\nA lesson.\n\n```graph g\n\(Self.three)\n```\n\n# Tasks\n\n## All {#all}\n\n"
                + "```answer\npaths: dC/dx\n```\n\n> Hint: Follow the arrows.\n", path: "paths.md")
        return QuizSession(card: try #require(card))
    }

    @Test("A quiz counts only wrong entries and the last right one, and a session is rebuilt from its attempts")
    func inAQuiz() throws {
        var quiz = try quiz()
        for entry in ["3*8", "24", "8*3", "7", "6", "= 48"] { _ = quiz.submit(entry) }
        #expect(quiz.state?.isSettled == false)
        #expect(quiz.submit("1*6*3").verdict.isCorrect)
        #expect(quiz.state?.isSettled == true && quiz.isFinished)
        #expect(quiz.state?.attempts == 2)
        #expect(quiz.summary.lines.first?.outcome == .rightLater)
        #expect(quiz.attempts.map(\.outcome) == [.correct, .incorrect, .correct, .correct, .correct])
        #expect(QuizSession(card: quiz.card, replaying: quiz.attempts) == quiz)
    }

    @Test("A reveal puts what is missing on the books")
    func reveal() throws {
        var quiz = try quiz()
        #expect(quiz.hint() == .card([.paragraph([.text("Follow the arrows.")])]))
        _ = quiz.submit("3*8")
        let shown = quiz.reveal()
        let answer = try #require(shown)
        #expect(answer.contains("x▸u▸C: ∂C/∂u · ∂u/∂x = t · 1 = 6 · 1 = 6"))
        #expect(answer.hasSuffix("dC/dx = 18 + 24 + 6 = 48"))
        let paths = try #require(quiz.state?.paths)
        #expect(paths.isFinished && paths.isSumShown)
        #expect(paths.given.map(\.isShown) == [false, true, true])
        #expect(QuizSession(card: quiz.card, replaying: quiz.attempts) == quiz)
    }

    private struct Unexpected: Error {}
}
