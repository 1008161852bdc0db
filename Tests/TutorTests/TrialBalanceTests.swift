import Algebra
import Autodiff
import Cards
import Testing

@testable import Tutor

@Suite("The trial balance")
struct TrialBalanceTests {
    /// x̄ = 2t·y + 1 = 37, ȳ = 2t·x = 24.
    private static let lattice = "x = 2\ny = 3\nt = x * y\nC = t^2 + x"

    private func balance(_ block: String, _ claims: [String: [Double]]) throws -> TrialBalance {
        let graph = try #require(Graph.parse(block, name: "g").graph)
        var tensors: [Int: Tensor] = [:]
        for (name, elements) in claims {
            let node = try #require(graph.node(Symbol(name)))
            tensors[node] = Tensor(shape: graph.nodes[node].shape, elements: elements)
        }
        return TrialBalance(of: graph, inputs: graph.variables, claims: tensors)
    }

    private func outcomes(_ balance: TrialBalance) -> [TrialBalance.Outcome] { balance.lines.map(\.outcome) }

    // C(2.001, 3) − C(1.999, 3) = 6.003² + 2.001 − 5.997² − 1.999 = 0.074, C(2, 3.001) − C(2, 2.999) = 0.048.
    @Test("Right adjoints balance, with what the output does; wrong ones do not, and nothing tells the right one")
    func numbers() throws {
        let right = try balance(Self.lattice, ["x": [37], "y": [24]])
        #expect(right.balances && right.unbalanced.isEmpty)
        guard case .balances(let change) = right.lines[0].outcome else { return #expect(Bool(false)) }
        #expect(abs(change - 0.074) < 1e-9 && right.lines[0].nudge == 0.001)
        let wrong = try balance(Self.lattice, ["x": [36], "y": [24]])
        #expect(!wrong.balances && wrong.unbalanced == [0])
        #expect(wrong.lines[0].outcome == .doesNotBalance)
        #expect(abs(try #require(wrong.lines[0].claimedChange) - 0.072) < 1e-12)
    }

    @Test("An adjoint that is rounded to three figures balances, one that is off by a per cent does not")
    func rounded() throws {
        // d sin(x²)/dx at 1 is 2 cos 1 = 1.0806.
        #expect(try balance("x = 1\ny = sin(x^2)", ["x": [1.08]]).balances)
        #expect(try !balance("x = 1\ny = sin(x^2)", ["x": [1.07]]).balances)
        #expect(try balance("x = 3\ny = (x - 3)^2", ["x": [0]]).balances)
        #expect(try !balance("x = 3\ny = (x - 3)^2", ["x": [0.1]]).balances)
    }

    // C = 2z₁ + 3z₂ with z = W x: W̄ = v xᵀ = [2·5, 2·7; 3·5, 3·7].
    @Test("Of a matrix every element is nudged, and those that are wrong are told apart")
    func matrices() throws {
        let block = "const v = [2, 3]\nW = [[1, 2], [3, 4]]\nconst x = [5, 7]\nz = W @ x\nC = dot(v, z)"
        #expect(try balance(block, ["W": [10, 14, 15, 21]]).balances)
        let transposed = try balance(block, ["W": [10, 15, 14, 21]])
        #expect(
            transposed.lines.map { $0.outcome == .doesNotBalance } == [false, true, true, false])
        #expect(transposed.lines.compactMap { $0.element?.text } == ["1,1", "1,2", "2,1", "2,2"])
    }

    @Test("At a corner and outside of the domain nothing is said")
    func corners() throws {
        #expect(try outcomes(balance("x = 0\ny = relu(x)", ["x": [1]])) == [.notSmooth])
        #expect(try outcomes(balance("x = 0\ny = sqrt(x)", ["x": [1]])) == [.notSmooth])
        #expect(try balance("x = 5\ny = relu(x)", ["x": [1]]).balances)
    }

    @Test("Large and small inputs are nudged by what becomes them")
    func nudges() throws {
        #expect(try balance("x = 2000\ny = x^2", ["x": [4000]]).lines.map(\.nudge) == [1])
        #expect(try balance("x = 2000\ny = x^2", ["x": [4000]]).balances)
        #expect(try balance("x = 0.02\ny = 1/x", ["x": [-2500]]).balances)
    }

    // MARK: In a walk

    private func session(
        _ entries: [String], fill: [Walk.Fill] = [.adjoints], feedback: Walk.Feedback = .end
    ) throws
        -> WalkSession
    {
        let graph = try #require(Graph.parse(Self.lattice, name: "g").graph)
        var session = WalkSession(graph: graph, walk: Walk(graph: "g", fill: fill, feedback: feedback), task: "w")
        for entry in entries { _ = session.submit(entry) }
        return session
    }

    // The walk asks C̄, t̄, ȳ and x̄.
    @Test("Before the marks a student's own entries are held against nudged inputs, and a blank has no entry")
    func own() throws {
        #expect(try session(["1", "12", "24"]).trialBalance == nil)
        let session = try session(["1", "12", "24", "36"])
        let balance = try #require(session.trialBalance)
        #expect(balance.unbalanced == [0] && balance.lines.count == 2)
        let blank = try #require(try self.session(["1", "12", "", "37"]).trialBalance)
        #expect(blank.lines.first { $0.node == 1 }?.outcome == .open)
    }

    // Contributions 12·2 = 24 to y; 12·3 = 36 and 1 to x: with 35 the student's x̄ is 36.
    @Test("Where contributions are asked alone, their sum is held against nudged inputs")
    func contributions() throws {
        let wrong = try session(["12", "24", "35", "1"], fill: [.contributions])
        #expect(wrong.stage == .review)
        #expect(try #require(wrong.trialBalance).unbalanced == [0])
        let right = try session(["12", "24", "36", "1"], fill: [.contributions])
        #expect(try #require(right.trialBalance).balances)
    }

    @Test("A finished walk balances")
    func finished() throws {
        let session = try session(["1", "12", "24", "37"], feedback: .step)
        #expect(session.isFinished)
        #expect(try #require(session.trialBalance).balances)
    }
}
