extension Expression {
    /// The same value as a person would write it, like `simplified()`, where variables are vectors and matrices: double
    /// transposes go, the transpose of a product is the product of transposes, scalar factors stand in front, and the
    /// result has the shape of the original.
    package func simplified(shapes: [Symbol: Shape]) -> Expression {
        var simplifier = MatrixSimplifier(variables: shapes)
        let form = simplifier.form(of: self)
        return simplifier.simplifier.expression(form)
    }
}

/// Simplifies with the shape of every form at hand. The rules of scalars hold element by element; where one of them
/// leaves a scalar in the place of a matrix, W/W as 1, it is filled up with ones.
private struct MatrixSimplifier {
    typealias Form = Simplifier.Form
    let variables: [Symbol: Shape]
    var simplifier = Simplifier()
    /// By form, as far as they have been asked for.
    private var shapes: [Shape] = []

    init(variables: [Symbol: Shape]) { self.variables = variables }

    mutating func form(of expression: Expression) -> Form {
        expression.folded { (node: Expression, operands: [Form]) -> Form in
            switch node {
            case .apply(let operation, _): apply(operation, operands)
            case .opaque(let name, _): simplifier.store(.opaque(name, operands))
            default: simplifier.store(.leaf(node))
            }
        }
    }

    /// The shape of a form. Forms are numbered operands first, so that those of its operands are known by then.
    private mutating func shape(_ form: Form) -> Shape {
        while shapes.count <= form.index {
            let shape: Shape?
            switch simplifier[Form(index: shapes.count)] {
            case .leaf(let leaf): shape = leaf.fittingShape(ofOperands: []) { variables[$0] }
            case .opaque: shape = .scalar
            case .apply(let operation, let operands):
                shape = operation.fittingShape(of: operands.map { shapes[$0.index] }) {
                    simplifier.number(operands[$0])
                }
            }
            shapes.append(shape ?? .scalar)
        }
        return shapes[form.index]
    }

    private mutating func isScalar(_ form: Form) -> Bool { shape(form) == .scalar }

    /// The operation on simplified operands, simplified, and filled with ones where it lost its shape.
    private mutating func apply(_ operation: Operation, _ operands: [Form]) -> Form {
        let numbers = operands.map { simplifier.number($0) }
        let operandShapes = operands.map { shape($0) }
        let expected = operation.fittingShape(of: operandShapes) { numbers[$0] }
        let form = rewritten(operation, operands)
        guard let expected, expected != .scalar, isScalar(form) else { return form }
        let ones = ones(expected)
        if form == simplifier.number(1) { return ones }
        // A product with 0 would be 0 again.
        return simplifier.store(.apply(.multiply, [form, ones]))
    }

    private mutating func rewritten(_ operation: Operation, _ operands: [Form]) -> Form {
        switch operation {
        case .matmul: return matrixProduct(operands)
        case .transpose: return transpose(operands[0])
        case .sum, .mean:
            let (scalars, rest) = split(operands[0])
            guard let rest else { return simplifier.product(scalars) }
            if case .apply(.ones, _) = simplifier[rest] {
                let count = operation == .sum ? shape(rest).count : 1
                return simplifier.product(scalars + [simplifier.number(count)])
            }
            return simplifier.product(scalars + [simplifier.store(.apply(operation, [rest]))])
        case .dot, .outer:
            let parts = operands.map { split($0) }
            let scalars = parts.flatMap(\.scalars)
            let rest = parts.compactMap(\.rest)
            guard rest.count == 2 else { return simplifier.product(scalars + rest) }
            return simplifier.product(scalars + [simplifier.store(.apply(operation, rest))])
        case .multiply, .divide:
            return withoutOnes(simplifier.apply(operation, operands))
        // Of one operand they are no longer what they are of scalars.
        case _ where !operation.isElementwise:
            return simplifier.store(.apply(operation, operands))
        default:
            return simplifier.apply(operation, operands)
        }
    }

    private mutating func ones(_ shape: Shape) -> Form {
        let dimensions = shape.kind == .column ? [shape.rows] : [shape.rows, shape.columns]
        return simplifier.store(.apply(.ones, dimensions.map { simplifier.number($0) }))
    }

