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

private let perNode = BenchmarkMetric.custom(
    "ps a node, both sweeps", polarity: .prefersSmaller, useScalingFactor: false)

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [perNode], warmupIterations: 3, maxDuration: .seconds(10), maxIterations: 200)

    Benchmark("Tape in Swift") { benchmark in
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
            benchmark.measurement(perNode, picoseconds(time))
        }
    }

    Benchmark("Tape in C") { benchmark in
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
            benchmark.measurement(perNode, picoseconds(time))
        }
    }
}

private func picoseconds(_ time: Duration) -> Int {
    Int(time.components.attoseconds / 1_000_000) / RandomTape.count
}
