import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("The edge of a weight, and the weight of an edge")
struct EdgeTaskTests {
    /// Two inputs, two units, two outputs; a weight w[l; j,k] leads to unit j from unit k.
    private let net: Graph

    init() throws {
        let block = """
            for k in 1..3: input h[0;k]
            for j in 1..3, k in 1..3: param w[1;j,k]
            for j in 1..3, k in 1..3: param w[2;j,k]
            for j in 1..3: z[1;j] = sum(k in 1..3, w[1;j,k] * h[0;k])
            for j in 1..3: h[1;j] = tanh(z[1;j])
            for j in 1..3: z[2;j] = sum(k in 1..3, w[2;j,k] * h[1;k])
            C = z[2;1] * z[2;2] * z[2;3]
            """
        let (graph, errors) = Graph.parse(block, name: "net")
        #expect(errors.map(\.message) == [])
        net = try #require(graph)
    }

    private func key(_ layer: Int, _ j: Int, _ k: Int, _ ask: EdgeKey.Ask) -> EdgeKey {
        EdgeKey(
            graph: "net", weight: Symbol("w", layer: layer, indices: [j, k]),
            operand: Symbol("h", layer: layer - 1, indices: [k]), consumer: Symbol("z", layer: layer, indices: [j]),
            ask: ask)
    }

    private func grade(_ answer: String, _ key: EdgeKey, _ notation: Notation = .unicode) -> Grade {
        Grader(graph: net, notation: notation).grade(answer, edge: key)
    }

    @Test(
        "Up to 4096 characters are read as an edge or a weight, and more cost nothing",
        arguments: [EdgeKey.Ask.edge, .symbol])
    func length(ask: EdgeKey.Ask) {
        let tooLong = Fault("an answer has at most 4096 characters")
        func verdict(_ count: Int) -> Verdict { grade(String(repeating: "q", count: count), key(1, 1, 3, ask)).verdict }
        #expect(verdict(4_097) == .invalid(tooLong))
        #expect(verdict(4_096).isInvalid && verdict(4_096) != .invalid(tooLong))
    }

