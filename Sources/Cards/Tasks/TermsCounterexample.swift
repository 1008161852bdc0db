internal import Algebra
internal import Autodiff

/// That a key is no formula in some terms: where they have these values it has one value at one point and another at another.
struct TermsCounterexample {
    var kept: [(Expression, Tensor)]
    var values: (Tensor, Tensor)
}

extension KeyPoints {
    /// Two points where some terms have the same values and a key has not, so that no formula in those terms is the key.
    /// Nil where none was found, which proves nothing.
    ///
    /// Where values are among the terms, no other value may occur in an answer; local partials may beside a derivative, unless
    /// some are listed. Where only derivatives are listed all values may occur, and there is always an answer.
    /// - Parameter terms: of a graph without functions that are not defined.
    func counterexample(to key: Expression, in terms: [Atom], layout: Layout) -> TermsCounterexample? {
        guard graph.opaqueEdges.isEmpty, terms.contains(where: \.isValue) else { return nil }
        let kept = (terms + freePartials(beside: terms)).map(\.expression)
        for start in all {
            guard let way = WayAlongTerms(graph, free, from: start, keeping: kept, key: key, layout) else { continue }
            if let second = way.otherKey {
                return TermsCounterexample(
                    kept: Array(zip(kept, way.kept).prefix(terms.count)), values: (way.key, second))
            }
        }
        return nil
    }

    /// The local partials that an answer may name without their being listed.
    private func freePartials(beside terms: [Atom]) -> [Atom] {
        let partials = graph.edges.map { edge in
            Derivative(of: graph.nodes[edge.to].symbol, variable: graph.nodes[edge.from].symbol, isPartial: true)
        }
        let listed = terms.compactMap { if case .derivative(let derivative) = $0 { derivative } else { nil } }
        guard !terms.allSatisfy(\.isValue), !listed.contains(where: partials.contains) else { return [] }
        return partials.filter { partial in
            (try? Expression.derivative(partial).shape { graph.shapes[$0] }) != nil
        }.map(Atom.derivative)
    }
}

extension Atom {
    fileprivate var isValue: Bool {
        switch self {
        case .symbol, .opaque: true
        case .derivative, .adjoint: false
        }
    }
}

/// From a point of a graph along which some terms keep their values, if their slopes leave a key room to move.
private struct WayAlongTerms {
    private let graph: Graph
    private let free: [Int]
    private let terms: [Expression]
    private let keyExpression: Expression
    private let layout: Layout
    private let inputs: [Double]
    /// The values of the terms.
    let kept: [Tensor]
    /// The value of the key.
    let key: Tensor

    /// How many numbers may be moved.
    private static let inputLimit = 100

    /// Nil where something has no value at the point.
    init?(
        _ graph: Graph, _ free: [Int], from start: GraphPoint, keeping terms: [Expression], key: Expression,
        _ layout: Layout
    ) {
        var start = start
        let values = free.map { start.evaluation.values[$0] }
        let kept = terms.map { start.tensor(of: $0, layout: layout) }
        let inputs = values.flatMap { $0?.elements ?? [] }
        guard !values.contains(nil), !kept.contains(nil), inputs.count <= Self.inputLimit,
            let known = start.tensor(of: key, layout: layout)
        else { return nil }
        (self.graph, self.free, self.terms, self.layout, keyExpression) = (graph, free, terms, layout, key)
        (self.inputs, self.kept, self.key) = (inputs, kept.compactMap(\.self), known)
    }

    /// Another value of the key where the terms have the same: one step along an input, and back to those values by Newton's
    /// method. Nil where that does not lead there exactly, and where the key moves with the terms alone.
    var otherKey: Tensor? {
        guard let slopes = slopes(at: inputs) else { return nil }
        let along = RightAngles(rows: slopes.terms)
        let moves = slopes.key.contains { row in
            along.rest(of: row).length > 1e-4 * max(1, row.length)
        }
        guard moves else { return nil }
        for direction in inputs.indices {
            if let other = key(movedAlong: direction),
                zip(key.elements, other.elements).contains(where: { first, second in
                    abs(first - second) > 1e-3 * max(1, abs(first))
                })
            {
                return other
            }
        }
        return nil
    }

