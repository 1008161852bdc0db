internal import Algebra
internal import Autodiff

/// What stands for the inputs of a graph and for its opaque functions and their partials.
protocol Leaves<Value> {
    associatedtype Value
    /// Where a value is found, once for all points.
    associatedtype Place

    /// The place of a name; `node` is the input it names.
    func place(of atom: Atom, input node: Node?) -> Place
    /// What stands there at present.
    func value(at place: Place) -> Value
    /// The derivative of a node by itself; nil is 1.
    func seed(of node: Int) -> Value?
    /// How a value that was worked out goes on in what follows from it: as it is, or under a name.
    /// - Parameter meaning: what it is the value of; nil for contributions and their sums, which have no name.
    func settled(_ value: Value, as meaning: AtomMeaning?) -> Value
}

extension Leaves {
    func seed(of node: Int) -> Value? { nil }
    func settled(_ value: Value, as meaning: AtomMeaning?) -> Value { value }
}

/// Values, local partials, contributions and total derivatives of a graph in some arithmetic, by a forward and a reverse sweep:
/// each is worked out when it is first asked for.
///
/// A quantity may be given another value than its own, a student's or a misconception's, and everything else follows from it.
final class Sweep<A: Arithmetic, L: Leaves> where L.Value == A.Value {
    typealias Value = A.Value

    /// What is known at present.
    struct State {
        /// Quantities with other values than their own.
        fileprivate(set) var overrides: [Quantity: Value] = [:]
        /// Whether every value that was needed is defined.
        fileprivate(set) var isDefined = true
        // Nil where not worked out yet.
        fileprivate var values: [Value?]
        fileprivate var partials: [Value?]
        /// The total derivatives of a node by every node.
        fileprivate var totals: [Int: [Value?]] = [:]
    }
    /// Kept and set back to undo an assumption.
    var state: State

    /// Nothing is known.
    private let unknown: State
    private let graph: Graph
    private let nodes: [Node]
    private let edges: [Edge]
    private let pushOrders: [[Int]]
    /// What contributions and adjoints are derivatives of.
    private let output: Int
    private let isScalar: Bool
    private let arithmetic: A
    let leaves: L

    // For every point.
    private var definitions: [Program?]
    private var partialPrograms: [Program?]
    /// Between vectors and matrices: what goes back along an edge.
    private var sentPrograms: [Int: Program] = [:]
    private var ancestors: [Int: Ancestors] = [:]

    /// A right-hand side or a local partial, and where its atoms are found.
    private struct Program {
        enum Place {
            case node(Int)
            case leaf(L.Place)
            /// The consumer's adjoint.
            case upstream
        }
        let program: CompiledExpression<A>
        let places: [Place]
    }

    /// A node and everything it is computed from.
    private struct Ancestors {
        /// Operands first.
        let sorted: [Int]
        /// By node.
        let contains: [Bool]
    }

    /// - Parameter target: what is differentiated; nil is the output.
    init(_ graph: Graph, of target: Int? = nil, in arithmetic: A, leaves: L) {
        self.graph = graph
        self.arithmetic = arithmetic
        self.leaves = leaves
        nodes = graph.nodes
        edges = graph.edges
        pushOrders = graph.nodes.indices.map(graph.pushOrder)
        output = target ?? graph.output
        isScalar = graph.isScalar
        unknown = State(
            values: [Value?](repeating: nil, count: graph.nodes.count),
            partials: [Value?](repeating: nil, count: graph.edges.count))
        state = unknown
        definitions = [Program?](repeating: nil, count: graph.nodes.count)
        partialPrograms = [Program?](repeating: nil, count: graph.edges.count)
    }

    /// Forgets what was worked out and assumed, for another point.
    func reset() { state = unknown }

    /// Gives a quantity a value of its own; what follows from it is worked out anew.
    func assume(_ value: Value, for quantity: Quantity) {
        state.overrides[quantity] = value
        state.totals.removeAll(keepingCapacity: true)
        guard case .value(let node) = quantity else { return }
        for later in node..<nodes.count { state.values[later] = nil }
        for edge in edges.indices where edges[edge].to > node { state.partials[edge] = nil }
    }