    /// A form as scalar factors and one vector or matrix; without the latter where it is a scalar itself.
    private mutating func split(_ form: Form) -> (scalars: [Form], rest: Form?) {
        if isScalar(form) { return ([form], nil) }
        switch simplifier[form] {
        case .apply(.negate, let operands):
            let (scalars, rest) = split(operands[0])
            return ([simplifier.number(-1)] + scalars, rest)
        case .apply(.multiply, let factors):
            let scalars = factors.filter { isScalar($0) }
            guard !scalars.isEmpty else { return ([], form) }
            let rest = factors.filter { !isScalar($0) }
            return (scalars, rest.count == 1 ? rest[0] : simplifier.store(.apply(.multiply, rest)))
        case .apply(.divide, let operands) where isScalar(operands[1]):
            let (scalars, rest) = split(operands[0])
            return (scalars + [simplifier.quotient(simplifier.number(1), operands[1])], rest)
        default: return ([], form)
        }
    }

    /// Products in products written out, unit matrices gone, scalar factors in front.
    private mutating func matrixProduct(_ factors: [Form]) -> Form {
        var scalars: [Form] = []
        var matrices: [Form] = []
        for factor in factors {
            let (own, rest) = split(factor)
            scalars += own
            guard let rest else { continue }
            if case .apply(.matmul, let inner) = simplifier[rest] {
                matrices += inner
            } else {
                matrices.append(rest)
            }
        }
        let others = matrices.filter { if case .apply(.eye, _) = simplifier[$0] { false } else { true } }
        if !others.isEmpty { matrices = others } else { matrices = Array(matrices.prefix(1)) }
        if matrices.count > 1 { matrices = [simplifier.store(.apply(.matmul, matrices))] }
        return simplifier.product(scalars + matrices)
    }

    private mutating func transpose(_ form: Form) -> Form {
        let (scalars, rest) = split(form)
        guard let rest else { return form }
        let transposed: Form
        switch simplifier[rest] {
        case .apply(.transpose, let inner): transposed = inner[0]
        case .apply(.matmul, let factors): transposed = matrixProduct(factors.reversed().map { transpose($0) })
        case .apply(.outer, let vectors): transposed = simplifier.store(.apply(.outer, vectors.reversed()))
        case .apply(.ones, _): transposed = ones(shape(rest).transposed)
        case .apply(.eye, _): transposed = rest
        case .apply(.diag, _) where shape(rest).kind == .matrix: transposed = rest
        case .apply(let operation, let operands)
        where [.add, .multiply, .negate].contains(operation) && operands.contains(where: isTransposed):
            transposed = simplifier.apply(operation, operands.map { isScalar($0) ? $0 : transpose($0) })
        default: transposed = simplifier.store(.apply(.transpose, [rest]))
        }
        return scalars.isEmpty ? transposed : simplifier.product(scalars + [transposed])
    }

    /// Whether it is a transpose, or a product or sum with one in it, so that transposing it makes it shorter.
    private func isTransposed(_ form: Form) -> Bool {
        switch simplifier[form] {
        case .apply(.transpose, _): true
        case .apply(let operation, let operands) where [.matmul, .multiply, .negate, .add].contains(operation):
            operands.contains {
                if case .apply(.transpose, _) = simplifier[$0] { true } else { false }
            }
        default: false
        }
    }

    /// Ones beside another vector or matrix say nothing.
    private mutating func withoutOnes(_ form: Form) -> Form {
        switch simplifier[form] {
        case .apply(.negate, let operands): return simplifier.negated(withoutOnes(operands[0]))
        case .apply(.divide, let operands):
            let top = withoutOnes(operands[0])
            return top == operands[0] ? form : simplifier.quotient(top, operands[1])
        case .apply(.multiply, let factors):
            let ones = factors.filter { isOnes($0) }
            guard let first = ones.first else { return form }
            var kept = factors.filter { !isOnes($0) }
            if !kept.contains(where: { !isScalar($0) }) { kept.append(self.ones(shape(first))) }
            return simplifier.product(kept)
        case .apply(.power, let operands) where isOnes(operands[0]): return operands[0]
        default: return form
        }
    }

    private func isOnes(_ form: Form) -> Bool {
        switch simplifier[form] {
        case .apply(.ones, _): true
        case .apply(.power, let operands): isOnes(operands[0])
        default: false
        }
    }
}
