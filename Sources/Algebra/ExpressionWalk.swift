// Every walk over an expression goes through this file and keeps its own stack: a deep expression never becomes a deep
// call stack.

extension Expression {
    /// Combines an expression from its leaves to its root: `combine` gets a node and the results of its operands.
    package func folded<Result, Failure: Error>(
        _ combine: (Expression, [Result]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // An expression waits here once before its operands and once after them.
        var waiting: [(expression: Expression, hasOperands: Bool)] = [(self, false)]
        var results: [Result] = []
        while let (expression, hasOperands) = waiting.popLast() {
            let operands = expression.operands
            if operands.isEmpty {
                results.append(try combine(expression, []))
            } else if hasOperands {
                let own = Array(results.suffix(operands.count))
                results.removeLast(operands.count)
                results.append(try combine(expression, own))
            } else {
                waiting.append((expression, true))
                for operand in operands.reversed() { waiting.append((operand, false)) }
            }
        }
        return results[0]
    }

    /// Every node, a consumer before its operands and operands in written order.
    package var nodes: some Sequence<Expression> {
        sequence(state: [self]) { (waiting: inout [Expression]) -> Expression? in
            guard let next = waiting.popLast() else { return nil }
            waiting.append(contentsOf: next.operands.reversed())
            return next
        }
    }

    /// The length of the longest way from the root to a leaf; a leaf has depth 1.
    package var depth: Int {
        folded { _, depths in 1 + (depths.max() ?? 0) }
    }

    /// The number of nodes of the tree.
    package var size: Int {
        nodes.reduce(0) { count, _ in count + 1 }
    }

    /// What has to be given to evaluate the expression, in order of first occurrence. An opaque call is one atom; the
    /// variables in its arguments count as atoms of their own only where they occur outside it too.
    package var atoms: [Atom] {
        var seen: Set<Atom> = []
        var atoms: [Atom] = []
        var waiting = [self]
        while let next = waiting.popLast() {
            guard let atom = next.atom else {
                waiting.append(contentsOf: next.operands.reversed())
                continue
            }
            if seen.insert(atom).inserted { atoms.append(atom) }
        }
        return atoms
    }

    /// The variables that occur, in order of first occurrence, those in the arguments of opaque functions included.
    /// Derivative atoms and adjoints are not variables.
    package var symbols: [Symbol] {
        var seen: Set<Symbol> = []
        var symbols: [Symbol] = []
        for case .symbol(let symbol) in nodes where seen.insert(symbol).inserted {
            symbols.append(symbol)
        }
        return symbols
    }

    /// The expression with variables replaced, in the arguments of opaque functions too; `nil` keeps a variable.
    package func substituting(_ replacement: (Symbol) -> Expression?) -> Expression {
        substituting { (expression: Expression) -> Expression? in
            if case .symbol(let symbol) = expression { replacement(symbol) } else { nil }
        }
    }

    /// The expression with leaves replaced: variables, derivative atoms, adjoints; `nil` keeps a leaf.
    package func substituting(leaves replacement: (Atom) -> Expression?) -> Expression {
        substituting { (expression: Expression) -> Expression? in
            guard expression.operands.isEmpty, let atom = expression.atom else { return nil }
            return replacement(atom)
        }
    }

    private func substituting(_ replacement: (Expression) -> Expression?) -> Expression {
        folded { expression, operands in
            switch expression {
            case .apply(let operation, _): .apply(operation, operands)
            case .opaque(let name, let arguments) where !arguments.isEmpty: .opaque(name, operands)
            default: replacement(expression) ?? expression
            }
        }
    }
}

extension Expression: Hashable {
    /// Whether two expressions are written alike; `x + y` and `y + x` are not.
    package static func == (left: Expression, right: Expression) -> Bool {
        var waiting = [(left, right)]
        while let pair = waiting.popLast() {
            switch pair {
            case (.number(let a), .number(let b)): guard a == b else { return false }
            case (.constant(let a), .constant(let b)): guard a == b else { return false }
            case (.symbol(let a), .symbol(let b)): guard a == b else { return false }
            case (.derivative(let a), .derivative(let b)): guard a == b else { return false }
            case (.adjoint(let a), .adjoint(let b)): guard a == b else { return false }
            case (.apply(let a, let first), .apply(let b, let second)):
                guard a == b, first.count == second.count else { return false }
                waiting.append(contentsOf: zip(first, second))
            case (.opaque(let a, let first), .opaque(let b, let second)):
                guard a == b, first.count == second.count else { return false }
                waiting.append(contentsOf: zip(first, second))
            default: return false
            }
        }
        return true
    }

    /// Only the first nodes enter the hash, so that a table of deep expressions does not walk each of them to its leaves.
    package func hash(into hasher: inout Hasher) {
        var waiting: [Expression] = []
        hashHead(into: &hasher, operands: &waiting)
        var remaining = 64
        while remaining > 0, let next = waiting.popLast() {
            remaining -= 1
            next.hashHead(into: &hasher, operands: &waiting)
        }
    }

    /// What the node says itself; its operands are appended to those that wait.
    private func hashHead(into hasher: inout Hasher, operands waiting: inout [Expression]) {
        switch self {
        case .number(let number): hasher.combine(number)
        case .constant(let constant): hasher.combine(constant)
        case .symbol(let symbol): hasher.combine(symbol)
        case .derivative(let derivative): hasher.combine(derivative)
        case .adjoint(let symbol):
            hasher.combine(true)
            hasher.combine(symbol)
        case .apply(let operation, let operands):
            hasher.combine(operation)
            hasher.combine(operands.count)
            waiting.append(contentsOf: operands.prefix(64))
        case .opaque(let name, let arguments):
            hasher.combine(name)
            hasher.combine(arguments.count)
            waiting.append(contentsOf: arguments.prefix(64))
        }
    }
}
