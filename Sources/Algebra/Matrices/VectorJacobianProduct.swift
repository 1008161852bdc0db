extension Expression {
    /// What the value u sends back to a variable, given the adjoint ū of u: the product of ū with the Jacobian of u by
    /// the variable, as a matrix expression a person would write, `Wᵀ δ`, `δ xᵀ`, `δ ⊙ (1 − tanh(a)²)`.
    ///
    /// The layout is the denominator's: the result has the shape of the variable, and `upstream` that of u. The rules
    /// stand at the cases of `Operation`. Derivative atoms, adjoints and opaque calls are constants.
    /// - Parameter shapes: of the variables that are vectors or matrices, those in `upstream` included.
    /// - Throws: where shapes do not go together, `upstream` has not the shape of u, or the result is too long.
    package func vjp(
        by variable: Symbol, upstream: Expression, shapes: [Symbol: Shape]
    ) throws(ShapeError) -> Expression {
        let root = try folded { (node: Expression, operands: [Sender]) throws(ShapeError) in
            Sender(
                expression: node,
                shape: try node.shape(ofOperands: operands.map(\.shape), layout: .denominator) { shapes[$0] },
                operands: operands,
                isMoving: node == .symbol(variable) || operands.contains { $0.isMoving })
        }
        let given = try upstream.shape { shapes[$0] }
        guard given == root.shape else {
            throw ShapeError(
                text: shortText, operation: "",
                operands: [
                    ShapeError.Operand(text: shortText, shape: root.shape),
                    ShapeError.Operand(text: upstream.shortText, shape: given),
                ], reason: .unlikeUpstream)
        }
        var received: [Expression] = []
        var waiting = root.isMoving ? [(root, upstream)] : []
        var length = 0
        while let (sender, adjoint) = waiting.popLast() {
            length += adjoint.size
            guard length <= Limits.expressionLength else {
                throw ShapeError(text: shortText, operation: "", operands: [], reason: .tooLong)
            }
            guard case .apply(let operation, _) = sender.expression else {
                if sender.expression == .symbol(variable) { received.append(adjoint) }
                continue
            }
            for place in sender.operands.indices.reversed() where sender.operands[place].isMoving {
                if let contribution = sender.contribution(operation, to: place, of: adjoint) {
                    waiting.append((sender.operands[place], contribution))
                }
            }
        }
        let zero = Expression.zero.filling(shapes[variable] ?? .scalar)
        let sum = received.count == 1 ? received[0] : received.isEmpty ? zero : .apply(.add, received)
        return sum.simplified(shapes: shapes)
    }
}

/// A node with what it takes to send an adjoint back to its operands.
private struct Sender {
    var expression: Expression
    var shape: Shape
    var operands: [Sender]
    /// Whether the variable occurs in it.
    var isMoving: Bool

    /// What the operation sends back to the operand at a place; nil for nothing.
    func contribution(_ operation: Operation, to place: Int, of upstream: Expression) -> Expression? {
        let operand = operands[place]
        let a = operand.expression
        switch operation {
        case .max where operands.count == 1, .min where operands.count == 1:
            // 1 at the largest element, else 0.
            let distance = Expression.apply(.add, [expression, .apply(.negate, [a])])
            let isElsewhere = Expression.apply(.abs, [.apply(.sign, [distance])])
            return .apply(.multiply, [upstream, .apply(.add, [.one, .apply(.negate, [isElsewhere])])])
        case .logsumexp where operands.count == 1:
            if operand.shape.kind != .matrix { return .apply(.multiply, [upstream, .apply(.softmax, [a])]) }
            return .apply(.multiply, [upstream, .apply(.exp, [.apply(.add, [a, .apply(.negate, [expression])])])])
        case .matmul:
            let before = operands[..<place].reversed().map { Expression.apply(.transpose, [$0.expression]) }
            let behind = operands[(place + 1)...].reversed().map { Expression.apply(.transpose, [$0.expression]) }
            return .apply(.matmul, before + [upstream] + behind)
        case .transpose: return .apply(.transpose, [upstream])
        case .sum: return upstream.filling(operand.shape)
        case .dot:
            let other = operands[1 - place]
            let turned = other.shape == operand.shape ? other.expression : .apply(.transpose, [other.expression])
            return .apply(.multiply, [upstream, turned])
        case .outer:
            let other = operands[1 - place]
            let column = other.shape.kind == .row ? .apply(.transpose, [other.expression]) : other.expression
            let sent = Expression.apply(.matmul, [place == 0 ? upstream : .apply(.transpose, [upstream]), column])
            return operand.shape.kind == .row ? .apply(.transpose, [sent]) : sent
        case .diag: return .apply(.diag, [upstream])
        case .ones, .eye: return nil
        case .row, .column: return block(operation, at: place, of: upstream)
        case _ where operation.isElementwise: return elementwise(operation, to: place, of: upstream)
        default: return composed(operation, to: place, of: upstream)
        }
    }

