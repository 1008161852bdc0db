import Algebra
import Autodiff
import Cards
import Equivalence
import Testing

@testable import Tutor

@Suite("What is right of a wrong answer that no rule explains")
struct PlacementTests {
    @Test(
        "A number is told about its sign and size, and a sum about its terms",
        arguments: [
            ("10.3", "That is not x̄, but close: right to 2 figures, and wrong behind."),
            ("13.7", "That is not x̄: the sign and the order of magnitude are right, the number is not."),
            ("370", "That is not x̄: the sign is right, the size is not."),
            ("-13.7", "That is not x̄: the order of magnitude is right, the sign is not."),
            ("-370", "That is not x̄: neither the sign nor the size is right."),
            ("0", "That is not x̄."),
            ("6 + 5.2", "The contribution through a is right, but not the one through b."),
            ("12*0.75 + 8/2", "The contribution through b is right, but not the one through a."),
            // Neither term is one of the contributions.
            ("5.12 + 5.23", "That is not x̄, but close: right to 2 figures, and wrong behind."),
        ])
    func number(entry: String, message: String) throws {
        // x feeds a and b; their contributions to x̄ are 6 and 4.
        var session = try walk("x = 1\na = x / 2\nb = x / 2\nC = 12 * a + 8 * b", fill: [.adjoints])
        #expect(session.answer([("adjoint C", "1"), ("adjoint b", "8"), ("adjoint a", "12")]) == [])
        let grade = session.submit(entry)
        #expect(grade.named == [])
        #expect(grade.message == message)
        #expect(session.submit("10").verdict.isCorrect)
    }

    @Test(
        "A wrong count is told what of the graph there are so many of",
        arguments: [
            // x, t, a, b, d, C; x→t, t→a, t→b, t→d, a→C, b→C, d→C; and three paths.
            ("6", "That is how many nodes there are."), ("7", "That is how many edges there are."),
            ("4", "It is not equal to the right answer: it is too large."),
            ("2", "It is not equal to the right answer: it is too small."),
            ("1.5", "It is not equal to the right answer: it is too small."),
        ])
    func count(entry: String, message: String) throws {
        let block = "x = 2\nt = x^2\na = sin(t)\nb = 3 * t\nd = exp(t)\nC = a * b * d"
        #expect(try countGrade(entry, right: 3, block).message == message)
    }

