internal import Algebra
internal import Autodiff
internal import Cards
internal import Equivalence

/// Keys as they are written when they are revealed: as an answer that could be typed, in the form that is asked for, and
/// never as the very derivative that is asked for.
struct SolvedKey {
    private let graph: Graph

    init(_ graph: Graph) { self.graph = graph }

    /// A key written out, in the layout of the graph: of a number in terms of the nodes, of a vector or matrix one step of the
    /// sweep. Nil where it has no plain form.
    func expression(of key: Expression) -> Expression? {
        guard let atom = key.atom, key.operands.isEmpty else { return key }
        if let node = graph.node(withAdjoint: key), !graph.isScalar {
            return graph.adjointRule(of: node).map(graph.laidOut)
        }
        if graph.isScalar, let quantity = graph.quantity(named: atom) {
            return Working(graph: graph, isSymbolic: true, notation: .ascii).expression(quantity)
        }
        switch graph.canonical(graph.meaning(of: atom)) {
        case .value(let node): return graph.nodes[node].expression
        case .localPartial(let edge): return jacobian(of: graph.edges[edge].to, by: graph.edges[edge].from)
        case .total(let of, let by): return jacobian(of: of, by: by)
        case .opaqueCall, .undeclared: return nil
        }
    }

    private func jacobian(of node: Int, by variable: Int) -> Expression? {
        graph.writtenJacobian(of: node, by: variable).map(graph.laidOut)
    }

    // MARK: Forms

    /// A key in the form that its task asks for, in the layout of the graph; nil where none was found.
    /// - Parameter expected: the key as its author writes it out.
    func expression(of key: Expression, _ expected: Expression?, in form: AnswerForm) -> Expression? {
        let rule = graph.node(withAdjoint: key).flatMap { graph.adjointRule(of: $0) }.map(graph.laidOut)
        let written = [expected, rule, expression(of: key), replaced(in: key, for: form)]
            .compactMap(\.self).first(where: form.isForm)
        return written ?? polynomial(of: key, form.terms).flatMap { form.isForm(of: $0) ? $0 : nil }
    }

    /// How often names that are not asked for are replaced.
    private static let replacements = 20
    /// How long what they are replaced by may become.
    private static let replacedSize = 200

    /// A key of vectors and matrices with every name that its form does not list replaced by what it stands for: an adjoint by one
    /// step of the sweep, where values are listed a node by its definition.
    private func replaced(in key: Expression, for form: AnswerForm) -> Expression? {
        guard !graph.isScalar, let node = graph.node(withAdjoint: key), var written = graph.adjointRule(of: node) else {
            return nil
        }
        for _ in 0..<Self.replacements where !form.isForm(of: written) {
            guard written.size <= Self.replacedSize else { return nil }
            written = written.substituting(leaves: { atom in
                guard !form.lists(atom) else { return nil }
                switch graph.canonical(graph.meaning(of: atom)) {
                case .value(let node) where form.listsValues: return graph.nodes[node].expression
                case .total(let of, let by) where of == graph.output: return graph.adjointRule(of: by)
                case .localPartial(let edge) where graph.edges[edge].to == graph.output:
                    return graph.adjointRule(of: graph.edges[edge].from)
                default: return nil
                }
            }).simplified(shapes: graph.shapes)
        }
        return graph.laidOut(written)
    }

    /// The highest power of one term, or of several together.
    private static let degree = 3
    /// The most terms that are put together.
    private static let termLimit = 4

    /// A key as a polynomial of the terms it is asked for in, P₂ − 1 or s(1 − s): found from its values at some points, and
    /// proven for all. Nil where it is none.
    private func polynomial(of key: Expression, _ terms: [Atom]) -> Expression? {
        guard graph.isScalar, terms.count <= Self.termLimit else { return nil }
        let formula = Formula.expression(key)
        for degree in 1...Self.degree {
            let monomials = Monomial.all(of: terms.count, upTo: degree)
            guard let coefficients = coefficients(of: formula, monomials, terms) else { continue }
            let found = Monomial.sum(of: monomials, coefficients, terms.map(\.expression))
            if Equivalence(graph: graph, answer: found, key: key).compare(with: formula) == .equal { return found }
        }
        return nil
    }