    /// What an operation that is composed of others sends back, as its rule says or as those do.
    private func composed(_ operation: Operation, to place: Int, of upstream: Expression) -> Expression? {
        func part(_ sender: Sender) -> SentBack.Part {
            SentBack.Part(expression: sender.expression, shape: sender.shape)
        }
        if let sends = operation.rule.sends {
            return sends(
                SentBack(result: part(self), operands: operands.map(part), place: place, upstream: upstream))
        }
        let variables = operands.indices.map(Symbol.operand)
        // An axis is a number, and has to be seen.
        let standIns = operands.enumerated().map { $1.expression.number == nil ? .operand($0) : $1.expression }
        guard let expansion = operation.expansion(of: standIns, shapes: operands.map(\.shape)) else { return nil }
        // u stands in for what arrives.
        var shapes = Dictionary(uniqueKeysWithValues: zip(variables, operands.map(\.shape)))
        shapes[.value] = shape
        do throws(ShapeError) {
            let sent = try expansion.vjp(by: variables[place], upstream: .u, shapes: shapes)
            return sent.substituting { symbol in
                if symbol == .value { return upstream }
                return variables.firstIndex(of: symbol).map { operands[$0].expression }
            }
        } catch {
            return nil
        }
    }

    /// ū ⊙ ∂u/∂a, summed where a is a scalar that stands for every element.
    private func elementwise(_ operation: Operation, to place: Int, of upstream: Expression) -> Expression {
        let sent: Expression
        switch operation {
        case .add: sent = upstream
        case .multiply:
            let others = operands.indices.filter { $0 != place }.map { operands[$0].expression }
            sent = .apply(.multiply, [upstream] + others)
        case .where where place > 0:
            let condition = operands[0].expression
            sent = .apply(.where, place == 1 ? [condition, upstream, 0] : [condition, 0, upstream])
        default:
            // The rule of the scalar operation, with operands in the place of its variables.
            let variables = operands.indices.map(Symbol.operand)
            let rule = Expression.apply(operation, variables.map(Expression.symbol)).derivative(by: variables[place])
            let partial = rule.substituting { variable in
                variables.firstIndex(of: variable).map { operands[$0].expression }
            }
            sent = .apply(.multiply, [upstream, partial])
        }
        return operands[place].shape == .scalar && shape != .scalar ? .apply(.sum, [sent.filling(shape)]) : sent
    }

    /// The rows or columns of the upstream adjoint that belong to the block at a place.
    private func block(_ operation: Operation, at place: Int, of upstream: Expression) -> Expression {
        let isRow = operation == .row
        let lengths = operands.map { isRow ? $0.shape.columns : $0.shape.rows }
        let start = lengths[..<place].reduce(0, +)
        guard lengths.count > 1 else { return upstream }
        // A row for each line that is kept: 1 where it lies, else 0.
        let selection = Expression.matrix(
            (start..<(start + lengths[place])).map { line in
                (0..<lengths.reduce(0, +)).map { $0 == line ? .one : .zero }
            })
        return .apply(.matmul, isRow ? [upstream, .apply(.transpose, [selection])] : [selection, upstream])
    }
}

extension Expression {
    /// Times ones, so that a scalar is each element of a shape.
    func filling(_ shape: Shape) -> Expression {
        shape == .scalar ? self : .apply(.multiply, [self, .ones(shape)])
    }

    /// A column, one number a row, in every column of a shape, for axis 1; a row in every row for axis 0.
    func spread(along axis: Expression, over shape: Shape) -> Expression {
        axis == .one
            ? .apply(.matmul, [self, .ones(Shape(rows: 1, columns: shape.columns))])
            : .apply(.matmul, [.ones(.column(shape.rows)), self])
    }

    /// `ones(3)`, `ones(2, 3)`.
    static func ones(_ shape: Shape) -> Expression {
        .apply(.ones, (shape.kind == .column ? [shape.rows] : [shape.rows, shape.columns]).map { .number(Number($0)) })
    }
}
