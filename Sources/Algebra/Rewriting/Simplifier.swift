extension Expression {
    /// The same value as a person would write it: like terms and factors gathered, no `1·`, no `+0`, no `^1`.
    ///
    /// The result is equal to the original wherever the original is defined. It may be defined at more points (x/x
    /// becomes 1, x·log(y)/log(y) becomes x), never at fewer. Products are not expanded. Terms and factors keep the order
    /// of their first appearance, except that numbers and powers of variables stand before other factors.
    package func simplified() -> Expression {
        var simplifier = Simplifier()
        let form = simplifier.form(of: self)
        return simplifier.expression(form)
    }
}

/// Builds simplified expressions from simplified operands.
///
/// Every distinct expression is stored once and known by its place, its form. Two forms are equal when their expressions
/// are, so that gathering like terms of a deep expression never walks it, and what occurs many times is worked on once.
struct Simplifier {
    /// A simplified expression, by its place among all that were made.
    struct Form: Hashable {
        fileprivate(set) var index: Int
    }

    enum Node: Hashable {
        /// A number, constant, variable, derivative atom or adjoint.
        case leaf(Expression)
        case apply(Operation, [Form])
        case opaque(String, [Form])
    }

    /// In the order they were made: operands before their consumers.
    private var nodes: [Node] = []
    private var forms: [Node: Form] = [:]
    /// For each form the one that is equal but for the order of terms and factors: x·y for y·x.
    private var likenesses: [Form] = []

    // MARK: Forms

    subscript(form: Form) -> Node { nodes[form.index] }

    /// The key under which like terms and like factors meet.
    func likeness(_ form: Form) -> Form { likenesses[form.index] }

    /// The form of a node that is simplified as it stands.
    mutating func store(_ node: Node) -> Form {
        if let form = forms[node] { return form }
        let form = Form(index: nodes.count)
        nodes.append(node)
        forms[node] = form
        likenesses.append(form)
        let like: Node
        switch node {
        case .leaf: return form
        case .apply(let operation, let operands):
            let operands = operands.map(likeness)
            let isSortable = operation == .add || operation == .multiply
            like = .apply(operation, isSortable ? operands.sorted { $0.index < $1.index } : operands)
        case .opaque(let name, let arguments): like = .opaque(name, arguments.map(likeness))
        }
        if like != node { likenesses[form.index] = store(like) }
        return form
    }

    mutating func number(_ number: Number) -> Form { store(.leaf(.number(number))) }

    mutating func number(_ integer: Int) -> Form { number(Number(integer)) }

    /// The number that a form is, if it is one.
    func number(_ form: Form) -> Number? {
        if case .leaf(.number(let number)) = self[form] { number } else { nil }
    }

    /// The form of an expression, simplified from its leaves to its root.
    mutating func form(of expression: Expression) -> Form {
        expression.folded { node, operands in
            switch node {
            case .apply(let operation, _): apply(operation, operands)
            case .opaque(let name, _): store(.opaque(name, operands))
            default: store(.leaf(node))
            }
        }
    }

    /// The forms a form is made of, itself included, operands before their consumers.
    func parts(of root: Form) -> [Form] {
        var parts: Set<Form> = [root]
        var waiting = [root]
        while let form = waiting.popLast() {
            for operand in operands(of: form) where parts.insert(operand).inserted { waiting.append(operand) }
        }
        return parts.sorted { $0.index < $1.index }
    }

    func operands(of form: Form) -> [Form] {
        switch self[form] {
        case .leaf: []
        case .apply(_, let operands), .opaque(_, let operands): operands
        }
    }

    /// The expression of a form. What occurs many times in it shares its storage.
    func expression(_ root: Form) -> Expression {
        var expressions: [Form: Expression] = [:]
        for form in parts(of: root) {
            func written(_ operands: [Form]) -> [Expression] { operands.compactMap { expressions[$0] } }
            switch self[form] {
            case .leaf(let expression): expressions[form] = expression
            case .apply(let operation, let operands): expressions[form] = .apply(operation, written(operands))
            case .opaque(let name, let arguments): expressions[form] = .opaque(name, written(arguments))
            }
        }
        return expressions[root] ?? .zero
    }

    // MARK: Operations

    /// The operation on simplified operands, simplified.
    mutating func apply(_ operation: Operation, _ operands: [Form]) -> Form {
        switch (operation, operands.count) {
        case (.add, _): sum(operands)
        case (.multiply, _): product(operands)
        case (.divide, 2): quotient(operands[0], operands[1])
        case (.power, 2): power(operands[0], operands[1])
        // Of one operand they are its largest and smallest element.
        case (.max, 2...), (.min, 2...): extreme(operation, operands)
        case (.where, 3): choice(operands)
        case (_, 1): function(operation, operands[0])
        default: store(.apply(operation, operands))
        }
    }

    /// A function of one operand.
    mutating func function(_ operation: Operation, _ operand: Form) -> Form {
        switch (operation, self[operand]) {
        case (.negate, _): return negated(operand)
        case (.log, .leaf(.constant(.e))): return number(1)
        // The inner function is defined wherever the whole is, and the outer one undoes it there.
        case (.log, .apply(.exp, let inner)), (.exp, .apply(.log, let inner)): return inner[0]
        case (.abs, .apply(.negate, let inner)): return function(.abs, inner[0])
        case (.abs, .apply(.abs, _)), (.relu, .apply(.relu, _)): return operand
        case (_, .leaf(.number(let value))):
            if let exact = operation.rule.exactValue(value) { return number(exact) }
        default: break
        }
        return store(.apply(operation, [operand]))
    }

    mutating func negated(_ operand: Form) -> Form { product([number(-1), operand]) }

    mutating func difference(_ minuend: Form, _ subtrahend: Form) -> Form { sum([minuend, negated(subtrahend)]) }

    /// where(c, a, b): one of them where c is a number, or where both are one.
    private mutating func choice(_ operands: [Form]) -> Form {
        if operands[1] == operands[2] { return operands[1] }
        guard let condition = number(operands[0]) else { return store(.apply(.where, operands)) }
        return condition.isZero ? operands[2] : operands[1]
    }

    /// max and min: numbers gathered, equal operands named once.
    private mutating func extreme(_ operation: Operation, _ operands: [Form]) -> Form {
        var seen: Set<Form> = []
        var kept: [Form] = []
        var extremeNumber: (place: Int, value: Number)?
        for operand in operands {
            guard let value = number(operand) else {
                if seen.insert(likeness(operand)).inserted { kept.append(operand) }
                continue
            }
            if let present = extremeNumber {
                let chosen = operation.value(present.value.doubleValue, value.doubleValue)
                if chosen == present.value.doubleValue { continue }
                kept[present.place] = operand
                extremeNumber = (present.place, value)
            } else {
                extremeNumber = (kept.count, value)
                kept.append(operand)
            }
        }
        return kept.count == 1 ? kept[0] : store(.apply(operation, kept))
    }
}
