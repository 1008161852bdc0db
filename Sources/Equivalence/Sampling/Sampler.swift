internal import Algebra
package import Autodiff

/// Evaluates formulas at one point after another, in balls.
///
/// On a graph inputs are drawn, and intermediates, local partials and total derivatives follow from them; opaque functions
/// and their partials are drawn, each independently. Without a graph every name is drawn. A class, because it is the
/// workspace of one comparison.
package final class Sampler {
    /// A formula whose names are resolved.
    package struct Prepared {
        fileprivate let content: Content
    }

    fileprivate indirect enum Content {
        case quantity(Quantity)
        case program(BallProgram, [Place])
        case sum([Content])
        case product([Content])
        case negative(Content)
        case assuming([(quantity: Quantity, value: Content)], Content)
        case rounded(Content, decimals: Int)
    }

    /// What an atom is computed from.
    fileprivate enum Place {
        case quantity(Quantity)
        case total(of: Int, by: Int)
        case drawn(Int)
        case number(Double)
        case unknown
    }

    private let graph: Graph?
    private let sweep: Sweep<BallArithmetic, DrawnNames>?
    private let names: DrawnNames
    private var own: [(quantity: Quantity, formula: Content)] = []
    private var point: SamplePoint?

    /// At the graph's own values.
    /// - Parameters:
    ///   - landmarks: numbers near which the compared expressions may differ.
    ///   - own: what a student gave a value of their own; each follows from the ones before, and everything else from them.
    package convenience init(
        graph: Graph?, landmarks: [Double] = [], own: [(quantity: Quantity, formula: Formula)] = []
    ) {
        self.init(graph: graph, landmarks: landmarks, own: own, calls: OpaqueCalls(graph: graph))
    }

    init(
        graph: Graph?, landmarks: [Double], own: [(quantity: Quantity, formula: Formula)], calls: OpaqueCalls
    ) {
        self.graph = graph
        names = DrawnNames(draw: VariableDraw(landmarks: landmarks), calls: calls)
        sweep = graph.map { [names] in Sweep($0, in: BallArithmetic(), leaves: names) }
        self.own = own.map { ($0, content($1)) }
        move(to: .own)
    }

    /// Goes to another point; what is known at the present one stays.
    package func move(to point: SamplePoint) {
        guard point != self.point else { return }
        self.point = point
        names.move(to: point)
        sweep?.reset()
        for (quantity, formula) in own { sweep?.assume(value(formula), for: quantity) }
    }

    /// Whether every value of the graph that was needed at this point is defined: whether the point belongs to the domain
    /// of what was evaluated.
    package var isInDomain: Bool { sweep?.state.isDefined ?? true }

    /// What is drawn for every name that was met so far, at a random point: a place to start from for `SamplePoint.placed`.
    func drawn(at index: Int) -> [Double] {
        move(to: .random(index))
        return names.all
    }

    // MARK: Formulas

    /// Resolves the names of a formula, once for all points.
    package func prepare(_ formula: Formula) -> Prepared { Prepared(content: content(formula)) }

    private func content(_ formula: Formula) -> Content {
        switch formula {
        case .quantity(let quantity): .quantity(quantity)
        case .expression(let expression): content(BallProgram(expression))
        case .sum(let terms): .sum(terms.map(content))
        case .product(let factors): .product(factors.map(content))
        case .negative(let formula): .negative(content(formula))
        case .assuming(let assumptions, let formula):
            .assuming(assumptions.map { ($0.quantity, content($0.value)) }, content(formula))
        case .rounded(let formula, let decimals): .rounded(content(formula), decimals: decimals)
        }
    }

    private func content(_ program: BallProgram) -> Content { .program(program, program.atoms.map(place)) }

    private func place(of atom: Atom) -> Place {
        guard let graph else {
            switch atom {
            case .symbol: return .drawn(names.slot(of: atom.stableName, .variable(own: nil)))
            case .derivative(let derivative) where derivative.of == derivative.variable: return .number(1)
            case .derivative, .adjoint, .opaque: return .drawn(names.place(of: atom, input: nil))
            }
        }
        switch graph.meaning(of: atom) {
        case .value(let node): return .quantity(.value(node: node))
        case .localPartial(let edge): return .quantity(.localPartial(edge: edge))
        case .total(graph.output, let node): return .quantity(.adjoint(node: node))
        case .total(let of, let by): return .total(of: of, by: by)
        case .opaqueCall: return .drawn(names.place(of: atom, input: nil))
        case .undeclared: return .unknown
        }
    }

    // MARK: At the present point

    /// The value of a formula at the present point.
    package func value(_ formula: Formula) -> Ball { value(content(formula)) }

    /// The value of a formula whose names are resolved, at the present point.
    package func value(_ formula: Prepared) -> Ball { value(formula.content) }

    private func value(_ formula: Content) -> Ball {
        switch formula {
        case .quantity(let quantity): return value(quantity)
        case .program(let program, let places):
            var atoms: [Ball] = []
            atoms.reserveCapacity(places.count)
            for place in places { atoms.append(value(place)) }
            return program.evaluate(atoms)
        case .sum(let terms):
            var sum = Ball(0)
            for term in terms { sum = sum + value(term) }
            return sum
        case .product(let factors):
            var product = Ball(1)
            for factor in factors { product = product * value(factor) }
            return product
        case .negative(let formula): return -value(formula)
        case .assuming(let assumptions, let formula):
            guard let sweep else { return .unknown }
            let before = sweep.state
            for (quantity, formula) in assumptions { sweep.assume(value(formula), for: quantity) }
            defer { sweep.state = before }
            return value(formula)
        case .rounded(let formula, let decimals):
            guard point == .own else { return .unknown }
            return value(formula).rounded(decimals: decimals)
        }
    }

    private func value(_ place: Place) -> Ball {
        switch place {
        case .quantity(let quantity): value(quantity)
        case .total(let of, let by): total(of: of, by: by)
        case .drawn(let slot): names.value(slot)
        case .number(let number): Ball(number)
        case .unknown: .unknown
        }
    }

    private func value(_ quantity: Quantity) -> Ball {
        guard let graph, let sweep else { return .unknown }
        switch quantity {
        case .value, .localPartial: break
        // A point belongs to the domain where everything that is differentiated is defined.
        case .adjoint, .contribution, .runningSum, .update: _ = sweep.value(ofNode: graph.output)
        }
        return sweep.value(of: quantity)
    }

    private func total(of node: Int, by variable: Int) -> Ball {
        guard let sweep else { return .unknown }
        _ = sweep.value(ofNode: node)
        return sweep.total(of: node, by: variable)
    }

    /// What is drawn at the present point for the names of some expressions; nil where one has no exact value.
    func point(of expressions: [Expression]) -> [Atom: Double]? {
        var point: [Atom: Double] = [:]
        for atom in expressions.flatMap(\.atoms) where point[atom] == nil {
            let ball = value(place(of: atom))
            guard ball.isExact else { return nil }
            point[atom] = ball.center
        }
        return point
    }

    /// A quantity's number at the present point; nil where it has none.
    package func number(_ quantity: Quantity) -> Double? { number(.quantity(quantity)) }

    /// A formula's number at the present point; nil where it has none.
    package func number(_ formula: Formula) -> Double? {
        let ball = value(formula)
        return ball.isKnown ? ball.number : nil
    }
}
