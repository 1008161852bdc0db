import Algebra
import Autodiff
import Benchmark
import TapeInC

/// A random scalar graph as both tapes hold it. Operands are drawn from everything before, so that memory is read as
/// it comes; every fifth node is a transcendental function.
private struct RandomTape {
    static let count = 100_000
    var tape = Tape()
    var lines: [tape_line] = []

    init() {
        var state: UInt64 = 2026
        func draw(_ bound: Int) -> Int {
            // A linear congruential generator (Knuth, MMIX): the same graph in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let binary: [(Algebra.Operation, Int)] = [(.add, TAPE_ADD), (.multiply, TAPE_MULTIPLY)]
        let unary: [(Algebra.Operation, Int)] = [
            (.sin, TAPE_SIN), (.cos, TAPE_COS), (.tanh, TAPE_TANH), (.sigmoid, TAPE_SIGMOID),
        ]
        for index in 0..<Self.count {
            var line = tape_line(code: UInt8(TAPE_GIVEN), left: 0, right: 0, result: Int32(index))
            if index < 100 {
                _ = tape.given(Double(draw(2000)) / 1000 - 1)
            } else {
                let (left, right) = (draw(index), draw(index))
                line.left = Int32(left)
                line.right = Int32(right)
                if draw(5) > 0 {
                    let (operation, code) = binary[draw(binary.count)]
                    _ = tape.apply(operation, left, right)
                    line.code = UInt8(code)
                } else {
                    let (operation, code) = unary[draw(unary.count)]
                    _ = tape.apply(operation, left)
                    line.code = UInt8(code)
                }
            }
            lines.append(line)
        }
    }
}

/// Picoseconds a node; the column of the smallest is the one to compare where other programs run too.
private let perNode = BenchmarkMetric.custom("ps a node", polarity: .prefersSmaller, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [perNode], warmupIterations: 3, maxDuration: .seconds(10), maxIterations: 200)

    Benchmark("Both sweeps, tape in Swift") { benchmark in
        let random = RandomTape()
        var values = random.tape.initialValues
        var adjoints = values
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure {
                random.tape.sweepForward(&values)
                for index in adjoints.indices { adjoints[index] = 1 }
                random.tape.sweepBackward(values, &adjoints)
            }
            blackHole(adjoints)
            benchmark.measurement(perNode, picoseconds(time, nodes: RandomTape.count))
        }
    }

    Benchmark("Both sweeps, tape in C") { benchmark in
        let random = RandomTape()
        var values = random.tape.initialValues
        var adjoints = values
        let count = Int32(RandomTape.count)
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure {
                tape_sweep_forward(random.lines, count, &values)
                for index in adjoints.indices { adjoints[index] = 1 }
                tape_sweep_backward(random.lines, count, values, &adjoints)
            }
            blackHole(adjoints)
            benchmark.measurement(perNode, picoseconds(time, nodes: RandomTape.count))
        }
    }

    declareDenseLayers(
        perMultiplication: .custom("ps a multiplication", polarity: .prefersSmaller, useScalingFactor: false))
    declareTraining(perTraining: .custom("ms a training", polarity: .prefersSmaller, useScalingFactor: false))

    // A whole graph block: what a card costs before anything is drawn.
    let block = "x[0] = 1\nfor i in 1..9999: x[i] = sin(x[i-1]) + x[i-1]/2"

    Benchmark("Block of 10,000 nodes: read") { benchmark in
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure { blackHole(Graph.parse(block, name: "chain")) }
            benchmark.measurement(perNode, picoseconds(time, nodes: 10_000))
        }
    }

    Benchmark("Block of 10,000 nodes: values, partials, adjoints") { benchmark in
        guard let graph = Graph.parse(block, name: "chain").graph else { return benchmark.error("no graph") }
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure { blackHole(graph.evaluate()) }
            benchmark.measurement(perNode, picoseconds(time, nodes: 10_000))
        }
    }
}

func picoseconds(_ time: Duration, nodes: Int) -> Int {
    let attoseconds = time.components.seconds * 1_000_000_000_000_000_000 + time.components.attoseconds
    return Int(attoseconds / 1_000_000) / nodes
}