    @Test("A count of two things, and one of paths")
    func counts() throws {
        // As many nodes as edges: a diamond.
        let diamond = "x = 2\na = sin(x)\nb = 3 * x\nC = a * b"
        #expect(
            try countGrade("4", right: 2, diamond).message
                == "That is how many nodes there are and how many edges there are.")
        #expect(
            try countGrade("2", right: 3, diamond).message
                == "That is how many paths lead from the input to the output.")
    }

    private func countGrade(_ entry: String, right: Int, _ block: String) throws -> Grade {
        let key = NumericKey(
            graph: "test", key: .number(Number(right)), value: Double(right), round: nil, tolerance: nil)
        return Grader(graph: try graph(block)).grade(entry, numeric: key)
    }

    @Test(
        "A vector that is a multiple of the right one is told so, and no other",
        arguments: [
            // C = Σz², z = W x: dC/dx = 2 Wᵀ z.
            ("4 W^T z", true), ("2 W^T z / 3", true), ("-3 W^T W x", true), ("4 W^T z + x", false),
            ("4 W^T relu(z)", false), ("4 W^T z * x", false), ("7 x", false),
        ])
    func multiple(entry: String, isMultiple: Bool) throws {
        let graph = try graph("x : 3 = [1, 2, 3]\nW : 2x3 = [1, 2, 3; 4, 5, 6]\nz = W @ x\nC = sum(z^2)")
        let key = MatrixKey(
            graph: nil, key: try Expression(parsing: "dC/dx", in: graph.scope), layout: .denominator,
            shape: .column(3), value: nil, entries: .symbolic)
        let grade = Grader(graph: graph).grade(entry, matrix: key)
        #expect(!grade.verdict.isCorrect && !grade.verdict.isInvalid)
        #expect(grade.message.contains("right up to a constant factor") == isMultiple, "\(grade.message)")
    }

    @Test("Nothing is known of a wrong number where 0 is right")
    func zero() {
        #expect(Placement(number: 0.001, right: 0) == nil)
        #expect(Placement(number: 0, right: 0.001) == nil)
    }

    @Test(
        "An expression is told which contributions it has",
        arguments: [
            ("2*x*b + x*b*a", "The contribution through a is right, but not the one through b."),
            ("a*x + cos(x)*a", "The contribution through b is right, but not the one through a."),
            // The contribution through a in two terms, and multiplied out.
            ("x*b + a^2*b + x*b", "The contribution through a is right, but not the one through b."),
            ("x*(2*b + 5*a)", "The contribution through a is right, but not the one through b."),
            ("2*x*b + a*cos(x) + y^2", "The contributions through a and b are right, but something more stands there."),
            ("7*(2*x*b + a*cos(x))", "That is not dC/dx: it is right up to a constant factor."),
            ("-7*x*(2*b + x*cos(x))", "That is not dC/dx: it is right up to a constant factor."),
            ("2*x*b^2 + a*cos(x*y)", "That is not dC/dx."),
            // 2xb is there, and taken back again.
            ("2*x*b + a^2*b - 2*x*b", "That is not dC/dx."),
        ])
    func expression(entry: String, message: String) throws {
        let graph = try graph("input x\ninput y\na = x^2\nb = sin(x) + y\nC = a * b")
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: "dC/dx", in: graph.scope))
        let grade = Grader(graph: graph).grade(entry, symbolic: key)
        #expect(grade.named == [])
        #expect(grade.message == message)
    }

    @Test("Where paths part only further on, whole paths are told")
    func paths() throws {
        let graph = try graph("input x\nt = x^3\nu = t^2\nv = sin(t)\nC = u + v")
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: "dC/dx", in: graph.scope))
        let grade = Grader(graph: graph).grade("2*t*3*x^2 + cos(t)*x", symbolic: key)
        #expect(grade.named == [])
        #expect(grade.message == "The term for x▸t▸u▸C is right, but not the one for x▸t▸v▸C.")
    }

    @Test("Two contributions that are equal, or written as one, are not told apart")
    func alike() throws {
        let graph = try graph("input x\ninput y\na = sin(x)\nb = sin(x) + y\nd = x^3\nC = a + b + d")
        let key = SymbolicKey(graph: "test", key: try Expression(parsing: "dC/dx", in: graph.scope))
        let grader = Grader(graph: graph)
        #expect(grader.grade("cos(x) + x*y", symbolic: key).message == "That is not dC/dx.")
        // 2 cos x is both; all three are there.
        #expect(grader.grade("2*cos(x) + 3*x^2 + y^3", symbolic: key).message == "That is not dC/dx.")
    }

    @Test("A factor that is constant only nearly, or only somewhere, is none", arguments: ["1.00001^x", "abs(x)/x"])
    func nearlyConstant(factor: String) throws {
        let grade = try Grader().grade("\(factor)*7*x^2*exp(x/50)", expected: "x^2*exp(x/50)")
        #expect(grade.message == "It is not equal to the right answer.")
    }
}

/// A node over x and y with its derivative by x, done by hand.
private let slopes = [
    ("x^2*y", "2*x*y"), ("sin(x)*y", "cos(x)*y"), ("exp(x/3)", "exp(x/3)/3"), ("x*y^2", "y^2"),
    ("log(x^2 + 1)", "2*x/(x^2 + 1)"), ("tanh(x) + y", "1 - tanh(x)^2"), ("x/(y^2 + 1)", "1/(y^2 + 1)"),
]

