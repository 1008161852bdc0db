package import Algebra

extension Graph {
    /// The same graph with every right-hand side split into single operations, as a lecture draws it: a sum or product
    /// of many operands stays one node, `a - b` is one, and numbers stay inside (`3x²` is x² and 3·that). Equal
    /// sub-expressions become one node, shared by all right-hand sides; where a definition already names it, that one.
    /// Generated names are t₁, t₂, …, or another letter where t is taken.
    ///
    /// The only fault there can be is a limit.
    package func expandingPrimitives() -> (graph: Graph?, errors: [GraphError]) {
        var splitter = PrimitiveSplitter()
        for node in nodes { splitter.add(node) }
        return Graph.assemble(name: name, definitions: splitter.definitions(), output: nodes[output].symbol)
    }

    /// The operations inside an expression over the nodes whose values it needs first, operands before consumers and written
    /// in nodes; empty where it is a single operation, or none.
    package func operationsInside(_ expression: Expression) -> [Expression] {
        var splitter = PrimitiveSplitter()
        return splitter.operationsInside(expression)
    }
}

/// Takes a graph's nodes, operands first, and finds the single operations in them.
private struct PrimitiveSplitter {
    /// A value: a node of the author's, or an operation inside a right-hand side.
    private struct Entry {
        /// The name an author gave; a generated value has none.
        var symbol: Symbol?
        var kind: Node.Kind
        var value: Tensor?
        var shape: Shape?
        var source: Range<Int>?
    }
    private var entries: [Entry] = []
    /// The author's nodes, operands first.
    private var authored: [Int] = []
    private var entryOfSymbol: [Symbol: Int] = [:]
    /// Operations that have an entry, with operands of commutative operations in one order.
    private var entryOfOperation: [Expression: Int] = [:]

    /// Part of a right-hand side on the way from its leaves to its root.
    private enum Piece {
        /// A variable or a number, or an expression of numbers.
        case leaf(Expression)
        /// An operation on leaves.
        case operation(Expression)
        /// The same, negated: as a term it becomes a difference.
        case negated(Expression)
    }

    mutating func add(_ node: Node) {
        var entry = Entry(
            symbol: node.symbol, kind: node.kind, value: node.value, shape: node.shape, source: node.source)
        guard let expression = node.expression, !node.isOpaque else {
            if let expression = node.expression {
                entry.kind = .computed(expression.substituting { entryOfSymbol[$0].map(Self.stand) })
            }
            append(entry)
            return
        }
        let root = expression.folded { part, operands in combine(part, operands, source: node.source) }
        let operation = whole(root, source: node.source)
        entry.kind = .computed(operation)
        let key = Self.canonical(operation)
        if let known = entryOfOperation[key], entries[known].symbol == nil {
            // The value was needed before its definition came: it gets the author's name and place.
            entries[known] = entry
            entryOfSymbol[node.symbol] = known
            authored.append(known)
        } else {
            let index = append(entry)
            if case .apply = operation, entryOfOperation[key] == nil { entryOfOperation[key] = index }
        }
    }

    /// The definitions: every node of the author's after the values generated for it, which are named in the order of
    /// its right-hand side.
    func definitions() -> [Definition] {
        var listed: [Int] = []
        var isListed = [Bool](repeating: false, count: entries.count)
        for node in authored {
            // Consumers first, the last operand first; turned round that is operands first, the first one first.
            var waiting = [node]
            var needed: [Int] = []
            while let entry = waiting.popLast() {
                needed.append(entry)
                waiting += generatedOperands(of: entry).filter { !isListed[$0] }
            }
            for entry in needed.reversed() where !isListed[entry] {
                isListed[entry] = true
                listed.append(entry)
            }
        }
        let letter = freeLetter
        var names = entries.map { $0.symbol ?? Symbol(letter) }
        for (count, entry) in listed.filter({ entries[$0].symbol == nil }).enumerated() {
            names[entry] = Symbol(letter, indices: [count + 1])
        }
        return listed.map { index in
            let entry = entries[index]
            var kind = entry.kind
            if case .computed(let expression) = kind {
                kind = .computed(expression.substituting { Self.entry($0).map { .symbol(names[$0]) } })
            }
            var definition = Definition(names[index], kind, value: entry.value, shape: entry.shape)
            definition.source = entry.source
            definition.isGenerated = entry.symbol == nil
            return definition
        }
    }

