import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

@Suite("Another quantity of the way where a derivative is asked for")
struct OtherQuantityTests {
    private static let chain = "x = 2\nt = x^2\ns = sin(t)\nr = 3*t\nu = s + r\nJ = cos(u)"
    private static let layers = "x : 2 = [1, 2]\nW : 2x2 = [1, 3; 2, 5]\nz = W @ x\nh = tanh(z)\nC = sum(h^2)"

    /// The grade of an answer to a key as a card writes it, in symbols or, without names in the answer, as a number.
    private func grade(_ answer: String, _ key: String, _ block: String, inNumbers: Bool = false) throws -> Grade {
        let graph = try graph(block)
        let expression = try Expression(parsing: key, in: graph.scope)
        guard inNumbers else {
            return Grader(graph: graph).grade(answer, symbolic: SymbolicKey(graph: "test", key: expression))
        }
        let value = Sampler(graph: graph).value(.expression(expression)).number
        return Grader(graph: graph).grade(
            answer, numeric: NumericKey(graph: "test", key: expression, value: value, round: nil, tolerance: nil))
    }

    @Test(
        "The derivative by a later node is called that; of several that are equal, the first on the way back",
        arguments: [
            // ∂u/∂s = ∂u/∂r = 1, so that s̄ = r̄ = ū = −sin u.
            ("-sin(u)", "-sin(u)*(cos(t) + 3)", "That is ū: t̄ is asked for."),
            ("-sin(u)", "dJ/dt", "That is ū: t̄ is asked for."), ("bar(s)", "dJ/dt", "That is ū: t̄ is asked for."),
            ("-sin(u)", "dJ/dx", "That is ū: x̄ is asked for."),
            // du/ds = 1, du/dt = cos t + 3; no adjoints, as u is not the output.
            ("cos(t)+3", "du/dx", "du/dt alone"),
        ])
    func derivatives(answer: String, key: String, words: String) throws {
        let grade = try grade(answer, key, Self.chain)
        #expect(grade.named == [.missingLocal])
        #expect(grade.message.contains(words), "\(grade.message)")
    }

    @Test(
        "So is its number, where it has more than one figure",
        arguments: [
            // u = sin 4 + 12 = 11.243198 and −sin u = 0.969498.
            ("0.969498", "dJ/dt", "That is ū: t̄ is asked for."), ("-sin(11.243198)", "dJ/dt", "That is ū"),
            // The value of u.
            ("11.2432", "dJ/dt", "That is the value of u: how fast J changes with t is asked for."),
        ])
    func numbers(answer: String, key: String, words: String) throws {
        let grade = try grade(answer, key, Self.chain, inNumbers: true)
        #expect(grade.message.hasPrefix(words), "\(grade.message)")
    }

    @Test(
        "Where another node than the output is differentiated, the output's derivative is called that, and so is what goes on to it",
        arguments: [
            // u = 2x + 3x², C = 9u: at x = 4 du/dx = 2 + 24 = 26 and dC/dx = 234; with C = 9u + x², 242.
            ("242", "That is x̄, the derivative of the graph's output: du/dx is asked for."),
            (
                "234",
                "That is multiplied by ū as well, the way from u to the graph's output: the derivative of u is asked for."
            ),
        ])
    func furtherOn(answer: String, words: String) throws {
        let block = "x = 4\nu = 2*x + 3*x^2\nC = 9*u + x^2"
        #expect(try grade(answer, "du/dx", block, inNumbers: true).message == words)
    }

    @Test(
        "A quantity of the graph, given to the last digit, is likelier than a rule that happens to come to it",
        arguments: [
            // 36 + (1 + 1) is 38 as well, and 2 · 7 · 3/3 is 14.
            (
                "x = 2\ny = 3\nt = x*y\nC = t^2 + x", "dC/dx", "38",
                "That is the value of C: how fast C changes with x is asked for."
            ),
            (
                "h[0] = 2\nw = 3\nh[1] = w*h[0] - 1\nh[2] = w*h[1] - 11\nh[3] = w*h[2] - 5\nC = h[3]^2", "dC/dh[1]",
                "14",
                "That is h̄₃: h̄₁ is asked for."
            ),
            // What the terms themselves come to is likelier than a value: 36 is both 12 · 3, the way through t, and t.
            (
                "x = 12\nt = 3*x\nC = 12*t + 5*x", "dC/dx", "36",
                "x has 2 consumers, t and C: the contribution through C is missing."
            ),
        ])
    func likelier(block: String, key: String, answer: String, words: String) throws {
        #expect(try grade(answer, key, block, inNumbers: true).message == words)
    }

    @Test("The derivative of the output by itself is not that by an operand")
    func ofItself() throws {
        // c = s² at 3.5: 2s = 7.
        var session = try walk("s = 3.5\nc = s^2", fill: [.adjoints], entries: .both)
        #expect(session.submit("2s").message == "That is s̄: c̄ is asked for.")
    }

