package import Algebra
internal import Synchronization

/// What has been worked out of a graph, each part once and kept from the first time it is asked for: a graph has many edges
/// and a reader looks at few. Copies of a graph share its books, wherever they are.
final class GraphBooks: Sendable {
    /// By edge v → u: the part of u's right-hand side that v occurs in.
    fileprivate let rules: [Expression]
    private let entries = Mutex(Entries())

    struct Entries: Sendable {
        var evaluation: Evaluation?
        var partials: [Int: Expression] = [:]
        var contributions: [Int: Expression] = [:]
        var jacobians: [Int: Expression?] = [:]
        /// By limit of their size, then by node.
        var adjoints: [Int: [Expression?]] = [:]
        var readableAdjoints: [Expression?]?
    }

    /// - Parameter rules: by edge v → u, the part of u's right-hand side that v occurs in.
    init(rules: [Expression]) { self.rules = rules }

    /// Takes over what does not depend on values, or on the output, from the books of a graph with the same right-hand sides.
    func takeOver(_ other: GraphBooks) {
        let known = other.entries.withLock { ($0.partials, $0.contributions, $0.jacobians) }
        entries.withLock { ($0.partials, $0.contributions, $0.jacobians) = known }
    }

    /// What is kept in a place, worked out where nothing is. Two threads that ask at once may both work it out, to the same
    /// result; nothing is worked out under the lock.
    func kept<Value: Sendable>(
        in place: WritableKeyPath<Entries, Value?> & Sendable, or workedOut: () -> Value
    ) -> Value {
        if let known = entries.withLock({ $0[keyPath: place] }) { return known }
        let value = workedOut()
        entries.withLock { $0[keyPath: place] = value }
        return value
    }

    /// What is kept at an index. A key path that held the index would have to be made for each time it is asked.
    func kept<Value: Sendable>(
        in place: WritableKeyPath<Entries, [Int: Value]> & Sendable, at index: Int, or workedOut: () -> Value
    ) -> Value {
        if let known = entries.withLock({ $0[keyPath: place][index] }) { return known }
        let value = workedOut()
        entries.withLock { $0[keyPath: place][index] = value }
        return value
    }
}

extension Graph {
    /// Forward values, local partials and adjoints at the graph's own values.
    package var evaluation: Evaluation { books.kept(in: \.evaluation) { evaluate() } }

    // MARK: Along an edge

    /// The largest right-hand side, in symbols and operations, whose partials are written out.
    private static let writtenSize = 1_000

    /// The local partial ∂u/∂v, simplified. It stays a symbol where u is opaque (`∂z/∂x`, and `dC/dz` where z is the
    /// only operand), and where the right-hand side is so long that nobody would read it.
    ///
    /// Between vectors and matrices it is the Jacobian in denominator layout where that has a plain form, `W^T`, `eye(3)`,
    /// `diag(1 - h^2)`, of a scalar u the gradient in the shape of v; else what the edge does to u's adjoint, `bar(z) @ x^T`.
    package func partial(ofEdge edge: Int) -> Expression {
        books.kept(in: \.partials, at: edge) {
            guard !staysSymbol(edge) else { return atom(ofEdge: edge) }
            guard edges[edge].isMatrixValued else { return books.rules[edge].derivative(by: operand(ofEdge: edge)) }
            return jacobian(ofEdge: edge) ?? contribution(ofEdge: edge)
        }
    }

    /// The local partial where it is a scalar, a gradient or a Jacobian with a plain form (denominator layout); nil where
    /// only the VJP has one, as ∂z/∂W of z = Wx.
    package func jacobian(ofEdge edge: Int) -> Expression? {
        guard edges[edge].isMatrixValued, !staysSymbol(edge) else { return partial(ofEdge: edge) }
        return books.kept(in: \.jacobians, at: edge) {
            let (operand, consumer) = (nodes[edges[edge].from], nodes[edges[edge].to])
            return contribution(ofEdge: edge).jacobian(
                upstream: .adjoint(consumer.symbol), consumer: consumer.shape, operand: operand.shape, shapes: shapes)
        }
    }

    /// The local partial as it is written on the edge, in the graph's layout: where a matrix by a vector or the like has no plain
    /// form, its name, `∂z/∂W`. Unlike `partial(ofEdge:)` it is never a rule for a contribution.
    package func label(ofEdge edge: Int) -> Expression { jacobian(ofEdge: edge).map(laidOut) ?? atom(ofEdge: edge) }

    /// What u's adjoint sends back to v, simplified: ū · ∂u/∂v, and between vectors and matrices the VJP in the shape of
    /// v as a person would write it, `W^T @ bar(z)`.
    package func contribution(ofEdge edge: Int) -> Expression {
        books.kept(in: \.contributions, at: edge) {
            let consumer = nodes[edges[edge].to]
            let upstream = Expression.adjoint(consumer.symbol)
            guard edges[edge].isMatrixValued else {
                return Expression.apply(.multiply, [upstream, partial(ofEdge: edge)]).simplified()
            }
            if !staysSymbol(edge) {
                let rule = books.rules[edge]
                do throws(ShapeError) {
                    let sent = try rule.vjp(by: operand(ofEdge: edge), upstream: upstream, shapes: shapes)
                    // Where u itself occurs in its derivative, it is called u: h̄ ⊙ (1 − h²) for h = tanh(Wx).
                    return sent.replacing([rule, rule.simplified(shapes: shapes)], by: .symbol(consumer.symbol))
                } catch {}
            }
            // Of a number u the order does not matter, and ū stands first as it does elsewhere.
            let atom = atom(ofEdge: edge)
            return consumer.shape == .scalar
                ? .apply(.multiply, [upstream, atom]) : .apply(.matmul, [atom, upstream])
        }
    }

    /// By node of a graph of vectors and matrices, the adjoint with its consumers' adjoints written out; nil from where one
    /// would have more than `limit` symbols and operations.
    func matrixAdjoints(limit: Int) -> [Expression?] {
        books.kept(in: \.adjoints, at: limit) { writtenOutAdjoints(limit: limit) }
    }

    private func operand(ofEdge edge: Int) -> Symbol { nodes[edges[edge].from].symbol }

    private func staysSymbol(_ edge: Int) -> Bool {
        if case .opaque = books.rules[edge] { return true }
        return edges[edge].ruleSize > Self.writtenSize
    }

    /// `∂z/∂x`, and `dC/dz` where z is the only operand.
    private func atom(ofEdge edge: Int) -> Expression {
        let consumer = edges[edge].to
        return .derivative(
            Derivative(
                of: nodes[consumer].symbol, variable: operand(ofEdge: edge), isPartial: incoming[consumer].count > 1))
    }
}
