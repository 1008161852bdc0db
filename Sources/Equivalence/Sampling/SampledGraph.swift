internal import Algebra
internal import Autodiff

/// Values, local partials and total derivatives of a graph at one point after another, in balls. Each is computed when it is
/// first asked for at a point; inputs and opaque functions are drawn.
final class SampledGraph {
    private let nodes: [Node]
    private let edges: [Edge]
    private let incoming: [[Int]]
    private let pushOrders: [[Int]]
    private let output: Int
    private let graph: Graph
    private let names: DrawnNames
    /// By edge, where they are worked out already.
    private let knownPartials: [Expression]?

    /// What is known at the present point.
    struct State {
        /// Quantities with other values than their own, a student's or a misconception's: everything that follows is computed
        /// from them.
        fileprivate(set) var overrides: [Quantity: Ball] = [:]
        /// Whether every value that was needed at this point is defined: whether the point belongs to the domain.
        fileprivate(set) var isInDomain = true
        // Nil where not computed yet.
        fileprivate var values: [Ball?]
        fileprivate var partials: [Ball?]
        fileprivate var totals: [Int: [Ball]] = [:]
    }
    /// Kept and set back to undo an assumption.
    var state: State

    /// Nothing is known.
    private let unknown: State

    // For every point.
    private var definitions: [Program?]
    private var partialPrograms: [Program?]
    /// By node: itself and everything it is computed from, operands first.
    private var ancestors: [Int: [Int]] = [:]

    /// A right-hand side or a local partial, and where its atoms are found.
    private struct Program {
        enum Place {
            case node(Int)
            case drawn(Int)
            case unknown
        }
        let program: BoundedProgram
        let places: [Place]
    }

    init(_ graph: Graph, partials knownPartials: [Expression]?, names: DrawnNames) {
        self.graph = graph
        self.names = names
        self.knownPartials = knownPartials
        nodes = graph.nodes
        edges = graph.edges
        incoming = graph.incoming
        pushOrders = graph.outgoing.map { $0.reversed() }
        output = graph.output
        unknown = State(
            values: [Ball?](repeating: nil, count: graph.nodes.count),
            partials: [Ball?](repeating: nil, count: graph.edges.count))
        state = unknown
        definitions = [Program?](repeating: nil, count: graph.nodes.count)
        partialPrograms = [Program?](repeating: nil, count: graph.edges.count)
    }

    /// Forgets what was computed and assumed, for another point.
    func reset() { state = unknown }

    /// Gives a quantity a value of its own; what follows from it is computed anew.
    func assume(_ ball: Ball, for quantity: Quantity) {
        state.overrides[quantity] = ball
        state.totals.removeAll(keepingCapacity: true)
        guard case .value(let node) = quantity else { return }
        for later in node..<nodes.count { state.values[later] = nil }
        for edge in edges.indices where edges[edge].to > node { state.partials[edge] = nil }
    }

    var isInDomain: Bool { state.isInDomain }

    // MARK: Values

    func value(ofNode node: Int) -> Ball {
        if let known = state.values[node] { return known }
        for index in ancestors(of: node) where state.values[index] == nil {
            let own = state.overrides.isEmpty ? nil : state.overrides[.value(node: index)]
            let ball = own ?? evaluated(definition(of: index))
            state.values[index] = ball
            if ball.isUndefined { state.isInDomain = false }
        }
        return state.values[node] ?? .unknown
    }

    private func ancestors(of node: Int) -> [Int] {
        if let known = ancestors[node] { return known }
        let sorted = graph.ancestors(of: node)
        ancestors[node] = sorted
        return sorted
    }

    private func definition(of index: Int) -> Program {
        if let known = definitions[index] { return known }
        let node = nodes[index]
        let program: Program
        if let expression = node.expression {
            program = compiled(expression)
        } else if case .constant = node.kind, let value = node.value {
            program = compiled(.number(Number(value.scalar)))
        } else {
            let slot = names.slot(of: node.symbol.text(.ascii), .variable(own: node.value?.scalar))
            program = Program(program: BoundedProgram(.symbol(node.symbol)), places: [.drawn(slot)])
        }
        definitions[index] = program
        return program
    }

    /// Names are values of nodes; calls and derivatives are those of opaque functions.
    private func compiled(_ expression: Expression) -> Program {
        let program = BoundedProgram(expression)
        let places = program.atoms.map { atom -> Program.Place in
            guard case .symbol(let name) = atom else { return .drawn(names.slot(of: atom.stableName, .symbol)) }
            return graph.node(name).map { .node($0) } ?? .unknown
        }
        return Program(program: program, places: places)
    }

    private func evaluated(_ program: Program) -> Ball {
        var atoms: [Ball] = []
        atoms.reserveCapacity(program.places.count)
        for place in program.places {
            switch place {
            case .node(let node): atoms.append(value(ofNode: node))
            case .drawn(let slot): atoms.append(names.value(slot))
            case .unknown: atoms.append(.unknown)
            }
        }
        return program.program.evaluate(atoms)
    }

    // MARK: Derivatives

    func localPartial(_ edge: Int) -> Ball {
        if !state.overrides.isEmpty, let own = state.overrides[.localPartial(edge: edge)] { return own }
        if let known = state.partials[edge] { return known }
        let program = partialPrograms[edge] ?? compiled(knownPartials?[edge] ?? graph.partial(ofEdge: edge))
        partialPrograms[edge] = program
        let ball = evaluated(program)
        state.partials[edge] = ball
        if ball.isUndefined { state.isInDomain = false }
        return ball
    }

    func adjoint(_ node: Int) -> Ball { total(of: output, by: node) }

    /// The total derivative of a node by another, by one reverse sweep from it; of the output with the student's own
    /// contributions, sums and adjoints.
    func total(of node: Int, by variable: Int) -> Ball {
        if let known = state.totals[node] { return known[variable] }
        let overrides = state.overrides
        // The point belongs to the domain where everything the node is computed from is defined.
        _ = value(ofNode: node)
        let isOwn = node == output && !overrides.isEmpty
        let between = ancestors(of: node)
        var isBetween = [Bool](repeating: false, count: node + 1)
        for index in between { isBetween[index] = true }
        var adjoints = [Ball](repeating: Ball(0), count: nodes.count)
        for index in between.reversed() {
            var sum = index == node ? Ball(1) : Ball(0)
            // Consumers come after their operands: all of them are done.
            for edge in pushOrders[index] where edges[edge].to <= node && isBetween[edges[edge].to] {
                let own = isOwn ? overrides[.contribution(edge: edge)] : nil
                sum = sum + (own ?? adjoints[edges[edge].to] * localPartial(edge))
                if isOwn, let own = overrides[.runningSum(edge: edge)] { sum = own }
            }
            adjoints[index] = isOwn ? overrides[.adjoint(node: index)] ?? sum : sum
        }
        state.totals[node] = adjoints
        return adjoints[variable]
    }

    func contribution(_ edge: Int) -> Ball {
        state.overrides[.contribution(edge: edge)] ?? adjoint(edges[edge].to) * localPartial(edge)
    }

    /// push: what the operand's adjoint holds after the increment along an edge.
    func runningSum(_ edge: Int) -> Ball {
        if let own = state.overrides[.runningSum(edge: edge)] { return own }
        let from = edges[edge].from
        // The output starts with its seed.
        var sum = from == output ? Ball(1) : Ball(0)
        for earlier in pushOrders[from] where graph.isSwept(edge: earlier) {
            sum = sum + contribution(earlier)
            if earlier == edge { break }
            if let own = state.overrides[.runningSum(edge: earlier)] { sum = own }
        }
        return sum
    }
}