@Suite("Random answers with some contributions right")
struct PlacedContributionsTests {
    @Test("Just those contributions are called right that are, over 150 random fan-outs", arguments: 0..<150)
    func contributions(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed) + 90_000)
        let count = Int.random(in: 2...4, using: &generator)
        let nodes = slopes.shuffled(using: &generator).prefix(count)
        let consumers = ["a", "b", "d", "g"].prefix(count)
        var lines = ["input x", "input y"]
        var right: Set<String> = []
        var terms: [String] = []
        for (consumer, node) in zip(consumers, nodes) {
            lines.append("\(consumer) = \(node.0)")
            let isRight = Bool.random(using: &generator)
            if isRight { right.insert(consumer) }
            let weight = Int.random(in: 2...5, using: &generator)
            let forms = ["\(2 * weight)*\(consumer)*(\(node.1))", "bar(\(consumer))*∂\(consumer)/∂x"]
            let slips = ["*(x + 3)", "*sin(y)", "*0.9", "^3"]
            let form = forms.randomElement(using: &generator) ?? ""
            terms.append(isRight ? form : form + (slips.randomElement(using: &generator) ?? ""))
            lines.append("s\(consumer) = \(weight) * \(consumer)^2")
        }
        lines.append("C = " + consumers.map { "s\($0)" }.joined(separator: " + "))
        let graph = try graph(lines.joined(separator: "\n"))
        if seed % 4 == 0 { terms.append("sin(x*y)") }
        let answer = terms.shuffled(using: &generator).joined(separator: " + ")
        let wrong = Set(consumers).subtracting(right)
        let node = try #require(graph.node(Symbol("x")))
        let place = AskedPlace(
            graph: graph, subject: .quantity(.adjoint(node: node)), isStandalone: false, notation: .ascii)
        let expression = try Expression(parsing: answer, in: graph.scope)
        func equals(_ answer: Expression, _ formula: Formula) -> Bool {
            Equivalence(graph: graph, answer: answer).compare(with: formula) == .equal
        }
        guard !equals(expression, .quantity(.adjoint(node: node))) else {
            #expect(wrong.isEmpty, "\(answer)")
            return
        }
        let placement = Placement(
            expression, right: .quantity(.adjoint(node: node)), at: ExaminedPlace(place), Sampler(graph: graph),
            equals: equals)
        func names(_ nodes: [Int]) -> Set<String> { Set(nodes.map { graph.nodes[$0].symbol.text(.ascii) }) }
        switch placement {
        case .contributions(let told, let others):
            #expect(names(told) == right, "\(answer)")
            #expect(names(others) == wrong, "\(answer)")
        case .constantFactor: #expect(right.isEmpty, "\(answer)")
        case .none: #expect(right.isEmpty, "\(answer)")
        default: Issue.record("\(answer): \(String(describing: placement))")
        }
    }

    @Test("What is said of a number is so, at every adjoint of 40 random graphs", arguments: 0..<40)
    func numbers(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed) + 95_000)
        let graph = try graph(MisconceptionGraph(seed: UInt64(seed)).text)
        let grader = Grader(Working(graph: graph, isSymbolic: false, notation: .unicode))
        for node in graph.variables where graph.isSwept(node) {
            let right = try #require(graph.evaluate().adjoints[node]?.scalar)
            let factor = (generator.unit() * 8).rounded() / 4 + 0.013
            let given = generator.sign() * factor * right
            let grade = grader.grade(given.text(.ascii, significantDigits: 9), of: .adjoint(node: node))
            guard grade.named == [] else { continue }
            let says = grade.message
            let isNear = (given / right - 1).magnitude <= 0.05
            #expect(says.contains("close") == isNear, "\(given) for \(right): \(says)")
            guard !isNear else { continue }
            #expect(
                says.contains("the sign is right") || says.contains("the sign and") == (given * right > 0), "\(says)")
        }
    }
}