    private func key(movedAlong direction: Int) -> Tensor? {
        let right = kept.flatMap(\.elements)
        var inputs = inputs
        inputs[direction] += 0.5
        for _ in 0..<30 {
            guard let reached = values(at: inputs) else { return nil }
            let errors = zip(right, reached.terms).map(-)
            if zip(errors, right).allSatisfy({ abs($0) <= 1e-13 * max(1, abs($1)) }) { return reached.key }
            guard let slopes = slopes(at: inputs) else { return nil }
            let step = RightAngles(rows: slopes.terms, targets: errors).shortest
            guard step.length > 0 else { return nil }
            inputs = zip(inputs, step).map(+)
        }
        return nil
    }

    /// The terms, one number after the other, and the key.
    private func values(at inputs: [Double]) -> (terms: [Double], key: Tensor)? {
        var values: [Symbol: Tensor] = [:]
        var rest = inputs[...]
        for node in free {
            let shape = graph.nodes[node].shape
            values[graph.nodes[node].symbol] = Tensor(shape: shape, elements: Array(rest.prefix(shape.count)))
            rest = rest.dropFirst(shape.count)
        }
        var point = GraphPoint(graph, graph.evaluate(replacing: values))
        let terms = terms.map { point.tensor(of: $0, layout: layout) }
        guard !terms.contains(nil), let key = point.tensor(of: keyExpression, layout: layout) else { return nil }
        return (terms.flatMap { $0?.elements ?? [] }, key)
    }

    /// By number of the terms and of the key, its slopes by the inputs: central differences, since an adjoint has no tape.
    private func slopes(at inputs: [Double]) -> (terms: [[Double]], key: [[Double]])? {
        let width = 1e-5
        var slopes: (terms: [[Double]], key: [[Double]]) = ([], [])
        for place in inputs.indices {
            var (before, after) = (inputs, inputs)
            before[place] -= width
            after[place] += width
            guard let low = values(at: before), let high = values(at: after) else { return nil }
            slopes.terms.append(zip(high.terms, low.terms).map { ($0 - $1) / (2 * width) })
            slopes.key.append(zip(high.key.elements, low.key.elements).map { ($0 - $1) / (2 * width) })
        }
        return (slopes.terms.transposed, slopes.key.transposed)
    }
}

/// The rows of linear equations as directions at right angles (Gram and Schmidt), with how far each has to be gone.
private struct RightAngles {
    private var directions: [[Double]] = []
    private var distances: [Double] = []

    init(rows: [[Double]], targets: [Double]? = nil) {
        for (row, target) in zip(rows, targets ?? [Double](repeating: 0, count: rows.count)) {
            let rest = rest(of: row)
            let length = rest.length
            // What is left of a row that follows from the others is rounding.
            guard length > 1e-6 * row.length, length > 1e-12 else { continue }
            let gone = zip(directions, distances).reduce(0) { $0 + row.dot($1.0) * $1.1 }
            directions.append(rest.map { $0 / length })
            distances.append((target - gone) / length)
        }
    }

    /// The part of a row at right angles to all.
    func rest(of row: [Double]) -> [Double] {
        directions.reduce(row) { rest, direction in
            let share = rest.dot(direction)
            return zip(rest, direction).map { $0 - share * $1 }
        }
    }

    /// The shortest solution of the equations.
    var shortest: [Double] {
        guard let first = directions.first else { return [] }
        return zip(directions, distances).reduce([Double](repeating: 0, count: first.count)) { sum, way in
            zip(sum, way.0).map { $0 + $1 * way.1 }
        }
    }
}

extension [Double] {
    fileprivate var length: Double { dot(self).squareRoot() }
    fileprivate func dot(_ other: [Double]) -> Double { zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension [[Double]] {
    fileprivate var transposed: [[Double]] {
        guard let first else { return [] }
        return first.indices.map { column in map { $0[column] } }
    }
}