    /// The coefficients with which monomials of the terms give a formula at as many points; nil where they are no plain
    /// fractions.
    private func coefficients(of formula: Formula, _ monomials: [Monomial], _ terms: [Atom]) -> [Number]? {
        let sampler = Sampler(graph: graph)
        var rows: [[Double]] = []
        for index in 0..<200 where rows.count < monomials.count {
            sampler.move(to: .random(index))
            let values = terms.map { sampler.number(.expression($0.expression)) }
            guard let right = sampler.number(formula), right.magnitude < 1_000, !values.contains(nil) else { continue }
            let known = values.compactMap(\.self)
            // Points of one scale keep the equations well apart.
            guard known.allSatisfy({ $0.magnitude < 100 }) else { continue }
            rows.append(monomials.map { $0.value(known) } + [right])
        }
        guard rows.count == monomials.count, let solution = LinearEquations.solution(rows) else { return nil }
        let fractions = solution.map { Number(fraction: $0) }
        return fractions.contains(nil) ? nil : fractions.compactMap(\.self)
    }
}

extension Number {
    /// The fraction of a small denominator that a rounded number stands for.
    fileprivate init?(fraction value: Double) {
        let denominator = 60.0
        let numerator = (value * denominator).rounded()
        guard numerator.magnitude < 1e6, (value - numerator / denominator).magnitude < 1e-6 else { return nil }
        self = Number(Int(numerator), over: Int(denominator))
    }
}

/// A product of powers of some terms.
private struct Monomial {
    /// By term.
    var powers: [Int]

    /// All products of so many terms, those of few factors first.
    static func all(of terms: Int, upTo degree: Int) -> [Monomial] {
        var powers: [[Int]] = [[]]
        for _ in 0..<terms {
            powers = powers.flatMap { given in (0...degree - given.reduce(0, +)).map { given + [$0] } }
        }
        return powers.map(Monomial.init).sorted { $0.powers.reduce(0, +) < $1.powers.reduce(0, +) }
    }

    func value(_ terms: [Double]) -> Double {
        zip(terms, powers).reduce(1) { product, factor in
            (0..<factor.1).reduce(product) { power, _ in power * factor.0 }
        }
    }

    private func expression(_ terms: [Expression]) -> [Expression] {
        zip(terms, powers).filter { $0.1 > 0 }.map { term, power in
            power == 1 ? term : .apply(.power, [term, .number(Number(power))])
        }
    }

    /// The sum of monomials, what all of them share in front: D·s(1 − s).
    static func sum(of monomials: [Monomial], _ coefficients: [Number], _ terms: [Expression]) -> Expression {
        // What is taken away comes last: P₂ − 1.
        let summed = zip(monomials, coefficients).filter { $0.1 != .zero }.sorted {
            !$0.1.isNegative && $1.1.isNegative
        }
        guard let first = summed.first?.0 else { return .zero }
        let shared = summed.reduce(first.powers) { shared, term in zip(shared, term.0.powers).map(min) }
        let inside = summed.map { monomial, coefficient in
            let rest = Monomial(powers: zip(monomial.powers, shared).map(-))
            return Expression.apply(.multiply, [.number(coefficient)] + rest.expression(terms)).simplified()
        }
        let sum = inside.count == 1 ? inside[0] : Expression.apply(.add, inside).simplified()
        let factors = Monomial(powers: shared).expression(terms)
        return factors.isEmpty ? sum : Expression.apply(.multiply, factors + [sum]).simplified()
    }
}

/// As many linear equations as unknowns.
private enum LinearEquations {
    /// The solution of equations whose last entry is the right-hand side, by elimination; unknowns that nothing decides are 0.
    static func solution(_ equations: [[Double]]) -> [Double]? {
        var rows = equations
        let unknowns = rows.count
        var pivots: [Int?] = []
        var next = 0
        for column in 0..<unknowns {
            guard let best = (next..<unknowns).max(by: { rows[$0][column].magnitude < rows[$1][column].magnitude }),
                rows[best][column].magnitude > 1e-9
            else {
                pivots.append(nil)
                continue
            }
            rows.swapAt(next, best)
            for row in 0..<unknowns where row != next {
                let factor = rows[row][column] / rows[next][column]
                for place in column...unknowns { rows[row][place] -= factor * rows[next][place] }
            }
            pivots.append(next)
            next += 1
        }
        guard rows[next...].allSatisfy({ $0[unknowns].magnitude < 1e-6 }) else { return nil }
        return pivots.enumerated().map { column, row in row.map { rows[$0][unknowns] / rows[$0][column] } ?? 0 }
    }
}