    /// The value of a quantity.
    func value(of quantity: Quantity) -> Value {
        switch quantity {
        case .value(let node): value(ofNode: node)
        case .localPartial(let edge): localPartial(edge)
        case .contribution(let edge): contribution(edge)
        case .runningSum(let edge): runningSum(edge)
        case .adjoint(let node): total(of: output, by: node)
        case .update(let node, let rate): update(of: node, rate: rate)
        }
    }

    /// θ − γ·θ̄.
    private func update(of node: Int, rate: Double) -> Value {
        let step = arithmetic.apply(.multiply, arithmetic.number(Number(rate)), total(of: output, by: node))
        return arithmetic.sum([value(ofNode: node), arithmetic.apply(.negate, step)])
    }

    // MARK: Forward

    func value(ofNode node: Int) -> Value {
        if let known = state.values[node] { return known }
        var result: Value?
        for index in ancestors(of: node).sorted {
            if let known = state.values[index] {
                result = known
                continue
            }
            let own = state.overrides.isEmpty ? nil : state.overrides[.value(node: index)]
            let value =
                if let own { own } else { leaves.settled(evaluated(definition(of: index)), as: .value(node: index)) }
            state.values[index] = value
            if !arithmetic.isDefined(value) { state.isDefined = false }
            result = value
        }
        // A node is the last of its ancestors.
        if let result { return result }
        return arithmetic.number(.real(.nan))
    }

