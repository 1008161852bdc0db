extension Expression {
    /// The value at a point, in `Double`; NaN where it is not defined. Atoms are asked for like variables.
    package func evaluated(_ value: (Atom) -> Double) -> Double {
        folded { part, operands in
            switch part {
            case .number(let number): number.doubleValue
            case .constant(let constant): constant.value
            case .apply(let operation, _): operation.value(operands)
            case .symbol, .derivative, .adjoint, .opaque: part.atom.map(value) ?? .nan
            }
        }
    }
}
