import Algebra
import Testing

@testable import Autodiff

/// The neural network with one hidden layer of Gormley's lecture on backpropagation (10-301/601, lecture 13), written
/// as families. The numbers are the lecture's own backward pass in NumPy 2: db = dy·e^−b/(e^−b + 1)²,
/// dβ = db·z, da = db·β·e^−a/(e^−a + 1)², dα = da xᵀ, dx = αᵀ da.
@Suite("The lecture's network as families")
struct LectureNetworkTests {
    private let block = """
        const x[0] = 1
        x[1] = 0.5
        x[2] = -1
        x[3] = 2
        param alpha[1,0] = 0.1, alpha[1,1] = 0.2, alpha[1,2] = -0.3, alpha[1,3] = 0.4
        param alpha[2,0] = -0.5, alpha[2,1] = 0.6, alpha[2,2] = 0.7, alpha[2,3] = -0.8
        param beta[0] = 0.3, beta[1] = -0.2, beta[2] = 0.9
        const z[0] = 1
        const ystar = 1
        for j in 1..2: a[j] = sum(i in 0..3, alpha[j,i] * x[i])
        for j in 1..2: z[j] = sigmoid(a[j])
        b = sum(j in 0..2, beta[j] * z[j])
        y = 1/(1 + exp(-b))
        J = ystar*log(y) + (1 - ystar)*log(1 - y)
        """

    @Test("Value and adjoints are those of the lecture's backward pass")
    func adjoints() throws {
        let graph = try Graph.reading(block)
        let evaluation = graph.evaluate()
        #expect(evaluation.faults == [])
        func adjoint(_ name: String) throws -> Double {
            try #require(evaluation.adjoints[graph.index(name)]?.scalar)
        }
        let value = try #require(evaluation.values[graph.output]?.scalar)
        #expect(isClose(value, -0.5931548687221421, 1e-15))
        let expected: [(String, Double)] = [
            ("beta[0]", 0.44741878931248175), ("beta[1]", 0.3515973367122962), ("beta[2]", 0.03394037506455308),
            ("a[1]", -0.015059969915836031), ("a[2]", 0.028229147984625922),
            ("alpha[1,0]", -0.015059969915836031), ("alpha[1,1]", -0.007529984957918016),
            ("alpha[1,2]", 0.015059969915836031), ("alpha[1,3]", -0.030119939831672063),
            ("alpha[2,0]", 0.028229147984625922), ("alpha[2,1]", 0.014114573992312961),
            ("alpha[2,2]", -0.028229147984625922), ("alpha[2,3]", 0.056458295969251844),
            ("x[1]", 0.013925494807608347), ("x[2]", 0.024278394563988955), ("x[3]", -0.02860730635403515),
        ]
        for (name, number) in expected {
            #expect(isClose(try adjoint(name), number, 1e-14), "\(name)")
        }
    }

    @Test("Constants get no adjoint and no step")
    func constants() throws {
        let graph = try Graph.reading(block)
        let evaluation = graph.evaluate()
        let visited = Set(graph.reverseSweep(.pull).map(\.node))
        for name in ["x[0]", "z[0]", "ystar"] {
            let node = try graph.index(name)
            #expect(evaluation.adjoints[node] == nil)
            #expect(!visited.contains(node))
            #expect(graph.symbolicAdjoint(of: node) == nil)
        }
    }

    @Test("The rule at a hidden unit reads as in the lecture")
    func rules() throws {
        let graph = try Graph.reading(block)
        #expect(graph.adjointRule(of: try graph.index("alpha[1,2]"))?.text(.unicode) == "ā₁·x₂")
        #expect(graph.adjointRule(of: try graph.index("z[1]"))?.text(.unicode) == "b̄·β₁")
        #expect(graph.adjointRule(of: try graph.index("x[3]"))?.text(.unicode) == "ā₁·α₁₃ + ā₂·α₂₃")
    }
}
