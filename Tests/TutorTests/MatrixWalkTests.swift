import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

/// z = [8; 15], z̄ = 2z = [16; 30], W̄ = z̄ xᵀ, x̄ = Wᵀ z̄ = [136; 182; 228].
private let layer = """
    W : 2x3 = [[1, 2, 3], [4, 5, 6]]
    x = [1, 0, 2]
    b = [1, -1]
    z = W @ x + b
    C = sum(z^2)
    """

@Suite("A walk over vectors and matrices")
struct MatrixWalkTests {
    private func walk(
        _ text: String = layer, fill: [Walk.Fill] = [.contributions, .adjoints], method: SweepMethod = .pull,
        entries: Walk.Entries = .numeric, feedback: Walk.Feedback = .step, layout: Layout = .denominator,
        revealsShape: Bool = false
    ) throws -> WalkSession {
        var walk = Walk(graph: "test", fill: fill, method: method, entries: entries, feedback: feedback)
        walk.layout = layout
        walk.revealsShape = revealsShape
        return WalkSession(graph: try graph(text), walk: walk, task: "walk")
    }

    @Test("A whole pull in numbers, written as literals or in what is known")
    func pull() throws {
        var session = try walk()
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→z", "[16, 30]"), ("contribution z→b", "bar(z)"),
            ("contribution z→x", "W^T bar(z)"), ("contribution z→W", "[[16, 0, 32], [30, 0, 60]]"),
        ])
        #expect(faults == [])
        #expect(session.isFinished)
    }

    @Test("A whole pull in symbols: any product that is equal is right")
    func symbols() throws {
        var session = try walk(entries: .symbolic)
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→z", "2z"), ("contribution z→b", "2 z"),
            ("contribution z→x", "(bar(z)^T W)^T"), ("contribution z→W", "outer(bar(z), x)"),
        ])
        #expect(faults == [])
    }

    @Test("A wrong shape is no answer: it costs nothing and names the kind, and the size only where the card says so")
    func wrongShape() throws {
        var session = try walk()
        _ = session.submit("1")
        let row = session.submit("[[16, 30]]")
        #expect(row.message.hasPrefix("this is a row; a column is asked for. Rows and columns are exchanged"))
        #expect(session.submit("[[16, 31]]").verdict == .invalid(Fault("this is a row; a column is asked for")))
        let long = session.submit("[16, 30, 1]")
        #expect(long.verdict == .invalid(Fault("this is a column of another size than the one asked for")))
        #expect(session.present.map { session.states[$0].attempts } == 0)

        var open = try walk(revealsShape: true)
        _ = open.submit("1")
        #expect(open.submit("[16, 30, 1]").verdict == .invalid(Fault("this is 3×1; 2×1 is asked for")))
    }

    @Test("A wrong entry is said where it stands")
    func wrongEntry() throws {
        var session = try walk()
        for entry in ["1", "[16, 30]", "[16, 30]", "[136, 182, 228]"] { _ = session.submit(entry) }
        guard case .incorrect(_, let message) = session.submit("[16, 0, 32; 30, 1, 60]").verdict else {
            Issue.record("a wrong matrix is not told")
            return
        }
        #expect(message.contains("(2, 2)") || message.contains("(2,2)"))
        #expect(!message.contains("60"))
    }

    @Test("The ledger names the factors with numbers and shapes, and the product once it is answered")
    func ledger() throws {
        var session = try walk()
        for entry in ["1", "[16, 30]", "[16, 30]", "[136, 182, 228]"] { _ = session.submit(entry) }
        let row = try #require(session.ledger?.rows.first)
        #expect(row.product == nil)
        #expect(row.ingredients.map(\.text) == ["z̄", "x"])
        #expect(row.ingredients.map(\.shape) == [Shape(rows: 2, columns: 1), Shape(rows: 3, columns: 1)])
        #expect(row.ingredients.map(\.value) == ["[16; 30]", "[1; 0; 2]"])
        #expect(!session.knowledge(ofEdge: row.edge).isShown)
        _ = session.submit("bar(z) x^T")
        let product = try #require(session.ledger?.rows.first?.product)
        #expect(product.factors.map(\.text) == ["z̄", "xᵀ"])
        #expect(product.factors.map(\.value) == ["[16; 30]", "[[1, 0, 2]]"])
        #expect(product.shape == Shape(rows: 2, columns: 3))
    }

    /// C̄ · ∂C/∂z of a mean of squares is 2/3 (z − y): one factor, which would be the answer.
    @Test(
        "What is sent back as one expression is not written before it is answered, nor its numbers",
        arguments: Walk.Entries.allCases)
    func oneFactor(entries: Walk.Entries) throws {
        let block = "param z : 3 = [1, 2, 4]\nconst y : 3 = [0, 1, 1]\nC = mean((z - y)^2)"
        let graph = try #require(Graph.parse(block, name: "g").graph)
        var session = WalkSession(graph: graph, walk: Walk(graph: "g", entries: entries), task: "walk")
        _ = session.submit("1")
        let row = try #require(session.ledger?.rows.first)
        #expect(row.product == nil && row.localPartial.expression == nil && row.localPartial.value == nil)
        #expect(row.ingredients.map(\.text) == ["C̄", "z", "y"])
        #expect(!session.knowledge(ofEdge: row.edge).isShown)
        #expect(session.submit("2*(z - y)/3").verdict.isCorrect)
    }

    @Test("A kept entry is no reason to show the product: it may be changed until the marks come")
    func keptEntry() throws {
        var session = try walk(feedback: .end)
        for entry in ["1", "[16, 30]", "[16, 30]", "[136, 182, 228]"] { _ = session.submit(entry) }
        let edge = try #require(session.ledger?.rows.first?.edge)
        _ = session.submit("[0, 0, 0; 0, 0, 1]")
        #expect(session.ledger?.rows.allSatisfy { $0.product == nil } ?? false)
        #expect(!session.knowledge(ofEdge: edge).isShown)
    }

    @Test("The order of the factors is the question and not shown before", arguments: Walk.Entries.allCases)
    func hiddenProduct(entries: Walk.Entries) throws {
        var session = try walk(entries: entries)
        for entry in ["1", "2z", "bar(z)", "W^T bar(z)"] { #expect(session.submit(entry).verdict.isCorrect) }
        let row = try #require(session.ledger?.rows.first)
        #expect(row.product == nil)
        #expect(!session.knowledge(ofEdge: row.edge).isShown)
        #expect(session.prompt == "What does z send back to W?")
        _ = session.submit("bar(z) x^T")
        #expect(session.ledger?.rows.first?.product?.factors.map(\.text) == ["z̄", "xᵀ"])
    }

    @Test("A local partial is asked for where it has a plain form, which that by a matrix has not")
    func partials() throws {
        var session = try walk(fill: [.partials])
        #expect(session.cells.map(\.id) == ["partial C/z", "partial z/b", "partial z/x"])
        let faults = session.answer([
            ("partial C/z", "2z"), ("partial z/b", "[1, 0; 0, 1]"), ("partial z/x", "W.T"),
        ])
        #expect(faults == [])
    }

    @Test("In numerator layout adjoints are rows and products are written the other way round")
    func numerator() throws {
        var session = try walk(layout: .numerator)
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→z", "[[16, 30]]"), ("contribution z→b", "bar(z)"),
            ("contribution z→x", "bar(z) @ W"),
        ])
        #expect(faults == [])
        #expect(session.ledger?.rows.first?.ingredients.map { $0.shape.text(.unicode) } == ["1×2", "3×1"])
        #expect(session.submit("[16, 0, 32; 30, 0, 60]").verdict.isInvalid)
        #expect(session.submit("[16, 30; 0, 0; 32, 60]").verdict.isCorrect)
        let product = try #require(session.ledger?.rows.first?.product)
        #expect(product.factors.map(\.text) == ["x", "z̄"])
        #expect(product.factors.map { $0.shape.text(.unicode) } == ["3×1", "1×2"])
    }

    @Test("A push adds contributions to what is there")
    func push() throws {
        // x̄ = 2x + Wᵀ z̄ with z̄ = [1; 1].
        let text = "W : 2x2 = [[1, 2], [3, 4]]\nx = [1, 2]\nz = W @ x\nC = sum(z) + dot(x, x)"
        var session = try walk(text, method: .push)
        let faults = session.answer([
            ("adjoint C", "1"), ("contribution C→z", "[1, 1]"), ("contribution C→x", "[2, 4]"),
            ("contribution z→W", "[1, 2; 1, 2]"), ("contribution z→x", "[4, 6]"), ("sum z→x", "[6, 10]"),
        ])
        #expect(faults == [])
        #expect(session.isFinished)
    }

    // MARK: Marked at the end

    @Test("One early slip in one entry is one error, and what follows from it is consistent, entry by entry")
    func followThrough() throws {
        var session = try walk(feedback: .end)
        // z̄ = [16; 31]: x̄ = Wᵀ z̄ = [140; 187; 234] and W̄ = z̄ xᵀ follow.
        for entry in ["1", "[16, 31]", "[16, 31]", "[140, 187, 234]", "[16, 0, 32; 31, 0, 62]"] {
            #expect(session.submit(entry).verdict == .kept)
        }
        #expect(session.cell == "review")
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .wrong, .consistent, .consistent, .consistent])
        #expect(session.summary.lines.last?.message == "Consistent with your contribution of C to z.")
    }

    @Test("What follows in one entry and not in another is an error of its own")
    func secondSlip() throws {
        var session = try walk(feedback: .end)
        for entry in ["1", "[16, 31]", "[16, 31]", "[140, 187, 235]", "[16, 0, 32; 30, 0, 60]"] {
            _ = session.submit(entry)
        }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .wrong, .consistent, .wrong, .right])
    }

    @Test("A wrong expression is followed through as one")
    func symbolicFollowThrough() throws {
        var session = try walk(entries: .symbolic, feedback: .end)
        for entry in ["1", "z", "bar(z)", "W^T z", "z x^T"] { _ = session.submit(entry) }
        session.mark()
        #expect(session.summary.lines.map(\.outcome) == [.right, .wrong, .right, .consistent, .consistent])
    }

    @Test("The ledger shows the student's own numbers until they are marked")
    func ownNumbers() throws {
        var session = try walk(feedback: .end)
        for entry in ["1", "[16, 31]", "[16, 31]"] { _ = session.submit(entry) }
        #expect(session.ledger?.rows.first?.upstream.value == "[16; 31]")
        #expect(session.knowledge(ofNode: 3).adjoint == "[16; 31]*")
    }

    // MARK: Help

    @Test("Hints go from shapes to the product, and the answer comes last")
    func hints() throws {
        var session = try walk()
        for entry in ["1", "[16, 30]", "[16, 30]"] { _ = session.submit(entry) }
        let hints = (0..<5).compactMap { _ -> String? in
            switch session.hint() {
            case .generated(let text), .answer(let text): text
            default: nil
            }
        }
        try #require(hints.count == 4)
        #expect(hints[0].contains("has the shape of x"))
        #expect(hints[1] == "z = W x + b; z̄ is 2×1, and what goes back to x is 3×1.")
        #expect(hints[2] == "The shapes fit as (3×2)(2×1) = 3×1.")
        #expect(hints[3] == "z sends x: Wᵀ z̄ = [1, 4; 2, 5; 3, 6] [16; 30] = [136; 182; 228]")
        #expect(hints.dropLast().allSatisfy { !$0.contains("136") })
    }

    @Test("A walk over matrices is rebuilt from its attempts, taken back entries included")
    func replay() throws {
        for feedback in Walk.Feedback.allCases {
            var session = try walk(feedback: feedback)
            for entry in ["1", "[1, 2]", "[16, 30]"] { _ = session.submit(entry) }
            _ = session.hint()
            _ = session.undo()
            _ = session.reveal()
            let again = WalkSession(
                graph: session.graph, walk: session.walk, task: "walk", replaying: session.attempts)
            #expect(again == session)
        }
    }

    // MARK: Every operation

    private static let blocks = [
        layer,
        "x = [1, 2]\ny = x^T\nC = y @ x + sum(outer(x, y))",
        "x = [1, 2, 3]\ns = softmax(x)\nt = [0, 1, 0]\nL = -dot(t, log(s))",
        "x = [1, -2, 3]\nr = relu(x)\nm = mean(r) + max(x)\nC = m * logsumexp(x)",
        "a = 3\nx = [1, 2]\ny = a * x\nz = y / (1 + a)\nC = sum(z^2)",
        "X : 3x2 = [[1, 2], [3, 4], [5, 6]]\nG = X^T @ X\nD = diag(diag(G))\nC = sum(D) + sum(G * G)",
        "input W : 2x2\ninput x : 2\nz = W @ x\ns = sum(z)\nC = f(s)",
        "u = 2\nv = u^2\nx = [1, 2]\nC = v * sum(x) + u",
        "A : 2x2 = [[1, -2], [3, 4]]\nx = [1, 2]\ny = A @ x\nC = sum(abs(y)) + min(y)",
    ]

    @Test("Every walk over every operation goes to its end, each answer that is shown being right", arguments: blocks)
    func everyOperation(block: String) throws {
        let graph = try graph(block)
        for entries in Walk.Entries.allCases {
            for method in SweepMethod.allCases {
                for layout in Layout.allCases {
                    var session = try walk(
                        block, fill: Walk.Fill.allCases, method: method, entries: entries, layout: layout)
                    #expect(session.walk.obstacle(on: graph) == nil)
                    var steps = 0
                    while let cell = session.present, steps < 100 {
                        steps += 1
                        _ = session.ledger
                        _ = session.knowledge(ofNode: 0)
                        let shown = session.working.result(session.cells[cell].quantity) ?? ""
                        let grade = session.submit(shown)
                        if !grade.verdict.isCorrect {
                            Issue.record("\(session.cells[cell].id) in \(layout), \(entries): \(shown) is \(grade)")
                            _ = session.reveal()
                        }
                    }
                    #expect(session.isFinished)
                }
            }
        }
    }
}
