import Algebra
import Autodiff
import Benchmark

/// 1,000 epochs of training on 200 examples, one step for each, of a network with two inputs and a hidden layer of four.
/// - Parameter perTraining: milliseconds for all of it, the means after every epoch included.
func declareTraining(perTraining: BenchmarkMetric) {
    let block = """
        input x : 2
        input t
        param A : 4x2 = [[0.1, -0.2], [0.3, 0.1], [-0.2, 0.4], [0.2, 0.2]]
        param a : 4 = 0
        param b : 4 = [0.1, -0.1, 0.2, 0.3]
        param c = 0
        h = tanh(A @ x + a)
        y = sigmoid(dot(b, h) + c)
        J = -t * log(y) - (1 - t) * log(1 - y)
        """
    // Points of the unit square, of class 1 where one coordinate is above a half and the other is not.
    let rows = (0..<200).map { index -> [Double] in
        let (first, second) = (Double(index * 37 % 200) / 200, Double(index * 83 % 200) / 200)
        return [first, second, (first > 0.5) != (second > 0.5) ? 1 : 0]
    }

    Benchmark(
        "Training: 1,000 epochs of 200 examples", configuration: .init(metrics: [perTraining], maxIterations: 5)
    ) { benchmark in
        guard let graph = Graph.parse(block, name: "net").graph else { return benchmark.error("no graph") }
        for _ in benchmark.scaledIterations {
            var training = Training(of: graph, inputs: [0, 1], training: rows, testing: [])
            let time = ContinuousClock().measure {
                for _ in 0..<1_000 {
                    training.runEpoch(rate: 0.1)
                    blackHole(training.losses())
                }
            }
            benchmark.measurement(perTraining, Int(time / .milliseconds(1)))
        }
    }
}
