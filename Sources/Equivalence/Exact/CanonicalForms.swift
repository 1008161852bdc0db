internal import Algebra

/// The form of an expression under the laws of sums and products alone: terms and factors in any order and brackets, x·x for
/// x², a − b for a + (−b), a/b for a·(1/b), numbers worked out where that is exact. Expressions of one form have the same
/// value and the same domain, however small or far it lies; nothing cancels that may be undefined.
struct CanonicalForms {
    /// A form, by its place among all that were made.
    typealias Form = Int

    private enum Node: Hashable {
        /// A name, a constant, or a number that is no fraction of whole numbers.
        case leaf(Expression)
        /// Terms with their factors; 1 is the empty product.
        case sum([Form: Number])
        /// Factors with their exponents, all above 0.
        case product([Form: Int])
        case reciprocal(Form)
        case apply(Operation, [Form])
        case opaque(String, [Form])
    }

    private var nodes: [Node] = []
    private var forms: [Node: Form] = [:]
    /// Names that stand for something else.
    private var meanings: [Symbol: Form] = [:]

    /// Whether two expressions have one form.
    static func areAlike(_ first: Expression, _ second: Expression) -> Bool {
        var forms = CanonicalForms()
        return forms.form(of: first) == forms.form(of: second)
    }

    /// From now on a name has the form of what it stands for.
    mutating func define(_ name: Symbol, as meaning: Expression) { meanings[name] = form(of: meaning) }

    mutating func form(of expression: Expression) -> Form {
        expression.folded { part, operands in
            switch part {
            case .number(.rational(let numerator, let denominator)):
                scaled(one, by: Number(numerator, over: denominator)) ?? store(.leaf(part))
            case .symbol(let name): meanings[name] ?? store(.leaf(part))
            case .apply(let operation, _): apply(operation, operands)
            case .opaque(let name, _): store(.opaque(name, operands))
            case .number, .constant, .derivative, .adjoint: store(.leaf(part))
            }
        }
    }

    private mutating func store(_ node: Node) -> Form {
        if let form = forms[node] { return form }
        forms[node] = nodes.count
        nodes.append(node)
        return nodes.count - 1
    }

    private var one: Form { mutating get { store(.product([:])) } }

    // MARK: Operations

    private mutating func apply(_ operation: Operation, _ operands: [Form]) -> Form {
        let exact: Form? =
            switch (operation, operands.count) {
            case (.add, _): sum(operands)
            case (.negate, 1): scaled(operands[0], by: Number(-1))
            case (.multiply, _): product(operands)
            case (.divide, 2): product([operands[0], reciprocal(of: operands[1])])
            case (.power, 2): power(operands[0], operands[1])
            default: nil
            }
        if let exact { return exact }
        let isSymmetric = [.add, .multiply, .max, .min, .logsumexp].contains(operation)
        return store(.apply(operation, isSymmetric ? operands.sorted() : operands))
    }

    /// A form as a number times another.
    private mutating func parts(of form: Form) -> (factor: Number, rest: Form) {
        guard case .sum(let terms) = nodes[form], terms.count <= 1 else { return (.one, form) }
        return terms.first.map { ($0.value, $0.key) } ?? (.zero, one)
    }

    /// nil where the numbers are not exact any more, here and below.
    private mutating func sum(_ operands: [Form]) -> Form? {
        var sum: [Form: Number] = [:]
        for operand in operands {
            let terms: [Form: Number] = if case .sum(let terms) = nodes[operand] { terms } else { [operand: .one] }
            for (term, factor) in terms {
                let total = sum[term, default: .zero] + factor
                guard case .rational = total else { return nil }
                sum[term] = total
            }
        }
        return settled(sum)
    }

    private mutating func settled(_ sum: [Form: Number]) -> Form {
        var sum = sum
        if sum[one] == .zero { sum[one] = nil }
        if sum.count == 1, let (term, factor) = sum.first, factor == .one { return term }
        return store(.sum(sum))
    }

    private mutating func scaled(_ form: Form, by factor: Number) -> Form? {
        guard factor != .one else { return form }
        var terms: [Form: Number] = if case .sum(let terms) = nodes[form] { terms } else { [form: .one] }
        for (term, own) in terms {
            guard case .rational = own * factor else { return nil }
            terms[term] = own * factor
        }
        return settled(terms)
    }

    private mutating func product(_ operands: [Form?]) -> Form? {
        var number = Number.one
        var factors: [Form: Int] = [:]
        for operand in operands {
            guard let operand else { return nil }
            let (factor, rest) = parts(of: operand)
            number = number * factor
            guard case .rational = number else { return nil }
            let own: [Form: Int] = if case .product(let own) = nodes[rest] { own } else { [rest: 1] }
            for (base, exponent) in own {
                let (total, overflow) = factors[base, default: 0].addingReportingOverflow(exponent)
                guard !overflow else { return nil }
                factors[base] = total
            }
        }
        return scaled(settled(factors), by: number)
    }

    private mutating func settled(_ factors: [Form: Int]) -> Form {
        if factors.count == 1, let (base, exponent) = factors.first, exponent == 1 { return base }
        return store(.product(factors))
    }

    private mutating func reciprocal(of form: Form) -> Form? {
        let (factor, rest) = parts(of: form)
        guard !factor.isZero, case .rational = factor.reciprocal else { return store(.reciprocal(form)) }
        guard case .product(let factors) = nodes[rest] else {
            return scaled(store(.reciprocal(rest)), by: factor.reciprocal)
        }
        var inverses: [Form: Int] = [:]
        for (base, exponent) in factors { inverses[store(.reciprocal(base))] = exponent }
        return scaled(settled(inverses), by: factor.reciprocal)
    }

    private mutating func power(_ base: Form, _ exponent: Form) -> Form? {
        let (number, rest) = parts(of: exponent)
        guard rest == one, let exponent = number.integer, exponent != 0, exponent.magnitude <= 1_000 else { return nil }
        if exponent < 0 { return power(base, scaledPower: -exponent).flatMap { reciprocal(of: $0) } }
        return power(base, scaledPower: exponent)
    }

    private mutating func power(_ base: Form, scaledPower exponent: Int) -> Form? {
        let (factor, rest) = parts(of: base)
        guard case .rational = factor.raised(to: exponent) else { return nil }
        var factors: [Form: Int] = if case .product(let own) = nodes[rest] { own } else { [rest: 1] }
        for (base, own) in factors {
            let (total, overflow) = own.multipliedReportingOverflow(by: exponent)
            guard !overflow else { return nil }
            factors[base] = total
        }
        return scaled(settled(factors), by: factor.raised(to: exponent))
    }
}
