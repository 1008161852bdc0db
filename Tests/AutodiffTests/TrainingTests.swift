import Algebra
import Testing

@testable import Autodiff

@Suite("Training by single examples")
struct TrainingTests {
    /// Two layers for exclusive or, trained by the cross-entropy.
    private static let network = """
        input x : 2
        input t
        param A : 3x2 = [[1, -1], [-1, 1], [0.5, 0.5]]
        param a : 3 = 0
        param b : 3 = [0.5, 0.5, -0.5]
        param c = 0
        h = tanh(A @ x + a)
        z = dot(b, h) + c
        y = sigmoid(z)
        J = -t * log(y) - (1 - t) * log(1 - y)
        """
    private static let rows: [[Double]] = [
        [0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0], [0.1, 0.2, 0], [0.2, 0.9, 1], [0.9, 0.1, 1], [0.8, 0.9, 0],
    ]
    private static let others: [[Double]] = [[0.2, 0.1, 0], [0.1, 0.8, 1], [0.8, 0.2, 1], [0.9, 0.8, 0]]

    private func training(_ block: String, _ names: [String], _ rows: [[Double]], _ others: [[Double]]) throws
        -> Training
    {
        let (parsed, errors) = Graph.parse(block, name: "net")
        #expect(errors.map(\.message) == [])
        let graph = try #require(parsed)
        let inputs = try names.map { try #require(graph.node(Symbol($0))) }
        return Training(of: graph, inputs: inputs, training: rows, testing: others)
    }

    /// The numbers are NumPy 2.4.6's: the passes of the network written out by hand, dz = y − t, db = dz h, dp = dz b (1 − h²),
    /// dA = dp xᵀ, and a step for each row in its order; means after the epoch, over the rows and over the others.
    @Test(
        "A two-layer network learns exactly as NumPy has it",
        arguments: [
            (
                0.5,
                [
                    (0, 0.7097316594339412, 0.7028395512142471), (1, 0.6721162495564337, 0.6832580428442714),
                    (2, 0.6555188020539413, 0.6761087119518533), (10, 0.3770554035380185, 0.46218923299059633),
                    (50, 0.021995698624076628, 0.04635607192057329),
                    (100, 0.009299076359427097, 0.02256189993658165),
                ]
            ),
            (
                -0.5,
                [
                    (1, 0.7712321806779469, 0.7441535354361207), (2, 1.2134093305379172, 1.1786230398531574),
                    (10, 30.07251534147398, 30.065313261286455),
                ]
            ),
        ] as [(Double, [(Int, Double, Double)])])
    func numpy(rate: Double, means: [(epoch: Int, training: Double, testing: Double)]) throws {
        var training = try training(Self.network, ["x", "t"], Self.rows, Self.others)
        var epoch = 0
        for mean in means {
            while epoch < mean.epoch {
                training.runEpoch(rate: rate)
                epoch += 1
            }
            let losses = training.losses()
            #expect(abs(losses.training - mean.training) < 1e-9 * mean.training, "epoch \(epoch)")
            #expect(abs(try #require(losses.testing) - mean.testing) < 1e-9 * mean.testing, "epoch \(epoch)")
        }
    }

    @Test("The parameters after an epoch are those of the steps by hand")
    func parameters() throws {
        // y = w x, J = (y − t)²; w = 1, rate 0.1. Row (1, 3): dJ/dw = 2 (1 − 3) 1 = −4, w = 1.4. Row (2, 4): 2 (2.8 − 4) 2 =
        // −4.8, w = 1.88. Mean J over both rows: ((1.88 − 3)² + (3.76 − 4)²)/2 = (1.2544 + 0.0576)/2 = 0.656.
        var training = try training(
            "input x\ninput t\nparam w = 1\nJ = (w*x - t)^2", ["x", "t"], [[1, 3], [2, 4]], [])
        training.runEpoch(rate: 0.1)
        #expect(abs(training.parameterValues[0].value.scalar - 1.88) < 1e-12)
        #expect(training.parameterValues.count == 1)
        #expect(abs(training.losses().training - 0.656) < 1e-12)
        #expect(training.losses().testing == nil)
    }

    @Test("Steps that grow without limit end in a mean that is no number, and say so")
    func divergence() throws {
        var training = try training("input x\ninput t\nparam w = 1\nJ = (w*x - t)^2", ["x", "t"], [[1, 3]], [[1, 3]])
        #expect(training.losses().areFinite)
        // With rate 10 the residual is multiplied by 1 − 20 = −19 in every step: 19^(2·121) is beyond 1e308.
        for _ in 0..<121 { training.runEpoch(rate: 10) }
        #expect(!training.losses().areFinite)
    }
}
