import Algebra
import SeededGenerator
import Testing

@testable import Autodiff

@Suite("The tape over tensors")
struct TensorTapeTests {
    /// The elements of the last slot for given inputs.
    private func result(of inputs: [Tensor], _ write: (inout Tape, [Int]) -> Int) -> [Double] {
        var tape = Tape()
        let slot = write(&tape, inputs.map { tape.given($0, shape: $0.shape) })
        var values = tape.initialValues
        tape.sweepForward(&values)
        return Array(values[tape.place(of: slot)])
    }

    private let matrix = Tensor(shape: Shape(rows: 2, columns: 3), elements: [1, 2, 3, 4, 5, 6])
    private let column = Tensor(shape: .column(3), elements: [1, 0, -2])

    // The numbers are NumPy's.
    @Test("Products, transposes and reductions are what NumPy says")
    func values() {
        #expect(result(of: [matrix, column]) { $0.product($1[0], $1[1]) } == [-5, -8])
        #expect(result(of: [matrix]) { tape, x in tape.product(x[0], tape.transpose(x[0])) } == [14, 32, 32, 77])
        #expect(result(of: [matrix]) { $0.transpose($1[0]) } == [1, 4, 2, 5, 3, 6])
        #expect(result(of: [column]) { $0.dot($1[0], $1[0]) } == [5])
        #expect(result(of: [column]) { $0.outer($1[0], $1[0]) } == [1, 0, -2, 0, 0, 0, -2, 0, 4])
        #expect(result(of: [matrix]) { $0.reduce(.sum, $1[0]) } == [21])
        #expect(result(of: [matrix]) { $0.reduce(.mean, $1[0]) } == [3.5])
        #expect(result(of: [column]) { $0.reduce(.largest, $1[0]) } == [1])
        #expect(result(of: [column]) { $0.reduce(.smallest, $1[0]) } == [-2])
        #expect(result(of: [column]) { $0.diagonal($1[0]) } == [1, 0, 0, 0, 0, 0, 0, 0, -2])
        #expect(result(of: [matrix, matrix]) { $0.beside($1[0], $1[1]) } == [1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6])
        #expect(result(of: [column, column]) { $0.below($1[0], $1[1]) } == [1, 0, -2, 1, 0, -2])
        let share = result(of: [column]) { $0.softmax($1[0]) }
        let expected = [0.7053845126982411, 0.2594964603424191, 0.035119026959339764]
        #expect(zip(share, expected).allSatisfy { abs($0 - $1) < 1e-15 })
        #expect(abs(result(of: [column]) { $0.reduce(.logsumexp, $1[0]) }[0] - 1.3490122167681864) < 1e-15)
    }

    @Test("A scalar goes with every element on either side")
    func broadcasting() {
        #expect(result(of: [Tensor(10), column]) { $0.apply(.add, $1[0], $1[1]) } == [11, 10, 8])
        #expect(result(of: [column, Tensor(2)]) { $0.apply(.divide, $1[0], $1[1]) } == [0.5, 0, -1])
    }

    @Test("Large differences neither overflow nor vanish in softmax and logsumexp")
    func largeDifferences() {
        let large = Tensor(shape: .column(2), elements: [1000, 0])
        #expect(result(of: [large]) { $0.softmax($1[0]) } == [1, 0])
        #expect(result(of: [large]) { $0.reduce(.logsumexp, $1[0]) } == [1000])
    }

