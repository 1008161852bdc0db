internal import Algebra
internal import Autodiff

/// Evaluates formulas at one point after another, in balls.
///
/// On a graph inputs are drawn, and intermediates, local partials and total derivatives follow from them; opaque
/// functions and their partials are drawn, each independently. Without a graph every name is drawn.
struct Sampler: Sendable {
    let graph: Graph?
    private let draw: VariableDraw
    private var point = SamplePoint.own
    /// Quantities that a student gave a value of their own: everything that follows is computed from it.
    private var overrides: [Quantity: Ball] = [:]

    // At the present point.
    private var drawn: [Atom: Ball] = [:]
    private var values: [Int: Ball] = [:]
    private var partials: [Int: Ball] = [:]
    private var totals: [Int: [Int: Ball]] = [:]
    private var touchedUndefined = false

    // For every point.
    private var definitions: [Int: BoundedProgram] = [:]
    private var partialPrograms: [Int: BoundedProgram] = [:]

    /// - Parameter landmarks: numbers near which the compared expressions may differ.
    init(graph: Graph?, landmarks: [Double] = []) {
        self.graph = graph
        draw = VariableDraw(landmarks: landmarks)
    }

    /// At the graph's own values, with the student's own in their places.
    /// - Parameter own: each follows from the ones before.
    init(graph: Graph?, own: [(quantity: Quantity, formula: Formula)]) {
        self.init(graph: graph)
        move(to: .own, own: own)
    }

    /// Goes to a point where a student's own quantities take the places of the right ones.
    /// - Parameter own: each follows from the ones before.
    mutating func move(to point: SamplePoint, own: [(quantity: Quantity, formula: Formula)]) {
        var overrides: [Quantity: Ball] = [:]
        for (quantity, formula) in own {
            move(to: point, overrides: overrides)
            overrides[quantity] = value(formula)
        }
        move(to: point, overrides: overrides)
    }

    /// Goes to another point, or to the same one with other values of the student's own.
    private mutating func move(to point: SamplePoint, overrides: [Quantity: Ball]) {
        self.point = point
        self.overrides = overrides
        drawn.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        partials.removeAll(keepingCapacity: true)
        totals.removeAll(keepingCapacity: true)
        touchedUndefined = false
    }

    /// Whether every value of the graph that was needed at this point is defined: whether the point belongs to the
    /// domain of what was evaluated.
    var isInDomain: Bool { !touchedUndefined }

    mutating func value(_ formula: Formula) -> Ball {
        switch formula {
        case .quantity(let quantity): return value(quantity)
        case .program(let program): return value(program)
        case .sum(let terms): return terms.reduce(Ball(0)) { $0 + value($1) }
        case .product(let factors): return factors.reduce(Ball(1)) { $0 * value($1) }
        case .negative(let formula): return -value(formula)
        }
    }

    private mutating func value(_ program: BoundedProgram) -> Ball {
        var atoms: [Ball] = []
        atoms.reserveCapacity(program.atoms.count)
        for atom in program.atoms { atoms.append(value(atom)) }
        return program.evaluate(atoms)
    }

    mutating func value(_ quantity: Quantity) -> Ball {
        if let own = overrides[quantity] { return own }
        guard let graph else { return .unknown }
        switch quantity {
        case .value(let node): return nodeValue(node)
        case .localPartial(let edge): return partial(edge)
        case .adjoint(let node): return total(of: graph.output, by: node)
        case .contribution(let edge):
            return total(of: graph.output, by: graph.edges[edge].to) * partial(edge)
        case .runningSum(let edge):
            // The consumers visited before this one come later in the graph.
            return graph.pushOrder(at: graph.edges[edge].from).prefix { $0 != edge }.reduce(Ball(0)) { sum, earlier in
                overrides[.runningSum(edge: earlier)] ?? sum + value(.contribution(edge: earlier))
            } + value(.contribution(edge: edge))
        }
    }

    private mutating func value(_ atom: Atom) -> Ball {
        guard let graph else { return free(atom) }
        switch graph.meaning(of: atom) {
        case .value(let node): return value(.value(node: node))
        case .localPartial(let edge): return value(.localPartial(edge: edge))
        case .total(let of, let by): return of == graph.output ? value(.adjoint(node: by)) : total(of: of, by: by)
        case .opaqueCall: return symbol(atom)
        case .undeclared: return .unknown
        }
    }

    /// A quantity's number at the present point; nil where it has none.
    mutating func number(_ quantity: Quantity) -> Double? {
        let ball = value(quantity)
        return ball.isKnown ? ball.number : nil
    }

    // MARK: Names without a graph, and opaque functions

    /// A name that stands for itself: a variable, or a derivative that is independent of all others.
    private mutating func free(_ atom: Atom) -> Ball {
        switch atom {
        case .symbol(let variable):
            guard case .random(let index) = point else { return .unknown }
            if let known = drawn[atom] { return known }
            let ball = Ball(draw.value(of: variable.text(.ascii), own: nil, at: index))
            drawn[atom] = ball
            return ball
        case .derivative(let derivative) where derivative.of == derivative.variable: return Ball(1)
        case .derivative, .adjoint, .opaque: return symbol(atom)
        }
    }

