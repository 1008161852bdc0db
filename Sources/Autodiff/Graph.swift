package import Algebra

/// A computation graph: named intermediate values in topological order, operands before consumers.
///
/// One definition is one node; its right-hand side is an expression over its operands. Nodes and edges are referred to
/// by their index in `nodes` and `edges`. A graph is made by `Graph.parse`, `OwnGraph` or, from definitions made by a
/// program, by `Graph.assemble`; it has at least one node and no cycle.
package struct Graph: Sendable {
    /// The name of its block; of a graph that a program made, what it is called in messages.
    package let name: String
    /// In topological order; ties in order of definition.
    package let nodes: [Node]
    /// One per operand and consumer, ordered by consumer, then by operand as first used.
    package let edges: [Edge]
    /// The index of the output node.
    package let output: Int
    /// Edge indices by the node they leave (towards consumers), in order of consumer.
    package let outgoing: [[Int]]
    /// Edge indices by the node they enter (from operands), as first used in the right-hand side.
    package let incoming: [[Int]]
    /// By node: whether a path leads to the output. A node that has none is allowed; its adjoint is 0.
    package let reachesOutput: [Bool]
    /// By node: whether it gets an adjoint, that is whether an input or parameter stands above it. Constants, and what
    /// follows from constants alone, get none.
    package let varies: [Bool]
    /// How derivatives of the graph are laid out where they are shown or written. Whatever is computed is in denominator
    /// layout; `Expression.laidOut` and `Tensor.laidOut` turn it for a reader.
    package var layout: Layout = .denominator
    /// The shapes of the nodes that are vectors or matrices.
    package let shapes: [Symbol: Shape]
    /// The right-hand sides as a numeric program.
    let program: GraphProgram
    /// How large values are when written out.
    let expansion: ExpansionBounds
    /// What has been worked out of the graph so far; copies of the graph share it.
    let books: GraphBooks
    private let indices: [Symbol: Int]
    /// Whether matrices were declared in it, if only of one entry, so that answers may be matrices.
    package var readsMatrices = false
    /// Whether its author says which node is the output; else it is the last that has operands.
    package var namesOutput = false
    /// What its author asks of those who show it, in their words. A graph that is made of this one asks the same.
    package var wishes: Set<String> = []

    /// The node with a name.
    package func node(_ symbol: Symbol) -> Int? { indices[symbol] }

    /// The edge from an operand to its consumer.
    package func edge(from operand: Int, to consumer: Int) -> Int? {
        incoming[consumer].first { edges[$0].from == operand }
    }

    /// Inputs and parameters, in topological order: what a gradient is taken by.
    package var variables: [Int] { nodes.indices.filter { nodes[$0].isVariable } }

    /// The edges into opaque nodes, whose local partials are symbols.
    package var opaqueEdges: [Int] { edges.indices.filter { nodes[edges[$0].to].isOpaque } }

    /// Whether every value is a scalar.
    package var isScalar: Bool { shapes.isEmpty }

    /// The shape of a name; nil where no node has it.
    package func shape(of symbol: Symbol) -> Shape? { node(symbol).map { nodes[$0].shape } }

    /// What answers and answer keys over this graph may name.
    package var scope: Scope {
        var scope = Scope(
            symbols: Set(nodes.map(\.symbol)), shapes: shapes, layout: layout, readsMatrices: readsMatrices)
        scope.constants = wholeConstants
        scope.askForInverses(unlessIn: nodes.lazy.compactMap(\.expression))
        for case .opaque(let function, _)? in nodes.map(\.expression) { scope.opaqueFunctions.insert(function) }
        return scope
    }

    /// The constants that are whole numbers, which an index may name: u[o] is u[2] after `const o = 2`.
    private var wholeConstants: [String: Int] {
        nodes.reduce(into: [:]) { constants, node in
            guard node.kind == .constant, let value = node.value, node.symbol.indices.isEmpty, node.symbol.layer == nil
            else { return }
            constants[node.symbol.name] = Int(exactly: value.scalar)
        }
    }

    /// Takes definitions that are known to be sound: `order` lists them operands first, `operands` names each
    /// definition's operands by definition, and `shapes` has the shape of each.
    init(
        name: String, definitions: [Definition], order: [Int], operands: [[Int]], shapes: [Shape], output: Int
    ) {
        var position = [Int](repeating: 0, count: order.count)
        for (index, definition) in order.enumerated() { position[definition] = index }

        let tensorShapes = Dictionary(
            zip(definitions, shapes).filter { $1 != .scalar }.map { ($0.symbol, $1) }, uniquingKeysWith: { $1 })
        var edges: [Edge] = []
        var parts: [Expression] = []
        var outgoing = [[Int]](repeating: [], count: order.count)
        var incoming = outgoing
        var varies: [Bool] = []
        for (index, place) in order.enumerated() {
            let definition = definitions[place]
            let isScalar = shapes[place] == .scalar && operands[place].allSatisfy { shapes[$0] == .scalar }
            let rules = definition.rules(by: operands[place].map { definitions[$0].symbol }, areScalar: isScalar)
            for (operand, rule) in zip(operands[place], rules) {
                outgoing[position[operand]].append(edges.count)
                incoming[index].append(edges.count)
                edges.append(
                    Edge(from: position[operand], to: index, isMatrixValued: !isScalar, ruleSize: rule.size))
                parts.append(rule.expression)
            }
            switch definition.kind {
            case .input, .parameter: varies.append(true)
            case .constant: varies.append(false)
            case .computed: varies.append(incoming[index].contains { varies[edges[$0].from] })
            }
        }
        var reachesOutput = [Bool](repeating: false, count: order.count)
        reachesOutput[position[output]] = true
        for node in order.indices.reversed() where !reachesOutput[node] {
            reachesOutput[node] = outgoing[node].contains { reachesOutput[edges[$0].to] }
        }

        self.name = name
        self.nodes = order.map { Node(definitions[$0], shape: shapes[$0]) }
        self.shapes = tensorShapes
        self.edges = edges
        self.output = position[output]
        self.outgoing = outgoing
        self.incoming = incoming
        self.reachesOutput = reachesOutput
        self.varies = varies
        self.books = GraphBooks(rules: parts)
        self.program = GraphProgram(nodes: nodes, edges: edges, incoming: incoming)
        self.expansion = ExpansionBounds(
            nodes: nodes, edges: edges, incoming: incoming, outgoing: outgoing, reachesOutput: reachesOutput)
        self.indices = Dictionary(
            order.enumerated().map { (definitions[$1].symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// A named intermediate value.
package struct Node: Sendable {
    /// Where a node's value comes from.
    package enum Kind: Hashable, Sendable {
        /// `x = 2`, or `input x` without a value.
        case input
        /// `param w = 0.5`: trained, so it gets an update.
        case parameter
        /// `const c = 2`: gets no adjoint.
        case constant
        /// Its value follows from its operands. An opaque node's expression is a call of its function, `f(x, y)`.
        case computed(Expression)
    }
    /// Its name.
    package let symbol: Symbol
    /// Where its value comes from.
    package let kind: Kind
    /// The value written for an input, parameter or constant.
    package let value: Tensor?
    /// The shape of its value, and of its adjoint in denominator layout.
    package let shape: Shape
    /// The place of the definition this node comes from: UTF-8 offsets into the block's text. All nodes of a family
    /// have the family's line. Nil for a graph that was not read from a block.
    package let source: Range<Int>?
    /// Whether `expand=primitives` made it and its name.
    package let isGenerated: Bool

    init(_ definition: Definition, shape: Shape) {
        symbol = definition.symbol
        kind = definition.kind
        value = definition.value
        self.shape = shape
        source = definition.source
        isGenerated = definition.isGenerated
    }

    /// The right-hand side of a computed node.
    package var expression: Expression? {
        if case .computed(let expression) = kind { expression } else { nil }
    }

    /// Whether the node is a function that is named but not defined, so that its value and partials are symbols.
    package var isOpaque: Bool {
        if case .computed(.opaque) = kind { true } else { false }
    }

    /// `input`, `parameter`, `constant`, `computed` or `opaque`.
    package var kindName: String {
        switch kind {
        case .input: "input"
        case .parameter: "parameter"
        case .constant: "constant"
        case .computed: isOpaque ? "opaque" : "computed"
        }
    }

    /// Whether a gradient is taken by it: an input or a parameter.
    package var isVariable: Bool { kind == .input || kind == .parameter }
}

/// v → u: u consumes v. What is worked out about it is in the books: `Graph.partial(ofEdge:)`,
/// `Graph.contribution(ofEdge:)`, `Graph.jacobian(ofEdge:)`.
package struct Edge: Hashable, Sendable {
    /// The operand v.
    package let from: Int
    /// The consumer u.
    package let to: Int
    /// Whether the right-hand side has vectors or matrices, so that what goes back along the edge is a VJP.
    package let isMatrixValued: Bool
    /// How many symbols and operations the part of u's right-hand side has that v occurs in: the other terms of a sum do not
    /// matter.
    let ruleSize: Int
}