    /// The operations inside an expression of names alone, in those names.
    mutating func operationsInside(_ expression: Expression) -> [Expression] {
        let root = expression.folded { part, operands in combine(part, operands, source: nil) }
        _ = whole(root, source: nil)
        var written: [Expression] = []
        for case .computed(let operation) in entries.map(\.kind) {
            written.append(operation.substituting { Self.entry($0).map { written[$0] } })
        }
        return written
    }

    private func generatedOperands(of entry: Int) -> [Int] {
        guard case .computed(let expression) = entries[entry].kind else { return [] }
        return expression.symbols.compactMap(Self.entry).filter { entries[$0].symbol == nil }
    }

    /// A letter no author's name begins an index with.
    private var freeLetter: String {
        let taken = Set(entries.compactMap { $0.symbol?.name })
        let letters = ["t", "u", "v", "s", "r", "q", "p", "m", "n", "k"]
        if let free = letters.first(where: { !taken.contains($0) }) { return free }
        var name = "tmp"
        while taken.contains(name) { name += "p" }
        return name
    }

    @discardableResult
    private mutating func append(_ entry: Entry) -> Int {
        entries.append(entry)
        if let symbol = entry.symbol {
            authored.append(entries.count - 1)
            entryOfSymbol[symbol] = entries.count - 1
        }
        return entries.count - 1
    }

    // MARK: Splitting

    private mutating func combine(_ part: Expression, _ operands: [Piece], source: Range<Int>?) -> Piece {
        guard case .apply(let operation, _) = part else {
            if case .symbol(let symbol) = part, let entry = entryOfSymbol[symbol] { return .leaf(Self.stand(entry)) }
            return .leaf(part)
        }
        if operation == .negate, case .operation(let inner)? = operands.first { return .negated(inner) }
        let leaves = operands.map { piece in
            if operation == .add, case .negated(let inner) = piece {
                return Expression.apply(.negate, [named(inner, source: source)])
            }
            if operation == .add, case .operation(.apply(.negate, let inner)) = piece {
                return Expression.apply(.negate, inner)
            }
            return leaf(piece, source: source)
        }
        let result = Expression.apply(operation, leaves)
        return leaves.allSatisfy(\.symbols.isEmpty) ? .leaf(result) : .operation(result)
    }

    private mutating func leaf(_ piece: Piece, source: Range<Int>?) -> Expression {
        if case .leaf(let expression) = piece { return expression }
        return named(whole(piece, source: source), source: source)
    }

    /// The operation a piece is; −2x is one, a product with a number.
    private mutating func whole(_ piece: Piece, source: Range<Int>?) -> Expression {
        switch piece {
        case .leaf(let expression), .operation(let expression): return expression
        case .negated(.apply(.multiply, let factors)) where factors.first?.number != nil:
            return .apply(.negate, [.apply(.multiply, factors)])
        case .negated(let inner):
            return .apply(.negate, [named(inner, source: source)])
        }
    }

    /// Stands for the value of an operation, which gets an entry if it has none.
    private mutating func named(_ operation: Expression, source: Range<Int>?) -> Expression {
        let key = Self.canonical(operation)
        if let known = entryOfOperation[key] { return Self.stand(known) }
        let index = append(Entry(symbol: nil, kind: .computed(operation), value: nil, source: source))
        entryOfOperation[key] = index
        return Self.stand(index)
    }

    /// `x·z` and `z·x` are one operation.
    private static func canonical(_ operation: Expression) -> Expression {
        guard case .apply(let kind, let operands) = operation, kind == .add || kind == .multiply else {
            return operation
        }
        return .apply(kind, operands.sorted { $0.text(.ascii) < $1.text(.ascii) })
    }

    // MARK: Stand-ins

    // Inside, an entry is referred to by a symbol that no text can spell.
    private static let standInName = "\u{0}"
    private static func stand(_ entry: Int) -> Expression { .symbol(Symbol(standInName, indices: [entry])) }
    private static func entry(_ symbol: Symbol) -> Int? {
        symbol.name == standInName ? symbol.indices.first : nil
    }
}
