import Algebra
import Autodiff
import Benchmark
import LayersInC

/// Four dense layers of 256 units, h = tanh(W h + b), and the sum of the last: on the tape, and as nested loops in C.
struct DenseLayers {
    static let layers = 4
    static let size = 256
    /// Multiplications and additions of one forward and one reverse sweep: a product forward, two backward.
    static let multiplications = 3 * layers * size * size

    var tape = Tape()
    let output: Int
    var weights: [Double] = []
    var biases: [Double] = []
    var input: [Double] = []

    init() {
        var state: UInt64 = 2026
        func draw() -> Double {
            // A linear congruential generator (Knuth, MMIX): the same network in every run.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 24) - 0.5
        }
        func tensor(_ shape: Shape) -> Tensor {
            Tensor(shape: shape, elements: (0..<shape.count).map { _ in draw() / 8 })
        }
        let start = tensor(.column(Self.size))
        input = start.elements
        var units = tape.given(start, shape: start.shape)
        for _ in 0..<Self.layers {
            let (weight, bias) = (tensor(Shape(rows: Self.size, columns: Self.size)), tensor(.column(Self.size)))
            weights += weight.elements
            biases += bias.elements
            let product = tape.product(tape.given(weight, shape: weight.shape), units)
            units = tape.apply(.tanh, tape.apply(.add, product, tape.given(bias, shape: bias.shape)))
        }
        output = tape.dot(units, tape.literal(Tensor(shape: start.shape, elements: input.map { _ in 1 })))
    }
}

func declareDenseLayers(perMultiplication: BenchmarkMetric) {
    Benchmark("Dense 256x256 layers, tape in Swift", configuration: .init(metrics: [perMultiplication])) { benchmark in
        let layers = DenseLayers()
        var values = layers.tape.initialValues
        var adjoints = values
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure {
                layers.tape.sweepForward(&values)
                adjoints.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
                adjoints[layers.tape.offset(of: layers.output)] = 1
                layers.tape.sweepBackward(values, &adjoints)
            }
            blackHole(adjoints)
            benchmark.measurement(perMultiplication, picoseconds(time, nodes: DenseLayers.multiplications))
        }
    }

    Benchmark("Dense 256x256 layers, loops in C", configuration: .init(metrics: [perMultiplication])) { benchmark in
        let layers = DenseLayers()
        let (count, size) = (Int32(DenseLayers.layers), Int32(DenseLayers.size))
        var sums = layers.biases
        var units = layers.input + layers.biases
        var weightAdjoints = layers.weights
        var (biasAdjoints, sumAdjoints, unitAdjoints) = (layers.biases, layers.biases, units)
        for _ in benchmark.scaledIterations {
            let time = ContinuousClock().measure {
                layers_forward(count, size, layers.weights, layers.biases, &sums, &units)
                layers_backward(
                    count, size, layers.weights, units, &weightAdjoints, &biasAdjoints, &sumAdjoints, &unitAdjoints)
            }
            blackHole(weightAdjoints)
            benchmark.measurement(perMultiplication, picoseconds(time, nodes: DenseLayers.multiplications))
        }
    }
}
