import Algebra
import Testing

@testable import Autodiff

@Suite("The tape")
struct TapeTests {
    /// u = x·y + sin(x)
    private func example() -> (tape: Tape, x: Int, y: Int, u: Int) {
        var tape = Tape()
        let x = tape.given(2)
        let y = tape.given(3)
        let product = tape.apply(.multiply, x, y)
        let sine = tape.apply(.sin, x)
        let sum = tape.apply(.add, product, sine)
        return (tape, x, y, sum)
    }

    @Test("Values run forward and adjoints backward")
    func sweeps() {
        let (tape, x, y, u) = example()
        var values = tape.initialValues
        tape.sweepForward(&values)
        var adjoints = [Double](repeating: 0, count: values.count)
        adjoints[tape.offset(of: u)] = 1
        tape.sweepBackward(values, &adjoints)
        // sin 2 and 3 + cos 2, NumPy.
        #expect(abs(values[tape.offset(of: u)] - (6 + 0.9092974268256817)) < 1e-15)
        #expect(abs(adjoints[tape.offset(of: x)] - (3 - 0.4161468365471424)) < 1e-15)
        #expect(adjoints[tape.offset(of: y)] == 2)
    }

    @Test("A given slot takes another value without a new tape")
    func replacedValue() {
        let (tape, x, _, u) = example()
        var values = tape.initialValues
        values[tape.offset(of: x)] = 0
        tape.sweepForward(&values)
        #expect(values[tape.offset(of: u)] == 0)
    }

    @Test("A part of the tape can be swept alone")
    func range() {
        let (tape, x, y, _) = example()
        var values = tape.initialValues
        tape.sweepForward(&values, in: 0..<3)
        #expect(values[2] == 6)
        #expect(values[3].isNaN)
        var adjoints = [0.0, 0, 1, 0, 0]
        tape.sweepBackward(values, &adjoints, in: 2..<3)
        #expect(adjoints[x] == 3)
        #expect(adjoints[y] == 2)
    }

    @Test("The square of a negative number and its slope at 0 are right")
    func powers() {
        for (base, square, slope) in [(-3.0, 9.0, -6.0), (0, 0, 0)] {
            var tape = Tape()
            let x = tape.given(base)
            let u = tape.apply(.power, x, tape.literal(2))
            var values = tape.initialValues
            tape.sweepForward(&values)
            var adjoints = [0.0, 0, 1]
            tape.sweepBackward(values, &adjoints)
            #expect(values[u] == square)
            #expect(adjoints[x] == slope)
        }
    }

    @Test("An opaque slot sends its adjoint through partials given from outside")
    func opaque() {
        var tape = Tape()
        let x = tape.given(2)
        let y = tape.given(3)
        let byX = tape.given(5)
        let byY = tape.given(7)
        let z = tape.opaque([(x, byX), (y, byY)])
        let u = tape.apply(.negate, z)
        var values = tape.initialValues
        values[z] = 11
        tape.sweepForward(&values)
        #expect(values[u] == -11)
        var adjoints = [Double](repeating: 0, count: tape.count)
        adjoints[u] = 1
        tape.sweepBackward(values, &adjoints)
        #expect(adjoints[x] == -5)
        #expect(adjoints[y] == -7)
    }

    @Test("What does not reach the output cannot spoil it")
    func deadEnd() {
        var tape = Tape()
        let x = tape.given(-1)
        _ = tape.apply(.log, x)
        let u = tape.apply(.multiply, x, x)
        var values = tape.initialValues
        tape.sweepForward(&values)
        var adjoints = [Double](repeating: 0, count: tape.count)
        adjoints[u] = 1
        tape.sweepBackward(values, &adjoints)
        #expect(adjoints[x] == -2)
    }
}