    private func ancestors(of node: Int) -> Ancestors {
        if let known = ancestors[node] { return known }
        let sorted = graph.ancestors(of: node)
        var contains = [Bool](repeating: false, count: nodes.count)
        for index in sorted { contains[index] = true }
        let found = Ancestors(sorted: sorted, contains: contains)
        ancestors[node] = found
        return found
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
            program = Program(
                program: CompiledExpression(.symbol(node.symbol), in: arithmetic),
                places: [.leaf(leaves.place(of: .symbol(node.symbol), input: node))])
        }
        definitions[index] = program
        return program
    }

    /// Names are values of nodes; calls and derivatives are those of opaque functions.
    /// - Parameter consumer: whose adjoint the expression is about.
    private func compiled(_ expression: Expression, sentBy consumer: Symbol? = nil) -> Program {
        let program = CompiledExpression(expression, in: arithmetic)
        let places = program.atoms.map { atom -> Program.Place in
            if let consumer, atom == .adjoint(consumer) { return .upstream }
            if case .symbol(let name) = atom, let node = graph.node(name) { return .node(node) }
            return .leaf(leaves.place(of: atom, input: nil))
        }
        return Program(program: program, places: places)
    }

    private func evaluated(_ program: Program, upstream: Value? = nil) -> Value {
        var atoms: [Value] = []
        atoms.reserveCapacity(program.places.count)
        for place in program.places {
            switch place {
            case .node(let node): atoms.append(value(ofNode: node))
            case .leaf(let place): atoms.append(leaves.value(at: place))
            case .upstream: if let upstream { atoms.append(upstream) }
            }
        }
        return program.program.evaluate(atoms)
    }

    // MARK: Reverse

    func localPartial(_ edge: Int) -> Value {
        if !state.overrides.isEmpty, let own = state.overrides[.localPartial(edge: edge)] { return own }
        if let known = state.partials[edge] { return known }
        let program: Program
        if let known = partialPrograms[edge] {
            program = known
        } else {
            program = compiled(graph.laidOut(graph.partial(ofEdge: edge)))
            partialPrograms[edge] = program
        }
        let partial = leaves.settled(evaluated(program), as: .localPartial(edge: edge))
        state.partials[edge] = partial
        if !arithmetic.isDefined(partial) { state.isDefined = false }
        return partial
    }

    /// What a consumer sends back along an edge, given its adjoint.
    private func contribution(_ edge: Int, of adjoint: Value) -> Value {
        if isScalar { return arithmetic.apply(.multiply, adjoint, localPartial(edge)) }
        let sent: Value
        if let own = state.overrides[.localPartial(edge: edge)] {
            let isProduct = nodes[edges[edge].to].shape != .scalar
            let factors = isProduct && graph.layout == .denominator ? (own, adjoint) : (adjoint, own)
            sent = arithmetic.apply(isProduct ? .matmul : .multiply, factors.0, factors.1)
        } else {
            sent = evaluated(sentProgram(edge), upstream: adjoint)
        }
        return leaves.settled(sent, as: nil)
    }

    private func sentProgram(_ edge: Int) -> Program {
        if let known = sentPrograms[edge] { return known }
        let program = compiled(
            graph.laidOut(graph.contribution(ofEdge: edge)), sentBy: nodes[edges[edge].to].symbol)
        sentPrograms[edge] = program
        return program
    }

    func contribution(_ edge: Int) -> Value {
        if let own = state.overrides[.contribution(edge: edge)] { return own }
        return contribution(edge, of: total(of: output, by: edges[edge].to))
    }

    /// push: what the operand's adjoint holds after the increment along an edge.
    func runningSum(_ edge: Int) -> Value {
        if let own = state.overrides[.runningSum(edge: edge)] { return own }
        let from = edges[edge].from
        // The output starts with its seed.
        var terms = from == output ? [seed(of: output)] : []
        for earlier in pushOrders[from] where graph.isSwept(edge: earlier) {
            if let own = state.overrides[.runningSum(edge: earlier)] {
                terms = [own]
                continue
            }
            terms.append(contribution(earlier))
            if earlier == edge { break }
        }
        return leaves.settled(arithmetic.sum(terms), as: nil)
    }

    private func seed(of node: Int) -> Value { leaves.seed(of: node) ?? arithmetic.number(.one) }

    /// The total derivative of a node by another, by the part of a reverse sweep that leads there; that of the output with
    /// the contributions, sums and adjoints that were given other values.
    func total(of node: Int, by variable: Int) -> Value {
        if let known = state.totals[node]?[variable] { return known }
        let between = ancestors(of: node).contains
        let isOwn = node == output && !state.overrides.isEmpty
        var adjoints = state.totals[node] ?? [Value?](repeating: nil, count: nodes.count)
        // Gives up its storage, so that there is one.
        state.totals[node] = nil
        defer { state.totals[node] = adjoints }
        for index in missing(from: variable, in: adjoints, between: between) {
            var terms = index == node ? [seed(of: node)] : []
            // Consumers come after their operands: all of them are done.
            for edge in pushOrders[index] {
                let consumer = edges[edge].to
                guard between[consumer], let adjoint = adjoints[consumer] else { continue }
                if isOwn, let own = state.overrides[.contribution(edge: edge)] {
                    terms.append(own)
                } else {
                    terms.append(contribution(edge, of: adjoint))
                }
                if isOwn, let own = state.overrides[.runningSum(edge: edge)] { terms = [own] }
            }
            if isOwn, let own = state.overrides[.adjoint(node: index)] {
                adjoints[index] = own
            } else {
                adjoints[index] = leaves.settled(arithmetic.sum(terms), as: .total(of: node, by: index))
            }
        }
        if let found = adjoints[variable] { return found }
        return arithmetic.number(.zero)
    }

    /// The nodes on the ways from a variable whose derivatives are not worked out yet, consumers first.
    private func missing(from variable: Int, in adjoints: [Value?], between: [Bool]) -> [Int] {
        var isMissing = [Bool](repeating: false, count: nodes.count)
        isMissing[variable] = true
        var found = [variable]
        var next = 0
        while next < found.count {
            for edge in pushOrders[found[next]] {
                let consumer = edges[edge].to
                guard between[consumer], !isMissing[consumer], adjoints[consumer] == nil else { continue }
                isMissing[consumer] = true
                found.append(consumer)
            }
            next += 1
        }
        return found.sorted(by: >)
    }
}

extension Graph {
    /// A node and everything it is computed from, operands first.
    func ancestors(of node: Int) -> [Int] {
        var needed: Set<Int> = [node]
        var waiting = [node]
        while let next = waiting.popLast() {
            for edge in incoming[next] where needed.insert(edges[edge].from).inserted {
                waiting.append(edges[edge].from)
            }
        }
        return needed.sorted()
    }
}
