internal import Algebra
internal import Autodiff
internal import Equivalence

/// The sweep as it follows from a student's own entries: over numbers a `Sampler` follows, over vectors and matrices a
/// `NamedSweep`, which keeps what differs from the truth as numbers written out, or in a symbolic walk as expressions.
struct FollowedSweep {
    private let working: Working
    // Nil where nothing is the student's own.
    private var sampler: Sampler?
    private var sweep: NamedSweep?

    /// Expressions that grow longer than this are not followed.
    private static let lengthLimit = 400

    /// - Parameter own: the student's entries in the order of the walk.
    init(_ working: Working, own: [(quantity: Quantity, entry: Expression)]) {
        self.working = working
        guard !own.isEmpty else { return }
        guard !working.graph.isScalar else {
            sampler = Sampler(graph: working.graph, own: own.map { ($0.quantity, .expression($0.entry)) })
            return
        }
        let sweep = NamedSweep(working.graph) { expression in
            if !working.isSymbolic, let numbers = working.tensor(of: expression) { return numbers.expression }
            return expression.size <= Self.lengthLimit ? expression : nil
        }
        for (quantity, entry) in own { sweep.assume(entry, for: quantity) }
        self.sweep = sweep
    }

    /// What follows for a vector or matrix; nil where that is the truth.
    func expression(_ quantity: Quantity) -> Expression? { sweep?.changed(quantity) }

    /// The quantity in numbers as it follows, also where that is the truth.
    func tensor(_ quantity: Quantity) -> Tensor? {
        if let sampler { return sampler.number(quantity).map { Tensor($0) } }
        guard let expression = expression(quantity) else { return truth(quantity) }
        return working.tensor(of: expression)
    }

    /// An expression in the student's own values and adjoints, in numbers.
    func tensor(of expression: Expression) -> Tensor? {
        guard let sampler else { return working.tensor(of: sweep?.standing(expression) ?? expression) }
        return sampler.number(.expression(expression)).map { Tensor($0) }
    }

    private func truth(_ quantity: Quantity) -> Tensor? {
        let tensor = working.tensor(quantity)
        // Rounding may leave a little of what is zero.
        guard working.graph.isScalar, let number = tensor?.scalar, number.magnitude < 1e-9 else { return tensor }
        return Sampler(graph: working.graph).number(quantity).map { Tensor($0) }
    }
}

extension Tensor {
    /// The numbers written out as a matrix.
    fileprivate var expression: Expression {
        .matrix(
            (0..<shape.rows).map { row in
                (0..<shape.columns).map { .number(Number(self[row: row, column: $0])) }
            })
    }
}
