internal import Algebra

/// Training by single examples: for each row of the data a forward sweep, a backward sweep, and a step of every parameter
/// against its derivative, θ ← θ − γ·dJ/dθ, J being the graph's output. It runs on the graph's tape.
package struct Training: Sendable {
    /// The mean of the output after an epoch, over the rows that steps are taken for and over those that none has used. Not
    /// finite where training diverged; `testing` is nil where there are no such rows.
    package struct Losses: Hashable, Sendable {
        /// Over the training rows.
        package var training: Double
        /// Over the test rows.
        package var testing: Double?

        package init(training: Double, testing: Double?) {
            self.training = training
            self.testing = testing
        }

        /// Whether both are numbers.
        package var areFinite: Bool { training.isFinite && (testing?.isFinite ?? true) }
    }

    private let tape: Tape
    /// The instructions that the output needs.
    private let range: Range<Int>
    private let output: Int
    private let parameters: [(node: Int, shape: Shape, place: Range<Int>)]
    /// Where the numbers of a row go.
    private let inputs: [Int]
    private let training: [[Double]]
    private let testing: [[Double]]
    private var values: [Double]
    private var adjoints: [Double]

    /// - Parameters:
    ///   - graph: with a scalar output, and numbers for all that no row gives.
    ///   - inputs: what a row gives, in the order of its numbers; of a vector or matrix every element, row by row.
    ///   - training: the rows that steps are taken for, in this order in every epoch.
    ///   - testing: the rows that no step uses.
    package init(of graph: Graph, inputs: [Int], training: [[Double]], testing: [[Double]]) {
        let program = graph.program
        tape = program.tape
        range = 0..<program.slots[graph.output] + 1
        output = program.tape.offset(of: program.slots[graph.output])
        parameters = graph.nodes.indices.filter { graph.nodes[$0].kind == .parameter }.map { node in
            (node, graph.nodes[node].shape, program.tape.place(of: program.slots[node]))
        }
        let places = inputs.flatMap { program.tape.place(of: program.slots[$0]) }
        precondition((training + testing).allSatisfy { $0.count == places.count })
        self.inputs = places
        self.training = training
        self.testing = testing
        values = program.tape.initialValues
        adjoints = [Double](repeating: 0, count: values.count)
    }

    /// The parameters as they are now, by node.
    package var parameterValues: [(node: Int, value: Tensor)] {
        parameters.map { ($0.node, Tensor(shape: $0.shape, elements: Array(values[$0.place]))) }
    }

    /// How many lines of the tape an epoch goes through, forward and backward: what its time is linear in.
    package var work: Int { tape.elementCount * (3 * training.count + testing.count) }

    /// One step for each row of the training data.
    /// - Parameter rate: the learning rate γ; a negative one goes uphill.
    package mutating func runEpoch(rate: Double) {
        for row in training {
            sweepForward(row)
            for place in adjoints.indices { adjoints[place] = 0 }
            adjoints[output] = 1
            tape.sweepBackward(values, &adjoints, in: range)
            for parameter in parameters {
                for place in parameter.place { values[place] -= rate * adjoints[place] }
            }
        }
    }

    /// The mean of the output over the rows, as the parameters are now.
    package mutating func losses() -> Losses {
        Losses(training: mean(over: training), testing: testing.isEmpty ? nil : mean(over: testing))
    }

    private mutating func mean(over rows: [[Double]]) -> Double {
        var sum = 0.0
        for row in rows {
            sweepForward(row)
            sum += values[output]
        }
        return sum / Double(rows.count)
    }

    private mutating func sweepForward(_ row: [Double]) {
        for (place, number) in zip(inputs, row) { values[place] = number }
        tape.sweepForward(&values, in: range)
    }
}