    @Test("The whole sum in the place of one contribution is called that")
    func wholeForPart() throws {
        // t = 6, u = 16, C = tu: t sends 16 · 2 = 32 and u 6 · 5 = 30.
        var session = try walk("x = 3\nt = 2*x\nu = 5*x + 1\nC = t*u", fill: [.contributions])
        while let present = session.present, session.cells[present].quantity != .contribution(edge: 0) {
            _ = session.reveal()
        }
        #expect(
            session.submit("62").message
                == "That is x̄, the sum of what all consumers of x send back: what t sends back is asked for.")
    }

    @Test("The adjoint of a node aside is called that")
    func aside() throws {
        // p = 5x, q = 7y, C = 11p + 13q: x̄ = 55, p̄ = 11, q̄ = 13, ȳ = 91.
        let block = "x = 2\ny = 3\np = 5*x\nq = 7*y\nC = 11*p + 13*q"
        #expect(try grade("13", "dC/dx", block, inNumbers: true).message == "That is q̄: x̄ is asked for.")
        #expect(try grade("91", "dC/dx", block, inNumbers: true).message == "That is ȳ: x̄ is asked for.")
    }

    @Test("In a push the whole adjoint is no total on the way")
    func runningSum() throws {
        // C = t² + x: C sends 1 to x and 12 to t, t sends 12 · 3 = 36 to x.
        let graph = try graph("x = 2\ny = 3\nt = x*y\nC = t^2 + x")
        var session = WalkSession(graph: graph, walk: Walk(graph: "g", fill: [.adjoints], method: .push), task: "t")
        while let present = session.present, !session.prompt.hasPrefix("What is x̄ once C") {
            _ = session.reveal()
            #expect(session.present != present)
        }
        #expect(
            session.submit("37").message
                == "That is x̄ when every consumer of x has sent: the total after C is asked for.")
    }

    @Test("An expression that is right at the present values alone is told so")
    func rightHere() throws {
        // C = x²y at x = 2, y = 3: 2xy = 12.
        let grade = try grade("x + y + 7", "dC/dx", "x = 2\ny = 3\nC = x^2*y")
        #expect(!grade.verdict.isCorrect)
        #expect(
            grade.message.hasSuffix(": it is right at the present values, but not at all others."), "\(grade.message)")
    }

    @Test(
        "In a row of a ledger, what stands beside the local partial is no local partial",
        arguments: [
            ("12", "That is t̄: ∂t/∂y is asked for, the local partial alone."),
            ("24", "That is t̄ times ∂t/∂y: the local partial alone is asked for."),
        ])
    func row(entry: String, words: String) throws {
        // t = xy = 6, C = t²: t̄ = 12, ∂t/∂y = 2.
        var session = try walk("x = 2\ny = 3\nt = x*y\nC = t^2", fill: [.partials, .adjoints])
        while let present = session.present, session.cells[present].quantity != .localPartial(edge: 1) {
            _ = session.reveal()
        }
        #expect(session.submit(entry).message == words)
    }

    @Test(
        "The value of a later node is called that",
        arguments: [
            ("J", "dJ/dt", "That is the value of J: how fast J changes with t is asked for."),
            ("u", "dJ/dt", "That is the value of u: how fast J changes with t is asked for."),
            ("sin(t)", "dJ/dx", "That is the value of s: how fast J changes with x is asked for."),
        ])
    func values(answer: String, key: String, message: String) throws {
        let grade = try grade(answer, key, Self.chain)
        #expect(grade.named == [.valueForAdjoint])
        #expect(grade.message == message)
    }

    @Test("Vectors too")
    func vectors() throws {
        let graph = try graph(Self.layers)
        let key = MatrixKey(
            graph: nil, key: try Expression(parsing: "dC/dx", in: graph.scope), layout: .denominator,
            shape: .column(2), value: nil, entries: .symbolic)
        let grader = Grader(graph: graph)
        #expect(grader.grade("2 * h * (1 - h^2)", matrix: key).message.contains("z̄ alone"))
        #expect(grader.grade("bar(h)", matrix: key).message == "That is h̄: x̄ is asked for.")
        #expect(
            grader.grade("h", matrix: key).message == "That is the value of h: how fast C changes with x is asked for.")
        #expect(grader.grade("h + x", matrix: key).named == [])
    }

    @Test(
        "What only looks like one is none",
        arguments: [
            // A sign or another argument makes another quantity; 1 is J̄, and much else.
            ("sin(u)", false), ("-sin(t)", false), ("J + 1", false), ("1", true), ("9", true), ("0.97", true),
        ])
    func lookAlikes(answer: String, inNumbers: Bool) throws {
        let grade = try grade(answer, "dJ/dt", Self.chain, inNumbers: inNumbers)
        #expect(!grade.message.contains("is asked for"), "\(grade.message)")
    }

    @Test("Of 600 random wrong numbers at places of the cards 1 % at most are called another quantity")
    func precision() throws {
        let accused = try PairMeasurement.accused(of: 600) { $0.message.contains("is asked for") }
        #expect(accused.count <= 6, "\(accused.joined(separator: "\n"))")
    }
}