    @Test("The matrix of a layer stands on the edge whose operand it is multiplied with")
    func layers() throws {
        let graph = try #require(
            Graph.parse(
                "input x : 3\nparam W[1;] : 2x3\nparam W[2;] : 1x2\nz[1;] = W[1;] @ x\nh = tanh(z[1;])\nC = W[2;] @ h",
                name: "layers"
            ).graph)
        let key = EdgeKey(
            graph: "layers", weight: Symbol("W", layer: 1), operand: Symbol("x"), consumer: Symbol("z", layer: 1))
        let grader = Grader(graph: graph)
        #expect(EdgeChoice(graph: graph, notation: .ascii).edges.count == 2)
        guard case .correct(let note) = grader.grade("x -> z[1;]", edge: key).verdict else {
            Issue.record("\(grader.grade("x -> z[1;]", edge: key))")
            return
        }
        #expect(note == "z⁽¹⁾ sends x: W⁽¹⁾ᵀ z̄⁽¹⁾, so dC/dW⁽¹⁾ = z̄⁽¹⁾ xᵀ.")
        guard case .incorrect(let slips, let message) = grader.grade("h -> C", edge: key).verdict else {
            Issue.record("h -> C")
            return
        }
        #expect(slips == [.wrongLayer], "\(message)")
    }

    @Test(
        "An edge is named by its two ends, in any way of writing them",
        arguments: [
            "h[1;3] -> z[2;1]", "h[1;3]→z[2;1]", "h₃⁽¹⁾▸z₁⁽²⁾", "h₃⁽¹⁾ → z₁⁽²⁾", "h_3^{(1)} -> z_1^{(2)}",
            "from h[1;3] to z[2;1]", "h[1;3], z[2;1]", "h[1;3]>z[2;1]", "h[1; 3] -> z[2; 1]",
        ])
    func edges(_ answer: String) {
        let grade = grade(answer, key(2, 1, 3, .edge))
        #expect(grade.verdict.isCorrect, "\(grade)")
        #expect(grade.read == "h₃⁽¹⁾▸z₁⁽²⁾")
    }

    @Test(
        "A weight is named by itself or as what the output is differentiated by",
        arguments: [
            "w[2;1,3]", "w_{13}^{(2)}", "w₁₃⁽²⁾", "dC/dw[2;1,3]", "∂C/∂w₁₃⁽²⁾",
            "\\frac{\\partial C}{\\partial w_{13}^{(2)}}",
            "w_13^{(2)}", "bar(w[2;1,3])",
        ])
    func symbols(_ answer: String) {
        let grade = grade(answer, key(2, 1, 3, .symbol))
        #expect(grade.verdict.isCorrect, "\(grade)")
        #expect(grade.read == "w₁₃⁽²⁾")
    }

    @Test(
        "An index swapped, an index off by one and a layer off are named",
        arguments: [
            ("h[1;1] -> z[2;3]", "w[2;3,1]", [Misconception.swappedWeight], "swapped"),
            ("h[1;2] -> z[2;1]", "w[2;1,2]", [.offByOneIndex], "second subscript"),
            ("h[1;3] -> z[2;2]", "w[2;2,3]", [.offByOneIndex], "first subscript"),
            ("h[0;3] -> z[1;1]", "w[1;1,3]", [.wrongLayer], "layer"),
            ("h[0;1] -> z[1;3]", "w[1;3,1]", [.wrongLayer, .swappedWeight], "swapped"),
            ("h[1;1] -> z[2;1]", "w[2;1,1]", [], "second subscript"),
        ])
    func slips(_ edge: String, _ symbol: String, _ named: [Misconception], _ says: String) throws {
        for (answer, ask) in [(edge, EdgeKey.Ask.edge), (symbol, .symbol)] {
            guard case .incorrect(let misconceptions, let message) = grade(answer, key(2, 1, 3, ask)).verdict else {
                Issue.record("\(answer) is not wrong")
                continue
            }
            #expect(misconceptions == named, "\(answer): \(message)")
            #expect(message.contains(says), "\(message)")
            // The edge is h₃▸z₁, and its weight w₁₃.
            #expect(ask == .edge || !message.contains("w₁₃⁽²⁾"), "\(message)")
            #expect(!message.contains("h₃⁽¹⁾▸z₁⁽²⁾"), "\(message)")
        }
    }

    @Test("What is no edge or no weight costs nothing, and no suggestion gives the answer away")
    func invalid() {
        for (answer, says) in [
            ("z[2;1] -> h[1;3]", "leads from h₃⁽¹⁾ to z₁⁽²⁾"), ("h[0;1] -> z[2;1]", "no edge leads"),
            ("h[1;3]", "two ends"), ("", "two ends"), ("h[9;9] -> z", "no variable"),
        ] {
            guard case .invalid(let fault) = grade(answer, key(2, 1, 1, .edge)).verdict else {
                Issue.record("\(answer) is not invalid")
                continue
            }
            #expect(fault.message.contains(says), "\(fault.message)")
        }
        for answer in [
            "w[2;1,33]", "2 * w[2;1,3]", "dz[2;1]/dw[2;1,3]", "w[7;1,3]", "w13", "w99", "", "w[1,3]",
            "h[1;3] -> z[2;1]",
        ] {
            guard case .invalid(let fault) = grade(answer, key(2, 1, 3, .symbol)).verdict else {
                Issue.record("\(answer) is not invalid: \(grade(answer, key(2, 1, 3, .symbol)))")
                continue
            }
            #expect(fault.suggestion == nil)
            if answer.contains(">") { #expect(fault.message.contains("name the weight")) }
            #expect(!fault.message.contains("w[2;1,3]") && !fault.message.contains("w₁₃⁽²⁾"), "\(fault.message)")
        }
    }

    @Test("A weight that the graph does not have is a swap all the same")
    func swappedOutOfTheGraph() throws {
        let (graph, _) = Graph.parse(
            "input x[1], x[2], x[3]\nparam w[1,1], w[1,2], w[1,3]\nz[1] = sum(k in 1..3, w[1,k] * x[k])\nC = z[1]^2",
            name: "row")
        let grader = Grader(graph: graph)
        let key = EdgeKey(
            graph: "row", weight: Symbol("w", indices: [1, 3]), operand: Symbol("x", indices: [3]),
            consumer: Symbol("z", indices: [1]), ask: .symbol)
        guard case .incorrect(let misconceptions, _) = grader.grade("w[3,1]", edge: key).verdict else {
            Issue.record("w[3,1] is not wrong")
            return
        }
        #expect(misconceptions == [.swappedWeight])
        #expect(grader.preview("w13", edge: key) == .math("w₁₃"))
    }

    @Test("Subscripts in the order from, to are read as the graph has them")
    func otherConvention() throws {
        let (graph, _) = Graph.parse(
            """
            input x[1], x[2]
            for k in 1..2, j in 1..2: param w[k,j]
            for j in 1..2: z[j] = sum(k in 1..2, w[k,j] * x[k])
            C = z[1] * z[2]
            """, name: "net")
        let graphs = try #require(graph)
        let key = EdgeKey(
            graph: "net", weight: Symbol("w", indices: [1, 2]), operand: Symbol("x", indices: [1]),
            consumer: Symbol("z", indices: [2]), ask: .symbol)
        guard case .incorrect(_, let message) = Grader(graph: graphs).grade("w[2,1]", edge: key).verdict else {
            Issue.record("w[2,1] is not wrong")
            return
        }
        #expect(message.contains("the first subscript names the unit that an edge comes from"), "\(message)")
    }

    @Test("Hints go from the rule to one end, then to the answer; what is right says why")
    func hints() {
        let help = AskedEdge(key: key(2, 1, 3, .edge), grader: Grader(graph: net))
        #expect(help.hints.count == 4)
        #expect(help.hints.dropLast().allSatisfy { !$0.contains("h₃⁽¹⁾▸z₁⁽²⁾") })
        #expect(help.hints.last == "The edge is h₃⁽¹⁾▸z₁⁽²⁾.")
        #expect(help.solution == "h₃⁽¹⁾▸z₁⁽²⁾")
        #expect(AskedEdge(key: key(2, 1, 3, .symbol), grader: Grader(graph: net)).solution == "w₁₃⁽²⁾")
        #expect(
            grade("w[2;1,3]", key(2, 1, 3, .symbol)).verdict
                == .correct(note: "∂z₁⁽²⁾/∂h₃⁽¹⁾ = w₁₃⁽²⁾, so dC/dw₁₃⁽²⁾ = z̄₁⁽²⁾·h₃⁽¹⁾."))
        #expect(grade("w[2;1,3]", key(2, 1, 3, .symbol), .ascii).read == "w[2;1,3]")
    }
}