    private mutating func symbol(_ atom: Atom) -> Ball {
        guard case .random(let index) = point else { return .unknown }
        if let known = drawn[atom] { return known }
        let ball = Ball(draw.symbolValue(of: atom.stableName, at: index))
        drawn[atom] = ball
        return ball
    }

    // MARK: On a graph

    /// Computes a node and what it needs, operands first, without recursion: a graph may be deep.
    private mutating func nodeValue(_ node: Int) -> Ball {
        if let known = overrides[.value(node: node)] ?? values[node] { return known }
        guard let graph else { return .unknown }
        var needed: Set<Int> = [node]
        var waiting = [node]
        while let next = waiting.popLast() {
            for edge in graph.incoming[next] {
                let operand = graph.edges[edge].from
                guard values[operand] == nil, needed.insert(operand).inserted else { continue }
                waiting.append(operand)
            }
        }
        for index in needed.sorted() {
            let ball = overrides[.value(node: index)] ?? computed(index, in: graph)
            values[index] = ball
            if ball.isUndefined { touchedUndefined = true }
        }
        return values[node] ?? .unknown
    }

    private mutating func computed(_ index: Int, in graph: Graph) -> Ball {
        let node = graph.nodes[index]
        switch (node.kind, point) {
        case (.computed(let expression), _):
            let program = definitions[index] ?? BoundedProgram(expression)
            definitions[index] = program
            return value(definition: program, in: graph)
        case (.constant, _), (_, .own): return node.value.map { Ball(written: $0.scalar) } ?? .unknown
        case (.input, .random(let point)), (.parameter, .random(let point)):
            return Ball(draw.value(of: node.symbol.text(.ascii), own: node.value?.scalar, at: point))
        }
    }

    /// Evaluates a right-hand side or a local partial: names are values of nodes, derivatives are partials of opaque
    /// functions.
    private mutating func value(definition program: BoundedProgram, in graph: Graph) -> Ball {
        var atoms: [Ball] = []
        atoms.reserveCapacity(program.atoms.count)
        for atom in program.atoms {
            if case .symbol(let name) = atom {
                atoms.append(graph.node(name).map { nodeValue($0) } ?? .unknown)
            } else {
                atoms.append(symbol(atom))
            }
        }
        return program.evaluate(atoms)
    }

    private mutating func partial(_ edge: Int) -> Ball {
        if let known = overrides[.localPartial(edge: edge)] ?? partials[edge] { return known }
        guard let graph else { return .unknown }
        let program = partialPrograms[edge] ?? BoundedProgram(graph.edges[edge].partial)
        partialPrograms[edge] = program
        let ball = value(definition: program, in: graph)
        partials[edge] = ball
        if ball.isUndefined { touchedUndefined = true }
        return ball
    }

    /// One reverse sweep from a node; for the output, with the student's own contributions, sums and adjoints.
    private mutating func total(of node: Int, by variable: Int) -> Ball {
        if let known = totals[node] { return known[variable] ?? Ball(0) }
        guard let graph else { return .unknown }
        _ = nodeValue(node)
        let own = node == graph.output
        var adjoints: [Int: Ball] = [:]
        var needed: Set<Int> = [node]
        // Consumers come after their operands: by the time a node is visited, all its consumers are done.
        for index in (0...node).reversed() where needed.contains(index) {
            var sum = index == node ? Ball(1) : Ball(0)
            for edge in graph.pushOrder(at: index) {
                guard let upstream = adjoints[graph.edges[edge].to] else { continue }
                let contribution = (own ? overrides[.contribution(edge: edge)] : nil) ?? upstream * partial(edge)
                sum = (own ? overrides[.runningSum(edge: edge)] : nil) ?? sum + contribution
            }
            adjoints[index] = (own ? overrides[.adjoint(node: index)] : nil) ?? sum
            for edge in graph.incoming[index] { needed.insert(graph.edges[edge].from) }
        }
        totals[node] = adjoints
        return adjoints[variable] ?? Ball(0)
    }
}

extension Graph {
    /// The edges from a node to its consumers in the order in which a push increments its adjoint: the consumer visited
    /// first comes first.
    func pushOrder(at node: Int) -> [Int] { outgoing[node].reversed() }
}

extension Atom {
    /// The same text for the same atom in every process; `dC/dz` and `∂C/∂z` of an opaque function are one.
    var stableName: String {
        switch self {
        case .symbol(let symbol): symbol.text(.ascii)
        case .adjoint(let symbol): "bar(\(symbol.text(.ascii)))"
        case .derivative(let derivative):
            "d\(derivative.of.text(.ascii))/d\(derivative.variable.text(.ascii))"
        case .opaque(let name, let arguments): Expression.opaque(name, arguments).text(.ascii)
        }
    }
}

extension Ball {
    /// A value written in a graph block: exact where it is whole, else rounded to a `Double` when it was read.
    init(written value: Double) {
        self = value == value.rounded() ? Ball(value) : Ball(computed: value, inherited: 0, roundings: 1)
    }
}