    private typealias Case = (name: String, shapes: [Shape], write: @Sendable (inout Tape, [Int]) -> Int)
    private static let cases: [Case] = [
        ("copy", [Shape(rows: 2, columns: 3)], { $0.copy($1[0]) }),
        ("map", [Shape(rows: 2, columns: 3)], { $0.apply(.tanh, $1[0]) }),
        ("zip", [Shape(rows: 2, columns: 3), Shape(rows: 2, columns: 3)], { $0.apply(.divide, $1[0], $1[1]) }),
        (
            "sum of matrices", [Shape(rows: 2, columns: 3), Shape(rows: 2, columns: 3)],
            { $0.apply(.add, $1[0], $1[1]) }
        ),
        ("scalar before", [.scalar, .column(4)], { $0.apply(.multiply, $1[0], $1[1]) }),
        ("scalar behind", [.column(4), .scalar], { $0.apply(.add, $1[0], $1[1]) }),
        ("power", [.column(3)], { tape, x in tape.apply(.power, x[0], tape.literal(3)) }),
        ("matrix and matrix", [Shape(rows: 2, columns: 3), Shape(rows: 3, columns: 11)], { $0.product($1[0], $1[1]) }),
        ("matrix and column", [Shape(rows: 5, columns: 17), .column(17)], { $0.product($1[0], $1[1]) }),
        ("row and matrix", [Shape(rows: 1, columns: 3), Shape(rows: 3, columns: 2)], { $0.product($1[0], $1[1]) }),
        ("column and row", [.column(3), Shape(rows: 1, columns: 2)], { $0.product($1[0], $1[1]) }),
        ("transpose", [Shape(rows: 2, columns: 3)], { $0.transpose($1[0]) }),
        ("dot", [.column(9), .column(9)], { $0.dot($1[0], $1[1]) }),
        ("outer", [.column(2), .column(3)], { $0.outer($1[0], $1[1]) }),
        ("sum", [Shape(rows: 2, columns: 3)], { $0.reduce(.sum, $1[0]) }),
        ("mean", [Shape(rows: 2, columns: 3)], { $0.reduce(.mean, $1[0]) }),
        ("largest", [.column(4)], { $0.reduce(.largest, $1[0]) }),
        ("smallest", [.column(4)], { $0.reduce(.smallest, $1[0]) }),
        ("logsumexp", [.column(4)], { $0.reduce(.logsumexp, $1[0]) }),
        ("softmax", [.column(4)], { $0.softmax($1[0]) }),
        ("diagonal", [.column(3)], { $0.diagonal($1[0]) }),
        ("diagonal of a matrix", [Shape(rows: 3, columns: 3)], { $0.diagonal($1[0]) }),
        ("beside", [Shape(rows: 2, columns: 3), .column(2)], { $0.beside($1[0], $1[1]) }),
        ("below", [Shape(rows: 2, columns: 3), Shape(rows: 1, columns: 3)], { $0.below($1[0], $1[1]) }),
    ]

    @Test("Every VJP agrees with finite differences of a random weighting of the result")
    func finiteDifferences() {
        var generator = SeededGenerator(seed: 5)
        func random(_ shape: Shape) -> Tensor {
            Tensor(
                shape: shape,
                elements: (0..<shape.count).map { _ in
                    // Away from 0, where a quotient has its pole.
                    Double.random(in: 0.5...2, using: &generator) * (Bool.random(using: &generator) ? 1 : -1)
                })
        }
        for (name, shapes, write) in Self.cases {
            var tape = Tape()
            let inputs = shapes.map { tape.given(random($0), shape: $0) }
            let result = write(&tape, inputs)
            let weights = tape.literal(random(tape.shapes[result]))
            let output = tape.dot(result, weights)
            func value(at values: [Double]) -> Double {
                var values = values
                tape.sweepForward(&values)
                return values[tape.offset(of: output)]
            }
            var values = tape.initialValues
            tape.sweepForward(&values)
            var adjoints = [Double](repeating: 0, count: values.count)
            adjoints[tape.offset(of: output)] = 1
            tape.sweepBackward(values, &adjoints)
            for element in inputs.flatMap(tape.place) {
                var (above, below) = (tape.initialValues, tape.initialValues)
                above[element] += 1e-5
                below[element] -= 1e-5
                let slope = (value(at: above) - value(at: below)) / 2e-5
                #expect(abs(adjoints[element] - slope) < 1e-7 * max(1, abs(slope)), "\(name), element \(element)")
            }
        }
    }

    @Test("Of equal elements the first counts as the largest, and the adjoint goes there")
    func equalElements() {
        var tape = Tape()
        let x = tape.given(Tensor(shape: .column(3), elements: [1, 2, 2]), shape: .column(3))
        let largest = tape.reduce(.largest, x)
        var values = tape.initialValues
        tape.sweepForward(&values)
        var adjoints: [Double] = [0, 0, 0, 1]
        tape.sweepBackward(values, &adjoints)
        #expect(values[tape.offset(of: largest)] == 2)
        #expect(adjoints == [0, 1, 0, 1])
    }

    @Test("Elements that send nothing back cannot spoil those that do")
    func deadElements() {
        var tape = Tape()
        let shape = Shape.column(2)
        let x = tape.given(Tensor(shape: shape, elements: [-1, 1]), shape: shape)
        let logarithm = tape.apply(.log, x)
        var values = tape.initialValues
        tape.sweepForward(&values)
        var adjoints = [Double](repeating: 0, count: values.count)
        adjoints[tape.offset(of: logarithm) + 1] = 1
        tape.sweepBackward(values, &adjoints)
        #expect(Array(adjoints[tape.place(of: x)]) == [0, 1])
    }
}
